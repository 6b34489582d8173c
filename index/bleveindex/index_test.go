package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline/index"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/google/go-cmp/cmp"
)

func TestIndexUpdateDelete(t *testing.T) {
	s := newSource()
	x := openCaughtUp(t, dataDir(t), s)
	r := rand.New(rand.NewPCG(1, 1))
	for step := range 40 {
		var some []*index.Article
		for range 1 + r.IntN(5) {
			some = append(some, randomArticle(r, fmt.Sprintf("a%02d", r.IntN(40))))
		}
		if err := x.Index(t.Context(), some, s.put(some...)); err != nil {
			t.Fatal(err)
		}
		if step%4 == 0 {
			ids := []string{some[0].ID, "never there"}
			if err := x.Delete(t.Context(), ids, s.remove(ids...)); err != nil {
				t.Fatal(err)
			}
		}
	}
	requireExact(t, x, s)
}

func TestSameBatchTwice(t *testing.T) {
	s := newSource()
	x := openCaughtUp(t, dataDir(t), s)
	some := sampleArticles()
	seq := s.put(some...)
	for range 2 {
		if err := x.Index(t.Context(), append(some, some...), seq); err != nil {
			t.Fatal(err)
		}
	}
	requireExact(t, x, s)
}

func TestOlderBatchDoesNotUndoNewer(t *testing.T) {
	s := newSource()
	x := openCaughtUp(t, dataDir(t), s)
	old, renewed := &index.Article{ID: "a", Body: "old"}, &index.Article{ID: "a", Body: "new"}
	before := s.put(old)
	if err := x.Index(t.Context(), []*index.Article{renewed}, s.put(renewed)); err != nil {
		t.Fatal(err)
	}
	if err := x.Index(t.Context(), []*index.Article{old}, before); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestReopenKeepsTheGeneration(t *testing.T) {
	dir, s := dataDir(t), filledSource(50)
	x := openCaughtUp(t, dir, s)
	name := x.Generation()
	closeIndex(t, x)
	x = openIndex(t, dir, s)
	if x.Generation() != name || !x.Ready() {
		t.Errorf("generation %s, ready %v, want %s, true", x.Generation(), x.Ready(), name)
	}
	status, err := x.Status()
	want := Status{Generation: name, Articles: 50, Seq: s.Seq(), Ready: true}
	if diff := cmp.Diff(want, status); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	requireExact(t, x, s)
}

func TestBatchesBeyondTheLimits(t *testing.T) {
	s := newSource()
	x := openCaughtUp(t, dataDir(t), s)
	var some []*index.Article
	for i := range maxBatchArticles + 500 {
		some = append(some, &index.Article{ID: fmt.Sprint(i), Body: "talks"})
	}
	for i := range 3 {
		some = append(some, &index.Article{ID: fmt.Sprint("long", i), Body: strings.Repeat("word ", maxBatchBytes/8)})
	}
	if err := x.Index(t.Context(), some, s.put(some...)); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestCatchUpAfterCrashBetweenArchiveAndIndex(t *testing.T) {
	dir, s := dataDir(t), filledSource(60)
	x := openCaughtUp(t, dir, s)
	name := x.Generation()
	closeIndex(t, x)
	r := rand.New(rand.NewPCG(2, 2))
	s.put(randomArticle(r, "new"), randomArticle(r, "a00001"))
	s.remove("a00002")
	x = openIndex(t, dir, s)
	if x.Ready() {
		t.Error("ready before it caught up")
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
	if x.Generation() != name {
		t.Error("rebuilt where catching up was enough")
	}
}

func TestIndexBringsWhatIsMissingBefore(t *testing.T) {
	s := filledSource(40)
	x := openIndex(t, dataDir(t), s)
	a := randomArticle(rand.New(rand.NewPCG(3, 3)), "late")
	if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestIndexWhileCatchingUp(t *testing.T) {
	s := filledSource(200)
	x := openIndex(t, dataDir(t), s)
	r := rand.New(rand.NewPCG(4, 4))
	var writes int
	s.reading = func(c index.Change) {
		if writes < 20 && len(c.ID) == len("a00001") {
			writes++
			a := randomArticle(r, c.ID) // newer than what is about to be given out
			if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); err != nil {
				t.Error(err)
			}
		}
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.reading = nil
	if writes == 0 {
		t.Fatal("nothing was written meanwhile")
	}
	requireExact(t, x, s)
}

func TestSearchWhileCatchingUp(t *testing.T) {
	s := filledSource(3 * maxBatchArticles)
	x := openIndex(t, dataDir(t), s)
	counts := map[int]bool{}
	s.reading = func(index.Change) {
		snapshot, err := x.Snapshot()
		if err != nil {
			t.Error(err)
			return
		}
		counts[snapshot.DocCount()] = true
		snapshot.Close()
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(counts) < 2 {
		t.Errorf("searches saw only %v articles", counts)
	}
}

func TestRebuildWhileReadingAndWriting(t *testing.T) {
	dir, s := dataDir(t), filledSource(300)
	x := openCaughtUp(t, dir, s)
	first := x.Generation()
	ctx, stop := context.WithCancel(t.Context())
	var others sync.WaitGroup
	var reads atomic.Int64
	for range 4 {
		others.Go(func() {
			for ctx.Err() == nil {
				readOnce(t, x)
				reads.Add(1)
			}
		})
	}
	others.Go(func() {
		r := rand.New(rand.NewPCG(5, 5))
		for i := 0; ctx.Err() == nil; i++ {
			a := randomArticle(r, fmt.Sprintf("a%05d", i%400))
			if err := x.Index(context.Background(), []*index.Article{a}, s.put(a)); err != nil {
				t.Error(err)
			}
		}
	})
	for range 3 {
		if err := x.Rebuild(t.Context()); err != nil {
			t.Error(err)
		}
	}
	stop()
	others.Wait()
	if x.Generation() == first || reads.Load() == 0 {
		t.Errorf("generation %s, %d reads", x.Generation(), reads.Load())
	}
	requireExact(t, x, s)
	closeIndex(t, x)
	if names, err := generationsIn(dir); err != nil || len(names) != 1 {
		t.Errorf("generations left: %q, %v", names, err)
	}
}

// readOnce reads every id twice: what a snapshot shows does not change.
func readOnce(t *testing.T, x *Index) {
	snapshot, err := x.Snapshot()
	if err != nil {
		t.Error(err)
		return
	}
	defer snapshot.Close()
	first := readField(t, snapshot.Segments(), idField)
	if len(first) != snapshot.DocCount() || len(first) < 300 {
		t.Errorf("%d ids, %d articles", len(first), snapshot.DocCount())
	}
	if diff := cmp.Diff(first, readField(t, snapshot.Segments(), idField)); diff != "" {
		t.Error(diff)
	}
}

func TestSnapshotOutlivesItsGeneration(t *testing.T) {
	s := filledSource(100)
	x := openCaughtUp(t, dataDir(t), s)
	snapshot, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	want := expectedLayout(s.articles())
	if err := x.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	if snapshot.Generation() == x.Generation() {
		t.Error("the rebuilt index has the same generation")
	}
	if diff := cmp.Diff(want, readSegments(t, snapshot.Segments())); diff != "" {
		t.Error(diff)
	}
	for range 2 {
		if err := snapshot.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestCloseWaitsForSnapshots(t *testing.T) {
	s := filledSource(20)
	x := openCaughtUp(t, dataDir(t), s)
	snapshot, err := x.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan error, 1)
	go func() { closed <- x.Close() }()
	<-x.stop.Done()
	if got := len(readSegments(t, snapshot.Segments())[idField]); got != 20 {
		t.Errorf("%d ids", got)
	}
	select {
	case <-closed:
		t.Error("closed before the snapshot was")
	default:
	}
	snapshot.Close()
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

func TestAfterClose(t *testing.T) {
	x := openCaughtUp(t, dataDir(t), filledSource(5))
	for range 2 {
		closeIndex(t, x)
	}
	_, snapshot := x.Snapshot()
	_, verify := x.Verify(t.Context())
	for name, err := range map[string]error{
		"Index": x.Index(t.Context(), sampleArticles(), 99), "Delete": x.Delete(t.Context(), []string{"1"}, 99), "Snapshot": snapshot,
		"CatchUp": x.CatchUp(t.Context()), "Rebuild": x.Rebuild(t.Context()), "Verify": verify,
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s after Close: %v", name, err)
		}
	}
}

func TestCloseEndsCatchUp(t *testing.T) {
	s := filledSource(2 * maxBatchArticles)
	x := openIndex(t, dataDir(t), s)
	closed := make(chan error, 1)
	var once sync.Once
	s.reading = func(index.Change) {
		once.Do(func() {
			go func() { closed <- x.Close() }()
			<-x.stop.Done()
		})
	}
	if err := x.CatchUp(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

func TestCancelledCatchUpGoesOnLater(t *testing.T) {
	dir, s := dataDir(t), filledSource(3*maxBatchArticles)
	x := openIndex(t, dir, s)
	ctx, cancel := context.WithCancel(t.Context())
	read := 0
	s.reading = func(index.Change) {
		if read++; read > 2*maxBatchArticles+10 {
			cancel()
		}
	}
	if err := x.CatchUp(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	s.reading = nil
	if x.Ready() {
		t.Error("ready after half of it")
	}
	name := x.Generation()
	closeIndex(t, x)
	x = openCaughtUp(t, dir, s)
	requireExact(t, x, s)
	if x.Generation() != name {
		t.Error("began again instead of going on")
	}
}

func TestSecondOpener(t *testing.T) {
	dir, s := dataDir(t), filledSource(5)
	x := openCaughtUp(t, dir, s)
	start := time.Now()
	_, err := Open(dir, s, Options{})
	if err == nil || !locked(err) {
		t.Errorf("a second Open: %v", err)
	}
	if wait := time.Since(start); wait > 2*time.Second {
		t.Errorf("it took %v", wait)
	}
	requireExact(t, x, s)
}

func TestLeftOutArticles(t *testing.T) {
	dir, s := dataDir(t), filledSource(30)
	s.damaged["a00003"], s.damaged["a00020"] = false, true
	x := openCaughtUp(t, dir, s)
	requireExact(t, x, s)
	closeIndex(t, x)
	x = openCaughtUp(t, dir, s)
	status, err := x.Status()
	if err != nil || status.LeftOut != 2 || status.Reason != "" || status.Articles != 28 {
		t.Errorf("%+v, %v", status, err)
	}
	requireExact(t, x, s)

	clear(s.damaged) // repaired: found by the count, as no change says so
	s.put(sampleArticles()...)
	if err := x.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestDamagedDeletionDoesNotCount(t *testing.T) {
	dir, s := dataDir(t), filledSource(30)
	s.remove("a00004")
	s.damaged["a00004"], s.damaged["a00005"] = true, false
	x := openCaughtUp(t, dir, s)
	name := x.Generation()
	closeIndex(t, x)
	x = openCaughtUp(t, dir, s)
	requireExact(t, x, s)
	if x.Generation() != name {
		t.Error("rebuilt for nothing")
	}
}

func TestArchiveThatLostArticlesIsSearchable(t *testing.T) {
	dir, s := dataDir(t), filledSource(30)
	s.lost = 3
	x := openCaughtUp(t, dir, s)
	requireExact(t, x, s)
	status, err := x.Status()
	if err != nil || status.LeftOut != 3 || !strings.Contains(status.Reason, "33") {
		t.Errorf("%+v, %v", status, err)
	}
	name := x.Generation()
	closeIndex(t, x)
	x = openCaughtUp(t, dir, s)
	if x.Generation() != name || !x.Ready() {
		t.Errorf("rebuilt for nothing")
	}
}

func TestPanicOfTheAnalysisLeavesOneArticleOut(t *testing.T) {
	g := &generation{analyzers: []*Analyzer{nil}}
	if d := g.analyze(0, &index.Article{ID: "a", Body: "x"}); d != nil {
		t.Fatal("a nil analyzer made a document")
	}
	if d := g.analyze(0, &index.Article{ID: "a", Body: "x"}); d == nil {
		t.Error("the analyzer was not replaced")
	}
}

func TestArchiveThatWentBack(t *testing.T) {
	dir, s := dataDir(t), filledSource(80)
	closeIndex(t, openCaughtUp(t, dir, s))
	older := filledSource(10) // restored from a backup
	x := openCaughtUp(t, dir, older)
	requireExact(t, x, older)
	if status, _ := x.Status(); status.Reason == "" {
		t.Error("no reason for the new generation")
	}
}

func TestMissingArticleIsFoundByTheCount(t *testing.T) {
	dir, s := dataDir(t), filledSource(80)
	x := openCaughtUp(t, dir, s)
	if err := x.Delete(t.Context(), []string{"a00007"}, s.Seq()); err != nil {
		t.Fatal(err)
	}
	report, err := x.Verify(t.Context())
	if err != nil || len(report.Problems) != 1 || !strings.Contains(report.Problems[0], "a00007") {
		t.Errorf("%q, %v", report.Problems, err)
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

// TestArticleTwice gives one segment twice to the comparison with the archive.
func TestArticleTwice(t *testing.T) {
	s := filledSource(3)
	x := openCaughtUp(t, dataDir(t), s)
	snapshot, err := x.Snapshot()
	must(t, err)
	defer snapshot.Close()
	r := Report{Seq: s.Seq()}
	must(t, x.verifyIDs(t.Context(), &r, append(snapshot.Segments(), snapshot.Segments()[0])))
	if len(r.Problems) == 0 || !strings.Contains(r.Problems[0], "there twice") {
		t.Errorf("problems %q", r.Problems)
	}
}

func TestNoSpace(t *testing.T) {
	s := newSource()
	var free atomic.Int64
	free.Store(1 << 40)
	x, err := Open(dataDir(t), s, Options{FreeSpace: func(string) (int64, error) { return free.Load(), nil }})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	free.Store(spaceReserve - 1)
	for _, a := range sampleArticles()[:2] {
		if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); !errors.Is(err, ErrSpace) || !strings.Contains(err.Error(), x.dir) {
			t.Errorf("got %v", err)
		}
	}
	if x.Ready() {
		t.Error("ready without what could not be written")
	}
	free.Store(1 << 40)
	a := sampleArticles()[3]
	if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); err != nil {
		t.Fatal(err)
	}
	requireExact(t, x, s)
}

func TestFailedWriteClosesUntilCatchUp(t *testing.T) {
	s := filledSource(50)
	x := openCaughtUp(t, dataDir(t), s)
	name := x.Generation()
	store := filepath.Join(x.current().dir, storeName)
	must(t, os.Rename(store, store+"-away"))
	a := sampleArticles()[0]
	if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); err == nil || !strings.Contains(err.Error(), store[:10]) {
		t.Fatalf("written into nothing: %v", err)
	}
	if err := x.Index(t.Context(), []*index.Article{a}, s.Seq()); err == nil || x.Err() == nil {
		t.Error("a failed generation takes writes")
	}
	if status, err := x.Status(); err != nil || status.Err == nil || status.Ready {
		t.Errorf("%+v, %v", status, err)
	}
	must(t, os.Rename(store+"-away", store))
	snapshot, err := x.Snapshot()
	must(t, err)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := len(readField(t, snapshot.Segments(), idField)); got < 50 {
		t.Errorf("a snapshot from before holds %d ids", got)
	}
	must(t, snapshot.Close())
	if x.Generation() != name {
		t.Error("rebuilt where opening again was enough")
	}
	requireExact(t, x, s)
}

func TestAsyncPanicStartsANewGeneration(t *testing.T) {
	s := filledSource(50)
	x := openCaughtUp(t, dataDir(t), s)
	name := x.Generation()
	x.current().asyncError(fmt.Errorf("merging: %w", scorch.ErrAsyncPanic))
	a := sampleArticles()[0]
	if err := x.Index(t.Context(), []*index.Article{a}, s.put(a)); err == nil {
		t.Error("written after a goroutine was lost")
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if x.Generation() == name {
		t.Error("the same generation goes on")
	}
	requireExact(t, x, s)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
