package enrich

import (
	"cmp"
	"strings"
	"time"

	"dateline/index"
	"dateline/index/gazetteer"
)

// Fields of mentions that are not rows of the Schema.
const (
	fieldDateNamed   = "date"        // a day, month or year that the text names
	fieldPublished   = "published"   // the stretch that Published was read from
	fieldEventDate   = "event_date"  // the stretch that EventDate was read from
	fieldByline      = "byline"      // who wrote the report
	fieldBoilerplate = "boilerplate" // a stretch that is not part of the report; the value says of what kind
)

// assertLanguage takes the language that the record states and reports whether
// it states one.
func (d *draft) assertLanguage() bool {
	a := d.article
	if a.Asserted.Language == "" {
		return false
	}
	a.Language = baseLanguage(a.Asserted.Language)
	d.assert(index.FieldLanguage, a.Language, a.Asserted.Language)
	return true
}

// baseLanguage returns the language of a tag such as en-US (BCP 47), in small
// letters. What is no such tag stays as it is.
func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	if len(base) != 2 && len(base) != 3 {
		return tag
	}
	return strings.ToLower(base)
}

// assertPublished takes the publication date that the record states and
// reports whether it states one.
func (d *draft) assertPublished() bool {
	a := d.article
	if a.Asserted.Published.IsZero() {
		return false
	}
	a.Published = a.Asserted.Published
	rule := cmp.Or(a.Asserted.PublishedBy, index.RuleAsserted)
	d.add(fieldPublished, a.Published.String(), 0, 0, index.InRecord, rule)
	return true
}

// assertEvent takes the event date that the record states and reports whether
// it states one.
func (d *draft) assertEvent() bool {
	a := d.article
	if a.Asserted.EventDate.IsZero() {
		return false
	}
	a.EventDate = a.Asserted.EventDate
	d.add(fieldEventDate, a.EventDate.String(), 0, 0, index.InRecord, index.RuleAsserted)
	return true
}

// keepAsserted adds the type, the actors and the locations that the record
// itself names, under their canonical names where there are any. A type that
// corresponds to none of the vocabulary stays as it is.
func (d *draft) keepAsserted() {
	d.assertTypes()
	for _, name := range d.article.Asserted.Actors {
		d.assert(index.FieldActor, d.canonicalActor(name), name)
	}
	for _, name := range d.article.Asserted.Locations {
		d.assert(index.FieldLocation, d.canonicalLocation(name), name)
	}
	if d.article.Event != nil && d.gazetteer != nil {
		d.dropForeign()
	}
}

// assertTypes adds the types of the vocabulary that those of the record
// correspond to, or its own where there are none.
func (d *draft) assertTypes() {
	own := []string{d.article.Type}
	if e := d.article.Event; e != nil {
		for _, t := range e.Types {
			own = append(own, d.article.Type+": "+t, t)
		}
	}
	known := false
	for _, t := range own {
		if name, ok := index.EventTypeOf(t); ok {
			d.assert(index.FieldType, name, t)
			known = true
		}
	}
	if known {
		return
	}
	d.assert(index.FieldType, d.article.Type, d.article.Type)
	if e := d.article.Event; e != nil {
		for _, t := range e.Types {
			d.assert(index.FieldType, t, t)
		}
	}
}

// assert adds a value of the record, which wrote it in the given form.
func (d *draft) assert(field, value, as string) {
	if value == "" {
		return
	}
	m := index.Mention{Field: field, Value: value, In: index.InRecord, Rule: index.RuleAsserted}
	if as != value {
		m.As = as
	}
	d.mentions = append(d.mentions, m)
}

// canonicalActor returns the name under which facets show an actor. A name
// that several bear stays as it is: the record does not say which one.
func (d *draft) canonicalActor(name string) string {
	if d.gazetteer == nil {
		return name
	}
	if actors := d.gazetteer.Actors(name); len(actors) == 1 {
		return actors[0].Name
	}
	return name
}

// canonicalLocation returns the path of a location that a record names: of
// several that bear the name the one in a country that the record names too,
// else the most prominent.
func (d *draft) canonicalLocation(name string) string {
	if d.gazetteer == nil {
		return name
	}
	if d.article.Event != nil {
		return d.eventLocation(name)
	}
	if p, ok := d.gazetteer.PlaceAt(name); ok {
		return p.Path
	}
	places := d.gazetteer.Places(name)
	if len(places) == 0 {
		return name
	}
	if p := within(places, d.article.Asserted.Locations); p != nil {
		return p.Path
	}
	return places[0].Path
}

// within returns the first of places that lies inside one of the locations,
// nil if none does.
func within(places []*gazetteer.Place, locations []string) *gazetteer.Place {
	for _, p := range places {
		for _, l := range locations {
			if strings.HasPrefix(p.Path, l+"/") {
				return p
			}
		}
	}
	return nil
}

// suspect reports whether an effective date cannot be right. The first day of
// 1970 is what programs write for no date at all; news of that day is so rare
// that a record is not believed when it asserts it.
func suspect(effective, asserted index.Date, now time.Time) bool {
	epoch := !asserted.IsZero() && asserted.Precision >= index.Day && asserted.DayNumber() == 0
	return epoch || effective.Suspect(now)
}
