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
