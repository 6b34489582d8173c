package web

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"golang.org/x/net/html"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// everyPage are addresses that together show every page in every state.
func everyPage() []string {
	return []string{
		"/", "/search", "/search?q=talks", "/search?q=zelensky", "/search?q=talks&actor=Ukraine&actor=Russia&actor.not=Iran&location=Ukraine%2FKharkiv&from=2026&limit=1",
		"/search?actor=Ukraine&actor.op=all&facets=date,actor,location,source,language,type,dateline,event&facet.size=1", "/search?q=zzz+yyy&actor=Ukraine", "/search?limit=2&cursor=" + "YTU",
		"/search?q=%22x", "/search?q=x)", "/search?location=Springfield", "/search?wrong=1", "/articles/a1", "/articles/a3", "/articles/a6", "/articles/ucdp:12345", "/articles/zzz", "/help", "/about", "/nowhere",
		"/map", "/map?location=Ukraine", "/map?location=Ukraine%2FKharkiv", "/map?location=Ukraine%2FKharkiv%2FKharkiv", "/map?q=zzz", "/map?near=50,36,100km&view=50,36,4", "/evidence?field=actor&value=Ukraine&limit=1", "/evidence?field=location&value=Ukraine", "/evidence?field=actor&value=nobody",
		"/compare", "/compare?q=talks&q2=ceasefire", "/compare?from=2026&from2=2023&to2=2024", "/compare?q=talks&q2=zzz",
		"/search?q=kharkvi", "/search?q=talks+zzz", "/search?q=talks&collapse=none", "/stories/r1", "/stories/r1?a=r1&b=r2", "/stories/r1?a=r1&b=r4", "/stories/zzz", "/articles/r1",
	}
}

// everyState is the configuration under which the addresses of everyPage show
// what they are for: the corpus and a story in several copies.
func everyState(c *Config) {
	c.Demo = true
	c.Searcher = searchtest.NewMemory(append(corpus(), dispatches()...), names())
}

// Every page is well-formed HTML with one h1, labels, landmarks and unique ids,
// and nothing that the policy forbids.
func TestPagesAreWellFormed(t *testing.T) {
	h := fixture(everyState)
	for _, target := range everyPage() {
		checkPage(t, target, get(t, h, target).Body.Bytes())
	}
	empty := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(nil, search.NoNames{}) })
	for _, target := range []string{"/", "/search", "/search?q=x"} {
		body := get(t, empty, target).Body.Bytes()
		checkPage(t, "empty "+target, body)
		if !bytes.Contains(body, []byte("dateline serve")) {
			t.Errorf("%s of an empty archive does not tell how to fill it", target)
		}
	}
}

// checkPage parses a page and checks what holds for all.
func checkPage(t *testing.T, what string, body []byte) {
	t.Helper()
	checkNesting(t, what, body)
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	seen, tags, labelled := map[string]bool{}, map[string]int{}, map[string]bool{}
	var inputs []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		tags[n.Data]++
		a := attributes(n)
		if id := a["id"]; id != "" {
			if seen[id] {
				t.Errorf("%s: the id %s stands twice", what, id)
			}
			seen[id] = true
		}
		labelled[a["for"]] = true
		if n.Data == "input" && a["type"] != "hidden" && n.Parent.Data != "label" || n.Data == "select" {
			inputs = append(inputs, a["id"])
		}
		checkElement(t, what, n, a)
	}
	for _, id := range inputs {
		if !labelled[id] {
			t.Errorf("%s: the field %q has no label", what, id)
		}
	}
	if tags["h1"] != 1 || tags["main"] != 1 || tags["header"] != 1 || tags["footer"] != 1 || tags["title"] < 1 {
		t.Errorf("%s: h1 %d, main %d, header %d, footer %d", what, tags["h1"], tags["main"], tags["header"], tags["footer"])
	}
}

func attributes(n *html.Node) map[string]string {
	all := map[string]string{}
	for _, a := range n.Attr {
		all[a.Key] = a.Val
	}
	return all
}

func checkElement(t *testing.T, what string, n *html.Node, a map[string]string) {
	t.Helper()
	for name, value := range a {
		if name == "style" || strings.HasPrefix(name, "on") || strings.Contains(value, "ZgotmplZ") {
			t.Errorf("%s: <%s %s=%q>", what, n.Data, name, value)
		}
	}
	switch n.Data {
	case "style", "iframe", "object", "embed", "base":
		t.Errorf("%s: there is a <%s>", what, n.Data)
	case "script":
		if !strings.HasPrefix(a["src"], pathStatic) || n.FirstChild != nil {
			t.Errorf("%s: script %v", what, a)
		}
	case "link":
		own := map[string]string{"search": pathOpenSearch, "alternate": "/feed."}
		if from, ok := own[a["rel"]]; !strings.HasPrefix(a["href"], pathStatic) && !(ok && strings.HasPrefix(a["href"], from)) {
			t.Errorf("%s: link %v", what, a)
		}
	case "a":
		checkLink(t, what, n, a)
	}
}

func checkLink(t *testing.T, what string, n *html.Node, a map[string]string) {
	t.Helper()
	u, err := url.Parse(a["href"])
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || a["href"] == "" {
		t.Errorf("%s: link to %q: %v", what, a["href"], err)
	}
	if u != nil && u.Host != "" && a["rel"] != "noopener noreferrer nofollow" {
		t.Errorf("%s: the link to %s tells where it comes from", what, u.Host)
	}
	if n.FirstChild == nil {
		t.Errorf("%s: the link to %s has no text", what, a["href"])
	}
}

// checkNesting reads the tags one by one: each is closed where it should be.
func checkNesting(t *testing.T, what string, body []byte) {
	t.Helper()
	void := []string{"meta", "link", "input", "br"}
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(body)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF || len(open) > 0 {
				t.Errorf("%s: %v, open at the end: %q", what, z.Err(), open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !slices.Contains(void, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("%s: </%s> closes %q", what, name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// Every template is executed by the pages above; here each is held to the
// struct that it shows: no field that the struct lacks, none left unused.
func TestTemplatesUseEveryField(t *testing.T) {
	pages := map[string]any{"home": homePage{}, "results": resultsPage{}, "article": articlePage{}, "help": helpPage{}, "about": aboutPage{}, "fault": faultPage{}, "story": storyPage{}, "map": mapPage{}, "evidence": evidencePage{}, "compare": comparePage{}}
	all := parseTemplates(loadLocales()[:1])["en"]
	if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(pages)); !slices.Equal(got, want) {
		t.Fatalf("templates %q, page structs for %q", got, want)
	}
	for name, data := range pages {
		if err := all[name].ExecuteTemplate(new(bytes.Buffer), "layout", data); err != nil {
			t.Errorf("%s of nothing: %v", name, err)
		}
		has := map[string]bool{}
		fields(reflect.TypeOf(data), has)
		used := map[string]bool{}
		for _, tmpl := range all[name].Templates() {
			namesIn(reflect.ValueOf(tmpl.Tree.Root), used)
		}
		for field := range has {
			if !used[field] {
				t.Errorf("no template of %s shows the field %s", name, field)
			}
		}
	}
}

// fields collects the exported fields of a struct and of what it holds.
func fields(typ reflect.Type, has map[string]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		fields(typ.Elem(), has)
	case reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			if f.IsExported() && has[f.Name] || !f.IsExported() && !f.Anonymous {
				continue
			}
			has[f.Name] = f.IsExported() && !f.Anonymous || has[f.Name]
			if f.Name != "Children" {
				fields(f.Type, has)
			}
		}
	}
	maps.DeleteFunc(has, func(_ string, exported bool) bool { return !exported })
}

// namesIn collects the names of fields in a template.
func namesIn(v reflect.Value, used map[string]bool) {
	if v.CanInterface() {
		switch n := v.Interface().(type) {
		case *parse.FieldNode:
			for _, name := range n.Ident {
				used[name] = true
			}
			return
		case *parse.VariableNode:
			for _, name := range n.Ident {
				used[name] = true
			}
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			namesIn(v.Elem(), used)
		}
	case reflect.Slice:
		for i := range v.Len() {
			namesIn(v.Index(i), used)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "NodeType" && f.Name != "Pos" {
				namesIn(v.Field(i), used)
			}
		}
	}
}

// hostile are payloads that must come out of a page as text.
func hostile() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg onload=alert(1)>`, `</title><script>alert(1)</script>`, `</textarea><script>alert(1)</script>`,
		`<mark onclick=alert(1)>`, `javascript:alert(1)`, `{{.Secret}}`, `<!--`, `]]>`, `&lt;script&gt;`, "\u202Egnp.exe\u202C", "\u2066\u2067bidi", "a\x00b", "\ufeff<b>", `<a href="//evil.example">x</a>`,
		`</script><script>alert(1)</script>`, `<style>*{display:none}</style>`, `<base href="//evil.example/">`, `<meta http-equiv="refresh" content="0;url=//evil.example">`,
	}
}

// A hostile article and a hostile query stay text on every page.
func TestHostileMarkup(t *testing.T) {
	addresses := []string{"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "//evil.example/x", "http://evil.example/\" onclick=alert(1)", "vbscript:x", "http://[::1", "ftp://evil.example/"}
	for i, bad := range hostile() {
		a := &index.Article{
			ID: fmt.Sprintf("h%d", i), Title: bad, Body: "talks " + bad + "\n\n" + bad, URL: addresses[i%len(addresses)], Source: bad, Type: bad, Language: bad,
			Published: index.NewDay(2026, 1, 23), Dateline: &index.Dateline{Location: bad, Credit: bad}, Actors: []string{bad}, Locations: []string{bad},
			Mentions: []index.Mention{{Field: "actor", Value: bad, Start: 0, End: 5, Text: "talks", Rule: bad}, {Field: bad, Value: bad, In: index.InRecord, Rule: index.RuleAsserted, As: bad}},
		}
		h := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory([]*index.Article{a}, search.NoNames{}) })
		quoted := url.QueryEscape(bad)
		for _, target := range []string{"/", "/search", "/search?facets=actor,location,source,language,type,dateline", "/articles/" + a.ID, "/search?q=" + quoted, "/search?actor=" + quoted + "&location.not=" + quoted,
			"/search?" + quoted + "=1", "/search?from=" + quoted, "/search?q=%22" + quoted, "/articles/" + url.PathEscape(bad), "/" + url.PathEscape(bad)} {
			body := get(t, h, target).Body.Bytes()
			checkPage(t, bad+" at "+target, body)
			for _, tag := range []string{"<script>alert", "<img", "<svg onload", "<mark onclick", "<base", "<meta http-equiv", "<style", "evil.example\">"} {
				if bytes.Contains(body, []byte(tag)) {
					t.Errorf("%s holds %s of %q", target, tag, bad)
				}
			}
		}
		if snippet := get(t, h, "/api/v1/search?q=talks").Body.String(); regexp.MustCompile(`"html":"[^"]*<(script|img|svg|mark o|b>|a |style|base|meta)`).MatchString(snippet) {
			t.Errorf("a snippet of %q is not escaped: %s", bad, snippet)
		}
	}
}

// Only http and https lead out of dateline.
func TestSourceLink(t *testing.T) {
	for address, want := range map[string]bool{
		"https://a.example/x": true, "http://a.example": true, "": false, "javascript:alert(1)": false, "//a.example": false, "ftp://a.example": false, "https:": false, "mailto:x@a.example": false, "\x01https://a.example": false,
	} {
		if got := sourceLink(&index.Article{URL: address}) != nil; got != want {
			t.Errorf("%q is a link: %v", address, got)
		}
	}
}

// What the pages tell to try can be tried.
func TestExamplesParse(t *testing.T) {
	queries := append(demoExamples(), facetExamples(nil)...)
	queries = append(queries, facetExamples([]search.Facet{{Field: "actor", Buckets: []search.Bucket{{Value: "Rapid Support Forces"}}}, {Field: "location", Buckets: []search.Bucket{{Value: `a "b"`}}}})...)
	for _, row := range search.Forms() {
		queries = append(queries, row.Example)
	}
	for _, q := range queries {
		if _, err := search.Parse(q); err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
}
