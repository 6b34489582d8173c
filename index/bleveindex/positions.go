package bleveindex

import (
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// A segment spends five bytes on every location of a term: field, position,
// start, end and number of array positions. So a term of an article has a
// single location here that holds all its positions: the first as position, the
// gap to the second as start, to the third as end, the gaps to the others as
// array positions. That makes a third of the whole index less.

// AppendPositions appends the positions, from 1, of a posting in a Text field
// to dst. The posting must come from an iterator that includes locations.
func AppendPositions(dst []uint32, p segment.Posting) []uint32 {
	for _, at := range p.Locations() {
		position := at.Pos()
		dst = append(dst, uint32(position))
		for _, gap := range [...]uint64{at.Start(), at.End()} {
			if gap == 0 {
				return dst
			}
			position += gap
			dst = append(dst, uint32(position))
		}
		for _, gap := range at.ArrayPositions() {
			position += gap
			dst = append(dst, uint32(position))
		}
	}
	return dst
}

// occurrences collects the terms of a field with their positions. It allocates
// in slabs, as a body has hundreds of terms and a batch a thousand bodies.
type occurrences struct {
	terms bleve.TokenFrequencies
	chunk int
	free  []termUse              // for the next new terms
	long  []*bleve.TokenLocation // whose array positions are not gaps yet
}

// termUse is a term together with its one location.
type termUse struct {
	frequency bleve.TokenFreq
	at        bleve.TokenLocation
	list      [1]*bleve.TokenLocation
}

// minChunk is the least number of terms to allocate at once.
const minChunk = 16

// expect makes room for the terms of so many words.
func (o *occurrences) expect(words int) {
	o.chunk = max(minChunk, words/2)
	if o.terms == nil {
		o.terms = make(bleve.TokenFrequencies, words)
	}
}

// add counts a term at a position, which is not before the last one.
func (o *occurrences) add(term string, position int) {
	tf, ok := o.terms[term]
	if !ok {
		o.terms[term] = o.first(position)
		return
	}
	at, n := tf.Locations[0], tf.Frequency()
	tf.SetFrequency(n + 1)
	switch n {
	case 1:
		at.Start = position - at.Position
	case 2:
		at.End = position - at.Position - at.Start
	case 3:
		o.long = append(o.long, at)
		fallthrough
	default:
		at.ArrayPositions = append(at.ArrayPositions, uint64(position))
	}
}

func (o *occurrences) first(position int) *bleve.TokenFreq {
	if len(o.free) == 0 {
		o.free = make([]termUse, o.chunk)
	}
	use := &o.free[0]
	o.free = o.free[1:]
	use.at.Position = position
	use.list[0] = &use.at
	use.frequency.Locations = use.list[:]
	use.frequency.SetFrequency(1)
	return &use.frequency
}

// finish turns the positions of frequent terms into gaps.
func (o *occurrences) finish() {
	for _, at := range o.long {
		last := uint64(at.Position + at.Start + at.End)
		for i, position := range at.ArrayPositions {
			at.ArrayPositions[i] = position - last
			last = position
		}
	}
}
