package enrich

import (
	"strings"
	"unicode/utf8"
)

// nameRule returns the rule by which a run of words is the name of a person,
// "" where none does; it may shorten the run.
func (r *reading) nameRule(n *personName) string {
	r.dropOpening(n)
	words := n.last - n.first
	first := r.role(n.passage, n.first)
	titled := r.titled(n)
	switch {
	case first == particle && !titled:
		return ""
	case first == initial:
		return r.initialsRule(n)
	case r.trailingInitials(n):
		return ruleInitials
	case first == givenName && words > 1:
		return ruleGiven
	case r.has(n, patronymic) && words > 1:
		return ruleGiven
	case r.has(n, givenName) && words > 1 && !r.opens(n.passage, n.first):
		return ruleGiven
	case r.registered(n):
		return ruleName
	case titled && (words > 1 || r.people.owner[n.first] < 0):
		return ruleTitle
	}
	return r.endingRule(n)
}

// initialsRule wants a surname behind the initials.
func (r *reading) initialsRule(n *personName) string {
	if r.has(n, otherName) || r.has(n, givenName) {
		return ruleInitials
	}
	return ""
}

// trailingInitials reports whether a surname with initials behind it stands
// here: Путин В. В.
func (r *reading) trailingInitials(n *personName) bool {
	return n.last-n.first > 1 && r.role(n.passage, n.last-1) == initial
}

// endingRule looks at the endings of one or two words that nothing else speaks
// for.
func (r *reading) endingRule(n *personName) string {
	p := r.passages[n.passage]
	words := n.last - n.first
	last := p.words[n.last-1]
	if words > 2 || r.opens(n.passage, n.first) && !r.opensWithName(n) {
		return ""
	}
	if r.people.owner[n.last-1] >= 0 || r.people.owner[n.first] >= 0 {
		return ""
	}
	if words == 1 && r.role(n.passage, n.first) == givenName && slavicScript(last.Folded) && !insideWords[r.foldedAt(n.passage, n.first-1)] {
		return ruleGiven
	}
	if endsLikeSurname(last.Folded) || words == 2 && !r.foreignScript(n) && r.twoNouns(n) {
		return ruleEnding
	}
	return ""
}

// opensWithName reports whether a sentence begins with a given name that is in
// no list: the word behind it ends like a surname, or is spoken of again.
func (r *reading) opensWithName(n *personName) bool {
	p := r.passages[n.passage]
	if n.last-n.first != 2 || !nounLike(p.words[n.first].Folded) {
		return false
	}
	last := p.words[n.last-1].Folded
	return endsLikeSurname(last) || r.recurs(surnameStem(last))
}

// recurs reports whether a word stands inside sentences with a capital letter
// more than once, given by its stem.
func (r *reading) recurs(stem string) bool {
	k := &r.people
	if k.capitals == nil {
		k.capitals = make(map[string]int)
	}
	if len(k.capitals) == 0 {
		k.capitals[""] = 0 // counted
		for i := range r.passages {
			r.countCapitals(i)
		}
	}
	return k.capitals[stem] > 1
}

func (r *reading) countCapitals(passage int) {
	p := r.passages[passage]
	for i, w := range p.words {
		if slavicScript(w.Folded) && startsUpper(p.text[w.Start:]) && !r.opens(passage, i) {
			r.people.capitals[surnameStem(w.Folded)]++
		}
	}
}

// twoNouns reports whether two words with capitals inside a sentence, in
// Russian or Ukrainian, are no adjective and noun: then they are a given name
// and a surname.
func (r *reading) twoNouns(n *personName) bool {
	for _, w := range r.passages[n.passage].words[n.first:n.last] {
		if !slavicScript(w.Folded) || utf8.RuneCountInString(w.Folded) < shortestStem {
			return false
		}
	}
	p := r.passages[n.passage]
	first := p.words[n.first].Folded
	if p.text[p.words[n.first].End] == '-' {
		return false // Лос-Анджелес
	}
	for _, ending := range adjectiveEndings {
		if strings.HasSuffix(first, ending) {
			return false
		}
	}
	return true
}

func (r *reading) has(n *personName, role nameRole) bool {
	for i := n.first; i < n.last; i++ {
		if r.role(n.passage, i) == role {
			return true
		}
	}
	return false
}

// registered reports whether a name of a person of the registry stands in the
// run.
func (r *reading) registered(n *personName) bool {
	for i := n.first; i < n.last; i++ {
		if o := r.people.owner[i]; o >= 0 && r.sightings[o].actor != nil {
			return true
		}
	}
	return false
}

// dropOpening takes words off a run that stand before the given name without
// being part of the name: the first of a sentence (Вчера Дмитрий Медведев), of
// what somebody is (премьер Египта Хишам Кандиль).
func (r *reading) dropOpening(n *personName) {
	for i := n.first + 1; i < n.last-1; i++ {
		if r.role(n.passage, i-1) != otherName {
			return
		}
		if r.role(n.passage, i) == givenName && r.role(n.passage, i+1) != patronymic {
			n.first = i
			return
		}
	}
	if n.last-n.first == 2 && r.role(n.passage, n.first) == otherName && r.role(n.passage, n.first+1) == givenName && r.opens(n.passage, n.first) {
		n.first++
	}
}

// titled reports whether a title stands before a name: президент Путин,
// президент Франции Саркози, Defence Minister Galant.
func (r *reading) titled(n *personName) bool {
	if n.first == 0 || r.role(n.passage, n.first) == initial || r.foreignScript(n) {
		return false
	}
	p := r.passages[n.passage]
	i := n.first - 1
	if !titleGap(p.text[p.words[i].End:p.words[i+1].Start]) {
		return false
	}
	for steps := 0; steps < farthestTitle && i > 0 && r.people.owner[i] >= 0 && r.ownedByBody(i); steps++ {
		if !titleGap(p.text[p.words[i-1].End:p.words[i].Start]) {
			return false
		}
		i--
	}
	return titleStem(p.words[i].Folded) && r.agrees(p.words[i].Folded, p.words[n.last-1].Folded)
}

// foreignScript reports whether a name is in Latin letters in an article in
// Cyrillic: such are names of companies and bands as often.
func (r *reading) foreignScript(n *personName) bool {
	return cyrillicText(r.language) && !slavicScript(r.passages[n.passage].words[n.first].Folded)
}

// agrees reports whether a Russian or Ukrainian surname can be of the bearer of
// a title in its case: behind the nominative of a title, what ends like a
// genitive is what the title is of (директор Медузы). In other cases only what
// ends like a surname is taken.
func (r *reading) agrees(title, name string) bool {
	if !slavicScript(name) {
		return true
	}
	if endsLikeSurname(name) {
		return true
	}
	for _, ending := range []string{"а", "я", "ы", "ого", "его", "ой", "ей", "их", "ых", "ая", "ое", "ие", "ые", "ость", "ция", "ции"} {
		if strings.HasSuffix(name, ending) {
			return false
		}
	}
	return titleBases[title]
}

// farthestTitle is how many words stand between a title and a name at the most.
const farthestTitle = 5

func titleGap(gap string) bool {
	switch gap {
	case "", " ", "\u00a0", "-":
		return true
	}
	return false
}
