package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"dateline/index"
)

// Compact leaves few segments, and every article as it was, also while others
// write; without room on the disk it leaves all as it is.
func TestCompact(t *testing.T) {
	s := newSource()
	free := int64(1 << 40)
	x, err := Open(dataDir(t), s, Options{FreeSpace: func(string) (int64, error) { return free, nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeIndex(t, x) })
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 3))
	write := func(n int) error {
		for range n {
			some := []*index.Article{randomArticle(r, fmt.Sprintf("a%02d", r.IntN(60))), randomArticle(r, fmt.Sprintf("b%02d", r.IntN(60)))}
			if err := x.Index(t.Context(), some, s.put(some...)); err != nil {
				return err
			}
		}
		return nil
	}
	if err := write(8); err != nil {
		t.Fatal(err)
	}
	before := segments(t, x)
	free = 0
	if err := x.Compact(t.Context()); err != nil || segments(t, x) != before {
		t.Fatalf("without room: %v, %d segments, want %d", err, segments(t, x), before)
	}
	free = 1 << 40
	if err := x.Compact(t.Context()); err != nil || segments(t, x) != 1 || before < 2 {
		t.Fatalf("%v, %d segments after %d, want 1", err, segments(t, x), before)
	}
	requireExact(t, x, s)
	written := make(chan error, 1)
	go func() { written <- write(20) }()
	for range 5 {
		if err := x.Compact(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestCompactCanceled(t *testing.T) {
	s := filledSource(50)
	x := openCaughtUp(t, dataDir(t), s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := x.Compact(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Compact: %v", err)
	}
	if err := x.Compact(t.Context()); err != nil {
		t.Errorf("the next time: %v", err)
	}
	requireExact(t, x, s)
}

func segments(t *testing.T, x *Index) int {
	snapshot, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer snapshot.Close()
	return len(snapshot.Segments())
}
