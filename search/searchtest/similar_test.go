package searchtest

import (
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"
)

func TestLike(t *testing.T) {
	articles := []*index.Article{
		{ID: "a", Story: "s", Title: "Grain ships", Body: "Grain left Odesa by ship under the deal on grain."},
		{ID: "copy", Title: "GRAIN SHIPS", Body: "grain left Odesa by ship, under the deal on grain"},
		{ID: "told", Story: "s", Body: "A deal on grain, told anew."},
		{ID: "b", Body: "A deal on grain was near."},
		{ID: "c", Body: "Odesa was shelled under a red sky."},
		{ID: "d", Body: "The sky was red."},
		{ID: "e", Body: "By the by, on and under."},
	}
	m := NewMemory(articles, search.NoNames{})
	got, err := search.Like(t.Context(), m, articles[0], 10)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range got.Hits {
		ids = append(ids, h.Article.ID)
	}
	if !slices.Equal(ids, []string{"b", "c"}) || !slices.Contains(got.Terms, "grain") || slices.Contains(got.Terms, "under") {
		t.Errorf("found %v by %v", ids, got.Terms)
	}
	if got, err := search.Like(t.Context(), m, articles[0], 1); err != nil || len(got.Hits) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := search.Like(t.Context(), m, &index.Article{ID: "x", Body: "— of the 12"}, 10); err != nil || len(got.Hits) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
}
