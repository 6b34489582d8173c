package archive

import (
	"errors"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// Get returns an article, or an error that is index.ErrNotFound when there is
// none with this id and index.ErrDamaged when it cannot be read.
func (a *Archive) Get(id string) (*index.Article, error) {
	articles, err := a.GetMany([]string{id})
	if err != nil {
		return nil, err
	}
	if articles[0] == nil {
		return nil, fmt.Errorf("reading article %s: %w", id, index.ErrNotFound)
	}
	return articles[0], nil
}

// GetMany returns the articles with the given ids, in their order. In place of
// one that is not there it has nil; of each that cannot be read the error has a
// line, and there is nil in its place, too.
func (a *Archive) GetMany(ids []string) ([]*index.Article, error) {
	articles := make([]*index.Article, len(ids))
	var errs []error
	for i, id := range ids {
		r, err := a.find(id)
		if err == nil && r != nil {
			articles[i], err = a.article(id, *r)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("reading article %s: %w", id, err))
		}
	}
	return articles, errors.Join(errs...)
}

// record is a value copied out of the file, with its key.
type record struct {
	key, value []byte
}

// find returns the record of an id, nil when there is none.
func (a *Archive) find(id string) (r *record, err error) {
	err = a.view(func(tx *bolt.Tx) error {
		e, found, err := lookUp(tx, []byte(id))
		if err != nil || !found {
			return err
		}
		key := keyOf(e.seq)
		value := tx.Bucket(bucketArticles).Get(key)
		if value == nil {
			return errNoRecord
		}
		r = &record{key, slices.Clone(value)}
		return nil
	})
	return r, err
}

// decoded returns the article of a record.
func (a *Archive) decoded(r record) (*index.Article, error) {
	kind, rest, err := unseal(r.key, r.value)
	if err != nil {
		return nil, err
	}
	if kind != kindArticle {
		return nil, fmt.Errorf("%w: record of kind %d", index.ErrDamaged, kind)
	}
	return a.packer.Load().article(rest)
}

// article returns the article of a record, which must have the id.
func (a *Archive) article(id string, r record) (*index.Article, error) {
	article, err := a.decoded(r)
	if err != nil {
		return nil, err
	}
	if article.ID != id {
		return nil, fmt.Errorf("%w: its record is that of %s", index.ErrDamaged, article.ID)
	}
	return article, nil
}
