package gazetteer

import (
	"slices"
	"strings"

	"dateline/index/text"
)

// Places returns all places that bear the name, the most prominent first. Names
// are compared by [text.Key]. A whole path ("Ukraine/Kharkiv") is a name, too.
// Areas are not among them: they have no path.
func (g *Gazetteer) Places(name string) []*Place {
	if p, ok := g.PlaceAt(name); ok && strings.Contains(name, "/") {
		return []*Place{p}
	}
	var found []*Place
	for _, s := range g.named(name) {
		if s.Place != nil && s.Place.Kind != Area {
			found = append(found, s.Place)
		}
	}
	return found
}

// Actors returns all actors that bear the name or alias, the most prominent
// first. An adjective ("Ukrainian") is not a name.
func (g *Gazetteer) Actors(name string) []*Actor {
	var found []*Actor
	for _, s := range g.named(name) {
		if s.Actor != nil {
			found = append(found, s.Actor)
		}
	}
	return found
}

// PlaceAt returns the place with exactly the given path.
func (g *Gazetteer) PlaceAt(path string) (*Place, bool) {
	i, ok := slices.BinarySearchFunc(g.places, path, func(p Place, path string) int { return strings.Compare(p.Path, path) })
	if !ok {
		return nil, false
	}
	return &g.places[i], true
}

// ActorNamed returns the actor with exactly the given canonical name.
func (g *Gazetteer) ActorNamed(canonical string) (*Actor, bool) {
	i, ok := slices.BinarySearchFunc(g.actors, canonical, func(a Actor, name string) int { return strings.Compare(a.Name, name) })
	if !ok {
		return nil, false
	}
	return &g.actors[i], true
}

// named returns what a name can mean: of the senses of its key those in which
// it is a name. Case forms and surnames count only where there is no other.
func (g *Gazetteer) named(name string) []Sense {
	var plain, other []Sense
	for _, packed := range g.sensesOf(name) {
		s := g.sense(packed)
		switch {
		case s.Use&Demonym != 0:
		case s.Use&Inflected != 0 || s.Use&surnameOnly == surnameOnly:
			other = append(other, s)
		default:
			plain = append(plain, s)
		}
	}
	if len(plain) > 0 {
		return plain
	}
	return other
}

// surnameOnly are the uses of a surname that does not stand for its bearer by
// itself.
const surnameOnly = Partial | Weak

// sensesOf returns the packed senses of exactly this name.
func (g *Gazetteer) sensesOf(name string) []uint32 {
	node := rootNode
	for _, w := range text.Words(name) {
		node = follow(node, hashWord(w.Folded))
	}
	key, _ := g.keys.find(node)
	if key == noKey {
		return nil
	}
	return g.senses[g.first[key]:g.first[key+1]]
}

// StateOf returns the state of the country with an ISO code, nil for none.
func (g *Gazetteer) StateOf(iso string) *Actor {
	for i := range g.actors {
		if a := &g.actors[i]; a.Kind == State && a.Parent == "" && a.Country == iso {
			return a
		}
	}
	return nil
}
