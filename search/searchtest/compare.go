package searchtest

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/search"
)

// scoreTolerance is how far two scores may lie apart that differ only in the
// order of their additions.
const scoreTolerance = 1e-9

// Compare asks two searchers the same and reports every difference in totals,
// hits, their order and scores, facets, expansions and notes. Every hit must
// have a snippet whose marks lie inside it.
func Compare(t *testing.T, got, want search.Searcher, q search.Query) {
	t.Helper()
	ctx := context.Background()
	g, gotErr := got.Search(ctx, q)
	w, wantErr := want.Search(ctx, q)
	if gotErr != nil || wantErr != nil {
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
			t.Fatalf("error is %v, want %v\n%s", gotErr, wantErr, Describe(q))
		}
		return
	}
	if diff := cmp.Diff(w.Total, g.Total); diff != "" {
		t.Fatalf("totals differ (-want +got):\n%s%s", diff, Describe(q))
	}
	if diff := cmp.Diff(w.Facets, g.Facets, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("facets differ (-want +got):\n%s%s", diff, Describe(q))
	}
	if diff := cmp.Diff(w.Expanded, g.Expanded, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("expansions differ (-want +got):\n%s%s", diff, Describe(q))
	}
	if diff := cmp.Diff(w.Notes, g.Notes, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("notes differ (-want +got):\n%s%s", diff, Describe(q))
	}
	compareHits(t, g.Hits, w.Hits, q)
	if (g.Next == "") != (w.Next == "") {
		t.Fatalf("next is %q, want %q\n%s", g.Next, w.Next, Describe(q))
	}
}

// compareHits compares page for page; articles whose scores differ by less than
// the tolerance may stand in either order.
func compareHits(t *testing.T, got, want []search.Hit, q search.Query) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d hits, want %d\n%s", len(got), len(want), Describe(q))
	}
	for i := range want {
		if math.Abs(got[i].Score-want[i].Score) > scoreTolerance {
			t.Fatalf("hit %d (%s) has score %v, want %v (%s)\n%s", i, got[i].Article.ID, got[i].Score, want[i].Score, want[i].Article.ID, Describe(q))
		}
		tied := i > 0 && math.Abs(want[i].Score-want[i-1].Score) <= scoreTolerance || i+1 < len(want) && math.Abs(want[i].Score-want[i+1].Score) <= scoreTolerance
		last := i+1 == len(want)
		mayTie := q.Sort == search.Relevance && (tied || last)
		if got[i].Article.ID != want[i].Article.ID && !mayTie {
			t.Fatalf("hit %d is %s, want %s\n%s", i, got[i].Article.ID, want[i].Article.ID, Describe(q))
		}
		compareStories(t, got[i], want[i], q)
		checkSnippets(t, got[i], want[i], q)
	}
}

// compareStories compares what two hits of one article tell of its story.
func compareStories(t *testing.T, got, want search.Hit, q search.Query) {
	t.Helper()
	if got.Article.ID != want.Article.ID {
		return
	}
	type told struct {
		Story    string
		Matching int
		Facts    search.StoryFacts
		Others   []search.Copy
	}
	g, w := told{got.Story, got.Matching, got.StoryFacts, got.Others}, told{want.Story, want.Matching, want.StoryFacts, want.Others}
	if diff := cmp.Diff(w, g, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the story of %s differs (-want +got):\n%s%s", got.Article.ID, diff, Describe(q))
	}
}

func checkSnippets(t *testing.T, got, want search.Hit, q search.Query) {
	t.Helper()
	marked := 0
	for _, s := range got.Snippets {
		last := 0
		for _, m := range s.Marks {
			if m.Start < last || m.End <= m.Start || m.End > len(s.Text) {
				t.Fatalf("mark %+v is not inside snippet %q\n%s", m, s.Text, Describe(q))
			}
			last = m.End
			marked++
		}
	}
	if got.Article.ID != want.Article.ID {
		return
	}
	for _, s := range want.Snippets {
		if len(s.Marks) > 0 && marked == 0 {
			t.Fatalf("hit %s shows no match, %q has one\n%s", got.Article.ID, s.Text, Describe(q))
		}
	}
	if len(want.Snippets) > 0 && len(got.Snippets) == 0 {
		t.Fatalf("hit %s has no snippet\n%s", got.Article.ID, Describe(q))
	}
}

// Describe writes a query for a failure message.
func Describe(q search.Query) string {
	match := "(everything)"
	if q.Match != nil {
		match = search.Format(q.Match)
	}
	return fmt.Sprintf("query: %s\nwhere: %+v\nfacets: %+v\nsort %s, page %+v, variants %t, collapse %s, count %s", match, q.Where, q.Facets, q.Sort, q.Page, q.Variants, q.Collapse, q.Count)
}

// ComparePages walks through all pages of a query and reports a hit that comes
// twice or not at all: an article, or a story where these are folded.
func ComparePages(t *testing.T, s search.Searcher, q search.Query) {
	t.Helper()
	if q.Page.Limit == 0 {
		q.Page.Limit = 1
	}
	seen := map[string]bool{}
	name := func(h search.Hit) string { return h.Article.ID }
	total := func(c search.Count) int { return c.Articles }
	if q.Collapse == search.CollapseStory {
		name = func(h search.Hit) string { return h.Story }
		total = func(c search.Count) int { return c.Stories }
	}
	for {
		r, err := s.Search(context.Background(), q)
		if err != nil {
			t.Fatalf("%v\n%s", err, Describe(q))
		}
		for _, h := range r.Hits {
			if seen[name(h)] {
				t.Fatalf("%s stands on two pages\n%s", name(h), Describe(q))
			}
			seen[name(h)] = true
		}
		if r.Next == "" {
			if len(seen) != total(r.Total) {
				t.Fatalf("%d hits on all pages, the total is %d\n%s", len(seen), total(r.Total), Describe(q))
			}
			return
		}
		q.Page.Cursor = r.Next
	}
}

// CompareSuggest checks that a Searcher suggests what Memory does.
func CompareSuggest(t *testing.T, got, want search.Searcher, prefix string, limit int) {
	t.Helper()
	g, err := got.Suggest(t.Context(), prefix, limit)
	if err != nil {
		t.Errorf("suggesting for %q: %v", prefix, err)
	}
	w, _ := want.Suggest(t.Context(), prefix, limit)
	if diff := cmp.Diff(w, g, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("suggestions for %q differ (-want +got):\n%s", prefix, diff)
	}
}

// CompareStories checks that a Searcher tells of the story with an id what
// Memory does.
func CompareStories(t *testing.T, got, want search.Searcher, id string) {
	t.Helper()
	g, gotErr := got.Story(t.Context(), id)
	w, wantErr := want.Story(t.Context(), id)
	if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
		t.Fatalf("story %s: error is %v, want %v", id, gotErr, wantErr)
	}
	if diff := cmp.Diff(w, g, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("story %s differs (-want +got):\n%s", id, diff)
	}
}
