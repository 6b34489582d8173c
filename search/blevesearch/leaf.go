package blevesearch

import (
	"fmt"
	"slices"

	"dateline/index/text"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// leaf is a word, a phrase, or a group of other spellings of one: whatever
// weighs as one word. It holds where any of its spellings occurs in any of its
// fields.
type leaf struct {
	typed     string // as a query would write it
	fields    []leafField
	spellings []spelling
	with      int   // live articles that have the leaf in any field, of the whole snapshot
	counts    []int // of a group: live articles that have each spelling, of the first search.MaxListed and one
}

// spelling is a sequence of words, each as the index terms that it stands for.
// One of several words is a phrase.
type spelling struct {
	words  [][]text.Form
	within int // see search.Phrase
}

// leafField is what a leaf knows of one field.
type leafField struct {
	name  string
	boost float64
	found map[*part]*found

	average  float64 // length of the field
	averaged bool
}

// found is where a leaf occurs in a field of a part.
type found struct {
	articles *roaring.Bitmap
	sets     []*roaring.Bitmap // by spelling
	words    []*word           // by spelling; nil where it is not kept
	phrases  []occurrences     // by spelling; of single words nothing
}

func (l *leaf) match(p *part) (*roaring.Bitmap, error) {
	sets := make([]*roaring.Bitmap, len(l.fields))
	for i := range l.fields {
		f := &l.fields[i]
		found, err := l.find(p, f.name)
		if err != nil {
			return nil, err
		}
		f.found[p] = found
		sets[i] = found.articles
	}
	l.countSpellings(p)
	all, err := l.inAnyField(p, sets)
	if err != nil {
		return nil, err
	}
	l.with += int(all.GetCardinality())
	return all, nil
}

// inAnyField returns the articles that have the leaf in any of its fields, where
// they are in sets. Of a word that is kept in one it is kept, too.
func (l *leaf) inAnyField(p *part, sets []*roaring.Bitmap) (*roaring.Bitmap, error) {
	keeps := func(f leafField) bool { return f.found[p].words[0] != nil }
	if len(sets) == 1 || len(l.spellings) != 1 || p.deleted != nil || !slices.ContainsFunc(l.fields, keeps) {
		return either(sets...), nil
	}
	made, err := p.postings.get(p.wordKey("", l.spellings[0].words[0]), func() (column, error) {
		return &valueSet{either(sets...).Clone()}, nil
	})
	if err != nil {
		return nil, err
	}
	return made.(*valueSet).articles, nil
}

// countSpellings counts the articles that have each spelling in any field.
func (l *leaf) countSpellings(p *part) {
	for i := range min(len(l.counts), search.MaxListed+1) {
		with := make([]*roaring.Bitmap, len(l.fields))
		for j := range l.fields {
			with[j] = l.fields[j].found[p].sets[i]
		}
		if len(with) == 2 {
			l.counts[i] += int(with[0].OrCardinality(with[1]))
			continue
		}
		l.counts[i] += int(either(with...).GetCardinality())
	}
}

// find returns where the leaf occurs in one field.
func (l *leaf) find(p *part, field string) (*found, error) {
	sets := make([]*roaring.Bitmap, len(l.spellings))
	f := &found{sets: sets, words: make([]*word, len(l.spellings)), phrases: make([]occurrences, len(l.spellings))}
	for i, s := range l.spellings {
		var err error
		if len(s.words) == 1 {
			sets[i], f.words[i], err = p.withAny(field, s.words[0])
		} else {
			f.phrases[i], err = p.phrase(field, s)
			sets[i] = f.phrases[i].set()
		}
		if err != nil {
			return nil, err
		}
	}
	f.articles = either(sets...)
	return f, nil
}

// score adds BM25 over all fields.
func (l *leaf) score(p *part, hits []uint32, into []float64) error {
	w := p.of.scratch(len(hits))
	for i := range l.fields {
		if err := l.addDensity(p, &l.fields[i], hits, w); err != nil {
			return err
		}
	}
	weight := search.NewWeight(l.with, p.of.articles)
	w.takeDensities(func(i int, density float64) { into[i] += weight.Score(density) })
	return p.of.step(len(hits))
}

// addDensity adds what the leaf has in a field of each of the hits.
func (l *leaf) addDensity(p *part, f *leafField, hits []uint32, w *scratch) error {
	if f.found[p].articles.IsEmpty() {
		return nil
	}
	if err := f.measure(p.of); err != nil {
		return err
	}
	lengths, err := p.lengths(f.name)
	if err != nil {
		return err
	}
	add := func(i int, tf float64) {
		w.addDensity(i, search.Density(tf, float64(lengths.words[hits[i]]), f.average, f.boost))
	}
	if len(l.spellings) == 1 { // nothing to add up before
		kept, err := l.kept(p, f, 0, len(hits))
		if err != nil {
			return err
		}
		if kept != nil {
			kept.timesIn(p, hits, add)
			return p.of.step(len(hits))
		}
	}
	if err := l.count(p, f, hits, w); err != nil {
		return err
	}
	w.takeTimes(add)
	return nil
}

func (f *leafField) measure(s *snapshot) error {
	if f.averaged {
		return nil
	}
	average, err := s.average(f.name)
	f.average, f.averaged = average, true
	return err
}

// count adds how often the leaf occurs in a field of each of the hits: the sum
// over its spellings.
func (l *leaf) count(p *part, f *leafField, hits []uint32, w *scratch) error {
	for i, s := range l.spellings {
		if err := l.addSpelling(p, f, i, hits, w); err != nil {
			return fmt.Errorf("counting %v: %w", s.words, err)
		}
	}
	return nil
}

// addSpelling adds how often a spelling occurs in a field of the hits.
func (l *leaf) addSpelling(p *part, f *leafField, number int, hits []uint32, w *scratch) error {
	words := l.spellings[number].words
	switch {
	case f.found[p].sets[number].IsEmpty():
		return nil
	case len(words) > 1:
		f.found[p].phrases[number].timesIn(hits, func(i int) { w.addTimes(i, search.Times(1, 1)) })
		return nil
	}
	kept, err := l.kept(p, f, number, len(hits))
	if err != nil {
		return err
	}
	if kept != nil {
		kept.timesIn(p, hits, w.addTimes)
		return p.of.step(len(hits))
	}
	return p.addForms(f.name, words[0], hits, w)
}

// kept returns the postings of a spelling that is one word, nil where reading
// those of n hits costs less.
func (l *leaf) kept(p *part, f *leafField, number, n int) (*word, error) {
	words, here := l.spellings[number].words, f.found[p]
	if len(words) > 1 || here.words[number] != nil {
		return here.words[number], nil
	}
	return p.word(f.name, words[0], int(here.sets[number].GetCardinality()), n)
}
