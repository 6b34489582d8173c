package main

import (
	"strings"

	"dateline/index/text"
)

// adjectiveForms returns the folded forms of an adjective, or of a noun for the
// people of a state, given in its base form.
func adjectiveForms(language, word string) []string {
	var forms []string
	switch language {
	case "uk", "ru":
		forms = append(caseForms(text.Key(word)), text.Key(word))
		if stem, ok := cutAny(text.Key(word), "ий", "ый"); ok {
			forms = append(forms, genders(language, stem)...)
		}
		return forms
	case "ar":
		return arabicForms(text.Key(word))
	case "fr":
		forms = french(word)
	case "es":
		forms = spanish(word)
	default:
		forms = []string{word}
	}
	for i := range forms {
		forms[i] = text.Key(forms[i])
	}
	return forms
}

func cutAny(s string, suffixes ...string) (string, bool) {
	for _, suffix := range suffixes {
		if stem, ok := strings.CutSuffix(s, suffix); ok {
			return stem, true
		}
	}
	return s, false
}

// genders returns the forms of a hard adjective in all genders, numbers and
// cases.
func genders(language, stem string) []string {
	endings := "ий ого ому им ім а ої ій у ою е і их ими"
	if language == "ru" {
		endings = "ий ый ого ому им ым ом ая ой ую ою ое ие ые их ых ими ыми"
	}
	var forms []string
	for ending := range strings.FieldsSeq(endings) {
		forms = append(forms, stem+ending)
	}
	return forms
}

// arabicForms returns the forms of an adjective in -i (nisba): with article,
// feminine, plural, dual.
func arabicForms(word string) []string {
	if strings.HasPrefix(word, "ال") {
		return []string{word}
	}
	first, second, two := strings.Cut(word, " ")
	var forms []string
	for _, ending := range strings.Fields("- ه ون ين ات ان تان تين") {
		ending = strings.TrimPrefix(ending, "-")
		if two {
			forms = append(forms, first+" "+second+ending, "ال"+first+" "+second+ending, "ال"+first+" ال"+second+ending)
			continue
		}
		forms = append(forms, word+ending, "ال"+word+ending)
	}
	return forms
}

// french returns masculine and feminine, singular and plural.
func french(word string) []string {
	feminine := word + "e"
	switch {
	case strings.HasSuffix(word, "e"), strings.HasSuffix(word, "kazakh"), strings.HasSuffix(word, "i"):
		feminine = word
	case strings.HasSuffix(word, "ien"), strings.HasSuffix(word, "éen"):
		feminine = word + "ne"
	case word == "turc":
		feminine = "turque"
	case word == "grec":
		feminine = "grecque"
	case strings.HasSuffix(word, "on"):
		feminine = word + "ne"
	}
	forms := []string{word, feminine, feminine + "s"}
	if !strings.HasSuffix(word, "s") {
		forms = append(forms, word+"s")
	}
	return forms
}

// spanish returns masculine and feminine, singular and plural.
func spanish(word string) []string {
	bare := unmarked(word)
	if stem, ok := strings.CutSuffix(word, "o"); ok {
		return []string{word, stem + "a", stem + "os", stem + "as"}
	}
	switch {
	case strings.HasSuffix(bare, "es"), strings.HasSuffix(bare, "an"), strings.HasSuffix(bare, "on"), word == "español":
		return []string{word, bare + "a", bare + "es", bare + "as", word + "a", word + "es", word + "as"}
	case strings.HasSuffix(word, "í"):
		return []string{word, word + "es", word + "s"}
	}
	return []string{word, word + "s"}
}
