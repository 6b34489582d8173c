package source

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"dateline/index"
)

// Rules by which a date of publication is found in a page, in the order in
// which they are believed.
const (
	RuleLinkedData = "html json-ld"                // datePublished of schema.org
	RuleMeta       = "html article:published_time" // Open Graph
	RuleTime       = "html time"                   // a time element
	RuleURL        = "html url"                    // a day in the address
)

// page is what a page says of itself, beside its text.
type page struct {
	url      string // canonical, absolute, http or https
	language string
	elements int
	metas    map[string]string // by lower-case name, the first of each
	linked   []string          // datePublished of articles in JSON-LD
	times    [3]string         // datetime of time elements: marked as publication, inside the article, anywhere
}

func (p *page) meta(name string) string { return p.metas[name] }

func (p *page) addMeta(name, content string) {
	name = strings.ToLower(name)
	if _, ok := p.metas[name]; !ok && content != "" {
		p.metas[name] = content
	}
}

func (p *page) addTime(datetime string, publication, inArticle bool) {
	rank := 2
	if inArticle {
		rank = 1
	}
	if publication {
		rank = 0
	}
	if p.times[rank] == "" {
		p.times[rank] = datetime
	}
}

// addLinkedData takes the dates of a JSON-LD block: an object, a list of them,
// or a graph. Those of articles come before those of other things.
func (p *page) addLinkedData(block string) {
	var v any
	if json.Unmarshal([]byte(block), &v) != nil {
		return
	}
	var articles, others []string
	visitObjects(v, func(o map[string]any) {
		date, ok := o["datePublished"].(string)
		switch {
		case !ok:
		case isArticleType(o["@type"]):
			articles = append(articles, date)
		default:
			others = append(others, date)
		}
	})
	p.linked = append(append(p.linked, articles...), others...)
}

// visitObjects calls visit for the objects at the top of a JSON-LD block. What
// is nested deeper (an image, a comment) has a date of its own.
func visitObjects(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			visitObjects(e, visit)
		}
	case map[string]any:
		visit(v)
		for _, key := range []string{"@graph", "mainEntity"} {
			visitObjects(v[key], visit)
		}
	}
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "Posting") || v == "Report"
	case []any:
		for _, e := range v {
			if isArticleType(e) {
				return true
			}
		}
	}
	return false
}

var dayInURL = regexp.MustCompile(`(?:^|[/_-])((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])([/_-]?)(0[1-9]|[12]\d|3[01])(?:$|[/_.-])`)

// published returns the date of publication and the rule that found it.
func (p *page) published() (index.Date, string) {
	for _, candidates := range []struct {
		rule   string
		values []string
	}{
		{RuleLinkedData, p.linked},
		{RuleMeta, []string{p.meta("article:published_time"), p.meta("datepublished")}},
		{RuleTime, p.times[:]},
		{RuleURL, []string{dateOfURL(p.url)}},
	} {
		for _, v := range candidates.values {
			if d, err := parseDate(v); err == nil {
				return d, candidates.rule
			}
		}
	}
	return index.Date{}, ""
}

// dateOfURL returns the day in an address such as /2026/01/23/talks.html, with
// the same separator twice or none, or "".
func dateOfURL(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	m := dayInURL.FindStringSubmatch(u.Path)
	if m == nil || m[2] != m[4] {
		return ""
	}
	return m[1] + "-" + m[3] + "-" + m[5]
}

// webAddress returns an absolute http or https address, or "".
func webAddress(raw string) string {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return raw
}
