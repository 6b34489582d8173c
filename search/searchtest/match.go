package searchtest

import (
	"fmt"
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// scorer evaluates conditions on single articles.
type scorer struct {
	m     *Memory
	known map[string]int // articles that have a leaf
}

// match reports whether the article meets the condition, and its score.
func (s scorer) match(a *index.Article, e search.Expr) (float64, bool) {
	switch e := e.(type) {
	case nil:
		return 0, true
	case search.And:
		return s.and(a, e)
	case search.Or:
		return s.or(a, e)
	case search.Not:
		_, ok := s.match(a, e.Of)
		return 0, !ok
	case search.Where:
		return 0, s.m.passes(a, []search.Filter{e.Filter}, "")
	}
	return s.leaf(a, e)
}

func (s scorer) and(a *index.Article, parts search.And) (float64, bool) {
	total := 0.0
	for _, part := range parts {
		score, ok := s.match(a, part)
		if !ok {
			return 0, false
		}
		total += score
	}
	return total, true
}

func (s scorer) or(a *index.Article, parts search.Or) (float64, bool) {
	total, found := 0.0, false
	for _, part := range parts {
		if score, ok := s.match(a, part); ok {
			total, found = total+score, true
		}
	}
	return total, found
}

// leaf scores a Word, a Phrase or a group of Variants, which weighs as one
// word, over all of its fields.
func (s scorer) leaf(a *index.Article, e search.Expr) (float64, bool) {
	density, n := 0.0, len(s.m.articles)
	for _, f := range textFields() {
		if tf := s.occurrences(a, f.Name, e); tf > 0 {
			density += search.Density(tf, float64(len(s.m.words[a.ID][f.Name])), s.average(f.Name), f.Boost)
		}
	}
	if density == 0 {
		return 0, false
	}
	return search.NewWeight(s.with(e), n).Score(density), true
}

// with returns the number of articles that have a leaf in any field.
func (s scorer) with(e search.Expr) int {
	key := fmt.Sprintf("%#v", e)
	if known, ok := s.known[key]; ok {
		return known
	}
	n := 0
	for _, a := range s.m.articles {
		if s.has(a, e) {
			n++
		}
	}
	s.known[key] = n
	return n
}

// has reports whether an article has a leaf in any field.
func (s scorer) has(a *index.Article, e search.Expr) bool {
	return slices.ContainsFunc(textFields(), func(f index.Field) bool { return s.occurrences(a, f.Name, e) > 0 })
}

// average returns the mean number of words in a field.
func (s scorer) average(field string) float64 {
	sum := 0
	for _, a := range s.m.articles {
		sum += len(s.m.words[a.ID][field])
	}
	return float64(sum) / float64(len(s.m.articles))
}

// occurrences counts how often a leaf occurs in a field of an article, a word in
// another form than typed for less.
func (s scorer) occurrences(a *index.Article, field string, e search.Expr) float64 {
	switch e := e.(type) {
	case search.Word:
		if e.Field != "" && e.Field != field {
			return 0
		}
		return s.words(a, field, e)
	case search.Phrase:
		if e.Field != "" && e.Field != field {
			return 0
		}
		return s.phrases(a, field, e)
	case search.Prefix:
		return s.like(a, field, e.Field, func(folded string) bool { return strings.HasPrefix(folded, text.Fold(e.Text)) })
	case search.Fuzzy:
		return s.like(a, field, e.Field, func(folded string) bool { return similar(folded, text.Fold(e.Text), e.Edits) })
	case search.Variants:
		n := s.occurrences(a, field, e.Of)
		for _, spelling := range e.As {
			n += s.occurrences(a, field, spelling)
		}
		return n
	}
	return 0
}

// words counts a word: as often as its form occurs or its stem does, whichever
// is more (where a stem exists, nearly always the stem).
func (s scorer) words(a *index.Article, field string, e search.Word) float64 {
	forms, stems := uint32(0), uint32(0)
	stem := text.Stem(a.Language, e.Text)
	for _, w := range s.m.words[a.ID][field] {
		if e.Exact && w.isExactly(e.Text) || !e.Exact && w.folded == text.Fold(e.Text) {
			forms++
		}
		if !e.Exact && w.stems(stem) {
			stems++
		}
	}
	return search.Times(forms, max(forms, stems))
}

func (s scorer) phrases(a *index.Article, field string, e search.Phrase) float64 {
	words, n := s.m.words[a.ID][field], 0.0
	same := func(w word, typed string) bool {
		if e.Exact {
			return w.isExactly(typed)
		}
		return w.is(a.Language, typed)
	}
	for i := range words {
		if e.Within > 0 && near(words[i:min(len(words), i+e.Window()+1)], e.Words, same) || e.Within == 0 && adjacent(words[i:], e.Words, same) {
			n++
		}
	}
	return n
}

func adjacent(words []word, typed []string, same func(word, string) bool) bool {
	if len(typed) > len(words) {
		return false
	}
	for i := range typed {
		if !same(words[i], typed[i]) {
			return false
		}
	}
	return true
}

// near reports whether a window begins with one of the words typed and holds
// them all.
func near(window []word, typed []string, same func(word, string) bool) bool {
	if !slices.ContainsFunc(typed, func(t string) bool { return same(window[0], t) }) {
		return false
	}
	for _, t := range typed {
		if !slices.ContainsFunc(window, func(w word) bool { return same(w, t) }) {
			return false
		}
	}
	return true
}

// like counts the words of a field whose folded form is of a kind.
func (s scorer) like(a *index.Article, field, wanted string, kind func(folded string) bool) float64 {
	n := 0.0
	for _, w := range s.m.words[a.ID][field] {
		if (wanted == "" || wanted == field) && kind(w.folded) {
			n++
		}
	}
	return n
}

// similar reports whether two words begin with the same letter and are at most
// the given number of edits apart.
func similar(a, b string, edits int) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 0 && len(y) > 0 && x[0] == y[0] && apart(x, y, edits)
}

// apart tries every way to make b of a with at most the given number of edits.
func apart(a, b []rune, edits int) bool {
	if edits < 0 {
		return false
	}
	if len(a) == 0 || len(b) == 0 {
		return len(a)+len(b) <= edits
	}
	if a[0] == b[0] && apart(a[1:], b[1:], edits) {
		return true
	}
	swapped := len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && apart(a[2:], b[2:], edits-1)
	return swapped || apart(a[1:], b, edits-1) || apart(a, b[1:], edits-1) || apart(a[1:], b[1:], edits-1)
}

// passes reports whether the article meets all filters, but for the any-mode
// selection of the facet without.
func (m *Memory) passes(a *index.Article, filters []search.Filter, without string) bool {
	for _, f := range filters {
		if selects(f) && f.Field == without {
			continue
		}
		if m.passesOne(a, f) == f.Not {
			return false
		}
	}
	return true
}

// selects reports whether the filter is an any-mode selection, which its own
// facet is counted without.
func selects(f search.Filter) bool { return !f.Not && f.Mode == search.Any }

func (m *Memory) passesOne(a *index.Article, f search.Filter) bool {
	field, _ := index.FieldNamed(f.Field)
	if field.Kind == index.Dates {
		d := field.Date(a)
		return !d.IsZero() && (f.From.IsZero() || d.DayNumber() >= f.From.DayNumber()) &&
			(f.To.IsZero() || d.DayNumber() <= f.To.End().DayNumber())
	}
	if field.Kind == index.Numbers && field.Number == nil {
		return m.hasSources(a, f)
	}
	if field.Kind == index.Numbers {
		n := field.Number(a)
		return n.Known && (!f.Least.Known || n.Value >= f.Least.Value) && (!f.Most.Known || n.Value <= f.Most.Value)
	}
	has := func(v string) bool { return hasValue(a, field, v) }
	if f.Mode == search.All && !f.Not {
		return !slices.ContainsFunc(f.Values, func(v string) bool { return !has(v) })
	}
	return slices.ContainsFunc(f.Values, has)
}
