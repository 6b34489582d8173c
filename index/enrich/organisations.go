package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// Rules by which organisations are found that stand in no list. Like people in
// no list they are mentions of a field of their own, which is no facet.
const (
	ruleHead    = "head word" // a word that says what kind of organisation: Ministry of Defence, городской суд
	ruleAcronym = "acronym"   // capitals only: ФСБ
	ruleQuoted  = "quoted"    // a name in quotation marks behind such a word
	ruleShort   = "short"     // a short name made of parts: Минобороны
	ruleForeign = "foreign"   // Latin letters in a text in Cyrillic
)

// bodyName is an organisation that stands in a passage.
type bodyName struct {
	first, last int // words
	core        int // the word behind what names it without the state that it belongs to
	value, rule string
}

// organisations finds bodies that stand in no list. People have been found
// before: their words are taken.
func (d *draft) organisations() {
	r := &d.names
	if d.gazetteer == nil {
		return
	}
	if cyrillicText(r.language) {
		r.quotedBodies()
	}
	for i := range r.passages {
		if r.capitalised(i) {
			continue
		}
		r.ownWords(i)
		r.takePeople(i)
		p := r.passages[i]
		for w := 0; w < len(p.words); {
			if c := p.text[p.words[w].Start]; c >= 'a' && c <= 'z' {
				w++ // most words of most texts
				continue
			}
			n, ok := r.bodyAt(i, w)
			if !ok {
				w++
				continue
			}
			d.addBody(i, n)
			w = n.last
			if n.core > n.first && n.rule == ruleHead {
				w = n.core // a body inside: ФСЭГ in комитет ФСЭГ
			}
		}
	}
}

// quotedBodies gathers the names in quotation marks that stand behind a head
// word: they are known from then on wherever they stand.
func (r *reading) quotedBodies() {
	k := &r.people
	if k.bodies == nil {
		k.bodies = make(map[string]bool)
	}
	clear(k.bodies)
	for i := range r.passages {
		if r.capitalised(i) || !strings.ContainsAny(r.passages[i].text, "«\"„“") {
			continue
		}
		r.ownWords(i)
		p := r.passages[i]
		for w := 1; w < len(p.words); w++ {
			if p.text[p.words[w].Start-1] == ' ' || !openQuote(p.text[:p.words[w].Start]) {
				continue
			}
			if _, ok := bodyHeads(p.words[w-1].Folded); !ok && !legalForms[p.words[w-1].Folded] {
				continue
			}
			if n, ok := r.quotedBehind(i, w-1); ok {
				k.bodies[r.bodyKey(i, n.first, n.last)] = true
			}
		}
	}
}

// bodyKey joins the stems of words.
func (r *reading) bodyKey(passage, first, last int) string {
	words := r.passages[passage].words
	if last-first == 1 {
		return surnameStem(words[first].Folded)
	}
	var b strings.Builder
	for i := first; i < last; i++ {
		b.WriteString(surnameStem(words[i].Folded))
		b.WriteByte(' ')
	}
	return b.String()
}

// knownBody takes a name that is known from the article or from the table.
func (r *reading) knownBody(passage, i int) (bodyName, bool) {
	if last := r.tableBody(passage, i); last > i {
		return r.bodyOf(passage, i, last), true
	}
	p := r.passages[passage]
	if len(r.people.bodies) == 0 || !r.free(i) || !startsUpper(p.text[p.words[i].Start:]) {
		return bodyName{}, false
	}
	for last := min(len(p.words), i+longestKnown); last > i; last-- {
		if r.people.bodies[r.bodyKey(passage, i, last)] && r.blankRun(passage, i, last) {
			return r.bodyOf(passage, i, last), true
		}
	}
	return bodyName{}, false
}

func (r *reading) bodyOf(passage, first, last int) bodyName {
	p := r.passages[passage]
	return bodyName{first, last, -1, p.text[p.words[first].Start:p.words[last-1].End], ruleQuoted}
}

// tableBody returns the number of the word behind a name of the table that
// begins at a word, 0 for none. Names that are ordinary words, too, count in
// quotation marks only.
func (r *reading) tableBody(passage, i int) int {
	p := r.passages[passage]
	word := p.words[i]
	if !slavicScript(word.Folded) || !startsUpper(p.text[word.Start:]) || !nameLetters[word.Folded[:min(len(word.Folded), opening)]] || !bodyNameOpenings[surnameStem(word.Folded)] {
		return 0
	}
	quoted := openQuote(p.text[:word.Start])
	for last := min(len(p.words), i+longestKnown); last > i; last-- {
		key := r.bodyKey(passage, i, last)
		if (bodyNames[key] || quoted && quotedNames[key]) && r.joinedRun(passage, i, last) {
			return last
		}
	}
	return 0
}

// openQuote reports whether a text ends with a quotation mark.
func openQuote(s string) bool {
	return strings.HasSuffix(s, "«") || strings.HasSuffix(s, "\"") || strings.HasSuffix(s, "“") || strings.HasSuffix(s, "„")
}

// longestKnown is how many words a name has at most that is looked up.
const longestKnown = 3

// joinedRun reports whether only blanks, hyphens and the stops of addresses part
// words: Лента.ру.
func (r *reading) joinedRun(passage, first, last int) bool {
	p := r.passages[passage]
	for i := first; i+1 < last; i++ {
		if !r.blankAfter(passage, i) && p.text[p.words[i].End:p.words[i+1].Start] != "." {
			return false
		}
	}
	return true
}

// blankRun reports whether only blanks and hyphens part words that belong to no
// other name.
func (r *reading) blankRun(passage, first, last int) bool {
	for i := first; i+1 < last; i++ {
		if !r.blankAfter(passage, i) || !r.free(i+1) {
			return false
		}
	}
	return true
}

// addBody records an organisation, and its acronym alone when more belongs to
// it: МВД in МВД Киргизии.
func (d *draft) addBody(passage int, n bodyName) {
	r := &d.names
	p := r.passages[passage]
	start, end := p.words[n.first].Start, p.words[n.last-1].End
	end += unclosed(p.text, start, end)
	d.add(fieldOrganisation, n.value, start, end, p.in, n.rule)
	if n.rule == ruleAcronym && n.core > n.first && n.core < n.last {
		d.add(fieldOrganisation, n.value, start, p.words[n.core-1].End, p.in, n.rule)
	}
	for w := n.first; w < n.last; w++ {
		if o := r.people.owner[w]; o >= 0 && r.sightings[o].actor == nil && !r.sightings[o].local && r.sightings[o].Last <= n.last && n.rule != ruleAcronym && n.rule != ruleHead {
			r.sightings[o].open = 0
		}
	}
}

// unclosed returns the length of the quotation mark behind a name that closes
// one inside it: ООО «Алтек».
func unclosed(s string, start, end int) int {
	name, rest := s[start:end], s[end:]
	switch {
	case strings.Count(name, "«") > strings.Count(name, "»") && strings.HasPrefix(rest, "»"):
		return len("»")
	case strings.Count(name, "\"")%2 == 1 && strings.HasPrefix(rest, "\""):
		return len("\"")
	case strings.Contains(name, "„") && strings.HasPrefix(rest, "“"):
		return len("“")
	}
	return 0
}

// taken marks words that belong to the name of a person.
const taken = -2

// takePeople marks the words of a passage that belong to people.
func (r *reading) takePeople(passage int) {
	for _, n := range r.people.found {
		for w := n.first; w < n.last && n.passage == passage; w++ {
			r.people.owner[w] = taken
		}
	}
}

// bodyAt returns the organisation whose name begins at a word.
func (r *reading) bodyAt(passage, i int) (bodyName, bool) {
	p := r.passages[passage]
	w := p.words[i]
	if w.Folded[0] < utf8.RuneSelf && !cyrillicText(r.language) {
		return r.headedLatin(passage, i)
	}
	if w.Folded[0] < utf8.RuneSelf {
		return r.latinBody(passage, i)
	}
	upper := startsUpper(p.text[w.Start:])
	if upper {
		if n, ok := r.knownBody(passage, i); ok {
			return n, true
		}
	}
	if utf8.RuneCountInString(w.Folded) < 2 {
		return bodyName{}, false
	}
	if !r.free(i) {
		return r.headedByState(passage, i)
	}
	if !upper {
		return r.headedAt(passage, i)
	}
	form := formOf(p.text[w.Start:w.End])
	switch {
	case form == allCapitals || declinedAcronym(p.text[w.Start:w.End]):
		return r.acronymAt(passage, i)
	case form == capitalFirst && r.people.owner[i] < 0 && likeBody(w.Folded):
		return bodyName{i, r.genitiveState(passage, i+1), i + 1, p.text[w.Start:w.End], ruleShort}, true
	}
	return r.headedAt(passage, i)
}

// headedByState takes a body that begins with the adjective of its state, which
// is an actor by itself: российские власти.
func (r *reading) headedByState(passage, i int) (bodyName, bool) {
	if r.people.owner[i] < 0 || !r.adjectiveOfBody(passage, i) {
		return bodyName{}, false
	}
	p := r.passages[passage]
	if next := i + 1; r.blankAfter(passage, i) && r.people.owner[next] == -1 && p.text[p.words[i].End] == ' ' {
		w := p.words[next]
		if form := formOf(p.text[w.Start:w.End]); form == capitalFirst && likeBody(w.Folded) || slavicScript(w.Folded) && strings.HasPrefix(w.Folded, "мид") && form != smallFirst {
			return bodyName{i, next + 1, next, p.text[p.words[i].Start:w.End], ruleHead}, true // японского МИДа
		}
	}
	return r.headedAt(passage, i)
}

// free reports whether a word belongs to no actor and no person.
func (r *reading) free(i int) bool {
	o := r.people.owner[i]
	return o == -1 || o >= 0 && r.sightings[o].actor == nil && !r.sightings[o].local
}

// acronymAt takes a Cyrillic word of two to six capitals, with an ending or
// without, that is none of a state, thing or quantity.
func (r *reading) acronymAt(passage, i int) (bodyName, bool) {
	p := r.passages[passage]
	w := p.words[i]
	n := utf8.RuneCountInString(w.Folded)
	if legalForms[w.Folded] {
		if q, ok := r.quotedBehind(passage, i); ok {
			q.first, q.value = i, p.text[w.Start:p.words[q.last-1].End]
			return q, true
		}
	}
	if end := r.genitiveBody(passage, min(i+1, len(p.words)-1)); end > i+1 && r.people.owner[i] == -1 && r.blankAfter(passage, i) {
		end = r.byRegion(passage, end)
		return bodyName{i, end, i + 1, p.text[w.Start:p.words[end-1].End], ruleHead}, true // ГУ МВД, ЦК КПСС, ИТАР-ТАСС
	}
	if word := r.foldedAt(passage, i+1); (word == "им" || word == "имени") && r.blankAfter(passage, i) {
		if end := r.namesake(passage, i+2); end > 0 {
			return bodyName{i, end, -1, p.text[w.Start:p.words[end-1].End], ruleAcronym}, true // НИИ им. Склифосовского
		}
	}
	if end := r.genitiveState(passage, i+1); end > i+1 && officeAcronyms[w.Folded] {
		return bodyName{i, end, -1, p.text[w.Start:p.words[end-1].End], ruleAcronym}, true
	}
	if rest := p.text[w.End:]; len(rest) > 1 && rest[0] == '-' && rest[1] >= '0' && rest[1] <= '9' {
		return bodyName{}, false // a make: Союз ТМА-05М
	}
	if n > longestAcronym || r.people.owner[i] != -1 || notBodies[w.Folded] || strings.ContainsFunc(w.Folded, unicode.IsDigit) || !strings.ContainsFunc(w.Folded, func(c rune) bool { return !strings.ContainsRune("іхv", c) }) {
		return bodyName{}, false
	}
	return bodyName{i, r.byRegion(passage, r.genitiveState(passage, i+1)), i + 1, p.text[w.Start:w.End], ruleAcronym}, true
}

// declinedAcronym reports whether a word is an acronym with an ending: МИДа.
func declinedAcronym(word string) bool {
	stem := strings.TrimRightFunc(word, unicode.IsLower)
	stem = strings.TrimRight(stem, "\u00ad")
	for _, ending := range []string{"а", "у", "е", "ом", "ы", "ов"} {
		if word == stem+ending {
			return utf8.RuneCountInString(stem) > 2 && slavicScript(word) && !strings.ContainsFunc(stem, func(c rune) bool { return !unicode.IsUpper(c) })
		}
	}
	return false
}

// longestAcronym is the number of letters of an acronym at most: longer words
// in capitals are shouted.
const longestAcronym = 6

// genitiveState returns the number of the word behind the state or place to
// which a body belongs, when its name stands at a word: МВД России.
func (r *reading) genitiveState(passage, i int) int {
	p := r.passages[passage]
	if i >= len(p.words) || !onlyBlank(p.text[p.words[i-1].End:p.words[i].Start]) {
		return i
	}
	o := r.people.owner[i]
	if o < 0 {
		return i
	}
	s := &r.sightings[o]
	if s.First != i || !s.isPlaceOrState() || !genitiveForm(p.words[s.Last-1].Folded, p.text[s.Start:s.End]) {
		return i
	}
	return s.Last
}

// isPlaceOrState reports whether a name can be that of a place or a state, and
// not only its adjective.
func (s *sighting) isPlaceOrState() (found bool) {
	s.each(func(sense gazetteer.Sense) {
		found = found || sense.Place != nil || sense.Actor != nil && isState(sense.Actor) && sense.Use&gazetteer.Demonym == 0
	})
	return found
}

// genitiveForm reports whether a Cyrillic name can stand in the genitive, or
// does not decline: США.
func genitiveForm(folded, written string) bool {
	if formOf(written) == allCapitals {
		return true
	}
	for _, ending := range []string{"а", "я", "ы", "и", "ї", "і", "ого", "его", "ой", "ей", "ых", "их", "ов", "ев", "о", "е"} {
		if strings.HasSuffix(folded, ending) {
			return true
		}
	}
	return false
}
