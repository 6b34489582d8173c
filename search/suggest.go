package search

import (
	"cmp"
	"slices"
	"strings"
)

// Suggestion is a name or a word that begins with what a user has typed.
type Suggestion struct {
	Field    string // of the value; "" for a word of the text
	Value    string // of the field, or the word, folded
	Label    string // how a reader says it
	Kind     string // of an actor, where known
	Articles int    // that have it
}

// Limits of suggestions.
const (
	MaxSuggestions = 20
	MinSuggest     = 3 // letters from which words are suggested: fewer begin half of them
	suggestedWords = 3 // places that words get behind names, more when there are few names
)

// SuggestFields returns the fields whose values are suggested.
func SuggestFields() []string { return []string{"actor", "location", "source"} }

// Suggest puts suggestions in order and keeps the first limit: names by their
// number of articles, then words.
func Suggest(names, words []Suggestion, limit int) []Suggestion {
	for _, list := range [][]Suggestion{names, words} {
		slices.SortFunc(list, func(a, b Suggestion) int {
			return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.Label, b.Label), strings.Compare(a.Value, b.Value), strings.Compare(a.Field, b.Field))
		})
	}
	room := max(limit-min(len(words), suggestedWords), 0)
	names = names[:min(len(names), room)]
	return append(names, words[:min(len(words), limit-len(names))]...)
}
