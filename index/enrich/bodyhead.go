package enrich

import (
	"strings"
	"unicode/utf8"
)

// headedAt takes a body by the word that says what kind it is, together with
// the adjectives before it and what it is of.
func (r *reading) headedAt(passage, i int) (bodyName, bool) {
	head := i
	p := r.passages[passage]
	if _, ok := bodyHeads(p.words[i].Folded); !ok && !r.adjectiveOfBody(passage, i) {
		return bodyName{}, false
	}
	for head < i+mostAdjectives && r.beforeHead(passage, i, head) {
		head++
	}
	if head > i && r.opens(passage, i) && r.people.owner[i] == -1 && endsIn(p.words[i].Folded, nounEndings) && !bodyAdjectives[surnameStem(p.words[i].Folded)] {
		return bodyName{}, false // Ранее правительство, Приказом министерства
	}
	if head >= len(p.words) || !r.free(head) {
		return bodyName{}, false
	}
	kind, ok := bodyHeads(p.words[head].Folded)
	if !ok {
		return bodyName{}, false
	}
	if q, ok := r.quotedBehind(passage, head); ok {
		return q, true
	}
	if kind == commonBody && head+1 < len(p.words) && slavicScript(p.words[head+1].Folded) && r.blankAfter(passage, head) && r.role(passage, head+1) == otherName && r.people.owner[head+1] == -1 {
		return bodyName{head + 1, head + 2, -1, p.text[p.words[head+1].Start:p.words[head+1].End], ruleHead}, true
	}
	last, core := r.bodyTail(passage, i, head+1, kind != stateBody && !wholeHeads[surnameStem(p.words[head].Folded)])
	if !r.soundBody(passage, i, head, last, kind) {
		return bodyName{}, false
	}
	n := bodyName{first: i, last: last, core: core, rule: ruleHead}
	n.value = strings.Join(strings.Fields(p.text[p.words[i].Start:p.words[last-1].End]), " ")
	return n, true
}

// beforeHead reports whether a word is an adjective before the head word of a
// name that begins at the word first.
func (r *reading) beforeHead(passage, first, i int) bool {
	if !r.blankAfter(passage, i) || r.headNoun(passage, i) {
		return false
	}
	p := r.passages[passage]
	return r.adjectiveOfBody(passage, i) || i > first && startsUpper(p.text[p.words[first].Start:]) && r.plainAdjective(passage, i)
}

// nounEndings are endings of adjectives with which other words end, too.
var nounEndings = strings.Fields(`ие ее ом им щий`)

// headNoun reports whether a word is a head word, though it may end like an
// adjective (службой), and not an adjective of the one behind it: сборной
// команды.
func (r *reading) headNoun(passage, i int) bool {
	if _, ok := bodyHeads(r.foldedAt(passage, i)); !ok {
		return false
	}
	_, next := bodyHeads(r.foldedAt(passage, i+1))
	return !next || !endsLikeAdjective(r.foldedAt(passage, i))
}

// mostAdjectives bounds the words before a head word.
const mostAdjectives = 6

func (r *reading) blankAfter(passage, i int) bool {
	p := r.passages[passage]
	if i+1 >= len(p.words) {
		return false
	}
	switch p.text[p.words[i].End:p.words[i+1].Start] {
	case " ", "-", "\u00a0":
		return true
	}
	return false
}

// adjectiveOfBody reports whether a word can be an adjective in the name of a
// body.
func (r *reading) adjectiveOfBody(passage, i int) bool {
	p := r.passages[passage]
	if i >= len(p.words) || r.people.owner[i] == taken {
		return false
	}
	w := p.words[i].Folded
	if strings.HasPrefix(p.text[p.words[i].End:], "-") && slavicScript(w) && (hyphenLeads[w] || strings.HasSuffix(w, "о") || r.people.owner[i] == -1 && startsUpper(p.text[p.words[i].Start:]) && r.adjectiveOfBody(passage, i+1)) {
		return true // военно-воздушные, пресс-служба, Социал-демократическая
	}
	if r.language == "uk" && slavicScript(w) && bodyAdjectives[surnameStem(w)] {
		return true // обласна: short endings, which nouns have too
	}
	if !endsLikeAdjective(w) && !strings.HasSuffix(w, "ом") || utf8.RuneCountInString(w) < shortestAdjective {
		return false
	}
	if startsUpper(p.text[p.words[i].Start:]) || r.people.owner[i] >= 0 || strings.Contains(w, "ск") {
		return !plainAdjectives[surnameStem(w)]
	}
	return bodyAdjectives[surnameStem(w)]
}

// plainAdjective reports whether a word can be an adjective of any kind, which
// belongs to the name of a body that began with a capital before it.
func (r *reading) plainAdjective(passage, i int) bool {
	w := r.passages[passage].words[i].Folded
	return r.people.owner[i] == -1 && (endsLikeAdjective(w) || strings.HasSuffix(w, "ом")) && utf8.RuneCountInString(w) >= shortestAdjective && !plainAdjectives[surnameStem(w)]
}

// shortestAdjective is how many letters an adjective in the name of a body has:
// shorter ones are pronouns.
const shortestAdjective = 5

// endsLikeAdjective reports whether a word has an ending of Russian and
// Ukrainian adjectives.
func endsLikeAdjective(w string) bool {
	const last = 2 // bytes of a letter
	if len(w) < 2*last || !slavicScript(w) || !adjectiveLetter(w[len(w)-last:]) {
		return false
	}
	for _, ending := range adjectiveEndings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// adjectiveLetter reports whether one of these endings ends with a letter.
func adjectiveLetter(letter string) bool {
	switch letter {
	case "я", "е", "й", "о", "у", "м", "ю", "х", "и":
		return true
	}
	return false
}

// soundBody reports whether a head word with what stands around it names one
// body: any of a state by the bare word, others by a capital, a place or an
// adjective of their own.
func (r *reading) soundBody(passage, first, head, last int, kind bodyKind) bool {
	p := r.passages[passage]
	if kind == stateBody {
		return true
	}
	if power := strings.HasPrefix(p.words[head].Folded, "власт"); power && first < head && endsIn(p.words[head-1].Folded, singularEndings) {
		return false // государственной власти
	}
	if upper := startsUpper(p.text[p.words[first].Start:]); upper && kind == namedBody {
		return true
	} else if upper && !r.opens(passage, first) {
		return last-first > 1
	}
	if last > head+1 {
		return kind != commonBody || r.people.owner[last-1] >= 0 && !premises[surnameStem(p.words[head].Folded)]
	}
	for i := first; i < head; i++ {
		adjective := bodyAdjectives[surnameStem(p.words[i].Folded)]
		if kind != commonBody && (adjective || r.people.owner[i] >= 0) || adjective && startsUpper(p.text[p.words[first].Start:]) {
			return true
		}
	}
	return false
}

// quotedBehind takes the name in quotation marks behind a head word: партия
// «Единая Россия».
func (r *reading) quotedBehind(passage, head int) (bodyName, bool) {
	p := r.passages[passage]
	if head+1 >= len(p.words) {
		return bodyName{}, false
	}
	gap := p.text[p.words[head].End:p.words[head+1].Start]
	open := strings.TrimLeft(gap, " \u00a0")
	if open != "«" && open != "\"" && open != "“" && open != "„" {
		return bodyName{}, false
	}
	for last := head + 2; last <= len(p.words) && last < head+2+longestQuoted; last++ {
		behind := p.text[p.words[last-1].End:min(len(p.text), p.words[last-1].End+len("»"))]
		if strings.HasPrefix(behind, "»") || strings.HasPrefix(behind, "\"") || strings.HasPrefix(behind, "”") || strings.HasPrefix(behind, "“") {
			return bodyName{head + 1, last, -1, p.text[p.words[head+1].Start:p.words[last-1].End], ruleQuoted}, true
		}
	}
	return bodyName{}, false
}

// longestQuoted is how many words a name in quotation marks has at most.
const longestQuoted = 7
