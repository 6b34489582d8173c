package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSentence is how far, in bytes, the ends of a sentence are looked for.
// What is longer is a list or a table, and looking on for each of its dates
// would take time that grows with the square of its length.
const longestSentence = 800

// sentenceEnd returns the offset behind the sentence that begins at from, its
// full stop included. A sentence also ends where a paragraph does.
func sentenceEnd(s string, from int) int {
	s = s[:min(len(s), from+2*longestSentence)]
	for i := from; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch r {
		case '。', '！', '？', '؟', '।', '۔':
			return i
		case '\n':
			if i < len(s) && s[i] == '\n' {
				return i
			}
		case '.', '!', '?', '…':
			end := closing(s, i)
			if beginsSentence(s[end:]) && !(r == '.' && abbreviation(s[from:i-1])) {
				return end
			}
		}
	}
	return len(s)
}

// sentenceAround returns the sentence of s that the byte at offset at is in.
func sentenceAround(s string, at int) (start, end int) {
	start = max(0, at-longestSentence)
	if i := strings.LastIndex(s[start:at], "\n\n"); i >= 0 {
		start += i + 2
	}
	for {
		end = sentenceEnd(s, start)
		if end > at {
			return start, end
		}
		start = end
	}
}

// closing returns the offset behind the quotes and brackets that close at i.
func closing(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(`"'”’»)]`, r) {
			return i
		}
		i += size
	}
	return i
}

// beginsSentence reports whether rest, the text behind a full stop, is the end
// or begins with a blank and something that begins a sentence: a capital, a
// quote, a letter of a script without case. A digit or a small letter follows
// the stop of an abbreviation.
func beginsSentence(rest string) bool {
	trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if trimmed == "" {
		return true
	}
	if len(trimmed) == len(rest) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(trimmed, `"'“‘«([-—–*`))
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}

// abbreviation reports whether s, a text up to a full stop, ends with one of
// the short forms that precede a name: Gen., U.S., J., г.
func abbreviation(s string) bool {
	i := strings.LastIndexFunc(s, unicode.IsSpace)
	last := strings.TrimLeft(s[i+1:], `"'“‘«(`)
	first, _ := utf8.DecodeRuneInString(last)
	letters := utf8.RuneCountInString(last)
	switch {
	case letters == 1 || strings.Contains(last, "."):
		return true
	case letters <= 3:
		return unicode.IsUpper(first) && !inCapitals(last)
	}
	return false
}
