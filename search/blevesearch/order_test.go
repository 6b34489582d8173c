package blevesearch

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"
)

func TestRanks(t *testing.T) {
	scores := []float64{0, math.SmallestNonzeroFloat64, 1e-9, 0.5, 1, 1 + 1e-15, 7, 1e300}
	times := []int64{math.MinInt64 + 1, -5_000_000_000, -1, 0, 1, 1_769_126_400, math.MaxInt64}
	for i := range scores[1:] {
		if scoreRank(scores[i]) <= scoreRank(scores[i+1]) {
			t.Errorf("score %v ranks before %v", scores[i], scores[i+1])
		}
	}
	for i := range times[1:] {
		if oldestRank(times[i]) >= oldestRank(times[i+1]) || newestRank(times[i]) <= newestRank(times[i+1]) {
			t.Errorf("times %v and %v rank wrong", times[i], times[i+1])
		}
	}
	if oldestRank(math.MaxInt64-1) >= unranked || newestRank(math.MinInt64+1) >= unranked {
		t.Error("an article without a date does not come last")
	}
}

// TestBest compares a page with a full sort.
func TestBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		var all []place
		for i := range r.IntN(30) {
			all = append(all, place{rank: rank(r.IntN(4)), id: fmt.Sprint(i)})
		}
		b := best{most: r.IntN(8)}
		if r.IntN(2) == 0 {
			b.after = &place{rank: rank(r.IntN(4)), id: fmt.Sprint(r.IntN(30))}
		}
		for _, at := range all {
			b.add(at)
		}
		slices.SortFunc(all, func(x, y place) int {
			return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.id, y.id))
		})
		if b.after != nil {
			all = slices.DeleteFunc(all, func(at place) bool { return at.compare(*b.after) <= 0 })
		}
		page, more := b.page()
		if want := all[:min(b.most, len(all))]; !slices.Equal(page, want) || more != (len(all) > len(want)) {
			t.Fatalf("page %v, more %t; want %v of %v", page, more, want, all)
		}
	}
}

func TestCursor(t *testing.T) {
	q := search.Query{Match: search.Word{Text: "talks"}, Where: []search.Filter{{Field: index.FieldDate, From: index.NewDay(2026, 1, 1)}}, Sort: search.Newest}
	want := place{rank: newestRank(1_769_126_400), id: "ucdp:12345 é"}
	pinned := &statistics{meaning: [meaningBytes]byte{1, 2, 3, 4}, articles: 1000, lengths: []int{5000, 1 << 39}, with: []int{0, 1000}}
	q.Page.Cursor = writeCursor(q, cursor{after: &want, pinned: pinned})
	got, err := readCursor(q)
	if err != nil || got.after.compare(want) != 0 || !reflect.DeepEqual(got.pinned, pinned) {
		t.Fatalf("read %+v, %v", got, err)
	}
	for name, other := range map[string]func(*search.Query){
		"words": func(q *search.Query) { q.Match = search.Word{Text: "talk"} },
		"shape": func(q *search.Query) { q.Match = search.And{search.Word{Text: "talks"}} },
		"filters": func(q *search.Query) {
			q.Where = []search.Filter{{Field: index.FieldDate, From: index.NewDay(2026, 1, 2)}}
		},
		"hits":     func(q *search.Query) { q.Collapse = search.CollapseStory },
		"order":    func(q *search.Query) { q.Sort = search.Oldest },
		"variants": func(q *search.Query) { q.Variants = true },
		"text":     func(q *search.Query) { q.Page.Cursor = "!" },
		"short":    func(q *search.Query) { q.Page.Cursor = q.Page.Cursor[:8] },
		"version":  func(q *search.Query) { q.Page.Cursor = "Ag" + q.Page.Cursor[2:] },
	} {
		changed := q
		other(&changed)
		if _, err := readCursor(changed); err == nil {
			t.Errorf("a cursor is good for a query with other %s", name)
		}
	}
	for name, bad := range map[string]*statistics{
		"more articles with a word than articles": {articles: 9, with: []int{10}},
		"more articles than can be":               {articles: maxCounted + 1},
		"more words than can be":                  {lengths: []int{maxCounted + 1}},
		"too many leaves":                         {with: make([]int, maxLeaves+1)},
	} {
		changed := q
		changed.Page.Cursor = writeCursor(q, cursor{after: &want, pinned: bad})
		if _, err := readCursor(changed); err == nil {
			t.Errorf("a cursor is good with %s", name)
		}
	}
	q.Page.Limit = 50 // the size of pages may change
	if _, err := readCursor(q); err != nil {
		t.Error(err)
	}
}

func FuzzReadCursor(f *testing.F) {
	q := search.Query{Sort: search.Oldest}
	f.Add(writeCursor(q, cursor{after: &place{rank: 7, id: "a"}, pinned: &statistics{}}))
	f.Add(writeCursor(q, cursor{after: &place{rank: 7, id: "a"}, pinned: &statistics{articles: 9, lengths: []int{70, 800}, with: []int{9, 0, 3}}}))
	f.Add("AAAA")
	f.Fuzz(func(t *testing.T, written string) {
		q.Page.Cursor = written
		at, err := readCursor(q)
		if err != nil || at.after == nil {
			return
		}
		if again := writeCursor(q, at); again != written {
			t.Fatalf("%q is read as that of %q", written, again)
		}
	})
}
