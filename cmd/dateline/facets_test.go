package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
	"dateline/web"
)

// selections are the ways in which a reader can restrict a facet.
func selections(field, first, second string) []url.Values {
	return []url.Values{
		{},
		{field: {first}},
		{field: {first, second}},
		{field: {first, second}, field + ".op": {"all"}},
		{field + ".not": {first}},
		{field: {second}, field + ".not": {first}},
		{field: {search.None}},
	}
}

// TestFacetsOfTheEndpoint asks the JSON endpoint, over the engine of the program
// and over the brute-force searcher, for every combination of selections in the
// two facets actor and location, with and without words and dates. The answers
// must be the same.
func TestFacetsOfTheEndpoint(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 1))
	articles := searchtest.RandomCorpus(r, 150)
	d, err := openData(config{data: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	unique := map[string]*index.Article{}
	for _, a := range articles {
		unique[a.ID] = a
	}
	kept := make([]*index.Article, 0, len(unique))
	for _, a := range unique {
		kept = append(kept, a)
	}
	if _, err := d.archive.Put(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	if err := d.index.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	engine := web.New(web.Config{Searcher: d.engine, Log: zerolog.Nop()})
	judge := web.New(web.Config{Searcher: searchtest.NewMemory(kept, search.Gazetteer{Gazetteer: d.names}), Log: zerolog.Nop()})
	asked := 0
	for _, actor := range selections(index.FieldActor, "Ukraine", "Hamas") {
		for _, location := range selections(index.FieldLocation, "Ukraine/Kharkiv", "Russia") {
			for _, rest := range []url.Values{{}, {"q": {"talks"}}, {"from": {"2025-12-20"}, "to": {"2026-01-31"}}, {"q": {"peace OR drone"}, "to": {"2026"}, "date.field": {"event"}, "interval": {"week"}}} {
				v := url.Values{"limit": {"5"}, "facet.size": {fmt.Sprint(1 + r.IntN(6))}, "facets": {"date,actor,location,event,source"}}
				for _, part := range []url.Values{actor, location, rest} {
					for name, values := range part {
						v[name] = values
					}
				}
				compareAnswers(t, engine, judge, "/api/v1/search?"+v.Encode())
				asked++
			}
		}
	}
	if asked != 7*7*4 {
		t.Errorf("%d combinations", asked)
	}
}

func compareAnswers(t *testing.T, engine, judge http.Handler, target string) {
	t.Helper()
	if diff := cmp.Diff(answerOf(t, judge, target), answerOf(t, engine, target)); diff != "" {
		t.Errorf("%s (-brute force +engine):\n%s", target, diff)
	}
}

// answerOf returns what an endpoint answers, without what differs from engine
// to engine: the time, cursors, and the last digits of scores.
func answerOf(t *testing.T, h http.Handler, target string) map[string]any {
	t.Helper()
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, target, nil))
	var answer map[string]any
	if err := json.Unmarshal(rec.Body.Bytes(), &answer); err != nil || rec.Code != http.StatusOK {
		t.Fatalf("%s: status %d, %v: %s", target, rec.Code, err, rec.Body)
	}
	delete(answer, "took_ms")
	delete(answer, "next")
	for _, hit := range answer["hits"].([]any) {
		delete(hit.(map[string]any), "score")
		delete(hit.(map[string]any), "snippets") // which passage is best is for an engine to choose
	}
	return answer
}
