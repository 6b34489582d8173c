package index

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	good := Article{ID: "x", Title: "t"}
	for _, c := range []struct {
		name   string
		change func(*Article)
		want   string
	}{
		{"good", func(*Article) {}, ""},
		{"no id", func(a *Article) { a.ID = "" }, "id: none"},
		{"no text", func(a *Article) { a.Title = "" }, "neither title nor body"},
		{"title at its limit", func(a *Article) { a.Title = strings.Repeat("x", MaxTitle) }, ""},
		{"long title", func(a *Article) { a.Title = strings.Repeat("x", MaxTitle+1) }, "title: 65537 bytes, the limit is 65536"},
		{"body not UTF-8", func(a *Article) { a.Body = "\xff" }, "body: not UTF-8"},
		{"long language", func(a *Article) { a.Asserted.Language = strings.Repeat("x", MaxValue+1) }, "language: 257 bytes, the limit is 256"},
		{"many actors", func(a *Article) { a.Asserted.Actors = make([]string, MaxValues+1) }, "actors: 1001 values, the limit is 1000"},
		{"event", func(a *Article) {
			a.Event = &Event{Point: &Point{Lat: 90, Lon: -180}, Killed: Killed{Best: NewNumber(0)}}
		}, ""},
		{"not a coordinate", func(a *Article) { a.Event = &Event{Point: &Point{Lat: math.NaN()}} }, "coordinates NaN, 0 are not on the Earth"},
		{"off the Earth", func(a *Article) { a.Event = &Event{Point: &Point{Lon: 180.5}} }, "coordinates 0, 180.5 are not on the Earth"},
		{"less than none killed", func(a *Article) { a.Event = &Event{Killed: Killed{Low: NewNumber(-1)}} }, "killed: -1 is not a number of people"},
		{"long actor of a side", func(a *Article) {
			a.Event = &Event{Sides: []Side{{Actors: []string{strings.Repeat("x", MaxValue+1)}}}}
		}, "side: 257 bytes, the limit is 256"},
		{"location not UTF-8", func(a *Article) { a.Asserted.Locations = []string{"ok", "\xff"} }, "locations: not UTF-8"},
	} {
		a := good
		c.change(&a)
		got := ""
		if err := errors.Join(a.Check(), Limits{}.Check(&a)); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The digest stands for the record: all of it, and nothing that is derived.
func TestRecordDigest(t *testing.T) {
	base := Article{ID: "x", Title: "t", Body: "b"}
	want := RecordDigest(&base)
	for name, change := range map[string]func(*Article){
		"id": func(a *Article) { a.ID = "y" }, "title": func(a *Article) { a.Title = "u" }, "body": func(a *Article) { a.Body = "c" },
		"split": func(a *Article) { a.Title, a.Body = "tb", "" }, "url": func(a *Article) { a.URL = "u" }, "source": func(a *Article) { a.Source = "s" },
		"type": func(a *Article) { a.Type = "t" }, "language": func(a *Article) { a.Asserted.Language = "en" },
		"published": func(a *Article) { a.Asserted.Published = NewDay(2026, 1, 23) }, "rule": func(a *Article) { a.Asserted.PublishedBy = "r" },
		"event": func(a *Article) { a.Asserted.EventDate = NewDay(2026, 1, 23) }, "actors": func(a *Article) { a.Asserted.Actors = []string{"a"} },
		"locations": func(a *Article) { a.Asserted.Locations = []string{"a"} },
		"no event":  func(a *Article) { a.Event = &Event{} },
		"killed":    func(a *Article) { a.Event = &Event{Killed: Killed{Best: NewNumber(0)}} },
		"point":     func(a *Article) { a.Event = &Event{Point: &Point{Lat: 1e-300}} },
	} {
		a := base
		change(&a)
		if RecordDigest(&a) == want {
			t.Errorf("%s: same digest", name)
		}
	}
	derived := base
	derived.Language, derived.Actors, derived.Enrichment = "en", []string{"Ukraine"}, 7
	if RecordDigest(&derived) != want {
		t.Error("derived values change the digest")
	}
}

func TestRejectError(t *testing.T) {
	for _, c := range []struct {
		reject Reject
		want   string
	}{
		{Reject{File: "a.jsonl", Line: 3, Reason: "not JSON"}, "a.jsonl:3: not JSON"},
		{Reject{File: "a.bin", Reason: "binary file"}, "a.bin: binary file"},
		{Reject{Reason: "no text"}, "no text"},
	} {
		if got := c.reject.Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A zone must not push a date out of the years that can be written and read.
func TestInstantsAtTheEdges(t *testing.T) {
	for s, want := range map[string]string{
		"2026-01-23T01:00:00.999+02:00": "2026-01-22T23:00:00Z",
		"0000-01-01T00:00:00+14:00":     "",
		"9999-12-31T23:59:59-01:00":     "",
		"9999-12-31T23:59:59Z":          "9999-12-31T23:59:59Z",
	} {
		d, err := ParseDate(s)
		if d.String() != want || (err != nil) != (want == "") {
			t.Errorf("%s: %s, %v; want %q", s, d, err, want)
		}
		again, err := ParseDate(d.String())
		if want != "" && (err != nil || again != d) {
			t.Errorf("%s: read again as %v, %v", s, again, err)
		}
	}
}

// A number that is not known is not 0, in JSON neither.
func TestNumberJSON(t *testing.T) {
	for _, k := range []Killed{
		{}, {Best: NewNumber(0)}, {Best: NewNumber(3), Low: NewNumber(0), High: NewNumber(MaxNumber)}, {High: NewNumber(-7)},
	} {
		data, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		var again Killed
		if err := json.Unmarshal(data, &again); err != nil || again != k {
			t.Errorf("%s is read as %+v, %v; want %+v", data, again, err, k)
		}
	}
	if data, _ := json.Marshal(Killed{Best: NewNumber(0)}); string(data) != `{"best":0}` {
		t.Errorf("written as %s", data)
	}
	var n Number
	if err := json.Unmarshal([]byte("null"), &n); err != nil || n.Known {
		t.Errorf("null is read as %+v, %v", n, err)
	}
	for _, s := range []string{"", "1.5", "1e3", "1000000000001", "99999999999999999999", "x", " 1"} {
		if n, err := ParseNumber(s); err == nil {
			t.Errorf("%q is read as %v", s, n)
		}
	}
}

func TestTypesOfAnEvent(t *testing.T) {
	field, _ := FieldNamed(FieldType)
	a := &Article{Type: "Battles", Event: &Event{Types: []string{"Armed clash", "Battles", ""}}}
	if got := strings.Join(field.Values(a), "|"); got != "Battles|Armed clash" {
		t.Errorf("types are %s", got)
	}
}
