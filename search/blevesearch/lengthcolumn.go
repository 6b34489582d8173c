package blevesearch

import (
	"fmt"

	"dateline/index/bleveindex"

	"github.com/RoaringBitmap/roaring/v2"
)

// lengths is the column of the lengths of a Text field, in words. Deleted
// articles are in it.
type lengths struct {
	words []uint32
	total int // of all articles
}

func (l *lengths) bytes() int { return 4 * len(l.words) }

// lengths returns the column of a Text field.
func (p *part) lengths(field string) (*lengths, error) {
	made, err := p.columns.get(p.column(field), func() (column, error) { return p.makeLengths(field) })
	if err != nil {
		return nil, err
	}
	return made.(*lengths), nil
}

func (p *part) makeLengths(field string) (*lengths, error) {
	column := &lengths{words: make([]uint32, p.size)}
	err := p.eachTerm(bleveindex.LengthField(field), func(term string, articles *roaring.Bitmap) error {
		words, ok := bleveindex.ParseLengthTerm([]byte(term))
		if !ok {
			return fmt.Errorf("reading the lengths of %s: %w", field, errDamaged)
		}
		column.total += words * int(articles.GetCardinality())
		for it := articles.Iterator(); it.HasNext(); {
			column.words[it.Next()] = uint32(words)
		}
		return nil
	})
	return column, err
}

// average returns the mean length of a Text field over the live articles, or 0
// when there is none.
func (s *snapshot) average(field string) (float64, error) {
	if s.articles == 0 {
		return 0, nil
	}
	if s.pinned != nil {
		return float64(s.pinned[field]) / float64(s.articles), nil
	}
	total, err := s.length(field)
	return float64(total) / float64(s.articles), err
}

// length returns the number of words that the live articles have in a Text
// field.
func (s *snapshot) length(field string) (int, error) {
	total := 0
	for _, p := range s.parts {
		column, err := p.lengths(field)
		if err != nil {
			return 0, err
		}
		total += column.total
		if p.deleted == nil {
			continue
		}
		err = p.eachOf(p.deleted, func(articles []uint32) {
			for _, article := range articles {
				total -= int(column.words[article])
			}
		})
		if err != nil {
			return 0, err
		}
	}
	return total, nil
}
