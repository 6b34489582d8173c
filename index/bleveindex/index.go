package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"dateline/index"
)

// ErrClosed is returned by an Index that was closed.
var ErrClosed = errors.New("the index is closed")

// Options of an Index. The zero value is what a program wants.
type Options struct {
	// FreeSpace returns how many bytes can still be written below a path; nil
	// asks the operating system.
	FreeSpace func(path string) (int64, error)
}

// Index is the live generation of the index in a data directory, together with
// what is needed to keep it equal to the archive. It is safe for concurrent
// use. Searches go on during everything: they hold snapshots.
type Index struct {
	dir    string
	source Source
	free   func(path string) (int64, error)

	// Lock order: task, writing, mu.
	task    gate // held by CatchUp, Rebuild, Compact and Verify
	writing gate // held while the live generation is written to or replaced

	stop     context.Context // ends when Close begins
	cancel   context.CancelFunc
	closing  sync.Once
	closed   error          // what Close returns
	draining sync.WaitGroup // old generations whose readers are not done

	mu       sync.Mutex
	live     *generation
	shut     bool
	behind   bool // the archive has changes that the live generation has not
	catching bool // CatchUp is bringing them
	progress Progress
	reason   string // why the live generation was started from nothing
}

// Open opens the index in a data directory. It reads and checks all files, and
// starts an empty generation where there is none to be believed; it does not
// read the archive. Call [Index.CatchUp] next: until it is done, searches see a
// part of the archive, and [Index.Ready] says so.
func Open(dir string, source Source, o Options) (*Index, error) {
	if o.FreeSpace == nil {
		o.FreeSpace = freeSpace
	}
	x := &Index{dir: dir, source: source, free: o.FreeSpace, task: newGate(), writing: newGate()}
	x.stop, x.cancel = context.WithCancel(context.Background())
	if err := os.MkdirAll(filepath.Join(dir, indexName), dirPerm); err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	g, err := x.openLive()
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	x.live = g
	x.behind = g.state.seq != source.Seq()
	removeGenerations(dir, g.name)
	return x, nil
}

// openLive opens the generation that CURRENT names, if it can be believed, or
// else starts a new one and remembers why.
func (x *Index) openLive() (*generation, error) {
	g, err := x.openCurrent()
	if err == nil {
		return g, nil
	}
	if locked(err) {
		return nil, fmt.Errorf("%w: another process has it open", err)
	}
	return x.startNew(err)
}

// startNew makes an empty generation the live one.
func (x *Index) startNew(why error) (*generation, error) {
	x.setReason(why)
	g, err := x.create()
	if err != nil {
		return nil, err
	}
	if err := writeCurrent(x.dir, g.name); err != nil {
		return nil, errors.Join(err, g.discard())
	}
	return g, nil
}

func (x *Index) openCurrent() (*generation, error) {
	name, err := readCurrent(x.dir)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(x.dir, indexName, name)
	r, m, err := checkGeneration(dir)
	if err != nil {
		return nil, err
	}
	g, err := openGeneration(dir)
	if err != nil {
		return nil, err
	}
	if g.state != r.state {
		err = fmt.Errorf("the index opened at %d, its files say %d", g.state.seq, r.state.seq)
	} else {
		err = x.compare(g)
	}
	if err == nil && !m.Clean {
		err = g.checkIDs()
	}
	if err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

// compare reports a generation that is not what the archive says it must be.
func (x *Index) compare(g *generation) error {
	seq := x.source.Seq()
	if g.state.seq > seq {
		return fmt.Errorf("the index is at %d, the archive at %d only", g.state.seq, seq)
	}
	of := x.source.Len()
	if g.state.seq < seq || x.source.Seq() != seq {
		return nil
	}
	n, err := g.articles()
	if err != nil {
		return err
	}
	// A damaged record may be that of an article or of its deletion.
	if n > of || n+int(g.state.leftOut) < of {
		return &countError{have: n, leftOut: int(g.state.leftOut), of: of}
	}
	return nil
}

// countError says that the index does not hold as many articles as the archive,
// though it has seen all changes.
type countError struct{ have, leftOut, of int }

func (e *countError) Error() string {
	return fmt.Sprintf("the index holds %d articles and leaves out %d, the archive has %d", e.have, e.leftOut, e.of)
}

// create starts a generation beside the live one.
func (x *Index) create() (*generation, error) {
	name, err := nextGeneration(x.dir)
	if err != nil {
		return nil, err
	}
	return createGeneration(filepath.Join(x.dir, indexName, name))
}

// Index writes articles that the archive holds since its change seq. It returns
// when they are on disk and can be found. Calls come in the order of seq; the
// same again changes nothing. While CatchUp runs, the articles are left to it.
//
// After an error the index may hold some of them; CatchUp brings the rest.
func (x *Index) Index(ctx context.Context, articles []*index.Article, seq uint64) error {
	var all []change
	for _, a := range articles {
		all = append(all, change{a.ID, a})
	}
	return x.apply(ctx, all, seq)
}

// Delete removes articles that the archive no longer holds since its change
// seq, with the promises of Index.
func (x *Index) Delete(ctx context.Context, ids []string, seq uint64) error {
	var all []change
	for _, id := range ids {
		all = append(all, change{id: id})
	}
	return x.apply(ctx, all, seq)
}

func (x *Index) apply(ctx context.Context, all []change, seq uint64) error {
	if err := x.writing.enter(ctx); err != nil {
		return err
	}
	catchUp, err := x.applyNow(ctx, all, seq)
	x.writing.leave()
	if err == nil && catchUp {
		return x.CatchUp(ctx)
	}
	return err
}

// applyNow writes changes, or reports that they must come with all that is
// missing before them.
func (x *Index) applyNow(ctx context.Context, all []change, seq uint64) (catchUp bool, err error) {
	x.mu.Lock()
	g, shut, behind, catching := x.live, x.shut, x.behind, x.catching
	x.mu.Unlock()
	switch {
	case shut:
		return false, ErrClosed
	case g.err() != nil:
		return false, g.err()
	case catching || seq < g.state.seq:
		return false, nil
	case behind:
		return true, nil
	}
	err = x.writeAll(ctx, g, all, seq)
	if err != nil {
		x.setBehind(true)
	}
	return false, err
}

// writeAll writes changes in as many batches as the limits ask for. Only the
// last one takes the index to seq.
func (x *Index) writeAll(ctx context.Context, g *generation, all []change, seq uint64) error {
	set := changeSet{state: g.state}
	for i, c := range all {
		set.add(c.id, c.article)
		if !set.full() || i == len(all)-1 {
			continue
		}
		if err := x.writeSet(ctx, g, set); err != nil {
			return err
		}
		set = changeSet{state: g.state}
	}
	set.state.seq = seq
	return x.writeSet(ctx, g, set)
}

func (x *Index) writeSet(ctx context.Context, g *generation, set changeSet) error {
	p, err := g.prepare(ctx, set)
	if err != nil {
		return err
	}
	return g.write(p, x.free)
}

func (x *Index) setBehind(behind bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.behind = behind
}

func (x *Index) setReason(why error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.reason = why.Error()
}

// Close waits for running writes and for all snapshots to be closed, and closes
// the index. A second call does nothing.
func (x *Index) Close() error {
	x.closing.Do(func() {
		x.cancel()
		x.mu.Lock()
		x.shut = true
		x.mu.Unlock()
		wait := context.Background()
		x.closed = errors.Join(x.task.enter(wait), x.writing.enter(wait))
		defer x.task.leave()
		defer x.writing.leave()
		x.live.readers.Wait()
		x.closed = errors.Join(x.closed, x.live.close(), x.live.unfreeze())
		x.draining.Wait()
	})
	return x.closed
}
