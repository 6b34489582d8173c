package search

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/index/text"
)

// Alternative is another text for a query, which finds something.
type Alternative struct {
	Text     string
	Articles int
}

// Limits of alternatives. They cost a search for all words of a query, and one
// for each that has hits.
const (
	plentyHits      = DefaultLimit // articles, a page of them, from which nothing else is offered
	alternatives    = 3            // offered at the most
	alternateWords  = 8            // of a query that are looked at
	alternateLetter = 4            // letters of a word at the least: shorter ones turn into anything
)

// AlsoTry returns a query with one of its words, a name that no gazetteer knows,
// in another script, where that finds articles: Залужний for Zaluzhnyi, see
// [text.Transliterate]. It is offered and never applied, since a guess at a
// spelling is no variant of it.
func AlsoTry(ctx context.Context, s Searcher, q Query, r *Result) ([]Alternative, error) {
	if q.Match == nil || !q.Variants || q.Page.Cursor != "" || r.Total.Articles > plentyHits {
		return nil, nil
	}
	of := map[string]Word{}
	for _, w := range unknownWords(q.Match, r) {
		if r.Scripts != 0 && r.Scripts&^text.ScriptOf(w.Text) == 0 {
			continue // there is no other script
		}
		for _, form := range text.Transliterate(w.Text) {
			if _, taken := of[form]; !taken && (r.Scripts == 0 || r.Scripts&text.ScriptOf(form) != 0) {
				of[form] = w
			}
		}
	}
	a := adviser{ctx: ctx, searcher: s, query: q}
	forms := a.foundForms(of, slices.Sorted(maps.Keys(of)), false)
	if just := a.foundForms(of, forms, true); len(just) > 0 {
		forms = just
	}
	var found []Alternative
	for _, form := range forms[:min(len(forms), 2*alternatives)] {
		other := substitute(q.Match, of[form], Word{Field: of[form].Field, Text: form})
		if n := a.ask(other).Total.Articles; n > 0 {
			found = append(found, Alternative{Format(other), n})
		}
	}
	slices.SortStableFunc(found, func(a, b Alternative) int { return cmp.Compare(b.Articles, a.Articles) })
	return found[:min(len(found), alternatives)], a.err
}

// foundForms returns those of the forms that occur, just so or in any inflection,
// those first that most articles have.
func (a *adviser) foundForms(of map[string]Word, forms []string, exact bool) []string {
	if len(forms) == 0 {
		return nil
	}
	groups := Or{}
	for some := range slices.Chunk(forms, MaxListed) {
		group := Variants{}
		for _, form := range some {
			group.As = append(group.As, Word{Field: of[form].Field, Text: form, Exact: exact})
		}
		groups = append(groups, group)
	}
	var found []Spelling
	for _, group := range a.ask(groups).Expanded {
		found = append(found, slices.DeleteFunc(group.As, func(s Spelling) bool { return s.Articles == 0 })...)
	}
	slices.SortStableFunc(found, func(a, b Spelling) int { return cmp.Compare(b.Articles, a.Articles) })
	var occur []string
	for _, s := range found {
		occur = append(occur, s.Text)
	}
	return occur
}

// unknownWords returns the words of a condition that no other spelling was known
// for.
func unknownWords(e Expr, r *Result) []Word {
	var words []Word
	for _, w := range wordsOf(e) {
		known := slices.ContainsFunc(r.Expanded, func(x Expansion) bool { return strings.EqualFold(x.Term, w.Text) })
		if !known && !w.Exact && utf8.RuneCountInString(w.Text) >= alternateLetter && len(words) < alternateWords && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// wordsOf returns the words that a condition wants.
func wordsOf(e Expr) []Word {
	var parts []Expr
	switch e := e.(type) {
	case Word:
		return []Word{e}
	case And:
		parts = e
	case Or:
		parts = e
	}
	var words []Word
	for _, part := range parts {
		words = append(words, wordsOf(part)...)
	}
	return words
}

// substitute returns a condition with one of its words replaced.
func substitute(e Expr, old, by Word) Expr {
	switch e := e.(type) {
	case Word:
		if e == old {
			return by
		}
	case And:
		return And(substituteAll(e, old, by))
	case Or:
		return Or(substituteAll(e, old, by))
	}
	return e
}

func substituteAll(parts []Expr, old, by Word) []Expr {
	out := make([]Expr, len(parts))
	for i, part := range parts {
		out[i] = substitute(part, old, by)
	}
	return out
}
