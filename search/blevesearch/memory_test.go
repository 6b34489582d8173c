package blevesearch

import (
	"context"
	"sync"
	"testing"

	"dateline/index"
	"dateline/index/bleveindex"
	"dateline/search"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// memory is a scorch index with its articles in memory: an Index and Articles
// for tests. A batch makes a segment.
type memory struct {
	t        testing.TB
	index    bleve.Index
	analyzer *bleveindex.Analyzer
	dir      string // "" when in memory
	mu       sync.Mutex
	articles map[string]*index.Article
	looking  func()               // called by every Snapshot, when set
	altering func(*index.Article) // called by currentEvents, when set
}

func newMemory(t testing.TB) *memory {
	t.Helper()
	return newIndex(t, "")
}

// newIndex returns an index in a directory, or in memory when that is "".
func newIndex(t testing.TB, dir string) *memory {
	t.Helper()
	queue := bleve.NewAnalysisQueue(1)
	ix, err := scorch.NewScorch("scorch", map[string]any{"path": dir}, queue)
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.Close(); err != nil {
			t.Error(err)
		}
		queue.Close()
	})
	return &memory{t: t, index: ix, analyzer: bleveindex.NewAnalyzer(), dir: dir, articles: map[string]*index.Article{}}
}

// put indexes articles in one batch.
func (m *memory) put(articles ...*index.Article) {
	m.t.Helper()
	m.mu.Lock()
	batch := bleve.NewBatch()
	for _, a := range articles {
		m.articles[a.ID] = a
		batch.Update(m.analyzer.Document(a))
	}
	m.mu.Unlock()
	if err := m.index.Batch(batch); err != nil {
		m.t.Fatal(err)
	}
}

func (m *memory) remove(ids ...string) {
	m.t.Helper()
	m.mu.Lock()
	batch := bleve.NewBatch()
	for _, id := range ids {
		delete(m.articles, id)
		batch.Delete(id)
	}
	m.mu.Unlock()
	if err := m.index.Batch(batch); err != nil {
		m.t.Fatal(err)
	}
}

// merge makes one segment of all.
func (m *memory) merge() {
	m.t.Helper()
	if err := m.index.(*scorch.Scorch).ForceMerge(context.Background(), nil); err != nil {
		m.t.Fatal(err)
	}
}

func (m *memory) searcher() *Searcher {
	return New(Config{Index: m, Articles: m})
}

func (m *memory) Get(id string) (*index.Article, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if a, ok := m.articles[id]; ok {
		return a, nil
	}
	return nil, search.ErrNotFound
}

func (m *memory) Snapshot() (Snapshot, error) {
	if m.looking != nil {
		m.looking()
	}
	r, err := m.index.Reader()
	if err != nil {
		return nil, err
	}
	return memorySnapshot{r.(*scorch.IndexSnapshot)}, nil
}

func (m *memory) Ready() bool { return true }

type memorySnapshot struct{ *scorch.IndexSnapshot }

func (s memorySnapshot) Generation() string { return "memory" }

func (s memorySnapshot) DocCount() int {
	n, _ := s.IndexSnapshot.DocCount() // never fails
	return int(n)
}
