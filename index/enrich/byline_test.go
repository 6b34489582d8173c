package enrich

import (
	"testing"

	"dateline/index"
)

func TestByline(t *testing.T) {
	tests := []struct {
		body, want, rule string
	}{
		{"By Jane Doe\n\nKYIV, Jan 23 (Reuters) - Talks went on.", "Jane Doe", "by"},
		{"By JANE DOE, Associated Press Writer\n\nTalks went on.", "JANE DOE", "by"},
		{"By Jane Doe and John Roe\nKYIV (Reuters) - Talks went on.", "Jane Doe and John Roe", "by"},
		{"By Jane Doe in Kyiv\n\nTalks went on.", "Jane Doe", "by"},
		{"**By Jane Doe | Kyiv**\n\nTalks went on.", "Jane Doe", "by"},
		{"KYIV, Jan 23 (Reuters) - Talks went on.\n\n(Reporting by Jane Doe in Kyiv; Editing by John Roe)", "Jane Doe", "reporting by"},
		{"Talks went on.\n\nWritten by Jane Doe", "Jane Doe", "written by"},
		{"Par Jean Dupont\n\nPARIS, 12 mars (AFP) - Les pourparlers continuent.", "Jean Dupont", "par"},
		{"Por Juan Pérez y Ana de la Cruz\n\nBOGOTÁ, 3 feb (EFE).- Siguen las conversaciones.", "Juan Pérez y Ana de la Cruz", "por"},
		{"Por Maria Silva\nLISBOA, 12 abr (Lusa) – As conversações continuam.", "Maria Silva", "por"},
		{"Von Max Muster, dpa\n\nBerlin (dpa) - Die Gespräche gehen weiter.", "Max Muster", "von"},
		{"Автор: Иван Иванов\n\nМОСКВА, 23 янв - РИА Новости. Переговоры идут.", "Иван Иванов", "автор"},
		{"БЕЙРУТ, 23 янв - РИА Новости, Иван Иванов. Переговоры идут.", "Иван Иванов", ruleDateline},
		{"Переговори тривають.\n\nАвтор: Іван Іваненко", "Іван Іваненко", "автор"},
		{"كتب محمد علي:\nالقاهرة (أ ش أ) - انتهت المحادثات.", "محمد علي", "كتب"},
		{"By Reuters staff\n\nTalks went on.", "Reuters", "by"},
		// none
		{"By staff and Jane Doe\n\nTalks went on.", "", ""},
		{"Reuters staff\n\nTalks went on.", "", ""},
		{"By Friday the army had left.", "", ""},
		{"By Friday\n\nTalks went on.", "", ""},
		{"By the river\n\nTalks went on.", "", ""},
		{"By Jane Doe's account they had left.", "", ""},
		{"By Monday Kyiv Had Fallen.", "", ""},
		{"Par la route\n\nIls sont partis.", "", ""},
		{"Por Colombia y sus víctimas.", "", ""},
		{"Автор книги Иван Иванов рассказал.", "", ""},
		{"Talks went on for a very long time and then some more, as they had\nby John Roe", "", ""},
	}
	for _, tt := range tests {
		a := &index.Article{Body: tt.body}
		New(nil, fixedNow).Enrich(a)
		var got index.Mention
		for _, m := range a.Mentions {
			if m.Field == fieldByline {
				got = m
			}
		}
		if got.Value != tt.want || got.Text != tt.want || got.Rule != tt.rule {
			t.Errorf("%q: byline %q by %q, want %q by %q", tt.body, got.Value, got.Rule, tt.want, tt.rule)
		}
	}
}
