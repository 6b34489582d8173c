package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// A slice is what is read in one transaction of an iteration. Pages that are
// freed meanwhile cannot be used again before it ends, so it is short.
const (
	sliceRecords = 256
	sliceBytes   = 4 << 20
)

// Changes returns the changes after the one with sequence number since, in
// order. Of an article that was stored several times only the last change is
// there. An article stored while the iteration goes on comes again at its end.
//
// A record that cannot be read yields an error with a Change that has its
// sequence number, and the id as far as that is known; the others follow. An
// error with an empty Change ends the iteration.
func (a *Archive) Changes(since uint64) iter.Seq2[index.Change, error] {
	return func(yield func(index.Change, error) bool) {
		for {
			records, err := a.slice(since)
			if err != nil {
				yield(index.Change{}, fmt.Errorf("reading %s: %w", a.dir, err))
				return
			}
			if len(records) == 0 {
				return
			}
			for _, r := range records {
				since = binary.BigEndian.Uint64(r.key)
				if !yield(a.changeOf(r)) {
					return
				}
			}
		}
	}
}

// slice returns the next records behind a sequence number.
func (a *Archive) slice(since uint64) (records []record, err error) {
	err = a.view(func(tx *bolt.Tx) error {
		size := 0
		c := tx.Bucket(bucketArticles).Cursor()
		before := keyOf(since)
		k, v := c.Seek(before)
		if bytes.Equal(k, before) {
			k, v = c.Next()
		}
		for ; k != nil && len(records) < sliceRecords && size < sliceBytes; k, v = c.Next() {
			if len(k) != keyBytes || bytes.Compare(before, k) >= 0 {
				return fmt.Errorf("%w: order of records", index.ErrDamaged)
			}
			r := record{slices.Clone(k), slices.Clone(v)}
			records = append(records, r)
			size += len(v)
			before = r.key
		}
		return nil
	})
	return records, err
}

func (a *Archive) changeOf(r record) (index.Change, error) {
	c := index.Change{Seq: binary.BigEndian.Uint64(r.key)}
	kind, rest, err := unseal(r.key, r.value)
	if err == nil {
		switch kind {
		case kindDeleted:
			c.ID = string(rest)
			return c, nil
		case kindArticle:
			c.Article, err = a.packer.Load().article(rest)
		default:
			err = fmt.Errorf("%w: record of kind %d", index.ErrDamaged, kind)
		}
	}
	if err == nil {
		c.ID = c.Article.ID
		return c, nil
	}
	c.ID = a.idOf(c.Seq)
	return c, fmt.Errorf("reading article %s (change %d): %w", c.ID, c.Seq, err)
}

// idOf looks through all ids for that of a record that does not tell it any
// more, and returns "" when none has it.
func (a *Archive) idOf(seq uint64) (id string) {
	err := a.eachEntry(func(key []byte, e entry, err error) error {
		if err == nil && e.seq == seq {
			id = string(key)
			return errFound
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return ""
	}
	return id
}

// All returns every article, in the order in which they were stored last.
// Errors are as those of Changes; at the end one says when articles are missing
// without a trace.
func (a *Archive) All() iter.Seq2[*index.Article, error] {
	return func(yield func(*index.Article, error) bool) {
		begun, seen := *a.state.Load(), 0
		for c, err := range a.Changes(0) {
			if err == nil && c.Article == nil {
				continue
			}
			seen++
			if !yield(c.Article, err) || err != nil && c.Seq == 0 {
				return
			}
		}
		if begun == *a.state.Load() && seen != int(begun.count) {
			yield(nil, fmt.Errorf("reading %s: %w: %d articles found, %d were stored", a.dir, index.ErrDamaged, seen, begun.count))
		}
	}
}
