package searchtest

import (
	"context"
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"
)

// Export gives all hits of a search.
func (m *Memory) Export(_ context.Context, q search.Query, to search.Sink) (int, error) {
	q.Facets, q.Page = nil, search.Page{Limit: len(m.articles)}
	result, err := m.Search(context.Background(), q)
	if err != nil {
		return 0, err
	}
	hits := result.Hits
	result.Hits, result.Next = nil, ""
	if err := to.Begin(result); err != nil {
		return 0, err
	}
	for _, h := range hits {
		if err := to.Write(h.Article); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// Collected is a Sink that keeps what it is given.
type Collected struct {
	Result *search.Result
	IDs    []string
}

// Begin keeps the answer.
func (c *Collected) Begin(r *search.Result) error {
	c.Result = r
	return nil
}

// Write keeps the id of an article.
func (c *Collected) Write(a *index.Article) error {
	c.IDs = append(c.IDs, a.ID)
	return nil
}

// CompareExport checks that an export has what all pages of a search have, in
// their order, and as many articles as the total says.
func CompareExport(t *testing.T, s search.Searcher, q search.Query) {
	t.Helper()
	var all Collected
	gone, err := s.Export(t.Context(), q, &all)
	if err != nil || gone != 0 {
		t.Fatalf("export: %d gone, %v\n%s", gone, err, Describe(q))
	}
	q.Page = search.Page{Limit: 7}
	var paged []string
	for {
		r, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatalf("%v\n%s", err, Describe(q))
		}
		for _, h := range r.Hits {
			paged = append(paged, h.Article.ID)
		}
		hits := r.Total.Articles
		if q.Collapse == search.CollapseStory {
			hits = r.Total.Stories
		}
		if r.Total != all.Result.Total || hits != len(all.IDs) {
			t.Fatalf("the total is %+v, that of the export %+v with %d articles\n%s", r.Total, all.Result.Total, len(all.IDs), Describe(q))
		}
		if r.Next == "" {
			break
		}
		q.Page.Cursor = r.Next
	}
	if !slices.Equal(paged, all.IDs) {
		t.Fatalf("pages have %v, the export %v\n%s", paged, all.IDs, Describe(q))
	}
}
