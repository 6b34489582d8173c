package archive

import (
	"context"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"dateline/index/story"
)

// KeepWindow stands for the window by which the stories of an archive were
// found, or the default one where they were not.
const KeepWindow time.Duration = -1

// FindStories finds the stories of all articles anew when they were found by
// other rules than those of this version, within another window, or never: in an
// archive of an older version, or after ForgetStories. It returns how many
// articles it looked at, 0 when there was nothing to do. Articles that get
// another story are changes. When it is interrupted, it begins anew next time.
func (a *Archive) FindStories(ctx context.Context, window time.Duration) (int, error) {
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(ctx); err != nil {
		return 0, err
	}
	before, found, err := a.storyRules()
	if err != nil {
		return 0, err
	}
	wanted := rulesOf(window)
	if window == KeepWindow {
		wanted = rulesOf(before.window)
	}
	if found && wanted == before {
		return 0, nil
	}
	a.stories = nil
	if err := a.restory(ctx, wanted); err != nil {
		a.stories = nil
		return 0, fmt.Errorf("finding the stories of %s: %w", a.dir, err)
	}
	return a.Len(), nil
}

// ForgetStories makes FindStories find all stories anew. Until then, an article
// that is stored is a story of its own.
func (a *Archive) ForgetStories(ctx context.Context) error {
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(ctx); err != nil {
		return err
	}
	a.stories = nil
	before, _, err := a.storyRules()
	if err != nil {
		return err
	}
	return a.update(func(tx *bolt.Tx) error { return storeRules(tx, rules{notFound, before.window}) })
}

func storeRules(tx *bolt.Tx, r rules) error {
	return tx.Bucket(bucketArchive).Put(keyStories, r.bytes())
}

// update runs fn in a write transaction that changes no article.
func (a *Archive) update(fn func(tx *bolt.Tx) error) error {
	err := guard(func() error { return a.db.Update(fn) })
	if errors.Is(err, errFault) {
		a.broken = err
	}
	return err
}

// restory makes the table of stories and the signatures anew, then stores the
// articles that are of another story than before.
func (a *Archive) restory(ctx context.Context, r rules) error {
	if err := a.update(func(tx *bolt.Tx) error { return clearStories(tx, r.window) }); err != nil {
		return err
	}
	s := a.newStories(r.window)
	for since, last := uint64(0), a.Seq(); since < last; {
		if err := ctx.Err(); err != nil {
			return err
		}
		next, err := a.restorySome(s, since)
		if err != nil {
			return err
		}
		if next == since {
			break
		}
		since = next
	}
	moved, err := a.moved(s)
	if err != nil {
		return err
	}
	a.stories = s
	if err := a.storeMoved(ctx, moved); err != nil {
		return err
	}
	return a.update(func(tx *bolt.Tx) error { return storeRules(tx, r) })
}

// clearStories empties what is kept of stories, or makes room for it.
func clearStories(tx *bolt.Tx, window time.Duration) error {
	errs := []error{storeRules(tx, rules{notFound, window}), tx.Bucket(bucketArchive).Put(keyFormat, []byte{formatVersion})}
	for _, name := range [][]byte{bucketSignatures, bucketStories} {
		if err := tx.DeleteBucket(name); err != nil && !errors.Is(err, bolterrors.ErrBucketNotFound) {
			errs = append(errs, err)
		}
		_, err := tx.CreateBucket(name)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// restorySome takes the next records behind a sequence number into the table,
// stores their signatures, and returns the number of the last one.
func (a *Archive) restorySome(s *stories, since uint64) (uint64, error) {
	var puts []put
	for size := 0; len(puts) < restoryRecords && size < restoryBytes; {
		records, err := a.slice(since)
		if err != nil {
			return 0, err
		}
		if len(records) == 0 {
			break
		}
		for _, r := range records {
			since = seqOf(r.key)
			size += len(r.value)
			c, err := a.changeOf(r)
			if ignoreDamage(err) != nil {
				return 0, err
			}
			if err == nil && c.Article != nil {
				puts = append(puts, put{article: c.Article, entry: entry{seq: c.Seq}, write: true})
			}
		}
	}
	if err := readTexts(puts); err != nil {
		return 0, err
	}
	for i := range puts {
		p := &puts[i]
		m, err := s.table.Add(p.text, p.signature)
		if err != nil {
			return 0, err
		}
		s.move(m, p.entry.seq)
		if m != story.None && p.article.Story != p.article.ID {
			s.table.Mark(m)
		}
	}
	s.table.Forget()
	return since, a.update(func(tx *bolt.Tx) error {
		for i := range puts {
			if err := storeSignature(tx, keyOf(puts[i].entry.seq), puts[i].kept()); err != nil {
				return err
			}
		}
		return nil
	})
}

// What is read for one transaction of signatures.
const (
	restoryRecords = 10_000
	restoryBytes   = 32 << 20
)

// storeMoved stores articles in transactions of a bounded size.
func (a *Archive) storeMoved(ctx context.Context, moved []put) error {
	defer a.stories.settle(nil)
	for len(moved) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		some := moved[:min(len(moved), restoryRecords)]
		moved = moved[len(some):]
		if err := encode(some); err != nil {
			return err
		}
		if err := a.storePacked(some); err != nil {
			return err
		}
		for i := range some {
			a.stories.move(a.stories.at[some[i].article.ID].member, some[i].entry.seq)
		}
	}
	return nil
}
