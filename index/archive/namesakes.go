package archive

import (
	"bytes"
	"errors"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// Namesakes returns the articles whose id is the given one, or begins with it
// and a hyphen, index.MaxNamesakes of them at most. Those that cannot be read
// are left out: they are as good as not there, until they are written anew.
func (a *Archive) Namesakes(id string) ([]*index.Article, error) {
	var ids []string
	err := a.view(func(tx *bolt.Tx) error {
		c := tx.Bucket(bucketIDs).Cursor()
		for key, _ := c.Seek([]byte(id)); key != nil && len(ids) < index.MaxNamesakes; key, _ = c.Next() {
			rest, ok := bytes.CutPrefix(key, []byte(id))
			if !ok || len(rest) > 0 && rest[0] != '-' {
				break
			}
			ids = append(ids, string(key))
		}
		return nil
	})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	articles, err := a.GetMany(ids)
	if err != nil && !errors.Is(err, index.ErrDamaged) {
		return nil, err
	}
	found := articles[:0]
	for _, article := range articles {
		if article != nil {
			found = append(found, article)
		}
	}
	return found, nil
}
