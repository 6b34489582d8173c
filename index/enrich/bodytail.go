package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// longestTail is how many words behind a head word are looked at.
const longestTail = 8

// bodyTail returns the number of the word behind what a body is of: nouns in
// the genitive, a task, a state or place, another body; and the number of the
// first word of that state or body, else of the word behind. Behind an open name
// with a capital any genitive is taken, behind others only what bodies are of.
func (r *reading) bodyTail(passage, first, i int, open bool) (last, core int) {
	p := r.passages[passage]
	wide := open && (startsUpper(p.text[p.words[first].Start:]) || startsUpper(p.text[p.words[i-1].Start:]))
	last = i
	for j := i; j < len(p.words) && j < i+longestTail && r.blankAfter(passage, j-1); {
		if end := r.genitiveState(passage, j); end > j {
			return r.byRegion(passage, end), j
		}
		if end := r.genitiveBody(passage, j); end > j {
			return r.byRegion(passage, end), j
		}
		if end := r.leader(passage, j); end > j && j == i {
			return end, end
		}
		end := j
		switch word := p.words[j].Folded; {
		case word == "по":
			end = r.taskRun(passage, j+1, wide)
		case word == "имени" || word == "им":
			end = r.namesake(passage, j+1)
			return max(last, end), max(last, end)
		case (word == "против" || word == "в" && r.foldedAt(passage, j+1) == "защиту") && wide:
			end = r.genitivePair(passage, j)
		case (placeNouns[word] || directions[surnameStem(word)]) && r.placeAfter(passage, j):
			end = r.sightings[r.people.owner[j+1]].Last
			return end, end
		case word == "и" && wide && j > i:
			end = r.genitivePair(passage, j)
		case r.genitiveWord(passage, j, wide):
			end = j + 1
		}
		if end <= j {
			break
		}
		j, last = end, end
	}
	for last > i && bareAdjective(p.words[last-1].Folded) {
		last--
	}
	return last, last
}

// bareAdjective reports whether a word ends as adjectives in the genitive do
// that must be followed by a noun.
func bareAdjective(w string) bool {
	for _, ending := range []string{"ых", "их", "ого", "ому"} {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return w == "и" || w == "по"
}

// genitivePair returns the number of the word behind a second genitive that и
// joins to the first: связи и массовых коммуникаций.
func (r *reading) genitivePair(passage, j int) int {
	if j+1 < len(r.passages[passage].words) && r.blankAfter(passage, j) && r.genitiveWord(passage, j+1, true) {
		return j + 2
	}
	return j
}

// placeAfter reports whether the name of a place stands behind a word: штата
// Массачусетс.
func (r *reading) placeAfter(passage, j int) bool {
	if j+1 >= len(r.passages[passage].words) || !r.blankAfter(passage, j) || r.people.owner[j+1] < 0 {
		return false
	}
	return r.sightings[r.people.owner[j+1]].isPlaceOrState()
}

// genitiveWord reports whether a word can belong to what a body is of.
func (r *reading) genitiveWord(passage, j int, wide bool) bool {
	p := r.passages[passage]
	w := p.words[j]
	if !slavicScript(w.Folded) || !r.free(j) {
		return false
	}
	if bodyTopics[surnameStem(w.Folded)] {
		return true
	}
	const shortest = 4 // letters: shorter words are prepositions and the like
	if !wide || startsUpper(p.text[w.Start:]) || utf8.RuneCountInString(w.Folded) < shortest || tailStops[w.Folded] {
		return false
	}
	return endsIn(w.Folded, genitiveEndings) && !endsIn(w.Folded, verbEndings)
}

// Endings of nouns and adjectives in the genitive, and of verbs and adjectives
// that end alike.
var (
	genitiveEndings = strings.Fields(`ов ев ей ий ых их ого его ой ы и а я`)
	verbEndings     = strings.Fields(`ся ила ала ела ула яла ыла шла гла кла рла или али ели ули яли ыли шли гли кли рли ая яя лась лись шая щая ки`)
)

// singularEndings are endings of adjectives of women's gender in the singular.
var singularEndings = strings.Fields(`ой ая ую ою`)

func endsIn(w string, endings []string) bool {
	for _, ending := range endings {
		if strings.HasSuffix(w, ending) {
			return true
		}
	}
	return false
}

// taskRun returns the number of the word behind what a body is for: по правам
// человека. It begins behind the preposition.
func (r *reading) taskRun(passage, j int, wide bool) int {
	p := r.passages[passage]
	from := j
	for j < len(p.words) && j < from+longestTask && r.blankAfter(passage, j-1) {
		w := p.words[j].Folded
		if w == "и" && j > from {
			j++
			continue
		}
		if !slavicScript(w) || !r.free(j) || startsUpper(p.text[p.words[j].Start:]) || taskStops[w] || !bodyTopics[surnameStem(w)] && (!wide || !endsIn(w, dativeEndings)) {
			break
		}
		j++
	}
	if j == from {
		return 0
	}
	return j
}

// longestTask is how many words name what a body is for at most.
const longestTask = 5

// dativeEndings are endings of nouns and adjectives in the dative.
var dativeEndings = strings.Fields(`у ю ам ям ому ему ой ей ым им и`)

// namesake returns the number of the word behind the name that a body bears in
// honour of somebody: имени А. С. Пушкина. It begins behind the word for that.
func (r *reading) namesake(passage, j int) int {
	p := r.passages[passage]
	from := j
	for j < len(p.words) && j < from+longestTask && startsUpper(p.text[p.words[j].Start:]) {
		if gap := p.text[p.words[j-1].End:p.words[j].Start]; strings.TrimLeft(gap, ". \u00a0-") != "" || strings.HasPrefix(gap, ".") && j > from && utf8.RuneCountInString(p.words[j-1].Folded) > 1 {
			break
		}
		j++
	}
	if j == from {
		return 0
	}
	return j
}

// genitiveBody returns the number of the word behind another body to which one
// belongs: комитет Госдумы, совет НАТО.
func (r *reading) genitiveBody(passage, j int) int {
	p := r.passages[passage]
	w := p.words[j]
	o := r.people.owner[j]
	if o >= 0 {
		s := &r.sightings[o]
		if s.actor == nil || s.First != j || s.Last > j+1 && endsIn(w.Folded, nominativeEndings) || s.actor.Kind == gazetteer.Person || isState(s.actor) && s.rule != ruleMetonym || !genitiveForm(w.Folded, p.text[w.Start:w.End]) {
			return j
		}
		return s.Last
	}
	if o == -1 && slavicScript(w.Folded) && formOf(p.text[w.Start:w.End]) == allCapitals && utf8.RuneCountInString(w.Folded) <= longestAcronym && !notBodies[w.Folded] && !strings.HasPrefix(p.text[w.End:], "-") {
		return r.genitiveState(passage, j+1)
	}
	return j
}

// nominativeEndings are endings of adjectives that begin a name in the
// nominative: Единая Россия.
var nominativeEndings = strings.Fields(`ая яя ые ие ый ий ое ее`)

// leader returns the number of the word behind the name of whoever leads a
// government or an office that is named for him: администрации Обамы.
func (r *reading) leader(passage, j int) int {
	if !ledBodies[surnameStem(r.foldedAt(passage, j-1))] {
		return j
	}
	p := r.passages[passage]
	end, from := j, r.people.owner[j]
	if from == -1 || from >= 0 && (r.sightings[from].actor == nil || r.sightings[from].actor.Kind != gazetteer.Person) {
		return j
	}
	for end < len(p.words) && end < j+longestKnown && r.people.owner[end] == from && startsUpper(p.text[p.words[end].Start:]) && r.blankAfter(passage, end-1) {
		end++
	}
	if end == j || !genitiveForm(p.words[end-1].Folded, p.words[end-1].Folded) {
		return j
	}
	return end
}

// byRegion returns the number of the word behind the region for which a body
// acts, when one is named: МВД по Башкирии.
func (r *reading) byRegion(passage, i int) int {
	p := r.passages[passage]
	if i+1 >= len(p.words) || p.words[i].Folded != "по" || !r.blankAfter(passage, i-1) || !r.blankAfter(passage, i) {
		return i
	}
	o := r.people.owner[i+1]
	if o < 0 || r.sightings[o].First != i+1 || !r.sightings[o].isPlaceOrState() {
		return max(i, r.taskRun(passage, i+1, false))
	}
	return r.sightings[o].Last
}
