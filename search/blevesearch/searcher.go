// Package blevesearch answers searches from a Bleve index. Bleve stores and
// finds the postings; conditions, filters, counts, order and snippets are
// evaluated here, segment by segment: terms, phrases and filters as sets of
// articles, scores (BM25 with the exact statistics of the live articles) for
// the hits alone, facets from columns of ordinals that are kept by segment.
// Nothing of Bleve crosses its border.
package blevesearch

import (
	"cmp"
	"context"
	"runtime"
	"time"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// Articles gives the articles themselves, by id.
type Articles interface {
	// Get returns an article, or index.ErrNotFound.
	Get(id string) (*index.Article, error)
}

// Config is what a Searcher is made of.
type Config struct {
	Index         Index
	Articles      Articles
	Names         search.Names // nil for none
	MaxConcurrent int          // searches at once, 0 for searchesPerCore a core
	ColumnBytes   int          // memory for columns, 0 for defaultColumnBytes
	MaxExpansion  int          // words that a prefix or fuzzy word stands for, 0 for search.MaxExpansion
	PostingBytes  int          // memory for postings of common words, 0 for defaultPostingBytes
	ArticleBytes  int          // memory for articles shown last, 0 for defaultArticleBytes
}

const (
	searchesPerCore = 4 // more only wait for one another

	// defaultColumnBytes holds the columns of some ten million articles.
	defaultColumnBytes = 1 << 30

	// defaultPostingBytes holds the postings of the thousand commonest words of
	// a million articles.
	defaultPostingBytes = 256 << 20

	// defaultArticleBytes holds some fifteen thousand articles of a news agency.
	defaultArticleBytes = 128 << 20

	// longestWait is how long a search waits for one of those before it to
	// end: long enough for a burst, short beside the time a reader waits.
	longestWait = 200 * time.Millisecond
)

// Searcher answers searches over an index. It is safe for concurrent use.
type Searcher struct {
	index    Index
	articles Articles
	kept     *articleCache
	names    search.Names
	columns  *columnCache
	postings *columnCache
	copies   lastCopies
	keptFrom int           // see keptFrom
	helpFrom int           // see helpFrom
	most     int           // words that a prefix or fuzzy word stands for
	slots    chan struct{} // one taken by each search
	automata automata
	stems    *remembered[string]      // of words of texts
	forms    *remembered[[]text.Form] // of words of queries
	exports  chan struct{}            // one taken by each export
}

var _ search.Searcher = (*Searcher)(nil)

// New returns a Searcher.
func New(cfg Config) *Searcher {
	if cfg.Names == nil {
		cfg.Names = search.NoNames{}
	}
	if cfg.MaxConcurrent <= 0 {
		cfg.MaxConcurrent = searchesPerCore * runtime.GOMAXPROCS(0)
	}
	if cfg.ColumnBytes <= 0 {
		cfg.ColumnBytes = defaultColumnBytes
	}
	if cfg.PostingBytes <= 0 {
		cfg.PostingBytes = defaultPostingBytes
	}
	if cfg.ArticleBytes <= 0 {
		cfg.ArticleBytes = defaultArticleBytes
	}
	return &Searcher{
		index: cfg.Index, articles: cfg.Articles, kept: newArticleCache(cfg.Articles, cfg.ArticleBytes), stems: newStems(), forms: newForms(), names: rememberNames(cfg.Names),
		columns: newColumnCache(cfg.ColumnBytes), postings: newColumnCache(cfg.PostingBytes), keptFrom: keptFrom, helpFrom: helpFrom, most: cmp.Or(cfg.MaxExpansion, search.MaxExpansion), slots: make(chan struct{}, cfg.MaxConcurrent), exports: make(chan struct{}, maxExports),
	}
}

// Article returns the article with the given id, or search.ErrNotFound.
func (s *Searcher) Article(_ context.Context, id string) (*index.Article, error) {
	return s.articles.Get(id)
}

// Status describes what can be searched at this moment.
func (s *Searcher) Status(context.Context) (search.Status, error) {
	snapshot, err := s.index.Snapshot()
	if err != nil {
		return search.Status{}, err
	}
	status := search.Status{Articles: snapshot.DocCount(), Generation: snapshot.Generation(), Ready: s.index.Ready()}
	return status, snapshot.Close()
}

// Search answers a normalised query.
func (s *Searcher) Search(ctx context.Context, q search.Query) (result *search.Result, err error) {
	start := time.Now()
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.slots }()
	defer recovered(&err)()
	result, err = s.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	result.Took = time.Since(start)
	return result, nil
}

// enter takes a slot, or returns ErrBusy when none is free for a while.
func (s *Searcher) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case s.slots <- struct{}{}:
		return nil
	default:
	}
	wait := time.NewTimer(longestWait)
	defer wait.Stop()
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-wait.C:
		return search.ErrBusy
	case <-ctx.Done():
		return ctx.Err()
	}
}
