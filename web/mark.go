package web

import (
	"html/template"
	"strings"

	"dateline/index"
)

// marked returns a text as HTML: everything escaped, the marked stretches
// inside <mark>. Marks are byte offsets into the text, in order; one that
// overlaps the one before it or leaves the text is left out. It is the only
// function of dateline that makes template.HTML.
func marked(text string, marks []index.Span) template.HTML {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End <= m.Start || m.End > len(text) {
			continue
		}
		b.WriteString(template.HTMLEscapeString(text[at:m.Start]))
		b.WriteString("<mark>" + template.HTMLEscapeString(text[m.Start:m.End]) + "</mark>")
		at = m.End
	}
	b.WriteString(template.HTMLEscapeString(text[at:]))
	return template.HTML(b.String())
}
