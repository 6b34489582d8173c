package story

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"dateline/index"
	"dateline/index/enrich"
	"dateline/index/gazetteer"
)

// shared is where collections lie that we did not write.
const sharedData = "../../../shared/data/"

// readShared reads the articles of a file, or skips the test where there is none.
func readShared(t testing.TB, name string) []*index.Article {
	t.Helper()
	f, err := os.Open(sharedData + name)
	if err != nil {
		t.Skipf("%s is not there", name)
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	var all []*index.Article
	for lines.Scan() {
		var r struct{ ID, Title, Body, Published, Source, Dateline string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		day, _, _ := strings.Cut(r.Published, "T")
		date, _ := index.ParseDate(day)
		all = append(all, &index.Article{ID: r.ID, Title: r.Title, Body: r.Body, Source: r.Source, Published: date})
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	return all
}

func texts(articles []*index.Article) []*Text {
	var r Reader
	var all []*Text
	for _, a := range articles {
		all = append(all, r.Read(a))
	}
	return all
}

// newEnricher loads the gazetteer once for all tests.
var newEnricher = sync.OnceValues(func() (*enrich.Enricher, error) {
	names, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	return enrich.New(names, func() time.Time { return time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC) }), nil
})

// enrichAll finds datelines and boilerplate, and keeps the given dates.
func enrichAll(t testing.TB, articles []*index.Article) {
	t.Helper()
	e, err := newEnricher()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for part := range slices.Chunk(articles, 1+len(articles)/2) {
		wg.Go(func() {
			for _, a := range part {
				published := a.Published
				e.Enrich(a)
				a.Published = published
			}
		})
	}
	wg.Wait()
}
