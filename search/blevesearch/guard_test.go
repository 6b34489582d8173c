package blevesearch

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"dateline/index"
	"dateline/search"
)

func TestBusy(t *testing.T) {
	m := newMemory(t)
	s := New(Config{Index: m, Articles: m, MaxConcurrent: 1})
	var inner error
	m.looking = func() {
		m.looking = nil
		_, inner = s.Search(context.Background(), search.Query{})
	}
	if _, err := s.Search(context.Background(), search.Query{}); err != nil {
		t.Fatal(err)
	}
	if !errors.Is(inner, search.ErrBusy) {
		t.Errorf("a second search at once: %v, want ErrBusy", inner)
	}
	if _, err := s.Search(context.Background(), search.Query{}); err != nil {
		t.Errorf("the next search: %v", err)
	}
}

func TestBusyAndCancelled(t *testing.T) {
	m := newMemory(t)
	s := New(Config{Index: m, Articles: m, MaxConcurrent: 1})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Search(ctx, search.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if _, err := s.Search(context.Background(), search.Query{}); err != nil {
		t.Errorf("the slot of a cancelled search is gone: %v", err)
	}
}

// TestCancelled cancels a search while it runs, which must be noticed in every
// loop that reads many postings.
func TestCancelled(t *testing.T) {
	m := newMemory(t)
	var articles []*index.Article
	for i := range 3 * stepsPerLook {
		articles = append(articles, &index.Article{ID: fmt.Sprint(i), Body: "peace talks", Actors: []string{"Ukraine"}, Published: index.NewDay(2026, 1, 1)})
	}
	m.put(articles...)
	s := m.searcher()
	for _, q := range []search.Query{
		{Match: search.Word{Text: "talks"}, Sort: search.Relevance, Page: search.Page{Limit: 1}},
		{Match: search.Phrase{Words: []string{"peace", "talks"}}},
		{Where: []search.Filter{{Field: index.FieldActor, Values: []string{"Ukraine"}}}},
		{Facets: []search.FacetRequest{{Field: index.FieldDate, Interval: search.IntervalAuto}}},
		{Match: search.Word{Text: "talks"}, Facets: []search.FacetRequest{{Field: index.FieldActor, Size: 1}}},
		{Sort: search.Newest, Page: search.Page{Limit: 1}},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		m.looking = cancel
		if _, err := s.Search(ctx, q); !errors.Is(err, context.Canceled) {
			t.Errorf("%+v: error is %v", q, err)
		}
		m.looking = nil
		if _, err := s.Search(context.Background(), q); err != nil {
			t.Errorf("%+v: after a cancelled search: %v", q, err)
		}
	}
}

// TestPanic checks that a panic becomes an error and costs no slot.
func TestPanic(t *testing.T) {
	m := newMemory(t)
	s := New(Config{Index: m, Articles: m, MaxConcurrent: 1})
	m.looking = func() { panic("damaged") }
	if _, err := s.Search(context.Background(), search.Query{}); !errors.Is(err, errDamaged) {
		t.Errorf("error is %v", err)
	}
	m.looking = nil
	if _, err := s.Search(context.Background(), search.Query{}); err != nil {
		t.Errorf("after a panic: %v", err)
	}
}

// TestConcurrent searches while articles are added, updated and removed. Every
// answer must be of one moment: total, facet and hits agree.
func TestConcurrent(t *testing.T) {
	m := newMemory(t)
	s := New(Config{Index: m, Articles: m, MaxConcurrent: 100, ColumnBytes: 1 << 12})
	m.put(&index.Article{ID: "first", Body: "talks", Actors: []string{"Ukraine"}})
	q := search.Query{
		Match: search.Word{Text: "talks"}, Sort: search.Relevance, Page: search.Page{Limit: 1},
		Facets: []search.FacetRequest{{Field: index.FieldActor, Size: 5}},
	}
	done := make(chan struct{})
	var searches sync.WaitGroup
	for range 4 {
		searches.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, err := s.Search(context.Background(), q)
				if err != nil || r.Total.Articles == 0 || r.Facets[0].Buckets[0].Count != r.Total {
					t.Errorf("answer %+v, %v", r, err)
					return
				}
			}
		})
	}
	for i := range 60 {
		m.put(&index.Article{ID: fmt.Sprint(i % 40), Body: "talks of " + fmt.Sprint(i), Actors: []string{"Ukraine", fmt.Sprint("actor ", i)}})
		if i%3 == 0 {
			m.remove(fmt.Sprint(i / 2))
		}
	}
	close(done)
	searches.Wait()
}
