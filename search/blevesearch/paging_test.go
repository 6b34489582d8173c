package blevesearch

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// TestPagesWhileChanging walks through the pages of random queries while
// articles are added, updated and deleted and segments merged between any two
// of them. Of the articles that nobody touched none comes twice and none that
// matches is left out.
func TestPagesWhileChanging(t *testing.T) {
	several := 0
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 21))
		m := newIndex(t, t.TempDir())
		for i := range 3 {
			m.put(withNumbers(r, i*40, 40)...)
		}
		untouched := map[string]bool{}
		for id := range m.articles {
			untouched[id] = true
		}
		next := 1000
		s := New(Config{Index: m, Articles: m, Names: searchtest.RandomNames()})
		for range 10 {
			q := searchtest.RandomQuery(r)
			q.Page, q.Collapse = search.Page{Limit: 1 + r.IntN(4)}, search.CollapseNone // stories: TestFoldedPagesWhileArticlesCome
			want := matching(t, s, q)
			seen := map[string]int{}
			pages := walk(t, s, q, seen, func() {
				m.put(withNumbers(r, next, 1+r.IntN(30))...)
				next += 30
				gone := withNumbers(r, r.IntN(120), 1)[0]
				delete(untouched, gone.ID)
				if r.IntN(2) == 0 {
					m.put(gone)
				} else {
					m.remove(gone.ID)
				}
				if r.IntN(4) == 0 {
					m.merge()
				}
			})
			for id := range untouched {
				if expected := slices.Contains(want, id); seen[id] > 1 || pages > 0 && expected != (seen[id] == 1) {
					t.Fatalf("seed %d: %s came %d times on %d pages, matching %t\n%s", seed, id, seen[id], pages, expected, searchtest.Describe(q))
				}
			}
			if pages > 3 {
				several++
			}
		}
	}
	if several < 10 {
		t.Errorf("%d queries had several pages", several)
	}
}

// withNumbers returns n random articles with ids from a number on, long and short
// ones in turn, so that averages move.
func withNumbers(r *rand.Rand, from, n int) []*index.Article {
	articles := searchtest.RandomCorpus(r, n)
	for i, a := range articles {
		a.ID = fmt.Sprintf("n%d", from+i)
		if r.IntN(3) == 0 {
			a.Body = strings.Repeat(a.Body+" ", 1+r.IntN(20))
		}
	}
	return articles
}

// matching returns the ids of all articles that a query finds.
func matching(t *testing.T, s *Searcher, q search.Query) []string {
	t.Helper()
	var all searchtest.Collected
	if _, err := s.Export(t.Context(), q, &all); err != nil {
		t.Fatal(err)
	}
	return all.IDs
}

// changesAWalk is how often articles change while a search is read.
const changesAWalk = 6

// walk reads page after page, with a change between any two, counts what it sees,
// and returns the number of pages; 0 when a name has got another meaning.
func walk(t *testing.T, s *Searcher, q search.Query, seen map[string]int, change func()) int {
	t.Helper()
	for pages := 1; ; pages++ {
		result, err := s.Search(t.Context(), q)
		var mistake *search.Error
		if errors.As(err, &mistake) && mistake.Code == search.CodeCursor {
			return 0
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range result.Hits {
			seen[h.Article.ID]++
		}
		if result.Next == "" {
			return pages
		}
		q.Page.Cursor = result.Next
		if pages <= changesAWalk { // else new articles could come faster than pages
			change()
		}
	}
}

// TestCursorMeaning checks that a page is refused when a name of the search has
// come to mean something else since the first page.
func TestCursorMeaning(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Body: "talks", Actors: []string{"Volodymyr Zelenskyy"}}, &index.Article{ID: "b", Body: "talks", Actors: []string{"Volodymyr Zelenskyy"}})
	names := searchtest.Table{{Field: index.FieldActor, Value: "Volodymyr Zelenskyy", Spellings: []string{"Zelensky", "Volodymyr Zelenskyy"}}}
	s := New(Config{Index: m, Articles: m, Names: names})
	q := search.Query{Where: []search.Filter{{Field: index.FieldActor, Values: []string{"Zelensky"}}}, Page: search.Page{Limit: 1}}
	first := find(t, s, q)
	m.put(&index.Article{ID: "c", Body: "talks", Actors: []string{"Zelensky"}})
	q.Page.Cursor = first.Next
	if err := q.Normalize(); err != nil {
		t.Fatal(err)
	}
	_, err := s.Search(t.Context(), q)
	var mistake *search.Error
	if !errors.As(err, &mistake) || mistake.Code != search.CodeCursor {
		t.Errorf("error is %v", err)
	}
}

// TestCursorLength checks that the longest cursor is short enough for an
// address: that of 64 words in an index of a billion articles, with the longest
// id.
func TestCursorLength(t *testing.T) {
	s := &statistics{articles: 1 << 30, lengths: []int{1 << 34, 1 << 40}}
	for range search.MaxTerms {
		s.with = append(s.with, 1<<30)
	}
	c := cursor{after: &place{id: strings.Repeat("x", index.MaxID)}, pinned: s}
	if n := len(writeCursor(search.Query{}, c)); n > 2<<10 {
		t.Errorf("the cursor has %d bytes", n)
	}
}
