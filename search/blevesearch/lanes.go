package blevesearch

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// lanes are the values of each article in one word, to be counted without a
// branch: a loop over the values of an article ends after one, or three, and a
// processor that guesses wrong loses more time than the counting takes. A lane
// holds 0 for nothing, and i+1 for the value used[i] of the column; the last lane
// of an article with more values than lanes the number behind all values.
type lanes []uint64

const (
	laneBits = 16 // wide enough for the actors of a large segment
	laneMask = 1<<laneBits - 1
	perWord  = 64 / laneBits
)

func (l lanes) bytes() int { return 8 * len(l) }

// more is what the last lane holds when there are more values than lanes.
func (v *values) more() uint64 { return uint64(len(v.used)) + 1 }

// lanes returns the column laid out in lanes.
func (p *part) lanes(v *values) (lanes, error) {
	made, err := p.columns.get(p.column(v.name+"\x00lanes"), func() (column, error) { return v.lanes(), nil })
	if err != nil {
		return nil, err
	}
	return made.(lanes), nil
}

func (v *values) lanes() lanes {
	l := make(lanes, len(v.starts)-1)
	slot := map[uint32]uint64{}
	for i, number := range v.used {
		slot[number] = uint64(i) + 1
	}
	for a := range l {
		numbers, lanes := v.of(uint32(a)), perWord
		if len(numbers) > lanes {
			lanes--
			l[a] = v.more() << (lanes * laneBits)
		}
		for i, number := range numbers[:min(len(numbers), lanes)] {
			l[a] |= slot[number] << (i * laneBits)
		}
	}
	return l
}

// laneCounts are counts by what a lane holds, those of each lane apart: one
// lane need not wait for what another has just written.
type laneCounts [1 << laneBits][perWord]uint32

// spareLanes are the counts that nothing is counted in, all zero.
var spareLanes = sync.Pool{New: func() any { return new(laneCounts) }}

// countsInLanes reports whether so many articles of a column are counted in
// lanes: adding up takes a step a value.
func (v *values) countsInLanes(articles int) bool {
	return articles >= len(v.used) && v.more() <= laneMask
}

// addLanes counts the values that articles have in a column.
func (c *valueCounter) addLanes(p *part, column *values, articles *roaring.Bitmap) error {
	l, err := p.lanes(column)
	if err != nil {
		return err
	}
	found := spareLanes.Get().(*laneCounts)
	defer func() {
		clear(found[:column.more()+1])
		spareLanes.Put(found)
	}()
	beyond := spareChunks.Get().(*[chunk]uint32) // articles with more values
	defer spareChunks.Put(beyond)
	more := column.more()
	err = p.eachOf(articles, func(some []uint32) {
		n := uint(0)
		for _, article := range some {
			word := l[article]
			found[uint16(word)][0]++
			found[uint16(word>>laneBits)][1]++
			found[uint16(word>>(2*laneBits))][2]++
			last := word >> (3 * laneBits)
			found[last][3]++
			beyond[n%chunk] = article
			n += uint(((last ^ more) - 1) >> 63) // last == more
		}
		for _, article := range beyond[:n] {
			for _, number := range column.of(article)[perWord-1:] {
				c.counts[number]++
			}
		}
	})
	c.missing += int(found[0][0])
	for i, n := range column.used {
		at := &found[i+1]
		c.counts[n] += int(at[0] + at[1] + at[2] + at[3])
	}
	return err
}
