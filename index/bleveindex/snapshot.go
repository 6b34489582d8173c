package bleveindex

import (
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Snapshot is the index at one moment. What it shows does not change, whatever
// is written or rebuilt meanwhile, until it is closed.
type Snapshot struct {
	generation *generation
	reader     *scorch.IndexSnapshot
	state      state
	closing    sync.Once
	closed     error
}

// Snapshot returns the index as it is now. The caller closes it soon: files
// that it needs are kept until then.
func (x *Index) Snapshot() (*Snapshot, error) {
	x.mu.Lock()
	if x.shut {
		x.mu.Unlock()
		return nil, ErrClosed
	}
	g := x.live
	g.readers.Add(1)
	x.mu.Unlock()
	reader, err := g.snapshot()
	if err != nil {
		g.readers.Done()
		return nil, err
	}
	s := &Snapshot{generation: g, reader: reader}
	// Bleve fills it before the first reader, and it was valid when written.
	s.state, _ = parseState(reader.Internal()[stateKey])
	return s, nil
}

// Segments returns the segments. Their ids are unique in a generation only.
func (s *Snapshot) Segments() []*scorch.SegmentSnapshot { return s.reader.Segments() }

// Reader returns Bleve's own snapshot, which ends with this one.
func (s *Snapshot) Reader() *scorch.IndexSnapshot { return s.reader }

// Generation returns the name of the generation: with a segment's id it names
// the segment.
func (s *Snapshot) Generation() string { return s.generation.name }

// Seq returns the sequence number of the archive up to which all changes are in
// the snapshot.
func (s *Snapshot) Seq() uint64 { return s.state.seq }

// DocCount returns the number of live articles.
func (s *Snapshot) DocCount() int {
	n := 0
	for _, segment := range s.reader.Segments() {
		n += int(segment.Count())
	}
	return n
}

// Close lets go of the snapshot. A second call does nothing.
func (s *Snapshot) Close() error {
	s.closing.Do(func() {
		s.closed = s.reader.Close()
		s.generation.readers.Done()
	})
	return s.closed
}
