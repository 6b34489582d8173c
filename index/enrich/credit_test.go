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
		{"By Reuters\n\nTalks began on Friday in Geneva, officials said there.", "Reuters", "Reuters"},
		{"By Reuters staff\nTalks began on Friday in Geneva, officials said there.", "Reuters", "Reuters"},
		{"Reuters Staff\n\nTalks began on Friday in Geneva, officials said there.", "Reuters", "Reuters"},
		{"BY REUTERS\n\nTalks began on Friday in Geneva, officials said there.", "Reuters", "REUTERS"},
		{"By The Associated Press\n\nTalks began on Friday in Geneva, officials said there.", "AP", "The Associated Press"},
		{"By JANE DOE, Associated Press Writer\n\nTalks began on Friday in Geneva.", "AP", "Associated Press"},
		{"By Jane Doe for AFP\n\nTalks began on Friday in Geneva.", "AFP", "AFP"},
		{"Von Max Muster, dpa\n\nDie Gespräche gehen weiter.", "dpa", "dpa"},
		{"Par AFP\n\nLes pourparlers continuent à Genève.", "AFP", "AFP"},
		{"AFP\n\nTalks began on Friday in Geneva, officials said there.", "AFP", "AFP"},
		{"ТАСС\n\nПереговоры начались в пятницу в Женеве.", "TASS", "ТАСС"},
		{"By Reuters\n\nKYIV, Jan 23 (AFP) - Talks began on Friday.", "AFP", "AFP"},
		{"By Reuters, AFP\n\nTalks began on Friday in Geneva.", "", ""},
		{"By Reuters and Jane Doe\n\nTalks began on Friday in Geneva.", "", ""},
		{"By Petra\n\nTalks began on Friday in Geneva.", "", ""},
		{"By Ina\n\nTalks began on Friday in Geneva.", "", ""},
		{"By Jane Doe\n\nTalks began on Friday in Geneva.", "", ""},
		{"By Reuters Hall\n\nTalks began on Friday in Geneva.", "", ""},
		{"Map\n\nTalks began on Friday in Geneva.", "", ""},
		{"Reuters reporters freed\n\nTalks began on Friday in Geneva.", "", ""},
		{"Talks began on Friday in Geneva.\n\nBy Reuters standards that was fast, officials said.", "", ""},
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
