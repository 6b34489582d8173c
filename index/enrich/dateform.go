package enrich

import (
	"strconv"
	"strings"
	"time"

	"dateline/index"
	"dateline/index/text"
)

// dateParts is a date as a text writes it: 0 for what it does not say.
type dateParts struct {
	year    int
	month   time.Month
	day     int
	weekday int // 1 Monday to 7 Sunday

	season   season
	relative int      // units from the day of writing, or from a date named before
	unit     dateUnit // of relative
	anchored bool     // relative is counted from the date that was named last
	form     dateForm

	start, end int // byte offsets of the expression in its text
	next       int // number of the first word behind it
}

// dateForm is the way in which a date is written.
type dateForm uint8

// Forms of a date.
const (
	formCalendar dateForm = iota // day, month or year by number and name
	formNumbers                  // numbers alone: 2026-01-23, 23.01.2026
	formWeekday                  // the name of a day of the week alone
	formRelative                 // yesterday, last week, two years ago
	formSeason                   // a season, with or without its year
)

// Years that are read as such: what is earlier or later is a number.
const (
	firstYearRead = 1000
	lastYearRead  = 2199
	firstYearBare = 1500 // where nothing but "in" stands before it
	lastYearBare  = 2100
)

// complete reports whether the parts name one day.
func (p dateParts) complete() bool { return p.year != 0 && p.month != 0 && p.day != 0 }

// date returns the parts as a date, as far as they reach without a gap from
// the year down; the zero Date where there is no year, or no such day.
func (p dateParts) date() index.Date {
	switch {
	case p.year == 0:
		return index.Date{}
	case p.month == 0:
		return index.Date{Time: time.Date(p.year, time.January, 1, 0, 0, 0, 0, time.UTC), Precision: index.Year}
	case p.day == 0:
		return monthOf(p.year, p.month)
	}
	d := index.NewDay(p.year, p.month, p.day)
	if d.Time.Day() != p.day {
		return index.Date{}
	}
	return d
}

// dateReader reads dates from the words of a text.
type dateReader struct {
	text  string
	words []text.Word
	of    tongue // the languages whose words count

	// loose is for datelines, where nothing but a date is to be expected: names
	// of months in any case, years of two digits.
	loose bool
	pivot int // the last year that two digits can mean; only when loose
}

// read appends the date that begins at word i to dst: none, one, or two when
// it names two days of a month ("22-24 January") or two years ("1914-1918").
func (r *dateReader) read(dst []dateParts, i int) []dateParts {
	w := r.words[i]
	if '0' <= w.Folded[0] && w.Folded[0] <= '9' {
		known := len(dst)
		if dst = r.readNumber(dst, i); len(dst) > known {
			return dst
		}
		return r.numberedPhrase(dst, i, w.Folded)
	}
	entry := calendar[w.Folded]
	if entry == nil {
		return dst
	}
	return r.readWord(dst, i, entry)
}

// readWord reads what begins with a word of the calendar.
func (r *dateReader) readWord(dst []dateParts, i int, entry *calendarEntry) []dateParts {
	if p, ok := r.phrase(i, entry.phrases); ok {
		return append(dst, p)
	}
	if entry.number > 0 {
		known := len(dst)
		if dst = r.numberedPhrase(dst, i, r.words[i].Folded); len(dst) > known {
			return dst
		}
	}
	if e, after := r.entry(i, isMonth); after > i {
		return r.monthFirst(dst, i, after, e)
	}
	if e, after := r.entry(i, isWeekday); after > i {
		return r.weekdayFirst(dst, i, after, e)
	}
	if e, after := r.entry(i, isSeason); after > i {
		return r.seasonFirst(dst, i, e)
	}
	if e, after := r.entry(i, isRelative); after > i {
		return append(dst, dateParts{relative: e.relative, form: formRelative, start: r.words[i].Start, end: r.words[i].End, next: after})
	}
	return dst
}

func isMonth(e calendarWord) bool    { return e.month != 0 }
func isWeekday(e calendarWord) bool  { return e.weekday != 0 }
func isSeason(e calendarWord) bool   { return e.season != 0 }
func isRelative(e calendarWord) bool { return e.relative != notRelative }

// entry returns what the word i means in the calendar, and the number of the
// first word behind it; after is i when it means nothing of the kind.
func (r *dateReader) entry(i int, kind func(calendarWord) bool) (e calendarWord, after int) {
	if i < 0 || i >= len(r.words) {
		return e, i
	}
	entry := calendar[r.words[i].Folded]
	if entry == nil {
		return e, i
	}
	for _, e := range entry.words {
		switch {
		case e.of&r.of == 0 || !kind(e):
		case e.second == "":
			return e, i + 1
		case i+1 < len(r.words) && r.words[i+1].Folded == e.second && len(r.gap(i)) <= 1:
			return e, i + 2
		}
	}
	return e, i
}

// gap returns what stands between word i and the next, without blanks; "\n\n"
// where a paragraph ends, "\x00" behind the last word.
func (r *dateReader) gap(i int) string {
	if i < 0 || i+1 >= len(r.words) {
		return "\x00"
	}
	s := r.text[r.words[i].End:r.words[i+1].Start]
	if s == " " || s == "" {
		return ""
	}
	trimmed := strings.TrimSpace(s)
	if trimmed == "" && strings.Count(s, "\n") > 1 {
		return "\n\n"
	}
	return trimmed
}

// readNumber reads a date that begins with a number.
func (r *dateReader) readNumber(dst []dateParts, i int) []dateParts {
	w := r.words[i]
	if strings.Count(w.Folded, ".") == 2 {
		return r.dotted(dst, i)
	}
	n, ordinal := dayNumber(w.Folded)
	if n == 0 {
		return r.yearFirst(dst, i)
	}
	if r.gap(i) == "/" && !ordinal {
		if p, ok := r.slashed(i, n); ok {
			return append(dst, p)
		}
	}
	return r.dayFirst(dst, i, n)
}

// dayNumber reads the number of a day: 1 to 31, also as an ordinal (1st, 1er,
// 1º). It returns 0 for anything else.
func dayNumber(s string) (n int, ordinal bool) {
	digits := 0
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 2 {
		return 0, false
	}
	switch s[digits:] {
	case "":
	case "st", "nd", "rd", "th", "er", "o", "a", "e", "го", "ого":
		ordinal = true
	default:
		return 0, false
	}
	n, _ = strconv.Atoi(s[:digits])
	if n > 31 {
		return 0, false
	}
	return n, ordinal
}

// dayFirst reads "23 January 2026", "23 de enero de 2026", "23 січня 2026
// року", "22-24 January": the day and the month, and the year if it is there.
func (r *dateReader) dayFirst(dst []dateParts, i, day int) []dateParts {
	other, ok := r.otherDay(r.skipOrdinal(i))
	if !ok {
		if p, ok := r.dayAndMonth(i, day); ok {
			dst = append(dst, p)
		}
		return dst
	}
	// The first of two days: what follows the second holds for both.
	n, _ := dayNumber(r.words[other].Folded)
	second, ok := r.dayAndMonth(other, n)
	if !ok || n <= day {
		return dst
	}
	first := dateParts{day: day, month: second.month, year: second.year, start: r.words[i].Start, end: r.words[i].End, next: other}
	return append(dst, first, second)
}

// dayAndMonth reads a day, which is word i, its month and the year.
func (r *dateReader) dayAndMonth(i, day int) (dateParts, bool) {
	month := r.skipOf(r.skipOrdinal(i))
	e, after := r.entry(month, isMonth)
	if after == month || !r.looksLikeMonth(month, i, e) {
		return dateParts{}, false
	}
	p := dateParts{day: day, month: e.month, start: r.words[i].Start}
	r.finishMonth(&p, after)
	return p, true
}

// skipOrdinal returns the number of the last word of the day that word i
// begins: 2-го is two words.
func (r *dateReader) skipOrdinal(i int) int {
	if r.gap(i) != "-" {
		return i
	}
	switch r.words[i+1].Folded {
	case "го", "е", "ого", "те":
		return i + 1
	}
	return i
}

// skipOf returns the number of the word behind word i that names the month,
// past "of" or "de".
func (r *dateReader) skipOf(i int) int {
	switch r.gap(i) {
	case "", ".", "-", "/":
	default:
		return len(r.words)
	}
	if ofWords[r.words[i+1].Folded] && r.gap(i+1) == "" {
		return i + 2
	}
	return i + 1
}

// otherDay returns the number of the word that names a second day behind word
// i: "22-24 January", "22 and 23 January".
func (r *dateReader) otherDay(i int) (int, bool) {
	at := i + 1
	switch gap := r.gap(i); {
	case gap == "-" || gap == "–" || gap == "—":
	case gap == "" && joinWords[r.words[at].Folded] && r.gap(at) == "":
		at++
	default:
		return 0, false
	}
	n, _ := dayNumber(r.words[at].Folded)
	return at, n > 0
}

// finishMonth takes what follows the name of a month, whose last word is the
// one before after: the same month by another name, the year, the word year.
func (r *dateReader) finishMonth(p *dateParts, after int) {
	p.end = r.words[after-1].End
	if gap := r.gap(after - 1); gap == "/" || gap == "(" {
		if e, behind := r.entry(after, isMonth); behind > after && e.month == p.month {
			after = behind
			p.end = r.words[after-1].End + len(gap) - len("/")
		}
	}
	p.next = after
	r.finishYear(p)
}

// finishYear takes the year that follows, if one does.
func (r *dateReader) finishYear(p *dateParts) {
	at := p.next
	switch r.gap(at - 1) {
	case "", ",", ".", "-", "/", "،", ".,", ")":
	default:
		return
	}
	if (ofWords[r.words[at].Folded] || r.words[at].Folded == "عام" || r.words[at].Folded == "سنه") && r.gap(at) == "" {
		at++
	}
	year := r.year(at)
	if year == 0 {
		return
	}
	p.year, p.end, p.next = year, r.words[at].End, at+1
	if r.gap(at) == "" && yearWords[r.words[at+1].Folded] {
		p.end, p.next = r.words[at+1].End, at+2
	}
}

// year reads word i as a year, 0 if it is none. Two digits are one in a
// dateline, but not the hours of a time. The letter for year may be glued to
// it: 2014г.
func (r *dateReader) year(i int) int {
	s := strings.TrimSuffix(strings.TrimSuffix(r.words[i].Folded, "г"), "р")
	n, err := strconv.Atoi(s)
	switch {
	case err != nil, len(s) == 4 && strings.ContainsAny(r.text[r.words[i].Start:r.words[i].End], ",.'’ "): // 1,730
	case len(s) == 4 && firstYearRead <= n && n <= lastYearRead:
		return n
	case len(s) == 2 && r.loose && r.gap(i) != ":":
		year := r.pivot - r.pivot%100 + n
		if year > r.pivot {
			year -= 100
		}
		return year
	}
	return 0
}
