package archive

import (
	"bytes"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// Story returns the ids of the articles of a story, that of the story first and
// the others in order. Any of its articles stands for it: the id of a story from
// before another article came leads to the story of today. When no article has
// the id, the error is index.ErrNotFound.
func (a *Archive) Story(id string) ([]string, error) {
	var ids []string
	err := a.view(func(tx *bolt.Tx) error {
		k, err := keptFor(tx, id)
		if err != nil {
			return err
		}
		name := id
		if k.story != "" {
			name = k.story
		}
		ids, err = storyIDs(tx, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the story of article %s: %w", id, err)
	}
	return ids, nil
}

// keptFor returns what is kept of the story of an article, nothing of one that
// has no signature yet.
func keptFor(tx *bolt.Tx, id string) (kept, error) {
	e, found, err := lookUp(tx, []byte(id))
	if err != nil {
		return kept{}, err
	}
	if !found {
		return kept{}, index.ErrNotFound
	}
	k, _, err := signatureAt(tx, keyOf(e.seq))
	return k, err
}

// storyIDs returns the ids of the articles of the story with a name.
func storyIDs(tx *bolt.Tx, name string) ([]string, error) {
	ids := []string{name}
	stories := tx.Bucket(bucketStories)
	if stories == nil {
		return ids, nil
	}
	prefix := storyPrefix(name)
	c := stories.Cursor()
	for key, _ := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = c.Next() {
		ids = append(ids, string(key[len(prefix):]))
	}
	slices.Sort(ids[1:])
	return ids, nil
}
