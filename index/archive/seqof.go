package archive

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// SeqOf returns the sequence number of the change that made the article with an
// id what it is, or an error that is index.ErrNotFound when there is none. It
// reads the list of ids alone.
func (a *Archive) SeqOf(id string) (seq uint64, err error) {
	err = a.view(func(tx *bolt.Tx) error {
		e, found, err := lookUp(tx, []byte(id))
		if err == nil && !found {
			err = fmt.Errorf("reading article %s: %w", id, index.ErrNotFound)
		}
		seq = e.seq
		return err
	})
	return seq, err
}
