// Package text turns text into words: where each begins and ends in the
// original, the folded form under which it is indexed and looked up, and its
// stem in the languages that have a stemmer. Indexing, searching, snippets and
// the gazetteer all read text through it, so that they agree on what a word is.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxWord is the length in bytes at which a word is cut. No word of a language
// is longer; what is longer is data (base64, a URL without separators), and
// would only bloat the dictionary.
const MaxWord = 256

// Word is one word of a text.
type Word struct {
	Start, End int    // byte offsets into the text
	Folded     string // what is indexed and compared, see [Fold]
}

// Words returns the words of s in order.
//
// A word is a run of letters, digits and marks. An apostrophe inside keeps a
// word together (Sana'a, Куп'янськ), but a French elision ends one (l'Ukraine)
// and an English possessive is not part of it (Ukraine's). Full stops hold an
// abbreviation together (U.S.), and separators a number (12,000). Scripts that
// are written without spaces give one word a character, so that any part of
// their text can be found as a phrase.
func Words(s string) []Word {
	return AppendWords(nil, s)
}

// AppendWords appends the words of s to dst, so that a caller that reads many
// texts can reuse its buffer.
func AppendWords(dst []Word, s string) []Word {
	from := len(dst)
	dst = AppendBorders(dst, s)
	for i := from; i < len(dst); i++ {
		if w := &dst[i]; w.Folded == "" {
			w.Folded = w.fold(s)
		}
	}
	return dst
}

// AppendBorders is AppendWords for a caller that needs the folded form of few
// words, and gets it from [Word.FoldedIn]: a word may come without.
func AppendBorders(dst []Word, s string) []Word {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !startsWord(r) {
			i += size
			continue
		}
		end, next := i+size, i+size
		if plain := plainEnd(s, i); plain > i {
			end, next = plain, plain
		} else if unspaced(r) {
			end = skipMarks(s, end)
			next = end
		} else {
			end, next = wordEnd(s, i)
		}
		w := Word{Start: i, End: end}
		if r >= utf8.RuneSelf { // only then nothing may be left of it
			w.Folded = w.fold(s)
		}
		if r < utf8.RuneSelf || w.Folded != "" {
			dst = append(dst, w)
		}
		i = next
	}
	return dst
}

// FoldedIn returns the folded form of a word of s.
func (w Word) FoldedIn(s string) string {
	if w.Folded != "" {
		return w.Folded
	}
	return w.fold(s)
}

func (w Word) fold(s string) string {
	folded := Fold(s[w.Start:w.End])
	if len(folded) > MaxWord {
		folded = strings.ToValidUTF8(folded[:MaxWord], "")
	}
	return folded
}

// Key returns the folded words of s joined by a blank: two names with the same
// key are the same to a reader who does not mind case, accents and punctuation.
func Key(s string) string {
	words := Words(s)
	if len(words) == 1 {
		return words[0].Folded
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Folded)
	}
	return b.String()
}

// plainEnd is wordEnd for a word of ASCII letters and digits, behind which no
// character stands that could go on with it; i for any other word.
func plainEnd(s string, i int) int {
	end := i
	for end < len(s) && plain(s[end]) {
		end++
	}
	if end == len(s) {
		return end
	}
	switch c := s[end]; {
	case c >= utf8.RuneSelf:
		return i
	case c != '.' && c != ',' && !apostrophe(rune(c)):
		return end
	case end+1 < len(s) && (plain(s[end+1]) || s[end+1] >= utf8.RuneSelf):
		return i
	}
	return end
}

// plain reports whether c is an ASCII letter or digit.
func plain(c byte) bool { return c|0x20-'a' < 26 || c-'0' < 10 }

// notAnAbbreviation is more letters than stand before a stop of U.S.
const notAnAbbreviation = 100

// wordEnd returns where the word that starts at i ends, and where reading goes
// on: behind an elision or a possessive these differ.
func wordEnd(s string, i int) (end, next int) {
	letters, dotted := 0, false // letters since the start or the last full stop
	for p := i; p < len(s); {
		r, size := rune(s[p]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[p:])
		}
		switch {
		case unspaced(r):
			return p, p
		case unicode.IsLetter(r):
			letters++
			p += size
		case unicode.IsNumber(r):
			letters = notAnAbbreviation
			p += size
		case unicode.IsMark(r) || invisible(r):
			p += size
		case apostrophe(r) && letterAt(s, p+size):
			if elision(s[i:p]) {
				return p, p + size
			}
			if possessive(s[p+size:]) {
				return p, p + size + 1
			}
			p += size
		case r == '.' && letters == 1 && letterAt(s, p+1) && singleLetterAt(s, p+1):
			letters, dotted = 0, true
			p++
		case r == '.' && dotted && letters == 1:
			return p + 1, p + 1 // the last full stop of an abbreviation
		case (r == ',' || r == '.') && digitBefore(s, p) && digitAt(s, p+1):
			p++
		default:
			return p, p
		}
	}
	return len(s), len(s)
}

func startsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return plain(byte(r))
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// unspaced reports whether r belongs to a script written without spaces
// between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && !unicode.IsMark(r)
}

func skipMarks(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsMark(r) && !invisible(r) {
			return i
		}
		i += size
	}
	return i
}

// invisible reports whether r shows nothing and parts nothing: soft hyphen,
// zero-width characters, direction marks.
func invisible(r rune) bool {
	return r == 0x00ad || 0x200b <= r && r <= 0x200f || 0x202a <= r && r <= 0x202e ||
		0x2060 <= r && r <= 0x2069 || r == 0xfeff
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', 'ʹ', '`', '´', '′', '＇':
		return true
	}
	return false
}

// elision reports whether s is one of the French words that lose their vowel
// before another: l'Ukraine, d'Alger, qu'il.
func elision(s string) bool {
	if len(s) > len("lorsqu") {
		return false
	}
	switch strings.ToLower(s) {
	case "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu":
		return true
	}
	return false
}

// possessive reports whether rest, the text behind an apostrophe, is an
// English genitive s and nothing more.
func possessive(rest string) bool {
	return (rest[0] == 's' || rest[0] == 'S') && !letterAt(rest, 1)
}

// letterAt reports whether a letter that can go on a word stands at i.
func letterAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) && !unspaced(r)
}

// singleLetterAt reports whether the letter at i stands alone, as those of an
// abbreviation do.
func singleLetterAt(s string, i int) bool {
	_, size := utf8.DecodeRuneInString(s[i:])
	return !letterAt(s, i+size) && !digitAt(s, i+size)
}

func digitAt(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

func digitBefore(s string, i int) bool { return i > 0 && digitAt(s, i-1) }
