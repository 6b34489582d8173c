package text

import "unicode"

// Scripts are the scripts that names are transliterated from and into, as a set.
type Scripts uint8

// The scripts of [Transliterate].
const (
	Latin Scripts = 1 << iota
	Cyrillic
	Arabic
)

// scriptRanges are the first code point and the one behind the last of the main
// block of each script, in which its folded words begin.
var scriptRanges = map[Scripts][2]rune{Latin: {'a', '{'}, Cyrillic: {0x0400, 0x0500}, Arabic: {0x0600, 0x0700}}

// ScriptOf returns the script of the first letter of a word, 0 for any other
// than those that there are.
func ScriptOf(word string) Scripts {
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Latin, r):
			return Latin
		case unicode.Is(unicode.Cyrillic, r):
			return Cyrillic
		case unicode.Is(unicode.Arabic, r):
			return Arabic
		}
	}
	return 0
}

// EachScript calls visit with every script, and with the first string of its
// folded words and the first behind them.
func EachScript(visit func(s Scripts, from, to string)) {
	for s, r := range scriptRanges {
		visit(s, string(r[0]), string(r[1]))
	}
}
