package source

import (
	"encoding/xml"
	"errors"
	"strings"

	"dateline/index"
)

var errNoNITF = errors.New("no nitf element in it")

// readNITF reads a text of the News Industry Text Format (IPTC).
func readNITF(in *input, yield yield) bool {
	s := newXMLStream(in, yield)
	goOn := s.each(func(start xml.StartElement) {
		if nameOfXML(start.Name) != "nitf" {
			return
		}
		if e, ok := s.element(start); ok {
			s.take(articleOfNITF(e))
		}
	})
	if goOn && s.count == 0 {
		return yield(nil, in.reject(0, 0, errNoNITF))
	}
	return goOn
}

func articleOfNITF(e *element) (*index.Article, error) {
	r, err := recordOfNITF(e)
	if err != nil {
		return nil, err
	}
	return r.article()
}

func recordOfNITF(e *element) (*record, error) {
	var r record
	docdata, pubdata := e.at("head/docdata"), e.at("head/pubdata")
	r.a.Title = titleOfNITF(e)
	r.a.Body = bodyOfNITF(e)
	r.a.ID = idOfNITF(docdata.at("doc-id"))
	r.a.URL = webAddress(pubdata.get("ex-ref"))
	r.a.Source = nameOf(escapeHTML(firstText(e.at("body/body.head/distributor").line(), pubdata.get("name"), docdata.at("doc.copyright").get("holder"), docdata.at("doc-id").get("regsrc"))))
	r.a.Asserted.Language = languageCode(firstText(e.xmlAttr("lang"), e.at("body/body.content").get("lang")))
	var err error
	r.a.Asserted.Published, err = firstDate(
		docdata.at("date.issue").get("norm"), docdata.at("date.release").get("norm"), pubdata.get("date.publication"),
		e.at("body/body.head/dateline/story.date").get("norm"))
	return &r, err
}

func titleOfNITF(e *element) string {
	headline := e.at("body/body.head/hedline")
	return firstText(headline.at("hl1").line(), headline.line(), e.at("head/title").line())
}

// bodyOfNITF returns the text in its order: byline, distributor, dateline,
// the text itself, and what ends it. The summary is left out where there is a
// text: it says the same again.
func bodyOfNITF(e *element) string {
	var parts []string
	dateline := ""
	for _, c := range e.at("body/body.head").list() {
		switch line := strings.Join(strings.Fields(c.text()), " "); c.name {
		case "byline", "distributor":
			parts = append(parts, line)
		case "dateline":
			dateline = line
		}
	}
	content := e.at("body/body.content").text()
	if content == "" {
		content = e.at("body/body.head/abstract").text()
	}
	parts = append(parts, withDateline(dateline, content), e.at("body/body.end/tagline").text())
	return joinParagraphs(parts)
}

// withDateline returns a text that begins with its dateline, as agencies print
// it, unless it has that already.
func withDateline(dateline, text string) string {
	switch {
	case dateline == "" || strings.HasPrefix(text, dateline):
		return text
	case text == "":
		return dateline
	case strings.ContainsAny(dateline[len(dateline)-1:], "-:") || strings.HasSuffix(dateline, "–") || strings.HasSuffix(dateline, "—"):
		return dateline + " " + text
	}
	return dateline + " - " + text
}

// idOfNITF returns the id of a document, with the name of who gave it where it
// would not be unique without.
func idOfNITF(e *element) string {
	id, by := e.get("id-string"), e.get("regsrc")
	if id == "" || by == "" || isGlobal(id) {
		return id
	}
	return by + ":" + id
}

// get returns an attribute, "" for nil.
func (e *element) get(name string) string {
	if e == nil {
		return ""
	}
	return e.attr(name)
}

// list returns the elements directly inside e.
func (e *element) list() []*element {
	if e == nil {
		return nil
	}
	var all []*element
	for _, c := range e.children {
		if c.element != nil {
			all = append(all, c.element)
		}
	}
	return all
}

// firstText returns the first text that is not blank, in one line.
func firstText(texts ...string) string {
	for _, s := range texts {
		if s = oneLine(strings.ToValidUTF8(s, " ")); s != "" {
			return s
		}
	}
	return ""
}

// firstDate returns the first date that can be read; it is an error when there
// are some and none can.
func firstDate(texts ...string) (d index.Date, err error) {
	for _, s := range texts {
		if strings.TrimSpace(s) == "" {
			continue
		}
		if d, fault := parseDate(s); fault == nil {
			return d, nil
		} else if err == nil {
			err = fault
		}
	}
	return index.Date{}, err
}

// joinParagraphs joins texts that are not blank by blank lines.
func joinParagraphs(texts []string) string {
	var kept []string
	for _, s := range texts {
		if s = strings.TrimSpace(s); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\n\n")
}
