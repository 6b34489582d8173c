package searchtest

import (
	"dateline/index"
	"dateline/search"
)

// pairs returns the bonus of an article for words that stand side by side in it
// as they do in the query, when all of them must match.
func (s scorer) pairs(a *index.Article, e search.Expr) float64 {
	parts, ok := e.(search.And)
	if !ok {
		return 0
	}
	sum, n := 0.0, len(s.m.articles)
	for _, i := range search.Pairs(parts) {
		density := 0.0
		for _, f := range textFields() {
			if tf := s.sideBySide(a, f.Name, parts[i:i+2]); tf > 0 {
				density += search.Density(tf, float64(len(s.m.words[a.ID][f.Name])), s.average(f.Name), f.Boost)
			}
		}
		if density > 0 {
			sum += search.PairBonus(search.NewWeight(s.with(parts[i]), n), search.NewWeight(s.with(parts[i+1]), n), density)
		}
	}
	return sum
}

// sideBySide counts how often a word of the second of two parts follows one of
// the first in a field of an article.
func (s scorer) sideBySide(a *index.Article, field string, parts []search.Expr) float64 {
	words, n := s.m.words[a.ID][field], 0.0
	for i := range words[:max(len(words), 1)-1] {
		if words[i].meets(a.Language, field, parts[0]) && words[i+1].meets(a.Language, field, parts[1]) {
			n++
		}
	}
	return n
}

// meets reports whether the word of a field is the word that a part of a query
// is, or one of its spellings that are one word.
func (w word) meets(language, field string, e search.Expr) bool {
	switch e := e.(type) {
	case search.Word:
		return (e.Field == "" || e.Field == field) && (e.Exact && w.isExactly(e.Text) || !e.Exact && w.is(language, e.Text))
	case search.Variants:
		for _, spelling := range e.As {
			if w.meets(language, field, spelling) {
				return true
			}
		}
		return e.Of != nil && w.meets(language, field, e.Of)
	}
	return false
}
