package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"dateline/index"
)

const (
	maxPage     = 8 << 20 // bytes of HTML: more is no page of one article
	maxElements = 50_000  // of a page: reading takes time by their number, and real pages have a tenth
	maxNodes    = 2 << 20 // that parsing may make: a few hundred MB in all
)

var (
	errNoText  = errors.New("no text found in the page")
	errTangled = errors.New("formatting tags are opened and not closed, too many to be read")
)

// readHTML reads a page as one article: title and text without navigation and
// other surroundings (go-readability, after Mozilla's Readability), and what
// the page says of itself: address, site, language, date of publication.
func readHTML(in *input, yield yield) bool {
	data, err := in.all(maxPage)
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	a, doubt, err := articleOfWebPage(data, webOrigin{})
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	in.doubt = doubt
	return yield(a, nil)
}

// webOrigin is what is known of a page beside its content.
type webOrigin struct {
	address     string // "" when it is not known
	contentType string // as the server said it
}

func articleOfPage(data []byte) (*index.Article, error) {
	a, _, err := articleOfWebPage(data, webOrigin{})
	return a, err
}

func articleOfWebPage(data []byte, from webOrigin) (a *index.Article, d doubt, err error) {
	defer func() {
		if p := recover(); p != nil { // pages are made by strangers, and the libraries panic on some
			a, err = nil, fmt.Errorf("page cannot be read: %v", p)
		}
	}()
	data, d, err = decodePage(data, from.contentType)
	if err != nil {
		return nil, d, err
	}
	a, err = articleOfHTML(data, from.address)
	return a, d, err
}

func articleOfHTML(data []byte, address string) (*index.Article, error) {
	if isTangled(data) {
		return nil, errTangled
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading HTML: %w", err)
	}
	p := pageOf(doc)
	if p.url == "" {
		p.url = webAddress(address)
	}
	if p.elements > maxElements {
		return nil, fmt.Errorf("%d elements, the limit for a page is %d", p.elements, maxElements)
	}
	title, body := readable(doc, p.url)
	if body == "" {
		return nil, errNoText
	}
	var r record
	r.a.Title, r.a.Body, r.a.URL, r.a.Source = oneLine(title), body, p.url, oneLine(p.meta("og:site_name"))
	r.a.Asserted.Language = languageCode(p.language)
	r.a.Asserted.Published, r.a.Asserted.PublishedBy = p.published()
	return r.article()
}

// decodePage returns a page in UTF-8. Many pages declare one charset and are
// written in another: UTF-8 is not met by chance, so it is tried first. Where
// nothing is declared the letters show the character set.
func decodePage(data []byte, contentType string) ([]byte, doubt, error) {
	enc, name, _ := charset.DetermineEncoding(data, contentType)
	if utf8.Valid(data) && name != "iso-2022-jp" {
		return data, doubt{}, nil
	}
	head := bytes.ToLower(append([]byte(contentType), data[:min(len(data), headSize)]...))
	valid, invalid := countUTF8(data)
	switch {
	case valid >= mixedShare*max(invalid, 1): // the end may cut a character in two
		enc, name = unicode.UTF8, utf8Name
	case name == utf8Name || !bytes.Contains(head, []byte("charset")) && !bytes.Contains(head, []byte("encoding")):
		found, err := detectCharset(pageSample(data))
		if err != nil {
			pos := invalidUTF8(data)
			return nil, doubt{}, &charsetError{lineAt(data, pos), int64(pos), err}
		}
		enc, name = found.encoding, found.name
	}
	d := doubt{charset: name}
	decoded, err := io.ReadAll(decoding(bytes.NewReader(data), enc, &d))
	if err != nil {
		return nil, d, fmt.Errorf("decoding %s: %w", name, err)
	}
	return decoded, d, nil
}

// pageSample returns the part of a page that its character set is recognised
// by: scripts at its head can be long, and are ASCII.
func pageSample(data []byte) []byte {
	from := max(0, invalidUTF8(data)-headSize)
	return data[from:min(len(data), from+sampleSize)]
}

// isTangled reports whether parsing could fill the memory: the HTML standard
// (section 13.2.4.3, the list of active formatting elements) has every
// formatting tag that was not closed opened again in each paragraph that
// follows, so that a small page can become a tree of millions of elements.
func isTangled(data []byte) bool {
	open, all, most, tokens := map[string]int{}, 0, 0, 0
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return tokens*(1+most) > maxNodes
		}
		tokens++
		name, _ := z.TagName()
		switch {
		case !isFormatting(name):
		case kind == html.StartTagToken:
			open[string(name)]++
			all++
			most = max(most, all)
		case kind == html.EndTagToken && open[string(name)] > 0:
			open[string(name)]--
			all--
		}
	}
}

func isFormatting(name []byte) bool {
	switch string(name) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// readable returns title and text of a page, the text with a blank line
// between paragraphs.
func readable(doc *html.Node, address string) (title, body string) {
	base, _ := url.Parse(address)
	parser := readability.NewParser()
	article, err := parser.ParseDocument(doc, base)
	if err == nil && article.Node != nil {
		body = innerText(article.Node)
	}
	if body == "" {
		body = visibleText(doc)
	}
	return strings.ToValidUTF8(article.Title(), " "), body
}

// visibleText returns all text of a page, for pages in which no part stands
// out as the article.
func visibleText(doc *html.Node) string {
	for _, name := range []string{"article", "main", "body"} {
		if n := firstElement(doc, name); n != nil {
			return innerText(n)
		}
	}
	return ""
}

// innerText returns the text inside an element as a browser would show it.
func innerText(n *html.Node) string { return cleanText(render.InnerText(n)) }

// cleanText returns text with lines trimmed and one blank line at the most
// between two.
func cleanText(s string) string {
	var b strings.Builder
	blank := false
	for _, line := range strings.Split(strings.ToValidUTF8(s, " "), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			blank = b.Len() > 0
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if blank {
			b.WriteByte('\n')
		}
		blank = false
		b.WriteString(line)
	}
	return b.String()
}

func firstElement(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			return d
		}
	}
	return nil
}

// pageOf gathers what a page says of itself.
func pageOf(doc *html.Node) *page {
	p := &page{metas: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.elements++
		p.element(n)
	}
	if p.url == "" {
		p.url = webAddress(p.meta("og:url"))
	}
	return p
}

func (p *page) element(n *html.Node) {
	switch n.Data {
	case "html":
		p.language = attr(n, "lang")
	case "link":
		if p.url == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
			p.url = webAddress(attr(n, "href"))
		}
	case "meta":
		p.addMeta(attr(n, "property")+attr(n, "name")+attr(n, "itemprop"), attr(n, "content"))
	case "time":
		p.addTime(attr(n, "datetime"), attr(n, "itemprop") == "datePublished" || hasAttr(n, "pubdate"), inArticle(n))
	case "script":
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			p.addLinkedData(n.FirstChild.Data)
		}
	}
}

func inArticle(n *html.Node) bool {
	for a := range n.Ancestors() {
		if a.Data == "article" || a.Data == "main" {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(strings.ToValidUTF8(a.Val, " "))
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
