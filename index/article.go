// Package index holds the nouns of dateline (Article, Mention, Date), the
// Schema that every layer reads its fields from, and the ingest loop that takes
// articles from a reader through enrichment into the archive and the index. It
// knows no file format, no database and no search engine.
package index

import "cmp"

// Article is one published text or event record.
//
// A reader of a format fills ID, Title, Body, URL, Source, Type, Asserted and
// Event: what the record itself says. Everything else is derived from these by
// enrichment and can be derived again at any time.
type Article struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Body   string `json:"body"`
	URL    string `json:"url,omitempty"`
	Source string `json:"source,omitempty"` // who published it
	Type   string `json:"type,omitempty"`   // event type, in the record's own words

	Asserted Asserted `json:"asserted,omitzero"`
	Event    *Event   `json:"event,omitempty"` // of an event record

	Language    string    `json:"language,omitempty"` // ISO 639-1, "" when not recognised
	Published   Date      `json:"published,omitzero"`
	EventDate   Date      `json:"event_date,omitzero"`
	Dateline    *Dateline `json:"dateline,omitempty"`
	Credit      string    `json:"credit,omitempty"`    // news agency that the text is credited to, "" when none is
	Types       []string  `json:"types,omitempty"`     // of event, see [EventTypes], sorted, each once
	Actors      []string  `json:"actors,omitempty"`    // canonical names, sorted, each once
	Locations   []string  `json:"locations,omitempty"` // paths, see [Location], sorted, each once
	Mentions    []Mention `json:"mentions,omitempty"`  // what proves the values above, in order of place
	Boilerplate []Span    `json:"boilerplate,omitempty"`

	DateSuspect  bool `json:"date_suspect,omitempty"`  // Published lies outside [FirstYear] to next year
	EventSuspect bool `json:"event_suspect,omitempty"` // EventDate does

	Enrichment int `json:"enrichment,omitempty"` // version of the steps that derived the above

	// Story is the id of the story that the article belongs to, which is the id of
	// one of its articles. The archive gives it: an article that nobody copied is
	// a story of its own.
	Story string `json:"story,omitempty"`
}

// Origin returns who an article really comes from: the agency that it is
// credited to, or else its source, "" when neither is known. Reprints of one
// dispatch have one origin.
func (a *Article) Origin() string { return cmp.Or(a.Credit, a.Source) }

// Asserted is what a record says of itself beside its text. Enrichment keeps
// these values and marks them as asserted by the source.
type Asserted struct {
	Language    string   `json:"language,omitempty"`
	Published   Date     `json:"published,omitzero"`
	PublishedBy string   `json:"published_by,omitempty"` // rule that found Published, RuleAsserted when ""
	EventDate   Date     `json:"event_date,omitzero"`
	Actors      []string `json:"actors,omitempty"`
	Locations   []string `json:"locations,omitempty"`
}

// Dateline is the line at the head of a dispatch that says where and when it
// was filed, and by which agency.
type Dateline struct {
	Location string `json:"location,omitempty"` // path, "" when the place is not known
	Date     Date   `json:"date,omitzero"`
	Credit   string `json:"credit,omitempty"`
}

// Span is a half-open range of byte offsets into a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Places in which a mention can stand.
const (
	InBody   = ""       // Start and End are offsets into Body
	InTitle  = "title"  // Start and End are offsets into Title
	InRecord = "record" // the record says so; Start, End and Text are zero
)

// Rules by which a record itself brings a value.
const (
	RuleAsserted  = "asserted"
	RuleEventDate = "event date" // Published of an event record that has no better: the last day of the event
)

// Mention is a value together with the span of text that proves it and the
// rule that found it: Body[Start:End] == Text (or Title, see In).
type Mention struct {
	Field string `json:"field"` // a field of the Schema, or "date" for a date the text names
	Value string `json:"value"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	In    string `json:"in,omitempty"`
	As    string `json:"as,omitempty"` // what the record wrote, where Value is its canonical form
	Rule  string `json:"rule"`

	// Confidence is the share of the values found by this rule that are right, as
	// measured or estimated: 0 to 1, 0 when not known.
	Confidence float64 `json:"confidence,omitempty"`

	// Where a location is, and how exactly that is known: Precision is "" where
	// it is not, and then the other three are zero.
	Lat       float64 `json:"lat,omitempty"` // degrees, WGS 84, in steps of [Degree]
	Lon       float64 `json:"lon,omitempty"`
	GeoNames  int     `json:"geonames,omitempty"`  // id at geonames.org, 0 for what is not from there
	Precision string  `json:"precision,omitempty"` // PrecisionCountry, PrecisionRegion or PrecisionPlace
}

// Precisions of a location: what its coordinates are the middle of.
const (
	PrecisionCountry = "country"
	PrecisionRegion  = "region" // of the first or the second level
	PrecisionPlace   = "place"  // a city, town or village
)

// Degree is the part of a degree to which coordinates are kept: a millionth,
// eleven centimetres.
const Degree = 1e6

// Record returns the part of the article that its source gave: what is left
// when everything derived is forgotten.
func (a *Article) Record() *Article {
	return &Article{ID: a.ID, Title: a.Title, Body: a.Body, URL: a.URL, Source: a.Source, Type: a.Type, Asserted: a.Asserted, Event: a.Event}
}
