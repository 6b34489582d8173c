package source

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"dateline/index"
)

const paragraph = "The two delegations met again on Friday, officials said, and spoke for several hours about a ceasefire, prisoners and the way to later talks."

const newsPage = `<!DOCTYPE html>
<html lang="uk-UA"><head>
<meta charset="utf-8">
<title>Talks go on - The Example</title>
<meta property="og:title" content="Talks go on">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2026-01-22T08:00:00+02:00">
<link rel="canonical" href="https://example.org/2026/01/20/talks">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["NewsArticle"],"headline":"Talks go on","datePublished":"2026-01-23T10:00:00Z","image":{"datePublished":"1999-01-01"}}]}</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<time datetime="2026-01-24">today</time>
<article><h1>Talks go on</h1>
<time datetime="2026-01-21" pubdate>yesterday</time>
<p>ABU DHABI, Jan. 23 (Demo) - ` + paragraph + `</p>
<p>` + paragraph + ` Second.</p>
<p>` + paragraph + ` Third &amp; last.</p>
<script>alert("x")</script>
</article>
<footer><p>Copyright The Example. All rights reserved. <a href="/imprint">Imprint</a></p></footer>
</body></html>`

func TestPage(t *testing.T) {
	a, err := articleOfPage([]byte(newsPage))
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != "Talks go on" || a.URL != "https://example.org/2026/01/20/talks" || a.Source != "The Example" || a.Asserted.Language != "uk" {
		t.Errorf("%+v", a)
	}
	want := "ABU DHABI, Jan. 23 (Demo) - " + paragraph + "\n\n" + paragraph + " Second.\n\n" + paragraph + " Third & last."
	if !strings.HasSuffix(a.Body, want) {
		t.Errorf("body %q, want it to end in %q", a.Body, want)
	}
	for _, alien := range []string{"alert", "Sport", "Imprint", "<"} {
		if strings.Contains(a.Body, alien) {
			t.Errorf("body has %q: %q", alien, a.Body)
		}
	}
}

// The dates of a page are believed in this order; each test takes the best away.
func TestPageDates(t *testing.T) {
	page := newsPage
	for _, c := range []struct{ remove, date, rule string }{
		{"", "2026-01-23T10:00:00Z", RuleLinkedData},
		{`"datePublished":"2026-01-23T10:00:00Z",`, "2020-01-01", RuleLinkedData},
		{`"datePublished":"2020-01-01"`, "2026-01-22T06:00:00Z", RuleMeta},
		{`article:published_time`, "2026-01-21", RuleTime},
		{`datetime="2026-01-21"`, "2026-01-24", RuleTime},
		{`datetime="2026-01-24"`, "2026-01-20", RuleURL},
		{`/2026/01/20`, "", ""},
	} {
		if !strings.Contains(page, c.remove) {
			t.Fatalf("the page has no %s", c.remove)
		}
		page = strings.Replace(page, c.remove, "", 1)
		a, err := articleOfPage([]byte(page))
		if err != nil {
			t.Fatal(err)
		}
		if a.Asserted.Published.String() != c.date || a.Asserted.PublishedBy != c.rule {
			t.Errorf("without %q: %s by %q, want %s by %q", c.remove, a.Asserted.Published, a.Asserted.PublishedBy, c.date, c.rule)
		}
	}
}

func TestDateOfURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://e.org/2026/01/23/talks.html":   "2026-01-23",
		"https://e.org/news/2026-01-23":         "2026-01-23",
		"https://e.org/news/20260123-talks":     "2026-01-23",
		"https://e.org/2026_01_23.html":         "2026-01-23",
		"https://e.org/2026/01-23/x":            "",
		"https://e.org/2026/13/23/x":            "",
		"https://e.org/120260123/x":             "",
		"https://e.org/202601231/x":             "",
		"https://e.org/?d=2026/01/23/":          "",
		"https://e.org/2026/02/30/no-such-day/": "2026-02-30",
		"https://archive.org/2026/01/23/1999/x": "2026-01-23",
		"":                                      "",
	} {
		if got := dateOfURL(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	p := page{url: "https://e.org/2026/02/30/no-such-day/"}
	if d, rule := p.published(); !d.IsZero() || rule != "" {
		t.Errorf("a day that does not exist: %s by %s", d, rule)
	}
}

func TestCharsets(t *testing.T) {
	text := strings.Repeat("Переговоры в Абу-Даби продолжились в пятницу, сообщили участники. ", 10)
	win, err := charmap.Windows1251.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	latin, err := charmap.Windows1252.NewEncoder().String(strings.Repeat("Les négociations ont repris à Genève. ", 10))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, page, want string }{
		{"declared", `<html><meta charset="windows-1251"><title>x</title><p>` + win, "Переговоры"},
		{"declared in the old way", `<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + win, "Переговоры"},
		{"declared as latin", `<html><meta charset="iso-8859-1"><p>` + latin, "négociations"},
		{"declared wrongly", `<html><meta charset="windows-1251"><p>` + text, "Переговоры"},
		{"not declared, UTF-8", `<html><p>` + strings.Repeat("a", 2000) + " " + text, "Переговоры"},
		{"not declared", `<html><p>` + win, "Переговоры"},
		{"declared as UTF-8", `<html><meta charset="utf-8"><p>` + win, "Переговоры"},
		{"UTF-8 with a stray byte", `<html><meta charset="utf-8"><p>` + text + "\xff end", "участники. end"},
		{"entities", `<html><p>` + strings.Repeat("&#1050;&#x438;ї&#0;в ", 50), "Киї"},
	} {
		a, err := articleOfPage([]byte(c.page))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !strings.Contains(a.Body, c.want) {
			t.Errorf("%s: %.200q lacks %q", c.name, a.Body, c.want)
		}
	}
	_, err = articleOfPage([]byte("<html><p>" + win[:1]))
	if want := "not UTF-8 at byte 9 of the file, " + errFewLetters.Error(); err == nil || err.Error() != want {
		t.Errorf("too short: %v, want %s", err, want)
	}
}

func TestSmallAndOddPages(t *testing.T) {
	for _, c := range []struct{ page, title, body, fault string }{
		{"<html><title>T</title><body><h1>T</h1><p>One.</p><p>Two.</p>", "T", "One.\n\nTwo.", ""},
		{"<p>One.<p>Two.", "", "One.\n\nTwo.", ""},
		{"<html><head><title>T</title></head><body></body></html>", "", "", "no text found"},
		{"<html><script>x</script>", "", "", "no text found"},
		{"<p>" + strings.Repeat("<b>", 600) + "deep", "", "", "exceeds 512 nodes"},
		{"<p>" + tangle(300) + strings.Repeat("<p>x", 40_000), "", "", "not closed"},
		{strings.Repeat("<p>x", maxElements+1), "", "", "elements, the limit"},
	} {
		a, err := articleOfPage([]byte(c.page))
		if c.fault != "" {
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%.40q: %v, want %s", c.page, err, c.fault)
			}
			continue
		}
		if err != nil || a.Title != c.title || !strings.HasSuffix(a.Body, c.body) {
			t.Errorf("%.40q: %+v, %v", c.page, a, err)
		}
	}
}

// tangle returns n formatting tags, each of which the parser opens again in
// every paragraph.
func tangle(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<b id=%d>", i)
	}
	return b.String()
}

func TestLinkedDataIsUntrusted(t *testing.T) {
	for _, block := range []string{"", "{", "null", "[[[]]]", `{"datePublished":5}`, `{"@graph":{"@graph":{"datePublished":"no"}}}`, `[{"@type":{"x":1},"datePublished":"2026-01-23"}]`} {
		p := page{}
		p.addLinkedData(block)
		d, _ := p.published()
		if want := strings.Contains(block, "2026"); want == d.IsZero() {
			t.Errorf("%s: %s", block, d)
		}
	}
}

func TestLongPage(t *testing.T) {
	input, err := openInput("x.html", strings.NewReader("<p>"+strings.Repeat("x ", maxPage)), nil)
	if err != nil {
		t.Fatal(err)
	}
	readHTML(input, func(a *index.Article, err error) bool {
		if a != nil || err == nil || !strings.Contains(err.Error(), "too long for one article") {
			t.Errorf("%v, %v", a, err)
		}
		return true
	})
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(newsPage))
	f.Add([]byte("<html><meta charset=windows-1251><p>\xcf\xe5\xf0<br>x</p><table><tr><td>y"))
	f.Add([]byte("<meta property=og:site_name content=\"a\nb\"><p>x"))
	f.Add([]byte("<html lang=en><title>a | b</title><article><h1>a<p>b<img src=x><noscript><img src=y></noscript>"))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, HTML, data) })
}
