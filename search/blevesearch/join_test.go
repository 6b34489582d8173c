package blevesearch

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestJoin holds it to a look at each number.
func TestJoin(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 1000 {
		a, b := randomSorted(r), randomSorted(r)
		switch r.IntN(3) {
		case 0:
			a = a[:min(len(a), 3)]
		case 1:
			b = b[:min(len(b), 3)]
		}
		var got, want [][2]int
		join(a, b, func(i, j int) { got = append(got, [2]int{i, j}) })
		for i, x := range a {
			if j := slices.Index(b, x); j >= 0 {
				want = append(want, [2]int{i, j})
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v and %v: joined at %v, want %v", a, b, got, want)
		}
	}
}

// TestSeek holds it to a look at each.
func TestSeek(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 500 {
		sorted, wanted := randomSorted(r), r.Uint32N(220)
		want := slices.IndexFunc(sorted, func(n uint32) bool { return n >= wanted })
		if want < 0 {
			want = len(sorted)
		}
		if got := seek(sorted, wanted); got != want {
			t.Fatalf("seek(%v, %d) = %d, want %d", sorted, wanted, got, want)
		}
	}
}

func randomSorted(r *rand.Rand) []uint32 {
	list := make([]uint32, r.IntN(100))
	for i := range list {
		list[i] = r.Uint32N(200)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
