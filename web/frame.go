package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
)

// frame is what every page shows around its content.
type frame struct {
	Title     string
	Query     string     // in the search box
	Hidden    []pair     // parameters that a new search keeps
	Home      bool       // the search box stands in the middle of the page, not in its head
	Indexing  string     // "1,234 of 5,000" while an ingest runs
	Demo      bool       // say that the articles are the demonstration corpus
	Assets    assetLinks // addresses of the static files
	Code, Dir string     // language of the interface, and the direction of its writing
	Chosen    string     // the parameter lang, "" when the browser decides
	Languages []languageLink
	Kind      pageKind
	Address   string     // of the page, whole, for Open Graph
	Feeds     []feedLink // of the search that the page shows, or of everything
}

// pageKind is what a page is in the vocabularies of schema.org and Open Graph.
type pageKind struct{ Schema, Graph string }

// Kinds of page.
var (
	kindPage    = pageKind{Schema: "WebPage", Graph: "website"}
	kindResults = pageKind{Schema: "SearchResultsPage", Graph: "website"}
	kindArticle = pageKind{Schema: "NewsArticle", Graph: "article"}
)

// languageLink leads to the same page in another language of the interface.
type languageLink struct {
	Href, Code, Name string
	Taken            bool
}

type assetLinks struct{ Style, Script, Icon string }

// pair is a parameter in a form.
type pair struct{ Name, Value string }

// anchor is a link: an address and what it says.
type anchor struct{ Href, Text string }

// frame returns the frame of a page. Its title is told apart from those of
// other pages by what comes first.
func (s *server) frame(r *http.Request, title string) frame {
	l := s.locales.of(r)
	if title == "" {
		title = l.T("site.title")
	} else {
		title += " · dateline"
	}
	return frame{
		Kind: kindPage, Address: origin(r) + r.URL.RequestURI(), Code: l.Code, Dir: l.Dir, Chosen: chosenLang(r), Languages: s.languageLinks(r, l),
		Feeds: feedLinks(nil), Title: title, Indexing: l.indexing(s.Progress()), Demo: s.Demo,
		Assets: assetLinks{Style: s.assets.url("style.css"), Script: s.assets.url("app.js"), Icon: s.assets.url("icon.svg")},
	}
}

// languageLinks lists the languages of the interface with this page in each.
func (s *server) languageLinks(r *http.Request, taken *locale) []languageLink {
	var links []languageLink
	for _, l := range s.locales {
		values, _ := queryValues(r) // what can be read of it
		values.Set(paramLang, l.Code)
		href := (&url.URL{Path: r.URL.Path, RawQuery: values.Encode()}).String()
		links = append(links, languageLink{Href: href, Code: l.Code, Name: l.Name, Taken: l == taken})
	}
	return links
}

// indexing says how far an ingest is, "" when none runs.
func (l *locale) indexing(p Progress) string {
	switch {
	case !p.Running:
		return ""
	case p.Total > 0:
		return l.T("banner.of", p.Done, p.Total)
	}
	return l.number(p.Done)
}

// hiddenFields returns the parameters of a search that a form repeats but does
// not show, in a stable order.
func hiddenFields(v url.Values, shown func(name, value string) bool) []pair {
	var fields []pair
	for name, values := range v {
		for _, value := range values {
			if !shown(name, value) {
				fields = append(fields, pair{Name: name, Value: value})
			}
		}
	}
	slices.SortFunc(fields, func(a, b pair) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Value, b.Value)) })
	return fields
}
