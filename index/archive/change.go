package archive

import (
	"errors"

	bolt "go.etcd.io/bbolt"
)

// errNoChange ends a transaction that has nothing to write.
var errNoChange = errors.New("no change")

// change runs fn in a write transaction, with the packer of the values that fn
// stores. When the transaction is on disk, the witness follows.
func (a *Archive) change(p *packer, fn func(tx *bolt.Tx, s *state) error) error {
	before := *a.state.Load()
	after := before
	err := guard(func() error {
		return a.db.Update(func(tx *bolt.Tx) error {
			if err := fn(tx, &after); err != nil {
				return err
			}
			if after == before {
				return errNoChange
			}
			if err := a.storeDictionary(tx, p); err != nil {
				return err
			}
			return tx.Bucket(bucketArchive).Put(keyState, after.bytes())
		})
	})
	switch {
	case errors.Is(err, errNoChange):
		return nil
	case errors.Is(err, errFault):
		a.broken = err
		return err
	case err != nil:
		return err
	}
	a.packer.Store(p)
	a.state.Store(&after)
	return a.witness(a.dir, after.seq)
}
