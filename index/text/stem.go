package text

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
	"golang.org/x/text/unicode/norm"
)

// stemMark begins the indexed form of a stem, so that no stem is ever taken
// for a word: ="talk" must not find "talks". U+0002 occurs in no folded word.
const stemMark = "\x02"

// stemmers are the Snowball algorithms (Porter, "Snowball: a language for
// stemming algorithms", 2001) by ISO 639-1 code.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"ar": arabic.Stem, "da": danish.Stem, "de": german.Stem, "en": english.Stem, "es": spanish.Stem, "fi": finnish.Stem,
	"fr": french.Stem, "hu": hungarian.Stem, "it": italian.Stem, "nb": norwegian.Stem, "nl": dutch.Stem, "no": norwegian.Stem,
	"pt": portuguese.Stem, "ro": romanian.Stem, "ru": russian.Stem, "sv": swedish.Stem, "tr": turkish.Stem, "uk": stemUkrainian,
}

// HasStemmer reports whether words of the language (ISO 639-1) have stems.
func HasStemmer(language string) bool {
	_, ok := stemmers[language]
	return ok
}

// Stem returns the indexed form of the stem of a word as written (not folded:
// accents guide the stemmers) in a language, or "" where there is no stemmer.
// Two words of a language with the same stem find each other.
func Stem(language, word string) string {
	stem, ok := stemmers[language]
	if !ok {
		return ""
	}
	lower := word
	if isASCII(word) {
		lower = foldASCII(word)
	} else {
		lower = strings.ToLower(norm.NFC.String(word))
	}
	if len(lower) > MaxWord {
		return ""
	}
	env := snowballstem.NewEnv(lower)
	stem(env)
	return stemTerm(language, Fold(env.Current()))
}

func stemTerm(language, stem string) string {
	if stem == "" {
		return ""
	}
	return stemMark + language + ":" + stem
}

// OwnStem returns the indexed form of a word, given folded, as a stem of a
// language if it is its own stem, else "". A text's word in this form has this
// stem besides the one that its accents may give: so the form alone tells, and
// the stem need not be indexed. Half of the words of a text are of this kind.
func OwnStem(language, folded string) string {
	stem := Stem(language, folded)
	if stem == "" || stem != stemTerm(language, folded) {
		return ""
	}
	return stem
}

// StemBeside returns the stem to index beside the folded form of a word of a
// text: "" where there is none or the form tells it, see [OwnStem].
func StemBeside(language, word, folded string) string {
	stem := Stem(language, word)
	if stem == stemTerm(language, folded) && OwnStem(language, folded) == stem {
		return ""
	}
	return stem
}

// KeepsInitial reports whether the stem of every word of a language begins with
// the letter that the word, folded, begins with: stemmers cut endings, but the
// Arabic one cuts prefixes, too.
func KeepsInitial(language string) bool { return language != "ar" }

// stemGrowth is by how many letters the stem of a word of ASCII letters can be
// longer than the word: stemmers mend the end of what they cut.
const stemGrowth = 1

// ShortestWith returns the fewest bytes that a word of ASCII letters has whose
// stem in a language is the given one.
func ShortestWith(language, stem string) int {
	return len(strings.TrimPrefix(stem, stemMark+language+":")) - stemGrowth
}

// Form is an index term that stands for a word of a query.
type Form struct {
	Term     string
	Language string // of the texts in which the term stands for the word; "" for all
	Apart    bool   // a stem that no text has at the place of the word's folded form
}

// Forms returns the index terms that a query word (as typed) stands for in
// texts of the given languages: its folded form first, then for each language
// that has a stemmer and whose script fits its stem, and the word that is this
// stem.
func Forms(word string, languages []string) []Form {
	folded := Fold(word)
	forms := []Form{{Term: folded}}
	for _, language := range languages {
		stem := Stem(language, word)
		if stem == "" {
			continue
		}
		bare := strings.TrimPrefix(stem, stemMark+language+":")
		own := OwnStem(language, bare) == stem
		forms = append(forms, Form{Term: stem, Apart: own && bare == folded})
		if own && bare != folded {
			forms = append(forms, Form{Term: bare, Language: language})
		}
	}
	return forms
}
