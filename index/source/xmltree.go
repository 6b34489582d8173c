package source

import (
	"encoding/xml"
	"strings"
)

// element is an XML element with all that is in it.
type element struct {
	name     string // local, behind the usual prefix of its namespace where that is not plain
	attrs    []xml.Attr
	children []node
}

// node is what an element contains: an element or a text.
type node struct {
	element *element
	text    string
}

// prefixes are the usual prefixes of namespaces. Those with none are the plain
// vocabulary of their format.
var prefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/":                "dc:",
	"http://purl.org/dc/terms/":                       "dcterms:",
	"http://purl.org/rss/1.0/modules/content/":        "content:",
	"http://prismstandard.org/namespaces/1.2/basic/":  "prism:",
	"http://prismstandard.org/namespaces/basic/1.2/":  "prism:",
	"http://prismstandard.org/namespaces/basic/2.0/":  "prism:",
	"http://prismstandard.org/namespaces/basic/2.1/":  "prism:",
	"http://prismstandard.org/namespaces/basic/3.0/":  "prism:",
	"http://search.yahoo.com/mrss/":                   "media:",
	"http://www.google.com/schemas/sitemap-news/0.9":  "news:",
	"http://www.google.com/schemas/sitemap-image/1.1": "image:",
	"http://www.google.com/schemas/sitemap-video/1.1": "video:",
	"http://www.itunes.com/dtds/podcast-1.0.dtd":      "itunes:",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#":     "rdf:",
	"http://www.w3.org/1999/xhtml":                    "",
	"http://www.w3.org/2005/Atom":                     "",
	"http://purl.org/atom/ns#":                        "",
	"http://purl.org/rss/1.0/":                        "",
	"http://my.netscape.com/rdf/simple/0.9/":          "",
	"http://channel.netscape.com/rdf/simple/0.9/":     "",
	"http://backend.userland.com/rss2":                "",
	"http://www.sitemaps.org/schemas/sitemap/0.9":     "",
	"http://www.google.com/schemas/sitemap/0.84":      "",
	"http://iptc.org/std/nar/2006-10-01/":             "",
	"http://iptc.org/std/NITF/2006-10-18/":            "",
	"http://www.w3.org/XML/1998/namespace":            "xml:",
}

// nameOfXML returns the local name behind the usual prefix of its namespace,
// or behind the prefix in the file where the namespace is not known.
func nameOfXML(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if prefix, ok := prefixes[n.Space]; ok {
		return prefix + n.Local
	}
	return n.Space + ":" + n.Local
}

func newElement(start xml.StartElement) *element {
	return &element{name: nameOfXML(start.Name), attrs: start.Copy().Attr}
}

// treeBuilder makes an element of tokens, within the limits of a record. What
// is beyond them is passed over.
type treeBuilder struct {
	root  *element
	open  []*element
	nodes int
	fault error
}

func (b *treeBuilder) add(token xml.Token) {
	top := b.open[len(b.open)-1]
	switch token := token.(type) {
	case xml.StartElement:
		if b.nodes++; b.nodes > maxXMLNodes {
			b.fault = errXMLNodes
		}
		if len(b.open) >= maxXMLDepth {
			b.fault = errXMLDepth
		}
		e := top
		if b.fault == nil {
			e = newElement(token)
			top.children = append(top.children, node{element: e})
		}
		b.open = append(b.open, e)
	case xml.CharData:
		if b.nodes++; b.nodes > maxXMLNodes {
			b.fault = errXMLNodes
		}
		if b.fault == nil {
			top.children = append(top.children, node{text: string(token)})
		}
	case xml.EndElement:
		b.root = b.open[0]
		b.open = b.open[:len(b.open)-1]
	}
}

// attr returns the value of an attribute by its local name, or "".
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// children of an element by name.
func (e *element) all(name string) []*element {
	var found []*element
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.element != nil && c.element.name == name {
			found = append(found, c.element)
		}
	}
	return found
}

// at returns the first element at the end of a path such as
// "contentMeta/headline", or nil.
func (e *element) at(path string) *element {
	first, rest, more := strings.Cut(path, "/")
	for _, c := range e.all(first) {
		if !more {
			return c
		}
		if found := c.at(rest); found != nil {
			return found
		}
	}
	return nil
}

// find returns the first element of a name inside e, or nil.
func (e *element) find(name string) *element {
	if e == nil || e.name == name {
		return e
	}
	for _, c := range e.children {
		if c.element == nil {
			continue
		}
		if found := c.element.find(name); found != nil {
			return found
		}
	}
	return nil
}

// line returns all text inside an element in one line; "" for nil.
func (e *element) line() string {
	return strings.Join(strings.Fields(e.raw()), " ")
}

// raw returns all text inside an element as it stands; "" for nil.
func (e *element) raw() string {
	var b strings.Builder
	e.write(&b)
	return strings.ToValidUTF8(b.String(), " ")
}

func (e *element) write(b *strings.Builder) {
	if e == nil {
		return
	}
	for _, c := range e.children {
		b.WriteString(c.text)
		c.element.write(b)
	}
}

// hasElements reports whether there is an element inside e.
func (e *element) hasElements() bool {
	for _, c := range e.children {
		if c.element != nil {
			return true
		}
	}
	return false
}

// blocks are elements of XHTML, NITF and NewsML that begin and end lines:
// true where a blank line parts them from others.
var blocks = map[string]bool{
	"p": true, "div": true, "blockquote": true, "bq": true, "pre": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"ul": true, "ol": true, "dl": true, "table": true, "hl1": true, "hl2": true, "block": true, "byline": true, "distributor": true, "dateline": true,
	"tagline": true, "note": true, "fn": true, "section": true, "article": true, "nitf-table": true,
	"li": false, "dt": false, "dd": false, "tr": false, "byttl": false, "credit": false,
}

// unseen are elements whose text is not read with the text around them.
var unseen = wordSet("script style noscript template media head media-caption media-producer media-metadata media-reference")

// text returns the text of an element of XHTML, NITF or NewsML, with a blank
// line between paragraphs; "" for nil.
func (e *element) text() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.writeText(&b)
	return cleanText(b.String())
}

func (e *element) writeText(b *strings.Builder) {
	for _, c := range e.children {
		if c.element == nil {
			writeFlow(b, c.text)
			continue
		}
		c.element.writeBlock(b)
	}
}

func (e *element) writeBlock(b *strings.Builder) {
	if unseen[e.name] {
		return
	}
	apart, isBlock := blocks[e.name]
	switch {
	case e.name == "br":
		b.WriteByte('\n')
		return
	case e.name == "pre":
		b.WriteString("\n\n" + e.raw() + "\n\n")
		return
	case e.name == "td" || e.name == "th":
		b.WriteByte(' ')
	case apart:
		b.WriteString("\n\n")
	case isBlock:
		b.WriteByte('\n')
	}
	e.writeText(b)
	switch {
	case apart:
		b.WriteString("\n\n")
	case isBlock:
		b.WriteByte('\n')
	}
}

// writeFlow writes running text, in which a line break is a blank.
func writeFlow(b *strings.Builder, text string) {
	words := strings.Fields(text)
	behindBlank := b.Len() == 0 || strings.ContainsRune(" \n", rune(b.String()[b.Len()-1]))
	if !behindBlank && (len(words) == 0 || strings.TrimLeft(text, " \t\r\n") != text) {
		b.WriteByte(' ')
	}
	b.WriteString(strings.Join(words, " "))
	if len(words) > 0 && strings.TrimRight(text, " \t\r\n") != text {
		b.WriteByte(' ')
	}
}
