package search

import (
	"slices"
	"strings"
)

// Expr is a condition on the text of an article: a tree of And, Or, Not, Word,
// Phrase, Prefix, Fuzzy, Variants and Where nodes. Field is the Text field that
// a word is looked for in; "" means every Text field.
type Expr interface{ expr() }

// And matches where every part matches.
type And []Expr

// Or matches where at least one part matches, and nowhere when it has none.
type Or []Expr

// Not matches where Of does not.
type Not struct{ Of Expr }

// Word matches where the field has a word with the same folded form, or, in a
// language with a stemmer, the same stem (see package text). Text is one word
// as typed. An exact one matches by its folded form only, in no other spelling.
type Word struct {
	Field string
	Text  string
	Exact bool
}

// Phrase matches where the field has the words one behind the other. Each word
// matches as a Word does.
//
// With Within above 0 they may stand in any order and apart: two words at most
// Within positions from each other, and more words with at most as many others
// among them as two could have.
//
// One with Hyphens was typed as one word, cease-fire, and is looked for in one
// word, too.
type Phrase struct {
	Field   string
	Words   []string
	Exact   bool
	Within  int
	Hyphens bool
}

// Window returns how many positions the first and the last word of a match of a
// Phrase with Within may lie apart.
func (p Phrase) Window() int { return p.Within + len(p.Words) - 2 }

// Prefix matches words that begin with Text, folded.
type Prefix struct {
	Field string
	Text  string
}

// Fuzzy matches words that are at most Edits edits from Text, folded, and begin
// with the same letter. An edit inserts, deletes or changes a letter, or
// exchanges two neighbours (Damerau 1964).
type Fuzzy struct {
	Field string
	Text  string
	Edits int
}

// Variants matches where Of or any of its other spellings matches, and weighs
// as one word: a rare spelling does not outrank a common one.
type Variants struct {
	Typed string // the name, prefix or fuzzy word as typed
	Of    Expr   // the name as a Word or a Phrase; nil of a prefix or a fuzzy word, which occurs nowhere itself
	As    []Expr // its other spellings, or the words that it stands for: Words and Phrases in one field
}

// Where matches what the filter matches: actor:Ukraine inside a query.
type Where struct{ Filter Filter }

func (And) expr()      {}
func (Or) expr()       {}
func (Not) expr()      {}
func (Word) expr()     {}
func (Phrase) expr()   {}
func (Prefix) expr()   {}
func (Fuzzy) expr()    {}
func (Variants) expr() {}
func (Where) expr()    {}

// AnyWord returns the condition that asks for any of what e asks for, the
// better the more of it: the parts that must all match become alternatives.
// What e excludes and what it filters by is asked for as before. Words that
// every sentence has, as the and of, are left out, unless it has no others, and
// returned.
func AnyWord(e Expr) (Expr, []string) {
	all, ok := e.(And)
	if !ok {
		return e, nil
	}
	var wanted []Expr
	var required And
	for _, part := range all {
		switch part.(type) {
		case Not, Where:
			required = append(required, part)
		default:
			wanted = append(wanted, part)
		}
	}
	wanted, left := tellingWords(wanted)
	if len(wanted) > 0 {
		required = append(And{orOf(wanted)}, required...)
	}
	return andOf(required), left
}

// AskAny makes a query ask for any of its words, see [AnyWord].
func (q *Query) AskAny() {
	var left []string
	if q.Match, left = AnyWord(q.Match); len(left) > 0 {
		slices.Sort(left)
		q.Notes = append(q.Notes, Say("not looked for, as every text has them: %s", strings.Join(slices.Compact(left), ", ")))
	}
}
