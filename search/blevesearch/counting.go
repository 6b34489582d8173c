package blevesearch

import (
	"time"

	"dateline/search"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// counting is facets being counted in a goroutine of its own.
type counting struct {
	done   chan struct{} // closed when all is counted
	facets []search.Facet
	notes  []string
	took   search.Phase
	err    error
}

// startCounting begins to count the facets asked for, over the hits and totals
// that are known by then.
func (r *run) startCounting() *counting {
	c := &counting{done: make(chan struct{}), took: search.Phase{Name: "count"}}
	if len(r.query.Facets) == 0 {
		close(c.done)
		return c
	}
	beside := *r
	beside.snapshot = r.snapshot.twin()
	go func() {
		defer close(c.done)
		defer recovered(&c.err)()
		start := time.Now()
		c.err = beside.count(c)
		c.took.Took = time.Since(start)
	}()
	return c
}

// wait returns what was counted once all is.
func (c *counting) wait() (*counting, error) {
	<-c.done
	return c, c.err
}

// count counts the facets asked for.
func (r *run) count(into *counting) error {
	for _, request := range r.query.Facets {
		c := newCounter(request, r.query.Where, r.names)
		for i, p := range r.snapshot.parts {
			if err := c.count(p, r.selected[i].counted(request.Field)); err != nil {
				return err
			}
		}
		t, err := r.tallies(c, request.Field)
		if err != nil {
			return err
		}
		facet, note := c.facet(t)
		into.facets = append(into.facets, facet)
		if note != "" {
			into.notes = append(into.notes, note)
		}
	}
	return nil
}

// twin returns the snapshot for a second goroutine: the same articles, with
// what a search writes down of its own.
func (s *snapshot) twin() *snapshot {
	t := *s
	t.steps, t.buffers, t.parts = 0, nil, make([]*part, len(s.parts))
	for i, p := range s.parts {
		other := *p
		other.of, other.dictionaries, other.looked = &t, map[string]segment.TermDictionary{}, map[termKey]*term{}
		t.parts[i] = &other
	}
	return &t
}
