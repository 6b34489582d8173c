package enrich

import (
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// filedFrom returns the path of the place that a dateline names, with the
// country or state that stands behind it, "" when it is not known. Of several
// that bear the name it is the one inside what stands behind, else the most
// prominent; a city before the country of the same name, for reports are filed
// from cities.
func (d *draft) filedFrom(name string, hints []index.Span) string {
	if d.gazetteer == nil {
		return ""
	}
	places := d.gazetteer.Places(name)
	var around []*gazetteer.Place
	for _, h := range hints {
		around = append(around, d.hinted(d.article.Body[h.Start:h.End])...)
	}
	if len(around) > 0 {
		places = inside(places, around)
	}
	for _, p := range places {
		if p.Kind == gazetteer.Locality && (len(around) > 0 || p.Population >= largeCity) {
			return p.Path
		}
	}
	switch {
	case len(places) > 0:
		return places[0].Path
	case len(around) > 0:
		return around[0].Path
	}
	return ""
}

// undecided reports whether the first place of the dateline, with nothing behind
// it, can as well be another of its name: Portland, Windsor.
func (d *draft) undecided() bool {
	if d.gazetteer == nil || len(d.line.places) == 0 || len(d.line.hints) > 0 {
		return false
	}
	first, second := 0, 0
	for _, p := range d.gazetteer.Places(d.article.Body[d.line.places[0].Start:d.line.places[0].End]) {
		switch {
		case p.Kind != gazetteer.Locality:
			return false // a country or region is meant by its name
		case p.Population > first:
			first, second = p.Population, first
		case p.Population > second:
			second = p.Population
		}
	}
	return second > 0 && first < foremost*second
}

// foremost is how many times as many people must live in a place than in the
// next of its name, to be meant by a dateline that says no more.
const foremost = 10

// placeAt returns the path of the location that stands at a stretch of the
// body, "" if none was found there.
func (d *draft) placeAt(span index.Span) string {
	for _, m := range d.mentions {
		if m.Field == index.FieldLocation && m.In == index.InBody && m.Start <= span.Start && span.End <= m.End {
			return m.Value
		}
	}
	return ""
}

// inside returns those of places that lie in one of the areas.
func inside(places, areas []*gazetteer.Place) []*gazetteer.Place {
	var found []*gazetteer.Place
	for _, p := range places {
		if slices.ContainsFunc(areas, func(a *gazetteer.Place) bool { return index.LocationWithin(p.Path, a.Path) }) {
			found = append(found, p)
		}
	}
	return found
}

// largeCity is the population from which a city is meant rather than a country
// or region of its name.
const largeCity = 100_000

// hinted returns the places that the words behind the place of a dateline can
// mean, also as newspapers abbreviate American states.
func (d *draft) hinted(name string) []*gazetteer.Place {
	if state, ok := americanStates[strings.TrimRight(strings.ToLower(name), ".")]; ok {
		name = "United States/" + state
		if p, ok := d.gazetteer.PlaceAt(name); ok {
			return []*gazetteer.Place{p}
		}
	}
	var areas []*gazetteer.Place
	for _, p := range d.gazetteer.Places(name) {
		if p.Kind != gazetteer.Locality {
			areas = append(areas, p)
		}
	}
	return areas
}

// americanStates are the abbreviations of the Associated Press and of the
// post, in small letters.
var americanStates = map[string]string{
	"ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "cal": "California", "colo": "Colorado", "conn": "Connecticut",
	"del": "Delaware", "d.c": "District of Columbia", "dc": "District of Columbia", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
	"kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts", "mich": "Michigan", "minn": "Minnesota",
	"miss": "Mississippi", "mo": "Missouri", "mont": "Montana", "neb": "Nebraska", "nev": "Nevada", "n.h": "New Hampshire", "n.j": "New Jersey",
	"n.m": "New Mexico", "n.y": "New York", "n.c": "North Carolina", "n.d": "North Dakota", "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "penn": "Pennsylvania",
	"r.i": "Rhode Island", "s.c": "South Carolina", "s.d": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "vt": "Vermont", "va": "Virginia",
	"wash": "Washington", "w.va": "West Virginia", "wis": "Wisconsin", "wyo": "Wyoming",
}
