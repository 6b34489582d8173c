package web

import "dateline/index"

// articleJSON is the JSON of GET /api/v1/articles/{id}: the whole article.
type articleJSON struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Body         string        `json:"body"`
	URL          string        `json:"url"`
	Source       string        `json:"source"`
	Type         string        `json:"type"` // in the words of the record
	Types        []string      `json:"types"`
	Language     string        `json:"language"`
	Published    *string       `json:"published"`
	EventDate    *string       `json:"event_date"`
	DateSuspect  bool          `json:"date_suspect,omitempty"`
	EventSuspect bool          `json:"event_suspect,omitempty"`
	Dateline     *datelineJSON `json:"dateline"`
	Actors       []string      `json:"actors"`
	Locations    []string      `json:"locations"`
	Killed       *killedJSON   `json:"killed,omitempty"` // of the record of an event
	Event        *eventJSON    `json:"event,omitempty"`
	Mentions     []mentionJSON `json:"mentions"`
	Boilerplate  []index.Span  `json:"boilerplate"` // stretches of the body that are not searched for names
}

// mentionJSON is a value with the span that proves it: bytes start to end of
// the body, or of the title where in is "title". What the record itself says
// (in is "record") has no span.
type mentionJSON struct {
	Field string `json:"field"`
	Value string `json:"value"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Rule  string `json:"rule"`
	In    string `json:"in,omitempty"`
	As    string `json:"as,omitempty"` // what the record wrote for value

	Confidence float64  `json:"confidence,omitempty"` // share of the values of this rule that are right
	Lat        *float64 `json:"lat,omitempty"`        // of a location, and what it is the middle of
	Lon        *float64 `json:"lon,omitempty"`
	GeoNames   int      `json:"geonames,omitempty"`
	Precision  string   `json:"precision,omitempty"` // country, region or place
}

// wireArticle returns an article in the form of the API.
func wireArticle(a *index.Article) articleJSON {
	out := articleJSON{
		ID: a.ID, Title: a.Title, Body: a.Body, URL: a.URL, Source: a.Source, Type: a.Type, Types: list(a.Types), Language: a.Language,
		Published: instantOrNull(a.Published), EventDate: dayOrNull(a.EventDate), DateSuspect: a.DateSuspect, EventSuspect: a.EventSuspect,
		Dateline: wireDateline(a.Dateline), Actors: list(a.Actors), Locations: list(a.Locations), Killed: wireKilled(a), Event: wireEvent(a),
		Mentions: make([]mentionJSON, len(a.Mentions)), Boilerplate: append([]index.Span{}, a.Boilerplate...),
	}
	for i, m := range a.Mentions {
		out.Mentions[i] = wireMention(m)
	}
	return out
}

func wireMention(m index.Mention) mentionJSON {
	out := mentionJSON{Field: m.Field, Value: m.Value, Start: m.Start, End: m.End, Text: m.Text, Rule: m.Rule, In: m.In, As: m.As, Confidence: m.Confidence}
	if m.Precision != "" { // zero degrees are a place, too
		out.Lat, out.Lon, out.GeoNames, out.Precision = &m.Lat, &m.Lon, m.GeoNames, m.Precision
	}
	return out
}
