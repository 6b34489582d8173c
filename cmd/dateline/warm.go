package main

import (
	"context"

	"dateline/index"
	"dateline/search"
)

// warm searches for everything with every facet, so that what an engine makes
// once, columns above all, is there before somebody waits for it. A failure
// means nothing here: the next search will meet it, and tell.
func warm(ctx context.Context, engine search.Searcher) {
	q := search.Query{Collapse: search.CollapseStory, Count: search.CountStories}
	for _, f := range index.Schema() {
		if f.Facet {
			q.Facets = append(q.Facets, search.FacetRequest{Field: f.Name})
		}
	}
	if err := q.Normalize(); err == nil {
		engine.Search(ctx, q)
	}
}
