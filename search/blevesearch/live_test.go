package blevesearch

import (
	"context"
	"errors"
	"iter"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index"
	"dateline/index/bleveindex"
	"dateline/search"
	"dateline/search/searchtest"
)

// archive is a bleveindex.Source and Articles in memory: every put is one
// change of one article.
type archive struct {
	changes  []index.Change
	articles map[string]*index.Article
}

func (a *archive) put(article *index.Article) {
	a.articles[article.ID] = article
	a.changes = append(a.changes, index.Change{Seq: uint64(len(a.changes)) + 1, ID: article.ID, Article: article})
}

func (a *archive) Changes(since uint64) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for _, c := range a.changes[since:] {
			if c.Article == a.articles[c.ID] && !yield(c, nil) {
				return
			}
		}
	}
}

func (a *archive) Seq() uint64 { return uint64(len(a.changes)) }

func (a *archive) Len() int { return len(a.articles) }

func (a *archive) Get(id string) (*index.Article, error) {
	if article, ok := a.articles[id]; ok {
		return article, nil
	}
	return nil, index.ErrNotFound
}

// TestLive searches an index on disk while it grows, is rebuilt into a new
// generation, whose segments have the ids of the old one's, and is closed.
func TestLive(t *testing.T) {
	ctx := context.Background()
	r := rand.New(rand.NewPCG(3, 3))
	from := &archive{articles: map[string]*index.Article{}}
	x, err := bleveindex.Open(t.TempDir(), from, bleveindex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	names := searchtest.RandomNames()
	s := New(Config{Index: Live(x), Articles: from, Names: names})
	grow := func() error {
		for _, a := range searchtest.RandomCorpus(r, 80) {
			from.put(a)
		}
		return x.CatchUp(ctx)
	}
	rebuild := func() error {
		for _, a := range searchtest.RandomCorpus(r, 80) {
			from.put(a)
		}
		return x.Rebuild(ctx)
	}
	generations := map[string]bool{}
	for _, step := range []func() error{grow, rebuild, grow, grow, rebuild} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		want := searchtest.NewMemory(slices.Collect(maps.Values(from.articles)), names)
		for range 30 {
			searchtest.Compare(t, s, want, searchtest.RandomQuery(r))
		}
		status, err := s.Status(ctx)
		if err != nil || status.Articles != len(from.articles) || !status.Ready {
			t.Fatalf("status is %+v, %v", status, err)
		}
		generations[status.Generation] = true
	}
	if len(generations) != 3 {
		t.Errorf("generations were %v, want 3", generations)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Search(ctx, search.Query{}); !errors.Is(err, search.ErrClosed) {
		t.Errorf("a search after Close: %v", err)
	}
	if _, err := s.Status(ctx); !errors.Is(err, search.ErrClosed) {
		t.Errorf("a status after Close: %v", err)
	}
}
