package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Limits on one batch, which is one transaction of the archive. Three batches
// are in memory at most: one that is read, one that is enriched, one that is
// committed.
const (
	BatchArticles = 1000    // more does not make the sync to disk any cheaper an article
	BatchBytes    = 8 << 20 // of text, however few the articles
)

// MaxRejects is how many rejects a Summary lists. All are counted, and all are
// passed to OnReject.
const MaxRejects = 100

// Outcome says what became of an article that was put into the archive.
type Outcome uint8

// Outcomes.
const (
	Added     Outcome = iota
	Updated           // the archive had another record under this id
	Unchanged         // the archive had the same record, enriched by the same version
)

// Stored is what Put has done.
type Stored struct {
	Outcomes []Outcome  // one for each article
	Moved    []*Article // others that were stored anew, for they are of another story now
}

// Archive keeps articles for good.
type Archive interface {
	// Has reports whether the archive holds the same record as a, enriched by
	// the given version, so that a need not be enriched again.
	Has(a *Article, version int) (bool, error)
	// Namesakes returns the articles with this id, and those whose id begins
	// with it and a hyphen, MaxNamesakes of them at most.
	Namesakes(id string) ([]*Article, error)
	// Put stores articles with different ids in one transaction, and gives each
	// its story. When it returns, they are on the disk.
	Put(ctx context.Context, articles []*Article) (Stored, error)
	// Seq returns the sequence number of the last transaction.
	Seq() uint64
}

// Indexer makes articles searchable.
type Indexer interface {
	// Index adds articles, or replaces those with the same ids. seq is the
	// sequence number of the transaction that stored them.
	Index(ctx context.Context, articles []*Article, seq uint64) error
}

// Summary counts what became of the records of a run. Read is the sum of the
// other counts.
type Summary struct {
	Read, Added, Updated, Unchanged, Rejected int

	InDoubt int       // bytes that are no character in the character set of their file
	Rejects []*Reject // the first MaxRejects, notes on bytes in doubt among them
}

// Ingest takes articles from a reader into the archive and the index.
type Ingest struct {
	Archive Archive
	Index   Indexer
	Enrich  func(*Article) // derives what the record does not say
	Version int            // of the steps of Enrich

	OnProgress func(Summary) // called after every batch and every reject; may be nil
	OnReject   func(*Reject) // may be nil

	mu       sync.Mutex
	summary  Summary
	arrivals arrivals
	ended    bool // Run has returned
}

// Run reads all articles: it enriches them on all cores, stores them in batches
// in the order in which they come, and only then makes them searchable. A
// [*Reject] in place of an article is counted, and reading goes on; any other
// error ends the run. What was stored before an error or the end of ctx stays.
//
// When ctx ends, Run does not wait for a reader that waits for input: reading
// then ends with the next record, which is dropped.
func (in *Ingest) Run(ctx context.Context, articles iter.Seq2[*Article, error]) (Summary, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	read, enriched := make(chan batch), make(chan batch)
	in.begin()
	go func() {
		defer close(read)
		if err := in.read(ctx, articles, read); err != nil {
			stop(err)
		}
	}()
	go func() {
		defer close(enriched)
		in.enrich(ctx, read, enriched)
	}()
	for b := range enriched {
		if err := in.commit(ctx, b); err != nil {
			stop(err)
			break
		}
	}
	for range enriched { // lets the goroutines end that wait to hand on a batch
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	in.ended = true
	if err := context.Cause(ctx); err != nil {
		return in.summary, err
	}
	return in.summary, nil
}

func (in *Ingest) begin() {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.summary, in.arrivals, in.ended = Summary{}, newArrivals(), false
}

// batch is a number of articles with different ids.
type batch struct {
	articles []*Article
	bytes    int
	place    map[string]int // id -> index of articles
}

func newBatch() batch { return batch{place: make(map[string]int, BatchArticles)} }

func (b *batch) full() bool { return len(b.articles) >= BatchArticles || b.bytes >= BatchBytes }

// add adds an article. One with the same id that came before gives way, and is
// returned.
func (b *batch) add(a *Article) *Article {
	b.bytes += len(a.Title) + len(a.Body)
	if i, ok := b.place[a.ID]; ok {
		before := b.articles[i]
		b.articles[i] = a
		return before
	}
	b.place[a.ID] = len(b.articles)
	b.articles = append(b.articles, a)
	return nil
}

// read collects articles into batches.
func (in *Ingest) read(ctx context.Context, articles iter.Seq2[*Article, error], out chan<- batch) error {
	b := newBatch()
	for a, err := range articles {
		if ctx.Err() != nil {
			return nil
		}
		if err := in.take(&b, a, err); err != nil {
			return err
		}
		if b.full() {
			if !send(ctx, out, b) {
				return nil
			}
			b = newBatch()
		}
	}
	if len(b.articles) > 0 {
		send(ctx, out, b)
	}
	return nil
}

// arrived notes that a batch is no longer on its way.
func (in *Ingest) arrived(b batch) {
	in.mu.Lock()
	defer in.mu.Unlock()
	for id := range b.place {
		in.arrivals.remove(id)
	}
}

// isComing reports whether an article with this id is on its way: what the
// archive has under it now is not what it will have.
func (in *Ingest) isComing(id string) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.arrivals.count[id] > 0
}

// take puts one article, or the error in its place, where it belongs.
func (in *Ingest) take(b *batch, a *Article, err error) error {
	var reject *Reject
	if errors.As(err, &reject) {
		in.reject(reject)
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading articles: %w", err)
	}
	known, err := in.known(a)
	if err != nil {
		return err
	}
	if known {
		in.count(Unchanged)
		return nil
	}
	before := b.add(a)
	in.coming(a, before == nil)
	if before != nil {
		in.count(replaced(before, a))
	}
	return nil
}

// known settles the id of an article and reports whether the archive has it as
// it is.
func (in *Ingest) known(a *Article) (bool, error) {
	for settled := false; ; settled = true {
		coming := in.isComing(a.ID) // asked first: it may arrive between the questions
		known, err := in.Archive.Has(a, in.Version)
		if err != nil {
			return false, fmt.Errorf("looking up article %s: %w", a.ID, err)
		}
		if known || settled {
			return known && !coming, nil
		}
		id := a.ID
		if err := in.settle(a); err != nil || a.ID == id {
			return false, err
		}
	}
}

func (in *Ingest) coming(a *Article, another bool) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.arrivals.add(a, another)
}

// replaced says what became of an article when another with its id came behind
// it, in terms of what would have happened one after the other.
func replaced(before, after *Article) Outcome {
	if RecordDigest(before) == RecordDigest(after) {
		return Unchanged
	}
	return Updated
}

func send(ctx context.Context, out chan<- batch, b batch) bool {
	select {
	case out <- b:
		return true
	case <-ctx.Done():
		return false
	}
}

// enrich enriches batch after batch, each on all cores.
func (in *Ingest) enrich(ctx context.Context, read <-chan batch, out chan<- batch) {
	for {
		select {
		case <-ctx.Done():
			return
		case b, ok := <-read:
			if !ok {
				return
			}
			b = in.enriched(ctx, b)
			if ctx.Err() == nil {
				send(ctx, out, b)
			}
		}
	}
}

// enriched returns the batch without the articles whose enrichment failed,
// which are rejected.
func (in *Ingest) enriched(ctx context.Context, b batch) batch {
	failures := make([]error, len(b.articles))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(b.articles) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				failures[i] = in.enrichOne(b.articles[i])
			}
		})
	}
	wg.Wait()
	kept := b.articles[:0]
	for i, err := range failures {
		if err != nil {
			in.reject(&Reject{Reason: err.Error()})
			continue
		}
		kept = append(kept, b.articles[i])
	}
	b.articles = kept
	return b
}

// enrichOne turns a panic into an error: no text that a stranger wrote may end
// the process.
func (in *Ingest) enrichOne(a *Article) (err error) {
	id := a.ID
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("article %s: enriching it failed: %v", id, p)
		}
	}()
	in.Enrich(a)
	return nil
}

// commit stores a batch, then makes what is new in it searchable.
func (in *Ingest) commit(ctx context.Context, b batch) error {
	if ctx.Err() != nil {
		return nil
	}
	defer in.arrived(b)
	stored, err := in.Archive.Put(ctx, b.articles)
	if err != nil {
		return fmt.Errorf("storing articles: %w", err)
	}
	changed := stored.Moved
	for i, outcome := range stored.Outcomes {
		if outcome != Unchanged {
			changed = append(changed, b.articles[i])
		}
	}
	if len(changed) > 0 {
		if err := in.Index.Index(ctx, changed, in.Archive.Seq()); err != nil {
			return fmt.Errorf("indexing articles: %w", err)
		}
	}
	in.count(stored.Outcomes...)
	return nil
}

func (in *Ingest) count(outcomes ...Outcome) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.ended {
		return
	}
	for _, o := range outcomes {
		in.summary.Read++
		switch o {
		case Added:
			in.summary.Added++
		case Updated:
			in.summary.Updated++
		case Unchanged:
			in.summary.Unchanged++
		}
	}
	if in.OnProgress != nil {
		in.OnProgress(in.summary)
	}
}

func (in *Ingest) reject(r *Reject) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.ended {
		return
	}
	in.summary.InDoubt += r.InDoubt
	if r.InDoubt == 0 {
		in.summary.Read++
		in.summary.Rejected++
	}
	if len(in.summary.Rejects) < MaxRejects {
		in.summary.Rejects = append(in.summary.Rejects, r)
	}
	if in.OnReject != nil {
		in.OnReject(r)
	}
	if in.OnProgress != nil {
		in.OnProgress(in.summary)
	}
}
