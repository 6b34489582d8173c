package bleveindex

import (
	"context"
	"fmt"
	"iter"

	"dateline/index"
)

// Source is the archive as the index needs it.
type Source interface {
	// Changes yields the changes after the given sequence number, oldest first:
	// of each article at least the last one. An error with a Change that has a
	// sequence number is about that article alone; one without ends the rest.
	Changes(since uint64) iter.Seq2[index.Change, error]
	// Seq returns the sequence number of the last change.
	Seq() uint64
	// Len returns the number of articles.
	Len() int
}

// collect reads all changes after the state from, in sets that fit a batch. The
// state of a set names the last transaction that was complete when it was cut.
// emit returns the state to go on from.
func collect(ctx context.Context, source Source, from state, emit func(changeSet) (state, error)) error {
	set := changeSet{state: from}
	last := from.seq
	for c, err := range source.Changes(from.seq) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil && c.Seq == 0 {
			return fmt.Errorf("reading the archive: %w", err)
		}
		if c.Seq < last {
			return fmt.Errorf("reading the archive: change %d comes behind %d", c.Seq, last)
		}
		if c.Seq > last {
			set.state.seq, last = last, c.Seq
		}
		if err != nil { // it is in the archive and counts there, but cannot be read
			set.state.leftOut++
			c.Article = nil
		}
		set.add(c.ID, c.Article)
		if !set.full() {
			continue
		}
		next, err := emit(set)
		if err != nil {
			return err
		}
		set = changeSet{state: next}
	}
	if set.state.seq = last; set.reads == 0 {
		return nil
	}
	_, err := emit(set)
	return err
}

// fill brings a generation up to the archive: one batch is read and analysed
// while the one before is written.
func (x *Index) fill(ctx context.Context, g *generation, write func(prepared) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan prepared)
	from := g.state
	var collecting error
	go func() {
		defer close(batches)
		collecting = guard(func() error {
			return collect(ctx, x.source, from, func(set changeSet) (state, error) { return g.hand(ctx, set, batches) })
		})
	}()
	var writing error
	for p := range batches {
		if writing != nil {
			continue // until the other side has noticed
		}
		if writing = write(p); writing != nil {
			cancel()
		}
	}
	if writing != nil {
		return writing
	}
	return collecting
}

// hand analyses a set and hands it over to be written.
func (g *generation) hand(ctx context.Context, set changeSet, batches chan<- prepared) (state, error) {
	p, err := g.prepare(ctx, set)
	if err != nil {
		return state{}, err
	}
	select {
	case batches <- p:
		return p.state, nil
	case <-ctx.Done():
		return state{}, context.Cause(ctx)
	}
}
