package enrich

import (
	"strconv"
	"strings"
)

// longestYears is how many years lie between two that are named as a range at
// the most: a war, a reign, a life.
const longestYears = 120

// years reads a year alone, which is word i, or two: "1914-1918", "2014 and
// 2015". Something must say that it is no other number: a word before or
// behind it, brackets, or a second year to which it leads.
func (r *dateReader) years(dst []dateParts, i, year int) []dateParts {
	first := dateParts{year: year, start: r.words[i].Start, end: r.words[i].End, next: i + 1}
	if r.isDecade(i) {
		return dst
	}
	if second, alone, ok := r.otherYear(i, year); ok {
		if alone || r.announcesYear(i) || yearWords[r.words[second.next-1].Folded] {
			first.next = second.next
			return append(dst, first, second)
		}
	}
	if r.gap(i) == "" && yearWords[r.words[i+1].Folded] {
		first.end, first.next = r.words[i+1].End, i+2
		return append(dst, first)
	}
	if r.announcesYear(i) || r.inBrackets(i) {
		return append(dst, first)
	}
	return dst
}

// announcesYear reports whether the word before word i is one that a year
// follows.
func (r *dateReader) announcesYear(i int) bool {
	if i == 0 {
		return false
	}
	gap, before := r.gap(i-1), r.words[i-1].Folded
	switch {
	case gap == "-":
		return before == "mid" || before == "mi"
	case gap != "":
		return false
	}
	if clockWords[r.wordOr(i+1)] {
		return false
	}
	return yearBefore[before] || weakBefore[before] && r.of&english != 0 && !r.countsSomething(i) && !r.leadsToNumber(i)
}

// leadsToNumber reports whether word i goes on to a second number: "from 1710 to
// 2250" are hours, if the two were not read as years.
func (r *dateReader) leadsToNumber(i int) bool {
	second := r.wordOr(i + 2)
	return second != "" && joinWords[r.wordOr(i+1)] && '0' <= second[0] && second[0] <= '9'
}

// inBrackets reports whether word i has brackets to itself.
func (r *dateReader) inBrackets(i int) bool {
	w := r.words[i]
	return w.Start > 0 && r.text[w.Start-1] == '(' && strings.HasPrefix(r.text[w.End:], ")")
}

// isDecade reports whether the year that word i names stands for ten: 1990-х.
func (r *dateReader) isDecade(i int) bool {
	if r.gap(i) != "-" {
		return false
	}
	switch r.words[i+1].Folded {
	case "х", "ті", "тих", "е", "ые", "ых", "er":
		return true
	}
	return false
}

// otherYear reads the year behind word i that ends a range (1914-1918, 1966/67)
// or stands beside it (1938 and 1940). It reports whether the two need no word
// that says that they are years.
func (r *dateReader) otherYear(i, year int) (p dateParts, alone, ok bool) {
	at := i + 1
	switch gap := r.gap(i); {
	case gap == "-" || gap == "–" || gap == "—" || gap == "/":
		alone = len(r.words[at].Folded) == 4
	case gap == "" && joinWords[r.words[at].Folded] && r.gap(at) == "":
		at++
	default:
		return p, false, false
	}
	second := r.year(at)
	if n, err := strconv.Atoi(r.words[at].Folded); err == nil && at == i+1 && len(r.words[at].Folded) == 2 {
		second = year - year%100 + n
	}
	if second <= year || second-year > longestYears || r.isDecade(at) || clockWords[r.wordOr(at+1)] {
		return p, false, false
	}
	p = dateParts{year: second, start: r.words[at].Start, end: r.words[at].End, next: at + 1}
	if r.gap(at) == "" && yearWords[r.words[at+1].Folded] {
		p.end, p.next = r.words[at+1].End, at+2
	}
	return p, alone, true
}
