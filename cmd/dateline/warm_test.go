package main

import (
	"context"
	"testing"

	"dateline/index"
	"dateline/search"
)

// asked keeps the query of its last search.
type asked struct {
	search.Searcher
	query search.Query
}

func (a *asked) Search(_ context.Context, q search.Query) (*search.Result, error) {
	a.query = q
	return nil, search.ErrBusy
}

// What is made for facets is made for all of them, with stories.
func TestWarm(t *testing.T) {
	var engine asked
	warm(t.Context(), &engine)
	facets := map[string]bool{}
	for _, f := range engine.query.Facets {
		facets[f.Field] = true
	}
	for _, f := range index.Schema() {
		if f.Facet != facets[f.Name] {
			t.Errorf("%s: asked for is %t", f.Name, facets[f.Name])
		}
	}
	if engine.query.Collapse != search.CollapseStory {
		t.Error("no stories are asked for")
	}
}
