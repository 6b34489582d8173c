package gazetteer

import (
	"slices"
	"strings"
)

// PlaceSpellings returns the names of the place with the given path, without
// that in the path; nil when there is no such place.
func (g *Gazetteer) PlaceSpellings(path string) []string {
	i, ok := slices.BinarySearchFunc(g.places, path, func(p Place, path string) int { return strings.Compare(p.Path, path) })
	if !ok {
		return nil
	}
	return g.names.of(i)
}

// ActorSpellings returns the other names of the actor with the given canonical
// name; nil when there is no such actor.
func (g *Gazetteer) ActorSpellings(canonical string) []string {
	i, ok := slices.BinarySearchFunc(g.actors, canonical, func(a Actor, name string) int { return strings.Compare(a.Name, name) })
	if !ok {
		return nil
	}
	return g.names.of(len(g.places) + i)
}
