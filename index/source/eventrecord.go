package source

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/index"
)

// eventRecord gathers what the record of an event says. The first fault is
// kept, so that a reader can fill everything and ask once.
type eventRecord struct {
	a   index.Article
	e   index.Event
	err error
}

var (
	errNoID     = errors.New("no id")
	errNegative = errors.New("less than 0")
)

// article returns the article of the record.
func (r *eventRecord) article() (*index.Article, error) {
	if r.err != nil {
		return nil, r.err
	}
	rec := record{a: r.a}
	rec.a.Title, rec.a.Source = oneLine(r.a.Title), oneLine(r.a.Source)
	if !r.plain() {
		rec.a.Event = &r.e
	}
	return rec.article()
}

// plain reports whether the record says no more than that of an article does.
func (r *eventRecord) plain() bool {
	e := r.e
	return len(e.Types)+len(e.Sides)+len(e.Sources) == 0 && e.Killed == index.Killed{} && e.Point == nil && e.End.IsZero() && e.DatePrecision == "" &&
		!slices.ContainsFunc(r.a.Asserted.Locations, func(path string) bool { return strings.Contains(path, "/") })
}

func (r *eventRecord) fail(what string, err error) {
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("%s: %w", what, err)
	}
}

// id sets the id, which begins with the name of the data.
func (r *eventRecord) id(prefix, id string) {
	if id == "" {
		r.fail("id", errNoID)
	}
	r.a.ID = prefix + ":" + oneLine(id)
}

// deaths reads a number of people. Some copies of data have 3.0 for 3.
func (r *eventRecord) deaths(column, cell string) index.Number {
	if cell == "" {
		return index.Number{}
	}
	n, err := index.ParseNumber(strings.TrimSuffix(cell, ".0"))
	if err == nil && n.Value < 0 {
		err = errNegative
	}
	r.fail(column, err)
	return n
}

// point sets the coordinates, where the record has both.
func (r *eventRecord) point(lat, lon, precision string) {
	if lat == "" || lon == "" {
		return
	}
	y, err := strconv.ParseFloat(lat, 64)
	r.fail("latitude", err)
	x, err := strconv.ParseFloat(lon, 64)
	r.fail("longitude", err)
	if r.err != nil {
		return
	}
	r.e.Point, err = index.NewPoint(y, x, precision)
	r.fail("coordinates", err)
}

// dates sets the first and the last day. An event that fills a month or a year
// is dated to that: it says as much, and says that the day is not known.
func (r *eventRecord) dates(first, last index.Date) {
	if last.IsZero() || last.DayNumber() < first.DayNumber() {
		last = first
	}
	for _, wide := range []index.Precision{index.Year, index.Month} {
		d := index.Date{Time: first.Time, Precision: wide}
		if first.DayNumber() == begin(d).DayNumber() && last.DayNumber() == d.End().DayNumber() {
			r.a.Asserted.EventDate = begin(d)
			return
		}
	}
	r.a.Asserted.EventDate = first
	if last.DayNumber() > first.DayNumber() {
		r.e.End = last
	}
}

// begin returns a date with the time of the first instant of what it means.
func begin(d index.Date) index.Date {
	month := d.Time.Month()
	if d.Precision == index.Year {
		month = time.January
	}
	d.Time = time.Date(d.Time.Year(), month, 1, 0, 0, 0, 0, time.UTC)
	return d
}

// lastDay returns the last day of the event.
func (r *eventRecord) lastDay() index.Date {
	if !r.e.End.IsZero() {
		return r.e.End
	}
	if r.a.Asserted.EventDate.IsZero() {
		return index.Date{}
	}
	return r.a.Asserted.EventDate.End()
}

// publishedByEvent dates a record that does not say when it was published by
// the last day of its event: nothing can have been published before, and
// without a day it would be in no search by date. The rule says that it is so.
func (r *eventRecord) publishedByEvent() {
	if d := r.lastDay(); !d.IsZero() {
		r.a.Asserted.Published, r.a.Asserted.PublishedBy = d, index.RuleEventDate
	}
}

// location adds a place by its levels, the country first. Levels without a
// name are left out; a place without a country is none.
func (r *eventRecord) location(levels ...string) {
	if levels[0] == "" {
		return
	}
	path := ""
	for _, l := range levels {
		l = strings.ReplaceAll(oneLine(l), "/", "-")
		if l == "" || len(path)+1+len(l) > index.MaxValue {
			continue
		}
		if path != "" {
			path += "/"
		}
		path += l
	}
	if path != "" && !slices.Contains(r.a.Asserted.Locations, path) {
		r.a.Asserted.Locations = append(r.a.Asserted.Locations, path)
	}
}

// side adds a side with the actors that have a name.
func (r *eventRecord) side(kind string, actors ...string) {
	if actors = distinct(actors); len(actors) > 0 {
		r.e.Sides = append(r.e.Sides, index.Side{Kind: kind, Actors: actors})
	}
}

// actor adds an actor for the facet.
func (r *eventRecord) actor(name string) {
	r.a.Asserted.Actors = distinct(append(r.a.Asserted.Actors, name))
}

// title makes the headline: what, who against whom, where, when.
func (r *eventRecord) title(what string, where ...string) {
	var sides []string
	for _, s := range r.e.Sides {
		sides = append(sides, s.Actors[0])
	}
	who := strings.Join(sides, " – ")
	parts := distinct(append([]string{who}, append(where, r.a.Asserted.EventDate.String())...))
	r.a.Title = what + ": " + strings.Join(parts, ", ")
	if what == "" {
		r.a.Title = strings.Join(parts, ", ")
	}
}

// body makes the text of paragraphs.
func (r *eventRecord) body(paragraphs ...string) {
	var all []string
	for _, p := range paragraphs {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	r.a.Body = strings.Join(all, "\n\n")
}

// distinct returns the values on one line each, without empty ones, those that
// are too long for a value, and repetitions.
func distinct(values []string) []string {
	var kept []string
	for _, v := range values {
		if v = oneLine(v); v != "" && len(v) <= index.MaxValue && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept[:min(len(kept), index.MaxValues)]
}

// listOf cuts a list in a cell.
func listOf(cell, by string) []string { return distinct(strings.Split(cell, by)) }

// wordOf returns the word that a code stands for.
func wordOf(codes map[string]string, code string) string {
	return codes[strings.TrimSuffix(code, ".0")]
}

// dayOf reads a day; a time of day is left out.
func dayOf(s string) (index.Date, error) {
	d, err := parseDate(s)
	if err == nil && d.Precision < index.Day {
		err = fmt.Errorf("reading %q: %w", s, index.ErrDate)
	}
	if err != nil {
		return index.Date{}, err
	}
	return index.DayOf(d.DayNumber()), nil
}
