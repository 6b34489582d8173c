package web

import (
	"bytes"
	stdjson "encoding/json"
	"testing"

	"dateline/index"

	"pgregory.net/rapid"
)

// TestJSONTwin holds the answers that are written to what encoding/json writes
// of the same values, with whatever strings the articles bring.
func TestJSONTwin(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOf(rapid.SampledFrom([]rune("a<>&\"\\/\u2028\u2029\u0000\u001f\u007f\ufffd\U0001f600é"))))
	list := rapid.SliceOfN(text, 0, 3)
	maybe := rapid.Map(list, func(s []string) *string {
		if len(s) == 0 {
			return nil
		}
		return &s[0]
	})
	count := func(t *rapid.T) countJSON {
		return countJSON{rapid.Int().Draw(t, "articles"), rapid.Int().Draw(t, "stories")}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := resultJSON{Query: text.Draw(t, "query"), Total: count(t), TookMS: rapid.Float64().Draw(t, "took"), Hits: []hitJSON{}, Facets: map[string]any{}, Notes: list.Draw(t, "notes"), Next: maybe.Draw(t, "next")}
		for range rapid.IntRange(0, 3).Draw(t, "hits") {
			h := hitJSON{ID: text.Draw(t, "id"), Title: text.Draw(t, "title"), Published: maybe.Draw(t, "published"), DateSuspect: rapid.Bool().Draw(t, "suspect"),
				Actors: list.Draw(t, "actors"), Score: rapid.Float64().Draw(t, "score"), storyFactsJSON: storyFactsJSON{Copies: 1, FirstSeen: maybe.Draw(t, "seen")},
				Snippets: []snippetJSON{{"body", text.Draw(t, "snippet")}}, Body: maybe.Draw(t, "body")}
			if rapid.Bool().Draw(t, "event") {
				h.Dateline = &datelineJSON{Location: text.Draw(t, "place"), Date: maybe.Draw(t, "date")}
				h.Killed = &killedJSON{Best: index.NewNumber(rapid.IntRange(0, 1<<20).Draw(t, "killed"))}
				h.Event = &eventJSON{Sides: []sideJSON{{Actors: list.Draw(t, "side")}}, Point: &pointJSON{Lat: rapid.Float64().Draw(t, "lat")}}
				h.Explain = &explanationJSON{Text: "sum", Parts: []explanationJSON{{Text: text.Draw(t, "part"), Score: rapid.Float64().Draw(t, "of")}}}
			}
			r.Hits = append(r.Hits, h)
		}
		sources := rapid.IntRange(0, 9).Draw(t, "sources")
		counted := bucketCountJSON{countJSON: count(t)}
		if sources > 4 {
			counted.Sources = &sources
		}
		r.Facets[index.FieldDate] = dateFacetJSON{Interval: "month", Buckets: []dateBucketJSON{{Value: "2026-01", bucketCountJSON: counted}}}
		r.Facets[index.FieldActor] = valueFacetJSON{Buckets: []any{actorBucketJSON{Value: text.Draw(t, "actor"), bucketCountJSON: counted}, pathBucketJSON{Label: text.Draw(t, "label")}}}
		r.Facets[text.Draw(t, "field")] = valueFacetJSON{Buckets: []any{valueBucketJSON{Value: text.Draw(t, "value")}}}

		var got, want bytes.Buffer
		if err := writeJSONTo(&got, r); err != nil {
			t.Fatal(err)
		}
		twin := stdjson.NewEncoder(&want)
		twin.SetEscapeHTML(false)
		if err := twin.Encode(r); err != nil {
			t.Fatal(err)
		}
		if got.String() != want.String() {
			t.Fatalf("got  %s\nwant %s", &got, &want)
		}
	})
}
