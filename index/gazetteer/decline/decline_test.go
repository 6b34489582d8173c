package decline

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestForms(t *testing.T) {
	for _, c := range []struct {
		name string
		want []string
	}{
		{"харків", []string{"харкова", "харкові", "харковом"}},
		{"москва", []string{"москвы", "москве", "москву", "москвой"}},
		{"зеленський", []string{"зеленського", "зеленському", "зеленським"}},
		{"нова вес", []string{}},
		{"kyiv", nil},
		{"", nil},
	} {
		got := Forms(c.name)
		for _, form := range c.want {
			if !slices.Contains(got, form) {
				t.Errorf("%q has no form %q among %q", c.name, form, got)
			}
		}
		if c.want == nil && len(got) > 0 {
			t.Errorf("%q has forms %q, want none", c.name, got)
		}
	}
}

func TestPhrase(t *testing.T) {
	for name, want := range map[string]string{
		"верховный суд сша":                  "верховного суда сша",
		"европейский суд по правам человека": "европейским судом по правам человека",
		"вооруженные силы украины":           "вооруженных сил украины",
		"организация объединенных наций":     "организации объединенных наций",
		"національна гвардія україни":        "національної гвардії україни",
		"коммунистическая партия китая":      "коммунистической партии китая",
	} {
		if got := Phrase(name); !slices.Contains(got, want) {
			t.Errorf("%q has no form %q among %q", name, want, got)
		}
	}
	for _, name := range []string{"верховный суд", "суд", "", "supreme court of x"} {
		if got := Phrase(name); len(got) > 0 {
			t.Errorf("%q has forms %q, want none", name, got)
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{"харків", "нова каховка", "ж", "ський", "\xff", " ", "ь й"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		forms := Forms(s)
		if len(forms) > maxForms {
			t.Fatalf("%d forms of %q", len(forms), s)
		}
		for _, form := range append(forms, Phrase(s)...) {
			if form == s || form == "" || utf8.ValidString(s) && !utf8.ValidString(form) {
				t.Fatalf("form %q of %q", form, s)
			}
		}
	})
}
