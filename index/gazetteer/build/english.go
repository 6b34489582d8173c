package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dateline/index/text"
)

// romanised are countries whose names GeoNames romanises with marks that no
// newspaper prints: Khān Yūnis, Ḩamāh.
var romanised = strings.Fields(`AE AF AM BD BG BH BT BY DZ EG ER ET GE IL IN IQ IR JO JP KG KP KR KW KZ LA LB LK LY MK MM MN MR NP OM
	PK PS QA RU SA SD SY TJ TM TN UA UZ YE SO DJ MA`)

// english returns the name under which an English reader expects a place: that
// of GeoNames, without the marks of scholarly romanisation.
func english(r *row) string {
	r.name = strings.TrimPrefix(r.name, "Wuluswali ") // which means district in Dari
	if r.country == "UA" {
		if s := ukrainian(r); s != "" {
			return s
		}
	}
	if r.country == "CN" || !slices.Contains(romanised, r.country) {
		return strings.ReplaceAll(r.name, "’", "'")
	}
	plain := unmarked(r.name)
	if plain == r.name {
		return r.name
	}
	for _, s := range r.languages["en"] {
		if unmarked(s) == s && text.Key(s) == text.Key(plain) {
			return s
		}
	}
	return plain
}

// unmarked takes accents and apostrophes off a name.
func unmarked(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.IsMark(r) || strings.ContainsRune("'’‘ʼʻ”`", r) {
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// ukrainian returns the English name of a Ukrainian place by the national
// system of romanisation, where GeoNames lists that spelling; else "". The
// Ukrainian name that gives the one that GeoNames has chosen comes first, then
// those that are tagged so or have letters that Russian lacks.
func ukrainian(r *row) string {
	known := map[string]bool{text.Key(r.name): true}
	for _, a := range r.alternates {
		known[text.Key(a)] = true
	}
	var same, other []string
	for _, a := range slices.Concat(r.languages["uk"], r.alternates) {
		switch {
		case text.Key(romanise(a)) == text.Key(r.name):
			same = append(same, a)
		case slices.Contains(r.languages["uk"], a) || strings.ContainsAny(a, "іїєґІЇЄҐ"):
			other = append(other, a)
		}
	}
	for _, a := range append(same, other...) {
		if s := romanise(a); s != "" && known[text.Key(s)] {
			return s
		}
	}
	return ""
}

// letters is the table of resolution 55 of the Cabinet of Ministers of Ukraine
// (2010); a second form stands at the beginning of a word.
var letters = map[rune][2]string{
	'а': {"a"}, 'б': {"b"}, 'в': {"v"}, 'г': {"h"}, 'ґ': {"g"}, 'д': {"d"}, 'е': {"e"}, 'є': {"ie", "ye"}, 'ж': {"zh"}, 'з': {"z"},
	'и': {"y"}, 'і': {"i"}, 'ї': {"i", "yi"}, 'й': {"i", "y"}, 'к': {"k"}, 'л': {"l"}, 'м': {"m"}, 'н': {"n"}, 'о': {"o"}, 'п': {"p"},
	'р': {"r"}, 'с': {"s"}, 'т': {"t"}, 'у': {"u"}, 'ф': {"f"}, 'х': {"kh"}, 'ц': {"ts"}, 'ч': {"ch"}, 'ш': {"sh"}, 'щ': {"shch"},
	'ю': {"iu", "yu"}, 'я': {"ia", "ya"}, 'ь': {""}, '\'': {""}, '’': {""}, 'ʼ': {""}, '-': {"-"}, ' ': {" "},
}

// romanise writes a Ukrainian name in Latin letters, or returns "" where it has
// a letter that Ukrainian has not.
func romanise(s string) string {
	var b strings.Builder
	first := true
	previous := ' '
	for _, r := range s {
		lower := unicode.ToLower(r)
		pair, ok := letters[lower]
		if !ok {
			return ""
		}
		out := pair[0]
		if first && pair[1] != "" {
			out = pair[1]
		}
		if lower == 'г' && unicode.ToLower(previous) == 'з' {
			out = "gh"
		}
		if r != lower && out != "" {
			out = strings.ToUpper(out[:1]) + out[1:]
		}
		b.WriteString(out)
		first = lower == ' ' || lower == '-'
		previous = r
	}
	return b.String()
}
