package enrich

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index"
)

// corpusArticle is a file of the demonstration corpus: its front matter and
// its text.
type corpusArticle struct {
	file, body string
	says       map[string]string
}

func readCorpus(t testing.TB) []corpusArticle {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "corpus", "*", "*.md"))
	if err != nil || len(files) == 0 {
		t.Skipf("no demonstration corpus: %v", err)
	}
	var articles []corpusArticle
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, body, ok := strings.Cut(strings.TrimPrefix(string(b), "---\n"), "\n---\n")
		if !ok {
			t.Fatalf("%s has no front matter", file)
		}
		says := make(map[string]string)
		for line := range strings.Lines(head) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			says[name] = strings.Trim(value, `"`)
		}
		articles = append(articles, corpusArticle{file: filepath.Base(file), body: body, says: says})
	}
	return articles
}

func (c corpusArticle) date(t testing.TB, name string) index.Date {
	t.Helper()
	if c.says[name] == "" {
		return index.Date{}
	}
	d, err := index.ParseDate(c.says[name])
	if err != nil {
		t.Fatalf("%s: %v", c.file, err)
	}
	return d
}

// credits are how the corpus signs its datelines.
var credits = []string{"Demo", "Демо", "ديمو"}

// TestCorpusDateline reads the demonstration articles with the day that their
// records state: language, dateline and its date must be right in all.
func TestCorpusDateline(t *testing.T) {
	datelines, known := 0, 0
	for _, c := range readCorpus(t) {
		a := &index.Article{Title: c.says["title"], Body: c.body, Asserted: index.Asserted{Published: c.date(t, "published")}}
		New(loadGazetteer(), fixedNow).Enrich(a)
		if a.Language != c.says["language"] {
			t.Errorf("%s: language %q, want %q", c.file, a.Language, c.says["language"])
		}
		head := c.body[:min(len(c.body), 120)]
		for _, credit := range credits {
			signed := strings.Contains(head, "("+credit+")") || strings.Contains(head, " "+credit+".")
			if signed && (a.Dateline == nil || a.Dateline.Credit != credit) {
				t.Errorf("%s: dateline %+v of %q", c.file, a.Dateline, head)
			}
		}
		if a.Dateline == nil {
			continue
		}
		datelines++
		known += count(a.Dateline.Location != "")
		if a.Published.IsZero() {
			continue
		}
		if filed := a.Dateline.Date; filed.IsZero() || apart(filed, a.Published) > 3 {
			t.Errorf("%s: filed %s, published %s: %q", c.file, filed, a.Published, head)
		}
	}
	t.Logf("place known in %d of %d datelines", known, datelines)
	if known < datelines*9/10 {
		t.Error("want the place known in nine of ten")
	}
}

// TestCorpusPublished reads them without what their records state: where the
// text alone says when it was published, it must be the same day, and where
// the record does not say it the text must.
func TestCorpusPublished(t *testing.T) {
	found, events, right := 0, 0, 0
	articles := readCorpus(t)
	for _, c := range articles {
		a := &index.Article{Title: c.says["title"], Body: c.body}
		New(loadGazetteer(), fixedNow).Enrich(a)
		want := c.date(t, "published")
		switch {
		case a.Published.IsZero() && want.IsZero():
			t.Errorf("%s: no date of publication in the record, and none found", c.file)
		case a.Published.IsZero():
		case !want.IsZero() && a.Published != want:
			t.Errorf("%s: published %s (%s), want %s", c.file, a.Published, ruleOf(a, fieldPublished), want)
		default:
			found++
		}
		if want := c.date(t, "event_date"); !want.IsZero() {
			a.Asserted.Published = c.date(t, "published")
			New(loadGazetteer(), fixedNow).Enrich(a)
			events++
			right += count(a.EventDate == want)
			if a.EventDate != want && testing.Verbose() {
				t.Logf("%s: event date %s (%s), want %s", c.file, a.EventDate, ruleOf(a, fieldEventDate), want)
			}
		}
	}
	t.Logf("published found in %d of %d texts; event date right in %d of %d", found, len(articles), right, events)
	if right < events*85/100 {
		t.Error("want the event date right in 85%")
	}
}

func ruleOf(a *index.Article, field string) string {
	for _, m := range a.Mentions {
		if m.Field == field {
			return m.Rule + ": " + m.Text
		}
	}
	return ""
}
