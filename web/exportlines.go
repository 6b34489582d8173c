package web

import (
	"encoding/json"
	"io"

	"dateline/index"
	"dateline/search"
)

// lineJSON is an article as a line of an export. The keys before asserted say
// what is known of it, for any reader; dateline index takes what the record
// itself says from asserted and derives the rest again, so that nothing found
// by a rule is taken for the word of the source.
type lineJSON struct {
	ID        string         `json:"id"`
	Title     string         `json:"title"`
	Body      string         `json:"body"`
	URL       string         `json:"url,omitempty"`
	Source    string         `json:"source,omitempty"`
	Language  string         `json:"language,omitempty"`
	Type      string         `json:"type,omitempty"`
	Types     []string       `json:"types,omitempty"`
	Published index.Date     `json:"published,omitzero"`
	EventDate index.Date     `json:"event_date,omitzero"`
	Dateline  *datelineJSON  `json:"dateline,omitempty"`
	Actors    []string       `json:"actors,omitempty"`
	Locations []string       `json:"locations,omitempty"`
	Credit    string         `json:"credit,omitempty"`
	Story     string         `json:"story_id,omitempty"` // story would be read as a text
	Event     *index.Event   `json:"event,omitempty"`
	Asserted  index.Asserted `json:"asserted"`
}

// linesWriter writes JSON Lines.
type linesWriter struct{ to *json.Encoder }

func newLinesWriter(w io.Writer, _ asked) formatWriter {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return linesWriter{e}
}

func (linesWriter) begin(*search.Result) error { return nil }

func (w linesWriter) article(a *index.Article) error {
	return w.to.Encode(lineJSON{
		ID: a.ID, Title: a.Title, Body: a.Body, URL: a.URL, Source: a.Source, Language: a.Language, Type: a.Type, Types: a.Types,
		Published: a.Published, EventDate: a.EventDate, Dateline: wireDateline(a.Dateline),
		Actors: a.Actors, Locations: a.Locations, Credit: a.Credit, Story: a.Story, Event: a.Event, Asserted: a.Asserted,
	})
}

func (linesWriter) end() error { return nil }
