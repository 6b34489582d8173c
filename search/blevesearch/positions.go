package blevesearch

import (
	"slices"

	"dateline/index/bleveindex"
	"dateline/index/text"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// positions are where a word stands, in any of its forms, in articles of a
// segment, deleted ones included.
type positions struct {
	articles []uint32 // in order
	ends     []uint32 // of article i: all[ends[i-1]:ends[i]]
	all      []uint32
}

func (d *positions) bytes() int { return 4 * (len(d.articles) + len(d.ends) + len(d.all)) }

func (d *positions) of(i int) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = d.ends[i-1]
	}
	return d.all[from:d.ends[i]]
}

// positions returns those of a word that so many live articles have, at least in
// the given ones. Those of common words are kept.
func (p *part) positions(field string, forms []text.Form, with int, among *roaring.Bitmap) (*positions, error) {
	key := p.wordKey(field, forms)
	key.field += "\x00at"
	if !p.keeps(key, with, int(among.GetCardinality())) {
		return p.readPositions(field, forms, among)
	}
	made, err := p.postings.get(key, func() (column, error) { return p.readPositions(field, forms, nil) })
	if err != nil {
		return nil, err
	}
	return made.(*positions), nil
}

// readPositions reads the positions of a word in some articles, in all when these
// are nil.
func (p *part) readPositions(field string, forms []text.Form, among *roaring.Bitmap) (*positions, error) {
	found := spareOccurrences.Get().(*occurrences)
	defer spareOccurrences.Put(found)
	*found = (*found)[:0]
	read := 0 // forms
	for _, form := range forms {
		t, err := p.term(field, form.Term)
		if err != nil {
			return nil, err
		}
		wanted, err := p.among(t.articles, form.Language)
		if err != nil {
			return nil, err
		}
		if among != nil {
			wanted = roaring.And(wanted, among)
		}
		if wanted.IsEmpty() {
			continue
		}
		read++
		here := *found
		err = p.each(t, wanted, func(article uint32, positions []uint32) {
			for _, at := range positions {
				here = append(here, uint64(article)<<32|uint64(at))
			}
		})
		*found = here
		if err != nil {
			return nil, err
		}
	}
	if read > 1 {
		slices.Sort(*found)
		*found = slices.Compact(*found) // a form and its stem stand at one place
	}
	return found.byArticle(), nil
}

// each reads the positions of a term in some of the articles that have it from
// the segment. The positions are only valid in the call.
func (p *part) each(t *term, wanted *roaring.Bitmap, visit func(article uint32, positions []uint32)) error {
	iterator := t.list.Iterator(true, true, true, nil)
	narrow := wanted.GetCardinality() < t.articles.GetCardinality()
	if quick, ok := iterator.(segment.OptimizablePostingsIterator); ok && narrow {
		quick.ReplaceActual(wanted)
		narrow = false
	}
	var positions []uint32
	for {
		posting, err := iterator.Next()
		if err != nil {
			return readingPostings(err)
		}
		if posting == nil {
			return nil
		}
		if err := p.of.step(1 + int(posting.Frequency())); err != nil {
			return err
		}
		if article := uint32(posting.Number()); !narrow || wanted.Contains(article) {
			positions = bleveindex.AppendPositions(positions[:0], posting)
			visit(article, positions)
		}
	}
}

// byArticle lays occurrences out by article.
func (o occurrences) byArticle() *positions {
	d := &positions{all: make([]uint32, len(o))}
	for i, at := range o {
		article := uint32(at >> 32)
		if last := len(d.articles) - 1; last < 0 || d.articles[last] != article {
			d.articles, d.ends = append(d.articles, article), append(d.ends, 0)
		}
		d.all[i], d.ends[len(d.ends)-1] = uint32(at), uint32(i+1)
	}
	return d
}

// appendStarts appends where a phrase would have to begin that has the word at
// an offset, in the given articles.
func (d *positions) appendStarts(p *part, among *roaring.Bitmap, offset int, to occurrences) (occurrences, error) {
	i, first := 0, uint32(offset)
	err := p.eachOf(among, func(some []uint32) {
		for _, article := range some {
			if i += seek(d.articles[i:], article); i == len(d.articles) {
				return
			}
			if d.articles[i] != article {
				continue
			}
			for _, at := range d.of(i) {
				if at > first {
					to = append(to, uint64(article)<<32|uint64(at-first))
				}
			}
		}
	})
	return to, err
}

// follow returns those of the starts of a phrase behind which the word stands at
// an offset, in their place.
func (d *positions) follow(starts occurrences, offset int) occurrences {
	kept, i := starts[:0], 0
	for _, start := range starts {
		article := uint32(start >> 32)
		if i += seek(d.articles[i:], article); i == len(d.articles) {
			break
		}
		if d.articles[i] == article && slices.Contains(d.of(i), uint32(start)+uint32(offset)) {
			kept = append(kept, start)
		}
	}
	return kept
}
