package web

import (
	"math/rand/v2"
	"net/http/httptest"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// fixtureSearcher is the searcher over the corpus.
func fixtureSearcher() search.Searcher { return searchtest.NewMemory(corpus(), names()) }

// The counts of a comparison are those of reading every article that each of the
// two searches finds.
func TestCompareCounts(t *testing.T) {
	articles := searchtest.RandomCorpus(rand.New(rand.NewPCG(7, 7)), 120)
	s := newServer(Config{Searcher: searchtest.NewMemory(articles, search.NoNames{})})
	for _, query := range []string{
		"q=talks&q2=strike", "actor=Ukraine&q2=talks", "from=2026-01-01&to=2026-01-15&from2=2026-01-16", "location=Ukraine&location.not=Ukraine/Kharkiv&q2=drone",
		"actor=Ukraine&actor=Russia&actor.op=all&q2=talks", "actor=Russia&to=2025&to2=2024", "date.field=event&from=2026&from2=2025",
	} {
		p, err := s.readPair(httptest.NewRequest("GET", "/compare?"+query, nil))
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		c, err := s.compare(t.Context(), p)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		a, b := readAll(t, s, p.a), readAll(t, s, p.b)
		both := 0
		for id := range a {
			if b[id] != nil {
				both++
			}
		}
		if c.a.Articles != len(a) || c.b.Articles != len(b) || c.both.Articles != both {
			t.Errorf("%s: %+v, %+v and %+v of both, want %d, %d and %d", query, c.a, c.b, c.both, len(a), len(b), both)
		}
		for _, field := range comparedFields() {
			for _, x := range c.apart[field] {
				if n, m := having(a, field, x.Value), having(b, field, x.Value); n != x.A.Count.Articles || m != x.B.Count.Articles {
					t.Errorf("%s: %s has %d and %d, want %d and %d", query, x.Value, x.A.Count.Articles, x.B.Count.Articles, n, m)
				}
			}
		}
		checkBuckets(t, query, c, p.a.dateField, [2]map[string]*index.Article{a, b})
	}
}

// checkBuckets compares date buckets with the dates of the articles.
func checkBuckets(t *testing.T, query string, c comparison, name string, of [2]map[string]*index.Article) {
	t.Helper()
	field, _ := index.FieldNamed(name)
	last := 0
	for i, b := range c.buckets() {
		var want [2]int
		for side, articles := range of {
			for _, a := range articles {
				if d := field.Date(a); !d.IsZero() && d.DayNumber() >= b.From.DayNumber() && d.DayNumber() <= b.To.DayNumber() {
					want[side]++
				}
			}
		}
		if b.a.Count.Articles != want[0] || b.b.Count.Articles != want[1] {
			t.Errorf("%s: %s has %d and %d, want %v", query, b.Value, b.a.Count.Articles, b.b.Count.Articles, want)
		}
		if i > 0 && b.From.DayNumber() != last+1 {
			t.Errorf("%s: a gap before %s", query, b.Value)
		}
		last = b.To.DayNumber()
	}
}

// readAll pages through a search and returns its articles by id.
func readAll(t *testing.T, s *server, a asked) map[string]*index.Article {
	t.Helper()
	all := map[string]*index.Article{}
	q := a.query
	q.Page, q.Collapse = search.Page{Limit: search.MaxLimit}, search.CollapseNone
	for {
		r, err := s.Searcher.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			all[h.Article.ID] = h.Article
		}
		if q.Page.Cursor = r.Next; r.Next == "" {
			return all
		}
	}
}

func having(articles map[string]*index.Article, name, value string) int {
	field, _ := index.FieldNamed(name)
	n := 0
	for _, a := range articles {
		for _, v := range field.Values(a) {
			if v == value || field.Kind == index.Path && index.LocationWithin(v, value) {
				n++
				break
			}
		}
	}
	return n
}
