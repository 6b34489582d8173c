package blevesearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// maxExports is how many exports run at once: each holds files of the index and
// 16 bytes a hit for as long as its reader takes.
const maxExports = 4

// Export gives every article that a query finds. It holds the snapshot that it
// was found in to the end, but a slot of the searches only while it searches.
func (s *Searcher) Export(ctx context.Context, q search.Query, to search.Sink) (gone int, err error) {
	select {
	case s.exports <- struct{}{}:
	default:
		return 0, search.ErrBusy
	}
	defer func() { <-s.exports }()
	defer recovered(&err)()
	from, err := s.index.Snapshot()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	result, order, err := s.listAll(ctx, from, q)
	if err != nil {
		return 0, err
	}
	if err := to.Begin(result); err != nil {
		return 0, err
	}
	return s.hand(ctx, order, to)
}

// hand gives the listed articles to a sink.
func (s *Searcher) hand(ctx context.Context, order *listing, to search.Sink) (gone int, err error) {
	for _, at := range order.places {
		if err := ctx.Err(); err != nil {
			return gone, err
		}
		id := order.ids[at.part][at.article]
		a, err := s.articles.Get(id)
		if errors.Is(err, index.ErrNotFound) {
			gone++
			continue
		}
		if err != nil {
			return gone, fmt.Errorf("reading article %s: %w", id, err)
		}
		if err := to.Write(a); err != nil {
			return gone, err
		}
	}
	return gone, nil
}

// listing is all hits of a search, in order.
type listing struct {
	places []listed
	ids    []ids // by number of part
}

// listed is a hit in little memory: there may be millions.
type listed struct {
	rank    rank
	part    uint32
	article uint32
}

// listAll searches a snapshot for all hits.
func (s *Searcher) listAll(ctx context.Context, from Snapshot, q search.Query) (*search.Result, *listing, error) {
	if err := s.enter(ctx); err != nil {
		return nil, nil, err
	}
	defer func() { <-s.slots }()
	view := s.snapshot(ctx, from)
	prepared, err := view.prepare(q, s.names)
	if err != nil {
		return nil, nil, err
	}
	x := expander{snapshot: view, most: s.most, notes: prepared.Notes}
	if prepared.Match, err = x.expand(prepared.Match); err != nil {
		return nil, nil, err
	}
	r, err := newRun(view, prepared.Query, s.names)
	if err != nil {
		return nil, nil, err
	}
	if err := r.selectHits(); err != nil {
		return nil, nil, err
	}
	all, err := r.list()
	if err != nil {
		return nil, nil, err
	}
	total, err := r.total()
	if err != nil {
		return nil, nil, err
	}
	return &search.Result{Total: total, Where: prepared.Where, Notes: x.notes}, all, nil
}

// list puts all hits in order.
func (r *run) list() (*listing, error) {
	all := &listing{ids: make([]ids, len(r.snapshot.parts))}
	for i, p := range r.snapshot.parts {
		hits := r.selected[i].hits
		if hits.IsEmpty() {
			continue
		}
		var err error
		if all.ids[i], err = p.ids(); err != nil {
			return nil, err
		}
		articles := hits.ToArray()
		ranks, err := r.ranks(p, hits, articles)
		if err != nil {
			return nil, err
		}
		for j, article := range articles {
			all.places = append(all.places, listed{ranks[j], uint32(i), article})
		}
	}
	slices.SortFunc(all.places, func(a, b listed) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(all.ids[a.part][a.article], all.ids[b.part][b.article]))
	})
	if r.query.Collapse == search.CollapseStory {
		if err := r.foldListing(all); err != nil {
			return nil, err
		}
	}
	return all, r.snapshot.ctx.Err()
}

// foldListing keeps the first hit of each story.
func (r *run) foldListing(all *listing) error {
	columns := make([]stories, len(r.snapshot.parts))
	for i, p := range r.snapshot.parts {
		var err error
		if columns[i], err = p.stories(); err != nil {
			return err
		}
	}
	shown := roaring.New()
	all.places = slices.DeleteFunc(all.places, func(at listed) bool {
		return !shown.CheckedAdd(columns[at.part][at.article])
	})
	return nil
}

// ranks returns the ranks of hits of a part, which are given as set and list.
func (r *run) ranks(p *part, hits *roaring.Bitmap, articles []uint32) ([]rank, error) {
	ranks := make([]rank, 0, len(articles))
	if r.query.Sort != search.Relevance {
		column, err := p.days(index.FieldDate)
		if err != nil {
			return nil, err
		}
		err = p.eachOf(hits, func(some []uint32) {
			for _, article := range some {
				ranks = append(ranks, dateRank(column.seconds[article], r.query.Sort))
			}
		})
		return ranks, err
	}
	scores := make([]float64, len(articles))
	if err := r.root.score(p, articles, scores); err != nil {
		return nil, err
	}
	if err := r.addPairs(p, articles, scores, &best{}); err != nil {
		return nil, err
	}
	for _, score := range scores {
		ranks = append(ranks, scoreRank(score))
	}
	return ranks, nil
}

// dateRank ranks a date in an order by date.
func dateRank(seconds int64, by search.Sort) rank {
	switch {
	case seconds == noDate:
		return unranked
	case by == search.Oldest:
		return oldestRank(seconds)
	}
	return newestRank(seconds)
}
