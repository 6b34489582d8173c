package enrich

import (
	"strings"
	"unicode/utf8"
)

// Russian and Ukrainian names stand in texts in their cases. What is not in the
// gazetteer, which has its forms listed, is read back to the base form here.

// givenCase says in which case a given name stands, as far as its form tells.
type givenCase uint8

const (
	nominative givenCase = iota
	genitive             // and accusative of men
	dative
	instrumental
	locative
	accusative // of names in -а
	unclear    // one of several oblique cases
)

// givenEnding is how an ending of a case is turned into that of the base form.
type givenEnding struct {
	suffix, base string
	is           givenCase
}

// givenEndings are tried in order; what comes out must be a given name.
var givenEndings = []givenEnding{
	{"ові", "", dative}, {"еві", "ь", dative}, {"єві", "й", dative}, {"ові", "о", dative},
	{"ом", "", instrumental}, {"ом", "о", instrumental}, {"ем", "й", instrumental}, {"ем", "ь", instrumental}, {"ем", "", instrumental}, {"єм", "й", instrumental},
	{"ой", "а", unclear}, {"ою", "а", instrumental}, {"ей", "я", instrumental}, {"ею", "я", instrumental}, {"єю", "я", instrumental}, {"ей", "а", instrumental},
	{"а", "", genitive}, {"а", "о", genitive}, {"я", "й", genitive}, {"я", "ь", genitive},
	{"у", "", dative}, {"у", "а", accusative}, {"у", "о", dative}, {"ю", "й", dative}, {"ю", "ь", dative}, {"ю", "я", accusative},
	{"е", "", locative}, {"е", "а", unclear}, {"е", "я", unclear}, {"е", "й", locative}, {"е", "ь", locative}, {"і", "", locative}, {"і", "а", unclear},
	{"ы", "а", genitive}, {"и", "а", genitive}, {"и", "я", unclear}, {"и", "й", locative}, {"и", "ь", unclear}, {"ї", "я", unclear}, {"ї", "й", locative},
}

// fleeting are names that lose a vowel in their cases.
var fleeting = map[string]string{"павл": "павел", "льв": "лев"}

// givenBase returns the base form of a given name and its case, "" for a word
// that is none.
func (r *reading) givenBase(word string) (string, givenCase) {
	if r.isGiven(word) {
		return word, nominative
	}
	if !slavicScript(word) {
		return "", nominative
	}
	for _, e := range givenEndings {
		stem, ok := strings.CutSuffix(word, e.suffix)
		if !ok || utf8.RuneCountInString(stem) < shortestStem {
			continue
		}
		if base, ok := fleeting[stem]; ok && e.base == "" {
			return base, e.is
		}
		if r.isGiven(stem + e.base) {
			return stem + e.base, e.is
		}
	}
	return "", nominative
}

// shortestStem is how many letters must be left of a name without its ending:
// with fewer, ordinary words look like forms of names.
const shortestStem = 3

// surnameStem is the stem of a surname: that of men and women is one, and of
// those that end in -ов, -ин, -ский their suffix stays.
func surnameStem(word string) string {
	if word == "" || !slavicScript(word) {
		return word
	}
	for _, ending := range surnameEndings {
		if stem, ok := strings.CutSuffix(word, ending); ok && utf8.RuneCountInString(stem) >= shortestStem {
			return stem
		}
	}
	return word
}

var surnameEndings = strings.Fields(`ого ому ыми ими ами ями ою ею єю ой ей ий ый ій ая ую ым им ом ем єм ых их ові еві єві а у е ы и я ю ь й о і ї`)

// surnameBase is how the ending of a surname is turned into that of the base form.
type surnameBase struct{ suffix, base string }

// surnameBases hold the endings of the surnames of men by case; those of women
// follow. The first that fits is taken; where none does, the surname stays as
// it is: many do not decline.
var (
	menSurnames = map[givenCase][]surnameBase{
		genitive: {{"ского", "ский"}, {"цкого", "цкий"}, {"ського", "ський"}, {"цького", "цький"}, {"ого", ""}, {"ова", "ов"}, {"ева", "ев"}, {"єва", "єв"}, {"ина", "ин"}, {"ына", "ын"}, {"ья", "ья"},
			{"ая", "ай"}, {"ея", "ей"}, {"оя", "ой"}, {"уя", "уй"}, {"ия", "ий"}, {"я", "ь"}, {"ца", "ец"}, {"а", "-"}, {"ы", "а"}, {"у", "а"}},
		dative: {{"скому", "ский"}, {"цкому", "цкий"}, {"ському", "ський"}, {"цькому", "цький"}, {"ому", ""}, {"аю", "ай"}, {"ею", "ей"}, {"ою", "ой"}, {"ию", "ий"}, {"ю", "ь"}, {"ові", "-"}, {"у", "-"}, {"е", "а"}},
		instrumental: {{"ским", "ский"}, {"цким", "цкий"}, {"ським", "ський"}, {"цьким", "цький"}, {"овым", "ов"}, {"евым", "ев"}, {"иным", "ин"}, {"ыным", "ын"}, {"овим", "ов"}, {"ым", ""}, {"им", ""},
			{"аем", "ай"}, {"еем", "ей"}, {"ом", "-"}, {"ем", "-"}, {"ой", "а"}},
		locative: {{"ском", "ский"}, {"цком", "цкий"}, {"ому", ""}, {"ом", ""}, {"ае", "ай"}, {"ее", "ей"}, {"е", "-"}},
	}
	womenSurnames = []surnameBase{{"овой", "ова"}, {"евой", "ева"}, {"иной", "ина"}, {"ской", "ская"}, {"цкой", "цкая"}, {"ову", "ова"}, {"еву", "ева"}, {"ину", "ина"}, {"скую", "ская"}, {"цкую", "цкая"},
		{"ової", "ова"}, {"ській", "ська"}, {"ської", "ська"}, {"вны", "вна"}, {"вне", "вна"}, {"вну", "вна"}, {"вной", "вна"}}
)

// surnameNominative returns the base form of a surname that stands in the case
// of the given name before it, and whether that is sure.
func surnameNominative(surname string, is givenCase, woman bool) (string, bool) {
	if is == nominative {
		return surname, true
	}
	bases := womenSurnames
	if !woman {
		bases = menSurnames[is]
	}
	for _, b := range bases {
		stem, ok := strings.CutSuffix(surname, b.suffix)
		if !ok || utf8.RuneCountInString(stem) < 2 {
			continue
		}
		if b.base == "" {
			return surname, false // several base forms have this one
		}
		return stem + strings.TrimPrefix(b.base, "-"), true
	}
	return surname, woman || is != unclear
}

// masculine are given names of men that end like those of women.
var masculine = set(`никита илья лука фома кузьма савва данила микола ілля микита саша женя миша коля вася петя ваня юра дима леша сережа боря костя мустафа муса
	иса яхья абдалла абдулла зия реза джошуа андреа николя йона`)

// womanName reports whether a given name in its base form is a woman's.
func womanName(base string) bool {
	return (strings.HasSuffix(base, "а") || strings.HasSuffix(base, "я")) && !masculine[base]
}
