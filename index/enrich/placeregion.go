package enrich

import (
	"math"
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// rivalsRegion reports whether a town has the name of a region of its country
// that it does not lie in: California, Pennsylvania.
func (s *sighting) rivalsRegion(p *gazetteer.Place) (rivals bool) {
	if p.Kind != gazetteer.Locality || p.Population >= knownPlace {
		return false
	}
	s.each(func(sense gazetteer.Sense) {
		q := sense.Place
		rivals = rivals || q != nil && q.Kind == gazetteer.Region && q.Country == p.Country && !index.LocationWithin(p.Path, q.Path)
	})
	return rivals
}

// saysRegion reports whether the words around a name say that it is a region's:
// the Kharkiv region, région de Kharkiv, ولاية الخرطوم, the Kherson and Sumy regions.
// A district of Baghdad is a quarter of the city.
func (r *reading) saysRegion(i int) bool {
	s := &r.sightings[i]
	if next, ok := r.after(s); ok && (regionWords[next.Folded] || pluralRegionWords[next.Folded]) {
		return true
	}
	one, two := r.before(s, 1), r.before(s, 2)
	return regionLeads[one] || genitiveWords[one] && regionLeads[two] || one == "of" && regionWords[two] && two != "district" ||
		(one == "la" || one == "l") && genitiveWords[two] && regionLeads[r.before(s, 3)] || r.amongRegions(i)
}

// amongRegions reports whether a name stands in an enumeration that ends or
// begins with a word for regions in the plural.
func (r *reading) amongRegions(i int) bool {
	for j := i; j < len(r.sightings) && (j == i || r.enumerated(j)); j++ {
		if next, ok := r.after(&r.sightings[j]); ok && pluralRegionWords[next.Folded] {
			return j > i
		}
	}
	for j := i; j >= 0; j-- {
		one, two := r.before(&r.sightings[j], 1), r.before(&r.sightings[j], 2)
		if pluralRegionLeads[one] || genitiveWords[one] && pluralRegionLeads[two] {
			return true
		}
		if j == 0 || !r.enumerated(j) {
			return false
		}
	}
	return false
}

// enclosed reports whether what a place lies in stands right behind its name:
// Springfield, Illinois; Goma in North Kivu.
func (r *reading) enclosed(i int, p *gazetteer.Place) bool {
	if i+1 >= len(r.sightings) || r.sightings[i+1].passage != r.sightings[i].passage {
		return false
	}
	s, next := &r.sightings[i], &r.sightings[i+1]
	gap := strings.TrimSpace(r.between(s, s.End, next.Start))
	if gap != "," && gap != "in" && gap != "(" && gap != "،" {
		return false
	}
	found := false
	next.each(func(sense gazetteer.Sense) {
		if sense.Place != nil && sense.Place.Path != p.Path && (index.LocationWithin(p.Path, sense.Place.Path) || inDistrict(p, sense.Place)) {
			found = true
		}
	})
	return found
}

// inDistrict reports whether a town lies in a district, as far as coordinates
// tell: paths have no level for districts.
func inDistrict(p, district *gazetteer.Place) bool {
	const reach = 0.8 // degrees from the middle of a district of usual size
	return district.Kind == gazetteer.District && p.Kind == gazetteer.Locality && regionPath(p) == regionPath(district) &&
		math.Abs(p.Lat-district.Lat) < reach && math.Abs(p.Lon-district.Lon) < reach/max(math.Cos(p.Lat*math.Pi/180), 0.1)
}

// encloses reports whether the place named right before lies in p: Tepic,
// Nayarit.
func (r *reading) encloses(i int, p *gazetteer.Place) bool {
	if i == 0 || r.sightings[i-1].passage != r.sightings[i].passage || r.sightings[i-1].place == nil {
		return false
	}
	before, s := &r.sightings[i-1], &r.sightings[i]
	gap := strings.TrimSpace(r.between(s, before.End, s.Start))
	return (gap == "," || gap == "(") && before.place.Path != p.Path &&
		(index.LocationWithin(before.place.Path, p.Path) || inDistrict(before.place, p))
}

// endsAsRegion reports whether the last word of a name says that it is a
// region's: Donetsk Oblast.
func (r *reading) endsAsRegion(s *sighting) bool {
	return s.Last-s.First > 1 && regionWords[r.passages[s.passage].words[s.Last-1].Folded]
}

// nameParts are the words for regions that are written as part of their names.
var nameParts = set(`region oblast province governorate district prefecture county krai republic territory
	область області областю областей області областях области областью областям край краю крае краем`)

func latinLetter(b byte) bool { return b < 0xd0 }

// wholeName returns where the name of a region begins and ends together with
// the word that says so, where that is written as part of the name.
func (r *reading) wholeName(s *sighting) (start, end int) {
	start, end = s.Start, s.End
	if s.place.Kind != gazetteer.Region {
		return start, end
	}
	p := r.passages[s.passage]
	if next, ok := r.after(s); ok && nameParts[next.Folded] && (startsUpper(p.text[next.Start:]) || !latinLetter(p.text[next.Start])) {
		end = next.End
	}
	return start, end
}

// namesRegionOf reports whether the name of a town is that of its region, too.
func (s *sighting) namesRegionOf(p *gazetteer.Place) (named bool) {
	s.each(func(sense gazetteer.Sense) {
		q := sense.Place
		named = named || q != nil && q.Kind == gazetteer.Region && q != p && index.LocationWithin(p.Path, q.Path)
	})
	return named
}
