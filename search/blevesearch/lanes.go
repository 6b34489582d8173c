package blevesearch

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// lanes are the values of each article in one word, to be counted without a
// branch: a loop over the values of an article ends after one, or three, and a
// processor that guesses wrong loses more time than the counting takes. A lane
// holds 0 for nothing, and i+1 for the value used[i] of the column.
type lanes struct {
	words []uint64        // by article
	more  *roaring.Bitmap // articles with more values than lanes
}

const (
	laneBits = 16 // wide enough for the actors of a large segment
	laneMask = 1<<laneBits - 1
	perWord  = 64 / laneBits
)

func (l *lanes) bytes() int { return 8*len(l.words) + int(l.more.GetSizeInBytes()) }

// lanes returns the column laid out in lanes.
func (p *part) lanes(v *values) (*lanes, error) {
	made, err := p.columns.get(p.column(v.name+"\x00lanes"), func() (column, error) { return v.lanes(), nil })
	if err != nil {
		return nil, err
	}
	return made.(*lanes), nil
}

func (v *values) lanes() *lanes {
	l := &lanes{words: make([]uint64, len(v.starts)-1), more: roaring.New()}
	slot := map[uint32]uint64{}
	for i, number := range v.used {
		slot[number] = uint64(i) + 1
	}
	for a := range l.words {
		numbers := v.of(uint32(a))
		for i, number := range numbers[:min(len(numbers), perWord)] {
			l.words[a] |= slot[number] << (i * laneBits)
		}
		if len(numbers) > perWord {
			l.more.Add(uint32(a))
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
	return articles >= len(v.used) && len(v.used) < laneMask
}

// addLanes counts the values that articles have in a column.
func (c *valueCounter) addLanes(p *part, column *values, articles *roaring.Bitmap) error {
	l, err := p.lanes(column)
	if err != nil {
		return err
	}
	found := spareLanes.Get().(*laneCounts)
	defer func() {
		clear(found[:len(column.used)+1])
		spareLanes.Put(found)
	}()
	err = p.eachOf(articles, func(some []uint32) {
		for _, article := range some {
			word := l.words[article]
			found[uint16(word)][0]++
			found[uint16(word>>laneBits)][1]++
			found[uint16(word>>(2*laneBits))][2]++
			found[word>>(3*laneBits)][3]++
		}
	})
	if err != nil {
		return err
	}
	c.missing += int(found[0][0])
	for i, n := range column.used {
		at := &found[i+1]
		c.counts[n] += int(at[0] + at[1] + at[2] + at[3])
	}
	return p.eachOf(roaring.And(articles, l.more), func(some []uint32) {
		for _, article := range some {
			for _, n := range column.of(article)[perWord:] {
				c.counts[n]++
			}
		}
	})
}
