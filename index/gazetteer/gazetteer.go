// Package gazetteer knows names: of countries, regions and places with their
// coordinates, and of actors (states, organisations, armed groups, people),
// each with its spellings in the scripts that reporting uses. It resolves a
// name to what bears it, lists the other spellings of a name, and finds names
// in a text. It knows no article.
//
// The data is embedded (data/gazetteer.zst). The command in build makes it from
// GeoNames, Unicode CLDR, UCDP and the tables beside it, which are written by
// hand; NOTICE at the top of the repository names the licences.
package gazetteer

//go:generate go run ./build -data ../../../shared/data

// Kind says what a place or an actor is.
type Kind string

// Kinds of place.
const (
	Country  Kind = "country"
	Region   Kind = "region"
	District Kind = "district" // a second-level region: a county, a province of the Philippines
	Locality Kind = "place"    // a city, town or village
	Area     Kind = "area"     // a continent, a sea, a part of the world, a state that is no more: it lies in no country
)

// Kinds of actor.
const (
	State        Kind = "state" // a state, its government or one of its organs
	Organisation Kind = "organisation"
	ArmedGroup   Kind = "armed group"
	Person       Kind = "person"
	IGO          Kind = "igo" // an organisation whose members are states
)

// Place is a country, a first-level region or a place in one; or an area, which
// has a name and no path.
type Place struct {
	Path       string  // "Ukraine/Kharkiv/Kharkiv": country / region / place or district; of an Area its name
	Kind       Kind    // Country, Region, District, Locality or Area
	Country    string  // ISO 3166-1 alpha-2, "" for an Area
	Lat, Lon   float64 // degrees, WGS 84; of a country or region its middle
	Population int     // 0 when not known
	GeoNames   int     // id at geonames.org, 0 for what is not from there
	Capital    bool    // seat of the government of its country
}

// Actor is a state, organisation, armed group or person.
type Actor struct {
	Name    string // canonical, as facets show it
	Kind    Kind
	Country string // ISO 3166-1 alpha-2, "" where there is none
	Parent  string // canonical name of the state or group that it is a part of, "" for none
}

// Use says how a name stands for what bears it, and what its reader must see
// before taking it so. It is a set of bits.
type Use uint8

// Uses of a name. A plain name has none.
const (
	Demonym   Use = 1 << iota // an adjective or the people of a state: Ukrainian, россияне
	Metonym                   // a seat or office that stands for a state: Kremlin
	Partial                   // a part of a person's name: Budanov
	Weak                      // needs other evidence in the article
	Capitals                  // stands for it only when written in capitals: RSF
	Lower                     // may begin with a small letter: ukrainien, російський
	Inflected                 // a case other than the nominative: Харкова
	Ordinary                  // is an ordinary word, too: Nice, Суми
)

// Sense is one thing that a name can mean: a place or an actor.
type Sense struct {
	Place *Place // nil for an actor
	Actor *Actor // nil for a place
	Use   Use
}

// Gazetteer is the embedded register of places and actors, and what users add
// to it. Once in use it is read-only: any number of goroutines may use it.
type Gazetteer struct {
	places []Place // in order of path
	actors []Actor // in order of name
	names  names   // spellings of each entity
	keys   table   // word sequences that Scan finds
	senses []uint32
	first  []uint32 // first sense of each key, and the end of the last
	given  map[string]bool
	digest int // of what users have added
}

// An entity is a place or an actor by number: the places come first.
func (g *Gazetteer) sense(packed uint32) Sense {
	entity, use := int(packed>>useBits), Use(packed)
	if entity < len(g.places) {
		return Sense{Place: &g.places[entity], Use: use}
	}
	return Sense{Actor: &g.actors[entity-len(g.places)], Use: use}
}

// useBits is the width of a Use in a packed sense.
const useBits = 8
