package enrich

import (
	"math"

	"dateline/index"
	"dateline/index/gazetteer"
)

// Rules by which locations are found.
const (
	rulePlace   = "place"   // a city, town or village
	ruleRegion  = "region"  // a first-level region, or one that conflicts have made known
	ruleCountry = "country" // a country spoken of as a place
	ruleArea    = "area"    // a continent, a sea, a part of the world
	ruleState   = "state"   // the short form of an American state behind the name of a town
)

// fieldArea is the field of mentions of what lies in no country: it has no path
// and is in no facet.
const fieldArea = "area"

// places adds the places and regions that the article names, and the countries
// that it speaks of as places.
func (d *draft) places() {
	r := &d.names
	for i := range r.sightings {
		s := &r.sightings[i]
		if s.actor == nil {
			r.decidePlace(i)
		}
	}
	r.repeatPlaces()
	for i := range r.sightings {
		s := &r.sightings[i]
		if s.place == nil {
			continue
		}
		p := r.passages[s.passage]
		if s.place.Kind == gazetteer.Area {
			d.add(fieldArea, s.place.Path, s.Start, s.End, p.in, ruleArea)
			continue
		}
		start, end := r.wholeName(s)
		d.add(index.FieldLocation, s.place.Path, start, end, p.in, placeRule(s.place))
	}
}

// repeatPlaces takes a name for the place that it was found to be elsewhere in
// the article, where the words around it say nothing against that.
func (r *reading) repeatPlaces() {
	clear(r.established)
	for i := range r.sightings {
		s := &r.sightings[i]
		if s.place != nil && s.firm && s.actor == nil && !s.local {
			first := s.firstPlace()
			if old, ok := r.established[first]; !ok || old.Kind != gazetteer.Region {
				r.established[first] = s.place
			}
		}
	}
	for i := range r.sightings {
		s := &r.sightings[i]
		if s.place != nil || s.actor != nil {
			continue
		}
		first := s.firstPlace()
		if p := r.established[first]; p != nil && s.open != 0 && !r.surnames[first] && !r.isPersonName(s) && !r.isNewspaper(s) && !r.isWater(s) && !s.ordinary(p) && (r.townFollows(s) || !r.continued(s)) {
			s.place = p
		}
	}
}

func placeRule(p *gazetteer.Place) string {
	switch p.Kind {
	case gazetteer.Country:
		return ruleCountry
	case gazetteer.Region, gazetteer.District:
		return ruleRegion
	}
	return rulePlace
}

// candidate is a place that a name can mean, and how likely.
type candidate struct {
	place *gazetteer.Place
	use   gazetteer.Use
	score float64
	seat  bool // its region bears the name, too
}

// What speaks for one of several places of a name, in orders of magnitude of
// population.
const (
	scoreCountry    = 1.5 // the article names its country
	scoreNeighbours = 0.7 // other places of its country are named
	scoreNear       = 2.5 // at most, for the part of what is said of regions that is said of its region
	scoreShare      = 2.5 // at most, for the part of the article's names that are of its country
	scoreSaid       = 2.5 // the text says that it is a region
	scoreEnclosing  = 5.0 // what it lies in stands right behind the name
	scoreCapital    = 0.5
	scoreRegion     = 5.3 // a region, whose people are not counted: as a city of 200,000
	scoreDistrict   = 5.0 // a district, in the same way
)

// decidePlace chooses the place that a name stands for, or none: the evidence
// must outweigh what else the name could be.
func (r *reading) decidePlace(i int) {
	s := &r.sightings[i]
	if s.local {
		s.place = r.country(s)
	}
	if area := s.area(); s.place == nil && area != nil && !r.continuedBehind(s, r.passages[s.passage]) {
		s.place = area
	}
	if s.local || s.place != nil || s.area() != nil {
		return
	}
	if r.isPersonName(s) {
		return
	}
	best, countries := r.bestPlace(i)
	if best.place == nil || best.place.Kind == gazetteer.Country || !r.believable(i, best, countries) {
		return
	}
	s.place = best.place
}

// country returns the country that a name stands for.
func (r *reading) country(s *sighting) (found *gazetteer.Place) {
	s.each(func(sense gazetteer.Sense) {
		if found == nil && sense.Place != nil && sense.Place.Kind == gazetteer.Country && r.evidentCountry(sense) {
			found = sense.Place
		}
	})
	return found
}

func (r *reading) evidentCountry(sense gazetteer.Sense) bool {
	return sense.Use&gazetteer.Weak == 0 || r.countries[sense.Place.Country] > 0
}

// bestPlace weighs the places of a name, and counts the countries that they
// lie in.
func (r *reading) bestPlace(i int) (best candidate, countries int) {
	s := &r.sightings[i]
	total := 0.0
	for _, weight := range r.countries {
		total += weight
	}
	wantRegion, meanings := r.saysRegion(i), s.meanings()
	lastCountry := ""
	s.each(func(sense gazetteer.Sense) {
		p := sense.Place
		if p == nil {
			return
		}
		if p.Country != lastCountry {
			countries, lastCountry = countries+1, p.Country
		}
		c := candidate{place: p, use: sense.Use, score: prominence(p)}
		if weight := r.countryWeight(s, p); weight > 0 {
			c.score += scoreCountry + scoreShare*weight/total
		} else if r.neighbours(s, p, meanings) {
			c.score += scoreNeighbours
		}
		if s.rivalsRegion(p) && !r.enclosed(i, p) {
			c.score -= scoreSaid
		}
		if meanings > 1 && !wantRegion {
			c.score += scoreNear * r.regionShare(s, p, meanings)
		}
		if wantRegion && (p.Kind == gazetteer.Region || p.Kind == gazetteer.District) {
			c.score += scoreSaid
		}
		if r.enclosed(i, p) || r.encloses(i, p) || s.state != nil && index.LocationWithin(p.Path, s.state.Path) {
			c.score += scoreEnclosing
		}
		if best.place == nil || c.score > best.score {
			best = c
		}
	})
	if best.place != nil && best.place.Kind == gazetteer.Region && !wantRegion && !r.encloses(i, best.place) {
		best = s.seatOf(best)
	}
	best.seat = best.place != nil && s.namesRegionOf(best.place)
	return best, countries
}

// countryWeight returns what other names than this one say for the country of a
// place.
func (r *reading) countryWeight(s *sighting, p *gazetteer.Place) float64 {
	weight := r.countries[p.Country]
	if first := s.firstPlace(); first.Country == p.Country {
		weight -= r.votes.own[first]
	}
	return weight
}

// area returns the part of the world that a name stands for, nil for none.
func (s *sighting) area() (area *gazetteer.Place) {
	s.each(func(sense gazetteer.Sense) {
		if sense.Place != nil && sense.Place.Kind == gazetteer.Area {
			area = sense.Place
		}
	})
	return area
}

// seatOf returns the place inside a region that bears the same name, for that
// is meant unless the text says region, or the region itself.
func (s *sighting) seatOf(region candidate) candidate {
	best := region
	s.each(func(sense gazetteer.Sense) {
		if p := sense.Place; p != nil && best == region && p.Kind == gazetteer.Locality && index.LocationWithin(p.Path, region.place.Path) {
			best = candidate{place: p, use: sense.Use, score: region.score}
		}
	})
	return best
}

// unknownSize is how many people are assumed where no number is known: the size
// from which villages are listed.
const unknownSize = 500

// prominence is the order of magnitude of the people of a place.
func prominence(p *gazetteer.Place) float64 {
	score := math.Log10(float64(max(p.Population, unknownSize)))
	switch p.Kind {
	case gazetteer.Region:
		score = scoreRegion
	case gazetteer.District:
		score = scoreDistrict
	}
	if p.Capital {
		score += scoreCapital
	}
	return score
}
