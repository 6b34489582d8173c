package enrich

import (
	"strings"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// onlyBlank reports whether nothing but white space stands between two words.
func onlyBlank(s string) bool { return strings.TrimSpace(s) == "" }

// before returns the folded word that stands n words before a sighting (1 is
// the nearest) when only white space and the words between part them.
func (r *reading) before(s *sighting, n int) string {
	w, ok := r.word(s, -n)
	if !ok {
		return ""
	}
	gap := r.between(s, w.End, s.Start)
	if strings.ContainsAny(gap, ".,;:!?()[]«»\"“”\n—–") {
		return ""
	}
	return w.Folded
}

// after returns the folded word behind a sighting when only white space parts
// them.
func (r *reading) after(s *sighting) (text.Word, bool) {
	w, ok := r.word(s, 0)
	return w, ok && onlyBlank(r.between(s, s.End, w.Start))
}

// inCountry reports whether the name of a state is spoken of as a place: in
// Sudan, eastern Ukraine, the north of Mali, or behind another such name in an
// enumeration.
func (r *reading) inCountry(i int) bool {
	s := &r.sightings[i]
	if r.owns(s) {
		return false
	}
	if strings.HasSuffix(s.Prefix, "ب") || r.inside(s) {
		return true
	}
	return i > 0 && r.sightings[i-1].local && r.enumerated(i)
}

// inside reports whether a word before a name says that something happens
// there.
func (r *reading) inside(s *sighting) bool {
	one, two := r.before(s, 1), r.before(s, 2)
	switch {
	case one == "":
		return false
	case slavicOn[one]:
		return r.inLocative(s)
	case insideWords[one]:
		return !giving[two]
	case thirds[one] && insideWords[two] && !slavicOn[two]:
		return true
	case partWords[one] && slavicScript(one):
		return true
	case genitiveWords[one] && partWords[two]:
		return true
	case one == "la" || one == "l" || one == "the" || one == "el":
		return genitiveWords[two] && partWords[r.before(s, 3)]
	}
	return false
}

// slavicOn are prepositions that mean a place with the locative, and an aim
// with the accusative: на Україні, на Росію.
var slavicOn = set(`на по`)

// inLocative reports whether a Ukrainian or Russian name ends like a locative.
func (r *reading) inLocative(s *sighting) bool {
	last := r.passages[s.passage].words[s.Last-1]
	for _, ending := range []string{"е", "і", "и", "ї", "ах", "ях", "ому", "ім", "ой", "ій"} {
		if strings.HasSuffix(last.Folded, ending) {
			return true
		}
	}
	return false
}

func slavicScript(word string) bool { return word[0] >= 0xd0 && word[0] <= 0xd3 }

// giving are French verbs behind which au and aux name who gets something.
var giving = set(`demandé demande demandent demander ordonné ordonne appelé appelle appellent reproche reprochent imposé vendu livré livrer fourni fournir
	accordé accorde enjoint enjoignant impose imposées demandant reprochant`)

// longestJoin is the length in bytes of the longest thing that stands between
// two names of an enumeration: a comma and a word such as "and".
const longestJoin = 10

// enumerated reports whether a sighting continues an enumeration with the one
// before it: only a comma or a joining word stands between them.
func (r *reading) enumerated(i int) bool {
	if i == 0 || r.sightings[i-1].passage != r.sightings[i].passage {
		return false
	}
	before, s := &r.sightings[i-1], &r.sightings[i]
	gap := strings.TrimSpace(r.between(s, before.End, s.Start))
	if len(gap) > longestJoin {
		return false
	}
	gap = strings.TrimSpace(strings.Trim(gap, ",،"))
	if gap == "" {
		return s.Start-before.End > 1 || s.Prefix != "" // "," or "و"
	}
	return listWords[text.Fold(gap)]
}

// atPlace reports whether a word before the name of a city or region says that
// it is a place.
func (r *reading) atPlace(i int) bool {
	s := &r.sightings[i]
	if strings.HasSuffix(s.Prefix, "ب") {
		return true
	}
	one, two := r.before(s, 1), r.before(s, 2)
	if one == "" || one == "a" && r.language == "en" {
		return false
	}
	return insideWords[one] || towardsWords[one] || thirds[one] && (insideWords[two] || towardsWords[two]) || r.inside(s)
}

// actsAsGovernment reports whether a capital stands for its government.
func (r *reading) actsAsGovernment(i int) bool {
	s := &r.sightings[i]
	switch nameScriptOf(r.between(s, s.Start, s.End)) {
	case inCyrillic:
		return r.governsSlavic(i)
	case inArabic:
		return r.governsArabic(i)
	}
	if r.before(s, 1) == "from" && sentWords[r.before(s, 2)] {
		return true
	}
	if r.atPlace(i) {
		return false
	}
	if r.owns(s) {
		return !localNouns[r.folded(s, 0)]
	}
	if next, ok := r.after(s); ok && governmentWords[next.Folded] {
		return true
	}
	if strings.HasPrefix(r.passages[s.passage].text[s.End:], ", for its part") {
		return true
	}
	one := r.before(s, 1)
	if towardsGovernment[one] && !joining[one] && !(one == "for" && leavingWords[r.before(s, 2)]) {
		return true
	}
	if i > 0 && r.sightings[i-1].actor != nil && r.enumerated(i) {
		return true
	}
	return r.romance() && !genitiveWords[one] && !(i > 0 && r.enumerated(i))
}

// joining words say that a capital acts only together with what follows.
var joining = set(`and with while that but because since although if when et y e`)

// sentWords are whom governments send: delegations from Kyiv, Moscow and
// Washington.
var sentWords = set(`delegation delegations envoys negotiators delegates diplomats negotiator envoy`)

// owns reports whether a name stands in the English genitive: Ukraine's.
func (r *reading) owns(s *sighting) bool {
	rest := r.passages[s.passage].text[s.End:]
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// localNouns follow the genitive of a capital that is meant as a city.
var localNouns = set(`streets street airport centre center suburbs suburb outskirts mayor residents population main old central northern southern eastern western
	city downtown district districts neighbourhoods neighborhoods hospital hospitals university independence maidan red green`)

// scripts of names that are read differently.
type nameScript uint8

const (
	inLatin nameScript = iota
	inCyrillic
	inArabic
)

func nameScriptOf(s string) nameScript {
	switch {
	case s == "":
		return inLatin
	case s[0] >= 0xd0 && s[0] <= 0xd3:
		return inCyrillic
	case s[0] >= 0xd8 && s[0] <= 0xdb:
		return inArabic
	}
	return inLatin
}

// governsSlavic: a capital in the nominative without preposition acts, and so
// it does in the instrumental, dative and accusative of what is done by it or to
// it. In the genitive (жители Москвы), and behind a preposition of place, it is a place.
func (r *reading) governsSlavic(i int) bool {
	s := &r.sightings[i]
	one := r.before(s, 1)
	ending := r.slavicEnding(s)
	switch {
	case betweenWords[one]:
		return true
	case withWords[one]:
		return ending == instrumentalCase
	case r.atPlace(i):
		return false
	case i > 0 && r.enumerated(i):
		return r.sightings[i-1].actor != nil
	case !r.inflected(s):
		return true
	}
	return ending != genitiveCase
}

// inflected reports whether a name stands in another case than the nominative.
func (r *reading) inflected(s *sighting) bool {
	inflected := true
	s.each(func(sense gazetteer.Sense) {
		if sense.Place != nil && sense.Use&gazetteer.Inflected == 0 {
			inflected = false
		}
	})
	return inflected
}

// slavicCase is a case as far as the ending of a name tells it.
type slavicCase uint8

const (
	otherCase slavicCase = iota
	genitiveCase
	instrumentalCase
)

func (r *reading) slavicEnding(s *sighting) slavicCase {
	last := r.passages[s.passage].words[s.Last-1].Folded
	for _, ending := range []string{"ом", "ем", "єм", "ою", "ею", "ой", "ами", "ями"} {
		if strings.HasSuffix(last, ending) {
			return instrumentalCase
		}
	}
	for _, ending := range []string{"а", "я", "и", "ы"} {
		if strings.HasSuffix(last, ending) {
			return genitiveCase
		}
	}
	return otherCase
}

// governsArabic: a verb of the third person feminine before a capital makes it
// act (قالت موسكو), and what is done for it or towards it in one word with ل.
func (r *reading) governsArabic(i int) bool {
	s := &r.sightings[i]
	if strings.HasSuffix(s.Prefix, "ل") {
		return true
	}
	if r.atPlace(i) {
		return false
	}
	if i > 0 && r.enumerated(i) {
		return r.sightings[i-1].actor != nil
	}
	verb := strings.TrimPrefix(r.before(s, 1), "و")
	const shortest = 6 // bytes, three letters
	return len(verb) >= shortest && !strings.HasSuffix(verb, "ات") && (strings.HasPrefix(verb, "ت") || strings.HasSuffix(verb, "ت"))
}

// romance reports whether the article is in French, Spanish or Portuguese, in
// which a city as a place has a preposition.
func (r *reading) romance() bool {
	return r.language == "fr" || r.language == "es" || r.language == "pt"
}
