package blevesearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"dateline/search"
)

// answer searches one snapshot: condition and filters part by part, then counts,
// then scores, for which the statistics of all parts must be known. Facets are
// counted beside the rest: both take about as long.
func (s *Searcher) answer(ctx context.Context, q search.Query) (result *search.Result, err error) {
	at, err := readCursor(q)
	if err != nil {
		return nil, err
	}
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
	result = &search.Result{Where: prepared.Where, Expanded: search.Expansions(r.query.Match, r.counts()), Notes: x.notes}
	if result.Total, err = r.total(); err != nil {
		return nil, err
	}
	if result.Scripts, err = view.scripts(); err != nil {
		return nil, err
	}
	counts := r.startCounting()
	defer counts.end() // before the snapshot is closed, also in a panic
	if err := s.fillPage(ctx, q, r, at, result, watch); err != nil {
		return nil, err
	}
	if err := counts.work(r); err != nil {
		return nil, err
	}
	if err := counts.end(); err != nil {
		return nil, err
	}
	view.release()
	counted := counts.into(result)
	if q.Explain {
		result.Phases = append(watch.ended, counted)
	}
	return result, nil
}

// fillPage ranks the hits and reads those of the page.
func (s *Searcher) fillPage(ctx context.Context, q search.Query, r *run, at cursor, result *search.Result, watch *stopwatch) error {
	at, err := r.begin(at)
	if err != nil {
		return err
	}
	page, more, err := r.page(at)
	if err != nil {
		return err
	}
	if more {
		result.Next = writeCursor(q, at.next(page))
	}
	f := &findings{result: result, page: page, match: search.Occurring(r.query.Match, r.counts())}
	if f.stories, err = r.storiesOf(page); err != nil {
		return err
	}
	watch.end("rank")
	if q.Explain {
		if f.explains, err = r.explain(page); err != nil {
			return err
		}
	}
	err = s.fetch(ctx, f)
	watch.end("fetch")
	return err
}

// findings are the hits of a page that are to be read, and the result that
// lacks them.
type findings struct {
	result   *search.Result
	page     []place
	stories  []storyOf             // of the page
	explains []*search.Explanation // of the page, when asked for
	match    search.Expr           // as it was understood, of spellings those that occur
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
	selected []*selection // by part
	repeats  *repeats
}

func newRun(view *snapshot, q search.Query, names search.Names) (*run, error) {
	languages, err := view.languages()
	if err != nil {
		return nil, err
	}
	plan := planner{languages: languages, forms: view.forms, fields: textFields}
	root, err := plan.node(q.Match)
	if err != nil {
		return nil, err
	}
	filters, err := newFilters(q.Where)
	if err != nil {
		return nil, err
	}
	return &run{snapshot: view, query: q, names: names, root: root, pairs: pairsOf(q.Match, root), groups: plan.groups, leaves: plan.leaves, filters: filters, repeats: &repeats{of: map[string]*runs{}}}, nil
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

// counts returns a function that gives, group by group in the order of the
// condition, the articles that have each spelling, as far as they are counted.
func (r *run) counts() func(search.Variants) []int {
	groups := r.groups
	return func(search.Variants) []int {
		counts := groups[0].counts
		groups = groups[1:]
		return counts[:min(len(counts), search.MaxListed+1)]
	}
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
func (s *Searcher) fetch(ctx context.Context, f *findings) error {
	finder, err := newFinder(f.match, s.stems, s.forms)
	if err != nil {
		return err
	}
	finder.kept = s.kept
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
		if f.explains != nil {
			hit.Explain = f.explains[i]
		}
		f.result.Hits = append(f.result.Hits, hit)
	}
	return nil
}
