package blevesearch

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// decoded are the postings of a term in a field of a segment, deleted articles
// included: the articles that have it, in order, and how often.
type decoded struct {
	articles []uint32
	times    []uint32
}

func (d *decoded) bytes() int { return 4 * (len(d.articles) + len(d.times)) }

const (
	// keptFrom is the number of articles from which the postings of a term are
	// kept decoded: of rarer ones reading costs less than looking up.
	keptFrom = 256

	// sparse is how many times fewer articles are asked for than a term has for
	// reading only theirs, the first time that the postings are asked for.
	sparse = 32
)

// timesOf calls visit with the place of each of the hits, which are in order,
// that a term occurs in, and how often it does.
func (p *part) timesOf(field, term string, hits []uint32, visit func(i int, n uint32)) error {
	t, err := p.term(field, term)
	if err != nil || t.articles.IsEmpty() || len(hits) == 0 {
		return err
	}
	d, err := p.decoded(t, columnKey{segment: p.name, field: field + "\x00" + term}, hits)
	if err != nil {
		return err
	}
	if err := p.of.step(min(len(d.articles), len(hits))); err != nil {
		return err
	}
	join(hits, d.articles, func(i, j int) { visit(i, d.times[j]) })
	return nil
}

// decoded returns the postings of a term, at least those of the hits.
func (p *part) decoded(t *term, key columnKey, hits []uint32) (*decoded, error) {
	switch with := int(t.articles.GetCardinality()); {
	case with < p.of.keptFrom:
		return decode(t.list, nil, with)
	case len(hits)*sparse < with && !p.postings.has(key) && !p.postings.again(key):
		return decode(t.list, roaring.And(t.articles, roaring.BitmapOf(hits...)), len(hits))
	default:
		made, err := p.postings.get(key, func() (column, error) { return decode(t.list, nil, with) })
		if err != nil {
			return nil, err
		}
		return made.(*decoded), nil
	}
}

// decode reads the postings of a list, all or those of wanted alone, n at the
// most.
func decode(list segment.PostingsList, wanted *roaring.Bitmap, n int) (*decoded, error) {
	d := &decoded{articles: make([]uint32, 0, n), times: make([]uint32, 0, n)}
	iterator := list.Iterator(true, true, false, nil)
	if quick, ok := iterator.(segment.OptimizablePostingsIterator); ok && wanted != nil {
		quick.ReplaceActual(wanted)
	}
	for {
		posting, err := iterator.Next()
		if err != nil {
			return nil, fmt.Errorf("reading postings: %w", err)
		}
		if posting == nil {
			return d, nil
		}
		d.articles = append(d.articles, uint32(posting.Number()))
		d.times = append(d.times, uint32(posting.Frequency()))
	}
}
