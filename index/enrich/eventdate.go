package enrich

import (
	"slices"
	"strings"

	"dateline/index"
)

// event finds the day of what the article is about: what the record asserts,
// else a day that the lead or the text right behind it names, else the day of
// the report.
func (d *draft) event() {
	if d.assertEvent() {
		return
	}
	if t, rule := d.eventDate(); t != nil {
		d.article.EventDate = t.date
		d.add(fieldEventDate, t.date.String(), t.start, t.end, t.in, rule)
		return
	}
	if filed := d.filed(); !filed.IsZero() {
		d.article.EventDate = filed
		d.add(fieldEventDate, filed.String(), d.line.date.start, d.line.date.end, index.InBody, ruleDateline)
		return
	}
	d.eventPublished()
}

// eventPublished takes the day of publication for that of the event.
func (d *draft) eventPublished() {
	p := d.publication()
	if p.IsZero() {
		return
	}
	day := p
	if p.Precision == index.Instant {
		day = index.DayOf(p.DayNumber())
	}
	d.article.EventDate = day
	proof := slices.IndexFunc(d.mentions, func(m index.Mention) bool { return m.Field == fieldPublished })
	m := d.mentions[proof] // published has added it with the date
	d.add(fieldEventDate, day.String(), m.Start, m.End, m.In, rulePublished)
}

const (
	// longAgo is how many days before the report an event can lie for the report
	// to be about it. What a text says of earlier days is background.
	longAgo = 31

	// earlyLength is how far from the begin of the report, in bytes, a text that
	// opens with a statement says when that was which the statement is about.
	earlyLength = 1000

	// fresh is how many days before a statement an event can lie for the report
	// to be about it rather than about the statement.
	fresh = 2
)

// eventDate returns the date that can be the day of the event, and the rule: the
// first of the lead, in the body and else in the title, that does not tell when
// somebody spoke; else, where one spoke, the first behind the lead that is hardly
// older, or the day of the statement. It returns nil when there is none.
func (d *draft) eventDate() (*textDate, string) {
	var lead, early, said *textDate
	for i := range d.found {
		t := &d.found[i]
		switch {
		case !d.mayBeEvent(t):
		case t.inLead() && t.ofStatement():
			said = first(said, t)
		case t.inLead():
			lead = first(lead, t)
		case t.start < d.start+earlyLength && !t.ofStatement() && !t.anchored:
			early = first(early, t)
		}
	}
	switch {
	case lead != nil:
		return lead, ruleLead
	case early != nil && said != nil && apart(early.date, said.date) <= fresh:
		return early, ruleEarly
	}
	return said, ruleSaid
}

// first returns the first of two dates by the order of the report: the body
// comes before the title, which only repeats it.
func first(had, t *textDate) *textDate {
	if had == nil || had.in == index.InTitle && t.in == index.InBody {
		return t
	}
	return had
}

// mayBeEvent reports whether the date can be the day of the event: not after
// the report and not long before it.
func (d *draft) mayBeEvent(t *textDate) bool {
	if t.date.Precision != index.Day {
		return false
	}
	ref, known := d.reference()
	ago := ref.DayNumber() - t.date.DayNumber()
	return !known || 0 <= ago && ago <= longAgo
}

// ofStatement reports whether the date tells when somebody spoke: a verb of
// saying stands right before or behind it ("said on Friday that").
func (t *textDate) ofStatement() bool {
	for n := -1; n >= -3; n-- {
		if statementWords[t.word(n)] {
			return true
		}
		if !dayWords[t.word(n)] && !onWords[t.word(n)] {
			break
		}
	}
	return statementWords[t.word(t.next-t.at)]
}

// statementWords are verbs of saying, by which reports open that tell of what
// was before.
var statementWords = wordSet(strings.Join([]string{
	"said says announced reported told stated added confirmed condemned denied demanded called declared warned claimed accused urged revealed disclosed rejected",
	"dit déclaré annoncé condamné affirmé indiqué dijo anunció informó declaró afirmó condenó denunció disse anunciou afirmou informou declarou condenou",
	"sagte erklärte teilte verurteilte berichtete meldete",
	"заявил заявила заявили сообщил сообщила сообщили сообщило сообщает объявил рассказал осудил",
	"заявив заявила заявили повідомив повідомила повідомили повідомляє оголосив розповів засудив",
	"قال قالت أعلن أعلنت ذكر ذكرت أفاد أفادت أكد أكدت صرح أدان أدانت",
}, " "))
