package web

import (
	"html/template"

	"dateline/index"
	"dateline/search"
)

// hitView is one hit on the page.
type hitView struct {
	Href      string
	Headline  template.HTML
	Day       string // of publication, for programs
	Untitled  bool   // the headline is the beginning of the text
	Language  string
	Lang      string // for the lang attribute
	Line      dispatch
	Source    string
	Published *dateView // where the dateline does not say it
	Event     *dateView // where it is not the day of publication
	Kind      string    // type of event
	Killed    string    // "3 killed"
	Snippets  []template.HTML
	Actors    []anchor
	Locations []anchor
	Copies    *copiesView // nil when the story has no more than this one
}

// dispatch is a dateline as it is printed: place, date, credit.
type dispatch struct {
	Place  string // "Abu Dhabi", "" when not known
	Path   string // the whole path, for the tip
	Date   dateView
	Credit string
}

// dateView is a date for people and, in ISO form, for programs.
type dateView struct{ ISO, Text string }

func newDateView(l *locale, d index.Date) dateView { return dateView{ISO: d.String(), Text: l.day(d)} }

// namesShown is the number of actors and of locations that a hit lists: an
// article on a summit names fifty.
const namesShown = 8

func newHitView(a asked, h search.Hit, path string) hitView {
	article := h.Article
	v := hitView{
		Href: articleLink(pathArticle, article.ID), Untitled: article.Title == "", Headline: marked(headline(article), nil),
		Language: a.loc.language(article.Language), Lang: article.Language, Line: newDispatch(a.loc, article), Source: article.Source,
		Actors:    valueLinks(a, index.FieldActor, article.Actors, path),
		Locations: valueLinks(a, index.FieldLocation, article.Locations, path),
	}
	if !article.Published.IsZero() {
		v.Day = index.DayOf(article.Published.DayNumber()).String()
	}
	v.Kind, v.Killed = eventLine(a.loc, article)
	if p := newDateView(a.loc, article.Published); p.ISO != "" && p.ISO != v.Line.Date.ISO {
		v.Published = &p
	}
	if e := article.EventDate; !e.IsZero() && (article.Published.IsZero() || e.DayNumber() != article.Published.DayNumber()) {
		event := newDateView(a.loc, e)
		v.Event = &event
	}
	v.Copies = newCopiesView(a.loc, h)
	if a.compact {
		v.Actors, v.Locations = nil, nil
	}
	for _, s := range h.Snippets {
		if s.Field == index.FieldTitle && s.Text == article.Title {
			v.Headline = marked(s.Text, s.Marks)
			continue
		}
		if !a.compact {
			v.Snippets = append(v.Snippets, marked(s.Text, s.Marks))
		}
	}
	return v
}

// newDispatch returns the dateline of an article: as printed, or the day of
// publication alone.
func newDispatch(l *locale, a *index.Article) dispatch {
	date := a.Published
	var line dispatch
	if a.Dateline != nil {
		line.Path, line.Place, line.Credit = a.Dateline.Location, index.LocationName(a.Dateline.Location), a.Dateline.Credit
		if !a.Dateline.Date.IsZero() {
			date = a.Dateline.Date
		}
	}
	line.Date = dateView{ISO: date.String(), Text: l.shortDay(date)}
	return line
}

// valueLinks returns links that restrict the search to each value in place of
// what is chosen in the field.
func valueLinks(a asked, name string, values []string, path string) []anchor {
	var links []anchor
	for _, v := range values {
		if name == index.FieldLocation && covered(values, v) {
			continue
		}
		if len(links) == namesShown {
			break
		}
		text := v
		if name == index.FieldLocation {
			text = index.LocationName(v)
		}
		links = append(links, anchor{Href: a.with(name, v).link(path), Text: text})
	}
	return links
}

// covered reports whether a location holds another of the values: the finer one
// says as much.
func covered(values []string, outer string) bool {
	for _, v := range values {
		if v != outer && index.LocationWithin(v, outer) {
			return true
		}
	}
	return false
}
