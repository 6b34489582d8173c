package archive

import (
	"bytes"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

var (
	errMisled   = fmt.Errorf("%w: the list of ids is out of order", index.ErrDamaged)
	errNoRecord = fmt.Errorf("%w: its record is missing", index.ErrDamaged)
)

// lookUp returns the entry of an id. That there is none is believed only when
// the ids before and behind the gap say so, too: a fault in an inner page of
// the tree leads to the wrong leaf, where most ids are missing.
func lookUp(tx *bolt.Tx, id []byte) (entry, bool, error) {
	c := tx.Bucket(bucketIDs).Cursor()
	behind, value := c.Seek(id)
	if behind != nil && bytes.Equal(behind, id) {
		e, err := entryOf(id, value)
		return e, err == nil, err
	}
	if behind != nil && bytes.Compare(behind, id) < 0 {
		return entry{}, false, errMisled
	}
	before, _ := c.Prev()
	if behind == nil {
		before, _ = c.Last()
	}
	if before != nil && bytes.Compare(before, id) >= 0 {
		return entry{}, false, errMisled
	}
	return entry{}, false, nil
}
