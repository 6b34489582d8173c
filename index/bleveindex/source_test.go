package bleveindex

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"dateline/index"

	gocmp "github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		os.Exit(runChild(dir))
	}
	goleak.VerifyTestMain(m)
}

// fakeSource is an archive in memory.
type fakeSource struct {
	mu      sync.Mutex
	seq     uint64
	last    map[string]index.Change // by id
	damaged map[string]bool         // by id; true when the id is lost with the article
	lost    int                     // articles that count and are nowhere
	reading func(c index.Change)    // called before a change is given out, when set
}

func newSource() *fakeSource {
	return &fakeSource{last: map[string]index.Change{}, damaged: map[string]bool{}}
}

// fill returns a source with n articles, up to 30 a transaction.
func filledSource(n int) *fakeSource {
	s, r := newSource(), rand.New(rand.NewPCG(7, uint64(n)))
	for i := 0; i < n; {
		var some []*index.Article
		for range min(1+r.IntN(30), n-i) {
			some = append(some, randomArticle(r, fmt.Sprintf("a%05d", i)))
			i++
		}
		s.put(some...)
	}
	return s
}

// put commits articles in one transaction and returns its number.
func (s *fakeSource) put(articles ...*index.Article) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	for _, a := range articles {
		s.last[a.ID] = index.Change{Seq: s.seq, ID: a.ID, Article: a}
	}
	return s.seq
}

func (s *fakeSource) remove(ids ...string) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	for _, id := range ids {
		s.last[id] = index.Change{Seq: s.seq, ID: id}
	}
	return s.seq
}

func (s *fakeSource) Changes(since uint64) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for _, c := range s.changesAfter(since) {
			if s.reading != nil {
				s.reading(c)
			}
			var err error
			if nameless, damaged := s.damaged[c.ID]; damaged {
				c.Article, err = nil, fmt.Errorf("article %s: %w", c.ID, index.ErrDamaged)
				if nameless {
					c.ID = ""
				}
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func (s *fakeSource) changesAfter(since uint64) []index.Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	var changes []index.Change
	for _, c := range s.last {
		if c.Seq > since {
			changes = append(changes, c)
		}
	}
	slices.SortFunc(changes, func(a, b index.Change) int {
		return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID))
	})
	return changes
}

func (s *fakeSource) Seq() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq
}

func (s *fakeSource) Len() int {
	n := s.lost
	for _, c := range s.changesAfter(0) {
		if c.Article != nil {
			n++
		}
	}
	return n
}

// articles returns what the index must hold.
func (s *fakeSource) articles() []*index.Article {
	var all []*index.Article
	for _, c := range s.changesAfter(0) {
		if _, damaged := s.damaged[c.ID]; c.Article != nil && !damaged {
			all = append(all, c.Article)
		}
	}
	return all
}

// dataDir returns a data directory with an archive that must never change.
func dataDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "archive.db")
	if err := os.WriteFile(path, []byte("the truth"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if got, err := os.ReadFile(path); err != nil || string(got) != "the truth" {
			t.Errorf("the archive became %q, %v", got, err)
		}
	})
	return dir
}

// openIndex opens the index and closes it when the test ends.
func openIndex(t *testing.T, dir string, s Source) *Index {
	t.Helper()
	x, err := Open(dir, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// openCaughtUp opens the index and brings it up to the source.
func openCaughtUp(t *testing.T, dir string, s Source) *Index {
	t.Helper()
	x := openIndex(t, dir, s)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	return x
}

func closeIndex(t *testing.T, x *Index) {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
}

// requireExact fails unless the index is ready and holds, term by term, what
// the source has, and Verify agrees.
func requireExact(t *testing.T, x *Index, s *fakeSource) {
	t.Helper()
	snapshot, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer snapshot.Close()
	if diff := gocmp.Diff(expectedLayout(s.articles()), readSegments(t, snapshot.Segments())); diff != "" {
		t.Fatalf("the index is not what the archive is:\n%.2000s", diff)
	}
	if !x.Ready() || snapshot.Seq() != s.Seq() || snapshot.DocCount() != len(s.articles()) {
		t.Fatalf("ready %v, at %d of %d, %d articles of %d", x.Ready(), snapshot.Seq(), s.Seq(), snapshot.DocCount(), len(s.articles()))
	}
	report, err := x.Verify(t.Context())
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("verify: %v, %q", err, report.Problems)
	}
}
