package enrich

import (
	"time"

	"dateline/index"
)

// Rules by which dates of an article are found, beside those of records.
const (
	ruleDateline     = "dateline"
	ruleDatelineYear = "dateline, year from the text"
	ruleStated       = "stated in text"
	ruleLead         = "lead date"
	ruleEarly        = "early date"
	ruleSaid         = "day of the statement"
	rulePublished    = "publication date"
)

// published finds the day of publication: what the record asserts, else the
// date of the dateline, else a date that the text states as its own. It also
// completes the dateline, whose year often only one of the others knows.
func (d *draft) published() {
	asserted := d.assertPublished()
	d.completeDateline()
	if asserted {
		return
	}
	if filed := d.filed(); filed.Precision == index.Day {
		rule := ruleDateline
		if d.line.date.year == 0 {
			rule = ruleDatelineYear
		}
		d.publishedOn(filed, d.line.date.start, d.line.date.end, index.InBody, rule)
		return
	}
	if t := d.stated(); t != nil {
		d.publishedOn(t.date, t.start, t.end, t.in, ruleStated)
	}
}

func (d *draft) publishedOn(date index.Date, start, end int, in, rule string) {
	d.article.Published = date
	d.add(fieldPublished, date.String(), start, end, in, rule)
}

// Days that a dateline may lie from the date that its year is taken from:
// records are dated when they reach an archive; texts speak of the past weeks.
const (
	nearPublication = 60
	nearTextDate    = 31
)

// completeDateline sets the date of the dateline. One without a year is of the
// year that brings it next to the publication, or else to a full date that the
// text names; without either it is unknown.
func (d *draft) completeDateline() {
	line := d.article.Dateline
	if line != nil && d.line.date.form == formWeekday {
		d.completeWeekday()
	}
	if line == nil || d.line.date.day == 0 {
		return
	}
	parts := d.line.date
	if parts.year != 0 {
		line.Date = parts.date()
		return
	}
	if p := d.publication(); p.Precision >= index.Day {
		if date := nearest(parts, p); !date.IsZero() && apart(date, p) <= nearPublication {
			line.Date = date
		}
		return
	}
	for i := range d.found {
		t := &d.found[i]
		if !t.complete() {
			continue
		}
		if date := nearest(parts, t.date); !date.IsZero() && apart(date, t.date) <= nearTextDate {
			line.Date = date
			return
		}
	}
}

// completeWeekday sets the date of a dateline that names the day of the week only:
// the last such day up to the publication, where that is known.
func (d *draft) completeWeekday() {
	p := d.publication()
	if p.Precision < index.Day {
		return
	}
	ago := (weekdayOf(p) - d.line.date.weekday + daysOfWeek) % daysOfWeek
	d.article.Dateline.Date = index.DayOf(p.DayNumber() - ago)
}

// stated returns the date that the text states as its own when no record and
// no dateline does: the time of filing, a line that holds nothing else, or the
// day of what the first sentence reports. It returns nil when in doubt.
func (d *draft) stated() *textDate {
	for _, rule := range []func(*draft, *textDate) bool{stamped, alone, reportedDay} {
		for i := range d.found {
			t := &d.found[i]
			if t.date.Precision == index.Day && t.complete() && rule(d, t) && !d.laterThan(t) {
				return t
			}
		}
	}
	return nil
}

// laterThan reports whether the text names a later day with its year, or the
// date lies in the future: it then cannot be the day of publication.
func (d *draft) laterThan(t *textDate) bool {
	if t.date.Time.After(d.now.Add(24 * time.Hour)) {
		return true
	}
	for i := range d.found {
		if o := &d.found[i]; o.complete() && o.date.DayNumber() > t.date.DayNumber() {
			return true
		}
	}
	return false
}
