package enrich

import (
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// placeVotes is what the names of an article say of the regions that it speaks
// of, beside the countries.
type placeVotes struct {
	regions map[string]float64           // by path of the region
	nations map[string]float64           // by ISO code of the country
	own     map[*gazetteer.Place]float64 // what a name has said for its own country, by the first place of the name
	voted   map[*gazetteer.Place]bool
	top     float64 // what is said for the region of which most is said, 0 when not yet known
}

// mostMeanings is how many places a name can have that still says something:
// each gets its part of one vote.
const mostMeanings = 12

func (v *placeVotes) reset() {
	if v.regions == nil {
		v.regions, v.nations = make(map[string]float64), make(map[string]float64)
		v.own, v.voted = make(map[*gazetteer.Place]float64), make(map[*gazetteer.Place]bool)
	}
	clear(v.regions)
	clear(v.nations)
	clear(v.own)
	clear(v.voted)
	v.top = 0
}

// vote lets a name speak for the regions of its places. A name that is said
// often speaks once: it must not decide for itself.
func (r *reading) vote(s *sighting) {
	first := s.firstPlace()
	if first == nil {
		return
	}
	if r.votes.voted[first] {
		return
	}
	r.votes.voted[first] = true
	n := s.meanings()
	if n == 0 || n > mostMeanings {
		return
	}
	s.each(func(sense gazetteer.Sense) {
		p := sense.Place
		if p == nil || sense.Use&gazetteer.Ordinary != 0 {
			return
		}
		r.votes.nations[p.Country] += 1 / float64(n)
		if region := regionPath(p); region != "" {
			weight := 1 / float64(n)
			if p.Kind == gazetteer.Region {
				weight = weightRegion / float64(n)
			}
			r.votes.regions[region] += weight
		}
	})
}

// meanings returns how many places a name can mean, ordinary words apart.
func (s *sighting) meanings() (n int) {
	s.each(func(sense gazetteer.Sense) {
		if p := sense.Place; p != nil && p.Kind != gazetteer.Area && sense.Use&gazetteer.Ordinary == 0 {
			n++
		}
	})
	return n
}

// weightRegion is what the name of a region says for it.
const weightRegion = 2.0

// firstPlace returns the most prominent place of a name, by which names are
// told apart.
func (s *sighting) firstPlace() (first *gazetteer.Place) {
	s.each(func(sense gazetteer.Sense) {
		if first == nil {
			first = sense.Place
		}
	})
	return first
}

// regionPath returns the path of the region that a place is or lies in, "" for
// what is above regions.
func regionPath(p *gazetteer.Place) string {
	switch p.Kind {
	case gazetteer.Region:
		return p.Path
	case gazetteer.Locality, gazetteer.District:
		if region := index.LocationParent(p.Path); strings.Contains(region, "/") {
			return region
		}
	}
	return ""
}

// regionShare returns what other names say for the region of a place, as a part
// of what is said for the region of which most is said. meanings is how many places the name has.
func (r *reading) regionShare(s *sighting, p *gazetteer.Place, meanings int) float64 {
	region := regionPath(p)
	if region == "" || p.Kind == gazetteer.Region {
		return 0
	}
	votes := r.votes.regions[region]
	if votes == 0 {
		return 0
	}
	if meanings <= mostMeanings {
		own := 0.0
		s.each(func(sense gazetteer.Sense) {
			if q := sense.Place; q != nil && sense.Use&gazetteer.Ordinary == 0 && regionPath(q) == region {
				own++
			}
		})
		votes -= own / float64(meanings)
	}
	const nothing = 0.01 // what is left of a vote for itself
	if votes <= nothing {
		return 0
	}
	return min(1, votes/max(r.votes.most(), 1))
}

// most returns what is said for the region of which most is said.
func (v *placeVotes) most() float64 {
	if v.top == 0 {
		for _, votes := range v.regions {
			v.top = max(v.top, votes)
		}
	}
	return v.top
}

// neighbours reports whether other names of the article lie in the country of a
// place: as many as make one that lies nowhere else.
func (r *reading) neighbours(s *sighting, p *gazetteer.Place, meanings int) bool {
	votes := r.votes.nations[p.Country]
	if votes < 1 {
		return false
	}
	if meanings > 0 && meanings <= mostMeanings {
		own := 0.0
		s.each(func(sense gazetteer.Sense) {
			if q := sense.Place; q != nil && sense.Use&gazetteer.Ordinary == 0 && q.Country == p.Country {
				own++
			}
		})
		votes -= own / float64(meanings)
	}
	return votes >= 1
}
