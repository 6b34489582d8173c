package blevesearch

import (
	"math"
	"slices"
	"strings"

	"dateline/index/text"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// word is where a word stands in a field of a segment, in any of its forms,
// deleted articles included. What most searches ask for is kept so: looking its
// forms up, and counting one after the other, takes twice as long.
type word struct {
	set      *roaring.Bitmap // must not be changed
	articles []uint32        // the same, in order
	counts   []formCounts    // by place in articles
	many     map[int]float64 // by place, where counts do not tell
}

// formCounts are the occurrences of a word in an article, as typed in one byte
// and in other forms in the other.
type formCounts uint16

// beyondCounts is what counts are where one of them does not fit.
const beyondCounts formCounts = math.MaxUint16

func (w *word) bytes() int {
	const posting, larger = 4 + 2, 32
	return posting*len(w.articles) + larger*len(w.many) + int(w.set.GetSizeInBytes())
}

// count takes in how often the word occurs in the article at a place.
func (w *word) count(place int, typed, all uint32) {
	if other := all - typed; typed < math.MaxUint8 && other <= math.MaxUint8 {
		w.counts[place] = formCounts(typed | other<<8)
		return
	}
	w.counts[place], w.many[place] = beyondCounts, search.Times(typed, all)
}

// times returns how much the occurrences in the article at a place count.
func (w *word) times(place int) float64 {
	counts := w.counts[place]
	if counts == beyondCounts {
		return w.many[place]
	}
	typed := uint32(counts & math.MaxUint8)
	return search.Times(typed, typed+uint32(counts>>8))
}

// timesIn calls visit with the place of each of the hits of a part, which are in
// order, that has the word, and how much its occurrences count.
func (w *word) timesIn(p *part, hits []uint32, visit func(i int, times float64)) {
	switch {
	case len(hits)*gallop < len(w.articles) || len(w.articles)*gallop < len(hits):
		join(hits, w.articles, func(i, j int) { visit(i, w.times(j)) })
	case slices.Equal(hits, w.articles):
		for i := range hits {
			visit(i, w.times(i))
		}
	default:
		places := p.of.scratch(0).placesOf(hits, p.size)
		for j, article := range w.articles {
			if at := places[article]; at > 0 {
				visit(int(at-1), w.times(j))
			}
		}
	}
}

// Words are kept from so many articles on: of rarer ones reading costs no more
// than looking up.
const keptFrom = 256

// sparse is how many times fewer articles are asked for than have a word for
// reading only theirs, the first time that the word is asked for.
const sparse = 32

// soonKept is the number of articles up to which a word is kept when it is first
// asked for, and not the second time: that takes a millisecond or two, and
// who searches refines the search, with the same words.
const soonKept = 1 << 15

// keeps reports whether something that so many articles have is worth keeping
// when it is asked for n of them.
func (p *part) keeps(key columnKey, with, n int) bool {
	return with >= p.of.keptFrom && (with <= soonKept || n*sparse >= with || p.postings.has(key) || p.postings.again(key))
}

// wordKey names a word, given as its forms.
func (p *part) wordKey(field string, forms []text.Form) columnKey {
	var b strings.Builder
	b.WriteString(field)
	for _, f := range forms {
		b.WriteString("\x00" + f.Term + "\x00" + f.Language)
	}
	return p.column(b.String())
}

// word returns the postings of a word that so many live articles have, nil
// where reading those of n hits costs less.
func (p *part) word(field string, forms []text.Form, with, n int) (*word, error) {
	if with < p.of.keptFrom {
		return nil, nil
	}
	key := p.wordKey(field, forms)
	if !p.keeps(key, with, n) {
		return nil, nil
	}
	made, err := p.postings.get(key, func() (column, error) { return p.makeWord(field, forms) })
	if err != nil {
		return nil, err
	}
	return made.(*word), nil
}

func (p *part) makeWord(field string, forms []text.Form) (*word, error) {
	set, err := p.union(field, forms)
	if err != nil {
		return nil, err
	}
	w := &word{articles: set.ToArray(), many: map[int]float64{}}
	w.set = roaring.BitmapOf(w.articles...) // set may be one of the segment
	w.set.RunOptimize()
	w.counts = make([]formCounts, len(w.articles))
	buffers := &scratch{}
	buffers.grow(len(w.articles))
	if err := p.countForms(field, forms, w.articles, buffers); err != nil {
		return nil, err
	}
	buffers.takeCounts(w.count)
	return w, nil
}

// union returns the articles that have any of the forms in a field, deleted ones
// included. The set must not be changed, nor be kept beyond the search.
func (p *part) union(field string, forms []text.Form) (*roaring.Bitmap, error) {
	sets := make([]*roaring.Bitmap, 0, len(forms))
	for _, form := range forms {
		set, err := p.with(field, form)
		if err != nil {
			return nil, err
		}
		if !set.IsEmpty() {
			sets = append(sets, set)
		}
	}
	return either(sets...), nil
}

// withAny returns the live articles that have any of the forms of a word in a
// field, and the word where it is kept. The set must not be changed, nor be kept
// beyond the search.
func (p *part) withAny(field string, forms []text.Form) (found *roaring.Bitmap, kept *word, err error) {
	if len(forms) > 1 { // one is looked up as soon
		kept, _ = p.postings.peek(p.wordKey(field, forms)).(*word)
	}
	if kept != nil {
		found = kept.set
	} else if found, err = p.union(field, forms); err != nil {
		return nil, nil, err
	}
	if p.deleted != nil {
		found = roaring.AndNot(found, p.deleted)
	}
	return found, kept, p.of.step(int(found.GetCardinality()))
}

// addForms adds how much the occurrences of a word count that has several forms,
// the first of which is as typed.
func (p *part) addForms(field string, forms []text.Form, hits []uint32, w *scratch) error {
	if err := p.countForms(field, forms, hits, w); err != nil {
		return err
	}
	w.takeCounts(func(i int, typed, all uint32) { w.addTimes(i, search.Times(typed, all)) })
	return nil
}

// countForms counts the occurrences of the forms of a word, the first of which
// is as typed.
func (p *part) countForms(field string, forms []text.Form, hits []uint32, w *scratch) error {
	for i, form := range forms {
		counts := w.stems
		switch {
		case i == 0:
			counts = w.typed
		case form.Apart:
			counts = w.apart
		}
		visit := func(i int, n uint32) { w.add(counts, i, n) }
		if form.Language != "" {
			in, err := p.in(form.Language)
			if err != nil {
				return err
			}
			if in != nil {
				visit = func(i int, n uint32) {
					if in.Contains(hits[i]) {
						w.add(counts, i, n)
					}
				}
			}
		}
		if err := p.timesOf(field, form.Term, hits, visit); err != nil {
			return err
		}
	}
	return nil
}

// timesOf calls visit with the place of each of the hits, which are in order,
// that a term occurs in, and how often it does.
func (p *part) timesOf(field, name string, hits []uint32, visit func(i int, n uint32)) error {
	t, err := p.term(field, name)
	if err != nil || t.articles.IsEmpty() || len(hits) == 0 {
		return err
	}
	wanted := (*roaring.Bitmap)(nil)
	if len(hits)*sparse < int(t.articles.GetCardinality()) {
		wanted = roaring.And(t.articles, roaring.BitmapOf(hits...))
	}
	d, err := decode(t.list, wanted)
	if err != nil {
		return err
	}
	if err := p.of.step(min(len(d.articles), len(hits))); err != nil {
		return err
	}
	join(hits, d.articles, func(i, j int) { visit(i, d.times[j]) })
	return nil
}
