package blevesearch

import (
	"math/rand/v2"
	"testing"

	"dateline/index"
	"dateline/index/text"
	"dateline/search/searchtest"

	"github.com/google/go-cmp/cmp"
)

// TestReaderSkips holds a reader that passes over words by their first letter to
// one that looks at every word.
func TestReaderSkips(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	matches := 0
	for range 40 {
		articles := searchtest.RandomCorpus(r, 20)
		q := searchtest.RandomQuery(r)
		empty := &expander{snapshot: &snapshot{automata: &automata{}}, most: 1}
		e, err := empty.expand(q.Match)
		if err != nil {
			t.Fatal(err)
		}
		f, err := newFinder(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			quick, slow := f.newReader(a.Language), f.newReader(a.Language)
			slow.initials = nil
			for i := range slow.begins {
				slow.begins[i] = true
			}
			got := quick.matches(index.FieldBody, a.Body, text.AppendBorders(nil, a.Body))
			want := slow.matches(index.FieldBody, a.Body, text.Words(a.Body))
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(match{})); diff != "" {
				t.Fatalf("%q: %s", a.Body, diff)
			}
			matches += len(got)
		}
	}
	if matches < 100 {
		t.Errorf("%d matches", matches)
	}
}
