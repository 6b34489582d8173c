package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// findSurnames notes the names of places that somebody bears in this article: a
// name behind a given name, a title or an initial is a surname, and where it
// stands alone later it is still the same person's.
func (r *reading) findSurnames() {
	for i := range r.sightings {
		s := &r.sightings[i]
		if first := s.firstPlace(); first != nil && (r.borneBySomebody(s) || r.companyFollows(s)) {
			r.surnames[first] = true
		}
	}
}

// borneBySomebody reports whether a name stands in that of a person.
func (r *reading) borneBySomebody(s *sighting) bool {
	p := r.passages[s.passage]
	if r.shouting[s.passage] || !startsUpper(p.text[s.Start:]) {
		return false
	}
	w, ok := r.word(s, -1)
	if !ok || !startsUpper(p.text[w.Start:]) || !r.joined(s, w.End, s.Start) {
		return false
	}
	if r.isSighting(s, w.Start) && !givenNames[w.Folded] {
		return false
	}
	if isInitial(p.text[w.Start:w.End]) && p.text[w.End] == '.' {
		return !r.compass(s)
	}
	return personTitles[w.Folded] || givenNames[w.Folded] && !insideWords[w.Folded]
}

// isInitial reports whether a word before a stop is that of a given name: J., Дж.
func isInitial(s string) bool {
	const longest = 2 // letters
	return utf8.RuneCountInString(s) <= longest && s != "St" && s != "Mt" && s != "Ft"
}

// compass reports whether a name is that of a street behind an initial: N. Main.
func (r *reading) compass(s *sighting) bool {
	next, ok := r.after(s)
	return ok && facilityWords[next.Folded]
}

// surnameHere reports whether a name stands for somebody of whom the article
// has told the full name: it does unless something says that it is a place.
func (r *reading) surnameHere(s *sighting, c candidate) bool {
	return r.surnames[s.firstPlace()] && (c.place.Kind != gazetteer.District || c.use&gazetteer.Weak != 0)
}

// companyFollows reports whether a name begins that of a company: Marshall Steel
// Ltd, Gillette Co.
func (r *reading) companyFollows(s *sighting) bool {
	p := r.passages[s.passage]
	at := s.End
	for n := range longestCompany {
		w, ok := r.word(s, n)
		if !ok || strings.Trim(p.text[at:w.Start], " \n&") != "" || !startsUpper(p.text[w.Start:]) {
			return false
		}
		if companySuffixes[w.Folded] {
			return true
		}
		at = w.End
	}
	return false
}

// longestCompany is how many words behind the first the name of a company has.
const longestCompany = 4

// companySuffixes end the names of companies.
var companySuffixes = set(`inc corp co cos ltd plc llc ag sa nv gmbh spa bhd corporation company bancorp bancshares holdings industries partners
	group bank stores savings airlines airways motors`)
