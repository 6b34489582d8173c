package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"
)

// articlePage is the page of one article.
type articlePage struct {
	frame
	Line     dispatch
	Headline []piece
	Lang     string
	Facts    []fact
	Source   *anchor // the article at its publisher
	Suspect  bool    // a date cannot be right
	Text     [][]piece
	Legend   []legendRow
	Groups   []valueGroup
	Unbacked bool // a value is only asserted by the source
	JSON     string
	Cites    []citation
	Map      *drawing // of its locations, nil when none has a place
	Similar  []neighbour
	Sheet    string  // style sheet of maps
	Program  string  // script of the page
	NoText   bool    // a headline is all there is
	Story    *anchor // to its story, when that has further articles
}

// piece is a stretch of text: plain, or marked as a mention that links to a
// search for its value.
type piece struct {
	Text  string
	ID    string // of the piece in which a mention begins, to jump to
	Class string // kind of mention, "" for plain text
	Href  string
	Tip   string   // id of what explains it
	Says  []string // value and rule of each mention that covers it, for people
	Lang  string   // of Says: that of the page, where the text can have another
	Grey  bool
}

// fact is a row of what is known of an article as a whole.
type fact struct {
	Label string
	Text  string
	ISO   string // of a date
	Href  string // of the search for it
}

// legendRow explains a kind of mark.
type legendRow struct{ Class, Label string }

// valueGroup lists the values of one kind that an article has.
type valueGroup struct {
	Class  string
	Label  string
	Values []namedValue
}

// namedValue is one value, with where it comes from.
type namedValue struct {
	Text     string
	Tip      string // the whole path of a location
	Href     string // search for it
	Jump     string // id of its first mention in the text, "" when it has none
	Times    int    // mentions in the text
	Rules    []string
	Where    string // of a location: its coordinates, and what they are the middle of
	Asserted bool   // the record itself says so
	As       string // what the record wrote
}

// Kinds of mention on the page, which are classes of its style sheet.
const (
	classActor    = "actor"
	classLocation = "location"
	classDate     = "date"
	classEvent    = "event"
	className     = "name" // people and organisations that are no actors of the register
	classOther    = "other"
)

// fieldMainLocation is the field of the mention that says where what an article
// is about has happened.
const fieldMainLocation = "main_location"

// classOf returns the kind of a mention.
func classOf(m index.Mention) string {
	switch m.Field {
	case index.FieldActor:
		return classActor
	case index.FieldLocation, index.FieldDateline, fieldMainLocation:
		return classLocation
	case index.FieldDate, index.FieldEvent, "published", "event_date":
		return classDate
	case index.FieldType:
		return classEvent
	case "person", "organisation":
		return className
	}
	return classOther
}

// classLabel returns the name of a kind of mention.
func classLabel(l *locale, class string) string { return l.T("class." + class) }

// article answers /articles/{id}.
func (s *server) article(r *http.Request) (page, error) {
	a, err := s.Searcher.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return page{}, err
	}
	l, view := s.locales.of(r), s.newArticlePage(r, a)
	story, err := s.Searcher.Story(r.Context(), a.ID)
	switch {
	case errors.Is(err, search.ErrNotFound): // it is not in the index yet
	case err != nil:
		return page{}, err
	case story.Copies > 1:
		view.Story = &anchor{Href: storyLink(story.ID), Text: l.T("story.member", l.T("count.articles", story.Copies))}
	}
	if err := s.beside(r.Context(), l, a, &view); err != nil {
		return page{}, err
	}
	return page{template: "article", data: view}, nil
}

func (s *server) newArticlePage(r *http.Request, a *index.Article) articlePage {
	l := s.locales.of(r)
	mentions, grey := marks(a)
	jumps := map[string]string{}
	view := articlePage{
		frame: s.frame(r, beginning(headline(a))), Line: newDispatch(l, a), Lang: a.Language,
		Facts: facts(l, a), Source: sourceLink(a), Suspect: a.DateSuspect || a.EventSuspect,
		JSON: articleLink(pathAPIArticle, a.ID), Cites: s.citations(l, a), Map: s.articleMap(l, a),
		Sheet: s.assets.url("map.css"), Program: s.assets.url("article.js"), NoText: strings.TrimSpace(a.Body) == "",
	}
	view.Kind = kindArticle
	title := headline(a)
	inTitle := slices.DeleteFunc(slices.Clone(mentions), func(m index.Mention) bool { return m.In != index.InTitle || a.Title == "" })
	for _, p := range cutText(title, []index.Span{{Start: 0, End: len(title)}}, inTitle, nil) {
		view.Headline = append(view.Headline, pieces(l, p, index.InTitle, jumps)...)
	}
	inBody := slices.DeleteFunc(slices.Clone(mentions), func(m index.Mention) bool { return m.In != index.InBody })
	for _, p := range cutText(a.Body, paragraphs(a.Body), inBody, grey) {
		view.Text = append(view.Text, pieces(l, p, index.InBody, jumps))
	}
	view.Groups = groups(l, a, jumps)
	for _, g := range view.Groups {
		view.Legend = append(view.Legend, legendRow{Class: g.Class, Label: g.Label})
		view.Unbacked = view.Unbacked || slices.ContainsFunc(g.Values, func(v namedValue) bool { return v.Asserted })
	}
	return view
}

// marks returns the mentions to mark and the boilerplate of an article.
func marks(a *index.Article) ([]index.Mention, []index.Span) {
	grey := slices.Clone(a.Boilerplate)
	var mentions []index.Mention
	for _, m := range a.Mentions {
		switch {
		case m.Field == "boilerplate" && m.In == index.InBody:
			grey = append(grey, index.Span{Start: m.Start, End: m.End})
		case m.Field != "boilerplate" && m.Field != index.FieldLanguage:
			mentions = append(mentions, m)
		}
	}
	return mentions, grey
}

// pieces turns cuts into what the template shows. A piece in which a mention
// begins gets an id; the first of every value is kept in jumps.
func pieces(l *locale, cuts paragraph, in string, jumps map[string]string) []piece {
	var all []piece
	for _, c := range cuts {
		p := piece{Text: c.Text, Grey: c.Grey}
		if len(c.Mentions) > 0 {
			first := c.Mentions[0]
			p.Class, p.Href = classOf(first), mentionLink(first)
			at := mentionID(index.Mention{In: in, Start: c.Start})
			p.Tip, p.Lang = "tip-"+at, l.Code
			for _, m := range c.Mentions {
				p.Says = append(p.Says, l.T("rule.mention", l.mentionField(m.Field), l.value(m.Field, m.Value), l.reason(m)))
				if m.Start == c.Start {
					p.ID = at
				}
				if key := mentionKey(m); jumps[key] == "" && m.Start == c.Start {
					jumps[key] = at
				}
			}
		}
		all = append(all, p)
	}
	return all
}

func mentionKey(m index.Mention) string { return classOf(m) + "\x00" + m.Value }

// mentionLink returns the search for the value of a mention.
func mentionLink(m index.Mention) string {
	a := homeSearch().usual()
	switch classOf(m) {
	case classActor:
		return a.with(index.FieldActor, m.Value).link(pathSearch)
	case classLocation:
		return a.with(index.FieldLocation, m.Value).link(pathSearch)
	case classEvent:
		return a.with(index.FieldType, m.Value).link(pathSearch)
	case classDate:
		if d, err := index.ParseDate(m.Value); err == nil {
			if d.Precision == index.Instant {
				d = index.DayOf(d.DayNumber())
			}
			return a.between(index.FieldDate, d, d).link(pathSearch)
		}
	}
	return a.withText(`"` + strings.ReplaceAll(m.Value, `"`, "") + `"`).link(pathSearch)
}

// facts lists what is known of an article as a whole.
func facts(l *locale, a *index.Article) []fact {
	all := homeSearch().usual()
	var rows []fact
	add := func(label, name, value, text string) {
		if value != "" {
			rows = append(rows, fact{Label: label, Text: text, Href: all.with(name, value).link(pathSearch)})
		}
	}
	add(l.field(index.FieldSource), index.FieldSource, a.Source, a.Source)
	if !a.Published.IsZero() {
		rows = append(rows, fact{Label: l.field(index.FieldDate), Text: l.day(a.Published), ISO: a.Published.String()})
	}
	if !a.EventDate.IsZero() {
		rows = append(rows, fact{Label: l.field(index.FieldEvent), Text: l.day(a.EventDate), ISO: a.EventDate.String()})
	}
	types, _ := index.FieldNamed(index.FieldType)
	for _, t := range types.Values(a) {
		add(l.field(index.FieldType), index.FieldType, t, l.value(index.FieldType, t))
	}
	rows = append(rows, eventFacts(l, a)...)
	for _, m := range a.Mentions {
		if m.Field == fieldMainLocation {
			add(l.T("article.where"), index.FieldLocation, m.Value, l.value(index.FieldLocation, m.Value))
		}
	}
	add(l.field(index.FieldLanguage), index.FieldLanguage, a.Language, l.language(a.Language))
	if a.Dateline != nil {
		add(l.field(index.FieldDateline), index.FieldDateline, a.Dateline.Location, l.value(index.FieldDateline, a.Dateline.Location))
	}
	return rows
}

// sourceLink returns the address of the article at its publisher, nil when it
// is none that a browser may follow: a javascript: address from a hostile
// document must never become a link.
func sourceLink(a *index.Article) *anchor {
	u, err := url.Parse(a.URL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return &anchor{Href: a.URL, Text: u.Host}
}
