package enrich

import (
	"strings"
	"unicode/utf8"
)

var adjectiveEndings = strings.Fields(`ая яя ое ее ий ый ой ого его ому ему ым им ую юю ые ие ых их ыми ими`)

// nounLike reports whether the first word of a sentence can be a given name:
// it is no adverb and no verb by its ending.
func nounLike(word string) bool {
	if !slavicScript(word) || utf8.RuneCountInString(word) < shortestStem+1 {
		return false
	}
	for _, ending := range otherEndings {
		if strings.HasSuffix(word, ending) {
			return false
		}
	}
	return true
}

var otherEndings = strings.Fields(`о е и у ы ил ал ел ла ла ет ит ют ся сь ит ут ый ий ой ая яя ого ему ых их ом ем ой ей`)

// likeBody reports whether a word is made like the short name of a body of
// state: Госдума, Минобороны, Роспотребнадзор.
func likeBody(word string) bool {
	for _, prefix := range bodyPrefixes {
		if strings.HasPrefix(word, prefix) {
			return !plainOpenings[word[:min(len(word), len("гост"))]] && utf8.RuneCountInString(word) > shortestStem+1
		}
	}
	for _, mark := range bodyMarks {
		if strings.Contains(word, mark) {
			return true
		}
	}
	return strings.HasSuffix(surnameStem(word), "информ")
}

// plainOpenings begin the ordinary words that begin like the short names:
// государство, господин, гость.
var plainOpenings = set(`госу госп гост`)

var (
	bodyPrefixes = strings.Fields(`гос минобр миноб минфин минюст минздрав минкульт минэнерго минэконом минсельхоз минком минсвяз минпром минтранс минтруд минсп минприроды минрегион минвос минстрой миндор
		росат роском роскос роснефт роспотреб росреестр росстат росгвард росавто росздрав росавиа росимуще росфин росстрой росмолод росрыб росгос росфинмон генпрокур генштаб
		центризбирк центробанк мосгор совбез евросоюз еврокомис европарлам нацгвард облсовет горсовет`)
	bodyMarks = strings.Fields(`надзор избирком телеком нефть нефти`)
)

// endsLikeSurname reports whether a word has an ending that Russian, Ukrainian,
// Georgian and Armenian surnames have, and few other words with a capital.
func endsLikeSurname(word string) bool {
	if !slavicScript(word) || utf8.RuneCountInString(word) < 6 {
		return false
	}
	for _, ending := range surnameMarks {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

var surnameMarks = strings.Fields(`швили дзе енко ов ова ову овым ове овой ев ева еву евым еве евой ян яна яну яном чук чука чуку чуком`)
