package search

import (
	"dateline/index"
	"dateline/index/gazetteer"
)

// Gazetteer adapts a gazetteer to Names.
type Gazetteer struct{ *gazetteer.Gazetteer }

var _ Names = Gazetteer{}

// Actors returns the canonical names of the actors that bear a name.
func (g Gazetteer) Actors(name string) []string {
	var names []string
	for _, a := range g.Gazetteer.Actors(name) {
		names = append(names, a.Name)
	}
	return names
}

// Locations returns the paths of the places that bear a name.
func (g Gazetteer) Locations(name string) []string {
	var paths []string
	for _, p := range g.Gazetteer.Places(name) {
		paths = append(paths, p.Path)
	}
	return paths
}

// Around returns the paths of the cities, towns and villages around a point.
func (g Gazetteer) Around(lat, lon, km float64) []string {
	var paths []string
	for _, p := range g.Gazetteer.Around(lat, lon, km) {
		paths = append(paths, p.Path)
	}
	return paths
}

// Point returns where a location lies.
func (g Gazetteer) Point(path string) (lat, lon float64, known bool) {
	p, ok := g.PlaceAt(path)
	if !ok {
		return 0, 0, false
	}
	return p.Lat, p.Lon, true
}

// Spellings returns the other names of a value.
func (g Gazetteer) Spellings(field, value string) []string {
	switch field {
	case index.FieldActor:
		return g.ActorSpellings(value)
	case index.FieldLocation, index.FieldDateline:
		return g.PlaceSpellings(value)
	}
	return nil
}

// ActorKind returns the kind of an actor by its canonical name.
func (g Gazetteer) ActorKind(actor string) string {
	a, ok := g.ActorNamed(actor)
	if !ok {
		return ""
	}
	return string(a.Kind)
}
