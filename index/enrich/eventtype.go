package enrich

import (
	"strings"

	"dateline/index"
	"dateline/index/text"
)

// Rules by which types of event are found: where the word stands that says so.
// A word in the title or in the lead (see eventLead) tells what the article is about;
// further down it may be background, unless it comes again.
const (
	ruleEventTitle = "event word in the title"
	ruleEventLead  = "event word in the lead"
	ruleEventBody  = "event words in the text"
)

// enoughInBody is how many triggers make a type that neither the title nor the
// first sentence names.
const enoughInBody = 2

// Limits on how far words belong together.
const (
	maxTriggerGap  = 5  // words between two of a trigger
	maxContext     = 14 // words on either side that a trigger looks at in its sentence
	unrealDistance = 4  // words from a negation to what it denies
	yearDistance   = 4  // words from a trigger to the year that dates it
)

// eventSign is a trigger found in the text.
type eventSign struct {
	kind       string
	in         string
	start, end int
	rule       string
}

// eventTypes adds the types of event that the article reports.
func (d *draft) eventTypes() {
	d.signs = d.signs[:0]
	table, ok := eventTables[d.article.Language]
	if !ok {
		table = eventTables[""]
	}
	lead, year := d.eventLead(), d.yearOfReport()
	for _, p := range d.passages() {
		scan := eventScan{passage: p, table: table, year: year, lead: lead}
		d.signs = scan.all(d.signs)
	}
	for i := range d.signs {
		if s := &d.signs[i]; enoughSigns(d.signs, s.kind) {
			d.add(index.FieldType, s.kind, s.start, s.end, s.in, s.rule)
		}
	}
}

// eventLead returns the span of the first sentence of the report. Where there is
// no title, it does what a title does, and the second is taken with it.
func (d *draft) eventLead() index.Span {
	lead := d.firstSentence()
	if len(d.title) == 0 && lead.End < len(d.article.Body) {
		lead.End = sentenceEnd(d.article.Body, lead.End)
	}
	return lead
}

// enoughSigns reports whether the signs of a type make it one of the article.
func enoughSigns(signs []eventSign, kind string) bool {
	n := 0
	for i := range signs {
		s := &signs[i]
		if s.kind != kind {
			continue
		}
		if n++; n >= enoughInBody || s.rule != ruleEventBody {
			return true
		}
	}
	return false
}

// yearOfReport returns the year in which the article was written, 0 when it is
// not known.
func (d *draft) yearOfReport() int {
	if p := d.publication(); !p.IsZero() {
		return p.Time.Year()
	}
	return 0
}

// eventScan looks for triggers in a passage.
type eventScan struct {
	passage
	table *triggerTable
	year  int // of the report
	lead  index.Span
}

// all appends the signs of the passage. Of two that overlap and mean the same
// the first stays.
func (s *eventScan) all(signs []eventSign) []eventSign {
	first := len(signs)
	for i := range s.words {
		word := s.words[i].Folded
		if tooShort(word) {
			continue
		}
		if arabicWord(word) {
			bareForms(word, func(bare string) bool {
				signs = s.at(signs, first, i, bare)
				return false
			})
			continue
		}
		signs = s.at(signs, first, i, word)
	}
	return signs
}

// at appends the signs that begin at a word, taken in the given form.
func (s *eventScan) at(signs []eventSign, first, i int, word string) []eventSign {
	for _, t := range s.table.at(word) {
		if !t.matches(word) {
			continue
		}
		last, ok := s.follow(t.trigger, i)
		if !ok || covered(signs[first:], t.kind, s.words[i].Start) || !s.holds(t.trigger, i, last) {
			continue
		}
		start, end := s.words[i].Start, s.words[last].End
		signs = append(signs, eventSign{t.kind, s.in, start, end, s.rule(start)})
	}
	return signs
}

// covered reports whether a sign of the same kind reaches over the offset.
func covered(signs []eventSign, kind string, at int) bool {
	for i := len(signs) - 1; i >= 0; i-- {
		if signs[i].kind == kind {
			return signs[i].end > at
		}
	}
	return false
}

func (s *eventScan) rule(start int) string {
	switch {
	case s.in == index.InTitle:
		return ruleEventTitle
	case s.lead.Start <= start && start < s.lead.End:
		return ruleEventLead
	}
	return ruleEventBody
}

// follow returns the number of the last word of a trigger that begins at i.
func (s *eventScan) follow(t *trigger, i int) (last int, ok bool) {
	for n := 1; n < len(t.words); n++ {
		w := &t.words[n]
		far := i + 1
		if w.gap {
			far += maxTriggerGap
		}
		found := false
		for i++; i <= far && i < len(s.words) && !s.ends(i-1); i++ {
			if found = w.has(s.words[i].Folded); found || subordinate[s.words[i].Folded] {
				break // what hangs on another clause belongs to that
			}
		}
		if !found {
			return 0, false
		}
	}
	return i, true
}

// ends reports whether a sentence ends behind a word.
func (s *eventScan) ends(i int) bool {
	gap := s.gap(i)
	return strings.ContainsAny(gap, ".!?;؟؛") || strings.Contains(gap, "\n\n")
}

// pauses reports whether a clause ends behind a word.
func (s *eventScan) pauses(i int) bool {
	return strings.ContainsAny(s.gap(i), ",:،()–—\"«»“”") || s.ends(i)
}

// gap returns what stands between a word and the next, nothing for a blank.
func (s *eventScan) gap(i int) string {
	if i+1 >= len(s.words) {
		return "\n\n"
	}
	gap := s.text[s.words[i].End:s.words[i+1].Start]
	if gap == " " {
		return ""
	}
	return gap
}

// holds reports whether the words around a trigger let it stand.
func (s *eventScan) holds(t *trigger, first, last int) bool {
	switch {
	case !t.notBefore.empty() && first > 0 && !s.ends(first-1) && t.notBefore.has(s.words[first-1].Folded):
		return false
	case !t.notAfter.empty() && last+1 < len(s.words) && !s.ends(last) && t.notAfter.has(s.words[last+1].Folded):
		return false
	case !t.with.empty() && !s.near(&t.with, first, last):
		return false
	case !t.without.empty() && s.near(&t.without, first, last):
		return false
	}
	return !s.isUnreal(t.kind, first, last) && !s.isPast(first, last)
}

// near reports whether one of the forms stands in the sentence of a trigger.
func (s *eventScan) near(forms *formSet, first, last int) bool {
	for i := first - 1; i >= max(0, first-maxContext) && !s.ends(i); i-- {
		if forms.has(s.words[i].Folded) {
			return true
		}
	}
	for i := first; i < min(len(s.words), last+1+maxContext); i++ {
		if forms.has(s.words[i].Folded) {
			return true
		}
		if s.ends(i) {
			break
		}
	}
	return false
}

// isUnreal reports whether the words beside a trigger deny it, ask for it or
// threaten with it, or end it.
func (s *eventScan) isUnreal(kind string, first, last int) bool {
	for i := first - 1; i >= max(0, first-unrealDistance) && !s.pauses(i); i-- {
		word := s.words[i].Folded
		if afterWords[word] {
			break
		}
		if unreal.has(word) || goesOn[kind] && ended.has(word) {
			return true
		}
	}
	return last+1 < len(s.words) && !s.pauses(last) && unrealBehind.has(s.words[last+1].Folded)
}

// goesOn are the types of event that last, so that their end is none of them.
var goesOn = map[string]bool{index.Battle: true, index.AirStrike: true, index.Shelling: true, index.Violence: true, index.Protest: true, index.Sanctions: true}

// isPast reports whether a year beside a trigger says that what it names lies
// before the year of the report: the 2015 Minsk agreement, the attacks of 2008.
func (s *eventScan) isPast(first, last int) bool {
	if s.year == 0 {
		return false
	}
	for i := first - 1; i >= max(0, first-2) && !s.pauses(i); i-- {
		if s.yearBefore(s.words[i]) {
			return true
		}
	}
	for i := last + 1; i < min(len(s.words), last+1+yearDistance) && !s.pauses(i-1); i++ {
		if s.yearBefore(s.words[i]) {
			return true
		}
	}
	return false
}

// yearBefore reports whether a word is a year before that of the report.
func (s *eventScan) yearBefore(w text.Word) bool {
	const digits = 4
	if len(w.Folded) != digits || w.Folded[0] != '1' && w.Folded[0] != '2' {
		return false
	}
	year := 0
	for _, c := range []byte(w.Folded) {
		if c < '0' || c > '9' {
			return false
		}
		year = 10*year + int(c-'0')
	}
	return index.FirstYear <= year && year < s.year
}
