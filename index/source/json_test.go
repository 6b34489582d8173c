package source

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
)

func TestJSONLayouts(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"list", `[{"title":"a"},{"title":"b"}]`},
		{"list over lines", "[\n  {\n    \"title\": \"a\"\n  },\n  {\n    \"title\": \"b\"\n  }\n]\n"},
		{"one after the other", "{\n  \"title\": \"a\"\n}\n{\n  \"title\": \"b\"\n}"},
		{"several lists", `[{"title":"a"}] [{"title":"b"}]`},
		{"wrapped", `{"status":"ok","total":2,"meta":{"articles":[]},"articles":[{"title":"a"},{"title":"b"}],"next":{"x":[{"title":"c"}]}}`},
		{"wrapped over lines", "{\n\"data\": [\n{\"title\":\"a\"},\n{\"title\":\"b\"}\n]\n}"},
		{"wrapped twice", `{"response":{"status":"ok","results":[{"title":"a"},{"title":"b"}]},"x":1}`},
		{"two lists wrapped", `{"news":[{"title":"a"}],"reports":[{"title":"b"}]}`},
		{"lists without records before", `{"results":[],"rows":[1,[{"title":"c"}],{}],"items":[{"title":"a"},{"title":"b"}]}`},
		{"lines", "{\"title\":\"a\"}\n{\"title\":\"b\"}"},
	} {
		for _, format := range []Format{Auto, JSON} {
			articles, rejects := readAll(t, Options{Format: format}, c.text)
			if diff := cmp.Diff([]string{"a", "b"}, titles(articles)); diff != "" || len(rejects) > 0 {
				t.Errorf("%s: %s %v", c.name, diff, rejects)
			}
		}
	}
}

// An object with a text is a record, whatever lists it has.
func TestJSONRecordWithLists(t *testing.T) {
	text := "{\n\"title\": \"a\", \"body\": \"b\", \"links\": [{\"title\": \"c\"}], \"items\": [{\"title\": \"d\"}], \"data\": {\"items\": [{\"title\": \"d\"}]}\n}"
	articles, rejects := readAll(t, Options{}, text)
	if diff := cmp.Diff([]string{"a"}, titles(articles)); diff != "" || len(rejects) > 0 {
		t.Error(diff, rejects)
	}
}

func TestJSONDamage(t *testing.T) {
	for _, c := range []struct {
		text         string
		titles, want []string
	}{
		{"[{\"title\":\"a\"},\n{\"title\":oops},\n{\"title\":\"b\"}]", []string{"a", "b"}, []string{"-:2: not JSON: invalid character 'o' looking for beginning of value (at byte 10 of the record)"}},
		{"[\n{\"title\":\"cut o\n},\n{\"title\":\"b\"}]", []string{"b"}, []string{"-:2: not JSON: invalid character '\\n' in string literal (at byte 16 of the record)"}},
		{"[\n{\"title\":\"a\",\n{\"title\":\"b\"}]", []string{"b"}, []string{"-:2: not JSON: invalid character '{' looking for beginning of object key string (at byte 15 of the record)"}},
		{"[\n{\"title\":\"a\", \"x\":[1},\n{\"title\":\"b\"}\n]", []string{"b"}, []string{"-:2: not JSON: invalid character '}' after array element (at byte 21 of the record)"}},
		{"[{\"title\":\"a\"}},\n{\"title\":\"b\"}\n]", []string{"a", "b"}, []string{"-:1: not JSON: invalid character '}' looking for beginning of value (at byte 1 of the record)"}},
		{"[{\"title\":\"a\"},{\"title\":\"b\"", []string{"a"}, []string{"-:1: not JSON: cut off at byte 12 of the record"}},
		{"[{\"title\":\"a\"},\n", []string{"a"}, []string{"-:2: not JSON: cut off, the list is not closed"}},
		{"[{\"title\":\"a\"},{\"title\":\"x\\\"", []string{"a"}, []string{"-:1: not JSON: cut off at byte 13 of the record"}},
		{"{\n\"articles\":[{\"title\":\"a\"}],\n", []string{"a"}, []string{"-:3: not JSON: cut off, the list is not closed"}},
		{"{\n\"title\":\"a\"", nil, []string{"-:1: not JSON: cut off at byte 13 of the record"}},
		{"[{\"title\":\"a\"}, 5, null, [], {\"title\":\"b\"}]", []string{"a", "b"}, []string{"-:1: not a JSON object", "-:1: not a JSON object", "-:1: not a JSON object"}},
		{"[{}]\n\nrest\n{\"title\":\"b\"}", []string{"b"}, []string{"-:1: neither title nor body", "-:3: not JSON: want an object or a list of objects"}},
		{"[{\"title\":\"Z\xfcrich\"},{\"title\":\"b\"}]", []string{"b"}, []string{"-:1: not UTF-8 at byte 11 of the record"}},
		{"[{\"title\":\"" + strings.Repeat("x", maxRecord) + "\"},\n{\"title\":\"b\"}]", []string{"b"}, []string{"-:1: record is longer than 16777216 bytes"}},
		{"[{\"title\":\"a\",\"x\":" + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "},\n{\"title\":\"b\"}]", []string{"b"}, []string{"-:1: JSON nested more than 64 deep"}},
	} {
		articles, rejects := readAll(t, Options{Format: JSON}, c.text)
		if diff := cmp.Diff(c.titles, titles(articles)); diff != "" {
			t.Errorf("%.60q: %s", c.text, diff)
		}
		if diff := cmp.Diff(c.want, rejects); diff != "" {
			t.Errorf("%.60q: %s", c.text, diff)
		}
	}
}

func TestJSONSynonyms(t *testing.T) {
	articles, rejects := readAll(t, Options{}, `[{"source":{"id":null,"name":"Desk"},"author":"A","title":null,"headline":"a","description":"d","url":"https://e.org/1","publishedAt":"2026-01-23T10:00:00Z","content":"c","text":7},
		{"title":{"rendered":"b &amp; <i>c</i>"},"content":{"rendered":"<p>One.</p><p>Two.</p>"},"date":1769163300,"link":"https://e.org/2"}]`)
	if len(articles) != 2 || len(rejects) > 0 {
		t.Fatal(articles, rejects)
	}
	want := []*index.Article{{Title: "a", Body: "c", URL: "https://e.org/1", Source: "Desk"}, {Title: "b & c", Body: "One.\n\nTwo.", URL: "https://e.org/2"}}
	for i, a := range articles {
		want[i].ID, want[i].Asserted.Published = a.ID, a.Asserted.Published
		if diff := cmp.Diff(want[i], a); diff != "" || a.Asserted.Published.Time.Format("2006-01-02") != "2026-01-23" {
			t.Error(diff, a.Asserted.Published)
		}
	}
}

func TestJSONDocuments(t *testing.T) {
	articles, rejects := readAll(t, Options{}, `{"took":1,"hits":{"total":2,"hits":[{"_id":"7","_index":"x","_source":{"title":"a"}},{"_id":"8","_source":{"id":"own","title":"b"}}]}}`)
	if diff := cmp.Diff([]string{"7 | a |  |  |  |  | ", "own | b |  |  |  |  | "}, allShown(articles)); diff != "" || len(rejects) > 0 {
		t.Error(diff, rejects)
	}
}

// Stopping the reader after any number of results ends it there.
func TestJSONStops(t *testing.T) {
	text := "[{\"title\":\"a\"},{},\n{\"title\":\"x\n{\"title\":\"b\"}]\n{\"items\":[{\"title\":\"c\"}\n,{}]}\n{\"title\":\"d\""
	for stop := 1; stop <= 8; stop++ {
		count := 0
		for range Open(Options{Format: JSON, Stdin: strings.NewReader(text)}, "-") {
			if count++; count == stop {
				break
			}
		}
		if count != min(stop, 7) {
			t.Errorf("%d results, want %d", count, min(stop, 7))
		}
	}
}

// Every layout gives the records that encoding/json sees.
func TestJSONLikeDecoder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("aß {}[]\\\",:\n\u2028"))), 0, 5).Draw(t, "texts")
		var records []map[string]any
		var want []string
		for _, s := range texts {
			records = append(records, map[string]any{"extra": []any{s, map[string]any{s: nil}}, "body": "x" + s})
			want = append(want, "x"+s)
		}
		prefix, indent := "", rapid.SampledFrom([]string{"", " ", "\t"}).Draw(t, "indent")
		var v any = records
		if rapid.Bool().Draw(t, "wrapped") && len(records) > 0 {
			v = map[string]any{"a": texts, "results": records}
		}
		data, err := json.MarshalIndent(v, prefix, indent)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for a, err := range Open(Options{Format: JSON, Stdin: strings.NewReader(string(data))}, "-") {
			if err != nil && string(data) != "null" {
				t.Fatal(err)
			}
			if a != nil {
				got = append(got, a.Body)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Memory stays flat however long a list is.
func TestJSONMemoryIsFlat(t *testing.T) {
	record := "{\"id\":\"x\",\n\"title\":\"" + strings.Repeat("t", 100) + "\",\"body\":\"" + strings.Repeat("b ", 200) + "\"},\n"
	for _, head := range []string{"[", `{"meta":{},"articles":[`} {
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		count, most := 0, uint64(0)
		for _, err := range Open(Options{Format: JSON, Stdin: &repeated{text: head + strings.Repeat(record, 1000), times: 1, tail: record, tails: 50_000}}, "-") {
			if err != nil {
				break // the list is not closed
			}
			if count++; count%10_000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
		if limit := before.HeapAlloc + 8<<20; count != 51_000 || most > limit {
			t.Errorf("%d records, heap of %d bytes, the limit is %d", count, most, limit)
		}
	}
}

func TestJSONFeeds(t *testing.T) {
	articles, rejects := readAll(t, Options{}, `{"version":"https://jsonfeed.org/version/1.1","title":"Desk &amp; Co","description":"Text","language":"fr-FR","items":[
		{"id":"https://e.org/1","title":"a","content_html":"<p>One.<p>Two.","date_published":"2026-01-23T10:00:00Z"},
		{"id":"2","url":"https://e.org/2","title":"b","content_text":"plain","summary":"s","language":"de"}]}`)
	if len(articles) != 2 || len(rejects) > 0 {
		t.Fatal(articles, rejects)
	}
	first, second := articles[0], articles[1]
	if first.Source != "Desk & Co" || first.URL != "https://e.org/1" || first.Body != "One.\n\nTwo." || !strings.HasPrefix(first.ID, "u-") || first.Asserted.Language != "fr" || first.Asserted.Published.IsZero() {
		t.Errorf("%+v", first)
	}
	if !strings.HasPrefix(second.ID, "u-") || second.Body != "plain" || second.Asserted.Language != "de" {
		t.Errorf("%+v", second)
	}
	for _, name := range []string{"jsonfeed-1.0.json", "jsonfeed-1.1.json"} {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/"+name)))
		if len(articles) != 1 || len(rejects) > 0 || articles[0].Source != "title" || articles[0].Body != "content_text" {
			t.Errorf("%s: %v %v", name, articles, rejects)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{"[{\"title\":\"a\"},\n{\"title\":oops},{\"title\":\"x\ny\"}\n{\"body\":\"b\"}]", `{"response":{"results":[{"title":"a","date":1769163300}]},"x":[`, `{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"https://e.org","content_html":"<p>a"}]}`, "{\n\"title\": {\"rendered\":\"<b>\"}, \"text\":\"b\"}{", "[[{}],{}}]"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, JSON, data) })
}
