package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"dateline/index"
	"dateline/index/durable"

	bleve "github.com/blevesearch/bleve_index_api"
)

// Limits of one batch. More articles at once make fewer segments to merge but
// take memory in proportion: a batch at the limit some 200 MB.
const (
	maxBatchArticles = 1000
	maxBatchBytes    = 8 << 20
)

// changeSet is what one batch does to the index: the last change of each id.
type changeSet struct {
	ops   []change
	at    map[string]int // id: place in ops
	bytes int            // of text
	reads int            // changes that went into it
	state state          // when it is done
}

// change puts an article, or deletes one where article is nil.
type change struct {
	id      string
	article *index.Article
}

func (c *changeSet) full() bool { return len(c.ops) >= maxBatchArticles || c.bytes >= maxBatchBytes }

func (c *changeSet) add(id string, a *index.Article) {
	c.reads++
	if id == "" { // of a damaged record
		return
	}
	if a != nil {
		c.bytes += len(a.Title) + len(a.Body)
	}
	if c.at == nil {
		c.at = map[string]int{}
	}
	if i, ok := c.at[id]; ok {
		c.ops[i].article = a
		return
	}
	c.at[id] = len(c.ops)
	c.ops = append(c.ops, change{id, a})
}

// prepared is a changeSet that is analysed.
type prepared struct {
	batch *bleve.Batch
	bytes int
	reads int
	state state
}

// prepare analyses the articles, as many at once as there are processors. One
// that cannot be analysed is left out: it must not hold up all others.
func (g *generation) prepare(ctx context.Context, c changeSet) (prepared, error) {
	for len(g.analyzers) < runtime.GOMAXPROCS(0) {
		g.analyzers = append(g.analyzers, NewAnalyzer())
	}
	documents := make([]bleve.Document, len(c.ops))
	var next atomic.Int64
	var workers sync.WaitGroup
	for worker := range g.analyzers {
		workers.Go(func() {
			for ctx.Err() == nil {
				n := int(next.Add(1)) - 1
				if n >= len(c.ops) {
					return
				}
				documents[n] = g.analyze(worker, c.ops[n].article)
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return prepared{}, context.Cause(ctx)
	}
	p := prepared{batch: bleve.NewBatch(), bytes: c.bytes, reads: c.reads, state: c.state}
	for i, op := range c.ops {
		if documents[i] != nil {
			p.batch.Update(documents[i])
			continue
		}
		p.batch.Delete(op.id)
		if op.article != nil {
			p.state.leftOut++
		}
	}
	p.batch.SetInternal([]byte(stateKey), p.state.bytes())
	return p, nil
}

// analyze returns the document of an article, or nil when there is none or the
// analysis panics. The analyzer is then replaced: its buffers may be half full.
func (g *generation) analyze(worker int, a *index.Article) (d bleve.Document) {
	if a == nil {
		return nil
	}
	defer func() {
		if recover() != nil {
			d = nil
			g.analyzers[worker] = NewAnalyzer()
		}
	}()
	return g.analyzers[worker].Document(a)
}

// write makes a prepared batch durable. When it returns an error, what is in
// the index is open, and the generation takes no more.
func (g *generation) write(p prepared, free func(path string) (int64, error)) error {
	if err := g.err(); err != nil {
		return err
	}
	if err := enoughSpace(g.dir, p.bytes, free); err != nil {
		return err
	}
	if err := g.batch(p.batch); err != nil {
		return err
	}
	g.state = p.state
	return nil
}

// batch writes a batch and waits until it is on disk. Until then, and for good
// when that fails, readers get the snapshot from before: Bleve shows a batch at
// once, and after an error a segment that it has already closed.
func (g *generation) batch(b *bleve.Batch) error {
	if err := g.freeze(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- guard(func() error { return g.scorch.Batch(b) }) }()
	var err error
	select {
	case err = <-done:
	case <-g.dead:
		return g.err()
	}
	if err == nil {
		err = durable.SyncDir(filepath.Join(g.dir, storeName))
	}
	if err != nil {
		g.fail(err)
		return g.err()
	}
	return g.unfreeze()
}

// Space that a batch must leave on the disk: a merge writes its segments once
// more before the old ones go, and Bleve does not bear a full disk.
const (
	spaceFactor  = 3
	spaceReserve = 64 << 20
)

// ErrSpace is returned when there is too little room on the disk for a batch.
var ErrSpace = errors.New("too little space on the disk")

func enoughSpace(dir string, bytes int, free func(path string) (int64, error)) error {
	have, err := free(dir)
	if err != nil {
		return fmt.Errorf("asking for the free space of %s: %w", dir, err)
	}
	if need := int64(spaceFactor*bytes + spaceReserve); have < need {
		return fmt.Errorf("writing to %s: %w: %d bytes are free, %d are needed", dir, ErrSpace, have, need)
	}
	return nil
}
