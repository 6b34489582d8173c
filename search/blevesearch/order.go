package blevesearch

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// rank is the place of an article in the order asked for, before ties are
// broken by id: smaller ranks come first.
type rank uint64

// unranked is the rank of an article without the date that it is sorted by.
const unranked rank = math.MaxUint64

// scoreRank ranks higher scores first. The bits of floating-point numbers that
// are not negative sort as the numbers do (IEEE 754).
func scoreRank(score float64) rank { return ^rank(math.Float64bits(score)) }

// oldestRank ranks earlier times first.
func oldestRank(seconds int64) rank { return rank(uint64(seconds) ^ 1<<63) }

// newestRank ranks later times first.
func newestRank(seconds int64) rank { return ^oldestRank(seconds) }

// place is an article with its place in the order.
type place struct {
	rank    rank
	id      string
	score   float64
	part    *part // nil in a cursor
	article uint32
}

func (a place) compare(b place) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.id, b.id))
}

// best collects the first places behind a given one.
type best struct {
	after *place // nil for the beginning
	most  int
	kept  places // a heap, the last place on top
	seen  int    // places behind after
	fold  *fold  // nil when every article is a hit
}

// places is a heap with the last place on top.
type places []place

func (p places) Len() int           { return len(p) }
func (p places) Less(i, j int) bool { return p[i].compare(p[j]) > 0 }
func (p places) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *places) Push(x any)        { *p = append(*p, x.(place)) }
func (p *places) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}

// add offers a place.
func (b *best) add(at place) {
	if b.fold != nil && b.fold.take(at, b.after) {
		return
	}
	if b.after != nil && at.compare(*b.after) <= 0 {
		return
	}
	b.seen++
	switch {
	case len(b.kept) < b.most:
		heap.Push(&b.kept, at)
	case b.most > 0 && at.compare(b.kept[0]) < 0:
		b.kept[0] = at
		heap.Fix(&b.kept, 0)
	}
}

// pass counts a place that comes behind all that are kept, by its rank alone,
// and reports whether it does.
func (b *best) pass(r rank) bool {
	if b.after != nil || len(b.kept) < b.most || r <= b.kept[0].rank {
		return false
	}
	b.seen++
	return true
}

// page returns the places in order, and whether there are more behind them.
func (b *best) page() ([]place, bool) {
	slices.SortFunc(b.kept, place.compare)
	return b.kept, b.seen > len(b.kept)
}

// collect offers all hits of a part.
func (b *best) collect(r *run, p *part, hits *roaring.Bitmap) error {
	if b.most == 0 || hits.IsEmpty() {
		return nil
	}
	names, err := p.ids()
	if err != nil {
		return err
	}
	if r.query.Sort != search.Relevance {
		return b.collectByDate(p, hits, r.query.Sort, names)
	}
	articles, scores := p.of.hits(hits)
	if err := r.root.score(p, articles, scores); err != nil {
		return err
	}
	if err := r.addPairs(p, articles, scores, b); err != nil {
		return err
	}
	for i, article := range articles {
		if rank := scoreRank(scores[i]); !b.pass(rank) {
			b.add(place{rank, names[article], scores[i], p, article})
		}
	}
	return nil
}

// collectByDate offers all hits of a part, which has the given ids.
func (b *best) collectByDate(p *part, hits *roaring.Bitmap, by search.Sort, names []string) error {
	column, err := p.days(index.FieldDate)
	if err != nil {
		return err
	}
	rankOf := newestRank
	if by == search.Oldest {
		rankOf = oldestRank
	}
	return p.eachOf(hits, func(some []uint32) {
		for _, article := range some {
			r := unranked
			if seconds := column.seconds[article]; seconds != noDate {
				r = rankOf(seconds)
			}
			if !b.pass(r) {
				b.add(place{rank: r, id: names[article], part: p, article: article})
			}
		}
	})
}
