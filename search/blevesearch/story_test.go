package blevesearch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// storyCounts are all counts of stories in a result, without those of articles.
func storyCounts(r *search.Result) map[string]int {
	counts := map[string]int{"total": r.Total.Stories}
	for _, f := range r.Facets {
		counts[f.Field+" missing"], counts[f.Field+" distinct"] = f.Missing.Stories, f.Distinct
		for _, b := range f.Buckets {
			counts[f.Field+": "+b.Value] = b.Count.Stories
		}
	}
	return counts
}

// TestCopiesChangeNoStoryCount indexes a corpus, then the same in another order
// with copies of its articles, and compares every count of stories.
func TestCopiesChangeNoStoryCount(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 9))
		articles := map[string]*index.Article{}
		for _, a := range searchtest.RandomCorpus(r, 80) {
			articles[a.ID] = a
		}
		corpus := slices.Collect(maps.Values(articles))
		once, often := newMemory(t), newMemory(t)
		once.put(corpus...)
		r.Shuffle(len(corpus), func(i, j int) { corpus[i], corpus[j] = corpus[j], corpus[i] })
		var more []*index.Article
		for i, a := range corpus {
			more = append(more, a)
			for n := range r.IntN(4) {
				again := *a
				again.ID, again.Story = fmt.Sprintf("copy %d of %d", n, i), a.Story
				if a.Story == "" {
					again.Story = a.ID
				}
				more = append(more, &again)
			}
		}
		for some := range slices.Chunk(more, 20) {
			often.put(some...)
		}
		for range 40 {
			q := searchtest.RandomQuery(r)
			for i := range q.Facets {
				q.Facets[i].Size = search.MaxFacetSize
			}
			want, got := storyCounts(find(t, once.searcher(), q)), storyCounts(find(t, often.searcher(), q))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("copies change counts of stories:\n%s%s", diff, searchtest.Describe(q))
			}
		}
	}
}

// TestKeptCounts asks twice and after every change: what is kept for a snapshot
// must go with it.
func TestKeptCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	m := newMemory(t)
	s := m.searcher()
	for range 20 {
		m.put(searchtest.RandomCorpus(r, 1+r.IntN(12))...)
		if ids := slices.Sorted(maps.Keys(m.articles)); r.IntN(2) == 0 {
			m.remove(ids[r.IntN(len(ids))])
		}
		want := searchtest.NewMemory(slices.Collect(maps.Values(m.articles)), search.NoNames{})
		for range 2 {
			for _, by := range []search.CountBy{search.CountArticles, search.CountStories, search.CountSources} {
				q := search.Query{Count: by, Facets: []search.FacetRequest{{Field: index.FieldActor}, {Field: index.FieldLocation}, {Field: index.FieldDate}, {Field: index.FieldEvent, Interval: search.IntervalYear}}}
				if err := q.Normalize(); err != nil {
					t.Fatal(err)
				}
				searchtest.Compare(t, s, want, q)
			}
		}
	}
}

// TestWalkAndSort holds the two ways to find repeated stories to one another.
func TestWalkAndSort(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	m := newMemory(t)
	for range 5 {
		m.put(searchtest.RandomCorpus(r, 60)...)
	}
	from, err := m.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	view := m.searcher().snapshot(context.Background(), from)
	all, err := view.copies()
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		wanted := make([]*roaring.Bitmap, len(view.parts))
		share := r.Float64()
		for i, p := range view.parts {
			if wanted[i], err = p.pick(all.marked[i], func(uint32) bool { return r.Float64() < share }); err != nil {
				t.Fatal(err)
			}
		}
		walked, err := all.walk(view, wanted)
		if err != nil {
			t.Fatal(err)
		}
		sorted, err := view.sortStories(wanted)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(walked, sorted, cmp.AllowUnexported(runs{}, member{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("walked and sorted differ:\n%s", diff)
		}
	}
}

// TestFoldedPagesWhileArticlesCome reads stories page by page while articles
// come that lie before the first page or behind the last, copies of all kinds
// of stories among them: every story that was there at the beginning is shown
// once.
func TestFoldedPagesWhileArticlesCome(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		m := newMemory(t)
		stories := map[string]bool{}
		day := func(n int) index.Date { return index.NewDay(2026, time.January, n) }
		story := func() string { return fmt.Sprintf("s%d", r.IntN(12)) }
		for i := range 40 {
			a := &index.Article{ID: fmt.Sprintf("a%d", i), Body: "talks", Story: story(), Published: day(1000 + r.IntN(20))}
			stories[a.Story] = true
			m.put(a)
		}
		q := search.Query{Collapse: search.CollapseStory, Sort: []search.Sort{search.Newest, search.Oldest}[r.IntN(2)], Page: search.Page{Limit: 1 + r.IntN(3)}}
		seen := map[string]int{}
		for page := 0; ; page++ {
			result := find(t, m.searcher(), q)
			for _, h := range result.Hits {
				seen[h.Story]++
			}
			if q.Page.Cursor = result.Next; q.Page.Cursor == "" {
				break
			}
			m.put(
				&index.Article{ID: fmt.Sprintf("new%d", page), Body: "talks", Story: story(), Published: day(2000 + page)},
				&index.Article{ID: fmt.Sprintf("old%d", page), Body: "talks", Story: story(), Published: day(500 - page)})
		}
		for s := range stories {
			if seen[s] != 1 {
				t.Fatalf("seed %d, %s: %s is shown %d times", seed, q.Sort, s, seen[s])
			}
		}
	}
}

// TestStoryWithoutItsFirst checks that a story answers to its id when the
// article of that id is gone, and that nothing else does.
func TestStoryWithoutItsFirst(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Body: "x", Story: "a"}, &index.Article{ID: "b", Body: "x", Story: "a"}, &index.Article{ID: "c", Body: "x", Story: "a"})
	m.remove("a")
	for _, id := range []string{"a", "b", "c"} {
		story, err := m.searcher().Story(t.Context(), id)
		if err != nil || story.ID != "a" || len(story.Articles) != 2 || story.Copies != 2 {
			t.Errorf("story %s is %+v, %v", id, story, err)
		}
	}
	for _, id := range []string{"", "d", "A"} {
		if _, err := m.searcher().Story(t.Context(), id); !errors.Is(err, search.ErrNotFound) {
			t.Errorf("story %q: error is %v", id, err)
		}
	}
}
