package enrich

import (
	"unicode"
	"unicode/utf8"
)

// looksLikeMonth reports whether the name of a month is meant as one. In a
// text, English ones have a capital; "may" and "march" in a text of capitals
// need a word like "on" before the day. Where the language is not known, the
// year must follow.
func (r *dateReader) looksLikeMonth(month, first int, e calendarWord) bool {
	if r.loose || e.of&r.of&^english != 0 && r.of != anyTongue {
		return true
	}
	w := r.words[month]
	written := r.text[w.Start:w.End]
	initial, size := utf8.DecodeRuneInString(written)
	if !unicode.IsUpper(initial) {
		return e.of&english == 0
	}
	if !inCapitals(written[size:]) || w.Folded != "may" && w.Folded != "march" {
		return true
	}
	return first > 0 && beforeDay[r.words[first-1].Folded]
}

// beforeDay are English words that announce a day.
var beforeDay = wordSet("on of since from until by to through and before after dated last this between for")

// beforeMonth are words that announce a month.
var beforeMonth = wordSet("in from since last early late mid until during this next through " +
	"en depuis début fin mi depuis desde principios finales mediados fines início final meados im seit anfang ende mitte " +
	"у в з із від до с со к от до початку початок кінця кінці кінець наприкінці середини середині начала начале начало конца конце конец середины середине протягом упродовж течение " +
	"في وفي منذ شهر مطلع أواخر أوائل منتصف نهاية بداية خلال")

// monthFirst reads a date that begins with the name of a month: "January 23,
// 2026", "January 22-24", "January 2026".
func (r *dateReader) monthFirst(dst []dateParts, i, after int, e calendarWord) []dateParts {
	p := dateParts{month: e.month, start: r.words[i].Start}
	gap, day := r.gap(after-1), 0
	if gap == "" || gap == "." || gap == "," {
		day, _ = dayNumber(r.words[after].Folded)
	}
	if day > 0 && gap != "," && (e.of&r.of&english != 0 || r.loose) && r.looksLikeMonth(i, i, e) {
		return r.dayAfterMonth(dst, p, after, day)
	}
	p.next = after
	if day == 0 {
		r.finishMonth(&p, after)
	}
	switch {
	case day > 0:
		return dst
	case e.short && !r.loose && (p.year == 0 || e.of&english == 0 || !startsUpper(r.text[p.start:])) && !r.isLevantine(i):
		return dst
	case p.year == 0 && (r.loose || !r.announcesMonth(i, e)):
		return dst
	}
	return append(dst, p)
}

// isLevantine reports whether word i is the name of a month in Syria and Iraq:
// names that mean other things too, but not between these words.
func (r *dateReader) isLevantine(i int) bool {
	return r.of&arabic != 0 && i > 0 && beforeMonth[r.words[i-1].Folded]
}

// announcesMonth reports whether the words before word i, the name of a month,
// show that a month is meant, though neither day nor year says so.
func (r *dateReader) announcesMonth(i int, e calendarWord) bool {
	if e.of&r.of == english && !startsUpper(r.text[r.words[i].Start:]) {
		return false
	}
	switch r.gap(i - 1) {
	case "-", "–", "—":
		_, after := r.entry(i-1, isMonth)
		return after == i || beforeMonth[r.words[i-1].Folded]
	case "":
		before := r.words[i-1].Folded
		if joinWords[before] && i > 1 && r.gap(i-2) == "" {
			_, after := r.entry(i-2, isMonth)
			return after == i-1 || beforeMonth[before]
		}
		return beforeMonth[before]
	}
	return false
}

// dayAfterMonth takes the day that is word i, a second one, and the year.
func (r *dateReader) dayAfterMonth(dst []dateParts, p dateParts, i, day int) []dateParts {
	p.day, p.end, p.next = day, r.words[i].End, i+1
	if r.gap(i) == ":" || r.gap(i) == "/" {
		return dst
	}
	other, ok := r.otherDay(i)
	if n, _ := dayNumber(r.wordOr(other)); ok && n > day && (other == i+1 || !r.countsSomething(other)) {
		q := p
		q.day, q.start, q.end, q.next = n, r.words[other].Start, r.words[other].End, other+1
		r.finishYear(&q)
		p.year, p.next = q.year, other
		return append(dst, p, q)
	}
	r.finishYear(&p)
	return append(dst, p)
}

// countsSomething reports whether the number at word i belongs to what
// follows: "January 22 and 23 people".
func (r *dateReader) countsSomething(i int) bool {
	if r.gap(i) != "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.text[r.words[i+1].Start:])
	return unicode.IsLower(first) && !beforeDay[r.words[i+1].Folded] && !yearBefore[r.words[i+1].Folded]
}

func (r *dateReader) wordOr(i int) string {
	if i < len(r.words) {
		return r.words[i].Folded
	}
	return ""
}

// weekdayFirst reads a day of the week, alone or before a date.
func (r *dateReader) weekdayFirst(dst []dateParts, i, after int, e calendarWord) []dateParts {
	start, known := r.words[i].Start, len(dst)
	if r.dateFollows(after) {
		dst = r.read(dst, after)
	}
	if len(dst) > known && dst[known].day != 0 {
		dst[known].weekday, dst[known].start = e.weekday, start
		return dst
	}
	alone := dateParts{weekday: e.weekday, form: formWeekday, start: start, end: r.words[after-1].End, next: after}
	return append(dst[:known], alone)
}

// dateFollows reports whether word i, behind the name of a day of the week, can
// begin the date of that day.
func (r *dateReader) dateFollows(i int) bool {
	switch r.gap(i - 1) {
	case "", ",", ".", "،":
	default:
		return false
	}
	if n, _ := dayNumber(r.words[i].Folded); n > 0 {
		return true
	}
	_, after := r.entry(i, isMonth)
	return after > i
}
