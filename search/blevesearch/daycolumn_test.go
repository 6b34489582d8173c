package blevesearch

import (
	"testing"
	"time"

	"dateline/index"
	"dateline/search"
)

// TestImpossibleDates checks that a date that no article can have is unknown,
// rather than the end of a histogram of millions of days.
func TestImpossibleDates(t *testing.T) {
	m := newMemory(t)
	at := func(id string, year int) *index.Article {
		return &index.Article{ID: id, Body: "x", Published: index.Date{Time: time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), Precision: index.Day}}
	}
	m.put(at("a", 2026), at("b", 1), at("c", 9999), at("d", 20000), at("e", -3))
	r := find(t, m.searcher(), search.Query{Facets: []search.FacetRequest{{Field: index.FieldDate}}})
	if f := r.Facets[0]; f.Distinct != 3 || f.Missing.Articles != 2 || f.Interval != search.IntervalYear {
		t.Errorf("facet has %d dates, %d missing, by %s", f.Distinct, f.Missing.Articles, f.Interval)
	}
	if got := []string{r.Hits[0].Article.ID, r.Hits[4].Article.ID}; got[0] != "c" || got[1] != "e" {
		t.Errorf("newest is %s, last is %s", got[0], got[1])
	}
}
