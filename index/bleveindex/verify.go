package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"

	"dateline/index"

	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// maxProblems is how many problems a Report lists; more say nothing new.
const maxProblems = 100

// Report is what Verify found.
type Report struct {
	Generation string
	Seq        uint64 // of the archive, up to which changes are in the index
	Segments   int
	Bytes      int64    // of all segments
	Articles   int      // in the index
	LeftOut    int      // articles that the archive cannot give, or that cannot be analysed
	Problems   []string // none when the index is right
	More       int      // problems that are not listed
}

func (r *Report) problem(format string, args ...any) {
	if len(r.Problems) == maxProblems {
		r.More++
		return
	}
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

// Verify compares the live generation with its checksums and with the archive:
// every article is in it once, and nothing else. It changes nothing.
func (x *Index) Verify(ctx context.Context) (Report, error) {
	ctx, done, err := x.begin(ctx, Verifying)
	if err != nil {
		return Report{}, err
	}
	defer done()
	s, err := x.Snapshot()
	if err != nil {
		return Report{}, err
	}
	defer s.Close()
	r := Report{Generation: s.Generation(), Seq: s.Seq(), Segments: len(s.Segments()), Articles: s.DocCount(), LeftOut: int(s.state.leftOut)}
	x.report(Verifying, 0, r.Articles)
	for _, seg := range s.Segments() {
		if err := x.verifyFile(&r, seg); err != nil {
			r.problem("%v", err)
		}
	}
	if err := x.verifyIDs(ctx, &r, s.Segments()); err != nil {
		return r, fmt.Errorf("verifying the index: %w", err)
	}
	return r, nil
}

// verifyFile checks the file of a segment. One that a merge has replaced since
// may be gone.
func (x *Index) verifyFile(r *Report, seg *scorch.SegmentSnapshot) error {
	persisted, ok := seg.Segment().(segment.PersistedSegment)
	if !ok {
		return nil // just written, and checked with the file that it becomes
	}
	_, err := sumSegment(persisted.Path())
	if errors.Is(err, fs.ErrNotExist) && !x.holds(seg.Id()) {
		return nil
	}
	if info, err := os.Stat(persisted.Path()); err == nil {
		r.Bytes += info.Size()
	}
	return err
}

// holds reports whether the live generation has a segment now.
func (x *Index) holds(id uint64) bool {
	s, err := x.Snapshot()
	if err != nil {
		return true
	}
	defer s.Close()
	for _, seg := range s.Segments() {
		if seg.Id() == id {
			return true
		}
	}
	return false
}

// verifyIDs compares the ids in the index with those in the archive. Sets of
// hashes bound the memory; a seed that nobody knows keeps them apart.
func (x *Index) verifyIDs(ctx context.Context, r *Report, segments []*scorch.SegmentSnapshot) error {
	seed := maphash.MakeSeed()
	found := make(map[uint64]bool, r.Articles) // true once the archive has named it
	for _, seg := range segments {
		err := eachID(ctx, seg, func(id []byte) {
			key := maphash.Bytes(seed, id)
			if _, twice := found[key]; twice {
				r.problem("article %q is there twice", id)
			}
			found[key] = false
		})
		if err != nil {
			return err
		}
	}
	for c, err := range x.source.Changes(0) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil && c.Seq == 0 {
			return fmt.Errorf("reading the archive: %w", err)
		}
		x.verifyChange(r, c, err != nil || c.Seq > r.Seq, maphash.String(seed, c.ID), found)
	}
	for _, known := range found {
		if !known {
			r.problem("an article that the archive does not have")
		}
	}
	return nil
}

// verifyChange takes in what the archive says of an article. Of one that is
// damaged or newer than the snapshot nothing can be said.
func (x *Index) verifyChange(r *Report, c index.Change, open bool, key uint64, found map[uint64]bool) {
	x.advance(1)
	_, ok := found[key]
	switch {
	case open:
		delete(found, key)
	case ok:
		found[key] = c.Article != nil
	case c.Article != nil:
		r.problem("article %q is missing", c.ID)
	}
}

// eachID calls visit with the id of every live article of a segment.
func eachID(ctx context.Context, seg *scorch.SegmentSnapshot, visit func(id []byte)) error {
	return guard(func() error {
		for live := seg.DocNumbersLive().Iterator(); live.HasNext(); {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			id, err := seg.DocID(uint64(live.Next()))
			if err != nil {
				return err
			}
			visit(id)
		}
		return nil
	})
}

// checkIDs returns an error when an article is there twice: a bit of the list
// of deletions has changed, which no checksum covers while an index is open.
func (g *generation) checkIDs() error {
	snapshot, err := g.snapshot()
	if err != nil {
		return err
	}
	defer snapshot.Close()
	seed, seen, twice := maphash.MakeSeed(), map[uint64]bool{}, 0
	for _, seg := range snapshot.Segments() {
		err := eachID(context.Background(), seg, func(id []byte) {
			key := maphash.Bytes(seed, id)
			if seen[key] {
				twice++
			}
			seen[key] = true
		})
		if err != nil {
			return err
		}
	}
	if twice > 0 {
		return fmt.Errorf("%d articles are in the index twice", twice)
	}
	return nil
}
