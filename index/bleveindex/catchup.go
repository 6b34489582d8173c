package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"

	bleve "github.com/blevesearch/bleve_index_api"
)

// CatchUp brings the index up to the archive: after Open, and after an error of
// Index. It opens the index anew when a failed write closed it, and rebuilds it
// when it does not hold what it must. Index and Delete may be called meanwhile.
func (x *Index) CatchUp(ctx context.Context) error {
	ctx, done, err := x.begin(ctx, CatchingUp)
	if err != nil {
		return err
	}
	defer done()
	if err := x.reopen(ctx); err != nil {
		return fmt.Errorf("catching up: %w", err)
	}
	err = x.catchUp(ctx)
	if wrong := (*countError)(nil); errors.As(err, &wrong) {
		x.setReason(err)
		x.report(Rebuilding, 0, x.source.Len())
		err = x.rebuild(ctx)
	}
	if err != nil {
		return fmt.Errorf("catching up: %w", err)
	}
	return nil
}

// Rebuild makes a new generation of the whole archive beside the live one and
// puts it in its place. Searches and writes go on meanwhile.
func (x *Index) Rebuild(ctx context.Context) error {
	ctx, done, err := x.begin(ctx, Rebuilding)
	if err != nil {
		return err
	}
	defer done()
	x.report(Rebuilding, 0, x.source.Len())
	if err := x.rebuild(ctx); err != nil {
		return fmt.Errorf("rebuilding the index: %w", err)
	}
	return nil
}

// begin starts a task, of which there is one at a time. Its context ends with
// the given one and with the index.
func (x *Index) begin(ctx context.Context, task Task) (context.Context, func(), error) {
	if err := x.task.enter(ctx); err != nil {
		return nil, nil, err
	}
	if x.stop.Err() != nil {
		x.task.leave()
		return nil, nil, ErrClosed
	}
	ctx, cancel := context.WithCancelCause(ctx)
	ended := context.AfterFunc(x.stop, func() { cancel(ErrClosed) })
	x.report(task, 0, 0)
	return ctx, func() {
		x.report(Idle, 0, 0)
		ended()
		cancel(nil)
		x.task.leave()
	}, nil
}

func (x *Index) current() *generation {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.live
}

func (x *Index) catchUp(ctx context.Context) error {
	g := x.current()
	if err := x.startCatching(ctx, g); err != nil {
		return err
	}
	err := x.fillMost(ctx, g, func(p prepared) error {
		if err := x.writing.enter(ctx); err != nil {
			return err
		}
		defer x.writing.leave()
		return x.writeAndReport(g, p)
	})
	// Also after an error: whoever calls Index must know that nobody is catching up.
	if enter := x.writing.enter(context.WithoutCancel(ctx)); enter != nil {
		return enter
	}
	defer x.writing.leave()
	if err == nil {
		err = x.finish(ctx, g)
	}
	if err == nil {
		g.fresh = false
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.catching = false
	x.behind = err != nil
	return err
}

func (x *Index) startCatching(ctx context.Context, g *generation) error {
	if err := x.writing.enter(ctx); err != nil {
		return err
	}
	defer x.writing.leave()
	n, err := g.articles()
	if err != nil {
		return err
	}
	x.report(CatchingUp, 0, max(0, x.source.Len()-n))
	x.mu.Lock()
	defer x.mu.Unlock()
	x.catching = true
	return nil
}

func (x *Index) writeAndReport(g *generation, p prepared) error {
	if err := g.write(p, x.free); err != nil {
		return err
	}
	x.advance(p.reads)
	return nil
}

// fillMost brings a generation up to the archive until less than a batch is
// missing, so that nobody has to wait long for the rest.
func (x *Index) fillMost(ctx context.Context, g *generation, write func(prepared) error) error {
	for {
		reads := 0
		err := x.fill(ctx, g, func(p prepared) error {
			reads += p.reads
			return write(p)
		})
		if err != nil || reads < maxBatchArticles {
			return err
		}
	}
}

// finish brings what is still missing while nobody else writes: a change that
// Index left to this task is in the archive before it asks for its state.
func (x *Index) finish(ctx context.Context, g *generation) error {
	seq := x.source.Seq()
	if err := x.fill(ctx, g, func(p prepared) error { return x.writeAndReport(g, p) }); err != nil {
		return err
	}
	if g.state.seq < seq { // the last transactions changed nothing of the index
		if err := x.writeState(g, state{seq: seq, leftOut: g.state.leftOut}); err != nil {
			return err
		}
	}
	err := x.compare(g)
	wrong := (*countError)(nil)
	if !g.fresh || !errors.As(err, &wrong) {
		return err
	}
	// Every change was read, from the first on: it is the archive that has lost
	// articles, or their number. There is nothing better to make an index of.
	x.setReason(err)
	if wrong.have > wrong.of {
		return nil
	}
	return x.writeState(g, state{seq: g.state.seq, leftOut: uint64(wrong.of - wrong.have)})
}

// writeState writes how far the index is, when no article goes with it.
func (x *Index) writeState(g *generation, s state) error {
	p := prepared{batch: bleve.NewBatch(), state: s}
	p.batch.SetInternal([]byte(stateKey), s.bytes())
	return g.write(p, x.free)
}

// rebuild fills a new generation and swaps it in.
func (x *Index) rebuild(ctx context.Context) error {
	g, err := x.create()
	if err != nil {
		return err
	}
	err = x.fillMost(ctx, g, func(p prepared) error { return x.writeAndReport(g, p) })
	if err == nil {
		err = g.compact(ctx, x.free)
	}
	if err == nil {
		err = x.swap(ctx, g)
	}
	if err != nil {
		return errors.Join(err, g.discard())
	}
	return nil
}

// swap brings a new generation fully up to date and makes it the live one.
func (x *Index) swap(ctx context.Context, g *generation) error {
	if err := x.writing.enter(ctx); err != nil {
		return err
	}
	defer x.writing.leave()
	if err := x.finish(ctx, g); err != nil {
		return err
	}
	g.fresh = false
	if err := writeCurrent(x.dir, g.name); err != nil {
		return err
	}
	x.replace(g, func(old *generation) { _ = old.discard() })
	x.setBehind(false)
	return nil
}

// replace makes g the live generation, and ends the old one when its last
// reader is done.
func (x *Index) replace(g *generation, end func(old *generation)) {
	x.mu.Lock()
	old := x.live
	x.live = g
	x.mu.Unlock()
	x.draining.Go(func() {
		old.readers.Wait()
		end(old)
		_ = old.unfreeze()
	})
}

// discard closes a generation and deletes it. What cannot be deleted goes at
// the next Open.
func (g *generation) discard() error {
	return errors.Join(g.close(), os.RemoveAll(g.dir))
}

// reopen opens the live generation anew when a failed write has closed it: what
// Bleve could not write is still in its memory, and can only be got rid of so.
// Readers keep what they see.
func (x *Index) reopen(ctx context.Context) error {
	if err := x.writing.enter(ctx); err != nil {
		return err
	}
	defer x.writing.leave()
	old := x.current()
	if old.err() == nil {
		return nil
	}
	if !old.closed {
		if err := old.freeze(); err != nil {
			return err
		}
		_ = old.close() // it has failed, and its files are checked
	}
	g, err := x.openAfter(old)
	if err != nil {
		return err
	}
	x.setBehind(true)
	x.replace(g, func(*generation) {})
	if g.name != old.name {
		removeGenerations(x.dir, g.name)
	}
	return nil
}

// openAfter opens what follows a generation that has failed: itself, or a new
// one when Bleve panicked. It may then still hold its files.
func (x *Index) openAfter(failed *generation) (*generation, error) {
	if failed.isDead() {
		return x.startNew(failed.err())
	}
	return x.openLive()
}
