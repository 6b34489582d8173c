package blevesearch

import (
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index/text"
)

// What is remembered of stems is what there is to remember, whatever took whose
// place.
func TestStems(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	words := []string{"talks", "talked", "переговоры", "переговори", "negociaciones", "négociations", "محادثات", "x"}
	for len(words) < 5000 {
		word := []byte("strikes")
		for i := range word {
			word[i] = 'a' + byte(r.IntN(26))
		}
		words = append(words, string(word))
	}
	languages := []string{"en", "ru", "uk", "es", "fr", "ar", "", "xx"}
	s, forms := newStems(), newForms()
	for range 100_000 {
		language, word := languages[r.IntN(len(languages))], words[r.IntN(len(words))]
		if got, want := s.of(language, word), text.Stem(language, word); got != want {
			t.Fatalf("the stem of %s in %q is %q, want %q", word, language, got, want)
		}
		some := languages[:r.IntN(len(languages))]
		if got, want := formsOf(forms, word, some), text.Forms(word, some); !slices.Equal(got, want) {
			t.Fatalf("the forms of %s in %q are %v, want %v", word, some, got, want)
		}
	}
}
