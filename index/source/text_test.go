package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

func TestTextArticles(t *testing.T) {
	for _, c := range []struct {
		name, text string
		h          headline
		title      string
		body       string
	}{
		{"title and text", "\n Title \n\nOne.\n\nTwo.\n", plainHeadline, "Title", "One.\n\nTwo."},
		{"title alone", "Title", plainHeadline, "Title", ""},
		{"windows lines", "Title\r\n\r\nOne.\r\nTwo.\r\n", plainHeadline, "Title", "One.\nTwo."},
		{"indented text", "Title\n\n  One.", plainHeadline, "Title", "  One."},
		{"hash in a text", "#1 seller\nx", plainHeadline, "#1 seller", "x"},
		{"heading", "# Title\n\nOne.", markedHeadline, "Title", "One."},
		{"second heading", "## On C#\nOne.", markedHeadline, "On C#", "One."},
		{"markdown without heading", "Title\nOne.", markedHeadline, "Title", "One."},
		{"front matter", "---\ntitle: T\n---\n\nOne.\n\nTwo.\n", markedHeadline, "T", "One.\n\nTwo."},
		{"front matter of a text", "---\ntitle: T\n---\nOne.", plainHeadline, "T", "One."},
		{"front matter without title", "---\nid: x\n---\nOne line.\nTwo.", markedHeadline, "", "One line.\nTwo."},
		{"front matter and heading", "---\nid: x\n---\n# T\nOne.", markedHeadline, "T", "One."},
		{"body in the front matter", "---\ntitle: T\nbody: B\n---\n", markedHeadline, "T", "B"},
		{"a rule is no front matter", "---\nTitle and text\n---\n", plainHeadline, "---", "Title and text\n---"},
		{"empty front matter", "---\n---\n# T", markedHeadline, "T", ""},
	} {
		a, line, err := articleOfText(c.text, c.h, usualNames)
		if err != nil {
			t.Errorf("%s: line %d: %v", c.name, line, err)
			continue
		}
		if a.Title != c.title || a.Body != c.body {
			t.Errorf("%s: %q, %q; want %q, %q", c.name, a.Title, a.Body, c.title, c.body)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	a, line, err := articleOfText(`---
# a comment
id: demo-1
Title: "Talks: \"no deal\", caf\u00e9"   # why quoted
language: en_GB
published: 2026-01-23  # Friday
event_date: '2026-01'
source: 'O''Neill''s desk'
url: https://example.org/a#b
facts: |
  UN document S/RES/2202: annex I
  title: not a key
nested:
  title: no key either
  id: nor this
actors: [Ukraine, "Wagner Group, the", 'RSF']
locations:
- Ukraine/Kharkiv
- "Sudan"

  - Mali # west
type: ~
---
Text.`, markedHeadline, usualNames)
	if err != nil {
		t.Fatal(line, err)
	}
	published, _ := index.ParseDate("2026-01-23")
	event, _ := index.ParseDate("2026-01")
	want := &index.Article{ID: "demo-1", Title: `Talks: "no deal", café`, Body: "Text.", URL: "https://example.org/a#b", Source: "O'Neill's desk",
		Asserted: index.Asserted{Language: "en", Published: published, EventDate: event, Actors: []string{"Ukraine", "Wagner Group, the", "RSF"}, Locations: []string{"Ukraine/Kharkiv", "Sudan", "Mali"}}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
}

func TestFrontMatterValues(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{" a: b", "a: b"},
		{" a #b", "a"},
		{" a#b", "a#b"},
		{"\n  on the next line", "on the next line"},
		{" first\n  and second", "first and second"},
		{" >\n  folded\n  text", "folded text"},
		{" |-\n  kept\n  lines", "kept lines"},
		{" null", ""},
		{` "a\tb"`, "a b"},
		{" 'a\\n'", "a\\n"},
	} {
		a, line, err := articleOfText("---\nsource:"+c.value+"\n---\nx", plainHeadline, usualNames)
		if err != nil || a.Source != c.want {
			t.Errorf("%q: line %d, %v, got %q, want %q", c.value, line, err, a.Source, c.want)
		}
	}
}

func TestFrontMatterFaults(t *testing.T) {
	for _, c := range []struct {
		text, want string
		line       int
	}{
		{"---\ntitle: t\nx", "front matter: want key: value", 3},
		{"---\ntitle: t\n", "front matter is not closed by a line of three hyphens", 1},
		{"---\ntitle: t\nTitle: u\n---\n", "title: given twice", 3},
		{"---\ntitle: \"t\n---\n", "title: front matter: quotes do not match", 2},
		{"---\ntitle: \"t\" u\n---\n", "title: front matter: quotes do not match", 2},
		{"---\ntitle: 't\n---\n", "title: front matter: quotes do not match", 2},
		{"---\ntitle: t\nactors: [a, b\n---\n", "actors: front matter: list is not closed by a bracket", 3},
		{"---\ntitle: t\npublished: soon\n---\n", `published: reading "soon": not a date: want 2026, 2026-01, 2026-01-23 or 2026-01-23T15:04:05Z`, 3},
		{"---\nsource:\n - a\n - b\n---\nx", "source: want a text", 2},
		{"---\nbody: b\n---\nx", "body: given twice", 0},
		{"---\nid: x\n---\n", "neither title nor body", 0},
	} {
		_, line, err := articleOfText(c.text, markedHeadline, usualNames)
		if err == nil || err.Error() != c.want || line != c.line {
			t.Errorf("%q: line %d: %v; want line %d: %s", c.text, line, err, c.line, c.want)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"a.txt", `{"title":"x"}`, "jsonl"},
		{"a", " \n{ \"title\": 1}", "jsonl"},
		{"a.jsonl", "garbage\n{}", "jsonl"},
		{"a.ndjson.gz", "\"cut\": 1}", "jsonl"},
		{"a.json", "garbage", "JSON that begins with neither an object nor a list"},
		{"a.txt", "{not json}", "text"},
		{"a.txt", "[Editor's note] x", "text"},
		{"a.txt", "[{\"title\":1}]", "json"},
		{"a.json", "[1]", "json"},
		{"a.txt", "<!DOCTYPE html><title>x", "html"},
		{"a.txt", "<!-- saved -->\n<HTML lang=en>", "html"},
		{"a.txt", "<p>x", "html"},
		{"a.txt", "<pre-history", "text"},
		{"a.html", "Words first <p>", "html"},
		{"a.txt", "<?xml version='1.0'?><html xmlns='x'>", "html"},
		{"a.txt", "<?xml version='1.0'?><rss>", "feed"},
		{"a.txt", "---\ntitle: x\n---\n", "markdown"},
		{"a.txt", "# Title", "markdown"},
		{"README.MD", "Title", "markdown"},
		{"a.md.zst", "Title", "markdown"},
		{"a", "Title", "text"},
		{"-", "Київ", "text"},
		{"a.csv", "a,b", "csv"},
		{"a.xml", "Words first", "XML of a kind that is not read"},
		{"a.xml", "<kml>", "XML of a kind that is not read"},
		{"a.txt", "a\x00b", "binary file"},
		{"a.txt", "\x01\x02\x03\x04abc", "binary file"},
		{"a.txt", "page one\fpage two\x1b", "text"},
		{"a.txt", strings.Repeat(" ", headSize), "text"},
		{"a.xz", "\xfd7zXZ\x00", "xz is not read: unxz FILE unpacks it"},
	} {
		f, err := Detect(c.name, []byte(c.head))
		got := string(f)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %.40q: %s, want %s", c.name, c.head, got, c.want)
		}
	}
}

// The bare text file that the project was created from.
func TestSeed(t *testing.T) {
	path := sharedData(t, "seed/abu-dhabi-talks.txt")
	articles, rejects := collect(t, Open(Options{}, path))
	if len(articles) != 1 || len(rejects) != 0 {
		t.Fatal(articles, rejects)
	}
	a := articles[0]
	if a.Title != "Ukraine and Russia Engage in First Direct Talks on Trump-Backed U.S. Peace Proposal" {
		t.Errorf("title %q", a.Title)
	}
	if !strings.HasPrefix(a.Body, "Negotiators from Ukraine,") || !strings.HasPrefix(a.ID, "t-") || !a.Asserted.Published.IsZero() {
		t.Errorf("%+v", a)
	}
}

// All records of the news sets are taken.
func TestNews(t *testing.T) {
	want := map[string]int{"kremlin-en": 445, "kremlin-ru": 101, "us-human-rights-reports": 295, "us-state-department": 457, "us-white-house": 536,
		"wikinews-ar": 71, "wikinews-fr": 100, "wikipedia-current-events": 37325, "wikipedia-in-the-news": 3111}
	for name, n := range want {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "news/"+name+".jsonl.zst")))
		if len(articles) != n || len(rejects) != 0 {
			t.Errorf("%s: %d articles, want %d; rejects %v", name, len(articles), n, rejects)
		}
	}
}

// sharedData returns the path of a file of the data beside the repository.
func sharedData(t *testing.T, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		path := filepath.Join(dir, "shared", "data", filepath.FromSlash(name))
		if _, err := os.Stat(path); err == nil {
			return path
		}
		if filepath.Dir(dir) == dir {
			t.Skip("the shared data are not beside the repository")
		}
		dir = filepath.Dir(dir)
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"---\ntitle: \"a\\u00e9\"\nactors: [a, 'b']\nlocations:\n- c\n---\n# x\n\ny", "---\nx: |\n  y\nid: >\n z\n...\nb", "# T\r\nb"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, Markdown, data) })
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"T\n\nb\n\nc", "\n\n", "T", "\xff\xfeT\x00\n\x00b\x00", "---\nid: \"\\xff\"\n---\nx"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, Text, data) })
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"{\"title\":\"x\"}\n", "# x\ny", "<p>x y z", "x\ny"} {
		f.Add([]byte(s))
		f.Add([]byte(gzipped(s)))
		f.Add([]byte(zstded(s)))
	}
	f.Add([]byte(gzipped(zstded("x"))))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, Auto, data) })
}
