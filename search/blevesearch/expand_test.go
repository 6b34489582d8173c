package blevesearch

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
	"dateline/search"
)

// TestExpansionIsCut gives a prefix more words than it may stand for: the
// commonest of the live articles are taken, and the answer says so.
func TestExpansionIsCut(t *testing.T) {
	m := newMemory(t)
	for i, body := range []string{"attack attacks", "attack attacker", "attack attacks", "attacked", "attacked", "attacked attacked"} {
		m.put(&index.Article{ID: fmt.Sprint("a", i), Body: body})
	}
	m.remove("a3", "a4")
	s := New(Config{Index: m, Articles: m, MaxExpansion: 2})
	r := find(t, s, search.Query{Match: search.Prefix{Text: "atta"}, Page: search.Page{Limit: 10}})
	want := []search.Expansion{{Term: "atta*", As: []search.Spelling{{Text: "attack", Articles: 3}, {Text: "attacks", Articles: 2}}}}
	if diff := cmp.Diff(want, r.Expanded); diff != "" {
		t.Error(diff)
	}
	if r.Total.Articles != 3 || len(r.Notes) != 1 || !strings.Contains(r.Notes[0].String(), "stands for 4 words; the 2 commonest") {
		t.Errorf("%d articles, notes %q", r.Total.Articles, r.Notes)
	}
	r = find(t, s, search.Query{Match: search.Fuzzy{Text: "attacke", Edits: 1}, Page: search.Page{Limit: 10}})
	if r.Total.Articles != 3 || len(r.Notes) != 1 {
		t.Errorf("fuzzy: %d articles, notes %q", r.Total.Articles, r.Notes)
	}
}
