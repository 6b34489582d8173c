package main

import (
	"context"
	"sync/atomic"

	"dateline/index"
	"dateline/index/gazetteer"
	"dateline/search"
	"dateline/web"
)

// late is a Searcher that answers once there is one: the server listens before
// the data directory is open.
type late struct {
	searcher atomic.Pointer[search.Searcher]
}

var _ search.Searcher = (*late)(nil)

func (l *late) set(s search.Searcher) { l.searcher.Store(&s) }

// Search answers a query, or returns search.ErrClosed.
func (l *late) Search(ctx context.Context, q search.Query) (*search.Result, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Search(ctx, q)
	}
	return nil, search.ErrClosed
}

// Export gives every article of a query, or returns search.ErrClosed.
func (l *late) Export(ctx context.Context, q search.Query, to search.Sink) (int, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Export(ctx, q, to)
	}
	return 0, search.ErrClosed
}

// Article returns an article, or search.ErrClosed.
func (l *late) Article(ctx context.Context, id string) (*index.Article, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Article(ctx, id)
	}
	return nil, search.ErrClosed
}

// Story returns a story, or search.ErrClosed.
func (l *late) Story(ctx context.Context, id string) (*search.Story, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Story(ctx, id)
	}
	return nil, search.ErrClosed
}

// Suggest suggests names and words, or returns search.ErrClosed.
func (l *late) Suggest(ctx context.Context, prefix string, limit int) ([]search.Suggestion, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Suggest(ctx, prefix, limit)
	}
	return nil, search.ErrClosed
}

// Status describes the engine, or nothing that is ready.
func (l *late) Status(ctx context.Context) (search.Status, error) {
	if s := l.searcher.Load(); s != nil {
		return (*s).Status(ctx)
	}
	return search.Status{}, nil
}

// latePlaces knows where locations lie once the gazetteer is read.
type latePlaces struct {
	names atomic.Pointer[gazetteer.Gazetteer]
}

// locate returns where a location lies, if that is known.
func (l *latePlaces) locate(path string) (web.Spot, bool) {
	names := l.names.Load()
	if names == nil {
		return web.Spot{}, false
	}
	p, ok := names.PlaceAt(path)
	if !ok {
		return web.Spot{}, false
	}
	precision := index.PrecisionRegion
	switch p.Kind {
	case gazetteer.Country:
		precision = index.PrecisionCountry
	case gazetteer.Locality:
		precision = index.PrecisionPlace
	}
	return web.Spot{Lat: p.Lat, Lon: p.Lon, Precision: precision}, true
}
