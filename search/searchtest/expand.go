package searchtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/index/text"
	"dateline/search"
)

// expand returns a condition with the words that its prefixes and fuzzy words
// stand for.
func (m *Memory) expand(e search.Expr) search.Expr {
	switch e := e.(type) {
	case search.And:
		return search.And(m.expandAll(e))
	case search.Or:
		return search.Or(m.expandAll(e))
	case search.Not:
		return search.Not{Of: m.expand(e.Of)}
	case search.Prefix:
		return m.standsFor(e.Text+"*", e.Field, func(folded string) bool { return strings.HasPrefix(folded, text.Fold(e.Text)) })
	case search.Fuzzy:
		typed := strings.TrimSuffix(fmt.Sprintf("%s~%d", e.Text, e.Edits), "1")
		return m.standsFor(typed, e.Field, func(folded string) bool { return similar(folded, text.Fold(e.Text), e.Edits) })
	}
	return e
}

func (m *Memory) expandAll(parts []search.Expr) []search.Expr {
	out := make([]search.Expr, len(parts))
	for i, part := range parts {
		out[i] = m.expand(part)
	}
	return out
}

// standsFor returns the words of a kind, those first that stand in the most
// fields of the most articles.
func (m *Memory) standsFor(typed, field string, kind func(folded string) bool) search.Variants {
	found := map[string]int{}
	for _, byField := range m.words {
		for name, words := range byField {
			seen := map[string]bool{}
			for _, w := range words {
				if (field == "" || field == name) && kind(w.folded) && !seen[w.folded] {
					seen[w.folded] = true
					found[w.folded]++
				}
			}
		}
	}
	g := search.Variants{Typed: typed}
	for word := range found {
		g.As = append(g.As, search.Word{Field: field, Text: word, Exact: true})
	}
	slices.SortFunc(g.As, func(a, b search.Expr) int {
		x, y := a.(search.Word).Text, b.(search.Word).Text
		return cmp.Or(cmp.Compare(found[y], found[x]), cmp.Compare(x, y))
	})
	return g
}

// spellings counts the articles that have each spelling of a group.
func (s scorer) spellings(v search.Variants) []int {
	all := v.As
	if v.Of != nil {
		all = append([]search.Expr{v.Of}, v.As...)
	}
	counts := make([]int, len(all))
	for i, spelling := range all {
		for _, a := range s.m.articles {
			if s.has(a, spelling) {
				counts[i]++
			}
		}
	}
	return counts
}
