package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/text"
)

// wordForm is a folded word, or with open the begin of one.
type wordForm struct {
	word string
	open bool
}

func (f wordForm) matches(word string) bool {
	if f.open {
		return strings.HasPrefix(word, f.word)
	}
	return word == f.word
}

// formSet is forms of which a word can have one.
type formSet struct {
	forms   []wordForm
	letters uint64 // a bit for each letter that one begins with: most words end here
}

// wordForms reads forms parted by |; a star stands for any ending.
func wordForms(s string) formSet {
	var set formSet
	for form := range strings.SplitSeq(s, "|") {
		stem, open := strings.CutSuffix(strings.TrimSpace(form), "*")
		f := wordForm{text.Fold(stem), open}
		set.forms = append(set.forms, f)
		set.letters |= letterBit(f.word)
	}
	return set
}

// letterBit is a bit for the first letter of a word, of which other alphabets
// show the second byte.
func letterBit(word string) uint64 {
	letter := word[0]
	if letter >= utf8.RuneSelf {
		letter = word[1]
	}
	return 1 << (letter % 64)
}

// empty reports whether there are no forms.
func (s *formSet) empty() bool { return len(s.forms) == 0 }

// has reports whether a word has one of the forms.
func (s *formSet) has(word string) bool {
	if !arabicWord(word) {
		return s.hasBare(word)
	}
	return bareForms(word, s.hasBare)
}

func (s *formSet) hasBare(word string) bool {
	return s.letters&letterBit(word) != 0 && oneForm(s.forms, word)
}

func oneForm(forms []wordForm, word string) bool {
	for i := range forms {
		if forms[i].matches(word) {
			return true
		}
	}
	return false
}

// triggerWord is one word of a trigger.
type triggerWord struct {
	formSet
	gap bool // others may stand before it
}

// trigger is one way to say that an event took place, see eventtypetable.go.
type trigger struct {
	kind                string
	words               []triggerWord
	notBefore, notAfter formSet
	with, without       formSet // of the sentence
}

// triggerTable finds triggers by the first letters of their first word.
type triggerTable struct {
	starts map[string][]triggerStart
	slots  [triggerSlots]bool // in which heads fall that are in starts: most words end here
}

// triggerSlots is a power of two that is some tens of times the number of heads.
const triggerSlots = 1 << 13

// triggerStart is a form of the first word of a trigger.
type triggerStart struct {
	wordForm
	*trigger
}

// How many letters are looked at: three, or four of an alphabet that takes a
// byte for each. Forms with a star have as many at the least.
const (
	headASCII = 4
	headOther = 6 // bytes
)

func headOf(word string) string {
	if len(word) == 0 || word[0] < 0x80 {
		return word[:min(len(word), headASCII)]
	}
	return word[:min(len(word), headOther)]
}

// eventTables are the tables of eventtypetable.go by language, ready to be
// searched. The one of "" has the triggers of all languages.
var eventTables = newEventTables()

func newEventTables() map[string]*triggerTable {
	tables := map[string]*triggerTable{"": newTriggerTable()}
	for _, group := range eventTriggers {
		if tables[group.language] == nil {
			tables[group.language] = newTriggerTable()
		}
		for line := range strings.Lines(group.lines) {
			if line = strings.TrimSpace(line); line != "" {
				t := parseTrigger(group.kind, group.language, line)
				tables[""].add(t)
				tables[group.language].add(t)
			}
		}
	}
	return tables
}

func newTriggerTable() *triggerTable { return &triggerTable{starts: map[string][]triggerStart{}} }

func (table *triggerTable) add(t *trigger) {
	for _, f := range t.words[0].forms {
		head := headOf(f.word)
		table.starts[head] = append(table.starts[head], triggerStart{f, t})
		table.slots[slotOf(head)] = true
	}
}

// leastTrigger is how long a word is at the least that begins a trigger, in
// letters of one byte: a fifth of all words is shorter.
const leastTrigger = 3

func tooShort(word string) bool {
	return len(word) < leastTrigger || word[0] >= 0x80 && len(word) < headOther
}

// at returns what begins like a word.
func (table *triggerTable) at(word string) []triggerStart {
	head := headOf(word)
	if !table.slots[slotOf(head)] {
		return nil
	}
	return table.starts[head]
}

func slotOf(head string) uint {
	slot := uint(0)
	for i := range len(head) {
		slot = slot*31 + uint(head[i])
	}
	return slot % triggerSlots
}

// parseTrigger reads a line of the table.
func parseTrigger(kind, language, line string) *trigger {
	for name, forms := range triggerClasses[language] {
		line = strings.ReplaceAll(line, "$"+name, forms)
	}
	t := &trigger{kind: kind}
	line, without, _ := strings.Cut(line, " ^ ")
	line, with, _ := strings.Cut(line, " & ")
	if with != "" {
		t.with = wordForms(with)
	}
	if without != "" {
		t.without = wordForms(without)
	}
	gap := false
	for token := range strings.FieldsSeq(line) {
		not, isNot := strings.CutPrefix(token, "!")
		switch {
		case token == "~":
			gap = true
		case isNot && len(t.words) == 0:
			t.notBefore = wordForms(not)
		case isNot:
			t.notAfter = wordForms(not)
		default:
			t.words = append(t.words, triggerWord{wordForms(token), gap})
			gap = false
		}
	}
	return t
}

// An Arabic word is written together with and, then, in, for and the article.
// What is left must have three letters.
const leastBare = 6 // bytes

var (
	arabicJoints   = []string{"و", "ف"}
	arabicArticles = []string{"وال", "بال", "كال", "فال", "ال", "لل", "ب", "ل"}
)

// bareForms calls f with a word, and with an Arabic one also without what is
// joined to it, until f returns true. It reports whether f did.
func bareForms(word string, f func(string) bool) bool {
	if f(word) {
		return true
	}
	if !arabicWord(word) {
		return false
	}
	for _, prefix := range arabicArticles {
		if bare, ok := strings.CutPrefix(word, prefix); ok && len(bare) >= leastBare && f(bare) {
			return true
		}
	}
	for _, prefix := range arabicJoints {
		if bare, ok := strings.CutPrefix(word, prefix); ok && len(bare) >= leastBare && f(bare) {
			return true
		}
	}
	return false
}

func arabicWord(word string) bool { return len(word) > 0 && 0xd8 <= word[0] && word[0] <= 0xdb }

// formTable finds forms by their first letters.
type formTable map[string][]wordForm

func newFormTable(s string) formTable {
	table := formTable{}
	for _, f := range wordForms(s).forms {
		table[headOf(f.word)] = append(table[headOf(f.word)], f)
	}
	return table
}

func (t formTable) has(word string) bool {
	return bareForms(word, func(bare string) bool { return oneForm(t[headOf(bare)], bare) })
}
