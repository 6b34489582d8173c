package blevesearch

import (
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"
)

// valueSet are the articles of a segment that have a value, deleted ones
// included.
type valueSet struct{ articles *roaring.Bitmap }

func (s *valueSet) bytes() int { return int(s.articles.GetSizeInBytes()) }

// Sets of values are used where they save work: a set is made when an eighth of
// a part has to be looked at anyway, or when it is asked for again, and few
// values are wanted.
const (
	setFrom    = 8
	mostWanted = 8
)

// filterBySets returns those articles of a set that have one of the values with
// the given numbers, or nil when looking at each is less work.
func (v *values) filterBySets(p *part, field string, among *roaring.Bitmap, numbers []uint32) (*roaring.Bitmap, error) {
	if len(numbers) > mostWanted {
		return nil, nil
	}
	many := int(among.GetCardinality())*setFrom >= p.size
	sets := make([]*roaring.Bitmap, len(numbers))
	for i, number := range numbers {
		key := p.column(field + "\x00=" + strconv.FormatUint(uint64(number), 10))
		if !many && !p.columns.has(key) && !p.columns.again(key) {
			return nil, nil
		}
		made, err := p.columns.get(key, func() (column, error) { return v.set(number), nil })
		if err != nil {
			return nil, err
		}
		sets[i] = made.(*valueSet).articles
	}
	return roaring.And(among, either(sets...)), p.of.step(int(among.GetCardinality()))
}

// set returns the articles that have a value.
func (v *values) set(wanted uint32) *valueSet {
	var articles []uint32
	for a := range len(v.starts) - 1 {
		for _, number := range v.of(uint32(a)) {
			if number == wanted {
				articles = append(articles, uint32(a))
			}
		}
	}
	set := roaring.BitmapOf(articles...)
	set.RunOptimize()
	return &valueSet{set}
}
