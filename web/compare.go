package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"dateline/index"
	"dateline/search"
)

// Parameters of the second search of a comparison; all others are those of both.
const (
	paramQ2    = "q2"
	paramFrom2 = "from2"
	paramTo2   = "to2"
)

// pairOf is two searches to compare. Without a second one B is A.
type pairOf struct {
	a, b     asked
	q2       string // as given
	from, to string
	one      bool // there is no second search
}

// readPair reads the parameters of two searches: the second is the first with
// another text or another range of dates.
func (s *server) readPair(r *http.Request) (pairOf, error) {
	values, err := queryValues(r)
	if err != nil {
		return pairOf{}, err
	}
	given := map[string]string{}
	for _, p := range []parameter{{Name: paramQ2, limit: maxText}, {Name: paramFrom2}, {Name: paramTo2}} {
		v, err := p.check(values[p.Name])
		if err != nil {
			return pairOf{}, err
		}
		if len(v) > 0 {
			given[p.Name] = v[0]
		}
		delete(values, p.Name)
	}
	p := pairOf{q2: given[paramQ2], from: given[paramFrom2], to: given[paramTo2], one: len(given) == 0}
	if p.a, err = s.readFor(r.URL.Path, values); err != nil {
		return pairOf{}, err
	}
	p.a = p.a.first()
	second := url.Values{}
	for name, v := range values {
		second[name] = v
	}
	if p.q2 != "" {
		second.Set("q", p.q2)
	}
	if p.from != "" || p.to != "" {
		second.Del("from")
		second.Del("to")
		for name, value := range map[string]string{"from": p.from, "to": p.to} {
			if value != "" {
				second.Set(name, value)
			}
		}
	}
	p.b, err = s.readFor(r.URL.Path, second)
	p.b = p.b.first()
	return p, ofSecond(err)
}

// ofSecond returns the error of the second search under the names of its
// parameters.
func ofSecond(err error) error {
	var mistake *search.Error
	if !errors.As(err, &mistake) {
		return err
	}
	again := search.NewError(mistake.Code, mistake.Param, search.Say("in the second search: %s", mistake.DetailMessage), mistake.HintMessage)
	again.Candidates = mistake.Candidates
	if slices.Contains([]string{"q", "from", "to"}, mistake.Param) {
		again.Param += "2"
	}
	return again
}

// link returns the address of the comparison at a path.
func (p pairOf) link(path string) string {
	v := p.a.values(path)
	for name, value := range map[string]string{paramQ2: p.q2, paramFrom2: p.from, paramTo2: p.to} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if query := v.Encode(); query != "" {
		return path + "?" + query
	}
	return path
}

// comparison is two searches side by side.
type comparison struct {
	a, b, both search.Count
	by         search.CountBy  // what sets them apart is counted by
	dates      [2]search.Facet // on the same buckets
	interval   search.Interval
	apart      map[string][]apart // by field
	notes      []search.Message
}

// comparedFields are the facets that are compared.
func comparedFields() []string { return []string{index.FieldActor, index.FieldLocation} }

// compare runs both searches, what they have in common, and all articles as the
// ground to compare on.
func (s *server) compare(ctx context.Context, p pairOf) (comparison, error) {
	requests := []search.FacetRequest{}
	for _, field := range comparedFields() {
		requests = append(requests, search.FacetRequest{Field: field, Size: search.MaxFacetSize, Interval: search.IntervalAuto, Every: true})
	}
	dated := append(slices.Clone(requests), search.FacetRequest{Field: p.a.dateField, Size: search.DefaultFacet, Interval: search.IntervalAuto})
	a, b := hitsOnly(p.a.query), hitsOnly(p.b.query)
	a.Facets, b.Facets = dated, dated
	first, err := s.search(ctx, a)
	if err != nil {
		return comparison{}, err
	}
	second, err := s.search(ctx, b)
	if err != nil {
		return comparison{}, ofSecond(err)
	}
	both := a
	both.Match, both.Facets = search.And{orAll(a.Match), orAll(b.Match)}, nil
	shared, err := s.search(ctx, both)
	if err != nil {
		return comparison{}, err
	}
	by := p.a.query.Count
	ground, err := s.search(ctx, search.Query{Sort: search.Newest, Facets: requests, Variants: true, Count: by})
	if err != nil {
		return comparison{}, err
	}
	c := comparison{a: first.Total, b: second.Total, both: shared.Total, by: by, apart: map[string][]apart{}, notes: first.Notes}
	for _, note := range second.Notes {
		if !slices.ContainsFunc(c.notes, func(n search.Message) bool { return n.String() == note.String() }) {
			c.notes = append(c.notes, note)
		}
	}
	for i, field := range comparedFields() {
		c.apart[field] = setApart(first.Facets[i], second.Facets[i], ground.Facets[i], by)
	}
	last := len(requests)
	return c, s.alignDates(ctx, &c, [2]search.Query{a, b}, [2]search.Facet{first.Facets[last], second.Facets[last]})
}

// alignDates counts both searches on the same date buckets: of the width that
// suits the whole range of both.
func (s *server) alignDates(ctx context.Context, c *comparison, queries [2]search.Query, found [2]search.Facet) error {
	first, last := 0, -1
	for _, f := range found {
		if len(f.Buckets) == 0 {
			continue
		}
		from, to := f.Buckets[0].From.DayNumber(), f.Buckets[len(f.Buckets)-1].To.DayNumber()
		if last < first {
			first, last = from, to
		}
		first, last = min(first, from), max(last, to)
	}
	c.interval, _ = search.ChooseInterval(search.IntervalAuto, first, max(first, last))
	for i, q := range queries {
		q.Facets = []search.FacetRequest{{Field: found[i].Field, Size: search.DefaultFacet, Interval: c.interval}}
		result, err := s.Searcher.Search(ctx, q)
		if err != nil {
			return err
		}
		c.dates[i] = result.Facets[0]
	}
	return nil
}

// orAll returns a condition, for one that is nil the condition that everything
// meets: not to match nothing.
func orAll(e search.Expr) search.Expr {
	if e == nil {
		return search.Not{Of: search.Or{}}
	}
	return e
}

// hitsOnly returns a query whose facets are all counted on its hits: what is
// selected becomes a part of the condition, for else a facet is counted as if
// nothing were selected in it.
func hitsOnly(q search.Query) search.Query {
	var parts search.And
	if q.Match != nil {
		parts = append(parts, q.Match)
	}
	for _, f := range q.Where {
		excludes := f.Not
		f.Not = false
		var part search.Expr = search.Where{Filter: f}
		if excludes {
			part = search.Not{Of: part}
		}
		parts = append(parts, part)
	}
	q.Where, q.Match = nil, nil
	switch len(parts) {
	case 0:
	case 1:
		q.Match = parts[0]
	default:
		q.Match = parts
	}
	q.Facets, q.Page, q.Explain = nil, search.Page{}, false
	q.Sort = search.Newest
	return q
}

// dateBucket is a bucket of both searches.
type dateBucket struct {
	search.Bucket
	a, b search.Bucket
}

// buckets returns the date buckets of both searches in time order, without gaps
// of either.
func (c comparison) buckets() []dateBucket {
	byValue := map[string]*dateBucket{}
	for i, f := range c.dates {
		for _, b := range f.Buckets {
			if byValue[b.Value] == nil {
				byValue[b.Value] = &dateBucket{Bucket: b}
			}
			if i == 0 {
				byValue[b.Value].a = b
			} else {
				byValue[b.Value].b = b
			}
		}
	}
	var all []dateBucket
	for _, b := range byValue {
		all = append(all, *b)
	}
	slices.SortFunc(all, func(x, y dateBucket) int { return x.From.DayNumber() - y.From.DayNumber() })
	return fillGaps(all, c.interval)
}

// fillGaps adds the empty buckets between two ranges.
func fillGaps(all []dateBucket, interval search.Interval) []dateBucket {
	var filled []dateBucket
	for _, b := range all {
		for len(filled) > 0 && filled[len(filled)-1].To.DayNumber()+1 < b.From.DayNumber() {
			filled = append(filled, dateBucket{Bucket: search.DateBucket(interval, filled[len(filled)-1].To.DayNumber()+1)})
		}
		filled = append(filled, b)
	}
	return filled
}
