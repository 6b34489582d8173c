package enrich

import (
	"strings"
	"time"

	"dateline/index"
)

// dateResolver gives the dates of a text their meaning, one after the other.
type dateResolver struct {
	found []textDate
	ref   index.Date // the day of writing
	known bool       // ref is known
	last  lastDate   // the last date that has a meaning
	said  lastDate   // the last whose year the text names
}

// lastDate is a date that the text has named.
type lastDate struct {
	date index.Date
	at   int
	in   string
}

// resolve gives the date found as number i its meaning, if it has one.
func (r *dateResolver) resolve(i int) {
	t := &r.found[i]
	switch {
	case !t.date.IsZero():
		r.said = lastDate{t.date, t.start, t.in}
	case t.form == formWeekday:
		if r.known {
			t.date = t.onWeekday(r.ref)
		}
	case t.form == formRelative:
		if from := r.countFrom(t); !from.IsZero() {
			t.counted(from)
		}
	case t.form == formSeason:
		if year := r.seasonYear(t); year != 0 {
			t.value = seasonOf(year, t.season)
		}
	case t.month != 0:
		t.date = r.inYear(i)
	}
}

// countFrom returns the day from which a relative date is counted, zero if
// there is none. A history, which has no day of writing, says "next month" of
// the date that it named before.
func (r *dateResolver) countFrom(t *textDate) index.Date {
	switch {
	case !t.anchored && r.known && t.ofWriting():
		return r.ref
	case !t.anchored && (r.known || t.relative <= 0):
	case r.last.in == t.in && t.start-r.last.at <= longestSentence && r.last.date.Precision >= t.unit.precision():
		return r.last.date
	}
	return index.Date{}
}

// ofWriting reports whether the date is counted from the day of writing. In a
// quotation a day is counted from that of the speech, and far down in a text
// "today" often means nowadays.
func (t *textDate) ofWriting() bool {
	return t.unit != unitDay || !t.quoted() && (t.relative < 0 || t.inLead())
}

// precision returns the least precision of a date from which the unit can be
// counted.
func (u dateUnit) precision() index.Precision {
	switch u {
	case unitYear:
		return index.Year
	case unitMonth:
		return index.Month
	}
	return index.Day
}

// seasonYear returns the year of a season: as named, else that of the text
// around, else of the last such season that had begun.
func (r *dateResolver) seasonYear(t *textDate) int {
	switch {
	case t.year != 0:
		return t.year
	case r.sentenceYear(t) != 0:
		return r.sentenceYear(t)
	case r.known && t.outlook() == lookBack:
		return startedSeason(r.ref, t.season)
	case r.known || r.last.date.IsZero():
		return 0
	}
	return r.last.date.Time.Year()
}

// sentenceYear returns the year that the sentence of a date has named before
// it, 0 if it has not.
func (r *dateResolver) sentenceYear(t *textDate) int {
	if r.said.date.IsZero() || r.said.in != t.in {
		return 0
	}
	if start, _ := sentenceAround(t.text, t.start); r.said.at < start {
		return 0
	}
	return r.said.date.Time.Year()
}

// inYear finds the year of a month, with or without a day. The end of a range
// names it for its beginning, and a sentence that has named a year goes on in
// it. Otherwise it is the one next to when the text was written; where that is
// not known, the year that the text named last.
func (r *dateResolver) inYear(i int) index.Date {
	t := &r.found[i]
	if year := r.rangeYear(i); year != 0 {
		return t.ofYear(year)
	}
	if year := r.yearBehind(i); year != 0 {
		return t.ofYear(year)
	}
	if year := r.sentenceYear(t); year != 0 {
		return t.ofYear(year)
	}
	switch {
	case r.known && t.day != 0:
		return t.nearNews(r.ref)
	case r.known:
		return t.nearMonth(r.ref)
	case !r.last.date.IsZero():
		return t.ofYear(r.last.date.Time.Year())
	}
	return index.Date{}
}

// yearBehind returns the year of the month that is date i from the words behind
// it: "in March last year", "1 січня наступного року"; 0 if there are none.
func (r *dateResolver) yearBehind(i int) int {
	if i+1 == len(r.found) {
		return 0
	}
	t, next := &r.found[i], &r.found[i+1]
	if next.in != t.in || next.form != formRelative || next.unit != unitYear || next.start < t.end || next.start-t.end > longestOf {
		return 0
	}
	if strings.ContainsAny(t.text[t.end:next.start], ".,;:()\n") {
		return 0
	}
	if from := r.countFrom(next); !from.IsZero() {
		return from.Time.Year() + next.relative
	}
	return 0
}

// longestOf is the length in bytes of the words that can stand between a month
// and its year: "de l'", "من".
const longestOf = 8

// inBrackets reports whether the date stands in brackets: a remark from which
// the text does not go on.
func (t *textDate) inBrackets() bool {
	before := t.text[max(0, t.start-longestLink):t.start]
	return strings.LastIndexByte(before, '(') > strings.LastIndexByte(before, ')')
}

// longestLink is the length in bytes of what stands between the two dates of a
// range at the most: "and up to the end of" in Cyrillic.
const longestLink = 40

// rangeYear returns the year of the date that ends the range which date i
// begins ("from March to June 1943"), 0 if there is none.
func (r *dateResolver) rangeYear(i int) int {
	t := &r.found[i]
	if i+1 == len(r.found) {
		return 0
	}
	next := &r.found[i+1]
	if next.in != t.in || next.year == 0 || next.month != 0 && next.month < t.month || next.start < t.end || next.start-t.end > longestLink {
		return 0
	}
	if strings.ContainsAny(t.text[t.end:next.start], ".,;:()\n") {
		return 0
	}
	return next.year
}

// nearNews returns the day and month of t in the year that brings it closest
// to a day. News looks back: what lies far ahead is of the year before, unless
// the words around look ahead.
func (t *textDate) nearNews(ref index.Date) index.Date {
	date := nearest(t.dateParts, ref)
	switch ahead := date.DayNumber() - ref.DayNumber(); {
	case ahead > nearPublication && t.outlook() == lookBack:
		return t.ofYear(date.Time.Year() - 1)
	case ahead < -nearPublication && t.outlook() == lookAhead:
		return t.ofYear(date.Time.Year() + 1)
	}
	return date
}

// nearMonth returns the last month of the name of t that had begun on a day, or
// the next where the words around look ahead.
func (t *textDate) nearMonth(ref index.Date) index.Date {
	year := ref.Time.Year()
	switch look := t.outlook(); {
	case look == lookAhead && t.month < ref.Time.Month():
		year++
	case look == lookEither && t.month != ref.Time.Month():
		return index.Date{}
	case look == lookBack && t.month > ref.Time.Month():
		year--
	}
	return t.ofYear(year)
}

// ofYear returns the date of the parts in a given year.
func (p dateParts) ofYear(year int) index.Date {
	p.year = year
	return p.date()
}

// nearest returns the day and month of p in the year that brings it closest to
// a day.
func nearest(p dateParts, to index.Date) index.Date {
	var best index.Date
	year := to.Time.Year()
	for y := year - 1; y <= year+1; y++ {
		if date := p.ofYear(y); !date.IsZero() && (best.IsZero() || apart(date, to) < apart(best, to)) {
			best = date
		}
	}
	return best
}

// apart returns the number of days between two dates.
func apart(a, b index.Date) int {
	n := a.DayNumber() - b.DayNumber()
	return max(n, -n)
}

// monthOf returns a month as a date.
func monthOf(year int, m time.Month) index.Date {
	return index.Date{Time: time.Date(year, m, 1, 0, 0, 0, 0, time.UTC), Precision: index.Month}
}
