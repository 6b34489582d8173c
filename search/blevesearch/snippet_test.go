package blevesearch

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/index"
	"dateline/search"

	"github.com/google/go-cmp/cmp"
)

// marked writes the snippets of an article for a query, a line each, with
// brackets for marks.
func marked(t testing.TB, a *index.Article, q string) string {
	t.Helper()
	e, err := search.Parse(q)
	if err != nil {
		t.Fatal(err)
	}
	f, err := newFinder(e, newStems(), newForms())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range f.snippets(a) {
		lines = append(lines, s.Field+": "+brackets(s))
	}
	return strings.Join(lines, "\n")
}

func brackets(s search.Snippet) string {
	var b strings.Builder
	last := 0
	for _, m := range s.Marks {
		b.WriteString(s.Text[last:m.Start] + "[" + s.Text[m.Start:m.End] + "]")
		last = m.End
	}
	return b.String() + s.Text[last:]
}

// TestCompoundMarks checks that a compound is marked whole, and an acronym only
// where it is one.
func TestCompoundMarks(t *testing.T) {
	a := &index.Article{Language: "en", Body: "They told us of a cease-fire and of US jets."}
	for q, want := range map[string]string{
		"ceasefires":      "body: They told us of a [cease-fire] and of US jets.",
		"cease-fire":      "body: They told us of a [cease-fire] and of US jets.",
		`="ceasefire"`:    "body: They told us of a cease-fire and of US jets.",
		`="US"`:           "body: They told us of a cease-fire and of [US] jets.",
		`"ceasefire and"`: "body: They told us of a [cease-fire and] of US jets.",
	} {
		if got := marked(t, a, q); got != want {
			t.Errorf("%s is shown as %q, want %q", q, got, want)
		}
	}
}

func TestSnippetMarks(t *testing.T) {
	en := func(title, body string) *index.Article {
		return &index.Article{Language: "en", Title: title, Body: body}
	}
	for _, tt := range []struct {
		article *index.Article
		q, want string
	}{
		{en("Talks", "They talked of Peace."), "talk peace", "body: They [talked] of [Peace].\ntitle: [Talks]"},
		{en("Talks", "They left."), "talks", "body: They left.\ntitle: [Talks]"},
		{en("Talks", "They talk."), "body:talks", "body: They [talk]."},
		{en("Talks", "They talk."), "title:talks", "body: They talk.\ntitle: [Talks]"},
		{en("", "A peace plan, or a plan for peace."), `"peace plan"`, "body: A [peace plan], or a plan for peace."},
		{en("", "Peace talks."), "peace NOT talks", "body: [Peace] talks."},
		{en("", "Peace talks."), "", "body: Peace talks."},
		{en("", "Peace talks."), `"peace talks" talks`, "body: [Peace talks]."},
		{en("", "The U.S. and Sana\u2019a."), "us sanaa", "body: The [U.S.] and [Sana\u2019a]."},
		{en("", ""), "peace", ""},
		{en("", "…"), "peace", ""},
		{&index.Article{Language: "ru", Body: "Переговоры о мире"}, "переговорах", "body: [Переговоры] о мире"},
		{&index.Article{Body: "Talking"}, "talk", "body: Talking"}, // no language, no stems
		{&index.Article{Body: "双方同意停火。"}, "停火", "body: 双方同意[停火]。"},
	} {
		if diff := cmp.Diff(tt.want, marked(t, tt.article, tt.q)); diff != "" {
			t.Errorf("%q in %q (-want +got):\n%s", tt.q, tt.article.Body, diff)
		}
	}
}

func TestSnippetWindow(t *testing.T) {
	filler := strings.Repeat("other words stand here. ", 40)
	a := &index.Article{Language: "en", Body: "Peace alone. " + filler + "Then the ceasefire talks (direct) began. " + filler + "Kyiv agreed."}
	got := strings.Split(marked(t, a, "ceasefire talks kyiv peace"), "\n")
	if len(got) != 2 || !strings.Contains(got[0], "the [ceasefire] [talks] (direct) began.") || !strings.Contains(got[1], "[Peace] alone.") {
		t.Errorf("snippets are %q", got)
	}
	if !strings.HasPrefix(got[0], "body: … ") || !strings.HasSuffix(got[0], " …") || strings.HasPrefix(got[1], "body: …") {
		t.Errorf("ellipses are wrong in %q", got)
	}
}

func TestSnippetLeavesOut(t *testing.T) {
	const dateline, report, advert = "KYIV, Jan. 23 (Reuters) — ", "Peace talks began. ", "ALSO READ: war of words "
	a := &index.Article{
		Language: "en", Body: dateline + report + advert + "They ended.",
		Mentions:    []index.Mention{{Field: index.FieldDateline, Start: 0, End: len("KYIV, Jan. 23 (Reuters)"), Text: "KYIV, Jan. 23 (Reuters)"}},
		Boilerplate: []index.Span{{Start: len(dateline + report), End: len(dateline + report + advert)}},
	}
	for q, want := range map[string]string{
		"":      "body: Peace talks began.",
		"war":   "body: Peace talks began.",
		"kyiv":  "body: Peace talks began.",
		"ended": "body: They [ended].",
	} {
		if got := marked(t, a, q); got != want {
			t.Errorf("%q shows %q, want %q", q, got, want)
		}
	}
}

// FuzzSnippets checks what must hold for any text: valid UTF-8, the length, and
// marks in order and inside.
func FuzzSnippets(f *testing.F) {
	f.Add("Peace talks, "+strings.Repeat("and words ", 50)+"the talks.", "talks peace", 20, 40)
	f.Add(strings.Repeat("слово", 100)+" переговоры "+strings.Repeat("停火", 200), "переговоры", 0, 0)
	f.Add(strings.Repeat("x", 500), strings.Repeat("x", 256), 1, 2)
	f.Add("Peace talks began.", "tal* NOT began~ (title:end* OR \"peace talks\"~5)", 0, 0)
	f.Fuzz(func(t *testing.T, body, q string, from, to int) {
		e, err := search.Parse(q)
		if err != nil || !utf8.ValidString(body) {
			return
		}
		empty := &expander{snapshot: &snapshot{automata: &automata{}}, most: 1} // where tal* stands for no word
		if e, err = empty.expand(e); err != nil {
			t.Fatal(err)
		}
		finder, err := newFinder(e, newStems(), newForms())
		if err != nil {
			t.Fatal(err)
		}
		a := &index.Article{Language: "en", Body: body}
		if 0 <= from && from < to && to <= len(body) && utf8.ValidString(body[from:to]) {
			a.Boilerplate = []index.Span{{Start: from, End: to}}
		}
		shown := finder.snippets(a)
		if len(shown) > maxSnippets {
			t.Fatalf("%d snippets", len(shown))
		}
		for _, s := range shown {
			if !utf8.ValidString(s.Text) || len(s.Text) > search.MaxSnippetBytes || s.Text == "" {
				t.Fatalf("snippet %q of %d bytes", s.Text, len(s.Text))
			}
			last := 0
			for _, m := range s.Marks {
				if m.Start < last || m.End <= m.Start || m.End > len(s.Text) || !utf8.ValidString(s.Text[m.Start:m.End]) {
					t.Fatalf("mark %+v in %q", m, s.Text)
				}
				last = m.End
			}
		}
	})
}
