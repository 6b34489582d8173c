package enrich

import (
	"strconv"
	"strings"
	"time"
)

// yearFirst reads what begins with a number that is no day: 2026-01-23,
// 2026/01/23, 2026年1月23日, or a year alone where a word says that it is one.
func (r *dateReader) yearFirst(dst []dateParts, i int) []dateParts {
	w := r.words[i]
	year := r.year(i)
	switch {
	case year == 0 || len(w.Folded) < 4:
		return dst
	case len(w.Folded) > 4: // 2014г
		return append(dst, dateParts{year: year, start: w.Start, end: w.End, next: i + 1})
	}
	if p, ok := r.yearMonthDay(i, year); ok {
		return append(dst, p)
	}
	if year < firstYearBare || year > lastYearBare || r.loose {
		return dst
	}
	return r.years(dst, i, year)
}

// yearMonthDay reads the three numbers of a date in the order of ISO 8601,
// parted by hyphens or strokes, or by the signs for year, month and day.
func (r *dateReader) yearMonthDay(i, year int) (dateParts, bool) {
	step, parted := 1, r.gap(i) == "-" || r.gap(i) == "/"
	if r.wordOr(i+1) == "年" {
		step, parted = 2, r.wordOr(i+3) == "月"
	}
	month, day := r.number(i+step), r.number(i+2*step)
	if !parted || month < 1 || month > 12 || day < 1 || day > 31 {
		return dateParts{}, false
	}
	if step == 1 && r.gap(i) != r.gap(i+1) {
		return dateParts{}, false
	}
	last := i + 3*step - 1
	if step == 2 && r.wordOr(last) != "日" {
		return dateParts{}, false
	}
	return dateParts{year: year, month: time.Month(month), day: day, form: formNumbers,
		start: r.words[i].Start, end: r.words[last].End, next: last + 1}, true
}

// number returns the value of word i if it is a number, -1 otherwise.
func (r *dateReader) number(i int) int {
	n, err := strconv.Atoi(r.wordOr(i))
	if err != nil {
		return -1
	}
	return n
}

// dotted reads 23.01.2026, in which the day is always first.
func (r *dateReader) dotted(dst []dateParts, i int) []dateParts {
	w := r.words[i]
	parts := strings.Split(w.Folded, ".")
	day, _ := dayNumber(parts[0])
	month, _ := dayNumber(parts[1])
	year, err := strconv.Atoi(parts[2])
	if err != nil || len(parts[2]) != 4 || year < firstYearRead || year > lastYearRead || day == 0 || month < 1 || month > 12 {
		return dst
	}
	p := dateParts{year: year, month: time.Month(month), day: day, form: formNumbers, start: w.Start, end: w.End, next: i + 1}
	if r.gap(i) == "" && yearWords[r.words[i+1].Folded] {
		p.end, p.next = r.words[i+1].End, i+2
	}
	return append(dst, p)
}

// slashed reads 23/01/2026. English readers write either number first: there
// the date must leave no choice.
func (r *dateReader) slashed(i, day int) (dateParts, bool) {
	month, year := r.number(i+1), 0
	if r.gap(i+1) == "/" && len(r.wordOr(i+2)) == 4 {
		year = r.year(i + 2)
	}
	if month > 12 && day <= 12 && r.of&english != 0 {
		day, month = month, day
	} else if day <= 12 && month != day && r.of&english != 0 {
		return dateParts{}, false
	}
	if year == 0 || month < 1 || month > 12 || day < 1 || day > 31 {
		return dateParts{}, false
	}
	return dateParts{year: year, month: time.Month(month), day: day, form: formNumbers,
		start: r.words[i].Start, end: r.words[i+2].End, next: i + 3}, true
}
