package enrich

import (
	"slices"
	"sort"
	"strings"

	"dateline/index"
	"dateline/index/gazetteer"
)

// Rules by which people are found that stand in no list. Their mentions are of
// the field person, which is no facet: a facet of names that occur once would
// bury those that matter.
const (
	ruleGiven    = "given name" // a given name and a surname behind it
	ruleTitle    = "title"      // a title or office before the name
	ruleInitials = "initials"   // initials before or behind the surname
	ruleEnding   = "ending"     // a word that ends as only surnames do
)

// Fields of mentions that are no fields of the Schema.
const (
	fieldPerson       = "person"
	fieldOrganisation = "organisation"
)

// people is what is known of the names of people of an article.
type people struct {
	gazetteer *gazetteer.Gazetteer
	owner     []int32 // for each word of the passage that is read: the sighting that it belongs to, -1 for none
	found     []personName
	persons   map[string]*personName // by stem of the surname: who was named last
	roles     []nameRole             // of the same words
	bodies    map[string]bool        // names of organisations that the article has given in quotation marks, by stems
	spoken    map[string]float64     // how often countries are spoken of
	capitals  map[string]int         // how often words have a capital inside sentences, by stem; empty until asked for
}

// personName is a name that stands in a passage.
type personName struct {
	passage, first, last int // words
	actor                *gazetteer.Actor
	value, rule          string
}

// people finds the names of people, and joins them with those of the registry
// that stand in them.
func (d *draft) people() {
	r := &d.names
	r.people.gazetteer, r.people.found = d.gazetteer, r.people.found[:0]
	clear(r.people.capitals)
	if d.gazetteer == nil {
		return
	}
	for i := range r.passages {
		if !r.capitalised(i) {
			r.ownWords(i)
			r.findPeople(i)
		}
	}
	r.knownSurnames(d)
	for _, n := range r.people.found {
		p := r.passages[n.passage]
		field, value := fieldPerson, n.value
		if n.actor != nil {
			field, value = index.FieldActor, n.actor.Name
		}
		d.add(field, value, p.words[n.first].Start, p.words[n.last-1].End, p.in, n.rule)
	}
}

// capitalised reports whether capitals tell nothing in a passage: it is shouted,
// or a headline, which ends without a full stop.
func (r *reading) capitalised(passage int) bool {
	if !r.headline[passage] || r.shouting[passage] {
		return r.shouting[passage]
	}
	p := r.passages[passage]
	rest := p.text[p.words[len(p.words)-1].End:]
	return !strings.HasPrefix(strings.TrimLeft(rest, "»\"”)"), ".")
}

// ownWords notes which words of a passage belong to names of the gazetteer, and
// forgets what the words of the passage before could be.
func (r *reading) ownWords(passage int) {
	k := &r.people
	n := len(r.passages[passage].words)
	k.owner = slices.Grow(k.owner[:0], n)[:n]
	k.roles = slices.Grow(k.roles[:0], n)[:n]
	for i := range n {
		k.owner[i], k.roles[i] = -1, notAsked
	}
	from := sort.Search(len(r.sightings), func(i int) bool { return r.sightings[i].passage >= passage })
	for i := from; i < len(r.sightings) && r.sightings[i].passage == passage; i++ {
		for w := r.sightings[i].First; w < r.sightings[i].Last; w++ {
			k.owner[w] = int32(i)
		}
	}
}

// findPeople looks at every word of a passage from which a name can begin.
func (r *reading) findPeople(passage int) {
	cyrillic := cyrillicText(r.language)
	p := r.passages[passage]
	for i := 0; i < len(p.words); {
		if !startsUpper(p.text[p.words[i].Start:]) {
			i++
			continue
		}
		if cyrillic {
			if last := r.tableBody(passage, i); last > i {
				i = last // Ассошиэйтед Пресс
				continue
			}
		}
		n, ok := r.personAt(passage, i)
		if !ok {
			i++
			continue
		}
		r.link(&n)
		r.people.found = append(r.people.found, n)
		i = n.last
	}
}

// personAt returns the name of a person that begins at a word.
func (r *reading) personAt(passage, i int) (personName, bool) {
	p := r.passages[passage]
	if !startsUpper(p.text[p.words[i].Start:]) || r.role(passage, i) == noName {
		return personName{}, false
	}
	n := personName{passage: passage, first: i, last: r.run(passage, i)}
	n.rule = r.nameRule(&n)
	if n.rule == "" {
		return n, false
	}
	n.value = r.baseName(n)
	switch behind := r.ordinal(n); behind {
	case "":
	case "-":
		n.last++
	default:
		n.last++
		n.value += " " + behind
	}
	return n, true
}

// foldedAt returns a word of a passage, "" where there is none.
func (r *reading) foldedAt(passage, i int) string {
	if i < 0 || i >= len(r.passages[passage].words) {
		return ""
	}
	return r.passages[passage].words[i].Folded
}

// isGiven reports whether a folded word is a given name in its base form.
func (r *reading) isGiven(word string) bool { return r.people.gazetteer.GivenName(word) }
