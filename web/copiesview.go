package web

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"dateline/index"
	"dateline/search"
)

// copiesView is the fold of a hit that lists the copies of its story.
type copiesView struct {
	Text  string // "and 3 copies: Alpha, Beta …"
	Facts string // "3 sources, 1 independent, 23 Jan 2026 to 26 Jan 2026"
	Rows  []copyRow
	Story string // address of the story
	Rest  string // "12 more", "" when all are listed
}

// copyRow is a copy: where it is, and what differs from the hit.
type copyRow struct {
	Href   string
	Source string
	Date   dateView
	Diff   string
}

// sourcesShown is the number of sources that a closed fold names: they fill a
// line.
const sourcesShown = 4

// newCopiesView returns the fold of a hit, nil for one without copies.
func newCopiesView(l *locale, h search.Hit) *copiesView {
	if h.Copies < 2 {
		return nil
	}
	v := &copiesView{Text: copiesText(l, h), Facts: l.story(h.StoryFacts), Story: storyLink(h.Story)}
	for _, c := range h.Others {
		v.Rows = append(v.Rows, copyRow{
			Href: articleLink(pathArticle, c.ID), Source: l.source(c.Source), Date: newDayView(l, c.Published), Diff: diffLink(h.Story, h.Article.ID, c.ID),
		})
	}
	if rest := h.Copies - 1 - len(h.Others); rest > 0 {
		v.Rest = l.T("story.rest", rest)
	}
	return v
}

func copiesText(l *locale, h search.Hit) string {
	s := l.T("story.copies", h.Copies-1)
	var names []string
	for _, c := range h.Others {
		if c.Source != "" && !slices.Contains(names, c.Source) {
			names = append(names, c.Source)
		}
	}
	if len(names) == 0 {
		return s
	}
	more := ""
	if len(names) > sourcesShown || len(h.Others) < h.Copies-1 {
		more = " …"
	}
	return s + ": " + strings.Join(names[:min(len(names), sourcesShown)], ", ") + more
}

// story says who carried a story and when.
func (l *locale) story(f search.StoryFacts) string {
	parts := []string{l.sources(f.Sources)}
	first, last := newDayView(l, f.First).Text, newDayView(l, f.Last).Text
	switch {
	case first == "":
	case first == last:
		parts = append(parts, first)
	default:
		parts = append(parts, l.T("range.both", first, last))
	}
	return strings.Join(parts, ", ")
}

// source returns the name of a source, or what stands for one that is not known.
func (l *locale) source(name string) string {
	if name == "" {
		return l.T("story.unknown")
	}
	return name
}

// newDayView writes the day of a moment, nothing for none.
func newDayView(l *locale, t time.Time) dateView {
	if t.IsZero() {
		return dateView{}
	}
	d := index.Date{Time: t, Precision: index.Day}
	return dateView{ISO: d.String(), Text: l.shortDay(d)}
}

func storyLink(id string) string { return articleLink(pathStory, id) }

// diffLink returns the address of what differs between two articles of a story.
func diffLink(story, a, b string) string {
	return storyLink(story) + "?" + url.Values{"a": {a}, "b": {b}}.Encode()
}

// storySwitches are the choices of what a hit is and what is counted.
type storySwitches struct{ Hits, Counts []choice }

func newStorySwitches(a asked) storySwitches {
	var s storySwitches
	for _, by := range []search.Collapse{search.CollapseStory, search.CollapseNone} {
		s.Hits = append(s.Hits, choice{anchor: anchor{Href: a.folded(by).link(pathSearch), Text: a.loc.T("collapse." + string(by))}, Taken: a.query.Collapse == by})
	}
	for _, by := range []search.CountBy{search.CountStories, search.CountArticles, search.CountSources} {
		s.Counts = append(s.Counts, choice{anchor: anchor{Href: a.countedBy(by).link(pathSearch), Text: a.loc.T("by." + string(by))}, Taken: a.query.Count == by})
	}
	return s
}
