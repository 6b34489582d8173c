package blevesearch

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// runs are articles in order of a group that they belong to: a story, a source
// or an origin. ends[i] is where run i of members ends.
type runs struct {
	members []member
	ends    []int

	distinct bool // runs with a value are to be counted, not only articles that repeat it
}

// repeats returns how many members are not the first of their run.
func (r *runs) repeats() int { return len(r.members) - len(r.ends) }

// walkFrom is the share of the members from which it costs less to look at all
// of them in order than to sort those that are wanted.
const walkFrom = 8

// repeated returns the articles of sets, one a part, that are not alone in
// their story within the sets.
func (c *copies) repeated(s *snapshot, sets []*roaring.Bitmap) (*runs, error) {
	if len(c.members) == 0 {
		return &runs{}, nil
	}
	if s.isAll(sets) {
		return c.whole, nil
	}
	wanted, n := make([]*roaring.Bitmap, len(sets)), 0
	for i, set := range sets {
		wanted[i] = roaring.And(set, c.marked[i])
		n += int(wanted[i].GetCardinality())
	}
	if n*walkFrom < len(c.members) {
		return s.sortStories(wanted)
	}
	return c.walk(s, wanted)
}

// isAll reports whether sets are the live articles of each part.
func (s *snapshot) isAll(sets []*roaring.Bitmap) bool {
	for i, p := range s.parts {
		if sets[i] != p.live {
			return false
		}
	}
	return true
}

// everything returns all members in runs.
func (c *copies) everything() *runs {
	all := &runs{members: c.members}
	for i := range len(c.starts) - 1 {
		if end := c.starts[i+1]; end > c.starts[i] {
			all.ends = append(all.ends, int(end))
		}
	}
	return all
}

// walk looks at all members in order.
func (c *copies) walk(s *snapshot, wanted []*roaring.Bitmap) (*runs, error) {
	const perWord = 64
	has := make([][]uint64, len(wanted))
	for i, set := range wanted {
		has[i] = make([]uint64, s.parts[i].size/perWord+1)
		err := s.parts[i].eachOf(set, func(some []uint32) {
			for _, a := range some {
				has[i][a/perWord] |= 1 << (a % perWord)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	r, first := &runs{}, 0
	for _, end := range c.whole.ends {
		begin := len(r.members)
		for _, m := range c.members[first:end] {
			if has[m.part][m.article/perWord]>>(m.article%perWord)&1 == 1 {
				r.members = append(r.members, m)
			}
		}
		r.end(begin)
		first = end
	}
	return r, s.step(len(c.members))
}

// end ends a run that began at a place, and takes it back when it has just one
// member.
func (r *runs) end(begin int) {
	switch len(r.members) - begin {
	case 0:
	case 1:
		r.members = r.members[:begin]
	default:
		r.ends = append(r.ends, len(r.members))
	}
}

// sortStories sorts wanted articles by story.
func (s *snapshot) sortStories(wanted []*roaring.Bitmap) (*runs, error) {
	all, err := s.sorted(wanted, (*part).storyOf)
	if err != nil {
		return nil, err
	}
	several, begin := &runs{}, 0
	for _, end := range all.ends {
		at := len(several.members)
		several.members = append(several.members, all.members[begin:end]...)
		several.end(at)
		begin = end
	}
	return several, nil
}

// sorted returns the articles of sets, one a part, in runs of equal groups; of
// group 0 are those that are in none.
func (s *snapshot) sorted(sets []*roaring.Bitmap, groupOf func(*part) (func(article uint32) uint32, error)) (*runs, error) {
	var keys []uint64 // group and number of the article in the snapshot
	offsets := make([]uint32, len(sets)+1)
	for i, p := range s.parts {
		group, err := groupOf(p)
		if err != nil {
			return nil, err
		}
		err = p.eachOf(sets[i], func(some []uint32) {
			for _, a := range some {
				if g := group(a); g > 0 {
					keys = append(keys, uint64(g)<<32|uint64(offsets[i]+a))
				}
			}
		})
		if err != nil {
			return nil, err
		}
		offsets[i+1] = offsets[i] + uint32(p.size)
	}
	slices.Sort(keys)
	r := runsOf(keys, offsets)
	r.distinct = true
	return r, nil
}

// runsOf makes runs of sorted keys. The articles of part i have the numbers
// from offsets[i].
func runsOf(keys []uint64, offsets []uint32) *runs {
	r, part := &runs{members: make([]member, len(keys))}, 0
	for i, key := range keys {
		if i > 0 && key>>32 != keys[i-1]>>32 {
			r.ends = append(r.ends, i)
			part = 0
		}
		for uint32(key) >= offsets[part+1] {
			part++
		}
		r.members[i] = member{uint32(part), uint32(key) - offsets[part]}
	}
	if len(keys) > 0 {
		r.ends = append(r.ends, len(keys))
	}
	return r
}
