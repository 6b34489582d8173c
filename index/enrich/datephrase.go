package enrich

import (
	"slices"
	"strings"
	"time"

	"dateline/index"
	"dateline/index/text"
)

// dateUnit is what a relative date counts.
type dateUnit uint8

// Units of relative dates; the zero value is a day.
const (
	unitDay dateUnit = iota
	unitWeek
	unitMonth
	unitYear
	unitSeason
)

// phrase is an expression of several words that counts from the day of writing
// or from a date that was named before.
type phrase struct {
	words  []string // folded; anyNumber for a number
	of     tongue
	unit   dateUnit
	season season // of unitSeason
	count  int    // units from there; where words hold a number, times that
	anchor bool   // counted from the date that was named last
}

// Placeholders in the words of a phrase.
const (
	anyNumber = "#" // a number in digits or as a word
	anySeason = "@" // the name of a season
)

// addPhrases adds the phrases by their first word; those that begin with a
// number by their second, behind anyNumber.
func addPhrases(c map[string]*calendarEntry) {
	for _, row := range phraseTable {
		for written := range strings.SplitSeq(row.phrases, "|") {
			p := phrase{of: row.of, unit: row.unit, count: row.count, anchor: row.anchor}
			for word := range strings.FieldsSeq(written) {
				p.words = append(p.words, text.Fold(word))
			}
			addPhrase(c, p)
		}
	}
	for _, entry := range c {
		slices.SortStableFunc(entry.phrases, func(x, y phrase) int { return len(y.words) - len(x.words) })
	}
}

func addPhrase(c map[string]*calendarEntry, p phrase) {
	at := slices.Index(p.words, anySeason)
	if at < 0 {
		key := p.words[0]
		if key == anyNumber {
			key += p.words[1]
		}
		entry := entryOf(c, key)
		entry.phrases = append(entry.phrases, p)
		return
	}
	for s := spring; s <= winter; s++ {
		for _, name := range seasonWords(p.of, s) {
			named := p
			named.season, named.words = s, slices.Clone(p.words)
			named.words[at] = name
			addPhrase(c, named)
		}
	}
}

// numberedPhrase reads a phrase that begins with a number: "two days ago".
func (r *dateReader) numberedPhrase(dst []dateParts, i int, number string) []dateParts {
	if smallNumber(number) == 0 || r.gap(i) != "" || r.loose {
		return dst
	}
	entry := calendar[anyNumber+r.words[i+1].Folded]
	if entry == nil {
		return dst
	}
	if p, ok := r.phrase(i, entry.phrases); ok {
		return append(dst, p)
	}
	return dst
}

// smallNumber reads a number of up to three digits or a word for one, 0 if s is
// neither.
func smallNumber(s string) int {
	if len(s) <= 3 && strings.Trim(s, "0123456789") == "" {
		n := 0
		for _, c := range []byte(s) {
			n = 10*n + int(c-'0')
		}
		return n
	}
	if entry := calendar[s]; entry != nil {
		return entry.number
	}
	return 0
}

// phrase reads the longest of some phrases that begins at word i.
func (r *dateReader) phrase(i int, phrases []phrase) (dateParts, bool) {
	if r.loose {
		return dateParts{}, false
	}
	for j := range phrases {
		p := &phrases[j]
		if p.of&r.of == 0 {
			continue
		}
		if number, ok := r.holds(i, p.words); ok {
			last := i + len(p.words)
			return dateParts{
				form: formRelative, unit: p.unit, season: p.season, relative: p.count * number, anchored: p.anchor,
				start: r.words[i].Start, end: r.words[last-1].End, next: last,
			}, true
		}
	}
	return dateParts{}, false
}

// holds reports whether the words from i on are those of a phrase, and the
// number among them, 1 if there is none.
func (r *dateReader) holds(i int, words []string) (number int, ok bool) {
	if i+len(words) > len(r.words) {
		return 0, false
	}
	number = 1
	for n, word := range words {
		switch got := r.words[i+n].Folded; {
		case word == anyNumber:
			if number = smallNumber(got); number == 0 {
				return 0, false
			}
		case word != got:
			return 0, false
		}
		if gap := r.gap(i + n); n+1 < len(words) && gap != "" && gap != "-" {
			return 0, false
		}
	}
	return number, true
}

// counted gives a relative date its meaning from the day it is counted from.
func (t *textDate) counted(from index.Date) {
	switch t.unit {
	case unitWeek:
		t.value = weekOf(index.DayOf(from.DayNumber() + daysOfWeek*t.relative))
	case unitMonth:
		t.date = monthOf(from.Time.Year(), from.Time.Month()+time.Month(t.relative))
	case unitYear:
		t.date = t.ofYear(from.Time.Year() + t.relative)
	case unitSeason:
		t.value = seasonOf(seasonFrom(from, t.season, t.relative), t.season)
	default:
		t.date = index.DayOf(from.DayNumber() + t.relative)
	}
}
