package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"testing"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// scripted is a source that gives out what a test wants.
type scripted struct {
	changes []index.Change
	err     error // at the end
}

func (s scripted) Changes(since uint64) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for _, c := range s.changes {
			if c.Seq > since && !yield(c, nil) {
				return
			}
		}
		if s.err != nil {
			yield(index.Change{}, s.err)
		}
	}
}

func (s scripted) Seq() uint64 { return s.changes[len(s.changes)-1].Seq }

func (s scripted) Len() int { return len(s.changes) }

// TestCollectStopsAndGoesOn applies sets up to a random one, as if the process
// then died, and goes on from its state: nothing is missing, and what is there
// at the end is the last version of everything.
func TestCollectStopsAndGoesOn(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 4))
		var s scripted
		want := map[string]string{}
		for seq := uint64(1); len(s.changes) < 3*maxBatchArticles; seq++ {
			for range 1 + r.IntN(10)*r.IntN(200) { // some transactions are larger than a batch
				c := index.Change{Seq: seq, ID: fmt.Sprint("a", r.IntN(2500))}
				delete(want, c.ID)
				if r.IntN(5) > 0 {
					c.Article = &index.Article{ID: c.ID, Title: fmt.Sprint(len(s.changes))}
					want[c.ID] = c.Article.Title
				}
				s.changes = append(s.changes, c)
			}
		}
		got := map[string]string{}
		from := state{}
		for from.seq < s.Seq() {
			left := 1 + r.IntN(4)
			err := collect(t.Context(), s, from, func(c changeSet) (state, error) {
				if len(c.ops) > maxBatchArticles {
					t.Fatalf("a set of %d", len(c.ops))
				}
				applySet(got, c)
				if left--; left == 0 && r.IntN(3) > 0 {
					return state{}, errStop
				}
				from = c.state
				return from, nil
			})
			if err != nil && !errors.Is(err, errStop) {
				t.Fatal(err)
			}
			if r.IntN(50) == 0 {
				break // a transaction that is larger than all tries can never end
			}
		}
		if err := collect(t.Context(), s, from, func(c changeSet) (state, error) { applySet(got, c); return c.state, nil }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: %.1000s", seed, diff)
		}
	}
}

var errStop = errors.New("stop")

func applySet(got map[string]string, c changeSet) {
	for _, op := range c.ops {
		if delete(got, op.id); op.article != nil {
			got[op.id] = op.article.Title
		}
	}
}

func TestCollectRefuses(t *testing.T) {
	broken := errors.New("broken")
	backwards := scripted{changes: []index.Change{{Seq: 5, ID: "a"}, {Seq: 4, ID: "b"}}}
	ended := scripted{changes: []index.Change{{Seq: 5, ID: "a"}}, err: broken}
	emit := func(c changeSet) (state, error) { return c.state, nil }
	if err := collect(t.Context(), backwards, state{}, emit); err == nil {
		t.Error("changes out of order were taken")
	}
	if err := collect(t.Context(), ended, state{}, emit); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errStop)
	if err := collect(ctx, ended, state{}, emit); !errors.Is(err, errStop) {
		t.Errorf("got %v", err)
	}
}
