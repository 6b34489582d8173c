package blevesearch

import (
	"cmp"
	"slices"
	"sync/atomic"
	"time"

	"dateline/search"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// counting are the facets of a search, which two goroutines count: one from
// the beginning, and that of the search when it has nothing else to do. Whoever
// comes takes the next.
type counting struct {
	order  []int // numbers of the requests
	next   atomic.Int32
	facets []countedFacet // by number of the request
	helper chan error     // what the other goroutine ended with
}

type countedFacet struct {
	facet search.Facet
	note  search.Message
	took  time.Duration
}

// helpFrom is how many articles are to be counted, over all facets, from which
// help pays: to wake another goroutine takes as long as to count about a thousand.
const helpFrom = 1024

// startCounting begins to count the facets asked for, over the hits and totals
// that are known by then.
func (r *run) startCounting() *counting {
	c := &counting{facets: make([]countedFacet, len(r.query.Facets)), helper: make(chan error, 1)}
	articles := 0
	for i, request := range r.query.Facets {
		for _, set := range r.counted(request.Field) { // made before two ask for it
			articles += int(set.GetCardinality())
		}
		c.order = append(c.order, i)
	}
	if articles < r.snapshot.helpFrom || len(c.facets) == 0 {
		c.helper <- nil
		return c
	}
	slices.SortStableFunc(c.order, func(a, b int) int { return cmp.Compare(r.weight(a), r.weight(b)) })
	beside := *r
	beside.snapshot = r.snapshot.twin()
	go func() {
		var err error
		defer func() { c.helper <- err }()
		defer recovered(&err)()
		err = c.work(&beside)
	}()
	return c
}

// weight orders facets: those with a selection, which are counted over more
// than the hits, come first.
func (r *run) weight(facet int) int {
	if len(selected(r.query.Where, r.query.Facets[facet].Field)) > 0 {
		return 0
	}
	return 1
}

// work counts facets until none is left.
func (c *counting) work(r *run) error {
	for {
		at := int(c.next.Add(1)) - 1
		if at >= len(c.order) {
			return nil
		}
		n := c.order[at]
		start := time.Now()
		one, err := r.count(r.query.Facets[n])
		if err != nil {
			return err
		}
		one.took = time.Since(start)
		c.facets[n] = one
	}
}

// end leaves what is not begun uncounted, and waits for what is.
func (c *counting) end() error {
	c.next.Store(int32(len(c.order)))
	err := <-c.helper
	c.helper <- err // for the next call
	return err
}

// into puts what was counted into a result.
func (c *counting) into(result *search.Result) search.Phase {
	phase := search.Phase{Name: "count"}
	for _, one := range c.facets {
		result.Facets = append(result.Facets, one.facet)
		if one.note.Format != "" {
			result.Notes = append(result.Notes, one.note)
		}
		phase.Took += one.took
	}
	return phase
}

// count counts a facet.
func (r *run) count(request search.FacetRequest) (countedFacet, error) {
	c := newCounter(request, r.query.Where, r.names)
	for i, p := range r.snapshot.parts {
		if err := c.count(p, r.selected[i].counted(request.Field)); err != nil {
			return countedFacet{}, err
		}
	}
	t, err := r.tallies(c, request.Field)
	if err != nil {
		return countedFacet{}, err
	}
	var one countedFacet
	one.facet, one.note = c.facet(t)
	return one, nil
}

// twin returns the snapshot for a second goroutine: the same articles, with
// what a search writes down of its own.
func (s *snapshot) twin() *snapshot {
	t := *s
	t.steps, t.buffers, t.iterator, t.parts = 0, nil, nil, make([]*part, len(s.parts))
	for i, p := range s.parts {
		other := *p
		other.of, other.dictionaries, other.looked = &t, map[string]segment.TermDictionary{}, map[termKey]*term{}
		other.begun = map[string]begun{}
		t.parts[i] = &other
	}
	return &t
}
