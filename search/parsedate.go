package search

import (
	"regexp"
	"strconv"
	"strings"

	"dateline/index"
)

// dateHint tells how a date is written in a query.
var dateHint = Say("Write 2026, 2026-01 or 2026-01-23; a range is 2026-01..2026-03, >=2026-01-01 or <2026; the last days are 7d.")

// lastDays is how the last days, weeks, months or years are written.
var lastDays = regexp.MustCompile(`^([1-9][0-9]{0,4})([dwmy])$`)

// last returns the first of the days that 7d, 2w, 3m or 1y means, the last of
// which is today.
func (p *parser) last(value string) (index.Date, bool) {
	parts := lastDays.FindStringSubmatch(value)
	if parts == nil {
		return index.Date{}, false
	}
	n, _ := strconv.Atoi(parts[1]) // digits, and few of them
	today := p.now.UTC()
	first := today
	switch parts[2] {
	case "d":
		first = today.AddDate(0, 0, -n)
	case "w":
		first = today.AddDate(0, 0, -7*n)
	case "m":
		first = today.AddDate(0, -n, 0)
	case "y":
		first = today.AddDate(-n, 0, 0)
	}
	first = first.AddDate(0, 0, 1)
	return index.NewDay(first.Year(), first.Month(), first.Day()), first.Year() > 0
}

// date reads the value of a Dates field: a date, which covers its whole year,
// month or day, two of them around "..", one behind a comparison, or the last
// days.
func (p *parser) date(field, value string, pos int) (Expr, error) {
	f := Filter{Field: field}
	if err := p.count(pos, 1); err != nil {
		return nil, err
	}
	if first, ok := p.last(value); ok {
		f.From, f.To = first, index.DayOf(index.Date{Time: p.now, Precision: index.Day}.DayNumber())
		return Where{Filter: f}, nil
	}
	value = strings.TrimPrefix(value, "=")
	var err error
	switch from, to, isRange := strings.Cut(value, ".."); {
	case isRange:
		if f.From, err = openDate(from); err == nil {
			f.To, err = openDate(to)
		}
	case strings.HasPrefix(value, ">="):
		f.From, err = index.ParseDate(value[2:])
	case strings.HasPrefix(value, "<="):
		f.To, err = index.ParseDate(value[2:])
	case strings.HasPrefix(value, ">"):
		f.From, err = index.ParseDate(value[1:])
		f.From = index.DayOf(f.From.End().DayNumber() + 1)
	case strings.HasPrefix(value, "<"):
		f.To, err = index.ParseDate(value[1:])
		f.To = index.DayOf(f.To.DayNumber() - 1)
	default:
		f.From, err = index.ParseDate(value)
		f.To = f.From
	}
	if err != nil || f.From.IsZero() && f.To.IsZero() || beyondYears(f.From) || beyondYears(f.To) {
		return nil, syntax(pos, Say("“%s” is not a date", value), dateHint)
	}
	if !f.From.IsZero() && !f.To.IsZero() && f.From.DayNumber() > f.To.End().DayNumber() {
		return nil, syntax(pos, Say("the range ends before it begins"), dateHint)
	}
	return Where{Filter: f}, nil
}

// beyondYears reports whether d lies outside of the years that have four
// digits, as the day after 9999 does.
func beyondYears(d index.Date) bool {
	return !d.IsZero() && (d.Time.Year() < 0 || d.Time.Year() > 9999)
}

func openDate(s string) (index.Date, error) {
	if s == "" {
		return index.Date{}, nil
	}
	return index.ParseDate(s)
}
