package web

import (
	"net/url"
	"testing"

	"pgregory.net/rapid"

	"dateline/index"
)

// Zooming in narrows the range and stays inside of it; zooming out widens it and
// ends at all dates.
func TestZoom(t *testing.T) {
	l := english()
	rapid.Check(t, func(t *rapid.T) {
		f := months(rapid.IntRange(2, 60).Draw(t, "months"))
		a := homeSearch().usual()
		a.loc = l
		first, last := f.Buckets[0].From.DayNumber(), f.Buckets[len(f.Buckets)-1].To.DayNumber()
		from := rapid.IntRange(first, last).Draw(t, "from")
		to := rapid.IntRange(from, last).Draw(t, "to")
		h := newHistogram(a.between(index.FieldDate, index.DayOf(from), index.DayOf(to)), f, pathSearch)
		if h.In != "" {
			in, inTo := linkedDays(t, h.In)
			if in < from || inTo > to || inTo-in >= to-from || inTo < in {
				t.Fatalf("%d to %d zooms in to %d to %d", from, to, in, inTo)
			}
		}
		if h.Out == h.Reset {
			return
		}
		out, outTo := linkedDays(t, h.Out)
		if out > from || outTo < to || outTo-out <= to-from || out < first || outTo > last {
			t.Fatalf("%d to %d of %d to %d zooms out to %d to %d", from, to, first, last, out, outTo)
		}
	})
}

// linkedDays returns the range of days in an address.
func linkedDays(t *rapid.T, href string) (from, to int) {
	u, err := url.Parse(href)
	if err != nil {
		t.Fatal(err)
	}
	return date(t, u.Query().Get("from")).DayNumber(), date(t, u.Query().Get("to")).DayNumber()
}
