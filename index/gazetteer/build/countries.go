package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// territory is a record of CLDR: a country with its names by language.
type territory struct {
	Code  string
	Names map[string][]string
}

// languages is the order in which spellings are listed: first those of most
// conflict reporting.
var languages = []string{
	"en", "uk", "ru", "ar", "fr", "es", "de", "he", "fa", "tr", "pt", "it", "pl", "zh", "ja", "ko", "nl", "zh-Hant", "hi", "ur",
	"ps", "am", "ti", "my", "ka", "hy", "az", "be", "ro", "cs", "sk", "hu", "sr", "sr-Latn", "hr", "bg", "el", "sv", "fi", "nb",
	"da", "lt", "lv", "et", "kk", "uz", "ky", "tg", "bn", "om", "sw", "so", "ha", "yo", "ku", "ckb", "vi", "id", "th",
}

// readInFull are languages whose names of countries are searched for in texts
// without a look at their length. Of the others a short name is likely to be a
// word of another language: Mỹ, Fas, Anh.
var readInFull = []string{"en", "uk", "ru", "ar", "fr", "es", "de", "he", "fa", "tr", "pt", "it"}

const minForeignName = 5 // letters

// countries enters the countries under their names in CLDR.
func (b *book) countries() error {
	err := readLines(b.data+"/countries/cldr-territories.jsonl", func(line string) error {
		var t territory
		if err := json.Unmarshal([]byte(line), &t); err != nil {
			return err
		}
		if isCountry(t.Code) {
			t.dropAmbiguous()
			b.cldr = append(b.cldr, t)
			b.countryOf[t.Code] = t.Names["en"][0]
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, t := range b.cldr {
		p := &gazetteer.Place{Path: level(t.Names["en"][0]), Kind: gazetteer.Country, Country: t.Code}
		e, _ := b.addPlace(p, countryScore)
		nameCountry(&e.Entry, t)
	}
	if err := b.countryForms(func(iso string) *gazetteer.Entry { return &b.byPath[level(b.countryOf[iso])].Entry }, false); err != nil {
		return err
	}
	return readTable(b.data+"/geonames/countries.tsv", 15, true, func(f []string) error {
		if e, ok := b.byPath[level(b.countryOf[f[1]])]; ok {
			e.Place.GeoNames, _ = strconv.Atoi(f[0])
			e.Place.Population, _ = strconv.Atoi(f[9])
			e.score += e.Place.Population
		}
		return nil
	})
}

// notItsOwn are names of CLDR that in reporting mean something else: Congo
// alone is Congo - Kinshasa, whose wars are reported; Columbia, Norfolk
// and Tunis are, in English, cities; Misri, Egypt in Swahili, is a surname.
var notItsOwn = map[string]string{"CG": "congo конго كونغو الكونغو kongo", "CO": "columbia", "NF": "norfolk", "TN": "tunis", "EG": "misri"}

func (t *territory) dropAmbiguous() {
	dropped := strings.Fields(notItsOwn[t.Code])
	for language, names := range t.Names {
		t.Names[language] = slices.DeleteFunc(names, func(s string) bool { return slices.Contains(dropped, text.Key(s)) })
	}
}

// countryScore puts every country before every place.
const countryScore = 1e12

// isCountry tells the codes of countries and territories from those of groups
// of them and of tests.
func isCountry(code string) bool {
	return len(code) == 2 && !slices.Contains([]string{"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "CQ"}, code)
}

// level makes a name fit for a level of a path.
func level(name string) string { return strings.ReplaceAll(name, "/", "-") }

func nameCountry(e *gazetteer.Entry, t territory) {
	for _, language := range languages {
		cases := inflected(language == "uk" || language == "ru")
		for _, spelt := range t.Names[language] {
			if !slices.Contains(readInFull, language) && shortAlphabetic(spelt) {
				e.Names = append(e.Names, spelt)
				continue
			}
			name(e, strings.ReplaceAll(spelt, "&", "and"), 0, cases)
			name(e, spelt, 0, asWritten)
		}
	}
}

// shortAlphabetic reports whether a name is one short word of a script that
// has spaces.
func shortAlphabetic(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Myanmar) {
			return false
		}
		n++
	}
	return n < minForeignName && len(text.Words(s)) == 1
}

// countryForms enters the names of states in the tables; with adjectives those
// and the seats of government, which stand for the state and for no place.
func (b *book) countryForms(entry func(iso string) *gazetteer.Entry, adjectives bool) error {
	err := readTable(b.tables+"/countries.tsv", 3, false, func(f []string) error {
		e := entry(f[0])
		nameState(e, "en", f[1], adjectives)
		if adjectives {
			b.nameEnglish(e, f[2])
		}
		return nil
	})
	if err != nil {
		return err
	}
	return readTable(b.tables+"/forms.tsv", 5, false, func(f []string) error {
		e := entry(f[0])
		nameState(e, f[1], f[2], adjectives)
		if !adjectives {
			return nil
		}
		for _, form := range slices.Concat(list(f[3]), list(f[4])) {
			for _, key := range adjectiveForms(f[1], form) {
				addKey(e, key, gazetteer.Demonym|gazetteer.Lower)
			}
		}
		return nil
	})
}

func nameState(e *gazetteer.Entry, language, names string, actor bool) {
	for _, spelt := range list(names) {
		spelt, use := marked(spelt)
		if use&gazetteer.Metonym != 0 && !actor {
			continue
		}
		name(e, spelt, use, inflected((language == "uk" || language == "ru") && spelt != strings.ToUpper(spelt)))
	}
}

// nameEnglish enters English adjectives and their plurals. A word that is also
// the name of the country in a language that fewer write in (Israeli, in
// Swahili) is an adjective.
func (b *book) nameEnglish(e *gazetteer.Entry, adjectives string) {
	place := b.byPath[level(b.countryOf[e.Actor.Country])]
	for _, word := range list(adjectives) {
		keys := []string{text.Key(word)}
		if strings.HasSuffix(word, "an") || strings.HasSuffix(word, "i") {
			keys = append(keys, keys[0]+"s")
		}
		for _, key := range keys {
			e.Keys[key] = gazetteer.Demonym
			delete(place.Keys, key)
		}
	}
}

// states enters every state as an actor, under the names of its territory.
func (b *book) states() error {
	for _, t := range b.cldr {
		a := &gazetteer.Actor{Name: stateName(t), Kind: gazetteer.State, Country: t.Code}
		nameCountry(b.addActor(a), t)
	}
	return b.countryForms(func(iso string) *gazetteer.Entry { return b.byName[b.stateOf(iso)] }, true)
}

// stateName returns the name of a state as an actor: that of its territory,
// but for Palestine, whose territory CLDR calls territories.
func stateName(t territory) string {
	if t.Code == "PS" {
		return "Palestine"
	}
	return t.Names["en"][0]
}

func (b *book) stateOf(iso string) string {
	i := slices.IndexFunc(b.cldr, func(t territory) bool { return t.Code == iso })
	if i < 0 {
		return ""
	}
	return stateName(b.cldr[i])
}
