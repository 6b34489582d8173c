package blevesearch

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/search"
)

// TestWordCounts holds what is kept of the occurrences of a word to what they
// count, also where they do not fit.
func TestWordCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	w := &word{counts: make([]formCounts, 1), many: map[int]float64{}}
	for range 20000 {
		most := []uint32{3, 300, 1 << 20}[r.IntN(3)]
		typed := r.Uint32N(most)
		all := typed + r.Uint32N(most)
		w.count(0, typed, all)
		if got, want := w.times(0), search.Times(typed, all); got != want {
			t.Fatalf("%d as typed of %d count %v times, want %v", typed, all, got, want)
		}
	}
}

// TestPlacesOf holds the places of hits to a look at each, while hits change.
func TestPlacesOf(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	w := &scratch{}
	for range 300 {
		hits := randomSorted(r)
		for range 1 + r.IntN(2) { // the second time they are known
			places := w.placesOf(hits, 200)
			for article := range uint32(200) {
				if at := places[article]; (at > 0) != slices.Contains(hits, article) || at > 0 && hits[at-1] != article {
					t.Fatalf("article %d is at %d of %v", article, at, hits)
				}
			}
		}
	}
	w.displace()
	for article, at := range w.places {
		if at != 0 {
			t.Errorf("article %d is still at %d", article, at)
		}
	}
}
