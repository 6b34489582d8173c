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

// TestEveryWordOfAPrefixIsMarked gives a prefix more words than are listed: a hit
// by any of them shows it, and a spelling that no article has is not looked for.
func TestEveryWordOfAPrefixIsMarked(t *testing.T) {
	m := newMemory(t)
	words := search.MaxListed + 20
	for i := range words {
		m.put(&index.Article{ID: fmt.Sprint("a", i), Body: fmt.Sprintf("attack%03d", i)})
	}
	r := find(t, m.searcher(), search.Query{Match: search.Prefix{Text: "atta"}, Page: search.Page{Limit: words}})
	if len(r.Hits) != words {
		t.Fatalf("%d hits, want %d", len(r.Hits), words)
	}
	for _, h := range r.Hits {
		if len(h.Snippets) != 1 || len(h.Snippets[0].Marks) != 1 {
			t.Errorf("%s is shown as %v", h.Article.ID, h.Snippets)
		}
	}
}

// TestOccurring holds it to what is counted of each spelling.
func TestOccurring(t *testing.T) {
	word := func(s string) search.Expr { return search.Word{Text: s} }
	group := search.Variants{Typed: "kyiv", Of: word("kyiv"), As: []search.Expr{word("kiev"), word("kiew"), word("kief")}}
	counts := [][]int{{3, 1, 0}, {0, 0, 0}}
	got := search.Occurring(search.And{group, search.Not{Of: group}}, func(search.Variants) []int {
		first := counts[0]
		counts = counts[1:]
		return first
	})
	want := search.And{
		search.Variants{Typed: "kyiv", Of: word("kyiv"), As: []search.Expr{word("kiev"), word("kief")}},
		search.Not{Of: search.Variants{Typed: "kyiv", Of: word("kyiv"), As: []search.Expr{word("kief")}}},
	}
	if diff := cmp.Diff(search.Expr(want), got); diff != "" {
		t.Error(diff)
	}
}
