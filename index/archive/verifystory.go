package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// ErrStories is returned when stories are not what the articles say. It is
// repaired by ForgetStories and FindStories.
var ErrStories = errors.New("the stories are not those of the articles")

// VerifyStories checks that every article has a signature that names its story,
// and that the lists of stories have these articles and no others. It does not
// find the stories anew. While they are not found yet, there is nothing to check.
func (a *Archive) VerifyStories(ctx context.Context) error {
	if _, found, err := a.storyRules(); err != nil || !found {
		return err
	}
	var faults []error
	listed := 0
	fault := func(format string, args ...any) {
		if len(faults) < maxFaults {
			faults = append(faults, fmt.Errorf("%w: "+format, append([]any{ErrStories}, args...)...))
		}
	}
	for c, err := range a.Changes(0) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil || c.Article == nil {
			continue // the article itself is checked elsewhere
		}
		ok, err := a.storyStands(c)
		if err != nil || !ok {
			fault("article %s", c.ID)
		}
		if ok && c.Article.Story != c.ID {
			listed++
		}
	}
	err := a.view(func(tx *bolt.Tx) error {
		c := tx.Bucket(bucketStories).Cursor()
		for key, _ := c.First(); key != nil; key, _ = c.Next() {
			listed--
		}
		return nil
	})
	if listed != 0 && len(faults) == 0 {
		fault("their lists have %d articles too many", -listed)
	}
	return errors.Join(append(faults, err)...)
}

// storyStands reports whether what is kept of the story of an article is what
// the article says.
func (a *Archive) storyStands(c index.Change) (ok bool, err error) {
	err = a.view(func(tx *bolt.Tx) error {
		k, found, err := signatureAt(tx, keyOf(c.Seq))
		if err != nil || !found {
			return err
		}
		if k.story == "" {
			ok = c.Article.Story == c.ID
			return nil
		}
		_, there, err := lookUp(tx, []byte(k.story))
		listed := tx.Bucket(bucketStories).Get(storyKey(k.story, c.ID))
		ok = c.Article.Story == k.story && there && bytes.Equal(listed, listSum(storyKey(k.story, c.ID)))
		return err
	})
	return ok, err
}
