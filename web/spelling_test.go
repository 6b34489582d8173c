package web

import (
	"testing"

	"dateline/search"
)

// A spelling is taken out of a query by naming the others, and only where that
// says the same.
func TestWithoutSpelling(t *testing.T) {
	as := []search.Spelling{{Text: "Kiev", Articles: 8}, {Text: "Київ", Articles: 5}, {Text: "Kyyiv"}}
	for _, c := range []struct {
		q, term string
		drop    int
		want    string
	}{
		{"ceasefire kyiv", "kyiv", 0, `ceasefire (="kyiv" OR ="Київ")`},
		{"kyiv OR (kyiv war)", "kyiv", 1, `(="kyiv" OR ="Kiev") OR (kyiv war)`},
		{"-kyivan (kyiv)", "kyiv", 0, `-kyivan ((="kyiv" OR ="Київ"))`},
		{`"talks in kyiv"`, "kyiv", 0, ""}, {`war "kyiv"`, "kyiv", 0, `war (="kyiv" OR ="Київ")`}, {"title:kyiv", "kyiv", 0, ""}, {"-kyiv", "kyiv", 0, ""}, {"kyi*", "kyi*", 0, ""}, {"kyiv", "kyiv", 2, ""}, {"", "", 0, ""},
	} {
		got, ok := withoutSpelling(c.q, search.Expansion{Term: c.term, As: as}, c.drop)
		if got != c.want && ok || ok != (c.want != "") {
			t.Errorf("%q without %s is %q, %v, want %q", c.q, as[c.drop].Text, got, ok, c.want)
		}
	}
}

// So is one inside a phrase, by naming the phrase with the others.
func TestWithoutSpellingOfPhrase(t *testing.T) {
	as := []search.Spelling{{Text: "talks in Kiev", Articles: 3}, {Text: "talks in Київ", Articles: 1}}
	for _, c := range []struct{ q, want string }{
		{`war "talks in Kyiv"`, `war (="talks in Kyiv" OR ="talks in Київ")`},
		{`(“talks,  in Kyiv” OR x)`, `((="talks in Kyiv" OR ="talks in Київ") OR x)`},
		{`talks in Kyiv "talks in Kyiv"`, `talks in Kyiv (="talks in Kyiv" OR ="talks in Київ")`},
		{`"a" "talks in Kyiv" "b"`, `"a" (="talks in Kyiv" OR ="talks in Київ") "b"`},
		{`"talks in Kyiv"~3`, ""}, {`="talks in Kyiv"`, ""}, {`title:"talks in Kyiv"`, ""}, {`-"talks in Kyiv"`, ""}, {`talks in Kyiv`, ""}, {`"old talks in Kyiv"`, ""}, {`"a"talks in Kyiv"b"`, ""},
	} {
		got, ok := withoutSpelling(c.q, search.Expansion{Term: "talks in Kyiv", As: as}, 0)
		if got != c.want && ok || ok != (c.want != "") {
			t.Errorf("%s is %q, %v, want %q", c.q, got, ok, c.want)
		}
	}
}

// What is left of a name can be narrowed further, down to one word.
func TestChoices(t *testing.T) {
	a := homeSearch().usual().withText(`talks (="kyiv" OR ="Kiev" OR ="Київ")`)
	a.loc = english()
	got := exactChoices(a)
	if len(got) != 1 || got[0].Term != "kyiv" || len(got[0].Some) != 2 || got[0].Some[0].Text != "Kiev" {
		t.Fatalf("%+v", got)
	}
	if want := a.withText(`talks (="kyiv" OR ="Київ")`).link(pathSearch); got[0].Some[0].Href != want {
		t.Errorf("without Kiev at %s, want %s", got[0].Some[0].Href, want)
	}
	if alone := exactChoices(a.withText(`="Kiev" war`)); len(alone) != 0 {
		t.Errorf("one exact word is a choice: %+v", alone)
	}
}
