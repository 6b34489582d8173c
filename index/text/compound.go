package text

// A compound is written in three ways that mean the same: cease-fire, cease
// fire, ceasefire. The one with a hyphen is indexed as two words, and the stem
// of both together besides, at the place of the second: so ceasefire finds
// cease-fire, and what follows it follows both in a phrase. There are no joined
// forms but stems: ="ceasefire" must not find them.

// Hyphenated reports whether nothing but a hyphen stands between two words of s
// of which b follows a, and they are not both numbers: F-16 is F16, but 2026-01 a
// date.
func Hyphenated(s string, a, b Word) bool {
	switch s[a.End:b.Start] {
	case "-", "\u2010", "\u2011":
		return !digitBefore(s, a.End) || !digitAt(s, b.Start)
	}
	return false
}

// StemCompound returns the stem of a and b, words of s in a language, written
// as one; "" where they are no compound, the language has no stemmer, or the
// stem is that of b alone, or b itself.
func StemCompound(language, s string, a, b Word) string {
	if !Hyphenated(s, a, b) {
		return ""
	}
	stem := Stem(language, s[a.Start:a.End]+s[b.Start:b.End])
	if stem == "" || stem == Stem(language, s[b.Start:b.End]) || stem == stemTerm(language, b.Folded) {
		return ""
	}
	return stem
}
