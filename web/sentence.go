package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

// sentenceSide is the length in bytes that a sentence is shown with on either
// side of what it proves: three lines.
const sentenceSide = 280

// sentenceAround returns the sentence of a text around a stretch: from behind
// the last full stop, question mark, exclamation mark or end of line before it
// to the first behind it. A long one is cut between words.
func sentenceAround(s string, at index.Span) index.Span {
	start, end := at.Start, at.End
	low, high := max(0, at.Start-sentenceSide), min(len(s), at.End+sentenceSide)
	for !utf8.RuneStart(at0(s, low)) {
		low++
	}
	for high < len(s) && !utf8.RuneStart(s[high]) {
		high--
	}
	cutLow, cutHigh := low > 0, high < len(s)
	if i := lastEnd(s[low:start]); i >= 0 {
		low, cutLow = low+i, false
	}
	if i := firstEnd(s[end:high]); i >= 0 {
		high, cutHigh = end+i, false
	}
	if cutLow {
		low += max(0, strings.IndexFunc(s[low:start], unicode.IsSpace))
	}
	if i := strings.LastIndexFunc(s[end:high], unicode.IsSpace); cutHigh && i > 0 {
		high = end + i
	}
	for low < start && unicode.IsSpace(rune(s[low])) {
		low++
	}
	for high > end && unicode.IsSpace(rune(s[high-1])) {
		high--
	}
	return index.Span{Start: low, End: high}
}

// at0 returns a byte of a text, and behind its end one that begins a rune.
func at0(s string, i int) byte {
	if i >= len(s) {
		return 0
	}
	return s[i]
}

// lastEnd returns the offset behind the last end of a sentence, -1 for none.
func lastEnd(s string) int {
	last := -1
	for at := 0; ; {
		i := firstEnd(s[at:])
		if i < 0 {
			return last
		}
		at += i
		last = at
	}
}

// firstEnd returns the offset behind the first end of a sentence, -1 for none.
// A full stop ends one only before white space and a letter that is not small:
// "Jan. 23" and "Gen. Burhan" are one sentence less often than two, so a capital
// after a short word is no end.
func firstEnd(s string) int {
	word := 0 // letters in front
	for i, r := range s {
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		switch {
		case r == '\n' || r == '。' || r == '！' || r == '？':
			return next
		case strings.ContainsRune("!?؟।…", r) && spaceAt(s, next):
			return next
		case r == '.' && word > abbreviation && spaceAt(s, next) && !smallAfter(s[next:]):
			return next
		}
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			word++
			continue
		}
		word = 0
	}
	return -1
}

// abbreviation is the length of the words behind which a full stop is more
// often that of an abbreviation: Gen., Mr., Jan.
const abbreviation = 3

func spaceAt(s string, i int) bool { return i >= len(s) || unicode.IsSpace(rune(s[i])) }

// smallAfter reports whether the text goes on in small letters.
func smallAfter(s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
