package source

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"dateline/index"
)

// reliefItem is a record in the answers of the interface of ReliefWeb: a report
// or a disaster, with the fields that were asked for.
type reliefItem struct {
	ID     json.RawMessage `json:"id"` // a text, in old answers a number
	Href   string          `json:"href"`
	Fields struct {
		ID          json.RawMessage `json:"id"`
		Title       string          `json:"title"` // of a report
		Name        string          `json:"name"`  // of a disaster
		Body        string          `json:"body"`
		Description string          `json:"description"`
		URL         string          `json:"url"`
		Alias       string          `json:"url_alias"`
		Glide       string          `json:"glide"`
		Source      []reliefTerm    `json:"source"`
		Language    []reliefTerm    `json:"language"`
		Country     []reliefTerm    `json:"country"`
		Primary     reliefTerm      `json:"primary_country"`
		Type        []reliefTerm    `json:"type"`
		Disasters   []reliefTerm    `json:"disaster_type"`
		Date        struct {
			Original string `json:"original"`
			Created  string `json:"created"`
			Event    string `json:"event"`
		} `json:"date"`
	} `json:"fields"`
}

// reliefTerm is a word of one of ReliefWeb's vocabularies.
type reliefTerm struct {
	Name     string `json:"name"`
	Code     string `json:"code"`
	ISO3     string `json:"iso3"` // of a country, in small letters
	Location *struct {
		Lat float64 `json:"lat"`
		Lon float64 `json:"lon"`
	} `json:"location"`
}

// Kinds of record that are read.
const (
	reliefReport   = "report"
	reliefDisaster = "disaster"
)

var (
	reliefPath = regexp.MustCompile(`/v\d+/([a-z_]+)`)
	htmlTag    = regexp.MustCompile(`(?i)<(?:p|br|div|font|ul|ol|li|h\d|table|strong|b|em|i|a)\b[^>]*>`)

	errReliefKind = errors.New("ReliefWeb: neither a report nor a disaster")
)

func readReliefWeb(in *input, yield yield) bool {
	return eventList{key: "data", make: reliefArticle}.read(in, yield)
}

func reliefArticle(text []byte, beside map[string]string) (*index.Article, error) {
	if err := checkJSON(text); err != nil {
		return nil, err
	}
	var item reliefItem
	if err := json.Unmarshal(text, &item); err != nil {
		return nil, fmt.Errorf("ReliefWeb: %w", err)
	}
	kind, err := item.kind(beside["href"])
	if err != nil {
		return nil, err
	}
	var r eventRecord
	r.id("reliefweb", item.id(kind))
	f := item.Fields
	r.a.Title, r.a.Body = oneLine(f.Title), reliefText(f.Body)
	if r.a.URL = webAddress(f.Alias); r.a.URL == "" {
		r.a.URL = webAddress(f.URL)
	}
	published, when := f.Date.Original, f.Date.Original
	if kind == reliefDisaster {
		r.a.Title, published, when = oneLine(f.Name), f.Date.Created, f.Date.Event
		r.a.Source, r.a.Asserted.Language = "ReliefWeb", "en"
		r.body(reliefText(f.Description), labelled("Glide number", f.Glide))
		r.reliefEvent(when, f.Primary)
	}
	r.a.Asserted.Published = r.reliefDate("date", published)
	r.reliefTerms(item)
	return r.article()
}

// kind tells what a record is: by its address, by that of the answer, or by
// whether it has a title or a name.
func (item reliefItem) kind(href string) (string, error) {
	for _, address := range []string{item.Href, href} {
		m := reliefPath.FindStringSubmatch(address)
		if m == nil {
			continue
		}
		switch m[1] {
		case "reports":
			return reliefReport, nil
		case "disasters":
			return reliefDisaster, nil
		}
		return "", fmt.Errorf("ReliefWeb: %s are not read, only reports and disasters", m[1])
	}
	switch {
	case item.Fields.Title != "":
		return reliefReport, nil
	case item.Fields.Name != "" && (item.Fields.Glide != "" || len(item.Fields.Type) > 0):
		return reliefDisaster, nil
	}
	return "", errReliefKind
}

// id returns the id of the record behind its kind, "" when it has none.
func (item reliefItem) id(kind string) string {
	for _, id := range []json.RawMessage{item.ID, item.Fields.ID} {
		if s := strings.Trim(string(id), `"`); s != "" && s != "null" {
			return kind + "-" + s
		}
	}
	return ""
}

// reliefEvent sets when and where a disaster is: its country, no closer.
func (r *eventRecord) reliefEvent(when string, country reliefTerm) {
	if day := r.reliefDate("date.event", when); !day.IsZero() {
		r.a.Asserted.EventDate = index.DayOf(day.DayNumber())
	}
	if l := country.Location; l != nil {
		var err error
		r.e.Point, err = index.NewPoint(l.Lat, l.Lon, index.AtCountry)
		r.fail("location", err)
	}
}

func (r *eventRecord) reliefDate(name, s string) index.Date {
	if s == "" {
		return index.Date{}
	}
	d, err := index.ParseDate(s)
	r.fail(name, err)
	return d
}

// reliefTerms sets what the vocabularies say: countries, types, language and
// source.
func (r *eventRecord) reliefTerms(item reliefItem) {
	f := item.Fields
	for _, t := range append([]reliefTerm{f.Primary}, f.Country...) {
		if len(r.a.Asserted.Locations) < index.MaxValues {
			r.location(cmp.Or(countryOfActor(strings.ToUpper(t.ISO3)), t.Name))
		}
	}
	for _, t := range append(f.Type, f.Disasters...) {
		r.e.Types = distinct(append(r.e.Types, t.Name))
	}
	if len(r.e.Types) > 0 {
		r.a.Type = r.e.Types[0]
		r.e.Types = distinct(r.e.Types[1:])
	}
	if len(f.Source) > 0 {
		r.a.Source = f.Source[0].Name
	}
	if len(f.Language) > 0 {
		r.a.Asserted.Language = languageCode(f.Language[0].Code)
	}
}

// reliefText returns the text of a body: today it is Markdown, in old reports
// HTML.
func reliefText(s string) string {
	if len(s) > maxPage || !htmlTag.MatchString(s) {
		return strings.TrimSpace(s)
	}
	return textOfHTML(s)
}
