package enrich

import (
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// Behind the name of a town American papers put its state, in the short form of
// the Associated Press: Charleston, W.Va.; Boise, Idaho, needs none.

// longestShortState is the length in bytes of the longest short form.
const longestShortState = 6

// stateBehind returns the state whose short form stands behind the name of a
// town and a comma, and where it stands.
func (d *draft) stateBehind(s *sighting) (state *gazetteer.Place, at index.Span) {
	p := d.names.passages[s.passage]
	rest := p.text[s.End:]
	if !strings.HasPrefix(rest, ", ") {
		return nil, at
	}
	rest = rest[len(", "):]
	short := rest[:min(len(rest), longestShortState+1)]
	end := strings.LastIndexByte(short, '.')
	for end > 0 {
		if name, ok := americanStates[strings.ToLower(strings.TrimRight(short[:end], "."))]; ok && startsUpper(short) {
			state, _ = d.gazetteer.PlaceAt("United States/" + name)
			start := s.End + len(", ")
			return state, index.Span{Start: start, End: start + end + 1}
		}
		end = strings.LastIndexByte(short[:end], '.')
	}
	return nil, at
}

// findStates finds the short forms of states behind the names of towns, which
// also say which town is meant.
func (d *draft) findStates() {
	r := &d.names
	d.findDotted()
	for i := range r.sightings {
		s := &r.sightings[i]
		if !s.canBeTown() {
			continue
		}
		state, at := d.stateBehind(s)
		if state == nil {
			continue
		}
		s.state = state
		r.countries[state.Country] += weightPlace
		r.votes.regions[state.Path] += weightRegion
		if !dotted(r.passages[s.passage].text[at.Start:at.End]) { // which findDotted finds
			d.add(index.FieldLocation, state.Path, at.Start, at.End, r.passages[s.passage].in, ruleState)
		}
	}
}

// findDotted finds the states whose short form is two letters with stops,
// wherever they stand: the S.C. Highway Patrol.
func (d *draft) findDotted() {
	r := &d.names
	for _, p := range r.passages {
		for _, w := range p.words {
			if !dotted(p.text[w.Start:w.End]) {
				continue
			}
			name, ok := americanStates[w.Folded[:1]+"."+w.Folded[1:]]
			if !ok {
				continue
			}
			if state, known := d.gazetteer.PlaceAt("United States/" + name); known {
				d.add(index.FieldLocation, state.Path, w.Start, w.End, p.in, ruleState)
			}
		}
	}
}

// dotted reports whether a word is two capitals with their stops.
func dotted(s string) bool {
	return len(s) == 4 && s[1] == '.' && s[3] == '.' && s[0] >= 'A' && s[0] <= 'Z' && s[2] >= 'A' && s[2] <= 'Z'
}

// canBeTown reports whether one of the places of a name is a town of the United
// States.
func (s *sighting) canBeTown() bool {
	town := false
	s.each(func(sense gazetteer.Sense) {
		p := sense.Place
		town = town || p != nil && p.Country == "US" && p.Kind != gazetteer.Region
	})
	return town
}
