// Package decline makes the case forms of Ukrainian and Russian names.
package decline

import (
	"slices"
	"strings"
	"unicode"
)

// Ukrainian and Russian names stand in texts in six cases: Харків, у Харкові,
// з Харкова. The forms are made by rule from the ending, after the declension
// tables of the school grammars of both languages. Where the ending does not
// tell the declension all that it allows are made: a form too many is a word
// that nobody writes.

// Cases other than the nominative.
const (
	genitive = iota
	dative
	accusative
	instrumental
	locative
	cases
)

// maxForms bounds the forms of one name.
const maxForms = 24

// Forms returns the case forms of a folded name other than itself, all its
// words in the same case; nothing for a name that is not all in Cyrillic.
func Forms(key string) []string {
	words := strings.Split(key, " ")
	declined := make([]paradigm, len(words))
	for i, w := range words {
		if !cyrillic(w) {
			return nil
		}
		if !slices.Contains(undeclined, w) {
			declined[i] = decline(w)
		}
	}
	var forms []string
	for c := range cases {
		for _, form := range combine(words, declined, c) {
			if form != key && !slices.Contains(forms, form) && len(forms) < maxForms {
				forms = append(forms, form)
			}
		}
	}
	return forms
}

// undeclined are parts of names that stay as they are in every case:
// Санкт-Петербургу, в Сан-Сальвадоре, Аль-Каиды.
var undeclined = strings.Fields("санкт сан лос порт форт кейп нью аль эль ель бен бин ибн абу дер ван фон дель")

// Phrase returns the case forms of a folded name of several words that begins
// with adjectives and a noun and goes on with what the noun is of, which stays
// as it is: верховного суда сша. Of other names it returns nothing: Forms has
// their forms.
func Phrase(key string) []string {
	words := strings.Split(key, " ")
	head := 0
	for head < len(words)-1 && adjective(words[head]) {
		head++
	}
	if head == len(words)-1 {
		return nil
	}
	rest := strings.Join(words[head+1:], " ")
	var forms []string
	for _, form := range Forms(strings.Join(words[:head+1], " ")) {
		forms = append(forms, form+" "+rest)
	}
	return forms
}

// adjective reports whether a word has an ending of adjectives in the
// nominative.
func adjective(w string) bool {
	for _, ending := range adjectives {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

var adjectives = []string{"ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ська", "ське", "ські", "цька", "на", "не", "ні"}

func cyrillic(w string) bool {
	if w == "" {
		return false
	}
	for _, r := range w {
		if !unicode.Is(unicode.Cyrillic, r) {
			return false
		}
	}
	return true
}

// combine joins the words of a name in one case, in every way that its words
// allow, up to a bound. A word without forms stays as it is.
func combine(words []string, declined []paradigm, c int) []string {
	out := []string{""}
	for i, w := range words {
		forms := declined[i][c]
		if len(forms) == 0 || len([]rune(w)) < 3 {
			forms = []string{w}
		}
		var next []string
		for _, head := range out {
			for _, form := range forms {
				next = append(next, strings.TrimPrefix(head+" "+form, " "))
			}
		}
		out = next[:min(len(next), maxForms)]
	}
	return out
}

// Last returns the forms of a folded name of which only the last word is
// declined, as names of the Far East are: Ким Чен Ира.
func Last(key string) []string {
	i := strings.LastIndexByte(key, ' ')
	if i < 0 {
		return nil
	}
	var forms []string
	for _, form := range Forms(key[i+1:]) {
		forms = append(forms, key[:i+1]+form)
	}
	return forms
}

// paradigm holds the forms of a word in each case.
type paradigm [cases][]string

// add enters the forms of a stem: one field of endings a case, alternatives
// parted by a comma, "-" for none.
func (p *paradigm) add(stem, endings string) {
	for c, field := range strings.Fields(endings) {
		for ending := range strings.SplitSeq(field, ",") {
			form := stem + strings.TrimPrefix(ending, "-")
			if !slices.Contains(p[c], form) {
				p[c] = append(p[c], form)
			}
		}
	}
}

// declension is a rule: words that end in suffix lose cut letters of it (in
// runes) and take the endings.
type declension struct {
	suffix  string
	stem    string // what stands for the suffix before the endings
	endings string // genitive dative accusative instrumental locative
}

// The rules are tried in order, the first that fits is taken; those of more
// than one line for a suffix are all taken.
var declensions = []declension{
	// Adjectives.
	{"ський", "ськ", "ого ому ого им ому,им"},
	{"цький", "цьк", "ого ому ого им ому,им"},
	{"зький", "зьк", "ого ому ого им ому,им"},
	{"ский", "ск", "ого ому ого им ом"},
	{"цкий", "цк", "ого ому ого им ом"},
	{"ська", "ськ", "ої ій у ою ій"},
	{"цька", "цьк", "ої ій у ою ій"},
	{"зька", "зьк", "ої ій у ою ій"},
	{"ская", "ск", "ой ой ую ой,ою ой"},
	{"цкая", "цк", "ой ой ую ой,ою ой"},
	{"ське", "ськ", "ого ому е им ому"},
	{"цьке", "цьк", "ого ому е им ому"},
	{"ское", "ск", "ого ому ое им ом"},
	{"цкое", "цк", "ого ому ое им ом"},
	{"ские", "ск", "их им ие,их ими их"},
	{"ські", "ськ", "их им і,их ими их"},
	{"ая", "", "ой ой ую ой,ою ой"},
	{"яя", "", "ей ей юю ей ей"},
	{"ое", "", "ого ому ое им ом"},
	{"ее", "", "его ему ее им ем"},
	{"ені", "ен", "их им і,их ими их"},
	{"ані", "ан", "их им і,их ими их"},
	{"ні", "н", "их,ів им,ям і,их ими,ями их,ях"},
	{"ые", "", "ых ым ые,ых ыми ых"},
	// Египет, and the neuters of regions: Приморье, Поволжье.
	{"гипет", "гипт", "а у - ом е"},
	{"ье", "ь", "я ю е ем е"},
	{"ый", "", "ого ому ого,ый ым ом"},
	{"ой", "", "ого ому ой,ого ым ом"},
	{"ова", "ов", "ої,ой ій,ой у ою,ой ій,ой"},
	{"ева", "ев", "ої,ой ій,ой у ою,ой ій,ой"},
	{"єва", "єв", "ої ій у ою ій"},
	// Names in -ий: adjectives, and given names (Дмитрий).
	{"кий", "к", "ого ому ого,ий им ому,ом"},
	{"рий", "ри", "я,й ю я,й ем и"},
	{"рий", "р", "ого ому ого им ому,ом"},
	{"лий", "ли", "я ю я ем и"},
	{"лий", "л", "ого ому ого им ому,ом"},
	{"ний", "н", "ого,его ому,ему ого,его,ий им ому,ом,ем"},
	{"ний", "ни", "я ю я ем и"},
	{"ий", "", "ого ому ого,ий им ому,ом"},
	{"ий", "и", "я ю я ем и"},
	{"ій", "і", "я ю,єві я єм ї,ю"},
	{"їй", "ї", "я ю,єві я єм ї,ю"},
	// Nouns in -й.
	{"ай", "а", "я ю,єві я,й єм,ем ї,е,ю"},
	{"ей", "е", "я ю,єві я,й єм,ем ї,е,ю"},
	{"уй", "у", "я ю я,й єм,ем ї,е"},
	{"яй", "я", "я ю я,й єм,ем ї,е"},
	// Feminine nouns.
	{"ія", "і", "ї ї ю єю ї"},
	{"ия", "и", "и и ю ей,ею и"},
	{"ся", "с", "і,и і,е ю ею,ей і,е"},
	{"жжя", "жж", "я ю я ям і,ю"},
	{"лля", "лл", "я ю я ям і,ю"},
	{"ння", "нн", "я ю я ям і,ю"},
	{"ття", "тт", "я ю я ям і,ю"},
	{"ччя", "чч", "я ю я ям і,ю"},
	{"ця", "ц", "і,ы,и і,е ю ею,ей і,е"},
	{"ья", "ь", "и е,и ю ей,ею е,и"},
	{"я", "", "і,и,ї і,е,ї ю ею,ей,єю і,е,ї"},
	{"ка", "к", "и е у ою,ой е"},
	{"ка", "", "ки ці ку кою ці"},
	{"ьна", "ьн", "ої ій у ою ій"},
	{"га", "г", "и е у ою,ой е"},
	{"га", "", "ги зі гу гою зі"},
	{"ха", "х", "и е у ою,ой е"},
	{"ха", "", "хи сі ху хою сі"},
	{"ша", "ш", "і,и і,е у ею,ей і,е"},
	{"жа", "ж", "і,и і,е у ею,ей і,е"},
	{"ча", "ч", "і,и і,е у ею,ей і,е"},
	{"ца", "ц", "ы,и е у ей,ею е"},
	{"а", "", "ы,и е,і у ой,ою е,і"},
	// Neuter nouns, and Ukrainian men in -о.
	{"не", "н", "ого ому е им ому"},
	{"ве", "в", "ого ому е им ому"},
	{"ле", "л", "я ю е ем і,ю,е"},
	{"ре", "р", "я,ю ю е ем і,ю,е"},
	{"о", "", "а у,ові а,о ом і,е,ові"},
	// Plurals.
	{"цы", "ц", "ев,ов ам ы,ев ами ах"},
	{"ці", "ц", "ів ям і,ів ями ях"},
	{"яне", "ян", "- ам - ами ах"},
	{"яни", "ян", "- ам - ами ах"},
	{"ки", "к", "ов,ів ам и,ов,ів ами ах"},
	{"ы", "", "-,ов ам ы,ов ами ах"},
	{"ни", "н", "-,ів ам и,ів ами ах"},
	{"ми", "м", "- ам и ами ах"},
	{"си", "с", "- ам и ами ах"},
	{"ри", "р", "-,ів ам и,ів ами ах"},
	{"би", "б", "-,ів ам и,ів ами ах"},
	{"іди", "ід", "-,ів ам и,ів ами ах"},
	{"ити", "ит", "-,ів ам и,ів ами ах"},
	{"ати", "ат", "-,ів ам и,ів ами ах"},
	// Masculine nouns whose vowel changes.
	{"ків", "ков", "а у,ові а,- ом і"},
	{"їв", "єв", "а у,ові а,- ом і"},
	{"ів", "ов", "а у,ові а,- ом,им і"},
	{"ів", "ев", "а у,ові а,- ом,им і"},
	{"ипет", "ипт", "а у - ом е"},
	{"піль", "пол", "я ю піль ем і"},
	{"ріг", "рог", "у,а у ріг ом зі,у"},
	{"ець", "ц", "я ю,еві ець,я ем і"},
	{"ец", "ц", "а у ец,а ем,ом е"},
	{"ок", "к", "а у ок,а ом у,е"},
	{"ок", "ок", "а,у у ок,а ом у,е,ці"},
	// Surnames in -ов, -ин; towns in the same take -ом.
	{"ов", "ов", "а у,ові а,- ым,им,ом е,і"},
	{"ев", "ев", "а у,ові а,- ым,им,ом е,і"},
	{"єв", "єв", "а у,єву,єві а,- им,ом і"},
	{"ин", "ин", "а у,ові а,- ым,им,ом е,і"},
	{"ін", "ін", "а у,ові а,- им,ом і"},
	{"їн", "їн", "а у,ові а,- им,ом і"},
	// Soft sign: feminine (Рязань) and masculine (Мариуполь).
	{"сть", "ст", "и,і и,і сть ью,ю и,і"},
	{"ь", "", "я,и,і ю,и,і ь,я ем,ью,єм е,и,і,ю"},
	// Other masculine nouns, and foreign names that end in a consonant.
	{"ж", "ж", "а,у у,еві ж,а ем,ом е,і"},
	{"ч", "ч", "а у,еві ч,а ем,ом е,і"},
	{"ш", "ш", "а,у у,еві ш,а ем,ом е,і"},
	{"щ", "щ", "а,у у,еві щ,а ем е,і"},
	{"ц", "ц", "а,у у ц,а ем,ом е,і"},
	{"к", "к", "а,у у,ові к,а ом е,у,ові,ці"},
	{"г", "г", "а,у у,ові г,а ом е,у,зі"},
	{"х", "х", "а,у у,ові х,а ом е,у,сі"},
}

// hard are the consonants after which the commonest masculine declension runs.
const hard = "бвдзлмнпрстф"

func decline(word string) paradigm {
	var p paradigm
	taken := ""
	for _, d := range declensions {
		stem, ok := strings.CutSuffix(word, d.suffix)
		if !ok || taken != "" && d.suffix != taken || len([]rune(stem)) == 0 {
			continue
		}
		taken = d.suffix
		p.add(stem+d.stem, d.endings)
	}
	if taken != "" {
		return p
	}
	runes := []rune(word)
	if strings.ContainsRune(hard, runes[len(runes)-1]) {
		p.add(word, "а,у у,ові -,а ом,ым е,і,у,ові")
	}
	return p
}
