package gazetteer

import "dateline/index/text"

// MaxVariants is the number of spellings that Variants returns at the most: a
// query that is expanded further finds little more and costs much.
const MaxVariants = 64

// Variants returns other spellings of what bears the name, those in the scripts
// most used in reporting first, at most MaxVariants, none of them equal to
// the name or each other under [text.Key]. It returns nothing for words that
// are names only by accident ("nice", "reading").
func (g *Gazetteer) Variants(name string) []string {
	v := variants{seen: map[string]bool{text.Key(name): true}}
	for _, entity := range g.meant(name) {
		v.add(g.id(entity))
		for _, spelt := range g.names.of(entity) {
			v.add(spelt)
		}
	}
	return v.found
}

type variants struct {
	found []string
	seen  map[string]bool // keys of name and found
}

func (v *variants) add(spelt string) {
	key := text.Key(spelt)
	if len(v.found) == MaxVariants || key == "" || v.seen[key] {
		return
	}
	v.seen[key] = true
	v.found = append(v.found, spelt)
}

// id returns the name of an entity as a reader says it.
func (g *Gazetteer) id(entity int) string {
	if entity < len(g.places) {
		return lastLevel(g.places[entity].Path)
	}
	return g.actors[entity-len(g.places)].Name
}

func lastLevel(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '/' {
			return path[i+1:]
		}
	}
	return path
}

// meant returns the entities that a name in a query stands for: actors, the most
// prominent place of the name and others of it in the same country. A name that
// is an ordinary word, too, stands for nothing.
func (g *Gazetteer) meant(name string) []int {
	var plain, other []int
	country, known := "", false // known: a place that outweighs a person of the name
	for _, packed := range g.sensesOf(name) {
		s := g.sense(packed)
		if s.Use&Ordinary != 0 {
			return nil
		}
		if s.Use&(Demonym|Metonym) != 0 || s.Place != nil && s.Place.Kind == Area && country != "" {
			continue
		}
		if s.Place != nil && country == "" {
			country, known = s.Place.Country, s.Place.Kind != Locality || s.Place.Population >= wellKnown
		}
		if s.Place != nil && s.Place.Country != country {
			continue
		}
		if s.Use&Inflected != 0 || s.Use&surnameOnly == surnameOnly {
			other = append(other, int(packed>>useBits))
			continue
		}
		plain = append(plain, int(packed>>useBits))
	}
	if len(plain) == 0 || len(other) > 0 && !known && plain[0] < len(g.places) {
		return other
	}
	return plain
}

// wellKnown is the number of people from which a place is meant by a name that
// is also somebody's surname.
const wellKnown = 1_000_000
