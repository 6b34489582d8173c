package web

import (
	"encoding/xml"
	"net/http"
)

// The types of this file are a description of OpenSearch 1.1 (draft 6): with it
// a browser offers dateline as a search engine.

type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          `xml:"ShortName"` // 16 letters at the most
	Description string          `xml:"Description"`
	Encoding    string          `xml:"InputEncoding"`
	Image       openSearchImage `xml:"Image"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchImage struct {
	Type string `xml:"type,attr"`
	URL  string `xml:",chardata"`
}

type openSearchURL struct {
	Rel      string `xml:"rel,attr,omitempty"`
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// openSearch answers /opensearch.xml.
func (s *server) openSearch(r *http.Request) (string, []byte, error) {
	if err := noParameters(r); err != nil {
		return "", nil, err
	}
	base := origin(r)
	out := openSearch{
		ShortName: "dateline", Description: "Full-text search for conflict reporting", Encoding: "UTF-8",
		Image: openSearchImage{"image/svg+xml", base + s.assets.url("icon.svg")},
		URLs: []openSearchURL{
			{Type: "text/html", Template: base + pathSearch + "?q={searchTerms}"},
			{Rel: "suggestions", Type: typeSuggestions, Template: base + pathOpenSuggest + "?q={searchTerms}"},
			{Type: typeAtom, Template: base + pathAtom + "?q={searchTerms}"},
			{Rel: "self", Type: typeOpenSearch, Template: base + pathOpenSearch},
		},
	}
	body, err := xml.MarshalIndent(out, "", " ")
	return typeOpenSearch, append([]byte(xml.Header), append(body, '\n')...), err
}

// openSuggest answers /opensearch/suggest in the form of the OpenSearch
// Suggestions extension 1.1: what was typed, and a list of completions.
func (s *server) openSuggest(r *http.Request) (string, []byte, error) {
	answer, err := s.apiSuggest(r)
	if err != nil {
		return "", nil, err
	}
	found := answer.(suggestionsJSON)
	completions := []string{}
	for _, suggestion := range found.Suggestions {
		completions = append(completions, suggestion.Label)
	}
	body, err := encodeJSON([]any{found.Query, completions})
	return typeSuggestions, body, err
}

// noParameters refuses parameters where there can be none.
func noParameters(r *http.Request) error {
	values, err := queryValues(r)
	if err != nil {
		return err
	}
	return unknown(values, nil)
}
