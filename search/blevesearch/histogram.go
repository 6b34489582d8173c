package blevesearch

import (
	"math"

	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// dayCounter counts the days of a Dates field.
type dayCounter struct {
	request search.FacetRequest
	first   int   // day number of counts[0]
	counts  []int // by day
	missing int

	// Of what counts, once all is counted:
	interval search.Interval
	note     search.Message
	buckets  []search.Bucket
}

func (c *dayCounter) count(p *part, articles *roaring.Bitmap) error {
	column, err := p.days(c.request.Field)
	if err != nil {
		return err
	}
	if c.counts == nil {
		if err := c.makeRoom(p.of); err != nil {
			return err
		}
	}
	return p.eachOf(articles, func(some []uint32) {
		counts, first := c.counts, c.first // not looked up for each
		for _, article := range some {
			if day := column.day[article]; day != noDay {
				counts[int(day)-first]++
			} else {
				c.missing++
			}
		}
	})
}

// makeRoom makes counts for all days of the snapshot.
func (c *dayCounter) makeRoom(s *snapshot) error {
	first, last := int32(math.MaxInt32), int32(math.MinInt32)
	for _, p := range s.parts {
		column, err := p.days(c.request.Field)
		if err != nil {
			return err
		}
		first, last = min(first, column.first), max(last, column.last)
	}
	if first <= last {
		c.first, c.counts = int(first), newCounts(int(last-first+1))
	}
	return nil
}

// layOut makes the buckets, from the first day to the last that counts.
func (c *dayCounter) layOut() {
	if c.interval != "" {
		return
	}
	if c.interval = c.request.Interval; c.interval == search.IntervalAuto {
		c.interval = search.IntervalDay
	}
	days, first := c.counts, c.first
	for len(days) > 0 && days[0] == 0 {
		first, days = first+1, days[1:]
	}
	for len(days) > 0 && days[len(days)-1] == 0 {
		days = days[:len(days)-1]
	}
	if len(days) == 0 {
		return
	}
	last := first + len(days) - 1
	c.interval, c.note = search.ChooseInterval(c.request.Interval, first, last)
	c.buckets = make([]search.Bucket, 0, search.CountBuckets(c.interval, first, last))
	for day := first; day <= last; {
		b := search.DateBucket(c.interval, day)
		next := b.To.DayNumber() + 1
		for ; day < next && day <= last; day++ {
			b.Count.Articles += c.counts[day-c.first]
		}
		c.buckets = append(c.buckets, b)
	}
}

// tally counts the buckets of runs.
func (c *dayCounter) tally(s *snapshot, r *runs) (tally, error) {
	c.layOut()
	columns := make([]*days, len(s.parts))
	for i, p := range s.parts {
		var err error
		if columns[i], err = p.days(c.request.Field); err != nil {
			return tally{}, err
		}
	}
	bucketOf := c.bucketOf()
	return s.tallyUp(r, len(c.buckets), func(m member) []uint32 {
		column := columns[m.part]
		day := column.day[m.article]
		if day == noDay {
			return nil
		}
		at := int(day) - c.first
		return bucketOf[at : at+1]
	})
}

// bucketOf returns the number of the bucket of each day.
func (c *dayCounter) bucketOf() []uint32 {
	numbers := make([]uint32, len(c.counts))
	for i, b := range c.buckets {
		first, last := b.From.DayNumber()-c.first, b.To.DayNumber()-c.first
		for day := max(0, first); day <= min(last, len(numbers)-1); day++ {
			numbers[day] = uint32(i)
		}
	}
	return numbers
}

func (c *dayCounter) unit() string {
	c.layOut()
	return string(c.interval)
}

// facet lists the buckets.
func (c *dayCounter) facet(t *tallies) (search.Facet, search.Message) {
	c.layOut()
	defer func() {
		clear(c.counts)
		freeCounts(c.counts)
	}()
	f := search.Facet{Field: c.request.Field, Interval: c.interval, Missing: t.missing(c.missing).count, Buckets: c.buckets}
	for i := range c.buckets {
		b := &c.buckets[i]
		m := t.of(i, b.Count.Articles)
		b.Count, b.Sources = m.count, m.sources
		if b.Count.Articles > 0 {
			f.Distinct++
		}
	}
	return f, c.note
}
