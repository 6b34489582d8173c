package enrich

import (
	"math"
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// nearEvent is how far from the coordinates of an event a place may lie and
// still be the one that its record names, in kilometres: records and gazetteer
// set a town at different corners, a district at its seat or its middle.
const nearEvent = 50.0

// atEvent is how far a place may lie in another region than the record names:
// borders of regions are drawn anew, but the next region can have a town of the
// same name.
const atEvent = 10.0

// earthRadius in kilometres.
const earthRadius = 6371.0

// eventLocation returns the canonical path of a place that the record of an
// event names as a path of its own (country / region / place): the place where
// one of that name lies where the event was, else the deepest level that is
// known. Of a country that nobody knows only the name is left.
func (d *draft) eventLocation(path string) string {
	levels := strings.Split(path, "/")
	country := d.levelNamed(levels[0], "", gazetteer.Country)
	if country == nil {
		return levels[0]
	}
	if len(levels) == 1 {
		return country.Path
	}
	named := levels[len(levels)-1]
	within := country.Path
	region := d.levelNamed(levels[1], country.Path, gazetteer.Region)
	if region != nil {
		within = region.Path
	}
	if len(levels) == 2 && region != nil && !d.atPlace() {
		return within
	}
	if p := d.placeOfEvent(named, country, region); p != nil {
		return p.Path
	}
	return within
}

// dropForeign drops the places that the text of an event's record seems to name
// in countries of which neither the record nor the text says anything. Such a
// text is a headline or a note of a line: a name in it that nothing supports is
// a village, an outlet or a group of the country of the event more often than a
// place abroad.
func (d *draft) dropForeign() {
	home, named := map[string]bool{}, map[string]bool{}
	for _, m := range d.mentions {
		switch {
		case m.Field == index.FieldLocation && m.In == index.InRecord:
			home[countryLevel(m.Value)] = true
		case m.Field == index.FieldLocation && countryLevel(m.Value) == m.Value, m.Field == index.FieldActor:
			named[m.Value] = true
		}
	}
	if len(home) == 0 {
		return
	}
	d.mentions = slices.DeleteFunc(d.mentions, func(m index.Mention) bool {
		country := countryLevel(m.Value)
		return m.Field == index.FieldLocation && !home[country] && !named[country]
	})
}

// countryLevel returns the first level of a path.
func countryLevel(path string) string {
	country, _, _ := strings.Cut(path, "/")
	return country
}

// atPlace reports whether the coordinates of the event stand for a place.
func (d *draft) atPlace() bool {
	e := d.article.Event
	return e.Point != nil && (e.Point.Precision == index.AtPlace || e.Point.Precision == index.AtVicinity)
}

// levelNamed returns the country or region that bears a name, inside a path
// when that is not "", nil when there is none.
func (d *draft) levelNamed(name, inside string, kind gazetteer.Kind) *gazetteer.Place {
	for _, p := range d.gazetteer.Places(name) {
		if p.Kind == kind && (inside == "" || strings.HasPrefix(p.Path, inside+"/")) {
			return p
		}
	}
	return nil
}

// placeOfEvent returns the place of a name in a country: the nearest to the
// coordinates of the event, when it is near, in the region that the record names
// before others; without coordinates the only one in that region.
func (d *draft) placeOfEvent(name string, country, region *gazetteer.Place) *gazetteer.Place {
	places := slices.DeleteFunc(slices.Clone(d.gazetteer.Places(name)), func(p *gazetteer.Place) bool {
		return p.Kind != gazetteer.Locality || !strings.HasPrefix(p.Path, country.Path+"/")
	})
	inRegion := slices.DeleteFunc(slices.Clone(places), func(p *gazetteer.Place) bool { return region == nil || !strings.HasPrefix(p.Path, region.Path+"/") })
	at := d.article.Event.Point
	switch {
	case at == nil || !d.atPlace():
		if len(inRegion) == 1 {
			return inRegion[0]
		}
		return nil
	case region == nil:
		return nearestPlace(places, at, nearEvent)
	}
	if p := nearestPlace(inRegion, at, nearEvent); p != nil {
		return p
	}
	return nearestPlace(places, at, atEvent)
}

// nearestPlace returns the place that lies nearest to a point, nil when none is
// within a number of kilometres.
func nearestPlace(places []*gazetteer.Place, at *index.Point, within float64) *gazetteer.Place {
	var best *gazetteer.Place
	least := within
	for _, p := range places {
		if away := distance(p.Lat, p.Lon, at.Lat, at.Lon); away <= least {
			best, least = p, away
		}
	}
	return best
}

// distance returns the length of the great circle between two points in
// kilometres (haversine formula).
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const radians = math.Pi / 180
	half := func(a, b float64) float64 { s := math.Sin((b - a) * radians / 2); return s * s }
	h := half(lat1, lat2) + math.Cos(lat1*radians)*math.Cos(lat2*radians)*half(lon1, lon2)
	return 2 * earthRadius * math.Asin(math.Sqrt(min(1, h)))
}
