package blevesearch

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// TestPairFirst checks that of two articles with the same words the one comes
// first that has them side by side.
func TestPairFirst(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Language: "en", Body: "The talks on grain came before the ceasefire held."},
		&index.Article{ID: "b", Language: "en", Body: "The grain came before the ceasefire talks held on."})
	for q, want := range map[string]string{"ceasefire talks": "b a", "talks ceasefire": "a b", "title:ceasefire talks": ""} {
		e, err := search.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, h := range find(t, m.searcher(), search.Query{Match: e}).Hits {
			ids = append(ids, h.Article.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q finds %q, want %q", q, got, want)
		}
	}
}

// TestPairs compares with the brute-force searcher where pairs decide: many hits
// of two common words, small pages and all pages behind the first.
func TestPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	m := newMemory(t)
	for range 4 {
		m.put(searchtest.RandomCorpus(r, 100)...)
	}
	var all []*index.Article
	for _, a := range m.articles {
		all = append(all, a)
	}
	names := searchtest.RandomNames()
	want, got := searchtest.NewMemory(all, names), New(Config{Index: m, Articles: m, Names: names})
	for i, parts := range []search.And{
		{search.Word{Text: "talks"}, search.Word{Text: "plan"}},
		{search.Word{Text: "Kyiv"}, search.Word{Text: "strike"}, search.Word{Text: "talks"}},
		{search.Word{Text: "plan", Exact: true}, search.Word{Text: "the"}},
		{search.Word{Text: "the"}, search.Word{Text: "the"}},
		{search.Word{Text: "drone", Field: index.FieldTitle}, search.Word{Text: "strike", Field: index.FieldTitle}},
	} {
		for _, limit := range []int{1, 3, 10} {
			q := search.Query{Match: parts, Variants: true, Page: search.Page{Limit: limit}}
			if err := q.Normalize(); err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprint(i, limit), func(t *testing.T) {
				searchtest.Compare(t, got, want, q)
				searchtest.ComparePages(t, got, q)
			})
		}
	}
}

func TestHighest(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 13))
	for range 2000 {
		scores := make([]float64, 1+r.IntN(60))
		for i := range scores {
			scores[i] = float64(r.IntN(20))
		}
		n := 1 + r.IntN(len(scores))
		sorted := slices.Sorted(slices.Values(scores))
		if got, want := highest(scores, n), sorted[len(sorted)-n]; got != want {
			t.Fatalf("number %d of %v is %v, want %v", n, scores, got, want)
		}
	}
}
