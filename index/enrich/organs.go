package enrich

import (
	"dateline/index"
	"dateline/index/gazetteer"
	"dateline/index/text"
)

// organShare is the part of what an article says of countries that must be of
// one country, so that "the army" is understood as that country's.
const organShare = 0.6

// organs takes the words for the forces and the government of a state, where
// they stand without its name, for the state that the article is about.
func (d *draft) organs() {
	r := &d.names
	home := d.homeState()
	if home == nil {
		return
	}
	for i, p := range r.passages {
		r.ownWords(i)
		for w := range p.words {
			if n := r.organAt(i, w); n > 0 {
				d.add(index.FieldActor, home.Name, p.words[w].Start, p.words[w+n-1].End, p.in, ruleOrgan)
			}
		}
	}
}

// homeState returns the state of the country that outweighs all others of the
// article, nil where none does.
func (d *draft) homeState() *gazetteer.Actor {
	weights := d.names.spokenOf()
	if line := d.article.Dateline; line != nil && line.Location != "" {
		if places := d.gazetteer.Places(line.Location); len(places) > 0 {
			weights[places[0].Country] += weightDateline
		}
	}
	best, total := "", 0.0
	for country, weight := range weights {
		total += weight
		if weight > weights[best] || weight == weights[best] && country < best {
			best = country
		}
	}
	if best == "" || weights[best] < organShare*total {
		return nil
	}
	return d.gazetteer.StateOf(best)
}

// spokenOf counts the names and adjectives of states, their organs and known
// places by country.
func (r *reading) spokenOf() map[string]float64 {
	k := &r.people
	if k.spoken == nil {
		k.spoken = make(map[string]float64)
	}
	clear(k.spoken)
	for i := range r.sightings {
		if country := r.sightings[i].country(); country != "" {
			k.spoken[country]++
		}
	}
	return k.spoken
}

// country returns the country that a sighting speaks for, "" for none.
func (s *sighting) country() (code string) {
	if s.actor != nil {
		return s.actor.Country
	}
	seen := false
	s.each(func(sense gazetteer.Sense) {
		if p := sense.Place; p != nil && !seen {
			seen = true
			if sense.Use&(gazetteer.Weak|gazetteer.Ordinary) == 0 && wellKnown(p) {
				code = p.Country
			}
		}
	})
	return code
}

// organAt returns how many words from one on name an organ of a state.
func (r *reading) organAt(passage, i int) int {
	words := r.passages[passage].words
	n := organWords(words[i:])
	if n == 0 || r.people.owner[i] != -1 || words[i].Folded == "military" && !r.theMilitary(passage, i) {
		return 0
	}
	if i+n < len(words) && (genitiveWords[words[i+n].Folded] || r.people.owner[i+n] >= 0 && r.blankAfter(passage, i+n-1)) {
		return 0 // the army of national liberation, la armada de Chile
	}
	if i == 0 || !r.blankAfter(passage, i-1) || slavicScript(words[i].Folded) && r.people.owner[i-1] == -1 {
		return n
	}
	if r.people.owner[i-1] != -1 || !organLeads[words[i-1].Folded] {
		return 0
	}
	return n
}

// theMilitary reports whether the word is a noun: the military, and not a
// military attack.
func (r *reading) theMilitary(passage, i int) bool {
	words := r.passages[passage].words
	if i == 0 || words[i-1].Folded != "the" {
		return false
	}
	return i+1 == len(words) || !r.blankAfter(passage, i) || nounFollowers[words[i+1].Folded]
}

// nounFollowers stand behind a noun and not behind an adjective.
var nounFollowers = set(`in on at by of to and or has have had is was were will would said says say launched launches killed kills carried carries that who which when after
	before over for from with against seized took takes as but denied denies claimed claims announced announces`)

// organWords returns the number of words of the organ that words begin with.
func organWords(words []text.Word) int {
	first := words[0].Folded
	seconds, ok := organs[first]
	switch {
	case !ok:
		return 0
	case seconds == nil:
		return 1
	case len(words) > 1 && seconds[words[1].Folded]:
		return 2
	case seconds[byItself]:
		return 1
	}
	return 0
}

// byItself among what may stand behind a word says that it needs nothing.
const byItself = "-"

// organs are the words by their first, with what must stand behind it: nil for
// nothing.
var organs = organTable()

func organTable() map[string]map[string]bool {
	m := map[string]map[string]bool{
		"armed": set(`forces`), "security": set(`forces`), "government": {"forces": true, "troops": true, "soldiers": true, byItself: true}, "air": set(`force`), "national": set(`police guard`),
		"fuerzas": set(`armadas`), "forces": set(`armees`), "القوات": set(`المسلحه الحكوميه`), "القوي": set(`الامنيه`),
		"вооруженные": set(`силы`), "вооруженных": set(`сил`), "вооруженными": set(`силами`), "вооруженным": set(`силам`),
		"збройні": set(`сили`), "збройних": set(`сил`), "збройними": set(`силами`), "збройним": set(`силам`),
	}
	for word := range set(`army military gobierno ejercito gouvernement armee الجيش الحكومه армия армии армию армией армія армії армію армією`) {
		m[word] = nil
	}
	return m
}

// organLeads stand before an organ that is a state's own; another word may
// make it something else: the liberation army, a regional government.
var organLeads = set(`the a an by from of and or to with against between in on for that when while as if but says said its their his this national local
		el la los las del de al y por con contra que le les l d du des et par contre
		قال قالت ان من مع بين ضد و`)
