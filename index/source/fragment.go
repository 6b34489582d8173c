package source

import (
	"html"
	"regexp"
	"strings"

	parse "golang.org/x/net/html"
)

// tag begins an HTML element or ends one: "a < b" has none.
var tag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// textOfHTML returns the text of a piece of HTML, with a blank line between
// paragraphs. What cannot be parsed in bounded time and memory loses its tags
// and nothing else.
func textOfHTML(s string) (text string) {
	if !tag.MatchString(s) {
		return cleanText(html.UnescapeString(s))
	}
	defer func() {
		if recover() != nil { // as in articleOfPage
			text = withoutTags(s)
		}
	}()
	if isTangled([]byte(s)) || strings.Count(s, "<") > 2*maxElements {
		return withoutTags(s)
	}
	doc, err := parse.Parse(strings.NewReader(s))
	if err != nil {
		return withoutTags(s)
	}
	return innerText(firstElement(doc, "body"))
}

func withoutTags(s string) string {
	return cleanText(html.UnescapeString(tag.ReplaceAllString(s, " ")))
}

// lineOfHTML returns the text of a piece of HTML in one line, for titles.
func lineOfHTML(s string) string {
	return strings.Join(strings.Fields(textOfHTML(s)), " ")
}

// paragraphs are what HTML parts its text by, and other text has not.
var paragraphs = regexp.MustCompile(`(?i)<(?:p|br|div)(?:\s[^<>]*)?/?>|</(?:p|div)>`)

// isHTML reports whether the text under a key is HTML: the key says so, or the
// text is in paragraphs of HTML. A record's own body is what it is.
func isHTML(key, s string) bool {
	key = folded(key)
	return key == contentHTML || key == bodyHTML || key != keyBody && paragraphs.MatchString(s)
}

// escapeHTML makes plain text HTML.
func escapeHTML(s string) string { return html.EscapeString(s) }
