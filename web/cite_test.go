package web

import (
	"strings"
	"testing"
	"time"

	"dateline/index"
)

// A reference says nothing that its format takes for something else.
func TestCitations(t *testing.T) {
	a := &index.Article{
		ID: "x\nER  - \nTY  - BOOK", Title: "50% of {it} & #1 \\input{x} $y_z^~\nTI  - other", Source: "Alpha} @book{evil", Language: "en",
		URL: "https://a.example/1?x=1&y=%20}#z_1", Published: index.NewDay(2026, time.January, 23),
	}
	s := newServer(Config{Now: func() time.Time { return time.Date(2026, 2, 1, 12, 0, 0, 0, time.UTC) }})
	cites := s.citations(english(), a)
	plain, tex, ris := cites[0].Text, cites[1].Text, cites[2].Text
	if strings.ContainsAny(plain, "\n") || !strings.Contains(plain, "23 January 2026") || !strings.Contains(plain, "1 February 2026") {
		t.Errorf("plain: %s", plain)
	}
	depth, least := 0, 1
	for i, r := range tex {
		escaped := i > 0 && tex[i-1] == '\\'
		switch {
		case r == '{' && !escaped:
			depth++
		case r == '}' && !escaped:
			depth--
		}
		if i > 5 && i < len(tex)-1 {
			least = min(least, depth)
		}
	}
	if depth != 0 || least < 1 || strings.Count(tex, "\n@") > 0 {
		t.Errorf("braces do not match:\n%s", tex)
	}
	for _, want := range []string{`title = {{50\% of \{it\} \& \#1 \textbackslash{}input\{x\} \$y\_z\textasciicircum{}\textasciitilde{} TI - other}}`, "year = {2026}", "month = {1}", "day = {23}", `url = {https://a.example/1?x=1\&y=\%20\%7D\#z\_1}`, "urldate = {2026-02-01}"} {
		if !strings.Contains(tex, want) {
			t.Errorf("no %s in\n%s", want, tex)
		}
	}
	if lines := strings.Split(ris, "\n"); strings.Count(ris, "\nER  - ") != 1 || lines[0] != "TY  - NEWS" || !strings.HasPrefix(lines[len(lines)-1], "ER") || strings.Count(ris, "\nTI  - ") != 1 {
		t.Errorf("RIS:\n%s", ris)
	}
	if !strings.Contains(ris, "DA  - 2026/01/23/") {
		t.Errorf("RIS has no date:\n%s", ris)
	}
	a.URL, a.Published = "javascript:alert(1)", index.Date{}
	for _, c := range s.citations(english(), a) {
		if strings.Contains(c.Text, "javascript") {
			t.Errorf("%s links to a script: %s", c.Name, c.Text)
		}
	}
}
