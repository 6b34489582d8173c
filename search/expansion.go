package search

import (
	"cmp"
	"slices"
	"strings"
)

// Expansions lists what the groups in a condition were looked for as, in their
// order. articles returns, for a group, the number of articles that have each
// of its spellings: Of, if there is one, and then As.
func Expansions(e Expr, articles func(Variants) []int) []Expansion {
	switch e := e.(type) {
	case And:
		return expansions(e, articles)
	case Or:
		return expansions(e, articles)
	case Not:
		return Expansions(e.Of, articles)
	case Variants:
		return []Expansion{expansion(e, articles(e))}
	}
	return nil
}

func expansions(parts []Expr, articles func(Variants) []int) []Expansion {
	var all []Expansion
	for _, part := range parts {
		all = append(all, Expansions(part, articles)...)
	}
	return all
}

// Occurring returns a condition without those spellings of its groups that no
// article has. articles is that of [Expansions], and may know of the first
// spellings only: of the others all are kept.
func Occurring(e Expr, articles func(Variants) []int) Expr {
	switch e := e.(type) {
	case And:
		return And(occurring(e, articles))
	case Or:
		return Or(occurring(e, articles))
	case Not:
		return Not{Of: Occurring(e.Of, articles)}
	case Variants:
		counts := articles(e)
		if e.Of != nil {
			counts = counts[1:]
		}
		all := e.As
		e.As = nil
		for i, as := range all {
			if i >= len(counts) || counts[i] > 0 {
				e.As = append(e.As, as)
			}
		}
		return e
	}
	return e
}

func occurring(parts []Expr, articles func(Variants) []int) []Expr {
	out := make([]Expr, len(parts))
	for i, part := range parts {
		out[i] = Occurring(part, articles)
	}
	return out
}

func expansion(v Variants, articles []int) Expansion {
	x := Expansion{Term: v.Typed}
	if v.Of != nil {
		x.Articles, articles = articles[0], articles[1:]
	}
	for i, as := range v.As[:min(len(v.As), MaxListed)] {
		x.As = append(x.As, Spelling{written(as), articles[i]})
	}
	slices.SortStableFunc(x.As, func(a, b Spelling) int { return cmp.Compare(b.Articles, a.Articles) })
	return x
}

// written returns the words of a spelling.
func written(e Expr) string {
	switch e := e.(type) {
	case Word:
		return e.Text
	case Phrase:
		return strings.Join(e.Words, " ")
	}
	return ""
}
