package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// link joins a run with the person of the registry whose name stands in it.
func (r *reading) link(n *personName) {
	for i := n.first; i < n.last; i++ {
		o := r.people.owner[i]
		if o < 0 {
			continue
		}
		s := &r.sightings[o]
		if s.actor == nil {
			s.open = 0 // no place: the name of a person covers it
		}
		if s.actor == nil || s.actor.Kind != gazetteer.Person {
			continue
		}
		if s.rule == ruleSurname && !r.sameGiven(n, s) {
			s.actor, s.open = nil, 0
			continue
		}
		n.actor, n.rule, s.spoken = s.actor, s.rule, true
	}
}

// sameGiven reports whether the given name or initial in a run is one of the
// person whose surname stands in it.
func (r *reading) sameGiven(n *personName, s *sighting) bool {
	p := r.passages[n.passage]
	for i := n.first; i < n.last && i < s.First; i++ {
		base, _ := r.givenBase(p.words[i].Folded)
		role := r.role(n.passage, i)
		if base == "" && role != initial {
			continue
		}
		if base == "" {
			base, _ = strings.CutSuffix(p.words[i].Folded, ".")
		}
		return r.bears(s.actor, base, role == initial)
	}
	return true
}

// bears reports whether a word, or the letter that it begins with, stands in
// one of the names of an actor.
func (r *reading) bears(a *gazetteer.Actor, word string, letter bool) bool {
	for _, spelt := range append(r.people.gazetteer.Variants(a.Name), a.Name) {
		for _, w := range text.Words(spelt) {
			if w.Folded == word || letter && strings.HasPrefix(w.Folded, word) {
				return true
			}
		}
	}
	return false
}

// knownSurnames adds the surnames that stand alone of people whose full names
// stand in the article.
func (r *reading) knownSurnames(d *draft) {
	k := &r.people
	if k.persons == nil {
		k.persons = make(map[string]*personName)
	}
	clear(k.persons)
	full := k.found
	for i := len(full) - 1; i >= 0; i-- {
		r.introduce(&full[i])
	}
	if len(k.persons) == 0 {
		return
	}
	var alone []personName
	next := 0
	for passage := range r.passages {
		if r.shouting[passage] {
			continue
		}
		r.ownWords(passage)
		words := r.passages[passage].words
		for i := 0; i < len(words); i++ {
			if next < len(full) && full[next].passage == passage && full[next].first == i {
				r.introduce(&full[next])
				i = full[next].last - 1
				next++
				continue
			}
			if n, ok := r.surnameAt(passage, i); ok {
				alone = append(alone, n)
			}
		}
	}
	k.found = append(k.found, alone...)
}

// introduce notes by which surname a person can be spoken of from now on.
func (r *reading) introduce(n *personName) {
	p := r.passages[n.passage]
	for i := n.last - 1; i >= n.first; i-- {
		if r.people.owner != nil && p.words[i].End-p.words[i].Start > 3 && i > n.first-1 {
			r.people.persons[surnameStem(p.words[i].Folded)] = n
			return
		}
	}
}

// surnameAt returns the mention of a known person by the surname that stands
// at a word.
func (r *reading) surnameAt(passage, i int) (personName, bool) {
	p := r.passages[passage]
	w := p.words[i]
	if !startsUpper(p.text[w.Start:]) {
		return personName{}, false
	}
	known, ok := r.people.persons[surnameStem(w.Folded)]
	if !ok {
		return personName{}, false
	}
	if o := r.people.owner[i]; o >= 0 {
		s := &r.sightings[o]
		if s.actor != nil || s.local || s.Last-s.First > 1 {
			return personName{}, false
		}
		s.open = 0
	}
	return personName{passage: passage, first: i, last: i + 1, actor: known.actor, value: known.value, rule: ruleSurname}, true
}

// baseName returns the name of a person in the base form, as far as that is
// sure, and otherwise as it is written.
func (r *reading) baseName(n personName) string {
	p := r.passages[n.passage]
	written := p.text[p.words[n.first].Start:p.words[n.last-1].End]
	first := p.words[n.first]
	if !slavicScript(first.Folded) {
		return strings.Join(strings.Fields(written), " ")
	}
	base, is := r.givenBase(first.Folded)
	if base == "" || is == nominative {
		return strings.Join(strings.Fields(written), " ")
	}
	var b strings.Builder
	b.WriteString(withCapital(base))
	for i := n.first + 1; i < n.last; i++ {
		w := p.words[i]
		word, sure := p.text[w.Start:w.End], true
		if r.role(n.passage, i) == givenName {
			other, _ := r.givenBase(w.Folded)
			word = withCapital(other)
		} else if r.role(n.passage, i) != particle {
			word, sure = surnameNominative(word, is, womanName(base))
		}
		if !sure {
			return strings.Join(strings.Fields(written), " ")
		}
		b.WriteString(strings.ReplaceAll(p.text[p.words[i-1].End:w.Start], "\u00a0", " "))
		b.WriteString(word)
	}
	return b.String()
}

func withCapital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return strings.ToUpper(string(r)) + word[size:]
}
