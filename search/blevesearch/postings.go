package blevesearch

import (
	"fmt"

	"dateline/index"
	"dateline/index/text"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// term is a term of a field of a part, with its postings, deleted articles
// included.
type term struct {
	list     segment.PostingsList
	articles *roaring.Bitmap // must not be changed, nor be kept beyond the search
}

// absent is a term that no article has.
var absent = &term{articles: roaring.New()}

// termKey names a term of a part.
type termKey struct{ field, term string }

// term looks a term up, once in a search.
func (p *part) term(field, name string) (*term, error) {
	key := termKey{field, name}
	if t, ok := p.looked[key]; ok {
		return t, nil
	}
	begins, err := p.begins(field)
	if err != nil {
		return nil, err
	}
	if !begins.has(name) {
		p.looked[key] = absent
		return absent, nil
	}
	dictionary, err := p.dictionary(field)
	if err != nil {
		return nil, err
	}
	list, err := dictionary.PostingsList([]byte(name), nil, nil)
	if err != nil {
		return nil, readingPostings(err)
	}
	articles, iterator, err := articlesOf(list, p.of.iterator)
	if err != nil {
		return nil, readingPostings(err)
	}
	p.of.iterator = iterator
	t := &term{list, articles}
	p.looked[key] = t
	return t, nil
}

func readingPostings(err error) error { return fmt.Errorf("reading postings: %w", err) }

// articlesOf returns the articles in a list, deleted ones included, and an
// iterator for the next call: the one given, which may be nil, where it fits.
// The bitmap may be one of the segment itself: it must not be changed, nor be
// kept beyond the search.
func articlesOf(list segment.PostingsList, used segment.PostingsIterator) (*roaring.Bitmap, segment.PostingsIterator, error) {
	iterator := list.Iterator(false, false, false, used)
	if quick, ok := iterator.(segment.OptimizablePostingsIterator); ok {
		if all := quick.ActualBitmap(); all != nil {
			return all, iterator, nil
		}
		if only, ok := quick.DocNum1Hit(); ok {
			return roaring.BitmapOf(uint32(only)), iterator, nil
		}
	}
	articles := roaring.New()
	for {
		posting, err := iterator.Next()
		if posting == nil || err != nil {
			return articles, iterator, err
		}
		articles.Add(uint32(posting.Number()))
	}
}

// with returns the articles for which a term stands in a field, deleted ones
// included. The bitmap must not be changed.
func (p *part) with(field string, term text.Form) (*roaring.Bitmap, error) {
	t, err := p.term(field, term.Term)
	if err != nil || t.articles.IsEmpty() {
		return roaring.New(), err
	}
	return p.among(t.articles, term.Language)
}

// among returns those of a set of articles that are in a language, all for "".
func (p *part) among(set *roaring.Bitmap, language string) (*roaring.Bitmap, error) {
	if language == "" {
		return set, nil
	}
	in, err := p.in(language)
	if in == nil || err != nil {
		return set, err
	}
	return roaring.And(set, in), nil
}

// in returns the articles in a language, nil when all are.
func (p *part) in(language string) (*roaring.Bitmap, error) {
	t, err := p.term(index.FieldLanguage, language)
	if err != nil || int(t.articles.GetCardinality()) == p.size {
		return nil, err
	}
	return t.articles, nil
}

// decoded are the postings of a term in a field of a segment, deleted articles
// included: the articles that have it, in order, and how often.
type decoded struct {
	articles []uint32
	times    []uint32
}

// decode reads the postings of a list, all or those of wanted alone.
func decode(list segment.PostingsList, wanted *roaring.Bitmap) (*decoded, error) {
	n := list.Count()
	if wanted != nil {
		n = wanted.GetCardinality()
	}
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
