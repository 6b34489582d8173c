package archive

import (
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

const (
	// appendFill is how full pages of articles are made: keys only rise, so
	// that nothing will be put between them.
	appendFill = 0.98

	// A transaction writes its pages, the list of free ones and those on the
	// way to the root; below this much space it is not begun.
	spaceFactor = 3
	spaceMargin = 64 << 20
)

// ErrSpace is returned when the disk is too full for a change.
var ErrSpace = errors.New("the disk is too full")

// Has reports whether the archive holds the same record as a, enriched by the
// same version of enrichment.
func (a *Archive) Has(article *index.Article, version int) (bool, error) {
	var e entry
	var found bool
	err := a.view(func(tx *bolt.Tx) (err error) {
		e, found, err = lookUp(tx, []byte(article.ID))
		return err
	})
	if err != nil || !found || e.version != uint32(version) {
		return false, err
	}
	return e.digest == index.RecordDigest(article), nil
}

// Put stores articles in one transaction, each with its story. When it returns
// without an error they are on the disk; with one, none is. It returns what
// became of each: an article with the same record and version of enrichment as
// the stored one is not written again. Of several with one id the last stays.
// Articles whose story is another one now are stored anew in the same
// transaction, and returned.
func (a *Archive) Put(ctx context.Context, articles []*index.Article) (index.Stored, error) {
	a.writing.Lock()
	defer a.writing.Unlock()
	if err := a.writable(ctx); err != nil {
		return index.Stored{}, err
	}
	puts, err := a.prepared(articles)
	if err != nil {
		return index.Stored{}, err
	}
	puts, err = a.putAll(puts)
	if err != nil {
		a.stories = nil
		return index.Stored{}, fmt.Errorf("storing %d articles in %s: %w", len(articles), a.dir, err)
	}
	done := index.Stored{Outcomes: make([]index.Outcome, 0, len(articles))}
	for i := range puts {
		if i < len(articles) {
			done.Outcomes = append(done.Outcomes, puts[i].outcome)
		} else {
			done.Moved = append(done.Moved, puts[i].article)
		}
	}
	return done, nil
}

// putAll finds the stories of puts and stores them together with the articles
// that change theirs, which stand behind them in what it returns.
func (a *Archive) putAll(puts []put) ([]put, error) {
	moved, err := a.findStories(puts)
	if err != nil {
		return nil, err
	}
	puts = append(puts, moved...)
	if err := encode(puts); err != nil {
		return nil, err
	}
	if err := a.storePacked(puts); err != nil {
		return nil, err
	}
	if a.stories != nil {
		a.stories.settle(puts)
	}
	return puts, nil
}

// storePacked packs what is encoded and stores it in one transaction.
func (a *Archive) storePacked(puts []put) error {
	packer, err := a.pack(puts)
	if err != nil {
		return err
	}
	if err := a.checkSpace(puts); err != nil {
		return err
	}
	if err := a.change(packer, func(tx *bolt.Tx, s *state) error { return storeAll(tx, s, puts) }); err != nil {
		return err
	}
	return a.confirm(puts)
}

func (a *Archive) writable(ctx context.Context) error {
	switch {
	case a.readOnly:
		return ErrReadOnly
	case a.broken != nil:
		return fmt.Errorf("changing %s after %w", a.dir, a.broken)
	}
	return ctx.Err()
}

// confirm looks up what was stored. In a damaged tree an article can go where
// it will not be found again, and must not be reported as accepted then.
func (a *Archive) confirm(puts []put) error {
	last := map[string]uint64{} // the number of the last change of an id
	for i := range puts {
		if puts[i].outcome != index.Unchanged {
			last[puts[i].article.ID] = puts[i].entry.seq
		}
	}
	err := a.view(func(tx *bolt.Tx) error {
		for id, seq := range last {
			e, _, err := lookUp(tx, []byte(id))
			if err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
			key := keyOf(seq)
			if _, _, err = unseal(key, tx.Bucket(bucketArticles).Get(key)); err != nil || e.seq != seq {
				return fmt.Errorf("article %s: %w", id, errors.Join(errNoRecord, err))
			}
		}
		return nil
	})
	if err != nil {
		a.broken = err
	}
	return err
}

// checkSpace fails before a transaction that would fill the disk: other
// programs, and the index, want to write, too.
func (a *Archive) checkSpace(puts []put) error {
	need := uint64(spaceMargin)
	for i := range puts {
		need += spaceFactor * uint64(len(puts[i].packed))
	}
	free, known := a.free(a.dir)
	if known && free < need {
		return fmt.Errorf("%w: %d MiB are free, %d are wanted", ErrSpace, free>>20, need>>20)
	}
	return nil
}

func storeAll(tx *bolt.Tx, s *state, puts []put) error {
	for i := range puts {
		if err := puts[i].store(tx, s); err != nil {
			return fmt.Errorf("article %s: %w", puts[i].article.ID, err)
		}
	}
	return nil
}

// store writes an article within a transaction, unless it is there already.
func (p *put) store(tx *bolt.Tx, s *state) error {
	id := []byte(p.article.ID)
	stored, found, err := lookUp(tx, id)
	if err != nil {
		return err
	}
	if found && !p.moved && stored.same(p.entry) {
		p.outcome = index.Unchanged
		return nil
	}
	articles := tx.Bucket(bucketArticles)
	articles.FillPercent = appendFill
	p.outcome = index.Added
	if found {
		p.outcome = index.Updated
		if err := removeRecord(articles, stored.seq); err != nil {
			return err
		}
		if err := removeSignature(tx, stored.seq, id); err != nil {
			return err
		}
	} else {
		s.count++
	}
	s.seq++
	p.entry.seq = s.seq
	key := keyOf(s.seq)
	if err := articles.Put(key, seal(key, kindArticle, p.packed)); err != nil {
		return err
	}
	if err := storeSignature(tx, key, p.kept()); err != nil {
		return err
	}
	return tx.Bucket(bucketIDs).Put(id, p.entry.bytes(id))
}

// kept returns what is kept of the story of the article.
func (p *put) kept() kept {
	k := kept{id: p.article.ID, Signature: p.signature}
	if p.article.Story != p.article.ID {
		k.story = p.article.Story
	}
	return k
}
