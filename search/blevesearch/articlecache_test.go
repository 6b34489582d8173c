package blevesearch

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"dateline/index"
	"dateline/search"

	"github.com/google/go-cmp/cmp"
)

// numbered are articles with the numbers of their changes.
type numbered struct {
	articles map[string]*index.Article
	seqs     map[string]uint64
	last     uint64
	reads    int
	looks    int
}

func (n *numbered) Get(id string) (*index.Article, error) {
	n.reads++
	if a, ok := n.articles[id]; ok {
		return a, nil
	}
	return nil, search.ErrNotFound
}

func (n *numbered) Seq() uint64 { return n.last }

func (n *numbered) SeqOf(id string) (uint64, error) {
	n.looks++
	if seq, ok := n.seqs[id]; ok {
		return seq, nil
	}
	return 0, search.ErrNotFound
}

// TestArticleCache holds what is kept to what there is, while articles change
// and go, and the cache to its bound.
func TestArticleCache(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	n := &numbered{articles: map[string]*index.Article{}, seqs: map[string]uint64{}}
	c := newArticleCache(n, 24<<10)
	asked := 0
	for step := range uint64(5000) {
		id := fmt.Sprint(r.IntN(40))
		switch r.IntN(20) {
		case 0:
			delete(n.articles, id)
			delete(n.seqs, id)
			n.last = step
		case 1:
			n.last = step
			n.articles[id], n.seqs[id] = &index.Article{ID: id, Body: fmt.Sprintf("Change %d of — \u0301 %s’s text", step, id)}, step
		}
		want, wantErr := n.articles[id], error(nil)
		if want == nil {
			wantErr = search.ErrNotFound
		}
		got, err := c.Get(id)
		if asked++; got != want || !errors.Is(err, wantErr) {
			t.Fatalf("article %s is %v, %v, want %v, %v", id, got, err, want, wantErr)
		}
		if got != nil {
			if diff := cmp.Diff(wordsOf(got), c.words(got), cmp.AllowUnexported(articleWords{}, border{})); diff != "" {
				t.Fatal(diff)
			}
		}
		if c.bytes > c.most || len(c.kept) != c.order.Len() {
			t.Fatalf("%d bytes of %d, %d entries, %d in order", c.bytes, c.most, len(c.kept), c.order.Len())
		}
	}
	if n.reads > asked*3/4 || n.reads < 100 {
		t.Errorf("%d of %d were read", n.reads, asked)
	}
	if n.looks == asked {
		t.Error("ids are looked up although nothing has changed")
	}
	huge := &index.Article{ID: "huge", Body: string(make([]byte, 64<<10))}
	n.articles["huge"], n.seqs["huge"] = huge, 1
	if got, err := c.Get("huge"); got != huge || err != nil || c.find("huge") != nil {
		t.Errorf("an article as large as the cache is kept, or not found: %v", err)
	}
}
