package blevesearch

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

func TestPhrase(t *testing.T) {
	m := newMemory(t)
	m.put(
		&index.Article{ID: "twice", Language: "en", Body: "peace talks, then peace talks"},
		&index.Article{ID: "stem", Language: "en", Body: "peace talking"},
		&index.Article{ID: "turned", Language: "en", Body: "talks peace"},
	)
	m.put(
		&index.Article{ID: "fields", Language: "en", Title: "peace", Body: "talks"},
		&index.Article{ID: "overlap", Body: "ha ha ha"},
		&index.Article{ID: "deleted", Body: "peace talks"},
	)
	m.remove("deleted")
	for _, tt := range []struct {
		words []string
		want  []string // with the most occurrences first
	}{
		{[]string{"peace", "talks"}, []string{"twice", "stem"}},
		{[]string{"talks", "then", "peace"}, []string{"twice"}},
		{[]string{"ha", "ha"}, []string{"overlap"}},
		{[]string{"ha", "ha", "ha", "ha"}, nil},
		{[]string{"peace", "war"}, nil},
	} {
		r := find(t, m.searcher(), search.Query{Match: search.Phrase{Words: tt.words}})
		var got []string
		for _, h := range r.Hits {
			got = append(got, h.Article.ID)
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q finds %q, want %q", tt.words, got, tt.want)
		}
	}
}

// TestPositions holds the walks over the positions of two words to a look at
// every pair of them.
func TestPositions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	list := func() occurrences {
		var o occurrences
		for range r.IntN(40) {
			o = append(o, uint64(r.IntN(12))<<32|uint64(1+r.IntN(9)))
		}
		slices.Sort(o)
		return slices.Compact(o)
	}
	p := &part{of: &snapshot{ctx: t.Context()}}
	for range 2000 {
		a, b, offset := list(), list(), r.IntN(3)
		among := roaring.New()
		for range r.IntN(12) {
			among.Add(uint32(r.IntN(12)))
		}
		var want, both occurrences
		for _, at := range a {
			if among.Contains(uint32(at>>32)) && uint32(at) > uint32(offset) {
				want = append(want, at-uint64(offset))
			}
		}
		got, err := a.byArticle().appendStarts(p, among, offset, nil)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%v in %v, %d back: %v, %v, want %v", a, among, offset, got, err, want)
		}
		for _, start := range got {
			if slices.Contains(b, start+uint64(offset)) {
				both = append(both, start)
			}
		}
		if got := b.byArticle().follow(slices.Clone(got), offset); !slices.Equal(got, both) {
			t.Fatalf("%v behind %v, %d on: %v, want %v", b, want, offset, got, both)
		}
	}
}

// TestMeet holds it to a look at each.
func TestMeet(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for range 1000 {
		a, b := randomSorted(r), randomSorted(r)
		if want := slices.ContainsFunc(a, func(n uint32) bool { return slices.Contains(b, n) }); meet(a, b) != want {
			t.Fatalf("%v and %v: a number in common: %v", a, b, !want)
		}
	}
}

func TestSetOfOccurrences(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 19))
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 5000} {
		var o occurrences
		want := roaring.New()
		for article := range uint32(n) {
			for position := range 1 + r.IntN(3) {
				o = append(o, uint64(2*article)<<32|uint64(position))
			}
			want.Add(2 * article)
		}
		if got := o.set(); !got.Equals(want) {
			t.Errorf("%d articles: %d are in the set", n, got.GetCardinality())
		}
	}
}
