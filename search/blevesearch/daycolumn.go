package blevesearch

import (
	"fmt"
	"math"
	"time"

	"dateline/index"
	"dateline/index/bleveindex"

	"github.com/RoaringBitmap/roaring/v2"
)

// days is the column of a Dates field. Deleted articles are in it.
type days struct {
	seconds     []int64 // since 1970, noDate where unknown
	day         []int32 // day number, noDay where unknown
	first, last int32   // of the known days; first > last when none is known
}

// noDate and noDay stand for an unknown date.
const (
	noDate = math.MinInt64
	noDay  = math.MinInt32
)

// The dates that are taken for known, years 1 to 9999: what a date can be
// written as, and few enough days to count each.
const (
	firstSecond = -62135596800
	lastSecond  = 253402300799
)

func (d *days) bytes() int { return 12 * len(d.seconds) }

// days returns the column of a Dates field.
func (p *part) days(field string) (*days, error) {
	made, err := p.columns.get(p.column(field), func() (column, error) { return p.makeDays(field) })
	if err != nil {
		return nil, err
	}
	return made.(*days), nil
}

func (p *part) makeDays(field string) (*days, error) {
	d := &days{seconds: make([]int64, p.size), day: make([]int32, p.size), first: math.MaxInt32, last: math.MinInt32}
	for i := range d.seconds {
		d.seconds[i], d.day[i] = noDate, noDay
	}
	err := p.eachTerm(field, func(term string, articles *roaring.Bitmap) error {
		seconds, ok := bleveindex.ParseDateTerm([]byte(term))
		if !ok {
			return fmt.Errorf("reading the dates of %s: %w", field, errDamaged)
		}
		if seconds < firstSecond || seconds > lastSecond {
			return nil
		}
		day := int32(index.Date{Time: time.Unix(seconds, 0)}.DayNumber())
		d.first, d.last = min(d.first, day), max(d.last, day)
		for it := articles.Iterator(); it.HasNext(); {
			article := it.Next()
			d.seconds[article], d.day[article] = seconds, day
		}
		return nil
	})
	return d, err
}

// filter returns those articles that have a date from the first to the last of
// the days that a filter names.
func (d *days) filter(p *part, among *roaring.Bitmap, from, to index.Date) (*roaring.Bitmap, error) {
	first, last := int32(math.MinInt32), int32(math.MaxInt32)
	if !from.IsZero() {
		first = int32(from.DayNumber())
	}
	if !to.IsZero() {
		last = int32(to.End().DayNumber())
	}
	return p.pick(among, func(article uint32) bool {
		day := d.day[article]
		return day != noDay && first <= day && day <= last
	})
}
