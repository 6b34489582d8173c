package searchtest

import (
	"math"
	"slices"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// Name is one thing with its spellings.
type Name struct {
	Field     string // index.FieldActor or index.FieldLocation
	Value     string
	Kind      string
	Spellings []string
	Lat, Lon  float64 // of a location, in degrees
}

// Table is a search.Names that knows what is listed in it.
type Table []Name

var _ search.Names = Table(nil)

// Actors returns the actors with a spelling.
func (t Table) Actors(name string) []string { return t.values(index.FieldActor, name) }

// Locations returns the locations with a spelling.
func (t Table) Locations(name string) []string { return t.values(index.FieldLocation, name) }

// Variants returns the other spellings of whatever has a spelling.
func (t Table) Variants(name string) []string {
	var spellings []string
	for _, n := range t {
		if n.isSpelt(name) {
			spellings = append(spellings, n.Spellings...)
		}
	}
	return slices.DeleteFunc(spellings, func(s string) bool { return text.Key(s) == text.Key(name) })
}

// Around returns the locations around a point.
func (t Table) Around(lat, lon, km float64) []string {
	var paths []string
	for _, n := range t {
		const kmPerDegree = 111.2 // on a flat map, near enough for scripts
		east := (n.Lon - lon) * math.Cos(lat*math.Pi/180)
		if n.Field == index.FieldLocation && math.Hypot(n.Lat-lat, east)*kmPerDegree <= km {
			paths = append(paths, n.Value)
		}
	}
	return paths
}

// Point returns where a location lies.
func (t Table) Point(path string) (lat, lon float64, known bool) {
	for _, n := range t {
		if n.Field == index.FieldLocation && n.Value == path {
			return n.Lat, n.Lon, true
		}
	}
	return 0, 0, false
}

// Spellings returns the spellings of a value.
func (t Table) Spellings(field, value string) []string {
	for _, n := range t {
		if n.Field == field && n.Value == value {
			return n.Spellings
		}
	}
	return nil
}

// ActorKind returns the kind of an actor.
func (t Table) ActorKind(actor string) string {
	for _, n := range t {
		if n.Field == index.FieldActor && n.Value == actor {
			return n.Kind
		}
	}
	return ""
}

func (t Table) values(field, name string) []string {
	var values []string
	for _, n := range t {
		if n.Field == field && n.isSpelt(name) {
			values = append(values, n.Value)
		}
	}
	return values
}

func (n Name) isSpelt(name string) bool {
	return slices.ContainsFunc(n.Spellings, func(s string) bool { return text.Key(s) == text.Key(name) })
}
