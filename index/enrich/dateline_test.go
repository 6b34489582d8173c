package enrich

import (
	"slices"
	"sync"
	"testing"
	"time"

	"dateline/index"
	"dateline/index/gazetteer"

	"github.com/google/go-cmp/cmp"
)

func fixedNow() time.Time { return time.Date(2026, time.February, 1, 12, 0, 0, 0, time.UTC) }

// loadGazetteer decodes the gazetteer once for all tests.
var loadGazetteer = sync.OnceValue(func() *gazetteer.Gazetteer {
	g, err := gazetteer.Load()
	if err != nil {
		panic(err)
	}
	return g
})

// filed is what a dateline says, as its test tables write it.
type filed struct{ Style, Place, Date, Credit, Text string }

// readForm runs the steps on a body and returns its dateline, with the form in
// which it was read.
func readForm(body string, published index.Date) (filed, datelineForm) {
	a := &index.Article{Body: body, Asserted: index.Asserted{Published: published}}
	d := new(draft)
	d.begin(a, loadGazetteer(), fixedNow())
	d.split()
	for _, step := range steps() {
		step(d)
	}
	if a.Dateline == nil {
		return filed{}, d.line
	}
	f := filed{Style: d.line.style, Date: a.Dateline.Date.String(), Credit: a.Dateline.Credit}
	if len(d.line.places) > 0 {
		f.Place = body[d.line.places[0].Start:d.line.places[0].End]
	}
	rest := body[d.start:]
	f.Text = rest[:min(len(rest), len("Talks"))]
	return f, d.line
}

func TestDateline(t *testing.T) {
	const reports = "Talks went on."
	tests := []struct {
		body string
		want filed
	}{
		// English
		{"KHARTOUM, April 12 (Reuters) - Talks", filed{stylePlaceDate, "KHARTOUM", "2025-04-12", "Reuters", "Talks"}},
		{"KYIV, Ukraine (AP) — Talks", filed{stylePlaceCredit, "KYIV", "", "AP", "Talks"}},
		{"SAN SALVADOR, 3 JAN 90 (AFP) -- Talks", filed{stylePlaceDate, "SAN SALVADOR", "1990-01-03", "AFP", "Talks"}},
		{"   SAN SALVADOR, 3 JAN 90 -- [REPORT] [COPREFA] [TEXT] Talks", filed{stylePlaceDate, "SAN SALVADOR", "1990-01-03", "", "Talks"}},
		{"[Text] Bogota, 3 Feb (EFE) Talks", filed{stylePlaceDate, "Bogota", "2026-02-03", "EFE", "Talks"}},
		{"ABU DHABI/KYIV, Jan 23 (Demo) - Talks", filed{stylePlaceDate, "ABU DHABI", "2026-01-23", "Demo", "Talks"}},
		{"Kyiv, Jan. 23 — Talks", filed{stylePlaceDate, "Kyiv", "2026-01-23", "", "Talks"}},
		{"JEDDAH, Saudi Arabia, March 11 (Demo) - Talks", filed{stylePlaceDate, "JEDDAH", "2025-03-11", "Demo", "Talks"}},
		{"MOSCOW (USSR), 6 JUL 89 (TASS) -- Talks", filed{stylePlaceDate, "MOSCOW", "1989-07-06", "TASS", "Talks"}},
		{"CARACAS (VENEZUELA), 20 AUG 89 (VENEZOLANA DE TELEVISION CANAL 8)\n-- Talks", filed{stylePlaceDate, "CARACAS", "1989-08-20", "VENEZOLANA DE TELEVISION CANAL 8", "Talks"}},
		{"SAN SALVADOR, NO DATE (DOMESTIC SERVICE) -- Talks", filed{stylePlaceDate, "SAN SALVADOR", "", "DOMESTIC SERVICE", "Talks"}},
		{"PERTH (AUSTRALIA), JUNE 11 89 (AFP) -- Talks", filed{stylePlaceDate, "PERTH", "1989-06-11", "AFP", "Talks"}},
		{"CULVER CITY, Calif., March 11 - Talks", filed{stylePlaceDate, "CULVER CITY", "2025-03-11", "", "Talks"}},
		{"ST. PAUL, Minn., March 6 - Talks", filed{stylePlaceDate, "ST. PAUL", "2025-03-06", "", "Talks"}},
		{"Washington, D.C., January 23, 2026 — Talks", filed{stylePlaceDate, "Washington", "2026-01-23", "", "Talks"}},
		{"****LONDON, March 5 - Talks", filed{stylePlaceDate, "LONDON", "2025-03-05", "", "Talks"}},
		{"ABU DHABI, 23rd January, 2026 (WAM) -- Talks", filed{stylePlaceDate, "ABU DHABI", "2026-01-23", "WAM", "Talks"}},
		{"Tehran, Jan 23, IRNA – Talks", filed{stylePlaceDate, "Tehran", "2026-01-23", "IRNA", "Talks"}},
		{"GENEVA/NEW YORK, 23 January 2026 – Talks", filed{stylePlaceDate, "GENEVA", "2026-01-23", "", "Talks"}},
		{"GENEVA (23 January 2026) – Talks", filed{stylePlaceDate, "GENEVA", "2026-01-23", "", "Talks"}},
		{"(Beirut, January 23, 2026) – Talks", filed{styleBrackets, "Beirut", "2026-01-23", "", "Talks"}},
		{"(Reuters) - Talks", filed{styleCredit, "", "", "Reuters", "Talks"}},
		{"ISLAMABAD: Jan 23 (APP): Talks", filed{stylePlaceDate, "ISLAMABAD", "2026-01-23", "APP", "Talks"}},
		{"KABUL — Talks", filed{stylePlace, "KABUL", "", "", "Talks"}},
		{"BRUNFELDE (AP) — Talks", filed{stylePlaceCredit, "BRUNFELDE", "", "AP", "Talks"}},
		{"(Geneva) – Talks", filed{styleBrackets, "Geneva", "", "", "Talks"}},
		{"By Jane Doe\n\nKYIV, Jan. 23 (Demo) - Talks", filed{stylePlaceDate, "KYIV", "2026-01-23", "Demo", "Talks"}},
		{"Oct 26 (Demo) - Talks", filed{styleDate, "", "2025-10-26", "Demo", "Talks"}},
		{"January 23, 2026 - Talks", filed{styleDate, "", "2026-01-23", "", "Talks"}},
		{"Geneva, 23 January 2026\n\nTalks", filed{stylePlaceDate, "Geneva", "2026-01-23", "", "Talks"}},
		// French
		{"PARIS, 12 mars (AFP) - Talks", filed{stylePlaceDate, "PARIS", "2025-03-12", "AFP", "Talks"}},
		{"Paris, le 12 mars 2024 (AFP) - Talks", filed{stylePlaceDate, "Paris", "2024-03-12", "AFP", "Talks"}},
		{"KIEV, 17 fév (Demo) - Talks", filed{stylePlaceDate, "KIEV", "2026-02-17", "Demo", "Talks"}},
		{"22 mai 2012. - Talks", filed{styleDate, "", "2012-05-22", "", "Talks"}},
		{"1er novembre 2012. - Talks", filed{styleDate, "", "2012-11-01", "", "Talks"}},
		// Spanish and Portuguese
		{"Bogotá, 24 nov (Demo).- Talks", filed{stylePlaceDate, "Bogotá", "2025-11-24", "Demo", "Talks"}},
		{"Bürgenstock (Suiza), 16 jun 2024 (Demo).- Talks", filed{stylePlaceDate, "Bürgenstock", "2024-06-16", "Demo", "Talks"}},
		{"Madrid (EFE).- Talks", filed{stylePlaceCredit, "Madrid", "", "EFE", "Talks"}},
		{"Lisboa, 23 jan 2026 (Lusa) – Talks", filed{stylePlaceDate, "Lisboa", "2026-01-23", "Lusa", "Talks"}},
		{"São Paulo, 5 de fevereiro de 2025 - Talks", filed{stylePlaceDate, "São Paulo", "2025-02-05", "", "Talks"}},
		// German
		{"Kiew/Moskau (dpa) - Talks", filed{stylePlaceCredit, "Kiew", "", "dpa", "Talks"}},
		{"BERLIN, 23. Januar (Reuters) - Talks", filed{stylePlaceDate, "BERLIN", "2026-01-23", "Reuters", "Talks"}},
		// Russian and Ukrainian
		{"МОСКВА, 23 янв - РИА Новости. Talks", filed{stylePlaceDate, "МОСКВА", "2026-01-23", "РИА Новости", "Talks"}},
		{"МОСКВА, 23 января. /ТАСС/. Talks", filed{stylePlaceDate, "МОСКВА", "2026-01-23", "ТАСС", "Talks"}},
		{"РОСТОВ-НА-ДОНУ, 24 июня 2023 г. (Демо) - Talks", filed{stylePlaceDate, "РОСТОВ-НА-ДОНУ", "2023-06-24", "Демо", "Talks"}},
		{"Москва. 23 января. INTERFAX.RU - Talks", filed{styleStops, "Москва", "2026-01-23", "INTERFAX.RU", "Talks"}},
		{"Київ. 12 квітня. УНІАН. Talks", filed{styleStops, "Київ", "2025-04-12", "УНІАН", "Talks"}},
		{"АБУ-ДАБІ, 23 січня (Демо) — Talks", filed{stylePlaceDate, "АБУ-ДАБІ", "2026-01-23", "Демо", "Talks"}},
		{"Харків, 19 січня — Talks", filed{stylePlaceDate, "Харків", "2026-01-19", "", "Talks"}},
		{"ДАВОС, 22 січня 2026 року (Демо) — Talks", filed{stylePlaceDate, "ДАВОС", "2026-01-22", "Демо", "Talks"}},
		// Arabic
		{"أبوظبي 23 يناير (ديمو) - Talks", filed{stylePlaceDate, "أبوظبي", "2026-01-23", "ديمو", "Talks"}},
		{"الرياض، 22 سبتمبر 2022 (ديمو) - Talks", filed{stylePlaceDate, "الرياض", "2022-09-22", "ديمو", "Talks"}},
		{"كييف، 9 كانون الثاني/يناير 2026 (ديمو) - Talks", filed{stylePlaceDate, "كييف", "2026-01-09", "ديمو", "Talks"}},
		{"ريمبو (السويد) 13 ديسمبر (ديمو) - Talks", filed{stylePlaceDate, "ريمبو", "2025-12-13", "ديمو", "Talks"}},
		{"بغداد/ 23 كانون الثاني/ Talks", filed{}},
		// none
		{"In Geneva, " + reports, filed{}},
		{"On January 23, 2026, talks began - and failed.", filed{}},
		{"January 23, 2026 was the day of talks.", filed{}},
		{"In Geneva, 23 January - talks", filed{}},
		{"29 січня 2026 року Україна отримала тіла.", filed{}},
		{"Moscow, long an ally of Damascus - and its arms dealer - said so.", filed{}},
		{"Paris, 12 mars 1945, fut libre.", filed{}},
		{"Somali Civil War (2006): Heavy fighting broke out.", filed{}},
		{"The World Food Programme (WFP) - an agency of the UN - said so.", filed{}},
		{"Prime Minister (PM) - so called - said so.", filed{}},
		{"UPDATE - Talks went on.", filed{}},
		{"Hassan Nasrallah (Hezbollah's leader) said so.", filed{}},
		{"", filed{}},
	}
	published := index.Date{}
	for _, tt := range tests {
		published = index.NewDay(2026, time.January, 20)
		if len(tt.want.Date) == 10 {
			day, err := index.ParseDate(tt.want.Date)
			if err != nil {
				t.Fatal(err)
			}
			published = day
		}
		got, _ := readForm(tt.body, published)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.body, diff)
		}
	}
}

// TestDatelinePlace resolves the places of datelines.
func TestDatelinePlace(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	for line, want := range map[string]string{
		"KHERSON, Ukraine, June 6 (Demo) - A":                         "Ukraine/Kherson/Kherson",
		"KHARKIV, Jan 6 (Demo) - A":                                   "Ukraine/Kharkiv/Kharkiv",
		"ABU DHABI/KYIV, Jan 23 (Demo) - A":                           "United Arab Emirates/Abu Dhabi/Abu Dhabi",
		"Dayton, Ohio, Nov. 21 (Demo) - A":                            "United States/Ohio/Dayton",
		"PARIS, Texas, March 6 - A":                                   "United States/Texas/Paris",
		"CAMBRIDGE, Mass., March 6 - A":                               "United States/Massachusetts/Cambridge",
		"МОСКВА, 23 янв - РИА Новости. А":                             "Russia/Moscow/Moscow",
		"Nadaville (San Vicente y las Granadinas), 14 dic (Demo).- A": "St. Vincent & Grenadines",
		"WINDSOR - The queen of England was in London.":               "United Kingdom/England/Windsor",
		"WINDSOR - The premier of Ontario was in Toronto.":            "Canada/Ontario/Windsor",
		"SANTIAGO, 3 MAR 90 (AFP) -- IT RAINED.":                      "Chile/Santiago Metropolitan/Santiago",
		"NOWHEREVILLE, Jan 6 (Demo) - A":                              "",
		"CLANDESTINE, 1 AUG 89 (RADIO VENCEREMOS) -- A":               "",
	} {
		a := &index.Article{Body: line}
		e.Enrich(a)
		if a.Dateline == nil || a.Dateline.Location != want {
			t.Errorf("%q: %+v, want the location %q", line, a.Dateline, want)
		}
		if found := values(a.Mentions, index.FieldLocation); want != "" && !slices.Contains(found, want) {
			t.Errorf("%q: locations %q, want %q among them", line, found, want)
		}
	}
}
