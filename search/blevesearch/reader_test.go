package blevesearch

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index"
	"dateline/index/text"
	"dateline/search/searchtest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// slowMatches is reader.matches that looks at every word, and at every place for
// every spelling.
func slowMatches(r *reader, field, s string) []match {
	words := text.Words(s)
	starts := make([]map[int]int, len(words)) // by number of the word of the query: where a match begins
	for i, w := range words {
		starts[i] = map[int]int{}
		if i > 0 {
			for _, n := range r.byStem[text.StemCompound(r.language, s, words[i-1], w)] {
				starts[i][n] = words[i-1].Start
			}
		}
		for _, n := range r.numbers(s[w.Start:w.End], w.Folded) {
			starts[i][n] = w.Start
		}
	}
	var found []match
	for i := range words {
		for _, sought := range r.sought {
			if sought.field == "" || sought.field == field {
				found = append(found, slowMatch(sought, words[i:], starts[i:])...)
			}
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(a.start-b.start, a.end-b.end, a.leaf-b.leaf)
	})
	return slices.Compact(found)
}

// slowMatch returns what begins with the first of the words.
func slowMatch(sought soughtSpelling, words []text.Word, starts []map[int]int) []match {
	near := sought.within > 0
	if near && !slices.ContainsFunc(sought.words, func(n int) bool { _, is := starts[0][n]; return is }) {
		return nil
	}
	if near {
		starts = starts[:min(len(starts), sought.within+len(sought.words)-1)]
	} else if len(starts) < len(sought.words) {
		return nil
	}
	last := 0
	for i, n := range sought.words {
		at := i
		if near {
			at = slices.IndexFunc(starts, func(of map[int]int) bool { _, is := of[n]; return is })
		}
		if at < 0 {
			return nil
		}
		if _, is := starts[at][n]; !is {
			return nil
		}
		last = max(last, at)
	}
	if !near {
		return []match{{starts[0][sought.words[0]], words[last].End, sought.leaf}}
	}
	var found []match
	for i, w := range words[:last+1] {
		for _, n := range sought.words {
			if start, is := starts[i][n]; is {
				found = append(found, match{start, w.End, sought.leaf})
				break
			}
		}
	}
	return found
}

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
		f, err := newFinder(e, newStems(), newForms())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			quick, slow := f.newReader(a.Language), f.newReader(a.Language)
			slow.initials, slow.shortest = nil, 0
			for i := range slow.begins {
				slow.begins[i] = true
			}
			got := quick.matches(index.FieldBody, a.Body, wordsOf(a).body)
			want := slowMatches(slow, index.FieldBody, a.Body)
			if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(match{}), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%q: %s", a.Body, diff)
			}
			matches += len(got)
		}
	}
	if matches < 100 {
		t.Errorf("%d matches", matches)
	}
}
