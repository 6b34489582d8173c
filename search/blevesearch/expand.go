package blevesearch

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/index/text"
	"dateline/search"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// expander replaces what stands for many words, a prefix or a fuzzy word, by
// the words of the index that it stands for: a group that weighs as one word.
type expander struct {
	snapshot *snapshot
	most     int // words of a group
	notes    []search.Message
}

// expand returns a condition without Prefix and Fuzzy.
func (x *expander) expand(e search.Expr) (search.Expr, error) {
	switch e := e.(type) {
	case search.And:
		parts, err := x.all(e)
		return search.And(parts), err
	case search.Or:
		parts, err := x.all(e)
		return search.Or(parts), err
	case search.Not:
		of, err := x.expand(e.Of)
		return search.Not{Of: of}, err
	case search.Prefix:
		from := text.Fold(e.Text)
		return x.words(e.Field, e.Text+"*", scan{from: from, to: successor(from)})
	case search.Fuzzy:
		return x.fuzzy(e)
	}
	return e, nil
}

func (x *expander) all(parts []search.Expr) ([]search.Expr, error) {
	out := make([]search.Expr, len(parts))
	for i, part := range parts {
		var err error
		if out[i], err = x.expand(part); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// fuzzy looks for similar words: one edit away in the vocabulary, more with an
// automaton.
func (x *expander) fuzzy(e search.Fuzzy) (search.Expr, error) {
	folded := text.Fold(e.Text)
	typed := strings.TrimSuffix(fmt.Sprintf("%s~%d", e.Text, e.Edits), "1")
	if e.Edits == 1 {
		return x.words(e.Field, typed, scan{near: folded})
	}
	automaton, err := x.snapshot.automata.like(folded, e.Edits)
	if err != nil {
		return nil, err
	}
	_, size := utf8.DecodeRuneInString(folded)
	first := folded[:size]
	return x.words(e.Field, typed, scan{automaton: automaton, from: first, to: successor(first)})
}

// scan is what is looked for in a dictionary: the terms that an automaton
// accepts (all, when nil) in a range, the end of which does not belong to it; or
// the words near one.
type scan struct {
	automaton segment.Automaton
	from, to  string
	near      string
}

// successor returns the first string behind all that begin with s.
func successor(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < 0xff {
			return s[:i] + string([]byte{s[i] + 1})
		}
	}
	return ""
}

// words returns the group of the words that a scan finds, of too many
// the commonest.
func (x *expander) words(field, typed string, s scan) (search.Expr, error) {
	found := map[string]int{} // number of articles, once for each field
	for _, f := range textFields {
		if field != "" && field != f.Name {
			continue
		}
		for _, p := range x.snapshot.parts {
			if err := p.terms(f.Name, s, found); err != nil {
				return nil, err
			}
		}
	}
	words := make([]counted, 0, len(found))
	for word, n := range found {
		if n > 0 {
			words = append(words, counted{value: word, count: n})
		}
	}
	slices.SortFunc(words, counted.compare)
	if len(words) > x.most {
		x.notes = append(x.notes, search.Say("%s stands for %d words; the %d commonest were looked for", typed, len(words), x.most))
		words = words[:x.most]
	}
	return standsFor(field, typed, words), nil
}

// terms adds the terms that a scan finds in a field, with the number of live
// articles that have them.
func (p *part) terms(field string, s scan, found map[string]int) error {
	if s.near != "" {
		return p.termsNear(field, s.near, found)
	}
	dictionary, err := p.dictionary(field)
	if err != nil {
		return err
	}
	terms := dictionary.AutomatonIterator(s.automaton, []byte(s.from), []byte(s.to))
	for {
		entry, err := terms.Next()
		if err != nil {
			return fmt.Errorf("reading the terms of %s: %w", field, err)
		}
		if entry == nil {
			return nil
		}
		if err := p.of.step(1); err != nil {
			return err
		}
		n, err := p.liveWith(field, entry.Term, int(entry.Count))
		if err != nil {
			return err
		}
		found[entry.Term] += n
	}
}

// termsNear adds the words of a field that are an edit from one.
func (p *part) termsNear(field, word string, found map[string]int) error {
	v, err := p.vocabulary(field)
	if err != nil {
		return err
	}
	looked := v.near(word, func(other string, count int) {
		n, failed := p.liveWith(field, other, count)
		err = errors.Join(err, failed)
		found[other] += n
	})
	return errors.Join(err, p.of.step(looked))
}

// liveWith returns how many live articles have a term, of all that have it.
func (p *part) liveWith(field, term string, all int) (int, error) {
	if p.deleted == nil {
		return all, nil
	}
	live, _, err := p.withAny(field, []text.Form{{Term: term}})
	if err != nil {
		return 0, err
	}
	return int(live.GetCardinality()), nil
}

// standsFor makes the group of the words that typed stands for.
func standsFor(field, typed string, words []counted) search.Expr {
	g := search.Variants{Typed: typed}
	for _, w := range words {
		g.As = append(g.As, search.Word{Field: field, Text: w.value, Exact: true})
	}
	return g
}
