package archive

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
	"dateline/index/story"
)

// stories is the table of stories, and where the articles of the change that is
// being made are in it. It is made for the first change, and dropped when a
// change fails: what is on disk is what counts.
type stories struct {
	table *story.Table
	at    map[string]spot // by article
}

// spot is where an article is in the table, and by what it was put there.
type spot struct {
	member    uint32
	signature story.Signature
}

// settle takes into the table what a change has stored.
func (s *stories) settle(puts []put) {
	for i := range puts {
		if p := &puts[i]; p.write && p.outcome != index.Unchanged {
			s.move(s.at[p.article.ID].member, p.entry.seq)
		}
	}
	clear(s.at)
	s.table.Settle()
}

func (s *stories) move(m uint32, seq uint64) {
	if m != story.None {
		s.table.Move(m, seq)
	}
}

// findStories gives the articles of puts their stories and returns puts of the
// other articles whose stories change with that. While the stories of an archive
// are not found yet, each article has its own.
func (a *Archive) findStories(puts []put) ([]put, error) {
	s, err := a.loadStories()
	if err != nil || s == nil {
		return nil, err
	}
	for i := range puts {
		if err := a.place(s, &puts[i]); err != nil {
			return nil, err
		}
	}
	for i := range puts {
		p := &puts[i]
		if !p.write {
			continue
		}
		if err := a.nameStory(s, p.article); err != nil {
			return nil, err
		}
	}
	return a.moved(s)
}

// place puts the text of an article that will be stored into the table, in place
// of what it was.
func (a *Archive) place(s *stories, p *put) error {
	if !p.write {
		return nil
	}
	id := p.article.ID
	before, known := s.at[id]
	if !known {
		var err error
		if before, err = a.spotOf(s, id); err != nil {
			return err
		}
	}
	m := before.member
	if m == story.None || !before.signature.Same(p.signature) {
		if err := s.remove(before); err != nil {
			return err
		}
		var err error
		if m, err = s.table.Add(p.text, p.signature); err != nil {
			return err
		}
	}
	s.at[id] = spot{m, p.signature}
	return nil
}

func (s *stories) remove(from spot) error {
	if from.member == story.None {
		return nil
	}
	return s.table.Remove(from.member, from.signature.Keys)
}

// spotOf returns where a stored article is in the table. One whose signature is
// damaged is nowhere.
func (a *Archive) spotOf(s *stories, id string) (spot, error) {
	at := spot{member: story.None}
	err := a.view(func(tx *bolt.Tx) error {
		e, found, err := lookUp(tx, []byte(id))
		if err != nil || !found {
			return err
		}
		k, ok, err := signatureAt(tx, keyOf(e.seq))
		if ok {
			at = spot{s.table.Find(e.seq, k.Signature), k.Signature}
		}
		return ignoreDamage(err)
	})
	return at, err
}

func ignoreDamage(err error) error {
	if errors.Is(err, index.ErrDamaged) && !errors.Is(err, errFault) {
		return nil
	}
	return err
}

// nameStory sets the story of an article of this change.
func (a *Archive) nameStory(s *stories, article *index.Article) error {
	article.Story = article.ID
	m := s.at[article.ID].member
	if m == story.None {
		return nil
	}
	id, err := s.table.Story(m)
	article.Story = cmp.Or(id, article.ID)
	return err
}

// moved returns puts of the articles whose story is another one now, beside
// those of this change. One that cannot be read stays as it is.
func (a *Archive) moved(s *stories) ([]put, error) {
	mine := map[uint32]bool{}
	for _, at := range s.at {
		mine[at.member] = true
	}
	var puts []put
	for _, m := range s.table.Changed() {
		if mine[m] {
			continue
		}
		p, err := a.stored(s.table.Ref(m))
		if ignoreDamage(err) != nil {
			return nil, err
		}
		if err != nil {
			continue
		}
		before := p.article.Story
		s.at[p.article.ID] = spot{m, p.signature}
		if err := a.nameStory(s, p.article); err != nil {
			return nil, err
		}
		if p.article.Story != before {
			puts = append(puts, p)
		} else {
			delete(s.at, p.article.ID)
		}
	}
	return puts, nil
}

// stored returns a put of the article of a record as it is stored.
func (a *Archive) stored(seq uint64) (put, error) {
	p := put{write: true, moved: true}
	var r record
	err := a.view(func(tx *bolt.Tx) error {
		key := keyOf(seq)
		k, _, err := signatureAt(tx, key)
		p.signature = k.Signature
		r = record{key, append([]byte(nil), tx.Bucket(bucketArticles).Get(key)...)}
		return err
	})
	if err != nil {
		return p, err
	}
	if p.article, err = a.decoded(r); err != nil {
		return p, err
	}
	p.entry, err = a.entry(p.article.ID)
	if err == nil && p.entry.seq != seq {
		err = errNoRecord
	}
	return p, err
}

// newStories returns an empty table of stories that loads texts from the archive.
func (a *Archive) newStories(window time.Duration) *stories {
	var r story.Reader // one for all: its buffers are larger than a text
	load := func(seq uint64) (*story.Text, error) { return a.loadText(&r, seq) }
	return &stories{table: story.New(window, load), at: map[string]spot{}}
}

// loadText returns the text of a record for the table, an empty one when it
// cannot be read: no other is like it.
func (a *Archive) loadText(reader *story.Reader, seq uint64) (*story.Text, error) {
	var r record
	err := a.view(func(tx *bolt.Tx) error {
		key := keyOf(seq)
		r = record{key, append([]byte(nil), tx.Bucket(bucketArticles).Get(key)...)}
		return nil
	})
	if err != nil {
		return nil, err
	}
	article, err := a.decoded(r)
	if err != nil {
		return &story.Text{ID: a.idOf(seq)}, ignoreDamage(err)
	}
	return reader.Read(article), nil
}

// loadStories returns the stories of the archive, nil when they are not found
// yet.
func (a *Archive) loadStories() (*stories, error) {
	if a.stories != nil {
		return a.stories, nil
	}
	rules, found, err := a.storyRules()
	if err != nil || !found {
		return nil, err
	}
	s := a.newStories(rules.window)
	err = a.view(func(tx *bolt.Tx) error {
		of := map[uint32]string{}
		err := eachSignature(tx, func(seq uint64, k kept) {
			if len(k.Keys) == 0 {
				return
			}
			m := s.table.Restore(seq, k.Signature)
			if k.story != "" {
				of[m] = k.story
			}
		})
		if err != nil {
			return err
		}
		return s.join(tx, of)
	})
	if err != nil {
		return nil, fmt.Errorf("loading the stories of %s: %w", a.dir, err)
	}
	a.stories = s
	return s, nil
}

// join joins the members to the stories that they were found to be of.
func (s *stories) join(tx *bolt.Tx, of map[uint32]string) error {
	for m, id := range of {
		e, found, err := lookUp(tx, []byte(id))
		if err != nil {
			return err
		}
		k, ok, err := signatureAt(tx, keyOf(e.seq))
		if ignoreDamage(err) != nil {
			return err
		}
		if !found || !ok {
			continue // verify tells
		}
		if first := s.table.Find(e.seq, k.Signature); first != story.None {
			s.table.Join(first, m)
		}
	}
	return nil
}

// eachSignature calls visit with every signature that can be read.
func eachSignature(tx *bolt.Tx, visit func(seq uint64, k kept)) error {
	c := tx.Bucket(bucketSignatures).Cursor()
	for key, value := c.First(); key != nil; key, value = c.Next() {
		kind, rest, err := unseal(key, value)
		if err != nil || kind != kindSignature {
			continue // verify tells
		}
		if k, err := keptOf(rest); err == nil {
			visit(seqOf(key), k)
		}
	}
	return nil
}
