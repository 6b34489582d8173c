package blevesearch

import (
	"context"
	"errors"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// Suggest returns the names and words of the index that begin with prefix.
func (s *Searcher) Suggest(ctx context.Context, prefix string, limit int) (found []search.Suggestion, err error) {
	if len(text.Words(prefix)) == 0 {
		return nil, nil
	}
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.slots }()
	defer recovered(&err)()
	from, err := s.index.Snapshot()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	view := s.snapshot(ctx, from)
	names, err := view.beginning(prefix, limit, s.names)
	if err != nil {
		return nil, err
	}
	words, err := view.wordsBeginning(prefix, limit)
	if err != nil {
		return nil, err
	}
	return search.Suggest(names, words, limit), nil
}

// beginning returns the commonest names that begin with prefix.
func (s *snapshot) beginning(prefix string, limit int, names search.Names) ([]search.Suggestion, error) {
	var found []search.Suggestion
	for _, field := range search.SuggestFields() {
		c := newCounter(search.FacetRequest{Field: field, Size: limit, Prefix: prefix}, nil, names)
		for _, p := range s.parts {
			if err := c.count(p, p.live); err != nil {
				return nil, err
			}
		}
		facet, _ := c.facet(&tallies{})
		for _, b := range facet.Buckets {
			found = append(found, search.Suggestion{Field: field, Value: b.Value, Label: b.Label, Kind: b.Kind, Articles: b.Count.Articles})
		}
	}
	return found, nil
}

// wordsBeginning returns the commonest words of the text that begin with prefix,
// when it is one word and long enough.
func (s *snapshot) wordsBeginning(prefix string, limit int) ([]search.Suggestion, error) {
	typed := text.Words(prefix)
	if len(typed) != 1 || utf8.RuneCountInString(typed[0].Folded) < search.MinSuggest {
		return nil, nil
	}
	counts := map[string]int{}
	for _, p := range s.parts {
		if err := p.terms(index.FieldBody, scan{from: typed[0].Folded, to: successor(typed[0].Folded)}, counts); err != nil {
			return nil, err
		}
	}
	top := commonest{most: limit}
	for word, n := range counts {
		if n > 0 {
			top.add(counted{value: word, count: n})
		}
	}
	found := make([]search.Suggestion, len(top.kept))
	for i, w := range top.kept {
		found[i] = search.Suggestion{Value: w.value, Label: w.value, Articles: w.count}
	}
	return found, nil
}
