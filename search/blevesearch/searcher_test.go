package blevesearch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

func TestScripts(t *testing.T) {
	searchtest.Run(t, func(t *testing.T, articles []*index.Article, names search.Names) search.Searcher {
		m := newMemory(t)
		for some := range slices.Chunk(articles, 3) {
			m.put(some...)
		}
		return New(Config{Index: m, Articles: m, Names: names})
	})
}

// TestBruteForce compares the engine with the brute-force searcher on random
// corpora with updated and deleted articles: in memory, where every batch stays
// a segment, and on disk, where segments are merged.
func TestBruteForce(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			onDisk := seed%2 == 1
			m := newMemory(t)
			if onDisk {
				m = newIndex(t, t.TempDir())
			}
			for round := range 2 + r.IntN(4) {
				m.put(searchtest.RandomCorpus(r, 1+r.IntN(60))...)
				ids := slices.Sorted(maps.Keys(m.articles))
				m.remove(ids[:r.IntN(len(ids)/5+1)]...)
				if onDisk && round == 1 {
					m.merge()
				}
			}
			names := searchtest.RandomNames()
			want := searchtest.NewMemory(slices.Collect(maps.Values(m.articles)), names)
			got := New(Config{Index: m, Articles: m, Names: names, ColumnBytes: 1 << (10 + seed), PostingBytes: 1 << (8 + seed)})
			got.keptFrom = 1 + 4*int(seed%4)
			got.helpFrom = 8 * int(seed%3)
			for range 40 {
				q := searchtest.RandomQuery(r)
				searchtest.Compare(t, got, want, q)
				searchtest.ComparePages(t, got, q)
			}
			for id := range 24 {
				searchtest.CompareStories(t, got, want, fmt.Sprintf("a%d", id))
			}
			for _, prefix := range []string{"", " ", "u", "Kha", "kiev", "united st", "tal", "пере", "plan", "Demo", "zz", "—"} {
				searchtest.CompareSuggest(t, got, want, prefix, 1+r.IntN(8))
			}
		})
	}
}

func TestEmptyIndex(t *testing.T) {
	m := newMemory(t)
	want := searchtest.NewMemory(nil, search.NoNames{})
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		searchtest.Compare(t, m.searcher(), want, searchtest.RandomQuery(r))
	}
}

// TestExplain holds the explanation of each score to the score.
func TestExplain(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	m := newMemory(t)
	m.put(searchtest.RandomCorpus(r, 60)...)
	explained := 0
	for range 200 {
		q := searchtest.RandomQuery(r)
		if q.Match == nil {
			continue
		}
		q.Explain, q.Sort, q.Page.Limit = true, search.Relevance, 10
		result := find(t, m.searcher(), q)
		for _, h := range result.Hits {
			if math.Abs(h.Explain.Score-h.Score) > 1e-9 || math.Abs(total(*h.Explain)-h.Score) > 1e-9 {
				t.Fatalf("%s: score %g, explained as %+v", search.Format(q.Match), h.Score, h.Explain)
			}
			explained++
		}
		if len(result.Phases) != 5 {
			t.Fatalf("phases %v", result.Phases)
		}
	}
	if explained < 100 {
		t.Errorf("%d hits explained", explained)
	}
}

// total adds up the leaves of an explanation.
func total(e search.Explanation) float64 {
	if len(e.Parts) == 0 {
		return e.Score
	}
	sum := 0.0
	for _, part := range e.Parts {
		sum += total(part)
	}
	return sum
}

// TestScore holds one score to the formula, worked out by hand.
func TestScore(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Title: "talks", Body: "talks of peace talks"}, &index.Article{ID: "b", Body: "war of words"})
	r := find(t, m.searcher(), search.Query{Match: search.Word{Text: "talks"}})
	// idf ln(1+1.5/1.5); title: 1 of 1 word, 0.5 on average; body: 2 of 4 words, 3.5 on average.
	const density = 2*1/(0.25+0.75*1/0.5) + 2/(0.25+0.75*4/3.5)
	const want = 0.6931471805599453 * 2.5 * density / (density + 1.5)
	if got := r.Hits[0].Score; math.Abs(got-want) > 1e-12 {
		t.Errorf("score is %v, want %v", got, want)
	}
}

// TestWordOfSeveral checks what a parser does not make: a Word that is several
// words, and one that is none.
func TestWordOfSeveral(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Body: "the peace plan"}, &index.Article{ID: "b", Body: "plan the peace"})
	for _, tt := range []struct {
		match search.Expr
		want  int
	}{
		{search.Word{Text: "peace-plan"}, 1},
		{search.Phrase{Words: []string{"the peace", "plan"}}, 1},
		{search.Word{Text: "–"}, 2},
		{search.And{search.Phrase{}, search.Word{Text: "plan"}}, 2},
		{search.And{}, 2},
	} {
		if got := find(t, m.searcher(), search.Query{Match: tt.match}).Total.Articles; got != tt.want {
			t.Errorf("%#v finds %d, want %d", tt.match, got, tt.want)
		}
	}
}

func TestFilterOnText(t *testing.T) {
	m := newMemory(t)
	_, err := m.searcher().Search(context.Background(), search.Query{Match: search.Where{Filter: search.Filter{Field: index.FieldBody, Values: []string{"x"}}}})
	var mistake *search.Error
	if !errors.As(err, &mistake) || mistake.Code != search.CodeUnknown {
		t.Errorf("error is %v", err)
	}
}

// TestDeletedSince checks that an article that goes between the search and the
// reading of its text is left out.
func TestDeletedSince(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Body: "talks"}, &index.Article{ID: "b", Body: "talks"})
	delete(m.articles, "a")
	r := find(t, m.searcher(), search.Query{Match: search.Word{Text: "talks"}})
	if len(r.Hits) != 1 || r.Hits[0].Article.ID != "b" {
		t.Errorf("hits are %+v", r.Hits)
	}
}

func TestStatusAndArticle(t *testing.T) {
	m := newMemory(t)
	m.put(&index.Article{ID: "a", Body: "x"}, &index.Article{ID: "b", Body: "y"})
	m.remove("a")
	s := m.searcher()
	got, err := s.Status(context.Background())
	if want := (search.Status{Articles: 1, Generation: "memory", Ready: true}); got != want || err != nil {
		t.Errorf("status is %+v, %v", got, err)
	}
	if _, err := s.Article(context.Background(), "a"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("error is %v", err)
	}
	if a, err := s.Article(context.Background(), "b"); err != nil || a.Body != "y" {
		t.Errorf("article is %+v, %v", a, err)
	}
}

// find normalises and runs a query.
func find(t *testing.T, s *Searcher, q search.Query) *search.Result {
	t.Helper()
	if q.Page.Limit == 0 {
		q.Page.Limit = search.DefaultLimit
	}
	if err := q.Normalize(); err != nil {
		t.Fatal(err)
	}
	r, err := s.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
