package enrich

import (
	"cmp"
	"slices"
	"strings"
)

// continued reports whether a name is part of a longer one that is not known:
// a word with a capital letter stands right beside it.
func (r *reading) continued(s *sighting) bool {
	p := r.passages[s.passage]
	if r.headline[s.passage] || formOf(p.text[s.Start:s.End]) == caseless {
		return false
	}
	return r.continuedBehind(s, p) || r.continuedBefore(s, p)
}

func (r *reading) continuedBehind(s *sighting, p passage) bool {
	next, ok := r.word(s, 0)
	if !ok || r.isSighting(s, next.Start) {
		return false
	}
	gap := p.text[s.End:next.Start]
	if next.Folded == "al" || next.Folded == "el" {
		return gap == " "
	}
	if gap != " " && gap != "-" || !startsUpper(p.text[next.Start:]) {
		return false
	}
	return !regionWords[next.Folded] && !titles[next.Folded] && !companyWords[next.Folded]
}

// previous returns the sighting before one that is not the first.
func (r *reading) previous(s *sighting) *sighting { return &r.sightings[r.index(s)-1] }

func (r *reading) continuedBefore(s *sighting, p passage) bool {
	w, ok := r.word(s, -1)
	if !ok || !startsUpper(p.text[w.Start:]) {
		return false
	}
	gap := p.text[w.End:s.Start]
	if r.isSighting(s, w.Start) {
		return gap == " " && r.previous(s).place != nil
	}
	if gap != " " && gap != "-" && gap != " - " {
		return false
	}
	return !insideWords[w.Folded] && !towardsWords[w.Folded] && !thirds[w.Folded] && !listWords[w.Folded]
}

// isSighting reports whether the word at an offset near a sighting belongs to
// another one. Those beside it are found within a few steps.
func (r *reading) isSighting(s *sighting, at int) bool {
	i := r.index(s)
	for j := max(i-1, 0); j <= min(i+1, len(r.sightings)-1); j++ {
		o := &r.sightings[j]
		if o.passage == s.passage && o.Start <= at && at < o.End {
			return true
		}
	}
	return false
}

// index returns the number of a sighting.
func (r *reading) index(s *sighting) int {
	i, _ := slices.BinarySearchFunc(r.sightings, s, func(o sighting, s *sighting) int {
		return cmp.Or(cmp.Compare(o.passage, s.passage), cmp.Compare(o.Start, s.Start))
	})
	return i
}

// isFacility reports whether the name of a place names something in it, or
// something elsewhere that bears its name: Al Shati Palace.
func (r *reading) isFacility(s *sighting) bool {
	next, ok := r.after(s)
	return ok && facilityWords[next.Folded] && startsUpper(r.passages[s.passage].text[next.Start:])
}

// isPersonName reports whether the name of a place stands in that of a person:
// behind a given name or a title, or as a given name before a surname.
func (r *reading) isPersonName(s *sighting) bool {
	p := r.passages[s.passage]
	if form := formOf(p.text[s.Start:s.End]); form == caseless || form == smallFirst {
		return false
	}
	if w, ok := r.word(s, -1); ok && startsUpper(p.text[w.Start:]) && r.joined(s, w.End, s.Start) {
		if isInitial(p.text[w.Start:w.End]) && p.text[w.End] == '.' && !r.compass(s) {
			return true
		}
		if givenNames[w.Folded] && !insideWords[w.Folded] || personTitles[w.Folded] {
			return true
		}
	}
	next, ok := r.after(s)
	if !ok || r.headline[s.passage] || r.shouting[s.passage] || !startsUpper(p.text[next.Start:]) {
		return false
	}
	if first := p.words[s.First].Folded; !givenPlaces[first] && !(givenNames[first] && s.Last-s.First == 1) {
		return false
	}
	return !companyWords[next.Folded] && !regionWords[next.Folded] && !facilityWords[next.Folded] && !r.isState(s, next.Start)
}

// isState reports whether the word at an offset behind a sighting is the name
// or adjective of a state.
func (r *reading) isState(s *sighting, at int) bool {
	for i := range r.sightings {
		o := &r.sightings[i]
		if o.passage == s.passage && o.Start == at && o.actor != nil {
			return true
		}
	}
	return false
}

// joined reports whether only a blank, or the stop of an abbreviation, stands
// between two words.
func (r *reading) joined(s *sighting, from, to int) bool {
	return onlyBlank(strings.TrimPrefix(r.between(s, from, to), "."))
}

// givenPlaces are names of places that are given names, too.
var givenPlaces = set(`jordan paris israel chad georgia florence sydney austin victoria charlotte santiago salvador francisco lorraine kent savannah
	madison virginia carolina india kenya troy dallas houston brooklyn chelsea sofia adelaide alexandria valencia orlando lincoln jackson clinton
	monroe kimberley hamilton lourdes mercedes trinidad cuba asia dakota london`)
