package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"

	"dateline/index"
)

// RuleWikiDate marks a date of publication that a page of a wiki states for
// its readers ({{date|January 23, 2026}}). The time of its last edit says
// nothing of that and is left out.
const RuleWikiDate = "wiki date"

var errNoRevision = errors.New("without text")

// wiki is what a dump says of the wiki that it is of.
type wiki struct {
	name, database, language string
	base                     *url.URL        // of its main page
	spaces                   map[string]bool // names of all namespaces but that of articles, in lower case
	unseen                   map[string]bool // of files and categories among them
}

var (
	wikiName      = regexp.MustCompile(`<sitename>([^<]*)</sitename>`)
	wikiDatabase  = regexp.MustCompile(`<dbname>([^<]*)</dbname>`)
	wikiBase      = regexp.MustCompile(`<base>([^<]*)</base>`)
	wikiLanguage  = regexp.MustCompile(`<mediawiki[^>]*\sxml:lang="([^"]*)"`)
	wikiNamespace = regexp.MustCompile(`<namespace key="(-?\d+)"[^>]*>([^<]+)</namespace>`)
)

// wikiOf reads what stands before the first page.
func wikiOf(preamble []byte) *wiki {
	value := func(re *regexp.Regexp) string {
		m := re.FindSubmatch(preamble)
		if m == nil {
			return ""
		}
		return oneLine(html.UnescapeString(string(m[1])))
	}
	w := &wiki{name: value(wikiName), database: value(wikiDatabase), language: value(wikiLanguage), spaces: map[string]bool{}}
	w.unseen = map[string]bool{"file": true, "image": true, "category": true, "media": true}
	if base, err := url.Parse(value(wikiBase)); err == nil && webAddress(base.String()) != "" {
		w.base = base
	}
	for _, m := range wikiNamespace.FindAllSubmatch(preamble, maxNamespaces) {
		name := strings.ToLower(html.UnescapeString(string(m[2])))
		w.spaces[name] = true
		if key := string(m[1]); key == "6" || key == "14" {
			w.unseen[name] = true
		}
	}
	return w
}

const maxNamespaces = 200 // Wikipedia has thirty

// readMediaWiki reads the articles of an XML dump of a wiki (Wikinews,
// Wikipedia): pages of the main namespace that are no redirects, the newest
// revision of each, with the markup taken off.
func readMediaWiki(in *input, yield yield) bool {
	in.decodeXML()
	e := &elements{r: in.r, name: "page"}
	var w *wiki
	return readElements(in, e, yield, func(data []byte) (*index.Article, error) {
		if w == nil {
			w = wikiOf(e.preamble)
		}
		return w.article(data)
	})
}

// wikiPage is a page of a dump.
type wikiPage struct {
	Title     string    `xml:"title"`
	Space     *int      `xml:"ns"`
	ID        string    `xml:"id"`
	Redirect  *struct{} `xml:"redirect"`
	Revisions []struct {
		Text  string `xml:"text"`
		Model string `xml:"model"`
	} `xml:"revision"`
}

func (w *wiki) article(data []byte) (*index.Article, error) {
	var p wikiPage
	if err := xml.NewDecoder(bytes.NewReader(data)).Decode(&p); err != nil {
		return nil, err
	}
	switch {
	case p.Redirect != nil || !w.isArticle(p):
		return nil, nil
	case len(p.Revisions) == 0:
		return nil, fmt.Errorf("%q: %w", p.Title, errNoRevision)
	}
	last := p.Revisions[len(p.Revisions)-1]
	if last.Model != "" && last.Model != "wikitext" || isRedirect(last.Text) {
		return nil, nil
	}
	text := plainOfWikitext(last.Text, w.unseen)
	var r record
	r.a.ID, r.a.Title, r.a.URL, r.a.Source = w.id(p.ID), oneLine(p.Title), w.address(p.Title), w.name
	r.a.Body, r.a.Asserted.Language = text.body, languageCode(w.language)
	if !text.published.IsZero() {
		r.a.Asserted.Published, r.a.Asserted.PublishedBy = text.published, RuleWikiDate
	}
	return r.article()
}

// isArticle reports whether a page is one of the main namespace. Dumps of old
// say so in the title only.
func (w *wiki) isArticle(p wikiPage) bool {
	if p.Space != nil {
		return *p.Space == 0
	}
	space, _, found := strings.Cut(p.Title, ":")
	return !found || !w.spaces[strings.ToLower(space)]
}

func (w *wiki) id(page string) string {
	prefix := w.database
	if prefix == "" && w.base != nil {
		prefix = w.base.Host
	}
	if prefix == "" || page == "" {
		return ""
	}
	return prefix + ":" + page
}

func (w *wiki) address(title string) string {
	if w.base == nil {
		return ""
	}
	u := *w.base
	u.Path, u.RawPath = path.Dir(u.Path)+"/"+strings.ReplaceAll(title, " ", "_"), ""
	return u.String()
}

// isRedirect recognises a redirect in a dump that does not mark it.
func isRedirect(text string) bool {
	text = strings.TrimSpace(text)
	first, _, _ := strings.Cut(text, "\n")
	return strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "# ") && strings.Contains(first, "[[") && strings.HasSuffix(strings.TrimSpace(first), "]]")
}
