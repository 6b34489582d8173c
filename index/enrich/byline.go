package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// bylineLines is how many lines of the head can be a byline: it stands before
// or right behind the dateline.
const bylineLines = 5

// Lengths beyond which a line is no byline: a long one is a sentence.
const (
	longestByline     = 120
	longestBylineName = 12 // words
	longestDesk       = 7  // words, the opening with them
)

var bylineCredit = boilerplate{kind: kindCredits, rule: "byline"}

// byline returns the span of the names in a line that says who wrote the
// report ("By Jane Doe", "Автор: Іван Іваненко"), and the word that says so;
// false for any other line.
func (l bodyLine) byline() (names index.Span, opening string, ok bool) {
	if len(l.text) > longestByline || len(l.words) < 2 || len(l.words) > longestBylineName || !beginsName(l.text[l.words[0].Start-l.start:]) {
		return names, "", false
	}
	opening = l.words[0].Folded
	colon, known := bylineOpenings[opening]
	before := strings.TrimLeft(l.text[:l.words[0].Start-l.start], " \t*_([—–-\ufeff")
	behind := strings.TrimLeft(l.after(1), " \t*_")
	if !known || before != "" || colon != strings.HasPrefix(behind, ":") && colon {
		return names, "", false
	}
	return l.names(opening)
}

// names returns the span of the names that the rest of a byline is made of:
// words with capitals and what joins them, up to a comma, a bracket or a stroke
// behind which the desk is named.
func (l bodyLine) names(opening string) (names index.Span, _ string, ok bool) {
	names = index.Span{Start: l.words[1].Start, End: l.words[1].Start}
	for i, w := range l.words[1:] {
		if cut := strings.TrimSpace(l.text[names.End-l.start : w.Start-l.start]); i > 0 && (deskWords[w.Folded] || strings.ContainsAny(cut, ",،(|/–—")) {
			if len(l.words)-i > longestDesk {
				return names, "", false // goes on as a sentence
			}
			break
		}
		if isCalendarWord(w) || !nameJoiners[w.Folded] && !beginsName(l.text[w.Start-l.start:]) {
			return names, "", false
		}
		names.End = w.End
	}
	closing := strings.TrimRight(l.text, " \t*_)]:\r")
	sentence := strings.HasSuffix(closing, ".") && !abbreviation(closing[:len(closing)-1])
	return names, opening, !sentence && beginsName(l.text[names.Start-l.start:])
}

// beginsName reports whether s begins with a capital or a letter of a script
// without case.
func beginsName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isCalendarWord reports whether a word names a month, a day of the week or a
// season: "By Friday" is no byline.
func isCalendarWord(w text.Word) bool {
	entry := calendar[w.Folded]
	if entry == nil {
		return false
	}
	for _, c := range entry.words {
		if !c.short && (c.month != 0 || c.weekday != 0) && w.Folded != "may" && w.Folded != "april" && w.Folded != "august" {
			return true
		}
	}
	return false
}

// markByline marks a byline at the head of the report, which is no part of it,
// and adds the names as a mention.
func (d *draft) markByline(l bodyLine) bool {
	names, opening, ok := l.byline()
	if !ok {
		return false
	}
	d.mark(l.start, l.start+len(l.text), &bylineCredit)
	d.addByline(names.Start, names.End, opening)
	return true
}

// markAuthor adds the names behind a credit that begins at word i of a line and
// says who wrote the report: "(Reporting by Jane Doe in Kyiv; ...)".
func (d *draft) markAuthor(l bodyLine, i int, credit *boilerplate) {
	if i += len(credit.words); !credit.author || i >= len(l.words) {
		return
	}
	start, end := l.words[i].Start, 0
	for n, w := range l.words[i:] {
		if n > 0 && strings.ContainsAny(l.text[end-l.start:w.Start-l.start], ";,،|/–—") || !nameJoiners[w.Folded] && !beginsName(l.text[w.Start-l.start:]) {
			break
		}
		if beginsName(l.text[w.Start-l.start:]) {
			end = w.End
		}
	}
	if end > start {
		d.addByline(start, end, credit.rule)
	}
}

func (d *draft) addByline(start, end int, rule string) {
	d.add(fieldByline, d.article.Body[start:end], start, end, index.InBody, rule)
}
