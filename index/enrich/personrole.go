package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// nameRole is what a word can be in the name of a person.
type nameRole uint8

const (
	noName     nameRole = iota
	givenName           // Barack, Михаила
	initial             // J., А.
	patronymic          // Сергеевич
	particle            // bin, van, de
	otherName           // any other word with a capital letter
	notAsked            // not looked at so far
)

// longestPerson is how many words a name has at the most: what is longer is a
// list or a headline.
const longestPerson = 6

// role returns what a word of the passage that is read can be in a name.
func (r *reading) role(passage, i int) nameRole {
	k := &r.people
	if i < 0 || i >= len(k.roles) {
		return noName
	}
	if k.roles[i] == notAsked {
		k.roles[i] = r.findRole(passage, i)
	}
	return k.roles[i]
}

func (r *reading) findRole(passage, i int) nameRole {
	p := r.passages[passage]
	w := p.words[i]
	written := p.text[w.Start:w.End]
	switch form := formOf(written); {
	case particles[w.Folded]:
		return particle
	case form != smallFirst && r.ownedByBody(i):
		return noName
	case form == smallFirst || form == caseless:
		return noName
	case utf8.RuneCountInString(w.Folded) <= 2 && strings.HasPrefix(p.text[w.End:], ".") && (form != allCapitals || utf8.RuneCountInString(w.Folded) == 1):
		return initial
	case utf8.RuneCountInString(w.Folded) == 1:
		return noName
	case form == allCapitals && w.End-w.Start > 1:
		if strings.HasSuffix(written, ".") && len(written) <= longestInitials {
			return initial
		}
		return noName
	case notNames[w.Folded] || personTitles[w.Folded]:
		return noName
	}
	if base, _ := r.givenBase(w.Folded); base != "" {
		return givenName
	}
	if isPatronymic(w.Folded) {
		return patronymic
	}
	if slavicScript(w.Folded) && (notNameStems[surnameStem(w.Folded)] || likeBody(w.Folded)) || titleStem(w.Folded) {
		return noName
	}
	return otherName
}

// ordinal returns the number of a ruler that stands behind a name (Елизавета
// II), "-" for a word that tells father and son apart (Буш-старший), else "".
func (r *reading) ordinal(n personName) string {
	p := r.passages[n.passage]
	if n.last >= len(p.words) {
		return ""
	}
	next := p.words[n.last]
	switch gap := p.text[p.words[n.last-1].End:next.Start]; gap {
	case " ", "\u00a0":
		if number := p.text[next.Start:next.End]; strings.Trim(number, "IVX") == "" {
			return number
		}
	case "-":
		if elderStems[surnameStem(next.Folded)] {
			return gap
		}
	}
	return ""
}

var elderStems = stems(`старший младший молодший`)

// longestInitials is the length of the initials of one person: J.R.R.
const longestInitials = len("J.R.R.")

// ownedByBody reports whether a word belongs to the name of an actor that is
// no person.
func (r *reading) ownedByBody(i int) bool {
	o := r.people.owner[i]
	if o < 0 {
		return false
	}
	s := &r.sightings[o]
	return s.local || s.actor != nil && s.actor.Kind != gazetteer.Person || s.Last-s.First > 1 && s.actor == nil
}

// isPatronymic reports whether a word ends like a Russian or Ukrainian
// patronymic.
func isPatronymic(word string) bool {
	if !slavicScript(word) || utf8.RuneCountInString(word) < shortestPatronymic {
		return false
	}
	for _, ending := range patronymicEndings {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

const shortestPatronymic = 7 // letters: shorter words in -ович are surnames

var patronymicEndings = strings.Fields(`ович овича овичу овичем овиче евич евича евичу евичем евиче ьича ьичу ьичем йович йовича йовичу ївна ївни івна івни івну івною
	овна овны овне овну овной евна евны евне евну евной ична ичны ичне ичну ичной ильич ильича кузьмич`)

// run returns the number of the word behind the name that begins at a word.
func (r *reading) run(passage, i int) int {
	last, others := i, 0
	for j := i; j < i+longestPerson; j++ {
		role := r.role(passage, j)
		if role == noName || j > i && !r.nameGap(passage, j) {
			break
		}
		if r.beginsAnother(passage, i, j) {
			break
		}
		if role == otherName {
			if others++; others > mostSurnames {
				break
			}
		}
		if role == particle {
			continue // counts only before another word of the name
		}
		last = j + 1
	}
	return max(last, i+1)
}

// beginsAnother reports whether the word j of a run that began at i rather
// begins the name of somebody else: a given name or initial behind a surname,
// with a surname behind it.
func (r *reading) beginsAnother(passage, i, j int) bool {
	role := r.role(passage, j)
	if j == i || role != givenName && role != initial || r.role(passage, j-1) != otherName {
		return false
	}
	if r.role(passage, j+1) == patronymic || j == i+1 && r.role(passage, i) == otherName && role == initial {
		return false
	}
	return r.nameGap(passage, j+1) && (r.role(passage, j+1) == otherName || r.role(passage, j+1) == initial)
}

// mostSurnames is how many words of a name are no given names: García Márquez,
// Ким Чен Ир.
const mostSurnames = 3

// nameGap reports whether what stands between a word and the one before it
// holds them together in a name.
func (r *reading) nameGap(passage, j int) bool {
	p := r.passages[passage]
	if j >= len(p.words) || slavicScript(p.words[j-1].Folded) != slavicScript(p.words[j].Folded) {
		return false
	}
	before := p.words[j-1]
	gap := p.text[before.End:p.words[j].Start]
	if r.role(passage, j-1) == initial {
		gap = strings.TrimPrefix(gap, ".")
	}
	switch gap {
	case "", " ", "-", "\u00a0", "‑", "’", "'":
		return true
	}
	return false
}

// opens reports whether a sentence begins with a word.
func (r *reading) opens(passage, i int) bool {
	p := r.passages[passage]
	if i == 0 {
		return true
	}
	gap := p.text[p.words[i-1].End:p.words[i].Start]
	if strings.ContainsAny(gap, "!?\n…:—–«\"“”") {
		return true
	}
	return strings.Contains(gap, ".") && p.words[i-1].End-p.words[i-1].Start > len("Дж")
}
