package enrich

import (
	"fmt"

	"dateline/index"
)

// A mention of a date says by the form of its value how exact it is:
//
//	2026-01-22   day
//	2026-W04     week, from Monday (ISO 8601)
//	2026-01      month
//	2025-summer  season; a winter under the year in which it begins
//	2025         year
//
// Days, months and years are an index.Date, and can be dates of publication and
// of events. Weeks and seasons are told in mentions only.

// weekOf returns the value of the week that a day lies in.
func weekOf(d index.Date) string {
	year, week := d.Time.ISOWeek()
	return fmt.Sprintf("%d-W%02d", year, week)
}

// seasonOf returns the value of a season.
func seasonOf(year int, s season) string { return fmt.Sprintf("%d-%s", year, seasonNames[s]) }

// seasonFrom returns the year of the season that is n away from a day: -1 is
// the last that had ended by then, 0 the one that ends next, and so on.
func seasonFrom(ref index.Date, s season, n int) int {
	year := ref.Time.Year() - 2
	for s.begins(year).Time.AddDate(0, monthsOfSeason, 0).Before(ref.Time.AddDate(0, 0, 1)) {
		year++ // has ended
	}
	if n > 0 && !s.begins(year).Time.After(ref.Time) {
		year++ // "next summer" said in summer
	}
	return year + min(n, 0)
}

const monthsOfSeason = 3

// startedSeason returns the year of the last season that had begun on a day.
func startedSeason(ref index.Date, s season) int {
	year := ref.Time.Year()
	if s.begins(year).Time.After(ref.Time) {
		year--
	}
	return year
}
