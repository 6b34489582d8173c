package blevesearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"dateline/search"
)

// answer searches one snapshot, then reads the hits of the page.
func (s *Searcher) answer(ctx context.Context, q search.Query) (*search.Result, error) {
	at, err := readCursor(q)
	if err != nil {
		return nil, err
	}
	found, err := s.run(ctx, q, at)
	if err != nil {
		return nil, err
	}
	if err := s.fetch(ctx, q, found); err != nil {
		return nil, err
	}
	return found.result, nil
}

// findings are what a search of a snapshot gives: a result that lacks its hits,
// and which they are.
type findings struct {
	result   *search.Result
	page     []place
	stories  []storyOf             // of the page
	explains []*search.Explanation // of the page, when asked for
	match    search.Expr           // as it was understood
}

// run searches a snapshot: condition and filters part by part, then counts,
// then scores, for which the statistics of all parts must be known.
func (s *Searcher) run(ctx context.Context, q search.Query, at cursor) (f *findings, err error) {
	from, err := s.index.Snapshot()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	watch := startWatch()
	view := s.snapshot(ctx, from)
	prepared, err := view.prepare(q, s.names)
	if err != nil {
		return nil, err
	}
	x := expander{snapshot: view, most: s.most, notes: prepared.Notes}
	if prepared.Match, err = x.expand(prepared.Match); err != nil {
		return nil, err
	}
	r, err := newRun(view, prepared.Query, s.names)
	if err != nil {
		return nil, err
	}
	watch.end("names")
	if err := r.selectHits(); err != nil {
		return nil, err
	}
	watch.end("match")
	result := &search.Result{Where: prepared.Where, Expanded: r.expansions(), Notes: x.notes}
	if result.Total, err = r.total(); err != nil {
		return nil, err
	}
	if err := r.count(result); err != nil {
		return nil, err
	}
	watch.end("count")
	if at, err = r.begin(at); err != nil {
		return nil, err
	}
	page, more, err := r.page(at)
	if err != nil {
		return nil, err
	}
	watch.end("rank")
	if more {
		result.Next = writeCursor(q, at.next(page))
	}
	f = &findings{result: result, page: page, match: prepared.Match}
	if f.stories, err = r.storiesOf(page); err != nil {
		return nil, err
	}
	if q.Explain {
		result.Phases = watch.ended
		f.explains, err = r.explain(page)
	}
	return f, err
}

// prepare resolves the names in a query by the values of the snapshot.
func (s *snapshot) prepare(q search.Query, names search.Names) (search.Prepared, error) {
	var failed error
	prepared, err := search.Prepare(q, names, func(field, value string) bool {
		found, err := s.has(field, value)
		failed = errors.Join(failed, err)
		return found
	})
	return prepared, errors.Join(failed, err)
}

// run is the search of one snapshot.
type run struct {
	snapshot *snapshot
	query    search.Query
	names    search.Names
	root     node
	pairs    []pair
	groups   []*leaf // of the Variants in the condition, in their order
	leaves   []*leaf // of the condition, in their order
	filters  []filter
	selected []*selection     // by part
	repeats  map[string]*runs // by scope, made when asked for
}

func newRun(view *snapshot, q search.Query, names search.Names) (*run, error) {
	languages, err := view.languages()
	if err != nil {
		return nil, err
	}
	plan := planner{languages: languages, fields: textFields()}
	root, err := plan.node(q.Match)
	if err != nil {
		return nil, err
	}
	filters, err := newFilters(q.Where)
	if err != nil {
		return nil, err
	}
	return &run{snapshot: view, query: q, names: names, root: root, pairs: pairsOf(q.Match, root), groups: plan.groups, leaves: plan.leaves, filters: filters, repeats: map[string]*runs{}}, nil
}

func (r *run) selectHits() error {
	for _, p := range r.snapshot.parts {
		matched, err := r.root.match(p)
		if err != nil {
			return err
		}
		selected, err := selectFrom(p, matched, r.filters)
		if err != nil {
			return err
		}
		r.selected = append(r.selected, selected)
	}
	return nil
}

// expansions lists what the groups of the condition were looked for as.
func (r *run) expansions() []search.Expansion {
	groups := r.groups
	return search.Expansions(r.query.Match, func(search.Variants) []int {
		counts := groups[0].counts
		groups = groups[1:]
		return counts
	})
}

// total counts the hits.
func (r *run) total() (search.Count, error) {
	n := 0
	for _, hits := range r.selected {
		n += int(hits.hits.GetCardinality())
	}
	repeated, err := r.repeated("")
	if err != nil {
		return search.Count{}, err
	}
	return search.Count{Articles: n, Stories: n - repeated.repeats()}, nil
}

// count counts the facets asked for.
func (r *run) count(result *search.Result) error {
	for _, request := range r.query.Facets {
		c := newCounter(request, r.query.Where, r.names)
		for i, p := range r.snapshot.parts {
			if err := c.count(p, r.selected[i].counted(request.Field)); err != nil {
				return err
			}
		}
		t, err := r.tallies(c, request.Field)
		if err != nil {
			return err
		}
		facet, note := c.facet(t)
		result.Facets = append(result.Facets, facet)
		if note.Format != "" {
			result.Notes = append(result.Notes, note)
		}
	}
	return nil
}

// page returns the places of the page asked for, and whether more follow.
func (r *run) page(at cursor) ([]place, bool, error) {
	limit := r.query.Page.Limit
	b := &best{after: at.after, most: limit}
	if r.query.Collapse == search.CollapseStory && limit > 0 {
		var err error
		if b.fold, err = r.newFold(at.first); err != nil {
			return nil, false, err
		}
		b.most++ // the one behind the page tells that there are more
	}
	folded := b.fold
	for i, p := range r.snapshot.parts {
		if err := b.collect(r, p, r.selected[i].hits); err != nil {
			return nil, false, err
		}
	}
	if folded != nil {
		page, more := folded.page(b, limit)
		return page, more, nil
	}
	page, more := b.page()
	return page, more && len(page) > 0, nil
}

// fetch reads the articles of the page and makes their snippets. An article
// that was deleted since the snapshot is left out.
func (s *Searcher) fetch(ctx context.Context, q search.Query, f *findings) error {
	finder, err := newFinder(f.match)
	if err != nil {
		return err
	}
	finder.kept = s.kept
	watch := startWatch()
	for i, at := range f.page {
		if err := ctx.Err(); err != nil {
			return err
		}
		a, err := s.kept.Get(at.id)
		if errors.Is(err, search.ErrNotFound) {
			continue
		}
		if err != nil {
			return fmt.Errorf("reading article %s: %w", at.id, err)
		}
		hit := search.Hit{Article: a, Score: at.score, Snippets: finder.snippets(a)}
		of := f.stories[i]
		hit.Story, hit.StoryFacts, hit.Matching, hit.Others = cmp.Or(a.Story, a.ID), of.StoryFacts, of.matching, of.others
		if q.Explain {
			hit.Explain = f.explains[i]
		}
		f.result.Hits = append(f.result.Hits, hit)
	}
	if q.Explain {
		watch.end("fetch")
		f.result.Phases = append(f.result.Phases, watch.ended...)
	}
	return nil
}
