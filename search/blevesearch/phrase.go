package blevesearch

import (
	"cmp"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// occurrences are places in articles, in order: the article in the upper, the
// position of a word in the lower 32 bits. Of a phrase they are the places
// where it begins.
type occurrences []uint64

// set returns the articles.
func (o occurrences) set() *roaring.Bitmap {
	articles := roaring.New()
	some := spareChunks.Get().(*[chunk]uint32)
	defer spareChunks.Put(some)
	n := 0
	for i, at := range o {
		if i > 0 && o[i-1]>>32 == at>>32 {
			continue
		}
		if n == chunk {
			articles.AddMany(some[:n])
			n = 0
		}
		some[n] = uint32(at >> 32)
		n++
	}
	articles.AddMany(some[:n])
	return articles
}

// timesIn calls visit with the place of each of the hits, which are in order,
// that has an occurrence, once for each.
func (o occurrences) timesIn(hits []uint32, visit func(i int)) {
	at := 0
	for _, begin := range o {
		at += seek(hits[at:], uint32(begin>>32))
		if at == len(hits) {
			return
		}
		if hits[at] == uint32(begin>>32) {
			visit(at)
		}
	}
}

// phrase returns where the words stand one behind the other in a field of live
// articles, or within a window. Articles with all the words are found first,
// and positions are read for these only.
func (p *part) phrase(field string, s spelling) (occurrences, error) {
	candidates := p.live
	common := make([]uint64, len(s.words)) // articles that have each word
	for i, terms := range s.words {
		with, _, err := p.withAny(field, terms)
		if err != nil {
			return nil, err
		}
		candidates = roaring.And(candidates, with)
		common[i] = with.GetCardinality()
		if candidates.IsEmpty() {
			return nil, nil
		}
	}
	if s.within > 0 {
		return p.near(field, s, common, candidates)
	}
	return p.adjacent(field, s, common, candidates)
}

// adjacent returns where the words stand one behind the other, of the rarest
// word first.
func (p *part) adjacent(field string, s spelling, common []uint64, candidates *roaring.Bitmap) (occurrences, error) {
	order := make([]int, len(common))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(common[a], common[b]) })
	starts := spareOccurrences.Get().(*occurrences)
	defer spareOccurrences.Put(starts)
	for i, word := range order {
		found, err := p.positions(field, s.words[word], int(common[word]), candidates)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			*starts, err = found.appendStarts(p, candidates, word, (*starts)[:0])
		} else {
			err = p.of.step(len(*starts))
			*starts = found.follow(*starts, word)
		}
		if err != nil {
			return nil, err
		}
		if len(*starts) == 0 {
			return nil, nil
		}
		if i < len(order)-1 {
			candidates = starts.set()
		}
	}
	return slices.Clone(*starts), nil
}

// spareOccurrences are lists that no phrase is looked for in.
var spareOccurrences = sync.Pool{New: func() any { return new(occurrences) }}

// near returns where a window begins, with one of the words, in which all of
// them stand: every place of a word behind which the others follow soon enough.
func (p *part) near(field string, s spelling, common []uint64, candidates *roaring.Bitmap) (occurrences, error) {
	places := make([]occurrences, len(s.words))
	for i, forms := range s.words {
		found, err := p.positions(field, forms, int(common[i]), candidates)
		if err != nil {
			return nil, err
		}
		if places[i], err = found.appendStarts(p, candidates, 0, nil); err != nil {
			return nil, err
		}
	}
	begins := slices.Concat(places...)
	slices.Sort(begins)
	begins = slices.Compact(begins)
	window := uint64(s.within + len(s.words) - 2)
	return slices.DeleteFunc(begins, func(begin uint64) bool {
		for i := range places {
			for len(places[i]) > 0 && places[i][0] < begin {
				places[i] = places[i][1:]
			}
			if len(places[i]) == 0 || places[i][0] > begin+window {
				return true
			}
		}
		return false
	}), nil
}
