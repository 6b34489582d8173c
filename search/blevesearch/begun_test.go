package blevesearch

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"dateline/index"
)

// TestBegun holds it to the terms of a segment.
func TestBegun(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	letters := []rune("abzйїب会\U0001f600\U0010ffff")
	m := newMemory(t)
	for i := range 30 {
		word := make([]rune, 1+r.IntN(2))
		for j := range word {
			word[j] = letters[r.IntN(len(letters))]
		}
		m.put(&index.Article{ID: fmt.Sprint(i), Body: "x " + string(word)})
	}
	from, err := m.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	for _, p := range m.searcher().snapshot(t.Context(), from).parts {
		want := map[int]bool{}
		dictionary, err := p.dictionary(index.FieldBody)
		if err != nil {
			t.Fatal(err)
		}
		for terms := dictionary.AutomatonIterator(nil, nil, nil); ; {
			entry, err := terms.Next()
			if err != nil {
				t.Fatal(err)
			}
			if entry == nil {
				break
			}
			want[firstTwo(entry.Term)] = true
		}
		b, err := p.begins(index.FieldBody)
		if err != nil {
			t.Fatal(err)
		}
		for at := range 1 << 16 {
			if term := string([]byte{byte(at >> 8), byte(at)}); b.has(term) != want[at] {
				t.Errorf("terms that begin with %q: %v", term, b.has(term))
			}
		}
	}
}
