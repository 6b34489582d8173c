package web

import (
	"dateline/index"
	"dateline/search"
)

// histogram is a date facet as bars: an inline SVG of fixed height that is
// stretched to the width of the page, and a table that says the same.
type histogram struct {
	Label   string // what is counted: "Published"
	Summary string // the whole in a sentence
	Width   int    // of the drawing, in its own units
	Bars    []bar
	First   string   // label of the left end
	Last    string   // of the right end
	Reset   string   // address without the range, "" when none is set
	Missing string   // how many articles have no date, "" when all have
	Fields  []choice // dates to count by
	In, Out string   // addresses of a narrower and a wider range, "" where there is none
	Peak    *anchor  // the first article of the highest bar

	field string // of the Schema
	peak  search.Bucket
}

// bar is one bucket.
type bar struct {
	Label      string // "23 January 2026"
	From, To   string // first and last day
	Count      string // "3 articles"
	Href       string // the search restricted to the bucket
	X, Y       int    // of the bar
	W, H       int
	SlotX      int // of the column that can be clicked, as high as the drawing
	SlotW      int
	Selected   bool // inside the range of dates
	Unselected bool // outside a range of dates that is set
}

// Measures of the drawing, in its own units. Height is fixed on the page, so a
// unit is about a pixel there.
const (
	chartHeight = 96
	barSlot     = 10 // width of a bar and the gap beside it
	barGap      = 2
	barLeast    = 2  // height of the smallest count: one article must be seen
	barsLeast   = 24 // bars that a zoomed histogram shows at the least, for context
)

// datesFor sets the width of the date buckets of a query so that a chosen range
// of dates can be looked into: the bars of a whole archive would be too wide.
func (a asked) datesFor(q search.Query) search.Query {
	from, to := a.dates()
	if from.IsZero() || to.IsZero() {
		return q
	}
	for i, f := range q.Facets {
		if f.Field == a.dateField && f.Interval == search.IntervalAuto {
			q.Facets[i].Interval, _ = search.ChooseInterval(search.IntervalAuto, from.DayNumber(), to.End().DayNumber())
		}
	}
	return q
}

// newHistogram draws a date facet; nil when it has no bucket.
func newHistogram(a asked, f search.Facet, path string) *histogram {
	if len(f.Buckets) == 0 {
		return nil
	}
	h := &histogram{Label: a.loc.field(f.Field)}
	from, to := a.dates()
	ranged := f.Field == a.dateField && !(from.IsZero() && to.IsZero())
	buckets := f.Buckets
	if ranged {
		buckets = window(buckets, from, to)
		h.Reset = a.undated().link(path)
	}
	height := func(b search.Bucket) int { return counted(b, a.query.Count) }
	most := buckets[0]
	for _, b := range buckets {
		if height(b) > height(most) {
			most = b
		}
	}
	for i, b := range buckets {
		inside := ranged && within(b, from, to)
		high := scaled(height(b), height(most))
		h.Bars = append(h.Bars, bar{
			Label: a.loc.bucket(b), From: b.From.String(), To: b.To.String(), Count: a.loc.count(b.Count), Href: a.between(f.Field, b.From, b.To).link(path),
			X: i*barSlot + barGap/2, Y: chartHeight - high, W: barSlot - barGap, H: high, SlotX: i * barSlot, SlotW: barSlot,
			Selected: inside, Unselected: ranged && !inside,
		})
	}
	h.Width = len(h.Bars) * barSlot
	h.First, h.Last = a.loc.bucket(buckets[0]), a.loc.bucket(buckets[len(buckets)-1])
	h.Summary = a.loc.T("chart.by."+string(f.Interval), h.Label, a.loc.bucket(most), a.loc.count(most.Count))
	h.field, h.peak = f.Field, most
	h.zoom(a, buckets, f.Buckets, path)
	for _, name := range []string{index.FieldDate, index.FieldEvent} {
		h.Fields = append(h.Fields, choice{anchor: anchor{Href: a.dated(name).link(path), Text: a.loc.field(name)}, Taken: name == f.Field})
	}
	if f.Missing.Articles > 0 {
		h.Missing = a.loc.count(f.Missing)
	}
	return h
}

// counted returns the number of a bucket that is shown, and that it is ordered
// by: of stories, articles or sources.
func counted(b search.Bucket, by search.CountBy) int {
	switch by {
	case search.CountStories:
		return b.Count.Stories
	case search.CountSources:
		return b.Sources.All
	}
	return b.Count.Articles
}

// scaled returns the height of a bar.
func scaled(n, most int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return max(barLeast, n*(chartHeight-barLeast)/most)
}

// within reports whether a bucket touches the range.
func within(b search.Bucket, from, to index.Date) bool {
	return (from.IsZero() || b.To.DayNumber() >= from.DayNumber()) && (to.IsZero() || b.From.DayNumber() <= to.End().DayNumber())
}

// window returns the buckets that touch the range, with some on both sides
// where these would be few.
func window(buckets []search.Bucket, from, to index.Date) []search.Bucket {
	first, last := 0, len(buckets)-1
	for first < last && !within(buckets[first], from, to) && buckets[first].To.DayNumber() < rangeStart(from, to) {
		first++
	}
	for last > first && !within(buckets[last], from, to) {
		last--
	}
	for last-first+1 < barsLeast && (first > 0 || last < len(buckets)-1) {
		first, last = max(0, first-1), min(len(buckets)-1, last+1)
	}
	return buckets[first : last+1]
}

// rangeStart returns the first day of a range, or its end when it is open
// there.
func rangeStart(from, to index.Date) int {
	if from.IsZero() {
		return to.End().DayNumber()
	}
	return from.DayNumber()
}

// bucket writes the days of a bucket as a reader says them.
func (l *locale) bucket(b search.Bucket) string {
	if d, err := index.ParseDate(b.Value); err == nil {
		return l.day(d)
	}
	return l.T("range.both", l.day(b.From), l.day(b.To))
}
