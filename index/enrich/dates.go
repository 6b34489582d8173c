package enrich

import (
	"cmp"

	"dateline/index"
)

// textDate is a date that the text names.
type textDate struct {
	dateParts
	passage
	at    int        // number of its first word in the passage
	date  index.Date // what it means, the zero Date while or when not known
	value string     // a week or a season, which are no index.Date
}

// says returns what the date means as its mention says it, "" when that is not
// known.
func (t *textDate) says() string { return cmp.Or(t.value, t.date.String()) }

// findDates reads the dates that title and text name, without yet knowing what
// those mean that do not name a year.
func (d *draft) findDates() {
	of := d.tongue()
	var parts []dateParts
	for _, p := range d.passages() {
		r := dateReader{text: p.text, words: p.words, of: of}
		for i := 0; i < len(p.words); {
			parts = r.read(parts[:0], i)
			if len(parts) == 0 {
				i++
				continue
			}
			for _, part := range parts {
				d.foundDate(textDate{dateParts: part, passage: p, at: i}, of)
			}
			i = parts[len(parts)-1].next
		}
	}
}

// tongue returns the languages whose dates are read in the article: its own,
// and any where that is not known.
func (d *draft) tongue() tongue {
	if d.article.Language == "" {
		return anyTongue
	}
	return tongues[d.article.Language]
}

// foundDate keeps a date, unless it could as well be something else.
func (d *draft) foundDate(t textDate, of tongue) {
	if t.form != formSeason {
		t.date = t.dateParts.date()
	}
	named := t.form == formCalendar || t.form == formNumbers
	if named && t.year != 0 && t.date.IsZero() {
		return // 31 February
	}
	if of == anyTongue && !t.complete() {
		return
	}
	d.found = append(d.found, t)
}

// reference returns the day from which the dates of the text are counted: the
// day it was filed, or published. A publication date that cannot be right says
// nothing about the dates of the text.
func (d *draft) reference() (index.Date, bool) {
	for _, date := range []index.Date{d.filed(), d.publication()} {
		if date.Precision >= index.Day {
			return index.DayOf(date.DayNumber()), true
		}
	}
	return index.Date{}, false
}

// publication returns the publication date, zero when it is not known or
// suspect.
func (d *draft) publication() index.Date {
	a := d.article
	if suspect(a.Published, a.Asserted.Published, d.now) {
		return index.Date{}
	}
	return a.Published
}

// filed returns the date of the dateline, zero if there is none.
func (d *draft) filed() index.Date {
	if d.article.Dateline == nil {
		return index.Date{}
	}
	return d.article.Dateline.Date
}

// resolveDates gives the dates of the text their meaning, and adds those that
// are sure as mentions.
func (d *draft) resolveDates() {
	r := dateResolver{found: d.found}
	r.ref, r.known = d.reference()
	for i := range d.found {
		t := &d.found[i]
		r.resolve(i)
		if !t.date.IsZero() && !t.inBrackets() {
			r.last = lastDate{t.date, t.start, t.in}
		}
		if says := t.says(); says != "" {
			d.add(fieldDateNamed, says, t.start, t.end, t.in, t.rule())
		}
	}
}

// Rules by which dates that the text names are understood.
const (
	ruleFullDate    = "full date"
	ruleDateNumbers = "date in numbers"
	ruleDayMonth    = "day and month" // the year is that which fits
	ruleMonthYear   = "month and year"
	ruleMonth       = "month" // the year is that which fits
	ruleYear        = "year"
	ruleSeason      = "season"
	ruleWeekday     = "weekday"
	ruleCounted     = "counted from the date before" // the next day, that year

	// Counted from the day of writing: yesterday, last week, two years ago.
	ruleRelativeDay    = "relative day"
	ruleRelativeWeek   = "relative week"
	ruleRelativeMonth  = "relative month"
	ruleRelativeYear   = "relative year"
	ruleRelativeSeason = "relative season"
)

// rule names how the date was understood.
func (t *textDate) rule() string {
	switch {
	case t.form == formWeekday:
		return ruleWeekday
	case t.form == formRelative && t.anchored:
		return ruleCounted
	case t.form == formRelative:
		return relativeRules[t.unit]
	case t.form == formSeason:
		return ruleSeason
	case t.form == formNumbers:
		return ruleDateNumbers
	}
	return t.calendarRule()
}

func (t *textDate) calendarRule() string {
	switch {
	case t.year == 0 && t.day == 0:
		return ruleMonth
	case t.year == 0:
		return ruleDayMonth
	case t.month == 0:
		return ruleYear
	case t.day == 0:
		return ruleMonthYear
	}
	return ruleFullDate
}

// relativeRules are the rules of dates that are counted from the day of
// writing.
var relativeRules = [...]string{
	unitDay: ruleRelativeDay, unitWeek: ruleRelativeWeek, unitMonth: ruleRelativeMonth, unitYear: ruleRelativeYear, unitSeason: ruleRelativeSeason,
}
