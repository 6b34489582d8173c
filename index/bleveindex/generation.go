package bleveindex

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"dateline/index"
	"dateline/index/durable"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// dirPerm keeps the index private to its owner, as the archive is.
const dirPerm = 0o700

// generation is one scorch index on disk, open for reading and writing. Only
// one goroutine at a time may write; readers are free.
type generation struct {
	name, dir string
	fresh     bool // started from nothing and not complete yet
	scorch    *scorch.Scorch
	queue     *bleve.AnalysisQueue
	analyzers []*Analyzer
	state     state          // of the last batch
	readers   sync.WaitGroup // snapshots that are not closed yet
	closing   chan struct{}  // closed when closing begins
	closed    bool

	mu      sync.Mutex
	failure error                 // why nothing more may be written
	failed  chan struct{}         // closed when there is a failure
	dead    chan struct{}         // closed when a goroutine of Bleve is gone: batches would wait for ever
	frozen  *scorch.IndexSnapshot // what readers get, when set
}

// createGeneration makes an empty generation.
func createGeneration(dir string) (*generation, error) {
	store := filepath.Join(dir, storeName)
	if err := os.MkdirAll(store, dirPerm); err != nil {
		return nil, fmt.Errorf("making a generation: %w", err)
	}
	g, err := openGeneration(dir)
	if err != nil {
		return nil, err
	}
	g.fresh = true
	batch := bleve.NewBatch()
	batch.SetInternal([]byte(stateKey), g.state.bytes())
	err = g.batch(batch)
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err == nil {
			err = durable.SyncDir(d)
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("making generation %s: %w", g.name, err), g.discard())
	}
	return g, nil
}

// openGeneration opens a generation that was checked, or an empty directory.
func openGeneration(dir string) (*generation, error) {
	g := &generation{
		name: filepath.Base(dir), dir: dir, closing: make(chan struct{}), failed: make(chan struct{}), dead: make(chan struct{}),
		queue: bleve.NewAnalysisQueue(1), // documents come analysed
	}
	// From here on the files are not those that a clean manifest names.
	err := manifest{Schema: index.SchemaVersion}.write(dir)
	if err == nil {
		err = g.openScorch()
	}
	if err != nil {
		g.queue.Close()
		return nil, fmt.Errorf("opening generation %s: %w", g.name, err)
	}
	return g, nil
}

func (g *generation) openScorch() error {
	s, err := newScorch(filepath.Join(g.dir, storeName), g.queue, g.asyncError)
	if err != nil {
		return err
	}
	if err := guard(s.Open); err != nil {
		return err
	}
	g.scorch = s
	snapshot, err := g.snapshot()
	if err != nil {
		return errors.Join(err, guard(s.Close))
	}
	if value, ok := snapshot.Internal()[stateKey]; ok {
		g.state, err = parseState(value)
	}
	err = errors.Join(err, snapshot.Close())
	if err != nil {
		return errors.Join(err, guard(s.Close))
	}
	return nil
}

// snapshot returns the newest snapshot; whoever takes it closes it.
func (g *generation) snapshot() (*scorch.IndexSnapshot, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.frozen != nil {
		g.frozen.AddRef()
		return g.frozen, nil
	}
	var snapshot *scorch.IndexSnapshot
	err := guard(func() error {
		reader, err := g.scorch.Reader()
		snapshot, _ = reader.(*scorch.IndexSnapshot)
		return err
	})
	if err == nil && snapshot == nil {
		err = ErrClosed
	}
	return snapshot, err
}

// articles returns the number of live articles.
func (g *generation) articles() (int, error) {
	snapshot, err := g.snapshot()
	if err != nil {
		return 0, err
	}
	n, err := snapshot.DocCount()
	return int(n), errors.Join(err, snapshot.Close())
}

// retryWait is how long a goroutine of Bleve is held after an error. Left alone
// it tries again at once, tens of thousands of times a second.
const retryWait = time.Second

// asyncError is called by the goroutines of Bleve that write and merge. An
// error there closes the generation to writes: Bleve keeps what could not be
// written in memory, as if it had been.
func (g *generation) asyncError(err error) {
	switch {
	case errors.Is(err, scorch.ErrAsyncPanic):
		g.fail(err)
		g.die()
		return
	case errors.Is(err, scorch.ErrPersist):
		g.fail(err)
	}
	wait := time.NewTimer(retryWait)
	defer wait.Stop()
	select {
	case <-g.closing:
	case <-wait.C:
	}
}

func (g *generation) die() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.isDead() {
		close(g.dead)
	}
}

// isDead reports whether a goroutine of Bleve is gone.
func (g *generation) isDead() bool {
	select {
	case <-g.dead:
		return true
	default:
		return false
	}
}

// fail closes the generation to writes; the first reason stays.
func (g *generation) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.failure == nil {
		g.failure = fmt.Errorf("writing to %s: %w", g.dir, err)
		close(g.failed)
	}
}

// err returns why nothing more may be written, or nil.
func (g *generation) err() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.failure
}

// freeze keeps the present snapshot for readers until unfreeze.
func (g *generation) freeze() error {
	snapshot, err := g.snapshot()
	if err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.frozen != nil {
		return snapshot.Close() // the same
	}
	g.frozen = snapshot
	return nil
}

// unfreeze lets readers see what there is again.
func (g *generation) unfreeze() error {
	g.mu.Lock()
	snapshot := g.frozen
	g.frozen = nil
	g.mu.Unlock()
	if snapshot == nil {
		return nil
	}
	return snapshot.Close()
}

// deathWait is how long closing waits for an index that lost a goroutine.
const deathWait = 5 * time.Second

// close closes the index and, when nothing went wrong, writes a manifest that
// vouches for its files. Snapshots stay readable. A second call does nothing.
func (g *generation) close() error {
	if g.closed {
		return nil
	}
	g.closed = true
	close(g.closing)
	closed := make(chan error, 1)
	go func() { closed <- guard(g.scorch.Close) }()
	var err error
	select {
	case err = <-closed:
	case <-g.afterDeath():
		return g.err()
	}
	g.queue.Close()
	if failure := g.err(); failure != nil {
		return err
	}
	if err == nil {
		err = g.vouch()
	}
	if err != nil {
		return fmt.Errorf("closing generation %s: %w", g.name, err)
	}
	return nil
}

// afterDeath returns a channel that is closed some time after the index lost a
// goroutine, or never.
func (g *generation) afterDeath() <-chan struct{} {
	over := make(chan struct{})
	if g.isDead() {
		time.AfterFunc(deathWait, func() { close(over) })
	}
	return over
}

// vouch writes the manifest of a generation that was closed.
func (g *generation) vouch() error {
	store := filepath.Join(g.dir, storeName)
	r, err := readRoot(filepath.Join(store, rootName))
	if err != nil {
		return err
	}
	m := manifest{Schema: index.SchemaVersion, Clean: true, Seq: r.state.seq, Root: fileSum{Name: rootName, Sum: r.sum}}
	for _, name := range r.segments {
		sum, err := storedSum(filepath.Join(store, name))
		if err != nil {
			return err
		}
		m.Segments = append(m.Segments, fileSum{Name: name, Sum: sum})
	}
	if err := durable.SyncDir(store); err != nil {
		return err
	}
	return m.write(g.dir)
}
