package web

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"dateline/index"
	"dateline/search"
)

// The figures of a small case, worked out by hand from equations 16 and 19 to 22
// of the paper: 8 of 20 counts against 2 of 30, a prior of 3 out of 10.
func TestLogOdds(t *testing.T) {
	delta, z := logOdds([2]int{8, 2}, [2]int{20, 30}, 3)
	wantDelta := math.Log(11.0/19) - math.Log(5.0/35)
	wantZ := wantDelta / math.Sqrt(1.0/11+1.0/5)
	if math.Abs(delta-wantDelta) > 1e-12 || math.Abs(z-wantZ) > 1e-12 {
		t.Errorf("%v and %v, want %v and %v", delta, z, wantDelta, wantZ)
	}
	if delta, z := logOdds([2]int{5, 1}, [2]int{5, 1}, priorWeight); delta != 0 || z != 0 {
		t.Errorf("the only value sets apart by %v, %v", delta, z)
	}
}

// Exchanging the two searches changes the signs alone, and equal shares set
// nothing apart.
func TestLogOddsIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := [2]int{rapid.IntRange(1, 5000).Draw(t, "sum a"), rapid.IntRange(1, 5000).Draw(t, "sum b")}
		n := [2]int{rapid.IntRange(0, sum[0]).Draw(t, "a"), rapid.IntRange(0, sum[1]).Draw(t, "b")}
		prior := rapid.Float64Range(0.01, priorWeight-0.01).Draw(t, "prior")
		delta, z := logOdds(n, sum, prior)
		back, zBack := logOdds([2]int{n[1], n[0]}, [2]int{sum[1], sum[0]}, prior)
		if math.IsNaN(z) || math.IsInf(z, 0) || math.Abs(delta+back) > 1e-9 || math.Abs(z+zBack) > 1e-9 {
			t.Fatalf("%v, %v and %v, %v", delta, z, back, zBack)
		}
		if same, _ := logOdds([2]int{n[0], n[0]}, [2]int{sum[0], sum[0]}, prior); same != 0 {
			t.Fatalf("the same sets itself apart by %v", same)
		}
	})
}

// Locations are compared on their own level, and None is no value.
func TestSetApart(t *testing.T) {
	facet := func(counts map[string]int) search.Facet {
		f := search.Facet{Field: index.FieldLocation}
		for v, n := range counts {
			f.Buckets = append(f.Buckets, search.Bucket{Value: v, Count: search.Count{Articles: n, Stories: n}})
		}
		return f
	}
	a := facet(map[string]int{"Ukraine": 9, "Ukraine/Kharkiv": 5, "Sudan": 1, search.None: 4})
	b := facet(map[string]int{"Ukraine": 1, "Sudan": 9, "Sudan/Khartoum": 7})
	all := facet(map[string]int{"Ukraine": 20, "Ukraine/Kharkiv": 8, "Sudan": 20, "Sudan/Khartoum": 9})
	found := setApart(a, b, all, search.CountStories)
	if len(found) != 4 || found[0].Value != "Ukraine" || found[len(found)-1].Value != "Sudan" {
		t.Errorf("%+v", found)
	}
	first, second := sides(found, 10)
	for _, x := range first {
		if x.A.Count.Articles == 0 || x.Z <= 0 {
			t.Errorf("%+v is on the side of the first", x)
		}
	}
	for _, x := range second {
		if x.B.Count.Articles == 0 || x.Z >= 0 {
			t.Errorf("%+v is on the side of the second", x)
		}
	}
}

// A dispatch that many print sets apart no more than one that nobody prints,
// where stories are counted.
func TestSetApartCountsStories(t *testing.T) {
	facet := func(russia, ukraine search.Count) search.Facet {
		return search.Facet{Field: index.FieldActor, Buckets: []search.Bucket{{Value: "Russia", Count: russia}, {Value: "Ukraine", Count: ukraine}}}
	}
	one, copied := search.Count{Articles: 1, Stories: 1}, search.Count{Articles: 40, Stories: 1}
	a, b, all := facet(copied, one), facet(one, one), facet(search.Count{Articles: 41, Stories: 2}, search.Count{Articles: 2, Stories: 2})
	for _, x := range setApart(a, b, all, search.CountStories) {
		if x.Z != 0 {
			t.Errorf("%s sets apart by %v", x.Value, x.Z)
		}
	}
	if found := setApart(a, b, all, search.CountArticles); found[0].Value != "Russia" || found[0].Z <= 1 {
		t.Errorf("of articles: %+v", found)
	}
}
