package blevesearch

import (
	"fmt"
	"math"

	"dateline/index"
	"dateline/index/bleveindex"

	"github.com/RoaringBitmap/roaring/v2"
)

// numbers is the column of a Numbers field: sorted by article, those that have
// a number. Few articles are records of events, so the others take no room.
// Deleted articles are in it.
type numbers struct {
	articles *roaring.Bitmap
	values   []int // in the order of articles
}

func (n *numbers) bytes() int { return 8*len(n.values) + int(n.articles.GetSizeInBytes()) }

// numbers returns the column of a Numbers field.
func (p *part) numbers(field string) (*numbers, error) {
	made, err := p.columns.get(p.column(field), func() (column, error) { return p.makeNumbers(field) })
	if err != nil {
		return nil, err
	}
	return made.(*numbers), nil
}

func (p *part) makeNumbers(field string) (*numbers, error) {
	n := &numbers{articles: roaring.New()}
	values := map[uint32]int{}
	err := p.eachTerm(field, func(term string, articles *roaring.Bitmap) error {
		value, ok := bleveindex.ParseNumberTerm([]byte(term))
		if !ok {
			return fmt.Errorf("reading the numbers of %s: %w", field, errDamaged)
		}
		n.articles.Or(articles)
		for it := articles.Iterator(); it.HasNext(); {
			values[it.Next()] = value
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	n.values = make([]int, 0, len(values))
	for it := n.articles.Iterator(); it.HasNext(); {
		n.values = append(n.values, values[it.Next()])
	}
	return n, nil
}

// filter returns those articles that have a number from least to most.
func (n *numbers) filter(p *part, among *roaring.Bitmap, least, most index.Number) (*roaring.Bitmap, error) {
	from, to := math.MinInt, math.MaxInt
	if least.Known {
		from = least.Value
	}
	if most.Known {
		to = most.Value
	}
	i, found := 0, roaring.New()
	for it := n.articles.Iterator(); it.HasNext(); i++ {
		if article := it.Next(); from <= n.values[i] && n.values[i] <= to {
			found.Add(article)
		}
	}
	found.And(among)
	return found, p.of.step(len(n.values))
}
