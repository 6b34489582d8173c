package blevesearch

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// TestOwnStems compares with the brute-force searcher on words of which some are
// the stems of others, in some languages, with and without accents: what is not
// indexed twice must be found by either name.
func TestOwnStems(t *testing.T) {
	words := strings.Fields("talk talks talking talked kill killed killings negociación negociacion negociacions negociaciones été ete résumé resume cease-fire ceasefire ceasefires fire fires état etat мир мира миру ёлка елка")
	languages := []string{"en", "es", "fr", "de", "ru", "uk", ""}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 9))
		m := newMemory(t)
		var all []*index.Article
		for batch := range 3 {
			var some []*index.Article
			for i := range 30 {
				a := &index.Article{ID: fmt.Sprintf("%d-%02d", batch, i), Language: languages[r.IntN(len(languages)-4*int(seed%2))]}
				for range 1 + r.IntN(8) {
					a.Body += words[r.IntN(len(words))] + " "
				}
				a.Title = words[r.IntN(len(words))]
				some = append(some, a)
			}
			m.put(some...)
			all = append(all, some...)
		}
		got, want := m.searcher(), searchtest.NewMemory(all, search.NoNames{})
		got.keptFrom = 1 + 8*int(seed%3)
		for i, w := range words {
			next := words[r.IntN(len(words))]
			for _, q := range []string{w, `="` + w + `"`, `"` + w + " " + next + `"`, w + " " + next, w + " OR " + next, words[(i+1)%len(words)] + " NOT " + w} {
				e, err := search.Parse(q)
				if err != nil {
					t.Fatal(err)
				}
				query := search.Query{Match: e, Page: search.Page{Limit: 20}}
				if err := query.Normalize(); err != nil {
					t.Fatal(err)
				}
				searchtest.Compare(t, got, want, query)
			}
		}
	}
}
