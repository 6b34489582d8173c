package blevesearch

import (
	"dateline/index/bleveindex"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// decodedPlaces are the positions of a term in a field of a segment, deleted
// articles included.
type decodedPlaces struct {
	articles  []uint32 // in order
	ends      []uint32 // of article i: positions[ends[i-1]:ends[i]]
	positions []uint32
}

func (d *decodedPlaces) bytes() int {
	return 4 * (len(d.articles) + len(d.ends) + len(d.positions))
}

func (d *decodedPlaces) of(i int) []uint32 {
	from := uint32(0)
	if i > 0 {
		from = d.ends[i-1]
	}
	return d.positions[from:d.ends[i]]
}

// placesOf calls visit with each of the given articles that has a term, in
// order, and the positions of it. Positions of common terms are kept decoded.
func (p *part) placesOf(field, name string, among *roaring.Bitmap, visit func(article uint32, positions []uint32)) error {
	t, err := p.term(field, name)
	if err != nil || t.articles.IsEmpty() {
		return err
	}
	wanted := roaring.And(t.articles, among)
	if wanted.IsEmpty() {
		return nil
	}
	with, n := int(t.articles.GetCardinality()), int(wanted.GetCardinality())
	key := columnKey{segment: p.name, field: field + "\x00" + name + "\x00at"}
	if !p.keeps(key, with, n) {
		return p.each(t, wanted, visit)
	}
	made, err := p.postings.get(key, func() (column, error) { return p.decodePlaces(t) })
	if err != nil {
		return err
	}
	d := made.(*decodedPlaces)
	read := 0
	join(wanted.ToArray(), d.articles, func(_, j int) {
		visit(d.articles[j], d.of(j))
		read += 1 + len(d.of(j))
	})
	return p.of.step(read)
}

func (p *part) decodePlaces(t *term) (*decodedPlaces, error) {
	d := &decodedPlaces{}
	err := p.each(t, t.articles, func(article uint32, positions []uint32) {
		d.positions = append(d.positions, positions...)
		d.articles, d.ends = append(d.articles, article), append(d.ends, uint32(len(d.positions)))
	})
	return d, err
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
