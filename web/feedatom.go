package web

import (
	"encoding/xml"
	"net/http"
	"time"

	"dateline/search"
)

// The types of this file are an Atom feed (RFC 4287).

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Generator string      `xml:"generator"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	Language   string         `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published,omitempty"`
	Author     *atomPerson    `xml:"author"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    *atomText      `xml:"summary"`
	Content    *atomText      `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// atom answers /feed.atom.
func (s *server) atom(r *http.Request) (string, []byte, error) {
	f, err := s.readFeed(r, pathAtom)
	if err != nil {
		return "", nil, err
	}
	out := atomFeed{
		ID: "urn:uuid:" + f.id, Title: f.title + " · dateline", Updated: f.updated.Format(time.RFC3339), Author: atomPerson{"dateline"}, Generator: "dateline",
		Links: []atomLink{{"self", typeAtom, f.self}, {"alternate", "text/html", f.page}},
	}
	if f.next != "" {
		out.Links = append(out.Links, atomLink{"next", typeAtom, f.next})
	}
	for _, h := range f.hits {
		out.Entries = append(out.Entries, f.atomEntry(h))
	}
	// What XML cannot say, encoding/xml writes as U+FFFD.
	body, err := xml.MarshalIndent(out, "", " ")
	return typeAtom + "; charset=utf-8", append([]byte(xml.Header), append(body, '\n')...), err
}

func (f *feed) atomEntry(h search.Hit) atomEntry {
	a := h.Article
	e := atomEntry{
		Language: a.Language, ID: "urn:uuid:" + nameUUID("article", a.ID), Title: beginning(headline(a)), Updated: changed(a).Format(time.RFC3339),
		Links: []atomLink{{"alternate", "text/html", f.origin + articleLink(pathArticle, a.ID)}},
	}
	if !a.Published.IsZero() && !a.DateSuspect {
		e.Published = a.Published.Time.UTC().Format(time.RFC3339)
	}
	if a.Source != "" {
		e.Author = &atomPerson{a.Source}
	}
	if link := sourceLink(a); link != nil {
		e.Links = append(e.Links, atomLink{Rel: "via", Href: link.Href})
	}
	for _, tag := range entryTags(a) {
		e.Categories = append(e.Categories, atomCategory{tag})
	}
	if text := entrySummary(h); text != "" {
		e.Summary = &atomText{"text", text}
	}
	if f.body {
		e.Content = &atomText{"text", a.Body}
	}
	return e
}
