package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"dateline/index"
)

var errNoItems = errors.New("a feed without items")

// readFeed reads RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0), an article an item,
// with Dublin Core, PRISM and content:encoded. It is read as a stream by
// encoding/xml: a library would hold a feed of years in memory, and pass over
// an item in silence that a reject names by its line.
func readFeed(in *input, yield yield) bool {
	s := newXMLStream(in, yield)
	f := feed{stream: s, record: &record{}}
	goOn := s.each(f.visit)
	if goOn && s.count == 0 {
		return yield(nil, in.reject(0, 0, errNoItems))
	}
	return goOn
}

// feed is what a feed says of all its items.
type feed struct {
	stream *xmlStream
	record *record
	base   *url.URL // what addresses are relative to
}

func (f *feed) visit(start xml.StartElement) {
	name := nameOfXML(start.Name)
	switch name {
	case "rss", "feed", "rdf:RDF", "channel":
		f.addBase((&element{attrs: start.Attr}).xmlAttr("base"))
		f.addLanguage((&element{attrs: start.Attr}).xmlAttr("lang"))
	case "item", "entry":
		if e, ok := f.stream.element(start); ok {
			f.stream.take(f.article(e))
		}
	default:
		if f.stream.depth == 1 {
			return // a root that no feed has
		}
		if e, ok := f.stream.element(start); ok {
			f.about(e)
		}
	}
}

// about takes what an element beside the items says of the feed.
func (f *feed) about(e *element) {
	switch e.name {
	case "title":
		f.record.a.Source = nameOf(e.marked())
	case "language", "dc:language":
		f.addLanguage(e.line())
	case "link":
		f.addBase(linkOf(e))
	}
}

func (f *feed) addLanguage(tag string) {
	if f.record.a.Asserted.Language == "" {
		f.record.a.Asserted.Language = languageCode(tag)
	}
}

func (f *feed) addBase(address string) {
	if u, err := url.Parse(address); f.base == nil && err == nil && u.Host != "" {
		f.base = u
	}
}

// Elements of an item that hold a field, the best first; of those with a text
// the longest is taken.
var (
	feedTitles    = strings.Fields("title dc:title")
	feedBodies    = strings.Fields("content:encoded content body description summary dc:description media:description")
	feedDates     = strings.Fields("pubDate published issued dc:date dcterms:issued prism:publicationDate dcterms:created created updated modified")
	feedSources   = strings.Fields("source dc:publisher prism:publicationName")
	feedLanguages = strings.Fields("dc:language language")
	feedIDs       = strings.Fields("id guid dc:identifier")
)

func (f *feed) article(e *element) (*index.Article, error) {
	var r record
	r.a.Title = oneLine(lineOfHTML(first(e, feedTitles, (*element).marked)))
	r.a.Body = longest(e, feedBodies, (*element).markedText)
	r.a.Source = nameOf(first(e, feedSources, sourceOf))
	r.a.URL = f.address(e)
	r.a.ID = first(e, feedIDs, (*element).line)
	r.a.Asserted.Language = languageCode(first(e, feedLanguages, (*element).line))
	if r.a.Asserted.Language == "" {
		r.a.Asserted.Language = languageCode(e.xmlAttr("lang"))
	}
	published, err := dateIn(e, feedDates)
	if err != nil {
		return nil, err
	}
	r.a.Asserted.Published = published
	r.completeFrom(f.record)
	return r.article()
}

// first returns the first value that is not blank of the elements of an item
// that have one of the names.
func first(e *element, names []string, value func(*element) string) string {
	for _, name := range names {
		for _, c := range e.all(name) {
			if v := value(c); strings.TrimSpace(v) != "" {
				return v
			}
		}
	}
	return ""
}

// longest returns the longest value of the elements of an item that have one
// of the names: a feed that has both summary and text does not always name
// them right.
func longest(e *element, names []string, value func(*element) string) string {
	best := ""
	for _, name := range names {
		for _, c := range e.all(name) {
			if v := value(c); len(v) > len(best) {
				best = v
			}
		}
	}
	return best
}

// dateIn returns the first date that can be read of the elements with one of
// the names; it is an error when there are some and none can.
func dateIn(e *element, names []string) (d index.Date, err error) {
	for _, name := range names {
		text := e.at(name).line()
		if text == "" {
			continue
		}
		if d, fault := parseDate(text); fault == nil {
			return d, nil
		} else if err == nil {
			err = fmt.Errorf("%s: %w", name, fault)
		}
	}
	return index.Date{}, err
}

// address returns the absolute address of an item.
func (f *feed) address(e *element) string {
	link := first(e, []string{"link"}, linkOf)
	if link == "" {
		link = first(e, []string{"guid"}, permalinkOf)
	}
	if link == "" {
		link = first(e, []string{"prism:url", "dc:identifier"}, (*element).line)
	}
	if link == "" {
		link = e.attr("about")
	}
	u, err := url.Parse(oneLine(link))
	if err != nil || link == "" {
		return ""
	}
	base, err := url.Parse(e.xmlAttr("base"))
	if f.base != nil && err == nil {
		u = f.base.ResolveReference(base).ResolveReference(u)
	}
	return webAddress(u.String())
}

// linkOf returns the address of a link to the article: the text of the element
// in RSS, an attribute in Atom.
func linkOf(e *element) string {
	if text := e.line(); text != "" {
		return text
	}
	if rel := e.attr("rel"); rel == "" || rel == "alternate" {
		return e.attr("href")
	}
	return ""
}

func permalinkOf(guid *element) string {
	if strings.EqualFold(guid.attr("isPermaLink"), "false") && webAddress(guid.line()) == "" {
		return ""
	}
	return webAddress(guid.line())
}

// sourceOf returns the name of another feed that an item comes from.
func sourceOf(e *element) string {
	if title := e.at("title"); title != nil {
		return title.marked()
	}
	return e.line()
}

// xmlAttr returns an attribute of the xml namespace, such as xml:lang.
func (e *element) xmlAttr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && nameOfXML(a.Name) == "xml:"+name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// isPlain reports whether an element of Atom says that it is no HTML.
func (e *element) isPlain() bool {
	kind := strings.ToLower(e.attr("type"))
	return kind == "text" || strings.HasPrefix(kind, "text/plain")
}

// isMedia reports whether an element of Atom holds something else than text.
func (e *element) isMedia() bool {
	kind := strings.ToLower(e.attr("type"))
	return strings.EqualFold(e.attr("mode"), "base64") || strings.Contains(kind, "/") && !strings.HasPrefix(kind, "text/") && !strings.Contains(kind, "xhtml")
}

// marked returns the text of an element as HTML, whatever it is.
func (e *element) marked() string {
	switch {
	case e.hasElements():
		return escapeHTML(e.text())
	case e.isPlain():
		return escapeHTML(e.raw())
	}
	return e.raw()
}

// markedText returns the plain text of an element that has HTML in it, as
// elements or escaped.
func (e *element) markedText() string {
	switch {
	case e.isMedia():
		return ""
	case e.hasElements():
		return e.text()
	case e.isPlain():
		return cleanText(e.raw())
	}
	return textOfHTML(e.raw())
}
