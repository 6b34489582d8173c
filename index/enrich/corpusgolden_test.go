package enrich

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index"
)

var update = flag.Bool("update", false, "write the golden files of this package anew")

// TestCorpusGolden holds what is found in the demonstration articles, an
// article a block, to a file that has been read against the texts.
func TestCorpusGolden(t *testing.T) {
	var b strings.Builder
	e := New(loadGazetteer(), fixedNow)
	for _, c := range readCorpus(t) {
		a := &index.Article{Title: c.says["title"], Body: c.body, Source: c.says["source"], Asserted: index.Asserted{
			Language: c.says["language"], Published: c.date(t, "published"), EventDate: c.date(t, "event_date"),
		}}
		e.Enrich(a)
		goldenBlock(&b, c.file, a)
	}
	golden := filepath.Join("testdata", "corpus.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wanted, got := strings.Split(string(want), "\n\n"), strings.Split(b.String(), "\n\n")
	if len(wanted) != len(got) {
		t.Fatalf("%d blocks, want %d: read the new ones, then run this test with -update", len(got), len(wanted))
	}
	for i := range got {
		if got[i] != wanted[i] {
			t.Errorf("got\n%s\nwant\n%s", got[i], wanted[i])
		}
	}
}

// goldenBlock writes what was found in an article.
func goldenBlock(b *strings.Builder, file string, a *index.Article) {
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(b, "  %-10s %s\n", name, value)
		}
	}
	fmt.Fprintln(b, file)
	if d := a.Dateline; d != nil {
		line("dateline", strings.Join([]string{d.Location, d.Date.String(), d.Credit}, " | "))
	}
	line("published", a.Published.String())
	line("event", a.EventDate.String())
	line("main", mainOf(a))
	line("actors", strings.Join(a.Actors, "; "))
	line("locations", strings.Join(a.Locations, "; "))
	line("types", strings.Join(a.Types, "; "))
	fmt.Fprintln(b)
}
