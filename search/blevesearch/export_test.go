package blevesearch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// TestExport compares exports of random queries with the pages of the same
// search, and with the brute-force searcher.
func TestExport(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 11))
			m := newMemory(t)
			for range 3 {
				m.put(searchtest.RandomCorpus(r, 40)...)
				ids := slices.Sorted(maps.Keys(m.articles))
				m.remove(ids[:r.IntN(5)]...)
			}
			names := searchtest.RandomNames()
			want := searchtest.NewMemory(slices.Collect(maps.Values(m.articles)), names)
			got := New(Config{Index: m, Articles: m, Names: names})
			for range 40 {
				q := searchtest.RandomQuery(r)
				searchtest.CompareExport(t, got, q)
				var a, b searchtest.Collected
				if _, err := got.Export(t.Context(), q, &a); err != nil {
					t.Fatal(err)
				}
				if _, err := want.Export(t.Context(), q, &b); err != nil {
					t.Fatal(err)
				}
				if slices.Sort(a.IDs); !slices.Equal(a.IDs, slices.Sorted(slices.Values(b.IDs))) {
					t.Fatalf("export has %v, want %v\n%s", a.IDs, b.IDs, searchtest.Describe(q))
				}
			}
		})
	}
}

// changing is a Sink that changes the articles while it is given them.
type changing struct {
	searchtest.Collected
	change func()
	fail   error
}

func (c *changing) Write(a *index.Article) error {
	if len(c.IDs) == 0 {
		c.change()
	}
	if c.fail != nil {
		return c.fail
	}
	return c.Collected.Write(a)
}

// TestExportHolds checks that an export gives what was there at its beginning,
// and tells of what has gone.
func TestExportHolds(t *testing.T) {
	m := newMemory(t)
	m.put(searchtest.RandomCorpus(rand.New(rand.NewPCG(1, 1)), 30)...)
	q := search.Query{}
	if err := q.Normalize(); err != nil {
		t.Fatal(err)
	}
	before := len(m.articles)
	ids := slices.Sorted(maps.Keys(m.articles))
	to := &changing{change: func() {
		m.put(&index.Article{ID: "new", Title: "talks"})
		m.remove(ids[:4]...)
	}}
	gone, err := m.searcher().Export(t.Context(), q, to)
	if err != nil || len(to.IDs)+gone != before || to.Result.Total.Articles != before || gone < 3 || gone > 4 || slices.Contains(to.IDs, "new") {
		t.Errorf("%d articles and %d gone of %d: %v", len(to.IDs), gone, before, err)
	}
}

// TestExportEnds checks that an export ends with its reader, and that slots are
// given back.
func TestExportEnds(t *testing.T) {
	m := newMemory(t)
	m.put(searchtest.RandomCorpus(rand.New(rand.NewPCG(1, 1)), 30)...)
	s := New(Config{Index: m, Articles: m, MaxConcurrent: 1})
	broken := errors.New("broken pipe")
	for range 2 * maxExports {
		if _, err := s.Export(t.Context(), search.Query{Sort: search.Newest}, &changing{change: func() {}, fail: broken}); !errors.Is(err, broken) {
			t.Fatalf("error is %v", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := s.Export(ctx, search.Query{Sort: search.Newest}, &changing{change: cancel}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	var nested func()
	depth := 0
	nested = func() {
		if depth++; depth <= maxExports {
			if _, err := s.Export(t.Context(), search.Query{Sort: search.Newest}, &changing{change: nested}); err != nil {
				t.Error(err)
			}
			return
		}
		if _, err := s.Export(t.Context(), search.Query{Sort: search.Newest}, &searchtest.Collected{}); !errors.Is(err, search.ErrBusy) {
			t.Errorf("one more export than may be: %v", err)
		}
	}
	nested()
}
