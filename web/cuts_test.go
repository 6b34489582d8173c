package web

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dateline/index"
)

// Cuts say of every byte what the mentions say of it, in order, and leave out
// nothing but what lies between paragraphs.
func TestCutText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abя\n ")), 0, 40, -1).Draw(t, "text")
		var mentions []index.Mention
		for range rapid.IntRange(0, 6).Draw(t, "mentions") {
			mentions = append(mentions, index.Mention{Field: "actor", Start: rapid.IntRange(-1, len(text)+1).Draw(t, "start"), End: rapid.IntRange(-1, len(text)+1).Draw(t, "end")})
		}
		grey := []index.Span{{Start: rapid.IntRange(-1, len(text)).Draw(t, "grey"), End: len(text)}}
		stretches := paragraphs(text)
		cuts := cutText(text, stretches, mentions, grey)
		if len(cuts) != len(stretches) {
			t.Fatalf("%d paragraphs of %d", len(cuts), len(stretches))
		}
		for i, p := range cuts {
			at := stretches[i].Start
			for _, c := range p {
				for b := at; b < at+len(c.Text); b++ {
					if got, want := len(c.Mentions), slowMentions(text, mentions, b); got != want {
						t.Fatalf("byte %d of %q has %d mentions, want %d", b, text, got, want)
					}
				}
				at += len(c.Text)
			}
			if at != stretches[i].End {
				t.Fatalf("paragraph %d of %q ends at %d, not %d", i, text, at, stretches[i].End)
			}
		}
	})
}

// slowMentions counts the valid mentions that cover a byte.
func slowMentions(text string, mentions []index.Mention, at int) int {
	n := 0
	for _, m := range mentions {
		if m.Start >= 0 && m.Start < m.End && m.End <= len(text) && onRune(text, m.Start) && onRune(text, m.End) && m.Start <= at && at < m.End {
			n++
		}
	}
	return n
}

func TestParagraphs(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{" \n\n ", nil},
		{"one", []string{"one"}},
		{"one\ntwo", []string{"one", "two"}},
		{"one\nstill one\n\ntwo", []string{"one\nstill one", "two"}},
		{"one\r\n\r\n  two\t\n\n\n\nthree\n", []string{"one", "two", "three"}},
	}
	for _, test := range tests {
		var got []string
		for _, s := range paragraphs(test.text) {
			got = append(got, test.text[s.Start:s.End])
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

// Nested mentions: the innermost gives the link, all are told.
func TestNestedMentions(t *testing.T) {
	body := "Ukrainian President Zelenskyy spoke"
	a := &index.Article{ID: "x", Title: "t", Body: body}
	prove(a, says{"actor", "Volodymyr Zelenskyy", "Ukrainian President Zelenskyy"}, says{"actor", "Ukraine", "Ukrainian"})
	page := newServer(Config{}).newArticlePage(httptest.NewRequest("GET", "/", nil), a)
	got := page.Text[0]
	if len(got) != 3 || got[0].Text != "Ukrainian" || got[1].Text != " President Zelenskyy" || got[2].Class != "" {
		t.Fatalf("pieces %+v", got)
	}
	if !strings.Contains(got[0].Href, "actor=Ukraine") || !strings.Contains(strings.Join(got[0].Says, "; "), "Volodymyr Zelenskyy") || !strings.Contains(got[1].Href, "Zelenskyy") {
		t.Errorf("pieces %+v", got)
	}
}

func TestMarked(t *testing.T) {
	tests := []struct {
		text  string
		marks []index.Span
		want  string
	}{
		{"direct talks", []index.Span{{Start: 7, End: 12}}, "direct <mark>talks</mark>"},
		{"<b>&", []index.Span{{Start: 0, End: 3}}, "<mark>&lt;b&gt;</mark>&amp;"},
		{"abc", []index.Span{{Start: 0, End: 2}, {Start: 1, End: 3}, {Start: 3, End: 9}, {Start: 2, End: 2}}, "<mark>ab</mark>c"},
		{"abc", []index.Span{{Start: -1, End: 2}}, "abc"},
		{"", nil, ""},
	}
	for _, test := range tests {
		if got := string(marked(test.text, test.marks)); got != test.want {
			t.Errorf("marked(%q, %v) = %q, want %q", test.text, test.marks, got, test.want)
		}
	}
}

func TestPointAt(t *testing.T) {
	tests := []struct {
		q    string
		pos  int
		want pointed
	}{
		{`talks "peace plan`, 6, pointed{"talks ", `"peace`, " plan"}},
		{"a OR", 2, pointed{"a ", "OR", ""}},
		{"a (", 3, pointed{"a (", "", ""}},
		{"мир", 1, pointed{"", "мир", ""}},
	}
	for _, test := range tests {
		if got := *pointAt(test.q, test.pos); got != test.want {
			t.Errorf("pointAt(%q, %d) = %q, want %q", test.q, test.pos, got, test.want)
		}
	}
}

func TestBoxIDs(t *testing.T) {
	ids := []string{boxID("actor", "Ukraine"), boxID("actor", "ukraine"), boxID("location", "Ukraine")}
	slices.Sort(ids)
	if len(slices.Compact(ids)) != 3 {
		t.Errorf("ids %q", ids)
	}
}
