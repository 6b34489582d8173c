package blevesearch

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// chunk is how many articles are handled between two looks at the context.
const chunk = 1024

// spareChunks are what articles are handled in.
var spareChunks = sync.Pool{New: func() any { return new([chunk]uint32) }}

// either returns what is in any of some sets. It must not be changed: it may be
// one of them.
func either(sets ...*roaring.Bitmap) *roaring.Bitmap {
	switch len(sets) {
	case 1:
		return sets[0]
	case 2: // with less to do than for many
		return roaring.Or(sets[0], sets[1])
	}
	return roaring.FastOr(sets...)
}

// eachOf calls visit with the articles of a set in order, some at a time.
func (p *part) eachOf(set *roaring.Bitmap, visit func(articles []uint32)) error {
	if set.IsEmpty() {
		return nil
	}
	buffer := spareChunks.Get().(*[chunk]uint32)
	defer spareChunks.Put(buffer)
	for it := set.ManyIterator(); ; {
		n := it.NextMany(buffer[:])
		if n == 0 {
			return nil
		}
		if err := p.of.step(n); err != nil {
			return err
		}
		visit(buffer[:n])
	}
}

// pick returns the articles of a set that keep holds for.
func (p *part) pick(among *roaring.Bitmap, keep func(article uint32) bool) (*roaring.Bitmap, error) {
	picked := roaring.New()
	var kept [chunk]uint32
	err := p.eachOf(among, func(articles []uint32) {
		n := 0
		for _, article := range articles {
			if keep(article) {
				kept[n] = article
				n++
			}
		}
		picked.AddMany(kept[:n])
	})
	return picked, err
}
