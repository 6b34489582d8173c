package blevesearch

import "github.com/blevesearch/bleve/v2/index/scorch"

// Index gives snapshots of a Bleve index that [bleveindex.Analyzer] made the
// documents of.
type Index interface {
	// Snapshot returns the index as it is at this moment, or
	// search.ErrClosed.
	Snapshot() (Snapshot, error)
	// Ready reports whether the index holds all that the archive holds.
	Ready() bool
}

// Snapshot is an index at one moment, as package bleveindex gives it.
type Snapshot interface {
	Segments() []*scorch.SegmentSnapshot
	Generation() string // names the segments, together with their ids
	DocCount() int
	Close() error
}
