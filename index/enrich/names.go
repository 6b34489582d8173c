package enrich

import (
	"slices"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// sighting is a name that stands in a passage, with what it can still mean.
type sighting struct {
	gazetteer.Match
	passage int
	open    uint64 // bit i: the sense i is possible here

	place *gazetteer.Place // what it is, once decided; both nil for nothing
	actor *gazetteer.Actor
	rule  string
	local bool             // is a place, or a state spoken of as one
	firm  bool             // is a place by the words around it
	state *gazetteer.Place // the American state that stands behind it in its short form, nil for none

	spoken bool // stands inside the whole name of a person, which the step people has added
}

// maxSenses is how many senses of a name are looked at: the most prominent.
const maxSenses = 64

// reading is what the steps actors and places know of the names of an article.
type reading struct {
	passages    []passage
	loud        bool   // the whole article is in capitals
	headline    []bool // passages with capitals on most words
	shouting    []bool // passages in capitals only
	sightings   []sighting
	inner       []gazetteer.Match
	matches     []gazetteer.Match
	named       map[*gazetteer.Actor]bool // actors whose full names stand in the article
	countries   map[string]float64        // weight of the countries that the article names, by ISO code
	votes       placeVotes
	established map[*gazetteer.Place]*gazetteer.Place // what names were found to be, by their first places
	surnames    map[*gazetteer.Place]bool             // names of places that somebody bears here, by their first places
	host        string                                // of the source, "" when not known
	language    string
	people      people // who is named, listed or not
}

// readNames finds the names in the article and what speaks for which country.
// The steps actors and places decide what each name means.
func (d *draft) readNames() {
	r := &d.names
	r.reset()
	if d.gazetteer == nil {
		return
	}
	r.language = d.article.Language
	r.people.gazetteer = d.gazetteer
	for _, p := range d.passages() {
		r.passages = append(r.passages, p)
		r.headline = append(r.headline, capitalShare(p) >= headlineShare)
		r.shouting = append(r.shouting, shouts(p))
		r.matches = d.gazetteer.Scan(r.matches[:0], p.text, p.words)
		for _, m := range r.matches {
			if !r.see(m, len(r.passages)-1) && m.Last-m.First > 1 {
				d.seeInside(m, len(r.passages)-1)
			}
		}
	}
	r.loud = !slices.Contains(r.shouting, false)
	d.weighCountries()
	d.home()
	d.findStates()
	r.findSurnames()
}

// reset forgets the article before, and keeps its buffers.
func (r *reading) reset() {
	r.passages, r.headline, r.shouting = r.passages[:0], r.headline[:0], r.shouting[:0]
	r.sightings = r.sightings[:0]
	if r.named == nil {
		r.named, r.countries = make(map[*gazetteer.Actor]bool), make(map[string]float64)
		r.surnames, r.established = make(map[*gazetteer.Place]bool), make(map[*gazetteer.Place]*gazetteer.Place)
	}
	clear(r.surnames)
	r.votes.reset()
	clear(r.named)
	clear(r.countries)
}

// seeInside looks for names in a match whose letters are not those of its name:
// east London, southern Africa.
func (d *draft) seeInside(m gazetteer.Match, passage int) {
	r := &d.names
	p := r.passages[passage]
	r.inner = d.gazetteer.Scan(r.inner[:0], p.text, p.words[m.First+1:m.Last])
	for _, inner := range r.inner {
		inner.First += m.First + 1
		inner.Last += m.First + 1
		r.see(inner, passage)
	}
}

// see takes up a match, unless none of its senses can be written so.
func (r *reading) see(m gazetteer.Match, passage int) bool {
	p := r.passages[passage]
	if first := p.words[m.First]; first.Folded == "the" && m.Last-m.First > 1 && m.Sense(0).Use&gazetteer.Partial == 0 && namesState(m.Sense(0)) {
		m.First++ // the Netherlands
		m.Start = p.words[m.First].Start
	}
	s := sighting{Match: m, passage: passage}
	form := formOf(p.text[m.Start:m.End])
	for i := range min(m.Len(), maxSenses) {
		if form.allows(m.Sense(i).Use) {
			s.open |= 1 << i
		}
	}
	if s.open != 0 {
		r.sightings = append(r.sightings, s)
	}
	return s.open != 0 || m.Len() == 0
}

// namesState reports whether a sense is a state or country, whose article is not
// part of its name, or an area.
func namesState(sense gazetteer.Sense) bool {
	if sense.Actor != nil {
		return sense.Actor.Kind == gazetteer.State
	}
	return sense.Place.Kind == gazetteer.Country || sense.Place.Kind == gazetteer.Area
}

// each calls f with the open senses.
func (s *sighting) each(f func(gazetteer.Sense)) {
	for i := range min(s.Len(), maxSenses) {
		if s.open&(1<<i) != 0 {
			f(s.Sense(i))
		}
	}
}

// Shares of words with a capital letter from which a passage is a headline in
// English style, in which capitals tell nothing of a word.
const headlineShare = 0.6

// capitalShare returns the share of the longer words of a passage that begin
// with a capital letter.
func capitalShare(p passage) float64 {
	const long = 4 // letters: shorter words stay small in headlines
	capitals, words := 0, 0
	for _, w := range p.words {
		if len(w.Folded) < long {
			continue
		}
		words++
		if startsUpper(p.text[w.Start:]) {
			capitals++
		}
	}
	return float64(capitals) / float64(max(words, 1))
}

// shouts reports whether a passage is in capitals only.
func shouts(p passage) bool {
	const enough = 4 // words: fewer may be acronyms
	words := 0
	for _, w := range p.words {
		f := formOf(p.text[w.Start:w.End])
		if f == capitalFirst || f == smallFirst {
			return false
		}
		if f == allCapitals && w.End-w.Start > 1 {
			words++
		}
	}
	return words >= enough
}

// How the names count that speak for a country.
const (
	weightState    = 1.0
	weightActor    = 0.5
	weightPlace    = 1.0
	weightDateline = 2.0
	weightAsserted = 3.0
)

// knownPlace is the number of people from which the name of a place speaks for
// its country by itself.
const knownPlace = 400_000

// weighCountries gathers the full names of actors and what speaks for which
// country: states, places that everybody knows, the dateline, the record.
func (d *draft) weighCountries() {
	r := &d.names
	for i := range r.sightings {
		s := &r.sightings[i]
		first := true
		s.each(func(sense gazetteer.Sense) {
			switch {
			case sense.Use&gazetteer.Capitals != 0 && r.shouting[s.passage]: // an acronym does not show there
			case sense.Actor != nil && sense.Use&(gazetteer.Weak|gazetteer.Ordinary) == 0:
				r.named[sense.Actor] = true
				r.countries[sense.Actor.Country] += actorWeight(sense.Actor)
			case sense.Place != nil && first && sense.Use&(gazetteer.Weak|gazetteer.Ordinary) == 0 && wellKnown(sense.Place):
				r.countries[sense.Place.Country] += weightPlace
				r.votes.own[sense.Place] += weightPlace
			}
			first = first && sense.Place == nil
		})
	}
	for i := range r.sightings {
		r.vote(&r.sightings[i])
	}
	if d.article.Dateline != nil {
		d.weighPath(d.article.Dateline.Location, weightDateline)
	}
	for _, l := range d.article.Asserted.Locations {
		d.weighPath(l, weightAsserted)
	}
	delete(r.countries, "")
}

func actorWeight(a *gazetteer.Actor) float64 {
	if a.Kind == gazetteer.State && a.Parent == "" {
		return weightState
	}
	return weightActor
}

func wellKnown(p *gazetteer.Place) bool {
	return p.Kind == gazetteer.Region || p.Capital || p.Population >= knownPlace
}

func (d *draft) weighPath(path string, weight float64) {
	if places := d.gazetteer.Places(path); len(places) > 0 {
		d.names.countries[places[0].Country] += weight
	}
}

// word returns a word of the passage of a sighting by its number, counted from
// the first (before < 0) or from the one behind the last (after >= 0).
func (r *reading) word(s *sighting, offset int) (text.Word, bool) {
	i := s.First + offset
	if offset >= 0 {
		i = s.Last + offset
	}
	words := r.passages[s.passage].words
	if i < 0 || i >= len(words) {
		return text.Word{}, false
	}
	return words[i], true
}

// folded returns a word as word does, "" where there is none.
func (r *reading) folded(s *sighting, offset int) string {
	w, _ := r.word(s, offset)
	return w.Folded
}

// between returns the text between two offsets of the passage of a sighting.
func (r *reading) between(s *sighting, from, to int) string {
	if from > to {
		return ""
	}
	return r.passages[s.passage].text[from:to]
}
