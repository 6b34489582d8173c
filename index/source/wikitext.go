package source

import (
	"html"
	"regexp"
	"strings"

	"dateline/index"
)

// Wikitext is read in one pass with a stack of what is open: templates, links
// and tables, each with the text inside it. Whatever is not closed stays as it
// was written.

const (
	maxWikiDepth = 40  // templates and links inside each other; more stays as text
	maxWikiParts = 200 // of a template or link; more stays in the last
	maxWikiTag   = 500 // bytes of an HTML tag
)

// wikiText is what a page has for its readers.
type wikiText struct {
	body      string
	published index.Date
}

// plainOfWikitext returns the text of a page without its markup: no templates
// (but those that stand for words or say where a report was filed), tables,
// references, files, categories. unseen are the namespaces whose links show
// nothing, in lower case.
func plainOfWikitext(text string, unseen map[string]bool) wikiText {
	p := &wikiParser{text: text, lower: lowerASCII(text), unseen: unseen, missing: map[string]bool{}, open: []*wikiFrame{newWikiFrame(0)}}
	for p.i < len(p.text) {
		p.step()
	}
	for len(p.open) > 1 {
		p.abandon()
	}
	body := cleanText(withoutMarks(html.UnescapeString(p.open[0].last().String())))
	if p.dateline != "" && !strings.HasPrefix(body, p.dateline) {
		body = p.dateline + " — " + body
	}
	return wikiText{strings.TrimSpace(body), p.published}
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// Kinds of what can be open.
const (
	wikiTemplate = '{'
	wikiLink     = '['
	wikiTable    = '|'
)

// wikiFrame is something open, with its parts.
type wikiFrame struct {
	kind  byte
	parts []*strings.Builder
}

func newWikiFrame(kind byte) *wikiFrame {
	return &wikiFrame{kind, []*strings.Builder{{}}}
}

func (f *wikiFrame) last() *strings.Builder { return f.parts[len(f.parts)-1] }

func (f *wikiFrame) texts() []string {
	var texts []string
	for _, part := range f.parts {
		texts = append(texts, part.String())
	}
	return texts
}

type wikiParser struct {
	text, lower string
	i           int
	open        []*wikiFrame
	missing     map[string]bool // ends that do not come any more
	unseen      map[string]bool

	published index.Date
	dateline  string
}

func (p *wikiParser) top() *wikiFrame { return p.open[len(p.open)-1] }

func (p *wikiParser) emit(s string) { p.top().last().WriteString(s) }

func (p *wikiParser) at(s string) bool { return strings.HasPrefix(p.text[p.i:], s) }

func (p *wikiParser) atLineStart() bool {
	before := strings.TrimRight(p.text[max(0, p.i-maxWikiDepth):p.i], " \t:*#")
	return before == "" || before[len(before)-1] == '\n'
}

// step reads one piece of the text.
func (p *wikiParser) step() {
	switch {
	case p.at("{{"):
		p.push(wikiTemplate)
	case p.at("[["):
		p.push(wikiLink)
	case p.at("{|") && p.atLineStart():
		p.push(wikiTable)
	case p.at("}}") && p.close(wikiTemplate), p.at("]]") && p.close(wikiLink), p.at("|}") && p.atLineStart() && p.close(wikiTable):
		p.i += 2
	case p.at("|") && p.top().kind != 0 && p.top().kind != wikiTable && len(p.top().parts) < maxWikiParts:
		p.top().parts = append(p.top().parts, &strings.Builder{})
		p.i++
	case p.at("''"):
		p.i += len(p.text[p.i:]) - len(strings.TrimLeft(p.text[p.i:], "'"))
	case p.at("[") && p.address():
	case p.at("<") && p.tag():
	default:
		n := 1 + strings.IndexAny(p.text[p.i+1:], "{}[]|'<")
		if n == 0 {
			n = len(p.text) - p.i
		}
		p.emit(p.text[p.i : p.i+n])
		p.i += n
	}
}

func (p *wikiParser) push(kind byte) {
	if len(p.open) > maxWikiDepth {
		p.emit(p.text[p.i : p.i+2])
	} else {
		p.open = append(p.open, newWikiFrame(kind))
	}
	p.i += 2
}

// close closes the innermost open thing of a kind, and gives up what was opened
// inside it and not closed.
func (p *wikiParser) close(kind byte) bool {
	at := len(p.open) - 1
	for at > 0 && p.open[at].kind != kind {
		at--
	}
	if at == 0 {
		return false
	}
	for len(p.open)-1 > at {
		p.abandon()
	}
	f := p.top()
	p.open = p.open[:at]
	switch kind {
	case wikiTemplate:
		p.emit(p.template(f.texts()))
	case wikiLink:
		p.emit(p.link(f.texts()))
	}
	return true
}

// abandon puts what is open innermost back as text. A table that does not end
// is one all the same.
func (p *wikiParser) abandon() {
	f := p.top()
	p.open = p.open[:len(p.open)-1]
	if f.kind == wikiTable {
		return
	}
	p.emit(strings.Repeat(string(rune(f.kind)), 2) + strings.Join(f.texts(), "|"))
}

// link returns what a link shows.
func (p *wikiParser) link(parts []string) string {
	target, shown := strings.TrimSpace(parts[0]), parts[len(parts)-1]
	space, name, prefixed := strings.Cut(strings.TrimPrefix(target, ":"), ":")
	space = strings.ToLower(strings.TrimSpace(space))
	switch {
	case strings.HasPrefix(target, ":") && len(parts) == 1:
		return strings.TrimPrefix(target, ":")
	case prefixed && p.unseen[space] && !strings.HasPrefix(target, ":"):
		return ""
	case len(parts) > 1:
		return shown
	case prefixed && isWikiPrefix(space): // to the same page in another language, or to another wiki
		if len(space) > 1 {
			return ""
		}
		return name
	}
	return target
}

// isWikiPrefix reports whether a prefix of a link is that of another wiki: a
// letter for a sister project, or a language.
func isWikiPrefix(s string) bool {
	base, _, _ := strings.Cut(s, "-")
	return len(base) > 0 && len(base) <= 3 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// address reads a link to the web, [https://example.org its words], and reports
// whether it is one.
func (p *wikiParser) address() bool {
	line, _, _ := strings.Cut(p.text[p.i:min(len(p.text), p.i+index.MaxURL)], "\n")
	end := strings.IndexByte(line, ']')
	if end < 0 || !strings.HasPrefix(line, "[http") && !strings.HasPrefix(line, "[//") {
		return false
	}
	_, words, _ := strings.Cut(line[1:end], " ")
	p.emit(words)
	p.i += end + 1
	return true
}

// hiddenTags are elements whose content is no text of the article.
var hiddenTags = []string{"ref", "gallery", "math", "timeline", "score", "syntaxhighlight", "imagemap", "templatestyles", "graph", "mapframe", "noinclude"}

// tag reads an HTML tag or a comment, and reports whether it is one.
func (p *wikiParser) tag() bool {
	if p.at("<!--") {
		return p.skipTo("-->")
	}
	end := strings.IndexByte(p.lower[p.i:min(len(p.lower), p.i+maxWikiTag)], '>')
	if end < 2 {
		return false
	}
	tag := p.lower[p.i+1 : p.i+end]
	name := strings.TrimLeft(tag, "/")
	name = name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz"))]
	if name == "" {
		return false
	}
	for _, hidden := range hiddenTags {
		if name == hidden && tag[0] != '/' && !strings.HasSuffix(tag, "/") && p.skipTo("</"+hidden+">") {
			return true
		}
	}
	start := p.i + end + 1
	if name == "nowiki" && tag[0] != '/' && p.skipTo("</nowiki>") {
		p.emit(p.text[start : p.i-len("</nowiki>")])
		return true
	}
	switch name {
	case "br", "p", "div", "li", "tr", "blockquote":
		p.emit("\n")
	}
	p.i = start
	return true
}

// skipTo passes over all up to the next end, and reports whether there is one.
// That there is none is asked only once: it would take the square of the time.
func (p *wikiParser) skipTo(end string) bool {
	if p.missing[end] {
		return false
	}
	at := strings.Index(p.lower[p.i:], end)
	if at < 0 {
		p.missing[end] = true
		return false
	}
	p.i += at + len(end)
	return true
}

var (
	wikiSwitch  = regexp.MustCompile(`__[\p{Lu}]{3,}__`)
	manyBlanks  = regexp.MustCompile(`[ \t\x{a0}]{2,}`)
	wikiHeading = regexp.MustCompile(`^(={1,6})\s*(.*?)\s*={1,6}\s*$`)
)

// heading is one that has nothing below it yet.
type heading struct {
	level int
	text  string
}

// withoutMarks takes off the marks at the beginnings of lines, and headings
// that have no text below them: those of lists of sources, most of all.
func withoutMarks(s string) string {
	var b strings.Builder
	var headings []heading
	for line := range strings.SplitSeq(wikiSwitch.ReplaceAllString(s, ""), "\n") {
		if m := wikiHeading.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			for len(headings) > 0 && headings[len(headings)-1].level >= len(m[1]) {
				headings = headings[:len(headings)-1]
			}
			headings = append(headings, heading{len(m[1]), m[2]})
			continue
		}
		line = strings.TrimLeft(line, "*#:; ")
		if strings.Trim(line, "-|() ") == "" {
			b.WriteByte('\n')
			continue
		}
		for _, h := range headings {
			b.WriteString("\n" + h.text + "\n\n")
		}
		headings = headings[:0]
		b.WriteString(manyBlanks.ReplaceAllString(line, " ") + "\n")
	}
	return b.String()
}
