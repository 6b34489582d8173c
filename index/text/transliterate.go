package text

import (
	"slices"
	"strings"
	"unicode"
)

// maxTransliterations bounds what one word is written as: an Arabic name does
// not write its short vowels, so that a Latin one has many forms.
const maxTransliterations = 24

// Transliterate returns how a word, most likely a name, may be written in
// another script, in small letters, the likeliest first: a Cyrillic or an Arabic
// word in Latin letters, a Latin one in Cyrillic and Arabic ones. The rules are
// published tables, see transliteratetable.go, read backwards where it is to
// Cyrillic or Arabic. What they lose (a soft sign, a short vowel) cannot come
// back: the caller looks which of the forms there are.
func Transliterate(word string) []string {
	letters := []rune(strings.ToLower(word))
	var all []string
	switch {
	case every(letters, unicode.Cyrillic):
		all = fromCyrillic(letters)
	case every(letters, unicode.Arabic):
		all = []string{spell(letters, arabicToLatin)}
	case every(letters, unicode.Latin):
		all = append([]string{spell(letters, latinToUkrainian), spell(letters, latinToRussian)}, toArabic(letters)...)
	}
	all = slices.DeleteFunc(all, func(s string) bool { return s == "" })
	all = unique(all)
	return all[:min(len(all), maxTransliterations)]
}

// every reports whether all letters of a word, and nothing else is in it, are of
// a script.
func every(letters []rune, script *unicode.RangeTable) bool {
	return len(letters) > 0 && !slices.ContainsFunc(letters, func(r rune) bool { return !unicode.Is(script, r) && r != '\'' && r != '’' })
}

// fromCyrillic writes a word by the table of the language that it is of, of both
// where its letters do not tell.
func fromCyrillic(letters []rune) []string {
	ukrainian := strings.ContainsAny(string(letters), "іїєґ")
	russian := strings.ContainsAny(string(letters), "ыэёъ")
	var all []string
	if !russian {
		all = append(all, spell(letters, ukrainianToLatin))
	}
	if !ukrainian {
		all = append(all, spell(letters, russianToLatin))
	}
	return all
}

// spelling is a rule: letters and what they are written as, where it differs at
// the beginning of a word and behind a vowel.
type spelling struct {
	from, to string
	first    string // at the beginning of a word
	vowel    string // behind a vowel
}

const vowels = "aeiouyаеєиіїоуюяёыэاوي"

// spell writes a word by a table: at each place the first rule that fits, those
// of the longest letters stand first. A letter without a rule makes the whole
// word one that cannot be written.
func spell(letters []rune, table []spelling) string {
	var out strings.Builder
	rest, before := string(letters), ""
	for rest != "" {
		i := slices.IndexFunc(table, func(s spelling) bool { return strings.HasPrefix(rest, s.from) })
		if i < 0 {
			return ""
		}
		rule := table[i]
		switch {
		case before == "" && rule.first != "":
			out.WriteString(rule.first)
		case before != "" && rule.vowel != "" && strings.Contains(vowels, before):
			out.WriteString(rule.vowel)
		default:
			out.WriteString(rule.to)
		}
		last := []rune(rule.from)
		before, rest = string(last[len(last)-1]), rest[len(rule.from):]
	}
	return out.String()
}

// endMark marks the end of a word in the rules to Arabic.
const endMark = "$"

// toArabic writes a Latin name in Arabic letters, with and without each of its
// vowels.
func toArabic(letters []rune) []string {
	forms := []string{""}
	for rest := string(letters) + endMark; rest != ""; {
		i := slices.IndexFunc(latinToArabic, func(w ways) bool { return strings.HasPrefix(rest, w.from) })
		if i < 0 {
			return nil
		}
		to := latinToArabic[i].to
		if len(forms[0]) == 0 && latinToArabic[i].first != nil {
			to = latinToArabic[i].first
		}
		var longer []string
		for _, way := range to {
			for _, form := range forms {
				longer = append(longer, form+way)
			}
		}
		forms, rest = longer[:min(len(longer), maxTransliterations)], rest[len(latinToArabic[i].from):]
	}
	return forms
}

// unique returns values without repeats, in their order.
func unique(values []string) []string {
	var kept []string
	for _, v := range values {
		if !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}
