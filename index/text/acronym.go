package text

import "unicode"

// acronymMark begins the indexed form of an acronym. U+0003 occurs in no word.
const acronymMark = "\x03"

// Acronym returns the term under which a word, as written, is indexed besides
// its folded form when only its capitals tell it from a common word of some
// language: US from us, WHO from who, UN from French un; "" for other words.
// ="US" looks for this term.
func Acronym(word string) string {
	if len(word) > len("W.H.O.") {
		return ""
	}
	for _, r := range word {
		if r != '.' && !unicode.IsUpper(r) {
			return ""
		}
	}
	switch folded := Fold(word); folded {
	case "us", "who", "it", "is", // English pronouns and verb
		"un", "au", "eu", "ira": // French one and to the, Portuguese I, Spanish wrath
		return acronymMark + folded
	}
	return ""
}
