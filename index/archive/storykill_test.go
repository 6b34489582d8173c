//go:build unix

package archive

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// storyBatch returns the n-th batch of reports, most of them copies of others:
// some join stories of earlier batches, some give them another id, some leave
// them for another.
func storyBatch(n int) []*index.Article {
	r := rand.New(rand.NewPCG(uint64(n), 9))
	batch := []*index.Article{article(counterID, strconv.Itoa(n+1))}
	for i := range 12 {
		batch = append(batch, report(fmt.Sprintf("s%03d", (n*12+i+r.IntN(2)*20)%150), r.IntN(25), 1+r.IntN(28)))
	}
	return batch
}

// childStories puts batch after batch of reports and prints the number of each
// when it is accepted.
func childStories(dir string) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	n, err := batchesIn(a)
	for ; err == nil; n++ {
		if _, err = a.Put(context.Background(), storyBatch(n)); err == nil {
			fmt.Println(n + 1)
		}
	}
	return err
}

// childHalfStored dies when half of the articles of a batch, and of those whose
// story it changes, are in the transaction.
func childHalfStored(dir string) error {
	return putAndDie(dir, func(a *Archive, puts []put) error {
		moved, err := a.findStories(puts)
		if err != nil {
			return err
		}
		puts = append(puts, moved...)
		if err := encode(puts); err != nil {
			return err
		}
		p, err := a.pack(puts)
		if err != nil {
			return err
		}
		return a.change(p, func(tx *bolt.Tx, s *state) error {
			if err := storeAll(tx, s, puts[:len(puts)/2]); err != nil {
				return err
			}
			return die()
		})
	})
}

// childCommitted dies when the transaction is on disk and nobody knows.
func childCommitted(dir string) error {
	return putAndDie(dir, func(a *Archive, puts []put) error {
		a.witness = func(string, uint64) error { return die() }
		_, err := a.putAll(puts)
		return err
	})
}

func putAndDie(dir string, put func(a *Archive, puts []put) error) error {
	a, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	n, err := batchesIn(a)
	if err != nil {
		return err
	}
	puts, err := a.prepared(storyBatch(n))
	if err != nil {
		return err
	}
	return put(a, puts)
}

func die() error { return syscall.Kill(syscall.Getpid(), syscall.SIGKILL) }

// Wherever a process was killed, stories are those of an archive into which the
// same batches were put without a break, and go on to be.
func TestStoriesAfterKill(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	clean, dir := open(t, t.TempDir(), Options{}), t.TempDir()
	at, multiple := 0, false
	for _, role := range []string{"stories", "half stored", "committed", "stories", "half stored", "stories", "committed", "half stored"} {
		accepted := killed(t, role, dir, random.IntN(8))
		a := open(t, dir, Options{})
		n, err := batchesIn(a)
		if err != nil || n < at || n < accepted {
			t.Fatalf("%s: %d batches are there, %d were, %d were accepted; %v", role, n, at, accepted, err)
		}
		switch {
		case role == "half stored" && n != at:
			t.Errorf("%d batches are there, %d before one was half stored", n, at)
		case role == "committed" && n != at+1:
			t.Errorf("%d batches are there, %d before one was committed", n, at)
		}
		store(t, a, storyBatch(n)...)
		for ; at <= n; at++ {
			store(t, clean, storyBatch(at)...)
		}
		want := storiesOf(t, clean)
		if diff := cmp.Diff(want, storiesOf(t, a)); diff != "" {
			t.Fatalf("%s: after %d batches (-clean +killed):\n%s", role, at, diff)
		}
		for id, name := range want {
			multiple = multiple || id != name
		}
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !multiple {
		t.Error("there are no copies: this shows nothing")
	}
}

// killed runs a child that dies by itself, or is killed when it has said that so
// many batches are accepted, and returns the last of these.
func killed(t *testing.T, role, dir string, batches int) (accepted int) {
	t.Helper()
	cmd, lines, _ := start(t, role, dir)
	for lines.Scan() {
		accepted = acceptedIn(t, lines.Text())
		if batches--; batches < 0 {
			_ = cmd.Process.Kill() // it says on what it did before
		}
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
		t.Fatalf("%s: the child was not killed: %v", role, err)
	}
	return accepted
}
