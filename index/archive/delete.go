package archive

import (
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// Delete removes the articles with the given ids in one transaction and returns
// how many there were. Each removal is a change of its own, so that what is
// derived from the archive can follow, and so is each article that gets another
// story by it.
func (a *Archive) Delete(ctx context.Context, ids ...string) (int, error) {
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(ctx); err != nil {
		return 0, err
	}
	deleted, err := a.deleteAll(ids)
	if err != nil {
		a.stories = nil
		return 0, fmt.Errorf("deleting articles from %s: %w", a.dir, err)
	}
	return deleted, nil
}

func (a *Archive) deleteAll(ids []string) (deleted int, err error) {
	moved, err := a.withdraw(ids)
	if err != nil {
		return 0, err
	}
	packer, err := a.pack(moved)
	if err != nil {
		return 0, err
	}
	err = a.change(packer, func(tx *bolt.Tx, s *state) error {
		for _, id := range ids {
			found, err := remove(tx, s, []byte(id))
			if err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
			if found {
				deleted++
			}
		}
		return storeAll(tx, s, moved)
	})
	if err == nil && a.stories != nil {
		a.stories.settle(moved)
	}
	return deleted, err
}

// withdraw takes articles out of their stories and returns puts of those whose
// story is another one without them.
func (a *Archive) withdraw(ids []string) ([]put, error) {
	s, err := a.loadStories()
	if err != nil || s == nil {
		return nil, err
	}
	for _, id := range ids {
		from, err := a.spotOf(s, id)
		if err != nil {
			return nil, err
		}
		if err := s.remove(from); err != nil {
			return nil, err
		}
	}
	moved, err := a.moved(s)
	if err != nil {
		return nil, err
	}
	return moved, encode(moved)
}

func remove(tx *bolt.Tx, s *state, id []byte) (bool, error) {
	stored, found, err := lookUp(tx, id)
	if err != nil || !found {
		return false, err
	}
	articles := tx.Bucket(bucketArticles)
	if err := removeRecord(articles, stored.seq); err != nil {
		return false, err
	}
	if err := removeSignature(tx, stored.seq, id); err != nil {
		return false, err
	}
	s.seq++
	s.count--
	key := keyOf(s.seq)
	if err := articles.Put(key, seal(key, kindDeleted, id)); err != nil {
		return false, err
	}
	return true, tx.Bucket(bucketIDs).Delete(id)
}

// removeRecord removes the record of a change that another one replaces. bbolt
// would pass over one that is not there.
func removeRecord(articles *bolt.Bucket, seq uint64) error {
	key := keyOf(seq)
	if articles.Get(key) == nil {
		return errNoRecord
	}
	return articles.Delete(key)
}
