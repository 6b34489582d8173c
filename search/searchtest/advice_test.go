package searchtest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

func TestAdvise(t *testing.T) {
	var articles []*index.Article
	for _, body := range []string{"ceasefire talks in Geneva", "ceasefire talks", "talks on grain", "grain ships", "a drone over Kharkiv", "drones and talks", "ceasefire ceasefire"} {
		articles = append(articles, &index.Article{ID: body, Body: body, Language: "en"})
	}
	s := searchtest.NewMemory(articles, search.NoNames{})
	clause := func(text string, alone, without int) search.Clause {
		return search.Clause{Text: text, Alone: search.Count{Articles: alone, Stories: alone}, Without: search.Count{Articles: without, Stories: without}}
	}
	for _, tt := range []struct {
		q    string
		want search.Advice
	}{
		{"talks", search.Advice{}},
		{"ceasfire", search.Advice{DidYouMean: "ceasefire"}},
		{"ceasfire tlaks", search.Advice{DidYouMean: "ceasefire talks", Clauses: []search.Clause{clause("ceasfire", 0, 0), clause("tlaks", 0, 0)}}},
		{"ceasefier OR xyzzy", search.Advice{DidYouMean: "ceasefire OR xyzzy"}},
		{"=ceasfire", search.Advice{}},
		{"qqqqqq", search.Advice{}},
		{"drone grain", search.Advice{Clauses: []search.Clause{clause("drone", 2, 2), clause("grain", 2, 2)}}},
		{`talks "grain deal"`, search.Advice{Clauses: []search.Clause{clause("talks", 4, 0), clause(`"grain deal"`, 0, 4)}}},
		{"talks -talks", search.Advice{Clauses: []search.Clause{clause("talks", 4, 3), clause("NOT talks", 3, 4)}}},
	} {
		match, err := search.Parse(tt.q)
		if err != nil {
			t.Fatal(err)
		}
		q := search.Query{Match: match, Page: search.Page{Limit: 10}}
		if err := q.Normalize(); err != nil {
			t.Fatal(err)
		}
		result, err := s.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := search.Advise(t.Context(), s, q, result)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.q, diff)
		}
	}
}
