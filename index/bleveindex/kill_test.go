package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"dateline/index"
	"dateline/index/durable"
)

// childDir is the environment variable that makes the test binary a child that
// fills the index in the named directory until it is killed.
const childDir = "DATELINE_BLEVEINDEX_CHILD"

// killSource is all that the archive of the kill test will ever hold.
func killSource() *fakeSource {
	s := filledSource(4000)
	r := rand.New(rand.NewPCG(8, 8))
	for i := range 200 {
		s.put(randomArticle(r, fmt.Sprintf("a%05d", i*7)))
	}
	s.remove("a00001", "a00100")
	return s
}

// until returns the archive as it was at a transaction.
func (s *fakeSource) until(seq uint64) *fakeSource {
	then := newSource()
	then.seq = seq
	for _, c := range s.changesAfter(0) {
		if c.Seq <= seq {
			then.last[c.ID] = c
		}
	}
	return then
}

// archiveSeq is where the child keeps how far its archive is.
func archiveSeq(dir string) string { return filepath.Join(dir, "archive.seq") }

func readArchiveSeq(dir string) (uint64, error) {
	data, err := os.ReadFile(archiveSeq(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(string(data), 10, 64)
}

func runChild(dir string) int {
	if err := ingestAll(context.Background(), dir); err != nil {
		fmt.Fprintln(os.Stderr, "child:", err)
		return 1
	}
	return 0
}

// ingestAll takes in transaction after transaction: archive first, then index.
// It rebuilds now and then.
func ingestAll(ctx context.Context, dir string) error {
	all := killSource()
	seq, err := readArchiveSeq(dir)
	if err != nil {
		return err
	}
	s := all.until(seq)
	x, err := Open(dir, s, Options{})
	if err != nil {
		return err
	}
	if err := x.CatchUp(ctx); err != nil {
		return err
	}
	for seq < all.seq {
		seq++
		var some []*index.Article
		for _, c := range all.until(seq).changesAfter(seq - 1) {
			if c.Article != nil {
				some = append(some, c.Article)
			}
		}
		if err := durable.WriteFile(archiveSeq(dir), []byte(strconv.FormatUint(seq, 10))); err != nil {
			return err
		}
		now := all.until(seq)
		s.mu.Lock()
		s.seq, s.last = now.seq, now.last
		s.mu.Unlock()
		if err := x.Index(ctx, some, seq); err != nil {
			return err
		}
		if seq%50 == 0 {
			if err := x.Rebuild(ctx); err != nil {
				return err
			}
		}
	}
	return x.Close()
}

func TestKill(t *testing.T) {
	all, dir := killSource(), dataDir(t)
	for round := range 8 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childDir+"="+dir)
		child.Stderr = os.Stderr
		must(t, child.Start())
		life := time.Duration(5+rand.IntN(700)) * time.Millisecond
		time.Sleep(life) // any moment of death will do
		must(t, child.Process.Kill())
		_ = child.Wait() // it was killed
		seq, err := readArchiveSeq(dir)
		must(t, err)
		t.Logf("round %d: killed after %v at %d of %d", round, life, seq, all.seq)
		x := openCaughtUp(t, dir, all.until(seq))
		requireExact(t, x, all.until(seq))
		closeIndex(t, x)
	}
}
