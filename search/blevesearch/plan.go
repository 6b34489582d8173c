package blevesearch

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// node is a condition on the text of articles, ready to be asked part by part.
// match is called once with every part before score is called with any, so that
// statistics of the whole index are known by then.
type node interface {
	// match returns the live articles that meet the condition. The set must
	// not be changed.
	match(p *part) (*roaring.Bitmap, error)
	// score adds the score of each of the hits, live articles in order, to its
	// place in into. A hit that does not meet the condition has none.
	score(p *part, hits []uint32, into []float64) error
	// explain tells how the score of an article that meets the condition comes
	// about; false when the node scores nothing.
	explain(p *part, article uint32) (search.Explanation, bool, error)
}

// planner turns a prepared condition into nodes.
type planner struct {
	languages []string // of the snapshot
	forms     *remembered[[]text.Form]
	fields    []index.Field
	groups    []*leaf // those of Variants, in their order
	leaves    []*leaf // all, in their order
}

// textFields are the rows of the Schema that hold words.
var textFields = slices.DeleteFunc(index.Schema(), func(f index.Field) bool { return f.Kind != index.Text })

func (pl *planner) node(e search.Expr) (node, error) {
	switch e := e.(type) {
	case nil:
		return everything{}, nil
	case search.And:
		parts, err := pl.nodes(e)
		return &and{parts: parts}, err
	case search.Or:
		parts, err := pl.nodes(e)
		return &or{parts: parts}, err
	case search.Not:
		of, err := pl.node(e.Of)
		return not{of: of}, err
	case search.Where:
		f, err := newFilter(e.Filter)
		return where{f}, err
	}
	return pl.leaf(e)
}

func (pl *planner) nodes(parts []search.Expr) ([]node, error) {
	nodes := make([]node, len(parts))
	for i, part := range parts {
		n, err := pl.node(part)
		if err != nil {
			return nil, err
		}
		nodes[i] = n
	}
	return nodes, nil
}

// leaf makes a node of a Word, a Phrase or a group of Variants. A word or phrase
// that has no word to look for holds for every article, an empty group for none.
func (pl *planner) leaf(e search.Expr) (node, error) {
	group, err := spellingsOf(e)
	if err != nil {
		return nil, err
	}
	l := &leaf{typed: search.Format(e)}
	for _, f := range pl.fields {
		if group.field == "" || group.field == f.Name {
			l.fields = append(l.fields, leafField{name: f.Name, boost: f.Boost, found: map[*part]*found{}})
		}
	}
	for _, typed := range group.spellings {
		s := spelling{within: typed.within, words: make([][]text.Form, len(typed.words))}
		for i, word := range typed.words {
			s.words[i] = typed.terms(pl, word)
		}
		l.spellings = append(l.spellings, s)
	}
	pl.leaves = append(pl.leaves, l)
	if _, ok := e.(search.Variants); ok {
		l.counts = make([]int, len(l.spellings))
		pl.groups = append(pl.groups, l)
		return l, nil
	}
	if len(l.spellings) == 0 {
		return everything{}, nil
	}
	return l, nil
}

// group is a leaf of a condition as its spellings.
type group struct {
	field     string
	spellings []typed
}

// typed is one spelling of a leaf: a sequence of words as typed.
type typed struct {
	words  []string
	exact  bool
	within int // see search.Phrase
}

// terms returns the index terms of a word of the spelling.
func (t typed) terms(pl *planner, word string) []text.Form {
	if t.exact {
		return []text.Form{{Term: cmp.Or(text.Acronym(word), text.Fold(word))}}
	}
	return formsOf(pl.forms, word, pl.languages)
}

func spellingsOf(e search.Expr) (group, error) {
	switch e := e.(type) {
	case search.Word:
		return newGroup(e.Field, typed{words: []string{e.Text}, exact: e.Exact}), nil
	case search.Phrase:
		return newGroup(e.Field, typed{words: e.Words, exact: e.Exact, within: e.Within}), nil
	case search.Variants:
		return spellingsOfAll(e)
	}
	return group{}, fmt.Errorf("planning a search: %T is not a condition on words", e)
}

func spellingsOfAll(v search.Variants) (group, error) {
	var all group
	spellings := v.As
	if v.Of != nil {
		spellings = append([]search.Expr{v.Of}, v.As...)
	}
	for _, as := range spellings {
		one, err := spellingsOf(as)
		if err != nil {
			return group{}, err
		}
		all.field = one.field
		all.spellings = append(all.spellings, one.spellings...)
	}
	return all, nil
}

// newGroup splits what was typed at the borders of words.
func newGroup(field string, as typed) group {
	var words []string
	for _, t := range as.words {
		for _, w := range text.Words(t) {
			words = append(words, t[w.Start:w.End])
		}
	}
	if len(words) == 0 {
		return group{field: field}
	}
	as.words = words
	return group{field: field, spellings: []typed{as}}
}
