package blevesearch

import (
	"testing"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Alternatives in scripts that no article has are not looked for, and none is
// missed by that.
func TestScriptsOfWords(t *testing.T) {
	bodies := []string{"talks with Zaluzhnyi", "Залужний говорив", "قال حسن", "Ґонта", "12 000 — «»", "談判"}
	languages := []string{"en", "uk", "ar", "uk", "", "zh"}
	scripts := []text.Scripts{text.Latin, text.Cyrillic, text.Arabic, text.Cyrillic, 0, 0}
	for chosen := range 1 << len(bodies) {
		m := newMemory(t)
		var want text.Scripts
		for i, body := range bodies {
			if chosen>>i&1 == 1 {
				m.put(&index.Article{ID: body, Title: "1", Body: body, Language: languages[i]})
				want |= scripts[i]
			}
		}
		s := m.searcher()
		for _, word := range []string{"zaluzhnyi", "Hasan", "Gonta", "Залужний", "talks"} {
			q := search.Query{Match: search.Word{Text: word}, Variants: true}
			if err := q.Normalize(); err != nil {
				t.Fatal(err)
			}
			result, err := s.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if result.Scripts != want {
				t.Fatalf("%b: scripts %b, want %b", chosen, result.Scripts, want)
			}
			got, err := search.AlsoTry(t.Context(), s, q, result)
			if err != nil {
				t.Fatal(err)
			}
			result.Scripts = 0
			all, err := search.AlsoTry(t.Context(), s, q, result)
			if diff := cmp.Diff(all, got, cmpopts.EquateEmpty()); diff != "" || err != nil {
				t.Fatalf("%s in %b: %v %s", word, chosen, err, diff)
			}
		}
	}
}
