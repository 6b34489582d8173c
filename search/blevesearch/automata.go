package blevesearch

import (
	"fmt"
	"sync"

	"dateline/search"

	"github.com/blevesearch/vellum/levenshtein"
)

// automata make the automata of fuzzy words (Schulz and Mihov, "Fast string
// correction with Levenshtein automata", 2002). What they share is made once for
// each number of edits. Safe for concurrent use.
type automata struct {
	builders [search.MaxEdits + 1]automataBuilder
}

type automataBuilder struct {
	once    sync.Once
	builder *levenshtein.LevenshteinAutomatonBuilder
	err     error
}

// like returns the automaton of the words that are at most so many edits from
// a word, a swap of neighbours being one edit.
func (a *automata) like(word string, edits int) (*levenshtein.DFA, error) {
	if edits < 0 || edits > search.MaxEdits {
		return nil, fmt.Errorf("looking for words like %s: %d edits", word, edits)
	}
	b := &a.builders[edits]
	b.once.Do(func() { b.builder, b.err = levenshtein.NewLevenshteinAutomatonBuilder(uint8(edits), true) })
	if b.err != nil {
		return nil, fmt.Errorf("looking for words like %s: %w", word, b.err)
	}
	automaton, err := b.builder.BuildDfa(word, uint8(edits))
	if err != nil {
		return nil, fmt.Errorf("looking for words like %s: %w", word, err)
	}
	return automaton, nil
}
