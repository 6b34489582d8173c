package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of a word under which it is indexed and looked up:
// compatibility forms resolved (NFKC, Unicode Annex 15), lower case, without
// accents (й and ї are letters and stay, ё becomes е), without apostrophes,
// invisible characters, Arabic vowel signs and tatweel; the Arabic and Persian
// ways to write alef, yeh, kaf and teh marbuta made one; all digits as 0 to 9,
// thousands separators dropped. Folding is idempotent.
func Fold(s string) string {
	if isASCII(s) {
		return foldASCII(s)
	}
	if folded, ok := foldCyrillic(s); ok {
		return folded
	}
	return foldAny(s)
}

// foldAny is Fold for every script.
func foldAny(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	var base rune
	decomposed := norm.NFKD.String(strings.ToLower(s))
	for i, r := range decomposed {
		switch {
		case invisible(r) || r == ' ' && markAt(decomposed, i+1): // a mark that stands alone is a blank with it
		case !unicode.IsMark(r):
			base = unicode.ToLower(r)
			writeFolded(&b, base)
		case keepsMark(base, r):
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

func markAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsMark(r)
}

// foldCyrillic is Fold for words in the letters of Russian and Ukrainian, which
// it gets without taking them apart; false for other words.
func foldCyrillic(s string) (string, bool) {
	if len(s)%2 != 0 {
		return "", false
	}
	changed := false
	for i := 0; i < len(s); i += 2 {
		to := cyrillicLetter(s[i], s[i+1])
		if to == 0 {
			return "", false
		}
		changed = changed || to != uint16(s[i])<<8|uint16(s[i+1])
	}
	if !changed {
		return s, true
	}
	out := make([]byte, len(s))
	for i := 0; i < len(s); i += 2 {
		to := cyrillicLetter(s[i], s[i+1])
		out[i], out[i+1] = byte(to>>8), byte(to)
	}
	return string(out), true
}

// cyrillicLetter returns the folded form of a letter, both as two bytes of
// UTF-8; 0 for what is no letter of Russian or Ukrainian.
func cyrillicLetter(lead, next byte) uint16 {
	const lower, upper = 0xd0b0, 0xd180 // а, р: small letters lie in two blocks
	switch {
	case lead == 0xd0 && 0xb0 <= next && next <= 0xbf, lead == 0xd1 && (0x80 <= next && next <= 0x8f || next == 0x94 || next == 0x96 || next == 0x97):
		return uint16(lead)<<8 | uint16(next)
	case lead == 0xd0 && 0x90 <= next && next <= 0x9f:
		return lower + uint16(next-0x90)
	case lead == 0xd0 && 0xa0 <= next && next <= 0xaf:
		return upper + uint16(next-0xa0)
	case lead == 0xd0 && next == 0x81, lead == 0xd1 && next == 0x91:
		return 0xd0b5 // ё is е
	case lead == 0xd0 && (next == 0x84 || next == 0x86 || next == 0x87):
		return 0xd110 + uint16(next) // Є, І, Ї
	case lead == 0xd2 && (next == 0x90 || next == 0x91):
		return 0xd0b3 // ґ is г
	}
	return 0
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldASCII(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	if plain {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case dropped(s, i):
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// dropped reports whether the byte at i stands inside a word without being
// part of its form: an apostrophe, the stops of U.S., the comma of 12,000. The
// stop of a decimal number stays.
func dropped(s string, i int) bool {
	switch s[i] {
	case '\'', '`', ',':
		return true
	case '.':
		return !digitAt(s, i+1)
	}
	return false
}

// special are letters that decompose to nothing simpler, with the form that
// their readers would type.
var special = map[rune]string{
	'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ə': "e", 'ħ': "h",
	'ё': "е", 'ґ': "г",
	'ٱ': "ا", 'ى': "ي", 'ی': "ي", 'ک': "ك", 'ة': "ه", 'ە': "ه", 'ـ': "",
}

func writeFolded(b *strings.Builder, r rune) {
	if 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' {
		b.WriteRune(r)
		return
	}
	if apostrophe(r) || r == '.' && !lastIsDigit(b) || r == ',' {
		return
	}
	if d := digitValue(r); d >= 0 {
		b.WriteByte(byte('0' + d))
		return
	}
	if plain, ok := special[r]; ok {
		b.WriteString(plain)
		return
	}
	b.WriteRune(r)
}

func lastIsDigit(b *strings.Builder) bool {
	s := b.String()
	return digitBefore(s, len(s))
}

// digitValue returns the value of a decimal digit of any script, or -1.
func digitValue(r rune) int {
	if r < utf8.RuneSelf || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	zero := r
	for n := 0; n < 9 && unicode.Is(unicode.Nd, zero-1); n++ {
		zero--
	}
	return int(r - zero)
}

// keepsMark reports whether mark changes the letter base into another one,
// rather than being an accent or a vowel sign that readers leave out.
func keepsMark(base, mark rune) bool {
	switch {
	case base == 'и' || base == 'у':
		return mark == 0x0306 // й, ў
	case base == 'і':
		return mark == 0x0308 // ї
	}
	return !unicode.In(base, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew)
}
