package blevesearch

import (
	"dateline/index/text"
	"dateline/search"
)

// finder finds in the text of an article what a query looks for, by the same
// rule as the index does: a word matches in its folded form, or by its stem in
// the language of the article. A finder is made for one query.
type finder struct {
	typed  []soughtWord // the words of all spellings
	sought []soughtSpelling
	leaves int           // of the query
	first  map[int][]int // by number of the first word: spellings
	kept   *articleCache // may have the words of an article; nil for none
	stems  *remembered[string]
	forms  *remembered[[]text.Form]
	in     map[string]*reader // by language
	read   []readWord         // of the text at hand
}

// soughtWord is a word as typed.
type soughtWord struct {
	typed string
	exact bool // only its form, not its stem
}

// soughtSpelling is one spelling of a leaf: a sequence of words by number.
type soughtSpelling struct {
	leaf   int
	field  string // "" for every Text field
	words  []int
	within int // see search.Phrase
}

// match is a place in a text where a leaf of the query matches.
type match struct {
	start, end int // byte offsets
	leaf       int
}

func newFinder(e search.Expr, stems *remembered[string], forms *remembered[[]text.Form]) (*finder, error) {
	f := &finder{stems: stems, forms: forms, first: map[int][]int{}, in: map[string]*reader{}}
	if err := f.collect(e, &f.leaves); err != nil {
		return nil, err
	}
	for i, s := range f.sought {
		for _, begin := range s.begins() {
			f.first[begin] = append(f.first[begin], i)
		}
	}
	return f, nil
}

// begins returns the words that a match can begin with.
func (s soughtSpelling) begins() []int {
	if s.within > 0 {
		return s.words
	}
	return s.words[:1]
}

// collect takes in what a condition asks to be there.
func (f *finder) collect(e search.Expr, leaves *int) error {
	switch e := e.(type) {
	case nil, search.Not, search.Where:
		return nil
	case search.And:
		return f.collectAll(e, leaves)
	case search.Or:
		return f.collectAll(e, leaves)
	}
	group, err := spellingsOf(e)
	if err != nil {
		return err
	}
	for _, as := range group.spellings {
		s := soughtSpelling{leaf: *leaves, field: group.field, within: as.within}
		for _, word := range as.words {
			s.words = append(s.words, len(f.typed))
			f.typed = append(f.typed, soughtWord{word, as.exact})
		}
		f.sought = append(f.sought, s)
	}
	*leaves++
	return nil
}

func (f *finder) collectAll(parts []search.Expr, leaves *int) error {
	for _, part := range parts {
		if err := f.collect(part, leaves); err != nil {
			return err
		}
	}
	return nil
}
