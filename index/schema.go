package index

import (
	"cmp"
	"slices"
)

// Kind says how a field is indexed and what can be asked of it.
type Kind uint8

// Kinds of field.
const (
	Text    Kind = iota // words, with positions, stems and relevance
	Keyword             // whole values, compared as they are
	Path                // whole values in a hierarchy parted by "/": a filter on a path covers all below it
	Dates               // a day, for ranges, histograms and order
	Numbers             // a whole number, for ranges
)

// Field is one row of the Schema.
type Field struct {
	Name  string // in queries, parameters, JSON and the index
	Label string // on the page
	Help  string // one line for the help page, --help and the API description
	Kind  Kind
	Facet bool    // has a facet, and a filter parameter of its name
	Boost float64 // weight of a Text field in relevance, relative to body

	// Values returns the article's values of a Text, Keyword or Path field.
	Values func(*Article) []string
	// Date returns the article's value of a Dates field.
	Date func(*Article) Date
	// Number returns the article's value of a Numbers field; nil of one that is
	// counted over the story of the article, which an article alone cannot know.
	Number func(*Article) Number
}

// Names of the fields of the Schema that code refers to.
const (
	FieldTitle      = "title"
	FieldBody       = "body"
	FieldActor      = "actor"
	FieldLocation   = "location"
	FieldSource     = "source"
	FieldLanguage   = "language"
	FieldType       = "type"
	FieldDateline   = "dateline"
	FieldCredit     = "credit"
	FieldStory      = "story"
	FieldSources    = "sources"
	FieldOrigins    = "sources.independent"
	FieldDate       = "date"
	FieldEvent      = "event"
	FieldKilled     = "killed"
	FieldKilledLow  = "killed.low"
	FieldKilledHigh = "killed.high"
)

// titleBoost is the weight of a word of the title: it says what the article is
// about, and a headline has a tenth of the words of a body.
const titleBoost = 2

// schema is THE table of fields: mapping, filters, facets, parser, help and API
// description are all made from it. A new facet is a row here and an enrichment
// step that fills it.
var schema = []Field{
	{Name: FieldTitle, Label: "Title", Help: "words of the headline", Kind: Text, Boost: titleBoost,
		Values: func(a *Article) []string { return one(a.Title) }},
	{Name: FieldBody, Label: "Text", Help: "words of the article", Kind: Text, Boost: 1,
		Values: func(a *Article) []string { return one(a.Body) }},
	{Name: FieldActor, Label: "Actor", Help: "a state, organisation, armed group or person that the article names", Kind: Keyword, Facet: true,
		Values: func(a *Article) []string { return a.Actors }},
	{Name: FieldLocation, Label: "Location", Help: "a place that the article names, as Country/Region/Place; a country covers all places in it", Kind: Path, Facet: true,
		Values: func(a *Article) []string { return a.Locations }},
	{Name: FieldSource, Label: "Source", Help: "who published the article", Kind: Keyword, Facet: true,
		Values: func(a *Article) []string { return one(a.Source) }},
	{Name: FieldLanguage, Label: "Language", Help: "language of the text, ISO 639-1", Kind: Keyword, Facet: true,
		Values: func(a *Article) []string { return one(a.Language) }},
	{Name: FieldType, Label: "Event type", Help: "type of event: battle, air or drone strike, talks, agreement and others", Kind: Keyword, Facet: true,
		Values: func(a *Article) []string { return typesOf(a) }},
	{Name: FieldDateline, Label: "Filed from", Help: "place of the dateline: where the dispatch was filed", Kind: Path, Facet: true,
		Values: func(a *Article) []string { return datelinePlace(a) }},
	{Name: FieldCredit, Label: "Credit", Help: "news agency that the article is credited to, as it calls itself", Kind: Keyword, Facet: true,
		Values: func(a *Article) []string { return one(a.Credit) }},
	{Name: FieldStory, Label: "Story", Help: "id of the story: near copies of one text have the same", Kind: Keyword,
		Values: func(a *Article) []string { return one(cmp.Or(a.Story, a.ID)) }},
	{Name: FieldSources, Label: "Sources", Help: "number of sources that carry the story of the article", Kind: Numbers},
	{Name: FieldOrigins, Label: "Independent sources", Help: "likewise, but reprints that are credited to one agency count once", Kind: Numbers},
	{Name: FieldDate, Label: "Published", Help: "day of publication", Kind: Dates, Facet: true,
		Date: func(a *Article) Date { return trusted(a.Published, a.DateSuspect) }},
	{Name: FieldEvent, Label: "Event date", Help: "day of what the article is about", Kind: Dates, Facet: true,
		Date: func(a *Article) Date { return trusted(a.EventDate, a.EventSuspect) }},
	{Name: FieldKilled, Label: "Killed", Help: "deaths in the event, the best estimate of its record", Kind: Numbers,
		Number: func(a *Article) Number { return killed(a).Best }},
	{Name: FieldKilledLow, Label: "Killed, low", Help: "deaths in the event, the lowest estimate of its record", Kind: Numbers,
		Number: func(a *Article) Number { return killed(a).Low }},
	{Name: FieldKilledHigh, Label: "Killed, high", Help: "deaths in the event, the highest estimate of its record", Kind: Numbers,
		Number: func(a *Article) Number { return killed(a).High }},
}

// Schema returns the table of fields, the caller's to change.
func Schema() []Field { return slices.Clone(schema) }

// FieldNamed returns the row of the Schema with the given name.
func FieldNamed(name string) (Field, bool) {
	for i := range schema {
		if schema[i].Name == name {
			return schema[i], true
		}
	}
	return Field{}, false
}

// SchemaVersion names the form of the index: an index of another version is
// rebuilt. Raise it when the Schema, the analysis of text or the layout of an
// indexed document changes.
const SchemaVersion = 6

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// typesOf returns the types of event. An article that was enriched before there
// were any, or not at all, still has what its record says.
func typesOf(a *Article) []string {
	if len(a.Types) > 0 {
		return a.Types
	}
	all := one(a.Type)
	if a.Event == nil {
		return all
	}
	for _, t := range a.Event.Types {
		if t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

func killed(a *Article) Killed {
	if a.Event == nil {
		return Killed{}
	}
	return a.Event.Killed
}

func datelinePlace(a *Article) []string {
	if a.Dateline == nil {
		return nil
	}
	return one(a.Dateline.Location)
}

func trusted(d Date, suspect bool) Date {
	if suspect {
		return Date{}
	}
	return d
}
