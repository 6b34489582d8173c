package web

import (
	"context"
	"net/http"
	"strings"

	"dateline/index"
	"dateline/search"
)

// helpPage is the page /help, made from the tables that the program works by.
type helpPage struct {
	frame
	Syntax     []syntaxRow
	Fields     []fieldRow
	Types      []typeRow
	Parameters []Parameter
	Problems   []problemRow
	Endpoint   string
}

type syntaxRow struct {
	Example string
	Means   string
	Href    string
	Here    *anchor // a search of this form that finds something in the loaded articles
	Count   string  // how much
}

type fieldRow struct {
	Name, Label, Help string
	Use               string // how a query names it
}

// typeRow is a type of event.
type typeRow struct{ Name, Help, Href string }

type problemRow struct {
	Code, Title string
	Status      int
}

// help answers /help.
func (s *server) help(r *http.Request) (page, error) {
	view := helpPage{frame: s.frame(r, s.locales.of(r).T("help.title")), Parameters: Parameters(), Endpoint: pathAPISearch}
	var err error
	if view.Syntax, err = s.syntaxRows(r.Context(), s.locales.of(r)); err != nil {
		return page{}, err
	}
	for _, f := range index.Schema() {
		row := fieldRow{Name: f.Name, Label: s.locales.of(r).field(f.Name), Help: s.locales.of(r).help("field", f.Name, f.Help), Use: f.Name + ":word"}
		switch f.Kind {
		case index.Keyword, index.Path:
			row.Use = f.Name + `:"a value"`
		case index.Dates:
			row.Use = f.Name + ":2026-01-23"
		case index.Numbers:
			row.Use = f.Name + ":>=10"
		}
		view.Fields = append(view.Fields, row)
	}
	for _, t := range index.EventTypes() {
		href := homeSearch().usual().with(index.FieldType, t.Name).link(pathSearch)
		view.Types = append(view.Types, typeRow{Name: s.locales.of(r).value(index.FieldType, t.Name), Help: s.locales.of(r).help("type", t.Name, t.Help), Href: href})
	}
	view.Problems = problemRows(s.locales.of(r))
	return page{template: "help", data: view}, nil
}

// problemRows lists the codes of errors, each once.
func problemRows(l *locale) []problemRow {
	var rows []problemRow
	seen := map[string]bool{}
	for _, k := range append(kinds(), internal()) {
		if !seen[k.code] {
			rows = append(rows, problemRow{Code: k.code, Title: l.problem(k.code, k.title), Status: k.status})
		}
		seen[k.code] = true
	}
	return rows
}

// aboutFacet is the number of sources and languages that the page lists: of
// thousands of sources the largest tell what an archive is.
const aboutFacet = 20

// describe says what the archive holds.
func (s *server) describe(ctx context.Context, view *aboutPage, l *locale) error {
	a := homeSearch()
	a.loc, a.query.Page.Limit, a.query.Facets = l, 0, nil
	for _, name := range []string{index.FieldDate, index.FieldSource, index.FieldLanguage} {
		a.query.Facets = append(a.query.Facets, search.FacetRequest{Field: name, Size: aboutFacet, Interval: search.IntervalAuto})
	}
	result, err := s.search(ctx, a.query)
	if err != nil {
		return err
	}
	for _, f := range result.Facets {
		switch {
		case f.Field == index.FieldSource:
			view.Sources = countedLinks(a, f)
		case f.Field == index.FieldLanguage:
			view.Tongues = countedLinks(a, f)
		case len(f.Buckets) > 0:
			view.Dates = l.T("range.both", l.bucket(f.Buckets[0]), l.bucket(f.Buckets[len(f.Buckets)-1]))
		}
	}
	return nil
}

// aboutPage is the page /about.
type aboutPage struct {
	frame
	Articles   string
	Dates      string // from the first to the last
	Sources    []countedLink
	Tongues    []countedLink // languages of the articles
	Generation string
	Version    string
	Notice     []string // paragraphs of licences and attribution
}

// about answers /about.
func (s *server) about(r *http.Request) (page, error) {
	status, err := s.Searcher.Status(r.Context())
	if err != nil {
		return page{}, err
	}
	l := s.locales.of(r)
	view := aboutPage{frame: s.frame(r, l.T("nav.about")), Articles: l.T("count.articles", status.Articles), Generation: status.Generation, Version: s.Version}
	if err := s.describe(r.Context(), &view, l); err != nil {
		return page{}, err
	}
	for p := range strings.SplitSeq(strings.TrimSpace(s.Notice), "\n\n") {
		if p != "" {
			view.Notice = append(view.Notice, p)
		}
	}
	return page{template: "about", data: view}, nil
}
