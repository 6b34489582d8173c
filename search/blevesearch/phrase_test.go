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

func TestIntersect(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	list := func() occurrences {
		var o occurrences
		for range r.IntN(20) {
			o = append(o, uint64(r.IntN(30)))
		}
		slices.Sort(o)
		return slices.Compact(o)
	}
	for range 1000 {
		a, b := list(), list()
		want := slices.DeleteFunc(slices.Clone(a), func(x uint64) bool { return !slices.Contains(b, x) })
		if got := intersect(a, b); !slices.Equal(got, want) {
			t.Fatalf("%v and %v have %v in common, not %v", a, b, want, got)
		}
		lists := func(o occurrences) []uint32 {
			var numbers []uint32
			for _, x := range o {
				numbers = append(numbers, uint32(x))
			}
			return numbers
		}
		if meet(lists(a), lists(b)) != (len(want) > 0) {
			t.Fatalf("%v and %v: wrong about a number in common", a, b)
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
