package index

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// What a page or a record does to enrichment must not end the run.
func TestIngestEnrichmentPanics(t *testing.T) {
	s := newFakeStore()
	in := s.ingest()
	in.Enrich = func(a *Article) {
		if a.ID == "b" {
			panic("index out of range")
		}
		a.Language = "xx"
	}
	got, err := in.Run(t.Context(), stream(article("a", "1"), article("b", "1"), article("c", "1")))
	if err != nil || got.Read != 3 || got.Added != 2 || got.Rejected != 1 {
		t.Fatalf("%v, %+v", err, got)
	}
	if reason := got.Rejects[0].Reason; !strings.Contains(reason, "article b") || !strings.Contains(reason, "index out of range") {
		t.Errorf("reason %q", reason)
	}
	if len(s.indexed) != 2 || s.indexed["b"] != "" {
		t.Errorf("indexed %v", s.indexed)
	}
}

// The last of several records with one id stays, even when it is what the
// archive had and another one is still on its way there.
func TestIngestLastWinsAcrossBatches(t *testing.T) {
	s := newFakeStore()
	if _, err := s.ingest().Run(t.Context(), stream(article("a", "old"))); err != nil {
		t.Fatal(err)
	}
	items := []any{article("a", "new")}
	for i := range BatchArticles { // fills the batch that takes "new" along
		items = append(items, article(fmt.Sprint(i), "x"))
	}
	items = append(items, article("a", "old"))
	in, read := s.ingest(), make(chan struct{})
	in.Enrich = func(a *Article) { // "new" is committed when all is read
		<-read
		a.Language = "xx"
	}
	got, err := in.Run(t.Context(), func(yield func(*Article, error) bool) {
		defer close(read)
		stream(items...)(yield)
	})
	if err != nil || s.indexed["a"] != "old" {
		t.Errorf("%v, %+v, indexed %q, want old", err, got, s.indexed["a"])
	}
}

// A reader that waits for input (a terminal, a pipe that stays open) does not
// keep a cancelled run from ending.
func TestIngestEndsWhileReaderWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	input := make(chan struct{})
	t.Cleanup(func() { close(input) })
	got, err := newFakeStore().ingest().Run(ctx, func(func(*Article, error) bool) {
		cancel()
		<-input
	})
	if !errors.Is(err, context.Canceled) || got.Read != 0 {
		t.Errorf("%v, %+v", err, got)
	}
}
