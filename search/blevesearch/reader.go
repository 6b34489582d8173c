package blevesearch

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// reader is a finder in texts of one language.
type reader struct {
	*finder
	language string
	byForm   map[string][]int // folded forms and acronyms
	byStem   map[string][]int
	initials map[rune]bool       // letters that a word with one of these stems begins with; nil for any
	begins   [utf8.RuneSelf]bool // by first letter as written, of ASCII: a word can match
	shortest int                 // bytes of a word that can match, of ASCII letters
}

// reader returns the finder for texts of a language.
func (f *finder) reader(language string) *reader {
	r, ok := f.in[language]
	if !ok {
		r = f.newReader(language)
		f.in[language] = r
	}
	return r
}

func (f *finder) newReader(language string) *reader {
	r := &reader{finder: f, language: language, byForm: map[string][]int{}, byStem: map[string][]int{}, initials: map[rune]bool{}, shortest: text.MaxWord}
	for i, word := range f.typed {
		forms := f.forms.of(language, word.typed)
		folded := forms[0].Term
		r.shortest = min(r.shortest, len(folded))
		r.begin(initial(folded))
		if word.exact {
			form := cmp.Or(text.Acronym(word.typed), folded)
			r.byForm[form] = append(r.byForm[form], i)
			continue
		}
		r.byForm[folded] = append(r.byForm[folded], i)
		if len(forms) > 1 { // the stem, and then the word that is the stem
			stem := forms[1].Term
			r.byStem[stem] = append(r.byStem[stem], i)
			r.initials[initial(folded)] = true
			r.shortest = min(r.shortest, text.ShortestWith(language, stem))
		}
		for _, form := range forms {
			if form.Language != "" { // the word that is the stem
				r.byForm[form.Term] = append(r.byForm[form.Term], i)
			}
		}
	}
	if !text.KeepsInitial(language) {
		r.initials = nil
		r.shortest = 0
		r.begins = [utf8.RuneSelf]bool{}
		for i := range r.begins {
			r.begins[i] = true
		}
	}
	return r
}

// begin notes that a word that is looked for begins with a letter, given folded.
func (r *reader) begin(letter rune) {
	if letter < utf8.RuneSelf {
		r.begins[letter] = true
		r.begins[unicode.ToUpper(letter)] = true
	}
}

// readWord is a word of a text with the numbers of the words of the query that
// it matches: by itself, and as the end of a compound that begins earlier.
type readWord struct {
	border
	at       int // the how manieth of the text
	numbers  []int
	compound []int
	begin    uint32 // of the compound
}

// read looks at every word of a text, and returns those that match one of the
// query. Most begin with another letter than any that is looked for, and are not
// even folded. What is returned is valid until the next call.
func (r *reader) read(s string, words []border) []readWord {
	r.finder.read = r.finder.read[:0]
	for i, w := range words {
		first := s[w.start]
		begins := first >= utf8.RuneSelf || r.begins[first]
		joined := i > 0 && len(r.byStem) > 0 && endsHyphen[s[w.start-1]]
		if !begins && !joined {
			continue
		}
		one := readWord{border: w, at: i}
		if written := s[w.start:w.end]; begins && !r.tooShort(written) {
			one.numbers = r.numbers(written, w.word().FoldedIn(s))
		}
		if joined {
			before, word := words[i-1], w.word()
			word.Folded = word.FoldedIn(s)
			if stem := text.StemCompound(r.language, s, before.word(), word); stem != "" {
				one.compound, one.begin = r.byStem[stem], before.start
			}
		}
		if len(one.numbers)+len(one.compound) > 0 {
			r.finder.read = append(r.finder.read, one)
		}
	}
	return r.finder.read
}

// tooShort reports whether a word of a text, as written, has not the letters to
// match any word of the query.
func (r *reader) tooShort(written string) bool {
	if len(written) >= r.shortest {
		return false
	}
	for i := range len(written) {
		if written[i] >= utf8.RuneSelf {
			return false // folding can make it longer
		}
	}
	return true
}

// endsHyphen holds the last bytes of the hyphens that join compounds.
var endsHyphen = [256]bool{'-': true, 0x90: true, 0x91: true}

// is reports whether the word matches the one of the query with a number.
func (w readWord) is(number int) bool {
	return slices.Contains(w.numbers, number) || slices.Contains(w.compound, number)
}

// first returns where a match of a word of the query begins.
func (w readWord) first(number int) int {
	if slices.Contains(w.numbers, number) {
		return int(w.start)
	}
	return int(w.begin)
}

// matches returns what matches in a text of a field, in order.
func (r *reader) matches(field, s string, words []border) []match {
	if len(r.sought) == 0 {
		return nil
	}
	var found []match
	read := r.read(s, words)
	for i, w := range read {
		for _, number := range w.numbers {
			found = r.appendMatches(found, field, number, read[i:])
		}
		for _, number := range w.compound {
			if !slices.Contains(w.numbers, number) {
				found = r.appendMatches(found, field, number, read[i:])
			}
		}
	}
	slices.SortFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.leaf, b.leaf))
	})
	return slices.Compact(found)
}

// appendMatches adds the matches that begin with the first of the words, as the
// word of the query with a number.
func (r *reader) appendMatches(found []match, field string, number int, words []readWord) []match {
	for _, n := range r.first[number] {
		sought := r.sought[n]
		if sought.field != "" && sought.field != field {
			continue
		}
		last := sought.last(words)
		switch {
		case last < 0:
		case sought.within > 0:
			found = sought.appendWords(found, words[:last+1])
		default:
			found = append(found, match{words[0].first(number), int(words[last].end), sought.leaf})
		}
	}
	return found
}

// appendWords adds a match for each word of the spelling in a window.
func (s soughtSpelling) appendWords(found []match, window []readWord) []match {
	for _, w := range window {
		if i := slices.IndexFunc(s.words, w.is); i >= 0 {
			found = append(found, match{w.first(s.words[i]), int(w.end), s.leaf})
		}
	}
	return found
}

// numbers returns which words of the query a word of the text matches by itself.
func (r *reader) numbers(written, folded string) []int {
	matched := r.byForm[folded]
	if acronym := text.Acronym(written); acronym != "" {
		matched = slices.Concat(matched, r.byForm[acronym])
	}
	if len(r.byStem) == 0 || r.initials != nil && !r.initials[initial(folded)] {
		return matched
	}
	for _, n := range r.byStem[r.stems.of(r.language, written)] {
		if !slices.Contains(matched, n) {
			matched = append(matched[:len(matched):len(matched)], n)
		}
	}
	return matched
}

func initial(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// last returns the number of the last word of a match with which words begin,
// -1 when they begin with none.
func (s soughtSpelling) last(words []readWord) int {
	if s.within > 0 && len(s.words) > 1 {
		return s.lastNear(words)
	}
	if len(s.words) > len(words) {
		return -1
	}
	for i, number := range s.words {
		if words[i].at != words[0].at+i || !words[i].is(number) {
			return -1
		}
	}
	return len(s.words) - 1
}

// lastNear is last for words that stand in any order in a window.
func (s soughtSpelling) lastNear(words []readWord) int {
	end := words[0].at + s.within + len(s.words) - 1
	size := slices.IndexFunc(words, func(w readWord) bool { return w.at >= end })
	if size < 0 {
		size = len(words)
	}
	window := words[:size]
	last := 0
	for _, number := range s.words {
		at := slices.IndexFunc(window, func(w readWord) bool { return w.is(number) })
		if at < 0 {
			return -1
		}
		last = max(last, at)
	}
	return last
}
