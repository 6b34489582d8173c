package enrich

import (
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// ordinary reports whether the name of a place is an ordinary word, too.
func (s *sighting) ordinary(p *gazetteer.Place) (ordinary bool) {
	s.each(func(sense gazetteer.Sense) {
		ordinary = ordinary || sense.Place == p && sense.Use&gazetteer.Ordinary != 0
	})
	return ordinary
}

// Populations from which a place is believed.
const (
	famousFrom    = 500_000   // by its name alone
	famousUncased = 3_000_000 // the same, in a script in which any word could be a name
	believed      = 100_000   // behind a preposition of place
	believedAlone = 10_000    // the same, if all places of its name lie in one country
)

// plainWords is how many words a name has that nothing else bears and that is
// taken without more: Zaporizhzhia Nuclear Power Plant.
const plainWords = 3

// believable reports whether there is enough evidence that a name means a
// place at all, and this one.
func (r *reading) believable(i int, c candidate, countries int) bool {
	s := &r.sightings[i]
	p := c.place
	said := r.saysRegion(i)
	if r.isWater(s) || c.use&gazetteer.Ordinary != 0 && p.Kind == gazetteer.Region && !(said && r.countryWeight(s, p) > 0) {
		return false
	}
	if r.placedByNeighbours(i, c, countries) {
		s.firm = true
		return true
	}
	if r.partOfOther(s, p) {
		return false
	}
	if p.Kind == gazetteer.Region && said {
		return true
	}
	e := evidence{
		context: r.countryWeight(s, p) > 0 || r.neighbours(s, p, s.meanings()),
		at:      said || r.atPlace(i) || r.townFollows(s) || i > 0 && r.sightings[i-1].place != nil && r.enumerated(i),
		famous:  p.Capital || p.Population >= famousFrom || c.seat && p.Population >= believed,
		single:  countries == 1,
	}
	e.at = e.at || e.single && takenWords[r.before(s, 1)]
	s.firm = e.at && nameScriptOf(r.between(s, s.Start, s.End)) == inLatin
	if r.surnameHere(s, c) && !p.Capital && !(e.at && e.famous) || r.isNewspaper(s) {
		return false
	}
	if !e.famous && p.Kind != gazetteer.District && !r.endsAsRegion(s) && !r.townFollows(s) && (r.continued(s) || r.isFacility(s)) {
		return false
	}
	if !e.famous && r.givenAlone(s) {
		c.use |= gazetteer.Weak
	}
	if c.use&gazetteer.Ordinary != 0 {
		e.at = r.atPlace(i) // an enumeration or what stands behind proves too little of a word
	}
	if r.shouting[s.passage] {
		return r.believableLoud(s, c, e)
	}
	return r.outweighs(s, c, e)
}

// evidence is what speaks for a name being a place, and one of its country.
type evidence struct {
	context bool // the article names the country
	at      bool // the words around the name say that it is a place
	famous  bool // everybody knows it
	single  bool // all places of the name lie in one country
}

// placedByNeighbours reports whether the names beside a name, or the address of
// the source, leave no doubt about it: Goma in North Kivu.
func (r *reading) placedByNeighbours(i int, c candidate, countries int) bool {
	s := &r.sightings[i]
	p := c.place
	switch {
	case r.enclosed(i, p) || r.encloses(i, p):
		return true
	case s.state != nil && index.LocationWithin(p.Path, s.state.Path):
		return true
	case countries == 1 && s.Last-s.First >= plainWords && s.Len() == 1 && c.use == 0:
		return true
	}
	return r.inHost(s) && !r.isNewspaper(s) && c.use&gazetteer.Ordinary == 0
}

// partOfOther reports whether the form of a name, or what stands beside it, says
// that it is another name, or part of one.
func (r *reading) partOfOther(s *sighting, p *gazetteer.Place) bool {
	known := p.Capital || p.Kind == gazetteer.Region
	switch {
	case !known && p.Population < famousFrom && (r.isAcronym(s) || r.shouting[s.passage] && !r.loud):
		return true
	case r.companyFollows(s):
		return true
	}
	return !known && r.bareArticle(s)
}

// outweighs reports whether the evidence outweighs what else a name could be, in
// a text with small letters or without any capitals.
func (r *reading) outweighs(s *sighting, c candidate, e evidence) bool {
	p := c.place
	region := p.Kind == gazetteer.Region
	switch {
	case c.use&gazetteer.Ordinary != 0:
		return e.at && e.context && !r.headline[s.passage] && !articles[r.before(s, 1)]
	case c.use&gazetteer.Weak != 0:
		return e.at && e.context
	case e.context:
		return true
	case formOf(r.between(s, s.Start, s.End)) == caseless:
		return p.Capital || region || p.Population >= famousUncased || e.at && s.Prefix == "" && p.Population >= believed
	case e.famous || region:
		return e.at || !r.numbered(s)
	}
	return e.at && (p.Population >= believed || e.single && (p.Population >= believedAlone || p.Population == 0 && s.Last-s.First > 1))
}

// believableLoud is outweighs for a passage in capitals, in which any word can
// be a name: a small place needs its country and a preposition, unless all places
// of its name lie in that country and it is no surname.
func (r *reading) believableLoud(s *sighting, c candidate, e evidence) bool {
	p := c.place
	if first := r.passages[s.passage].words[s.First].Folded; givenPlaces[first] || givenNames[first] {
		e.at = insideWords[r.before(s, 1)]
	}
	switch {
	case p.Capital:
		return e.at || e.context
	case c.use&gazetteer.Weak != 0 && p.Population < believedAlone && p.Kind != gazetteer.District && !r.communeFollows(s):
		return false
	case c.use&(gazetteer.Ordinary|gazetteer.Weak) != 0:
		return e.at && e.context
	case p.Population >= famousFrom:
		return e.at
	}
	return e.context && (e.at || e.single || p.Kind == gazetteer.Region)
}

// isAcronym reports whether a name is one short word in capitals in a text that
// has small letters: SAMA, which is a bank before it is a town.
func (r *reading) isAcronym(s *sighting) bool {
	const longest = 4 // letters
	return s.Last-s.First == 1 && s.End-s.Start <= longest && !r.shouting[s.passage] && formOf(r.between(s, s.Start, s.End)) == allCapitals
}

// givenAlone reports whether a name of one word is a given name: Jack, Dennis.
func (r *reading) givenAlone(s *sighting) bool {
	return s.Last-s.First == 1 && givenNames[r.passages[s.passage].words[s.First].Folded]
}

// numbered reports whether a number stands right behind a name: Falcon 9.
func (r *reading) numbered(s *sighting) bool {
	next, ok := r.after(s)
	return ok && next.Folded[0] >= '0' && next.Folded[0] <= '9'
}

// isWater reports whether a name is that of a river, lake or sea, or a time.
func (r *reading) isWater(s *sighting) bool {
	if next, ok := r.after(s); ok && (waters[next.Folded] || next.Folded == "time") {
		return true
	}
	one, two := r.before(s, 1), r.before(s, 2)
	return waterLeads[one] || (genitiveWords[one] || one == "через") && (waterLeads[two] || bridges[two])
}

// bridges lead across rivers in Ukrainian and Russian: міст через Дніпро.
var bridges = set(`міст мосту мости мост моста мосты переправа переправу`)

// bareArticle reports whether an article stands before a name and no noun that
// it could belong to behind it: the Petersberg, but not the Kyiv suburb.
func (r *reading) bareArticle(s *sighting) bool {
	if !articles[r.before(s, 1)] || s.Last-s.First > 1 {
		return false
	}
	next, ok := r.after(s)
	return !ok || insideWords[next.Folded] || genitiveWords[next.Folded] || next.Folded == "and"
}

// isNewspaper reports whether the name of a place is part of that of a paper, an
// exchange, or of a school or bank elsewhere: the Chicago Tribune, the University of Chicago.
func (r *reading) isNewspaper(s *sighting) bool {
	p := r.passages[s.passage]
	next, ok := r.after(s)
	if ok && agreements[next.Folded] && startsUpper(p.text[next.Start:]) && !r.headline[s.passage] || genitiveWords[r.before(s, 1)] && agreementLeads[r.before(s, 2)] {
		return true
	}
	if ok && newspapers[next.Folded] && startsUpper(p.text[next.Start:]) && !r.shouting[s.passage] && !r.headline[s.passage] {
		return true
	}
	return r.before(s, 1) == "of" && institutionLeads[r.before(s, 2)]
}

// agreements follow the name of the place that an agreement is known by, and
// agreementLeads precede it: the Lusaka Protocol, el Protocolo de Río de Janeiro.
var (
	agreements     = set(`protocol accord accords agreement agreements memorandum treaty convention protocols`)
	agreementLeads = set(`protocolo protocole protocolos protocoles`)
)

// newspapers follow the name of a place in that of a paper or exchange, and institutionLeads
// precede it, with of, in that of a school or a document.
var (
	newspapers       = set(`times post herald tribune gazette journal globe chronicle news reuters stock metal mercantile`)
	institutionLeads = set(`university college bank museum duke earl declaration treaty`)
)

// townFollows reports whether what stands behind a name is had by towns: the
// Mansfield police, Dublin City Council, a Gainesville man.
func (r *reading) townFollows(s *sighting) bool {
	if strings.HasPrefix(r.passages[s.passage].text[s.End:], "-based ") {
		return true
	}
	next, ok := r.after(s)
	if ok && townNouns[next.Folded] {
		return true
	}
	return r.owns(s) && townNouns[r.folded(s, 0)]
}

// takenWords stand before what armies take or strike: a place, unless others
// bear its name, too.
var takenWords = set(`captured recaptured retook retake retakes seized seize surrounded surround besieged besiege encircled shelled bombed stormed
	liberated overran entered reached evacuated bombarded`)

// communeFollows reports whether the word behind a name says that it is a
// commune's or a quarter's: Venecia municipality, the Escalón neighborhood.
func (r *reading) communeFollows(s *sighting) bool {
	next, ok := r.after(s)
	return ok && communeNouns[next.Folded]
}

var communeNouns = set(`municipality jurisdiction township village town canton neighborhood neighbourhood suburb district province department`)

var townNouns = set(`police city council residents resident mayor man woman area native based firefighters fire airport suburb neighborhood neighbourhood
	township town village municipality school schools high municipal downtown aldermen borough metro metropolitan hospital`)
