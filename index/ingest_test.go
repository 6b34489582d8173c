package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fakeStore is an archive and an index in memory.
type fakeStore struct {
	mu      sync.Mutex
	records map[string]Digest
	stored  map[string]*Article
	indexed map[string]string // id -> body
	seq     uint64
	fail    error // of Put
}

func newFakeStore() *fakeStore {
	return &fakeStore{records: map[string]Digest{}, stored: map[string]*Article{}, indexed: map[string]string{}}
}

func (s *fakeStore) Has(a *Article, _ int) (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.records[a.ID] == RecordDigest(a), nil
}

func (s *fakeStore) Namesakes(id string) ([]*Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []*Article
	for key, a := range s.stored {
		if key == id || strings.HasPrefix(key, id+"-") {
			found = append(found, a)
		}
	}
	return found, nil
}

func (s *fakeStore) Put(_ context.Context, articles []*Article) (Stored, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fail != nil {
		return Stored{}, s.fail
	}
	s.seq++
	seen := map[string]bool{}
	var outcomes []Outcome
	for _, a := range articles {
		if seen[a.ID] {
			return Stored{}, fmt.Errorf("id %s is in a batch twice", a.ID)
		}
		seen[a.ID] = true
		before, known := s.records[a.ID]
		switch {
		case !known:
			outcomes = append(outcomes, Added)
		case before == RecordDigest(a):
			outcomes = append(outcomes, Unchanged)
		default:
			outcomes = append(outcomes, Updated)
		}
		s.records[a.ID] = RecordDigest(a)
		if addressOf(a.ID) != "" { // of the others nobody asks, and memory is measured
			s.stored[a.ID] = a.Record()
		}
	}
	return Stored{Outcomes: outcomes}, nil
}

func (s *fakeStore) Seq() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq
}

func (s *fakeStore) Index(_ context.Context, articles []*Article, seq uint64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq != s.seq {
		return fmt.Errorf("seq is %d, want %d", seq, s.seq)
	}
	for _, a := range articles {
		if a.Language != "xx" {
			return fmt.Errorf("article %s was not enriched", a.ID)
		}
		s.indexed[a.ID] = a.Body
	}
	return nil
}

func (s *fakeStore) ingest() *Ingest {
	return &Ingest{Archive: s, Index: s, Enrich: func(a *Article) { a.Language = "xx" }}
}

// stream yields articles and errors as they stand in items.
func stream(items ...any) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		for _, item := range items {
			a, _ := item.(*Article)
			err, _ := item.(error)
			if !yield(a, err) {
				return
			}
		}
	}
}

func article(id, body string) *Article { return &Article{ID: id, Body: body} }

func TestIngest(t *testing.T) {
	s := newFakeStore()
	reject := &Reject{File: "f", Line: 3, Reason: "not JSON"}
	var told []*Reject
	in := s.ingest()
	in.OnReject = func(r *Reject) { told = append(told, r) }
	got, err := in.Run(t.Context(), stream(article("a", "1"), article("b", "1"), reject, article("a", "2"), article("b", "1")))
	if err != nil {
		t.Fatal(err)
	}
	want := Summary{Read: 5, Added: 2, Updated: 1, Unchanged: 1, Rejected: 1, Rejects: []*Reject{reject}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first run:\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"a": "2", "b": "1"}, s.indexed); diff != "" {
		t.Error(diff)
	}
	if len(told) != 1 {
		t.Errorf("told of %d rejects", len(told))
	}
	got, err = s.ingest().Run(t.Context(), stream(article("a", "2"), article("b", "3")))
	if diff := cmp.Diff(Summary{Read: 2, Unchanged: 1, Updated: 1}, got); diff != "" || err != nil {
		t.Errorf("second run: %v\n%s", err, diff)
	}
}

// Bytes in doubt are told beside the rejects, and leave nothing out.
func TestIngestBytesInDoubt(t *testing.T) {
	note := &Reject{File: "f", Reason: "3 bytes were not valid windows-1251", InDoubt: 3}
	got, err := newFakeStore().ingest().Run(t.Context(), stream(article("a", "1"), note, note))
	want := Summary{Read: 1, Added: 1, InDoubt: 6, Rejects: []*Reject{note, note}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestIngestFails(t *testing.T) {
	broken := errors.New("disk on fire")
	s := newFakeStore()
	if _, err := s.ingest().Run(t.Context(), stream(article("a", "1"), broken)); !errors.Is(err, broken) {
		t.Errorf("reader's error: %v", err)
	}
	s.fail = broken
	many := func(yield func(*Article, error) bool) {
		for i := 0; yield(article(fmt.Sprint(i), "x"), nil); i++ {
		}
	}
	if _, err := s.ingest().Run(t.Context(), many); !errors.Is(err, broken) {
		t.Errorf("archive's error: %v", err)
	}
	s.fail = nil
	ctx, cancel := context.WithCancel(t.Context())
	in := s.ingest()
	in.OnProgress = func(Summary) { cancel() }
	got, err := in.Run(ctx, many)
	if !errors.Is(err, context.Canceled) || got.Added == 0 || len(s.indexed) < got.Added {
		t.Errorf("cancelled: %v, %+v, %d indexed", err, got, len(s.indexed))
	}
}

// Memory stays flat however many articles come: nothing but three batches and
// what the archive keeps is held.
func TestIngestMemory(t *testing.T) {
	const articles, bodyBytes = 100_000, 4096
	body := strings.Repeat("x", bodyBytes)
	s := newFakeStore()
	in := s.ingest()
	in.Index = discard{}
	var peak uint64
	n := 0
	in.OnProgress = func(Summary) {
		if n++; n%10 == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	many := func(yield func(*Article, error) bool) {
		for i := range articles {
			if !yield(article(fmt.Sprint(i), body+fmt.Sprint(i)), nil) {
				return
			}
		}
	}
	if _, err := in.Run(t.Context(), many); err != nil {
		t.Fatal(err)
	}
	if peak > articles*bodyBytes/2 {
		t.Errorf("%d MB of heap for a stream of %d MB", peak>>20, articles*bodyBytes>>20)
	}
}

type discard struct{}

func (discard) Index(context.Context, []*Article, uint64) error { return nil }

func TestBatchKeepsOrder(t *testing.T) {
	b := newBatch()
	for _, id := range []string{"c", "a", "b", "a"} {
		b.add(article(id, ""))
	}
	var ids []string
	for _, a := range b.articles {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"c", "a", "b"}) {
		t.Errorf("order %v", ids)
	}
}
