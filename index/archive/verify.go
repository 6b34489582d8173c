package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// maxFaults is how many faults Verify lists: an archive with more is lost, and
// its list should be readable.
const maxFaults = 100

// errFound ends an iteration over entries early.
var errFound = errors.New("found")

// eachEntry calls fn with every id and its entry, or the error in its place, in
// one guarded transaction.
func (a *Archive) eachEntry(fn func(id []byte, e entry, err error) error) error {
	return a.view(func(tx *bolt.Tx) error {
		var before []byte
		c := tx.Bucket(bucketIDs).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if before != nil && bytes.Compare(before, k) >= 0 {
				return fmt.Errorf("%w: order of ids", index.ErrDamaged)
			}
			before = append(before[:0], k...)
			e, err := entryOf(k, v)
			if err := fn(k, e, err); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkIDs checks every entry of the list of ids, and their number.
func (a *Archive) checkIDs(count uint64) error {
	var faults []error
	seen := uint64(0)
	err := a.eachEntry(func(_ []byte, _ entry, err error) error {
		seen++
		if err != nil && len(faults) < maxFaults {
			faults = append(faults, err)
		}
		return nil
	})
	switch {
	case err != nil:
		faults = append(faults, err)
	case seen != count:
		faults = append(faults, fmt.Errorf("%w: %d ids, %d articles were stored", index.ErrDamaged, seen, count))
	}
	return errors.Join(faults...)
}

// Verify reads the whole archive and returns an error with a line for every
// fault, nil when all is sound. Changes must not go on meanwhile.
func (a *Archive) Verify(ctx context.Context) error {
	s := *a.state.Load()
	faults := []error{a.damage, a.checkIDs(s.count)}
	if a.rolled {
		faults = append(faults, fmt.Errorf("%w: the last changes are lost, the archive is older than %s", index.ErrDamaged, witnessFile))
	}
	records := map[uint64]string{}
	for c, err := range a.Changes(0) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && len(faults) < maxFaults {
			faults = append(faults, err)
		}
		if err != nil || c.Article != nil {
			records[c.Seq] = c.ID
		}
	}
	return errors.Join(append(faults, a.checkLinks(records))...)
}

// checkLinks checks that ids and records belong to each other.
func (a *Archive) checkLinks(records map[uint64]string) error {
	var faults []error
	err := a.eachEntry(func(id []byte, e entry, err error) error {
		switch other, ok := records[e.seq]; {
		case err != nil || len(faults) >= maxFaults:
		case !ok:
			faults = append(faults, fmt.Errorf("article %s: %w", id, errNoRecord))
		case other != string(id):
			faults = append(faults, fmt.Errorf("article %s: %w: its record is that of %s", id, index.ErrDamaged, other))
		}
		delete(records, e.seq)
		return nil
	})
	for seq, id := range records {
		if len(faults) < maxFaults {
			faults = append(faults, fmt.Errorf("change %d: %w: no id leads to this record of %s", seq, index.ErrDamaged, id))
		}
	}
	return errors.Join(append(faults, err)...)
}
