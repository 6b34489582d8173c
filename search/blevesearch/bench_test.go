package blevesearch

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"

	"github.com/klauspost/compress/zstd"
)

// BenchmarkSearch times searches over 37,325 events of Wikipedia's Current
// events portal. Their capitalised words stand for actors and places: names as
// frequent and as varied as real ones.
func BenchmarkSearch(b *testing.B) {
	b.Run("segments=38", func(b *testing.B) { benchmarkSearch(b, newMemory(b)) })
	b.Run("segments=1", func(b *testing.B) { benchmarkSearch(b, newIndex(b, b.TempDir())) })
}

// BenchmarkCopies is BenchmarkSearch over the same events, every so many of which
// shares its story with one or two others: the difference is what the counts of
// stories cost. Of news of several agencies every twentieth does.
func BenchmarkCopies(b *testing.B) {
	for _, every := range []int{3, 20} {
		b.Run(fmt.Sprint("every=", every), func(b *testing.B) {
			b.Run("segments=38", func(b *testing.B) { benchmarkCopies(b, newMemory(b), every) })
			b.Run("segments=1", func(b *testing.B) { benchmarkCopies(b, newIndex(b, b.TempDir()), every) })
		})
	}
}

func benchmarkCopies(b *testing.B, m *memory, every int) {
	n, copied := 0, 0
	m.altering = func(a *index.Article) {
		if n++; n%every == 0 {
			copied++
			a.Story = fmt.Sprint("story ", copied%(13_000/every))
		}
	}
	benchmarkSearch(b, m)
}

func benchmarkSearch(b *testing.B, m *memory) {
	currentEvents(b, m)
	if m.dir != "" {
		m.merge()
	}
	s := m.searcher()
	facets := []search.FacetRequest{{Field: index.FieldDate}, {Field: index.FieldActor}, {Field: index.FieldLocation}}
	january := search.Filter{Field: index.FieldDate, From: index.NewDay(2015, 1, 1), To: index.NewDay(2019, 12, 31)}
	ukraine := search.Filter{Field: index.FieldActor, Values: []string{"Ukraine"}}
	for _, bench := range []struct {
		name, q string
		where   []search.Filter
		facets  []search.FacetRequest
		fold    search.Collapse
		count   search.CountBy
	}{
		{name: "common", q: "killed"},
		{name: "common with facets", q: "killed", facets: facets},
		{name: "rare with facets", q: "Debaltseve", facets: facets},
		{name: "and with facets", q: "killed bomb", facets: facets},
		{name: "or with facets", q: "ceasefire OR talks OR peace OR killed", facets: facets},
		{name: "phrase with facets", q: `"car bomb"`, facets: facets},
		{name: "common phrase with facets", q: `"in the"`, facets: facets},
		{name: "term and actor with facets", q: "killed", where: []search.Filter{ukraine}, facets: facets},
		{name: "term and dates with facets", q: "killed", where: []search.Filter{january}, facets: facets},
		{name: "browse with facets", facets: facets},
		{name: "common, folded, with facets", q: "killed", facets: facets, fold: search.CollapseStory},
		{name: "common with facets by sources", q: "killed", facets: facets, count: search.CountSources},
	} {
		b.Run(bench.name, func(b *testing.B) {
			match, err := search.Parse(bench.q)
			if err != nil {
				b.Fatal(err)
			}
			q := search.Query{Match: match, Where: bench.where, Facets: bench.facets, Collapse: bench.fold, Count: bench.count, Page: search.Page{Limit: search.DefaultLimit}}
			if err := q.Normalize(); err != nil {
				b.Fatal(err)
			}
			total := 0
			b.ReportAllocs()
			for b.Loop() {
				r, err := s.Search(context.Background(), q)
				if err != nil {
					b.Fatal(err)
				}
				total = r.Total.Articles
			}
			b.ReportMetric(float64(total), "hits")
		})
	}
}

// BenchmarkFirstSearch times a search that has to make all columns.
func BenchmarkFirstSearch(b *testing.B) {
	m := newMemory(b)
	currentEvents(b, m)
	q := search.Query{Match: search.Word{Text: "killed"}, Facets: []search.FacetRequest{{Field: index.FieldDate}, {Field: index.FieldActor}, {Field: index.FieldLocation}}}
	if err := q.Normalize(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := m.searcher().Search(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// currentEvents indexes the events in batches of a thousand.
func currentEvents(b *testing.B, m *memory) {
	b.Helper()
	file, err := os.Open(sharedData(b, "news", "wikipedia-current-events.jsonl.zst"))
	if err != nil {
		b.Skip(err)
	}
	defer file.Close()
	unpacked, err := zstd.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	defer unpacked.Close()
	var batch []*index.Article
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, index.MaxBody)
	for lines.Scan() {
		var record struct{ ID, Body, Published, Language, Source string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			b.Fatal(err)
		}
		a := &index.Article{ID: record.ID, Body: record.Body, Language: record.Language, Source: record.Source}
		a.Published, _ = index.ParseDate(record.Published)
		if m.altering != nil {
			m.altering(a)
		}
		a.Actors = capitalised(record.Body)
		if len(a.Actors) > 1 {
			a.Locations = []string{a.Actors[0] + "/" + a.Actors[1]}
		}
		if batch = append(batch, a); len(batch) == 1000 {
			m.put(batch...)
			batch = nil
		}
	}
	m.put(batch...)
}

func capitalised(body string) []string {
	var names []string
	seen := map[string]bool{}
	for _, w := range text.Words(body) {
		name := body[w.Start:w.End]
		if first, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(first) && !seen[name] && w.Start > 0 {
			names = append(names, name)
		}
		seen[name] = true
	}
	return names
}

// sharedData returns the path of shared test data, or skips.
func sharedData(tb testing.TB, path ...string) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for !strings.HasSuffix(dir, string(filepath.Separator)) {
		dir = filepath.Dir(dir)
		file := filepath.Join(append([]string{dir, "shared", "data"}, path...)...)
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	tb.Skip("no shared data beside the repository")
	return ""
}
