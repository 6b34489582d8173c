package enrich

import (
	"dateline/index"
	"dateline/index/gazetteer"
)

// Rules by which actors are found.
const (
	ruleName    = "name"    // a full name, an alias, an acronym
	ruleSurname = "surname" // a part of a person's name
	ruleDemonym = "demonym" // an adjective or the people of a state
	ruleMetonym = "metonym" // a seat of government
	ruleCapital = "capital" // a capital that stands for its government
	ruleOrgan   = "organ"   // a state, by one of its organs
	rulePart    = "part of" // what an organisation or armed group is a part of
)

// actors adds the states, organisations, armed groups and people that the
// article names.
func (d *draft) actors() {
	r := &d.names
	for i := range r.sightings {
		r.decideActor(i)
	}
	for i := range r.sightings {
		r.decideCapital(d, i)
	}
	for i := len(r.sightings) - 1; i > 0; i-- {
		r.joinCapitals(d, i)
	}
	d.people()
	d.organs()
	for i := range r.sightings {
		s := &r.sightings[i]
		if s.actor == nil || s.spoken {
			continue
		}
		d.add(index.FieldActor, s.actor.Name, s.Start, s.End, r.passages[s.passage].in, s.rule)
		d.addParents(s)
	}
}

// mostParents is how many levels an actor is rolled up at most: the registry has
// one, and lists of users need few. It ends all rings, whatever made them.
const mostParents = 4

// addParents adds what the actor of a sighting is a part of, so that who looks
// for the whole finds its parts: the state of an organ, Hamas for its brigades.
func (d *draft) addParents(s *sighting) {
	in := d.names.passages[s.passage].in
	for a, n := s.actor, 0; a.Parent != "" && a.Kind != gazetteer.Person && n < mostParents; n++ {
		rule := rulePart
		if a.Kind == gazetteer.State {
			rule = ruleOrgan
		}
		parent, ok := d.gazetteer.ActorNamed(a.Parent)
		if !ok || parent == s.actor {
			return
		}
		d.add(index.FieldActor, parent.Name, s.Start, s.End, in, rule)
		a = parent
	}
}

// decideActor chooses the actor that a name stands for, if any: of those for
// which there is evidence the first, a person in full before others.
func (r *reading) decideActor(i int) {
	s := &r.sightings[i]
	var best gazetteer.Sense
	country := false // can be a state, or the country
	s.each(func(sense gazetteer.Sense) {
		if sense.Actor == nil || !r.evident(s, sense) {
			return
		}
		if best.Actor == nil || better(sense, best) {
			best = sense
		}
		country = country || isState(sense.Actor)
	})
	if best.Actor == nil {
		return
	}
	if person := r.namedPerson(s); person != nil && isState(best.Actor) && r.countries[best.Actor.Country] <= float64(r.count(best.Actor))*weightState {
		s.actor, s.rule = person, ruleSurname
		return
	}
	if isState(best.Actor) && best.Use&(gazetteer.Demonym|gazetteer.Metonym) == 0 {
		if r.elsewhere(s, best.Actor) {
			return // Georgia, the American state
		}
		if r.inCountry(i) {
			s.local = true // the step places takes it
			return
		}
	}
	if r.rejectsActor(s, best) {
		return
	}
	s.actor, s.rule = best.Actor, actorRule(best.Use)
}

// namedPerson returns the person whose surname a name is, and who has been
// named in full: Misri is a foreign secretary before it is Egypt in Swahili.
func (r *reading) namedPerson(s *sighting) (person *gazetteer.Actor) {
	s.each(func(sense gazetteer.Sense) {
		if sense.Actor != nil && sense.Use&gazetteer.Partial != 0 && r.named[sense.Actor] {
			person = sense.Actor
		}
	})
	return person
}

// isState reports whether an actor is a state itself, no organ of one.
func isState(a *gazetteer.Actor) bool { return a.Kind == gazetteer.State && a.Parent == "" }

// better reports whether sense is to be taken before best: evidence that does
// not depend on the rest of the article counts more, then what is named more.
func better(sense, best gazetteer.Sense) bool {
	weak := gazetteer.Weak | gazetteer.Ordinary
	return best.Use&weak != 0 && sense.Use&weak == 0
}

func actorRule(use gazetteer.Use) string {
	switch {
	case use&gazetteer.Metonym != 0:
		return ruleMetonym
	case use&gazetteer.Demonym != 0:
		return ruleDemonym
	case use&gazetteer.Partial != 0:
		return ruleSurname
	}
	return ruleName
}

// evident reports whether a sense has the evidence that it needs: a weak one
// the full name elsewhere in the article, or its country.
func (r *reading) evident(s *sighting, sense gazetteer.Sense) bool {
	switch {
	case sense.Use&gazetteer.Ordinary != 0 && sense.Use&gazetteer.Partial != 0:
		return false
	case sense.Use&gazetteer.Capitals != 0 && r.shouting[s.passage]:
		return r.named[sense.Actor] || sense.Actor.Country != "" && r.countries[sense.Actor.Country] > 0
	case sense.Use&gazetteer.Ordinary != 0:
		return r.named[sense.Actor] && !r.headline[s.passage]
	case sense.Use&gazetteer.Weak == 0:
		return true
	case r.named[sense.Actor]:
		return true
	case sense.Use&gazetteer.Partial != 0:
		return false
	}
	return sense.Actor.Country != "" && r.countries[sense.Actor.Country] > 0
}

// elsewhere reports whether a name that a state shares with a region of another
// country rather means the region: the article speaks of that country, and of
// the state only by this name.
func (r *reading) elsewhere(s *sighting, state *gazetteer.Actor) bool {
	other := false
	s.each(func(sense gazetteer.Sense) {
		if p := sense.Place; p != nil && p.Kind == gazetteer.Region && p.Country != state.Country {
			other = other || r.countries[p.Country] > 0 || r.neighbours(s, p, s.meanings())
		}
		if p := sense.Place; p != nil && p.Kind == gazetteer.Locality && p.Country != state.Country && s.state != nil {
			other = other || index.LocationWithin(p.Path, s.state.Path)
		}
	})
	return other && r.countries[state.Country] <= float64(r.count(state))*weightState
}

// count returns how often a name that can mean a state stands in the article.
func (r *reading) count(state *gazetteer.Actor) int {
	n := 0
	for i := range r.sightings {
		found := false
		r.sightings[i].each(func(sense gazetteer.Sense) {
			found = found || sense.Actor == state && sense.Use&gazetteer.Demonym == 0
		})
		if found {
			n++
		}
	}
	return n
}

// rejectsActor reports whether the words around a name say that it is part of
// another: a surname behind somebody else's given name, a language.
func (r *reading) rejectsActor(s *sighting, sense gazetteer.Sense) bool {
	switch {
	case currencies[r.folded(s, 0)] && isState(sense.Actor):
		return true
	case sense.Use&gazetteer.Demonym != 0:
		return r.isLanguage(s)
	case sense.Use&gazetteer.Partial != 0:
		return r.belongsToOther(s)
	case isState(sense.Actor):
		return r.isPersonName(s) || r.isGivenName(s)
	}
	return false
}

// isGivenName reports whether the name of a state is a given name here, before
// a particle and a surname: Dominique de Villepin.
func (r *reading) isGivenName(s *sighting) bool {
	if s.Last-s.First > 1 || !r.people.gazetteer.GivenName(r.passages[s.passage].words[s.First].Folded) {
		return false
	}
	next, ok := r.after(s)
	behind, more := r.word(s, 1)
	return ok && more && particles[next.Folded] && startsUpper(r.passages[s.passage].text[behind.Start:])
}

// isLanguage reports whether an adjective names a language: in Russian, speaks
// Arabic, Russian-language.
func (r *reading) isLanguage(s *sighting) bool {
	if tongueWords[r.folded(s, 0)] {
		return true
	}
	switch r.folded(s, -1) {
	case "speak", "speaks", "spoke", "speaking", "spoken", "learn", "translated":
		return true
	case "in", "into":
		w, ok := r.word(s, 0)
		return !ok || !onlyBlank(r.between(s, s.End, w.Start))
	}
	return false
}

// currencies stand behind the name or adjective of a state that is not spoken
// of: 20 million U.S. dollars.
var currencies = set(`dollars dlr dlrs francs pounds rupees pesos roubles rubles dinars liras marks kronor kroner shekels riyals rials dirhams hryvnias`)

// tongueWords stand behind an adjective that names a language.
var tongueWords = set(`language languages speaking speaker speakers`)

// belongsToOther reports whether a surname stands behind a given name that is
// not its bearer's: with it, the full name would have been found.
func (r *reading) belongsToOther(s *sighting) bool {
	w, ok := r.word(s, -1)
	if !ok || !onlyBlank(r.between(s, w.End, s.Start)) {
		return false
	}
	p := r.passages[s.passage]
	if !startsUpper(p.text[w.Start:]) || titles[w.Folded] {
		return false
	}
	return givenNames[w.Folded]
}

// decideCapital takes a capital for the government of its state where the words
// around it say so: Moscow said, between Kyiv and Washington.
func (r *reading) decideCapital(d *draft, i int) {
	s := &r.sightings[i]
	if s.actor != nil || s.local {
		return
	}
	capital := s.capital()
	if capital == nil || !r.actsAsGovernment(i) {
		return
	}
	d.govern(s, capital)
}

// joinCapitals takes a capital for the government when it stands in an
// enumeration before one that does: Kyiv and Moscow have agreed.
func (r *reading) joinCapitals(d *draft, i int) {
	before, s := &r.sightings[i-1], &r.sightings[i]
	if s.rule != ruleCapital || before.actor != nil || before.local || !r.enumerated(i) || r.atPlace(i-1) {
		return
	}
	if capital := before.capital(); capital != nil {
		d.govern(before, capital)
	}
}

// capital returns the capital that a name can mean, nil for none.
func (s *sighting) capital() (capital *gazetteer.Place) {
	s.each(func(sense gazetteer.Sense) {
		if p := sense.Place; capital == nil && p != nil && p.Capital && sense.Use&(gazetteer.Weak|gazetteer.Ordinary) == 0 {
			capital = p
		}
	})
	return capital
}

// govern makes a sighting of a capital one of its state.
func (d *draft) govern(s *sighting, capital *gazetteer.Place) {
	if country, ok := d.gazetteer.PlaceAt(countryOf(capital.Path)); ok {
		if state := d.stateOf(country); state != nil {
			s.actor, s.rule = state, ruleCapital
		}
	}
}

func countryOf(path string) string {
	paths := index.LocationPaths(path)
	return paths[0]
}

// stateOf returns the state whose territory a country is.
func (d *draft) stateOf(country *gazetteer.Place) *gazetteer.Actor {
	for _, a := range d.gazetteer.Actors(country.Path) {
		if isState(a) && a.Country == country.Country {
			return a
		}
	}
	return nil
}
