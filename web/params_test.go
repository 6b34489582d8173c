package web

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
	"dateline/search"
)

// reader is a server that only reads parameters.
func reader() *server { return &server{params: parameters()} }

// drawAsked draws a search as somebody could ask it.
func drawAsked(t *rapid.T) asked {
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	v := url.Values{}
	set := func(name string, from ...string) {
		if value := pick(name, append(from, "")...); value != "" {
			v.Set(name, value)
		}
	}
	set("q", "talks", `"peace plan" OR war`, "переговоры & co", " ", "a=b;c%d")
	for _, f := range filterFields {
		for _, name := range []string{f.Name, f.Name + ".not"} {
			values := rapid.SliceOfN(rapid.SampledFrom([]string{"Ukraine", "Ukraine/Kharkiv", "Côte d'Ivoire", "a&b=c", "100%"}), 0, 3).Draw(t, name)
			if len(values) > 0 {
				v[name] = values
			}
		}
		set(f.Name+".op", "any", "all")
		set(f.Name+".find", "Uk", "a&b=c")
	}
	set("from", "2024", "2025-02", "2025-02-03")
	set("to", "2026", "2026-01", "2026-01-23")
	set("date.field", "date", "event")
	set("sort", "relevance", "newest", "oldest")
	set("limit", "0", "10", "100")
	set("cursor", "abc-_", "x")
	set("facets", "date", "actor,location", "source,event,actor")
	set("facet.size", "1", "10", "1000")
	set("interval", "auto", "week", "year")
	set("variants", "on", "off")
	set("collapse", "none", "story")
	set("count", "articles", "stories", "sources")
	set("fields", "body")
	set("density", "full", "compact")
	a, err := reader().readParams(v)
	if err != nil {
		t.Fatalf("reading %v: %v", v, err)
	}
	return a
}

// What is read, written and read again is the same.
func TestParamsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, path := drawAsked(t), rapid.SampledFrom([]string{pathSearch, pathAPISearch}).Draw(t, "path")
		written, err := url.ParseQuery(a.values(path).Encode())
		if err != nil {
			t.Fatal(err)
		}
		again, err := reader().readFor(path, written)
		if err != nil {
			t.Fatalf("%v: %v", written, err)
		}
		if diff := cmp.Diff(a, again, cmp.AllowUnexported(asked{})); diff != "" {
			t.Fatalf("%v\n%s", written, diff)
		}
	})
}

// Links that change one thing change nothing else, and can be followed.
func TestLinksAreReadable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawAsked(t)
		day := index.NewDay(2025, 6, 1)
		for name, changed := range map[string]asked{
			"with": a.with("actor", "Russia"), "without": a.without("location"), "replace": a.replace("actor", false, "Ukraine", "Russia"),
			"between": a.between("event", day, day), "undated": a.undated(), "sorted": a.sorted(search.Oldest), "literal": a.literal(),
			"sized": a.sized(50), "counting": a.counting("source"), "unfiltered": a.unfiltered(), "text": a.withText("x y"), "after": a.after("cur"), "dense": a.dense(true), "paged": a.paged(25), "dated": a.dated("event"), "excluding": a.excluding("actor", "Ukraine"),
		} {
			v, err := url.ParseQuery(strings.TrimPrefix(changed.link(""), "?"))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if _, err := reader().readParams(v); err != nil {
				t.Fatalf("%s of %v = %v: %v", name, a.values(pathAPISearch), v, err)
			}
			if name != "after" && name != "dense" && v.Has("cursor") {
				t.Fatalf("%s keeps the cursor", name)
			}
		}
	})
}

func TestLinks(t *testing.T) {
	read := func(query string) asked {
		v, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		a, err := reader().readParams(v)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := read("q=talks&actor=Ukraine&actor=Russia&actor.not=Iran&location=Ukraine&from=2026&cursor=c")
	day := index.NewDay(2026, 1, 23)
	tests := []struct {
		name string
		got  asked
		want string
	}{
		{"itself", a, "actor=Russia&actor=Ukraine&actor.not=Iran&cursor=c&from=2026&location=Ukraine&q=talks"},
		{"with", a.with("actor", "Iran"), "actor=Iran&actor.not=Iran&from=2026&location=Ukraine&q=talks"},
		{"without one", a.replace("actor", false, "Russia", ""), "actor=Ukraine&actor.not=Iran&from=2026&location=Ukraine&q=talks"},
		{"without the last", a.replace("location", false, "Ukraine", ""), "actor=Russia&actor=Ukraine&actor.not=Iran&from=2026&q=talks"},
		{"without the excluded", a.replace("actor", true, "Iran", ""), "actor=Russia&actor=Ukraine&from=2026&location=Ukraine&q=talks"},
		{"between", a.between("event", day, day), "actor=Russia&actor=Ukraine&actor.not=Iran&date.field=event&from=2026-01-23&location=Ukraine&q=talks&to=2026-01-23"},
		{"undated", a.undated(), "actor=Russia&actor=Ukraine&actor.not=Iran&location=Ukraine&q=talks"},
		{"unfiltered", a.unfiltered(), "q=talks"},
		{"usual order of a text", read("").withText("war"), "q=war"},
		{"chosen order stays", read("sort=oldest").withText("war"), "q=war&sort=oldest"},
		{"no facets", read("facets=&q=war"), "facets=&q=war"},
		{"defaults", read("facets=date,actor,location&limit=10&sort=newest&variants=on&interval=auto&facet.size=10&actor.op=any"), ""},
	}
	for _, test := range tests {
		if got := test.got.values(pathAPISearch).Encode(); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

func TestNarrowed(t *testing.T) {
	tests := []struct{ in, want []string }{
		{[]string{"Ukraine", "Ukraine/Kharkiv"}, []string{"Ukraine/Kharkiv"}},
		{[]string{"Ukraine", "Ukraine/Kharkiv", "Ukraine/Kharkiv/Izium", "Russia"}, []string{"Russia", "Ukraine/Kharkiv/Izium"}},
		{[]string{"Ukraine", "Ukraine 2"}, []string{"Ukraine", "Ukraine 2"}},
		{[]string{"Kharkiv"}, []string{"Kharkiv"}},
	}
	for _, test := range tests {
		a, err := reader().readParams(url.Values{"location": test.in, "location.not": test.in, "actor": test.in})
		if err != nil {
			t.Fatal(err)
		}
		narrow, changed := a.narrowed()
		got, _ := narrow.selected("location")
		if !slices.Equal(got, test.want) || changed != (len(test.in) != len(test.want)) {
			t.Errorf("narrowed(%q) = %q, %v; want %q", test.in, got, changed, test.want)
		}
		if actors, _ := narrow.selected("actor"); len(actors) != len(test.in) {
			t.Errorf("narrowed changed the actors to %q", actors)
		}
	}
}

// Limits hold to the byte.
func TestParamLimits(t *testing.T) {
	tests := []struct {
		name, value string
		ok          bool
	}{
		{"q", strings.Repeat("ab ", search.MaxTerms), true},
		{"q", strings.Repeat("ab ", search.MaxTerms+1), false},
		{"q", "x" + strings.Repeat(" ", search.MaxQueryBytes-1), true},
		{"q", "x" + strings.Repeat(" ", search.MaxQueryBytes), false},
		{"actor", strings.Repeat("x", search.MaxValueBytes), true},
		{"actor", strings.Repeat("x", search.MaxValueBytes+1), false},
		{"cursor", strings.Repeat("x", maxCursor), true},
		{"cursor", strings.Repeat("x", maxCursor+1), false},
		{"limit", "100", true}, {"limit", "101", false}, {"limit", "0", true}, {"limit", "-1", false},
		{"facet.size", "1000", true}, {"facet.size", "1001", false}, {"facet.size", "1", true}, {"facet.size", "0", false},
	}
	for _, test := range tests {
		_, err := reader().readParams(url.Values{test.name: {test.value}})
		if (err == nil) != test.ok {
			t.Errorf("%s of %d bytes: %v", test.name, len(test.value), err)
		}
	}
	many := make([]string, search.MaxFacetValues+1)
	for i := range many {
		many[i] = fmt.Sprint("v", i)
	}
	if _, err := reader().readParams(url.Values{"actor": many[1:]}); err != nil {
		t.Errorf("%d values: %v", search.MaxFacetValues, err)
	}
	if _, err := reader().readParams(url.Values{"actor": many}); err == nil {
		t.Errorf("%d values are read", len(many))
	}
}

// The operator's limits are those that queries meet.
func TestParamLimitsOfConfig(t *testing.T) {
	s := reader()
	s.Limits = search.Limits{QueryBytes: 4 * search.MaxQueryBytes, Terms: 2}
	for q, ok := range map[string]bool{"a b" + strings.Repeat(" ", 2*search.MaxQueryBytes): true, "a b c": false} {
		if _, err := s.readParams(url.Values{"q": {q}}); (err == nil) != ok {
			t.Errorf("q of %d bytes: %v", len(q), err)
		}
	}
}

// Every row of the table has a name of its own, a help text and a reader.
func TestParameterTable(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range parameters() {
		if p.Help == "" || p.read == nil || seen[p.Name] {
			t.Errorf("row %q is not complete or stands twice", p.Name)
		}
		seen[p.Name] = true
	}
	for _, name := range []string{"q", "actor", "location", "source", "language", "type", "dateline", "actor.op", "actor.not", "from", "to", "date.field",
		"near", "sort", "limit", "cursor", "facets", "facet.size", "interval", "match", "collapse", "count", "variants", "explain", "fields"} {
		if !seen[name] {
			t.Errorf("the contract has %s, the table has not", name)
		}
	}
}

// FuzzParams: whatever the address holds, it is either read, and then comes
// back as it was, or refused with an error for its author.
func FuzzParams(f *testing.F) {
	for _, s := range []string{"q=talks&actor=Ukraine", "from=2026&to=2026-01&date.field=event", "facets=,,&limit=0", "q=%ff", "actor=a&actor=a&actor.op=all", "variants=off&fields=body,body"} {
		f.Add(s)
	}
	s := reader()
	f.Fuzz(func(t *testing.T, query string) {
		v, err := url.ParseQuery(query)
		if err != nil {
			t.Skip("not a query string")
		}
		a, err := s.readParams(v)
		if err != nil {
			var mistake *search.Error
			if !errors.As(err, &mistake) {
				t.Fatalf("%q: %v is not an *Error", query, err)
			}
			return
		}
		again, err := s.readParams(a.values(pathAPISearch))
		if err != nil {
			t.Fatalf("%q -> %v: %v", query, a.values(pathAPISearch), err)
		}
		if diff := cmp.Diff(a, again, cmp.AllowUnexported(asked{})); diff != "" {
			t.Fatalf("%q -> %v\n%s", query, a.values(pathAPISearch), diff)
		}
	})
}

// FuzzBody: a JSON body is read or refused, never more.
func FuzzBody(f *testing.F) {
	for _, s := range []string{`{"q":"x"}`, `{"actor":["a",1,true]}`, `{"q":null}`, `[`, `{"facets":[]}`, `{"q":"\ud800"}`} {
		f.Add(s)
	}
	s := reader()
	f.Fuzz(func(t *testing.T, body string) {
		v, err := s.decodeBody([]byte(body))
		if err == nil {
			_, err = s.readParams(v)
		}
		var mistake *search.Error
		if err != nil && !errors.As(err, &mistake) {
			t.Fatalf("%q: %v is not an *Error", body, err)
		}
	})
}
