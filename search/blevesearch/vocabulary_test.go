package blevesearch

import (
	"math/rand/v2"
	"testing"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/google/go-cmp/cmp"
)

// TestVocabulary holds what is found one edit away to what an automaton accepts,
// over words of few letters in several scripts.
func TestVocabulary(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	letters := []rune("abcйїبت会é\U0001d4d0")
	word := func() string {
		runes := make([]rune, 1+r.IntN(6))
		for i := range runes {
			runes[i] = letters[r.IntN(len(letters))]
		}
		return string(runes)
	}
	v, words := vocabulary{}, map[string]int{}
	for range 20000 {
		words[word()]++
	}
	for w, n := range words {
		v.add(w, uint64(n))
	}
	found := 0
	for range 200 {
		typed := word()
		automaton, err := new(automata).like(typed, 1)
		if err != nil {
			t.Fatal(err)
		}
		got, want := map[string]int{}, map[string]int{}
		v.near(typed, func(other string, count int) { got[other] += count })
		for w, n := range words {
			if groupOf(w).first == groupOf(typed).first && accepts(automaton, w) {
				want[w] = n
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("near %q: %s", typed, diff)
		}
		found += len(got)
	}
	if found < 1000 {
		t.Errorf("%d words", found)
	}
}

func accepts(a segment.Automaton, word string) bool {
	state := a.Start()
	for i := range len(word) {
		state = a.Accept(state, word[i])
	}
	return a.IsMatch(state)
}
