package source

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"dateline/index"
)

var (
	errNoNewsItem = errors.New("no newsItem in it")
	errWithdrawn  = errors.New("withdrawn by its publisher")
)

// otherItems are items of NewsML-G2 that are no text.
var otherItems = map[string]string{
	"packageItem":   "a packageItem: it lists other items and has no text",
	"conceptItem":   "a conceptItem: it describes a term and is no news",
	"knowledgeItem": "a knowledgeItem: it describes terms and is no news",
	"planningItem":  "a planningItem: it is no news yet",
	"catalogItem":   "a catalogItem: it is no news",
}

// readNewsML reads NewsML-G2 (IPTC): a newsItem, or a newsMessage with several.
func readNewsML(in *input, yield yield) bool {
	s := newXMLStream(in, yield)
	goOn := s.each(func(start xml.StartElement) {
		name := nameOfXML(start.Name)
		reason, other := otherItems[name]
		if !other && name != "newsItem" && name != "nitf" {
			return
		}
		e, ok := s.element(start)
		switch {
		case !ok:
		case other:
			s.take(nil, errors.New(reason))
		case name == "nitf":
			s.take(articleOfNITF(e))
		default:
			s.take(articleOfNewsItem(e))
		}
	})
	if goOn && s.count == 0 {
		return yield(nil, in.reject(0, 0, errNoNewsItem))
	}
	return goOn
}

func articleOfNewsItem(e *element) (*index.Article, error) {
	about, meta := e.at("itemMeta"), e.at("contentMeta")
	if strings.HasSuffix(about.at("pubStatus").get("qcode"), ":canceled") {
		return nil, errWithdrawn
	}
	inline, err := inlineOf(e.at("contentSet"))
	if err != nil {
		return nil, err
	}
	var r record
	r.a.ID = e.attr("guid")
	r.a.Title = firstText(meta.at("headline").line(), inline.a.Title, about.at("title").line())
	r.a.Body = bodyOfNewsItem(meta, inline.a.Body)
	r.a.Source = nameOf(escapeHTML(firstText(partyOf(about.at("provider")), partyOf(meta.at("infoSource")), inline.a.Source, partyOf(e.at("rightsInfo/copyrightHolder")))))
	r.a.Asserted.Language = languageCode(firstText(meta.at("language").get("tag"), e.xmlAttr("lang")))
	r.a.Asserted.Actors, r.a.Asserted.Locations = subjectsOf(meta)
	r.a.Asserted.Published, err = firstDate(meta.at("contentCreated").line(), about.at("firstCreated").line(), about.at("versionCreated").line())
	if err != nil {
		return nil, err
	}
	if r.a.Title == "" && r.a.Body == "" {
		return nil, noTextIn(about)
	}
	r.settleID()
	return r.article()
}

// noTextIn says of what kind an item is that has no text.
func noTextIn(about *element) error {
	if class := about.at("itemClass").get("qcode"); class != "" {
		return fmt.Errorf("newsItem of class %s without a text", strings.ToValidUTF8(class, " "))
	}
	return errors.New("newsItem without a text")
}

// inlineOf returns the content of an item: NITF, XHTML or plain text. Of
// several renditions it is the first that has a text.
func inlineOf(set *element) (*record, error) {
	for _, c := range set.list() {
		var r record
		nitf := c.find("nitf")
		switch {
		case c.name == "inlineXML" && nitf != nil:
			inline, err := recordOfNITF(nitf)
			if err != nil {
				return nil, err
			}
			r = *inline
		case c.name == "inlineXML" && c.find("body") != nil:
			r.a.Body = c.find("body").text()
		case c.name == "inlineXML":
			r.a.Body = c.text()
		case c.name == "inlineData" && strings.Contains(c.attr("contenttype"), "html"):
			r.a.Body = textOfHTML(c.raw())
		case c.name == "inlineData" && c.attr("encoding") == "":
			r.a.Body = cleanText(c.raw())
		}
		if r.a.Body != "" {
			return &r, nil
		}
	}
	return &record{}, nil
}

// bodyOfNewsItem returns a text behind its byline and dateline and before its
// credit, which stand apart from it unless the text has them itself; without a
// text it is the description.
func bodyOfNewsItem(meta *element, text string) string {
	if text == "" {
		text = meta.at("description").text()
	}
	if text == "" {
		return ""
	}
	missing := func(name string) string {
		line := meta.at(name).line()
		if strings.Contains(text, line) {
			return ""
		}
		return line
	}
	return joinParagraphs([]string{missing("by"), withDateline(missing("dateline"), text), missing("creditline")})
}

// partyOf returns the name of a person or organisation: as written, or else
// what identifies it, without the name of the vocabulary.
func partyOf(e *element) string {
	if name := firstText(e.at("name").line(), e.get("literal")); name != "" {
		return name
	}
	_, code, _ := strings.Cut(e.get("qcode"), ":")
	return code
}

// subjectsOf returns the names of the people, organisations and places that an
// item says it is about.
func subjectsOf(meta *element) (actors, locations []string) {
	for _, s := range meta.all("subject") {
		name := oneLine(s.at("name").line())
		if name == "" || len(name) > index.MaxValue {
			continue
		}
		switch _, kind, _ := strings.Cut(s.attr("type"), ":"); kind {
		case "person", "organisation", "organization":
			actors = append(actors, name)
		case "geoArea", "poi":
			locations = append(locations, name)
		}
	}
	return actors, locations
}
