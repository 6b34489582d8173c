package blevesearch

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/search"
	"dateline/search/searchtest"
)

// TestLike compares what is like random articles with what the brute-force
// searcher finds like them.
func TestLike(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 31))
	m := newMemory(t)
	for range 4 {
		m.put(searchtest.RandomCorpus(r, 30)...)
	}
	m.remove(slices.Sorted(maps.Keys(m.articles))[:5]...)
	want := searchtest.NewMemory(slices.Collect(maps.Values(m.articles)), search.NoNames{})
	found := 0
	for _, id := range slices.Sorted(maps.Keys(m.articles)) {
		a := m.articles[id]
		x, err := search.Like(t.Context(), m.searcher(), a, 5)
		if err != nil {
			t.Fatal(err)
		}
		y, err := search.Like(t.Context(), want, a, 5)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(x.Terms, y.Terms) || len(x.Hits) != len(y.Hits) {
			t.Fatalf("%s: %d by %v, want %d by %v", id, len(x.Hits), x.Terms, len(y.Hits), y.Terms)
		}
		for i := range x.Hits {
			if x.Hits[i].Article.ID == id || math.Abs(x.Hits[i].Score-y.Hits[i].Score) > 1e-9 {
				t.Fatalf("%s: hit %d is %+v, want %+v", id, i, x.Hits[i], y.Hits[i])
			}
			found++
		}
	}
	if found < 200 {
		t.Errorf("%d like articles", found)
	}
}
