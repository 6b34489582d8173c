package blevesearch

import (
	"errors"
	"fmt"

	"dateline/index/bleveindex"
	"dateline/search"
)

// Live returns the index that is kept up to date by package bleveindex.
func Live(x *bleveindex.Index) Index { return live{x} }

type live struct{ index *bleveindex.Index }

func (l live) Snapshot() (Snapshot, error) {
	s, err := l.index.Snapshot()
	if errors.Is(err, bleveindex.ErrClosed) {
		return nil, search.ErrClosed
	}
	if err != nil {
		return nil, fmt.Errorf("looking at the index: %w", err)
	}
	return s, nil
}

func (l live) Ready() bool { return l.index.Ready() }
