package enrich

import (
	"testing"
	"time"

	"dateline/index"
	"dateline/index/gazetteer"
)

func TestCredit(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := New(g, time.Now)
	for _, c := range []struct{ body, want, text string }{
		{"KYIV, Jan 23 (Reuters) - Talks began on Friday.", "Reuters", "Reuters"},
		{"BEIRUT, Jan 23 (Agence France-Presse) - Talks began on Friday.", "AFP", "Agence France-Presse"},
		{"МОСКВА, 23 января. /ТАСС/. Переговоры начались в пятницу.", "TASS", "ТАСС"},
		{"Talks began on Friday in Geneva, officials said there.\n\nXinhua", "Xinhua", "Xinhua"},
		{"NAIROBI, Jan 23 (Nairobi Wire) - Talks began on Friday.", "Nairobi Wire", "Nairobi Wire"},
		{"Talks began on Friday, Reuters reported from Geneva.", "", ""},
		{"", "", ""},
	} {
		a := &index.Article{ID: "x", Title: "Talks", Body: c.body}
		e.Enrich(a)
		text := ""
		for _, m := range a.Mentions {
			if m.Field == index.FieldCredit {
				text = m.Text
			}
		}
		if a.Credit != c.want || text != c.text {
			t.Errorf("%q: credit %q by %q, want %q by %q", c.body, a.Credit, text, c.want, c.text)
		}
		checkMentions(t, a)
	}
}
