package search_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
	. "dateline/search"
)

func TestParse(t *testing.T) {
	tests := []struct {
		in   string
		want string // canonical form
	}{
		{"", ""},
		{"  ", ""},
		{"ceasefire talks", "ceasefire talks"},
		{"ceasefire AND talks", "ceasefire talks"},
		{"drone OR uav", "drone OR uav"},
		{"a OR b c", "a OR (b c)"},
		{"(a OR b) c", "(a OR b) c"},
		{"a -b", "a NOT b"},
		{"NOT (a b)", "NOT (a b)"},
		{"-\"peace plan\"", `NOT "peace plan"`},
		{"and or not", "and or not"},
		{`"peace plan"`, `"peace plan"`},
		{"“peace plan”", `"peace plan"`},
		{"«мирный план»", `"мирный план"`},
		{"cease-fire", "cease-fire"},
		{"title:cease‑fire", "title:cease-fire"},
		{"tit-for-tat", "tit-for-tat"},
		{`"cease-fire"`, `"cease fire"`},
		{"COVID-19", "COVID-19"},
		{"2026-01", `"2026 01"`},
		{"Kyiv, - talks", "Kyiv talks"},
		{"title:summit", "title:summit"},
		{`title:"peace plan"`, `title:"peace plan"`},
		{`actor:"Wagner Group" talks`, `actor:"Wagner Group" talks`},
		{"location:Ukraine/Kharkiv", `location:"Ukraine/Kharkiv"`},
		{"date:2026-01..2026-03", "date:2026-01..2026-03"},
		{"date:2026-01-23", "date:2026-01-23..2026-01-23"},
		{"date:>=2026-01-01", "date:2026-01-01.."},
		{"date:>2026-01", "date:2026-02-01.."},
		{"event:<2026", "event:..2025-12-31"},
		{"killed:3", "killed:3..3"},
		{"killed:>=10 strike", "killed:10.. strike"},
		{"killed.low:<5", "killed.low:..4"},
		{"killed.high:10..50 OR killed:>7", "killed.high:10..50 OR killed:8.."},
		{"-killed:0", "NOT killed:0..0"},
		{"killed:>-10 killed:-9..-3", "killed:-9.. killed:-9..-3"},
		{"12:30 raid", `"12 30" raid`},
		{"U.S. aid", "U.S. aid"},
		{`"AND"`, `"AND"`},
		{"停火", `"停 火"`},
	}
	for _, tt := range tests {
		e, err := Parse(tt.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.in, err)
			continue
		}
		if e == nil {
			if tt.want != "" {
				t.Errorf("Parse(%q) = nil, want %q", tt.in, tt.want)
			}
			continue
		}
		got := Format(e)
		if got != tt.want {
			t.Errorf("Parse(%q) formats as %q, want %q", tt.in, got, tt.want)
		}
		again, err := Parse(got)
		if err != nil {
			t.Errorf("Parse(%q): %v", got, err)
		}
		if diff := cmp.Diff(e, again); diff != "" {
			t.Errorf("Parse(Format(%q)) differs:\n%s", tt.in, diff)
		}
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct {
		in   string
		code Code
		pos  int
		want string
	}{
		{`talks "peace plan`, CodeSyntax, 6, "closing quote"},
		{"(talks", CodeSyntax, 0, "closing parenthesis is missing"},
		{"talks)", CodeSyntax, 5, "no opening"},
		{"talks OR", CodeSyntax, 6, "both sides"},
		{"OR talks", CodeSyntax, 0, "both sides"},
		{"talks AND OR x", CodeSyntax, 6, "both sides"},
		{"NOT", CodeSyntax, 0, "behind it"},
		{"talks NOT", CodeSyntax, 6, "behind it"},
		{"acter:Ukraine", CodeUnknown, 0, "no field"},
		{"killed:many", CodeSyntax, 7, "not a number"},
		{"killed:>1000000000000", CodeSyntax, 7, "not a number"},
		{"killed:9..3", CodeSyntax, 7, "ends before"},
		{"date:>9999", CodeSyntax, 5, "not a date"},
		{"date:<0000", CodeSyntax, 5, "not a date"},
		{"date:yesterday", CodeSyntax, 5, "not a date"},
		{"date:2026-03..2026-01", CodeSyntax, 5, "ends before"},
		{"—", CodeSyntax, 0, "no word"},
		{"a\x00b", CodeSyntax, 1, "UTF-8"},
		{"\xff", CodeSyntax, 0, "UTF-8"},
		{strings.Repeat("x", MaxQueryBytes+1), CodeLimit, MaxQueryBytes, "bytes"},
		{strings.Repeat("a ", MaxTerms+1), CodeLimit, 2 * MaxTerms, "words"},
		{strings.Repeat("(", MaxDepth+2) + "a" + strings.Repeat(")", MaxDepth+2), CodeLimit, MaxDepth + 1, "nested"},
		{strings.Repeat("-", 1) + strings.Repeat("NOT ", MaxDepth+2) + "a", CodeLimit, 0, "nested"},
	}
	for _, tt := range tests {
		_, err := Parse(tt.in)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("Parse(%.40q) = %v, want an *Error", tt.in, err)
			continue
		}
		if e.Code != tt.code || !strings.Contains(e.Detail, tt.want) || e.Pos != tt.pos && tt.want != "nested" {
			t.Errorf("Parse(%.40q) = %+v, want code %s at %d with %q", tt.in, e, tt.code, tt.pos, tt.want)
		}
	}
}

func TestParseUnderOtherLimits(t *testing.T) {
	narrow := Parser{Limits: Limits{QueryBytes: 10, Terms: 2, Depth: 1, Prefix: 4, Edits: 1}}
	for q, ok := range map[string]bool{
		"a b": true, "a b c": false,
		"(a)": true, "((a))": false,
		"1234567890": true, "12345678901": false,
		"abcd*": true, "abc*": false, "abcd~": true, "abcd~2": false,
	} {
		if _, err := narrow.Parse(q); (err == nil) != ok {
			t.Errorf("Parse(%q) under %+v: %v", q, narrow, err)
		}
	}
	wide := Parser{Limits: Limits{QueryBytes: 4 * MaxQueryBytes, Terms: MaxTerms + 1}}
	if _, err := wide.Parse(strings.Repeat("a ", MaxTerms+1) + strings.Repeat(" ", MaxQueryBytes)); err != nil {
		t.Errorf("under %+v: %v", wide, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`a (b OR "c d") -e title:x actor:"Wagner Group" date:2026..`, "killed:>=10 killed.low:..4", "((a)", "“x” «y» = * ~ :", "a:b c: :d", "NOT NOT a",
		`="Kiev" =talks "a b"~5 attack* zelenskiy~2 title:(x OR ="y z") actor:("Wagner Group" OR Putin Trump) actor:a,"b c" date:7d`, "ａｃｔｏｒ：x －y ＊ title：（a）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, q string) { canonical(t, q) })
}

// canonical checks that q is refused with a position inside it, or that its
// canonical form reads as q does.
func canonical(t interface{ Fatalf(string, ...any) }, q string) {
	e, err := Parse(q)
	if err != nil {
		var typed *Error
		if !errors.As(err, &typed) || typed.Pos < 0 || typed.Pos > len(q) {
			t.Fatalf("Parse(%q): %#v", q, err)
		}
		return
	}
	form := Format(e)
	if e == nil || len(form) > MaxQueryBytes {
		return
	}
	again, err := Parse(form)
	if err != nil {
		t.Fatalf("Parse(%q), the canonical form of %q: %v", form, q, err)
	}
	if diff := cmp.Diff(e, again); diff != "" {
		t.Fatalf("%q -> %q:\n%s", q, form, diff)
	}
}

// What TestCanonicalForm makes queries of: fields, operators and values of
// every kind, most of them where they belong.
var (
	fieldPieces    = []string{"", "", "", "title:", "body:", "actor:", "location:", "location.country:", "date:", "event_date:", "killed:", "killed.low:", "source:", "sources:", "id:", "url:", "story:", "x:", "date：", "(", `"`, "-", "NOT ", "title:(", "actor:(", "killed:("}
	operatorPieces = []string{"", "", "", "=", ">", ">=", "<", "<=", "-", "−", "－", "+", "..", `"`, "“", "'", "^", "|"}
	valuePieces    = []string{"0", "7", "-1", "10", "2026", "0000", "0001", "9999", "0000-01-01", "9999-12-31", "2026-01-23", "2026-01-23T12:00Z", "2026-13", "2026-01", "7d", "2w", "99999y", "1e3", "1000000000", "-1000000000", "1000000000000",
		"talks", "Kyiv", "Київ", "об’єкт", "كييف", "停火", "cease-fire", "don't", "a", "a.b", "U.S.", "é", "e\u0301", "\U0001F600", "\u0e33", "\u00ad", "\u200f", "AND", "OR", "NOT", "and", "", "／", ":", ".", ","}
	closePieces = []string{" ", " ", " ", "", "*", "~", "~2", "~5", "..", ",", `"`, "”", `"~5`, ")", " OR ", " AND ", "＊", "～", ":"}
)

// A query in its canonical form means what it meant, whatever was typed.
func TestCanonicalForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var q strings.Builder
		for range rapid.IntRange(1, 4).Draw(t, "operands") {
			for _, pieces := range [][]string{fieldPieces, operatorPieces, valuePieces, closePieces, valuePieces, closePieces} {
				q.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
			}
		}
		canonical(t, q.String())
	})
}

func TestNormalize(t *testing.T) {
	q := Query{Where: []Filter{
		{Field: "actor", Values: []string{"b", "a", "a"}}, {Field: "source"}, {Field: "actor", Values: []string{"c"}},
	}, Facets: []FacetRequest{{Field: "date"}}}
	if err := q.Normalize(); err != nil {
		t.Fatal(err)
	}
	want := Query{Where: []Filter{{Field: "actor", Values: []string{"a", "b", "c"}}},
		Facets: []FacetRequest{{Field: "date", Size: DefaultFacet, Interval: IntervalAuto}}, Sort: Newest, Collapse: CollapseNone, Count: CountArticles}
	if diff := cmp.Diff(want, q); diff != "" {
		t.Error(diff)
	}
	faults := []Query{
		{Page: Page{Limit: MaxLimit + 1}}, {Page: Page{Limit: -1}}, {Sort: "best"},
		{Where: []Filter{{Field: "body", Values: []string{"x"}}}}, {Where: []Filter{{Field: "nope", Values: []string{"x"}}}},
		{Where: []Filter{{Field: "actor", Values: []string{strings.Repeat("x", MaxValueBytes+1)}}}},
		{Where: []Filter{{Field: "date", From: index.NewDay(2026, 2, 1), To: index.NewDay(2026, 1, 1)}}},
		{Where: []Filter{{Field: "killed", Least: index.NewNumber(2), Most: index.NewNumber(1)}}}, {Facets: []FacetRequest{{Field: "killed"}}},
		{Facets: []FacetRequest{{Field: "title"}}}, {Facets: []FacetRequest{{Field: "actor", Size: MaxFacetSize + 1}}},
		{Facets: []FacetRequest{{Field: "date", Interval: "hour"}}},
	}
	for _, q := range faults {
		var e *Error
		if err := q.Normalize(); !errors.As(err, &e) {
			t.Errorf("Normalize(%+v) = %v, want an *Error", q, err)
		}
	}
}

// bearers is a gazetteer in which several locations bear a name.
type bearers struct {
	NoNames
	paths []string
}

func (b bearers) Locations(string) []string { return b.paths }

func TestPrepareBareLocation(t *testing.T) {
	tests := []struct {
		name       string
		paths      []string
		absent     string // that no article has
		want       string
		candidates []string
	}{
		{"the city, not its region", []string{"Ukraine/Kyiv Oblast", "Ukraine/Kyiv City/Kyiv"}, "", "Ukraine/Kyiv City/Kyiv", nil},
		{"the region where nothing is in the city", []string{"Ukraine/Kyiv City/Kyiv", "Ukraine/Kyiv Oblast"}, "Ukraine/Kyiv City/Kyiv", "Ukraine/Kyiv Oblast", nil},
		{"the outermost", []string{"Ukraine/Kharkiv/Kharkiv", "Ukraine/Kharkiv"}, "", "Ukraine/Kharkiv", nil},
		{"in two countries", []string{"Ukraine/Donetsk", "Russia/Rostov/Donetsk City"}, "", "", []string{"Ukraine/Donetsk", "Russia/Rostov/Donetsk City"}},
		{"a name that only begins alike", []string{"A/B/Nova", "A/B/Novara"}, "", "", []string{"A/B/Nova", "A/B/Novara"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := Query{Where: []Filter{{Field: index.FieldLocation, Values: []string{"X"}}}}
			prepared, err := Prepare(q, bearers{paths: tt.paths}, func(_, value string) bool { return value != "X" && value != tt.absent })
			if tt.want == "" {
				var mistake *Error
				if !errors.As(err, &mistake) || mistake.Code != CodeAmbiguous || !cmp.Equal(mistake.Candidates, tt.candidates) {
					t.Fatalf("Prepare: %v, want the candidates %q", err, tt.candidates)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := prepared.Query.Where[0].Values; !cmp.Equal(got, []string{tt.want}) {
				t.Errorf("the location is %q, want %q", got, tt.want)
			}
		})
	}
}
