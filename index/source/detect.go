package source

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// magic are first bytes that belong to no text.
var magic = []struct{ prefix, reason string }{
	{"%PDF-", "PDF is not read: pdftotext FILE - gives its text"},
	{zipMagic, "a zip archive, no article"},
	{emptyZipMagic, "a zip archive, no article"},
	{"\xfd7zXZ\x00", "xz is not read: unxz FILE unpacks it"},
	{"7z\xbc\xaf\x27\x1c", "7z archives are not read"},
	{"Rar!\x1a\x07", "rar archives are not read"},
	{"\xd0\xcf\x11\xe0", "old Office documents are not read"},
	{"{\\rtf", "RTF is not read"},
}

// unreadable are file names of formats that would pass for text and make one
// senseless article.
var unreadable = map[string]string{
	".xml": "XML of a kind that is not read",
}

var (
	errBinary   = errors.New("binary file")
	errBlank    = errors.New("nothing but blanks")
	errNoObject = errors.New("JSON that begins with neither an object nor a list")
)

// Detect returns the format of a file by the beginning of its content, after
// unpacking and without a byte order mark. The name is asked only where the
// content leaves it open. The error says why the file cannot be read.
func Detect(name string, head []byte) (Format, error) {
	if len(head) == 0 {
		return "", errEmpty
	}
	if bytes.HasPrefix(head, []byte(warcMagic)) { // before bytes are looked at: pages in it can be packed
		return WARC, nil
	}
	if err := checkBinary(head); err != nil {
		return "", err
	}
	text := bytes.TrimLeft(head, " \t\r\n\f\v")
	if len(text) == 0 && len(head) < headSize {
		return "", errBlank
	}
	if f, err := detectEvents(text); f != "" || err != nil {
		return f, err
	}
	if bytes.HasPrefix(text, []byte("{")) || bytes.HasPrefix(text, []byte("[")) {
		if f, err := detectJSON(name, text); f != "" || err != nil {
			return f, err
		}
	}
	if bytes.HasPrefix(text, []byte("<")) {
		if f, err := detectMarkup(text); f != "" || err != nil {
			return f, err
		}
	}
	if hasFrontMatter(string(head)) || bytes.HasPrefix(text, []byte("# ")) {
		return Markdown, nil
	}
	switch {
	case isMbox(head):
		return Mbox, nil
	case isMail(head):
		return Mail, nil
	case isTable(head):
		return CSV, nil
	}
	return detectByName(name)
}

// checkBinary reports what is no text: known first bytes, a NUL, or more
// control characters than a text could have.
func checkBinary(head []byte) error {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return errors.New(m.reason)
		}
	}
	controls := 0
	for _, c := range head {
		if c == 0 {
			return errBinary
		}
		if c < ' ' && !slices.Contains([]byte("\t\n\v\f\r\x1b"), c) {
			controls++
		}
	}
	if controls > len(head)/10 {
		return errBinary
	}
	return nil
}

// detectJSON tells JSON Lines from other JSON and from text that only begins
// with a brace or bracket, for which it returns nothing.
func detectJSON(name string, text []byte) (Format, error) {
	named := slices.Contains(formats()[0].extensions, extension(name))
	first, _, more := bytes.Cut(text, []byte("\n"))
	next := bytes.TrimLeft(text[1:], " \t\r\n")
	if text[0] == '[' {
		if named || bytes.HasPrefix(next, []byte("{")) {
			return JSON, nil
		}
		return "", nil
	}
	if !named && !bytes.HasPrefix(next, []byte(`"`)) && !bytes.HasPrefix(next, []byte("}")) {
		return "", nil
	}
	if more && goesOn(first) || isWrapped(text) {
		return JSON, nil
	}
	return JSONL, nil
}

// goesOn reports whether a line of JSON ends inside an object.
func goesOn(line []byte) bool {
	line = bytes.TrimRight(line, " \t\r")
	return bytes.IndexByte([]byte("{[,:"), line[len(line)-1]) >= 0
}

// htmlTags are elements that a page can begin with.
var htmlTags = []string{"!doctype html", "html", "head", "body", "meta", "title", "article", "main", "div", "p", "h1", "section", "script", "link", "style", "table", "span", "b", "br", "a"}

// detectMarkup tells HTML from XML, and returns nothing for text that only
// begins with an angle bracket.
func detectMarkup(text []byte) (Format, error) {
	lower := bytes.ToLower(text)
	for bytes.HasPrefix(lower, []byte("<!--")) {
		_, behind, found := bytes.Cut(lower, []byte("-->"))
		if !found {
			return HTML, nil
		}
		lower = bytes.TrimLeft(behind, " \t\r\n")
	}
	if isReuters(lower) {
		return Reuters, nil
	}
	for _, tag := range htmlTags {
		rest, ok := bytes.CutPrefix(lower, []byte("<"+tag))
		if ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n/>"), rest[0]) >= 0) {
			return HTML, nil
		}
	}
	root := rootOf(text)
	if f, ok := xmlRoots[root]; ok {
		return f, nil
	}
	if reason, ok := otherRoots[root]; ok {
		return "", errors.New(reason)
	}
	if !bytes.HasPrefix(lower, []byte("<?xml")) {
		return "", nil
	}
	if bytes.Contains(lower, []byte("<html")) {
		return HTML, nil
	}
	return "", fmt.Errorf("XML with the root %q is not read", root)
}

// xmlRoots are the outermost elements of the XML formats, by local name.
var xmlRoots = map[string]Format{
	"rss": Feed, "RDF": Feed, "feed": Feed, "urlset": Sitemap, "nitf": NITF, "mediawiki": MediaWiki,
	"newsItem": NewsML, "newsMessage": NewsML, "contentSet": NewsML, "contentMeta": NewsML, "itemMeta": NewsML,
	"packageItem": NewsML, "conceptItem": NewsML, "knowledgeItem": NewsML, "planningItem": NewsML, "catalogItem": NewsML,
}

// otherRoots are those of XML that could be taken for it.
var otherRoots = map[string]string{
	"sitemapindex": "a sitemap index: it lists sitemaps, which have the articles",
	"opml":         "OPML: it lists feeds, which have the articles",
	"NewsML":       "NewsML 1 is not read, only NewsML-G2",
}

func detectByName(name string) (Format, error) {
	ext := extension(name)
	if reason, ok := unreadable[ext]; ok {
		return "", errors.New(reason)
	}
	for _, f := range formats() {
		if slices.Contains(f.extensions, ext) {
			return named(f.name, ext)
		}
	}
	return Text, nil
}

// named returns the format that a name says. JSON may be anything, but a file
// of JSON Lines can begin with a damaged one.
func named(f Format, ext string) (Format, error) {
	if ext == ".json" {
		return "", errNoObject
	}
	return f, nil
}

// extension returns the ending of a file name in lower case, without that of
// the packing.
func extension(name string) string {
	name = strings.ToLower(name)
	for _, packed := range []string{".gz", ".zst", ".bz2"} {
		name = strings.TrimSuffix(name, packed)
	}
	return path.Ext(name)
}
