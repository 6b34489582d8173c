package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

// headLength is how far from the begin of a text, in bytes, it states when it
// was filed.
const headLength = 1200

// stamped reports whether a date near the head of the text is followed by a
// time of day: "5 февраля 2025 года 19:15".
func stamped(d *draft, t *textDate) bool {
	if t.in != index.InBody || t.start > d.start+headLength {
		return false
	}
	rest := strings.TrimLeft(t.text[t.end:], " ,")
	return len(rest) >= 5 && isClock(rest[:5])
}

func isClock(s string) bool {
	for i, c := range []byte(s) {
		if i == 2 && c != ':' || i != 2 && (c < '0' || c > '9') {
			return false
		}
	}
	return s[:2] < "24" && s[3:] < "60"
}

// longestLabel is more letters than "Date of publication" and its like have.
const longestLabel = 30

// alone reports whether a date near the head has its line to itself, but for a
// label: "January 23, 2026", "Published: 23 January 2026".
func alone(d *draft, t *textDate) bool {
	if t.in != index.InBody || t.start > d.start+headLength {
		return false
	}
	from := strings.LastIndexByte(t.text[:t.start], '\n') + 1
	before := strings.TrimSpace(t.text[from:t.start])
	behind := strings.TrimSpace(t.text[t.end : t.end+lineLength(t.text[t.end:])])
	if strings.TrimFunc(behind, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) != "" {
		return false
	}
	return before == "" || strings.HasSuffix(before, ":") && len(before) <= longestLabel
}

// reportedDay reports whether the date is the only full one of the first
// sentence, and given there as the day on which happened what its main clause
// says: "convened in Abu Dhabi on January 23, 2026". In a clause that hangs on
// another ("the man who was killed on ...") it is background.
func reportedDay(d *draft, t *textDate) bool {
	if t.in != index.InBody || t.start > d.start+headLength || !t.onDay() {
		return false
	}
	first := d.firstSentence()
	if t.start < first.Start || t.end > first.End || !t.inMainClause(first) {
		return false
	}
	full := 0
	for i := range d.found {
		if o := &d.found[i]; o.in == index.InBody && o.complete() && first.Start <= o.start && o.start < first.End {
			full++
		}
	}
	return full == 1
}

// inMainClause reports whether no word of the sentence before the date opens
// another clause, and none at all looks ahead.
func (t *textDate) inMainClause(sentence index.Span) bool {
	for i, w := range t.words {
		switch {
		case w.Start >= sentence.End:
			return true
		case futureWords[w.Folded]:
			return false
		case 0 < i && i < t.at && subordinate[w.Folded] && !(i >= t.at-2 && saidWords[w.Folded]):
			return false
		}
	}
	return true
}

// onDay reports whether the words before the date give it as a day on which
// something happens, and not as one since, until or after which it does.
func (t *textDate) onDay() bool {
	if dayWords[t.word(-1)] {
		return true
	}
	if t.form != formCalendar {
		return false
	}
	month, _ := utf8.DecodeRuneInString(t.text[t.words[t.at+1].Start:]) // its name is the second word
	return unicode.Is(unicode.Cyrillic, month) && !boundWords[t.word(-1)]
}

var (
	// subordinate are words behind which a date belongs to the background. As
	// the first word of a sentence ("When they met on ...") they do not count.
	subordinate = wordSet("who whom whose which that when where after following since before during responsible involved convicted attack attacks said says confirmed confirms " +
		"qui que dont où après depuis avant lors quien quienes cual cuyo tras después desde que cuja após quem der die nachdem weil dass " +
		"который которая которое которые которого которой которых что после перед когда во время який яка яке які якого якої яких що після перед коли під " +
		"الذي التي الذين بعد قبل منذ خلال عندما")
	dayWords = wordSet("on le el este em dia am dem يوم في بتاريخ")
	// Russian and Ukrainian put the bare genitive for the day of an event.
	boundWords = wordSet("с со до по от к после на з із від до по після за перед через и і та")
)

// firstSentence returns the span of the first sentence of the report.
func (d *draft) firstSentence() index.Span {
	for _, p := range d.passages() {
		if p.in == index.InBody {
			from := p.words[0].Start
			return index.Span{Start: from, End: sentenceEnd(p.text, from)}
		}
	}
	return index.Span{}
}
