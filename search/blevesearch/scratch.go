package blevesearch

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// scratch are the buffers of a search, at least as long as the hits that are
// scored. Between two uses all are zero but those of hits, and know where they
// are not: most words are in few of the hits.
type scratch struct {
	articles []uint32  // of hits
	scores   []float64 // of hits

	densities, times    []float64
	typed, apart, stems []uint32
	dense, timed        []int // places in densities and times that are not zero
	touched             []int // places in the other three that are not zero

	placed []uint32 // the hits that places tells of
	places []uint32 // by article: its place in placed, from 1, 0 for any other
}

// scratches are the buffers that no search has.
var scratches = sync.Pool{New: func() any { return &scratch{} }}

// scratch returns the buffers for n hits.
func (s *snapshot) scratch(n int) *scratch {
	if s.buffers == nil {
		s.buffers = scratches.Get().(*scratch)
	}
	if len(s.buffers.times) < n {
		s.buffers.grow(n)
	}
	return s.buffers
}

// grow makes room for n hits. What was there is lost.
func (w *scratch) grow(n int) {
	w.densities, w.times = make([]float64, n), make([]float64, n)
	w.typed, w.apart, w.stems = make([]uint32, n), make([]uint32, n), make([]uint32, n)
}

// release gives the buffers back after a search that came to its end: after an
// error they may not be zero.
func (s *snapshot) release() {
	if s.buffers != nil {
		s.buffers.displace()
		scratches.Put(s.buffers)
		s.buffers = nil
	}
}

// hits returns the articles of a set in order, with a score of zero for each.
// Both are valid until the next call.
func (s *snapshot) hits(set *roaring.Bitmap) ([]uint32, []float64) {
	w, n := s.scratch(0), int(set.GetCardinality())
	w.displace()
	if len(w.articles) < n {
		w.articles, w.scores = make([]uint32, n), make([]float64, n)
	}
	articles, scores := w.articles[:n], w.scores[:n]
	set.ToExistingArray(&articles)
	clear(scores)
	return articles, scores
}

// placesOf returns the place of each article of a part of some size among the
// hits, from 1, and 0 for what is none of them: the words of a query are counted
// in the same hits, and to look at the articles of each takes less than to read
// the hits again. They must not change before displace.
func (w *scratch) placesOf(hits []uint32, size int) []uint32 {
	if len(hits) > 0 && len(hits) == len(w.placed) && &hits[0] == &w.placed[0] {
		return w.places
	}
	w.displace()
	if len(w.places) < size {
		w.places = make([]uint32, size)
	}
	for i, article := range hits {
		w.places[article] = uint32(i) + 1
	}
	w.placed = hits
	return w.places
}

// displace forgets what placesOf told.
func (w *scratch) displace() {
	for _, article := range w.placed {
		w.places[article] = 0
	}
	w.placed = nil
}

// addTimes adds to the times of hit i.
func (w *scratch) addTimes(i int, times float64) {
	if w.times[i] == 0 {
		w.timed = append(w.timed, i)
	}
	w.times[i] += times
}

// takeTimes calls visit with the times of each hit that has any, which are zero
// then.
func (w *scratch) takeTimes(visit func(i int, times float64)) {
	for _, i := range w.timed {
		visit(i, w.times[i])
		w.times[i] = 0
	}
	w.timed = w.timed[:0]
}

// addDensity adds to the density of hit i.
func (w *scratch) addDensity(i int, density float64) {
	if w.densities[i] == 0 {
		w.dense = append(w.dense, i)
	}
	w.densities[i] += density
}

// takeDensities calls visit with the density of each hit that has any, which are
// zero then.
func (w *scratch) takeDensities(visit func(i int, density float64)) {
	for _, i := range w.dense {
		visit(i, w.densities[i])
		w.densities[i] = 0
	}
	w.dense = w.dense[:0]
}

// add counts n occurrences of a term in hit i, in one of the three.
func (w *scratch) add(counts []uint32, i int, n uint32) {
	if w.typed[i]|w.apart[i]|w.stems[i] == 0 {
		w.touched = append(w.touched, i)
	}
	counts[i] += n
}

// takeCounts calls visit with each hit that a word occurs in, and how often it
// does: as typed, and in any form, which is as its forms or its stem, whichever is
// more, with the stems that stand where its form does not. The counts are zero
// then.
func (w *scratch) takeCounts(visit func(i int, typed, all uint32)) {
	for _, i := range w.touched {
		visit(i, w.typed[i], max(w.typed[i]+w.apart[i], w.stems[i]))
		w.typed[i], w.apart[i], w.stems[i] = 0, 0, 0
	}
	w.touched = w.touched[:0]
}
