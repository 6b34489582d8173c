package source

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

func TestJSONRecord(t *testing.T) {
	a, err := articleOfJSON([]byte(` {"id" : "x:1", "title":" Talks\n in \"Abu Dhabi\" ", "body":" a\n\nb ", "url":"https://e.org/1", "source":"Desk",
		"language":"en-GB", "type":"Air strike", "published":"2026-01-23T10:00:00.5+02:00", "event_date":"2026-01", "actors":["Ukraine", " ", "Russia"],
		"locations":["Ukraine/Kharkiv"], "other":{"a":[1,{"b":"}"}]}, "n":null, "dateline":"KYIV"}`), usualNames)
	if err != nil {
		t.Fatal(err)
	}
	published, _ := index.ParseDate("2026-01-23T08:00:00Z")
	event, _ := index.ParseDate("2026-01")
	want := &index.Article{ID: "x:1", Title: `Talks  in "Abu Dhabi"`, Body: " a\n\nb ", URL: "https://e.org/1", Source: "Desk", Type: "Air strike",
		Asserted: index.Asserted{Language: "en", Published: published, EventDate: event, Actors: []string{"Ukraine", "Russia"}, Locations: []string{"Ukraine/Kharkiv"}}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
}

func TestJSONRecords(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct{ line, want string }{
		{`{"title":"t"}`, "ok"},
		{`{"body":"b"}`, "ok"},
		{`{"title":null,"body":"b"}`, "ok"},
		{`{"title":"t","actors":"Ukraine"}`, "ok"},
		{`{"title":"t","actors":[]}`, "ok"},
		{`{"id":12,"title":"t"}`, "ok"},
		{`{"title":"t","published":""}`, "ok"},
		{`{"title":"t","published":"2026"}`, "ok"},
		{`{"title":"t","language":"Esperanto, mostly"}`, "ok"},
		{`{"title":"t","x":` + strings.Repeat("[", 60) + strings.Repeat("]", 60) + `}`, "ok"},
		{`{"title":"` + long(index.MaxTitle) + `"}`, "ok"},
		{`{"title":"` + long(index.MaxTitle+1) + `"}`, "title: 65537 bytes, the limit is 65536"},
		{`{"body":"` + long(index.MaxBody) + `"}`, "ok"},
		{`{"body":"` + long(index.MaxBody+1) + `"}`, "body: 4194305 bytes, the limit is 4194304"},
		{`{"title":"t","id":"` + long(index.MaxID) + `"}`, "ok"},
		{`{"title":"t","id":"` + long(index.MaxID+1) + `"}`, "id: 513 bytes, the limit is 512"},
		{`{"title":"t","url":"` + long(index.MaxURL+1) + `"}`, "url: 4097 bytes, the limit is 4096"},
		{`{"title":"t","source":"` + long(index.MaxValue+1) + `"}`, "source: 257 bytes, the limit is 256"},
		{`{"title":"t","type":"` + long(index.MaxValue+1) + `"}`, "type: 257 bytes, the limit is 256"},
		{`{"title":"t","actors":["` + long(index.MaxValue+1) + `"]}`, "actors: 257 bytes, the limit is 256"},
		{`{"title":"t","locations":[` + strings.Repeat(`"x",`, index.MaxValues-1) + `"x"]}`, "ok"},
		{`{"title":"t","locations":[` + strings.Repeat(`"x",`, index.MaxValues) + `"x"]}`, "locations: 1001 values, the limit is 1000"},
		{`{}`, "neither title nor body"},
		{`{"title":" ","body":"\n"}`, "neither title nor body"},
		{`{"title":5}`, "title: want a text"},
		{`{"title":["t"]}`, "title: want a text"},
		{`{"title":"t","source":{}}`, "source: want a text"},
		{`{"title":"t","published":true}`, "published: want a text"},
		{`{"title":"t","actors":[1]}`, "actors: want a list of texts"},
		{`{"title":"t","actors":{"a":1}}`, "actors: want a list of texts"},
		{`{"title":"t","published":"yesterday"}`, `published: reading "yesterday": not a date: want 2026, 2026-01, 2026-01-23 or 2026-01-23T15:04:05Z`},
		{`{"title":"t","event_date":"2026-13"}`, `event_date: reading "2026-13": not a date: want 2026, 2026-01, 2026-01-23 or 2026-01-23T15:04:05Z`},
		{`{"title":"t","published":"9999-12-31T23:59:59-12:00"}`, `published: reading "9999-12-31T23:59:59-12:00": not a date: want 2026, 2026-01, 2026-01-23 or 2026-01-23T15:04:05Z`},
		{`{"id":"1","title":"t","ID":"2"}`, "id: given twice"},
		{`{"title":"t","TITLE":"t"}`, "title: given twice"},
		{`{"title":"t","body":null,"Body":"b"}`, "body: given twice"},
		{`{"title":"t","\u0074itle":"t"}`, "title: given twice"},
		{`["title"]`, "not a JSON object"},
		{`"title"`, "not a JSON object"},
		{`{"title":"t"`, "not JSON: cut off at byte 12 of the record"},
		{`{"title":"t`, "not JSON: cut off at byte 11 of the record"},
		{`{"title":"t",}`, "not JSON: invalid character '}' looking for beginning of object key string (at byte 14 of the record)"},
		{`{"title":"t"} {}`, "not JSON: invalid character '{' after top-level value (at byte 15 of the record)"},
		{`{"title":"t","x":` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + `}`, "JSON nested more than 64 deep"},
		{`{"title":"t","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`, "not JSON: invalid character '[' exceeded max depth (at byte 10017 of the record)"},
		{"{\"title\":\"\xff\"}", "not UTF-8 at byte 10 of the record"},
	} {
		got := "ok"
		a, err := articleOfJSON([]byte(c.line), usualNames)
		if err == nil {
			err = index.Limits{}.Check(a)
		}
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%.80s: %s, want %s", c.line, got, c.want)
		}
	}
}

func TestLanguageCodes(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "EN": "en", "en-US": "en", "pt_BR": "pt", "ukr": "uk", "zh-yue": "zh", "ckb": "ckb", "iw": "he", "English": "", "": "", "und": "", " fr ": "fr"} {
		if got := languageCode(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

func TestLinesAreCounted(t *testing.T) {
	full := strings.Repeat("x", maxLine)
	in := strings.Join([]string{"one", "", "three\r", full, full + "\r", full + "x", full + full, "eight"}, "\n")
	input, err := openInput("x", strings.NewReader(in), nil)
	if err != nil {
		t.Fatal(err)
	}
	l := &lines{r: input.r}
	pos := int64(0)
	for i, line := range strings.Split(in, "\n") {
		got, err := l.read()
		want := strings.TrimSuffix(line, "\r")
		tooLong := len(want) > maxLine
		if tooLong != (err == errLineTooLong) || !tooLong && string(got) != want {
			t.Errorf("line %d: %d bytes, %v; want %d", i+1, len(got), err, len(want))
		}
		if l.number != i+1 || l.pos != pos {
			t.Errorf("line %d at %d, want %d at %d", l.number, l.pos, i+1, pos)
		}
		pos += int64(len(line) + 1)
	}
	if _, err := l.read(); err == nil {
		t.Error("no end")
	}
}

func FuzzJSONL(f *testing.F) {
	for _, s := range []string{`{"id":1,"title":"t","body":"b\u00e9\ud800"}`, `{"actors":["a"],"locations":"b","x":[{}],"title":"t"}`, "{\"title\":\"a\"}\n\n{\"Title\":\"b\"", `{"url":"HTTP://E.org:80?utm_x=1&y#z","body":"x"}`, `{"published":"2026-01-23 10:00","event_date":"2025","title":"x","language":"en-US"}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkReader(t, JSONL, data)
		if a, err := articleOfJSON(data, usualNames); err == nil {
			compareWithDecoder(t, data, a)
		}
	})
}

// compareWithDecoder holds the scanner to encoding/json.
func compareWithDecoder(t *testing.T, data []byte, a *index.Article) {
	var r map[string]any
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatalf("%q: taken, but %v", data, err)
	}
	for key, value := range r {
		s, ok := value.(string)
		if ok && key == "body" && strings.TrimSpace(s) != "" && s != a.Body {
			t.Errorf("%q: body %q, want %q", data, a.Body, s)
		}
		if ok && key == "title" && oneLine(s) != a.Title {
			t.Errorf("%q: title %q, want %q", data, a.Title, s)
		}
	}
}

// checkReader reads data in one format and checks what every article must be.
func checkReader(t *testing.T, format Format, data []byte) {
	t.Helper()
	for a, err := range Open(Options{Format: format, Stdin: strings.NewReader(string(data))}, "-") {
		if err != nil {
			if !utf8.ValidString(err.Error()) || a != nil {
				t.Errorf("%v, %q", a, err)
			}
			continue
		}
		if err := a.Check(); err != nil {
			t.Errorf("article outside the limits: %v", err)
		}
		if strings.Trim(a.ID, urlSafe) != "" || strings.ContainsAny(a.Title+a.Source+a.Type+strings.Join(a.Asserted.Actors, "")+strings.Join(a.Asserted.Locations, ""), "\n\r\t") {
			t.Errorf("not clean: %+v", a)
		}
		checkRoundTrip(t, a)
	}
}

// checkRoundTrip checks that an article can be kept as JSON.
func checkRoundTrip(t *testing.T, a *index.Article) {
	t.Helper()
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var back index.Article
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, &back); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkJSONL(b *testing.B) {
	record := fmt.Sprintf(`{"id":"wpce:1","title":"A title","body":%q,"published":"2002-07-11","language":"en","source":"Wikipedia","url":"https://e.org/1","links":[{"start":0,"end":16,"text":"x"}]}`, strings.Repeat("Some words of the body. ", 50)) + "\n"
	b.SetBytes(int64(len(record)) * 1000)
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Open(Options{Stdin: &repeated{text: record, times: 1000}}, "-") {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
