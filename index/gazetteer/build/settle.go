package main

import (
	"slices"
	"strings"
	"unicode"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// settle decides what a name that several bear may stand for, and marks those
// that are ordinary words.
func (b *book) settle() {
	b.centres()
	states, others := b.actorKeys()
	context := keyContext{states, others, b.exactKeys(), b.capitalNames(), b.mainNames()}
	for _, p := range b.places {
		if p.Place.Kind == gazetteer.Country || p.Place.Kind == gazetteer.Area {
			continue
		}
		main := text.Key(lastLevel(p.Place.Path))
		for key, use := range p.Keys {
			keep, more := b.judge(p, key, main, use, context)
			if !keep {
				delete(p.Keys, key)
				continue
			}
			p.Keys[key] = use | more
		}
		p.Names = slices.DeleteFunc(p.Names, func(s string) bool { _, ok := p.Keys[text.Key(s)]; return !ok })
	}
	for _, e := range b.acting {
		for key := range e.Keys {
			if b.ordinary[key] && e.Keys[key]&gazetteer.Capitals == 0 {
				e.Keys[key] |= gazetteer.Ordinary | gazetteer.Weak
			}
		}
	}
	b.blocked = slices.DeleteFunc(b.blocked, func(key string) bool { return others[key] })
}

// keyContext is who else bears a name.
type keyContext struct {
	states, others map[string]bool
	exact          map[string]int  // greatest score of a place that bears a key as written
	capitals       map[string]bool // names of capitals
	mains          map[string]int  // greatest score of a place whose first name has a key
}

// judge decides whether a place keeps a key and what its reader must mind.
func (b *book) judge(p *placeEntry, key, main string, use gazetteer.Use, c keyContext) (keep bool, more gazetteer.Use) {
	if use&gazetteer.Inflected != 0 {
		// A case form is given up where it is another name, or a word.
		if len([]rune(key)) < minForm && p.score < wellKnown {
			return false, 0
		}
		if c.states[key] || c.others[key] || b.isOrdinary(key) || c.exact[key]*10 > p.score {
			return false, 0
		}
	}
	if key != main && (c.states[key] || c.others[key] || c.capitals[key] && !p.Place.Capital && p.Place.Kind == gazetteer.Locality) {
		return false, 0
	}
	if p.loose[key] && key != main && c.mains[key]*outweighs >= p.score {
		return false, 0
	}
	if key != main && p.Place.Kind == gazetteer.Locality && c.mains[key] > p.score*overshadows {
		return false, 0
	}
	if len([]rune(key)) < minAlias && key != main {
		return false, 0
	}
	if unsure := p.loose[key] || len(p.loose) == 0; unsure && key != main && p.Place.Kind == gazetteer.Locality && b.namesRegionOf(p, key) {
		return false, 0
	}
	single := !strings.Contains(key, " ")
	if p.small && b.isOrdinary(key) || p.Place.Kind == gazetteer.Locality && slices.Contains(months, key) {
		return false, 0
	}
	if len(key) <= minAlias && key != main && p.Place.Kind == gazetteer.Locality {
		return false, 0 // an old or foreign name as short as an acronym
	}
	if onlyCompass(key) || b.isOrdinary(key) && (single || p.Place.Kind == gazetteer.Locality && p.score < wellKnown) || len([]rune(key)) < minAlias {
		more |= gazetteer.Ordinary
	}
	if p.small || single && p.score < wellKnown && (b.surname[key] || c.others[key]) {
		more |= gazetteer.Weak
	}
	if single && p.score < wellKnownUncased && uncased(key) {
		more |= gazetteer.Weak
	}
	return true, more
}

// months are names of small places, too, and stand behind the same
// prepositions.
var months = strings.Fields("january february march april may june july august september october november december")

const (
	outweighs        = 20        // a former name gives way to a place of that name that is not much smaller
	overshadows      = 100       // so much larger is a city whose first name is never that of a village
	minForm          = 4         // letters of a case form, of a place that not everybody knows
	wellKnown        = 1_000_000 // people from which a place is meant rather than a person of the name
	wellKnownUncased = 100_000   // the same, in scripts in which a name does not show by its capital
)

// namesRegionOf reports whether a key is a name of the region that a place lies
// in: Bihar is not Bihar Sharif.
func (b *book) namesRegionOf(p *placeEntry, key string) bool {
	in, ok := b.byPath[p.Place.Path[:strings.LastIndexByte(p.Place.Path, '/')]]
	if !ok || in.Place.Kind != gazetteer.Region {
		return false
	}
	_, named := in.Keys[key]
	return named && !sameName(lastLevel(p.Place.Path), lastLevel(in.Place.Path))
}

// uncased reports whether a key is in a script without capitals.
func uncased(key string) bool {
	for _, r := range key {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew)
	}
	return false
}

// compass are words for a part of any country.
var compass = strings.Fields("north south east west northern southern eastern western central upper lower coast district highland highlands")

// onlyCompass reports whether a key says no more than which part of a country
// is meant: North West, Central District.
func onlyCompass(key string) bool {
	for word := range strings.SplitSeq(key, " ") {
		if !slices.Contains(compass, word) {
			return false
		}
	}
	return true
}

// isOrdinary reports whether all words of a key are ordinary ones.
func (b *book) isOrdinary(key string) bool {
	for word := range strings.SplitSeq(key, " ") {
		if !b.ordinary[word] {
			return false
		}
	}
	return true
}

// actorKeys returns the keys of states, and those of other actors that stand
// for these without further evidence.
func (b *book) actorKeys() (states, others map[string]bool) {
	states, others = map[string]bool{}, map[string]bool{}
	for _, e := range b.acting {
		for key, use := range e.Keys {
			switch {
			case e.Actor.Kind == gazetteer.State && e.Actor.Parent == "":
				if use&gazetteer.Capitals == 0 {
					states[key] = true
				}
			case use&(gazetteer.Weak|gazetteer.Capitals) == 0:
				others[key] = true
			}
		}
	}
	return states, others
}

// capitalNames returns the keys of the names of capitals. Another place that was
// once called so is not meant by them.
func (b *book) capitalNames() map[string]bool {
	names := map[string]bool{}
	for _, p := range b.places {
		if p.Place.Capital {
			names[text.Key(lastLevel(p.Place.Path))] = true
		}
	}
	return names
}

// mainNames returns the keys of the first names of places.
func (b *book) mainNames() map[string]int {
	names := map[string]int{}
	for _, p := range b.places {
		if p.Place.Kind == gazetteer.Locality {
			key := text.Key(lastLevel(p.Place.Path))
			names[key] = max(names[key], p.score)
		}
	}
	return names
}

func (b *book) exactKeys() map[string]int {
	exact := map[string]int{}
	for _, p := range b.places {
		for key, use := range p.Keys {
			if use&gazetteer.Inflected == 0 {
				exact[key] = max(exact[key], p.score)
			}
		}
	}
	return exact
}
