package web

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
	"dateline/search"
)

func date(t interface{ Fatal(...any) }, s string) index.Date {
	d, err := index.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWording(t *testing.T) {
	l := english()
	tests := []struct{ got, want string }{
		{l.number(0), "0"}, {l.number(999), "999"}, {l.number(1000), "1,000"}, {l.number(1234567), "1,234,567"}, {l.number(-1234), "-1,234"}, {l.number(-123), "-123"},
		{l.T("count.articles", 1), "1 article"}, {l.T("count.articles", 0), "0 articles"},
		{l.count(search.Count{Articles: 41, Stories: 17}), "17 stories in 41 articles"}, {l.count(search.Count{Articles: 3, Stories: 1}), "1 story in 3 articles"},
		{l.count(search.Count{Articles: 1, Stories: 1}), "1 article"},
		{l.day(date(t, "2026")), "2026"}, {l.day(date(t, "2026-01")), "January 2026"}, {l.day(date(t, "2026-01-03")), "3 January 2026"},
		{l.day(date(t, "2026-01-03T18:05:00Z")), "3 January 2026, 18:05 UTC"}, {l.day(index.Date{}), ""},
		{l.shortDay(date(t, "2026-01-03T18:05:00Z")), "3 Jan 2026"}, {l.shortDay(date(t, "2026-01")), "Jan 2026"}, {l.shortDay(date(t, "2026")), "2026"},
		{l.span(date(t, "2026"), index.Date{}), "since 2026"}, {l.span(index.Date{}, date(t, "2026-01")), "until January 2026"},
		{l.span(date(t, "2026"), date(t, "2026")), "2026"}, {l.span(date(t, "2025"), date(t, "2026")), "2025 to 2026"},
		{l.language("uk"), "Ukrainian"}, {l.language("xx"), "xx"}, {l.language(""), ""},
		{beginning("a\n\nb  c"), "a b c"}, {beginning(""), ""}, {headline(&index.Article{ID: "x"}), "x"}, {headline(&index.Article{ID: "x", Body: "b"}), "b"},
		{l.indexing(Progress{}), ""}, {l.indexing(Progress{Running: true, Done: 7}), "7"}, {l.indexing(Progress{Running: true, Done: 1234, Total: 5000}), "1,234 of 5,000"},
		{sentence("a quote is missing"), "A quote is missing."}, {sentence("Это."), "Это."}, {sentence(""), ""},
	}
	for i, test := range tests {
		if test.got != test.want {
			t.Errorf("%d: got %q, want %q", i, test.got, test.want)
		}
	}
}

// The beginning of a text is one of its beginnings, short, and never half a
// letter.
func TestBeginning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom([]rune("ab я停 ")), 0, 300, -1).Draw(t, "text")
		got := beginning(s)
		whole := strings.Join(strings.Fields(s), " ")
		if len(got) > 100 || !strings.HasPrefix(whole, strings.TrimSuffix(got, "…")) || strings.ContainsRune(got, '\uFFFD') {
			t.Fatalf("beginning(%q) = %q", s, got)
		}
	})
}

// months makes a date facet of n months from January 2020 with counts 0, 1, 2 ...
func months(n int) search.Facet {
	f := search.Facet{Field: index.FieldDate, Interval: search.IntervalMonth}
	for i := range n {
		b := search.DateBucket(search.IntervalMonth, index.NewDay(2020, time.Month(1+i), 1).DayNumber())
		b.Count = search.Count{Articles: i, Stories: i}
		f.Buckets = append(f.Buckets, b)
	}
	return f
}

func TestHistogram(t *testing.T) {
	if newHistogram(asked{loc: english()}, search.Facet{Field: index.FieldDate}, pathSearch) != nil {
		t.Error("nothing is drawn as something")
	}
	a := asked{loc: english(), dateField: index.FieldDate}
	h := newHistogram(a, months(12), pathSearch)
	if len(h.Bars) != 12 || h.Width != 120 || h.Bars[0].H != 0 || h.Bars[11].H != chartHeight-barLeast || h.First != "January 2020" || h.Last != "December 2020" || h.Reset != "" {
		t.Errorf("%+v", h)
	}
	if want := "Published by month, most December 2020 (11 articles)"; h.Summary != want {
		t.Errorf("summary %q", h.Summary)
	}
	for i, b := range h.Bars {
		if b.Y+b.H != chartHeight || b.H < 0 || b.Y < 0 || b.SlotX != i*barSlot || i > 0 && b.H < barLeast {
			t.Errorf("bar %d: %+v", i, b)
		}
	}
	if !strings.Contains(h.Bars[1].Href, "from=2020-02-01") || !strings.Contains(h.Bars[1].Href, "to=2020-02-29") {
		t.Errorf("bar leads to %s", h.Bars[1].Href)
	}
}

// A chosen range is shown with what lies around it, and nothing far away.
func TestHistogramWindow(t *testing.T) {
	tests := []struct{ from, to, first, last, in string }{
		{"2021-06-01", "2021-06-30", "June 2020", "June 2022", "June 2021"},
		{"2020-01", "2020-01", "January 2020", "December 2021", "January 2020"},
		{"2020", "2022", "January 2020", "December 2022", "May 2021"},
		{"2021-12", "", "December 2021", "December 2024", "March 2022"},
		{"", "2020-03", "January 2020", "December 2021", "February 2020"},
		{"2030", "2031", "January 2023", "December 2024", ""},
		{"2010", "2011", "January 2020", "December 2021", ""},
	}
	for _, test := range tests {
		f := months(60)
		a := homeSearch().usual()
		a.loc = english()
		var from, to index.Date
		if test.from != "" {
			from = date(t, test.from)
		}
		if test.to != "" {
			to = date(t, test.to)
		}
		h := newHistogram(a.between(index.FieldDate, from, to), f, pathSearch)
		chosen := ""
		for _, b := range h.Bars {
			if b.Selected == b.Unselected {
				t.Errorf("%s: %+v", test.from, b)
			}
			if b.Selected && (chosen == "" || b.Label == test.in) {
				chosen = b.Label
			}
		}
		if h.First != test.first || h.Last != test.last || chosen != test.in || h.Reset != "/search" {
			t.Errorf("%s to %s: %s to %s, in %q, reset %q", test.from, test.to, h.First, h.Last, chosen, h.Reset)
		}
	}
}

// outline draws a tree of boxes as text: * ticked, > a link that widens.
func outlineOf(boxes []box, indent string) string {
	var b strings.Builder
	for _, x := range boxes {
		mark := " "
		switch {
		case x.Checked:
			mark = "*"
		case x.Widen != "":
			mark = ">"
		}
		fmt.Fprintf(&b, "%s%s%s %s\n%s", indent, mark, x.Label, x.Count, outlineOf(x.Children, indent+"  "))
	}
	return b.String()
}

func TestLocationTree(t *testing.T) {
	bucket := func(value string, n int, selected bool) search.Bucket {
		return search.Bucket{Value: value, Label: index.LocationName(value), Parent: index.LocationParent(value), Count: search.Count{Articles: n, Stories: n}, Selected: selected}
	}
	f := search.Facet{Field: index.FieldLocation, Buckets: []search.Bucket{
		bucket("Ukraine", 38, false), bucket("Ukraine/Kharkiv", 9, true), bucket("Russia", 7, false), bucket("Ukraine/Kharkiv/Izium", 3, false), bucket("Sudan/Khartoum/Khartoum", 1, true),
	}}
	a := asked{loc: english(), dateField: index.FieldDate, query: search.Query{Where: []search.Filter{{Field: index.FieldLocation, Values: []string{"Sudan/Khartoum/Khartoum", "Ukraine/Kharkiv"}}}}}
	boxes := newFacetView(a, f, pathSearch).Boxes
	want := ">Ukraine 38\n  *Kharkiv 9\n     Izium 3\n*Sudan / Khartoum / Khartoum 1\n Russia 7\n"
	if diff := cmp.Diff(want, outlineOf(boxes, "")); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(boxes[0].Widen, "location=Sudan%2FKhartoum%2FKhartoum&location=Ukraine") || strings.Contains(boxes[0].Widen, "Kharkiv") {
		t.Errorf("all of Ukraine is at %s", boxes[0].Widen)
	}
}

// Values that a record asserts are told apart from those that the text proves.
func TestValueGroups(t *testing.T) {
	a := &index.Article{ID: "x", Title: "Kyiv", Body: "Kyiv and USA", Actors: []string{"United States", "Nowhere Front"}, Locations: []string{"Ukraine/Kyiv City/Kyiv"}}
	prove(a, says{"location", "Ukraine/Kyiv City/Kyiv", "Kyiv"}, says{"actor", "United States", "USA"})
	a.Mentions = append(a.Mentions, index.Mention{Field: "actor", Value: "United States", In: index.InRecord, Rule: index.RuleAsserted, As: "US"},
		index.Mention{Field: "published", Value: "2026-01-23", In: index.InRecord, Rule: "html time"}, index.Mention{Field: "language", Value: "en", In: index.InRecord, Rule: "letters"})
	var got []string
	for _, g := range newServer(Config{}).newArticlePage(httptest.NewRequest("GET", "/", nil), a).Groups {
		for _, v := range g.Values {
			got = append(got, fmt.Sprintf("%s: %s %dx %s asserted %v as %q jump %v", g.Label, v.Text, v.Times, strings.Join(v.Rules, "+"), v.Asserted, v.As, v.Jump != ""))
		}
	}
	want := []string{
		`Actors: United States 1x gazetteer asserted true as "US" jump true`,
		`Actors: Nowhere Front 0x  asserted false as "" jump false`,
		`Locations: Kyiv 2x gazetteer asserted false as "" jump true`,
		`Dates: 23 January 2026 0x html time asserted false as "" jump false`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A word that nothing needs is offered as one of several.
func TestAnyOf(t *testing.T) {
	tests := map[string]bool{
		"ceasefire talks": true, `"peace plan" war`: true, "ceasefire talks -war": true,
		"talks": false, "a OR b": false, "talks -war": false, "talks actor:Ukraine": false, "": false,
	}
	for q, want := range tests {
		match, err := search.Parse(q)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := asked{query: search.Query{Text: q, Match: match}}.anyOf()
		if ok != want || ok && got.values(pathSearch).Get("match") != "any" {
			t.Errorf("%s: %v, %v", q, got.values(pathSearch), ok)
		}
	}
}

func TestKilledText(t *testing.T) {
	n, none := index.NewNumber, index.Number{}
	for _, c := range []struct {
		best, low, high index.Number
		want            string
	}{
		{none, none, none, ""}, {n(0), none, none, "0"}, {n(3), n(3), n(3), "3"}, {n(3), n(2), n(9), "3 (2 to 9)"}, {n(1200), none, n(1500), "1,200 (1,200 to 1,500)"},
		{none, n(2), n(9), "2 to 9"}, {none, none, n(9), "9 at most"}, {none, n(2), none, "2 at least"}, {none, n(4), n(4), "4"},
	} {
		if got := english().killed(index.Killed{Best: c.best, Low: c.low, High: c.high}); got != c.want {
			t.Errorf("%v, %v to %v: %q, want %q", c.best, c.low, c.high, got, c.want)
		}
	}
}

// The main location of an article is a fact of it, and stands among its
// locations; who is in no register has a group of their own.
func TestMainLocationAndNames(t *testing.T) {
	a := &index.Article{ID: "x", Title: "Talks", Body: "Jane Roe spoke in Geneva.", Locations: []string{"Switzerland/Geneva/Geneva"}, Mentions: []index.Mention{
		{Field: "person", Value: "Jane Roe", Start: 0, End: 8, Text: "Jane Roe", Rule: "given name"},
		{Field: index.FieldLocation, Value: "Switzerland/Geneva/Geneva", Start: 18, End: 24, Text: "Geneva", Rule: "place"},
		{Field: fieldMainLocation, Value: "Switzerland/Geneva/Geneva", Start: 18, End: 24, Text: "Geneva", Rule: "main"},
	}}
	view := newServer(Config{}).newArticlePage(httptest.NewRequest("GET", "/", nil), a)
	if i := slices.IndexFunc(view.Facts, func(f fact) bool { return f.Label == "Where" }); i < 0 || view.Facts[i].Href != "/search?location=Switzerland%2FGeneva%2FGeneva" {
		t.Errorf("facts %+v", view.Facts)
	}
	var groups []string
	for _, g := range view.Groups {
		groups = append(groups, fmt.Sprint(g.Label, " ", len(g.Values)))
	}
	if want := []string{"Locations 1", "Other people and organisations 1"}; !slices.Equal(groups, want) {
		t.Errorf("groups %q, want %q", groups, want)
	}
}
