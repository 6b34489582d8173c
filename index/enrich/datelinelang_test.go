package enrich

import (
	"testing"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// datelineCase is a body and its dateline; none when want is zero.
type datelineCase struct {
	body string
	want filed
}

// datelineCases are the styles of each language, and beginnings that look like
// datelines and are none.
var datelineCases = map[string][]datelineCase{
	"English": {
		{"Reuters - Talks", filed{styleCreditFirst, "", "", "Reuters", "Talks"}},
		{"CNN — Talks", filed{styleCreditFirst, "", "", "CNN", "Talks"}},
		{"(AP) Talks", filed{styleCredit, "", "", "AP", "Talks"}},
		{"ABU DHABI/KYIV, Jan 23\n\nTalks", filed{stylePlaceDate, "ABU DHABI", "2026-01-23", "", "Talks"}},
		{"KYIV, Ukraine, Jan. 23, 2026 /PRNewswire/ -- Talks", filed{stylePlaceDate, "KYIV", "2026-01-23", "PRNewswire", "Talks"}},
		{"Geneva, Switzerland; 23 January 2026 – Talks", filed{stylePlaceDate, "Geneva", "2026-01-23", "", "Talks"}},
		{"New Delhi [India], January 23 (ANI): Talks", filed{stylePlaceDate, "New Delhi", "2026-01-23", "ANI", "Talks"}},
		{"Kyiv, Ukraine CNN  — Talks", filed{stylePlaceCredit, "Kyiv", "", "CNN", "Talks"}},
		{"Lviv, Ukraine (CNN) Talks", filed{stylePlaceCredit, "Lviv", "", "CNN", "Talks"}},
		{"LONDON Jan 23 Reuters - Talks", filed{stylePlaceDate, "LONDON", "2026-01-23", "Reuters", "Talks"}},
		{"KHARTOUM (Sudan) - Talks", filed{stylePlace, "KHARTOUM", "", "", "Talks"}},
		{"By Our Correspondent\n\nISLAMABAD: Talks", filed{stylePlace, "ISLAMABAD", "", "", "Talks"}},
		{"Damascus, SANA - Talks", filed{stylePlaceCredit, "Damascus", "", "SANA", "Talks"}},
		{"New York — Talks", filed{stylePlace, "New York", "", "", "Talks"}},
		{"KANSAS CITY, Mo. - March 13 - Talks", filed{stylePlaceDate, "KANSAS CITY", "2026-03-13", "", "Talks"}},
		{"CHICAGO, March 4, - Talks", filed{stylePlaceDate, "CHICAGO", "2026-03-04", "", "Talks"}},
		{"SAN SALVADOR, 17 NOV 89 (INTERPRESS AGENCY [IPS]) -- Talks", filed{stylePlaceDate, "SAN SALVADOR", "1989-11-17", "INTERPRESS AGENCY [IPS]", "Talks"}},
		{"la paz, march 4 - Talks", filed{stylePlaceDate, "la paz", "2026-03-04", "", "Talks"}},
		{"the talks, march 4 - talks", filed{}},
		{"KABUL—Talks", filed{stylePlace, "KABUL", "", "", "Talks"}},
		{"U.S.-led occupation of Iraq: Talks", filed{}},
		{"Birmingham–Shuttlesworth Airport was closed.", filed{}},
		{"UN: Talks", filed{}},
		{"USA - Talks", filed{}},
		{"Reuters - the agency - said so.", filed{}},
		{"Moscow — The capital — slept.", filed{}},
		{"Turkey - The war", filed{}},
		{"Jane Doe (CNN) Talks", filed{}},
		{"Ukraine: Talks", filed{}},
		{"Syria (2011) - Talks", filed{}},
	},
	"French": {
		{"AFP - Talks", filed{styleCreditFirst, "", "", "AFP", "Talks"}},
		{"(AFP) - Talks", filed{styleCredit, "", "", "AFP", "Talks"}},
		{"Bangui (AFP) - Talks", filed{stylePlaceCredit, "Bangui", "", "AFP", "Talks"}},
		{"BAMAKO, 12 mars (APA) – Talks", filed{stylePlaceDate, "BAMAKO", "2026-03-12", "APA", "Talks"}},
		{"Kinshasa, le 12 mars 2024 – Talks", filed{stylePlaceDate, "Kinshasa", "2024-03-12", "", "Talks"}},
		{"Goma (RDC), 12 mars (AFP) - Talks", filed{stylePlaceDate, "Goma", "2026-03-12", "AFP", "Talks"}},
		{"Alger - Talks", filed{stylePlace, "Alger", "", "", "Talks"}},
		{"Par Jean Dupont\n\nPARIS, 12 mars (AFP) - Talks", filed{stylePlaceDate, "PARIS", "2026-03-12", "AFP", "Talks"}},
		{"Paris, 12 mars. Talks", filed{stylePlaceDate, "Paris", "2026-03-12", "", "Talks"}},
		{"Le 12 mars, Paris - la ville - dort.", filed{}},
		{"Mars, planète rouge - Talks", filed{}},
		{"Paris, capitale - et plus - de la France.", filed{}},
	},
	"Spanish": {
		{"EFE.- Talks", filed{styleCreditFirst, "", "", "EFE", "Talks"}},
		{"MADRID, 3 Feb. (EUROPA PRESS) - Talks", filed{stylePlaceDate, "MADRID", "2026-02-03", "EUROPA PRESS", "Talks"}},
		{"La Habana, 3 feb (Prensa Latina) Talks", filed{stylePlaceDate, "La Habana", "2026-02-03", "Prensa Latina", "Talks"}},
		{"Ciudad de México (AP) — Talks", filed{stylePlaceCredit, "Ciudad de México", "", "AP", "Talks"}},
		{"Lima, feb. 3. Talks", filed{stylePlaceDate, "Lima", "2026-02-03", "", "Talks"}},
		{"LIMA, 3 de febrero de 2025.- Talks", filed{stylePlaceDate, "LIMA", "2025-02-03", "", "Talks"}},
		{"Quito, 3 feb.- Talks", filed{stylePlaceDate, "Quito", "2026-02-03", "", "Talks"}},
		{"Managua. 3 febrero 2025. Talks", filed{styleStops, "Managua", "2025-02-03", "", "Talks"}},
		{"Por Juan Pérez\n\nBOGOTÁ, 3 feb (EFE).- Talks", filed{stylePlaceDate, "BOGOTÁ", "2026-02-03", "EFE", "Talks"}},
		{"El 3 de febrero - fecha clave - Talks", filed{}},
		{"Febrero, 3 - fue", filed{}},
		{"Lima - la capital - duerme.", filed{}},
	},
	"Portuguese": {
		{"LISBOA, 12 abr (Lusa) – Talks", filed{stylePlaceDate, "LISBOA", "2026-04-12", "Lusa", "Talks"}},
		{"Lisboa, 12 abr 2024 (Lusa) - Talks", filed{stylePlaceDate, "Lisboa", "2024-04-12", "Lusa", "Talks"}},
		{"BRASÍLIA (Reuters) - Talks", filed{stylePlaceCredit, "BRASÍLIA", "", "Reuters", "Talks"}},
		{"Luanda – Talks", filed{stylePlace, "Luanda", "", "", "Talks"}},
		{"Rio de Janeiro, 12 abr (EFE).- Talks", filed{stylePlaceDate, "Rio de Janeiro", "2026-04-12", "EFE", "Talks"}},
		{"SÃO PAULO, SP (FOLHAPRESS) - Talks", filed{stylePlaceCredit, "SÃO PAULO", "", "FOLHAPRESS", "Talks"}},
		{"Bissau, 12 abr. 2024 (Lusa) – Talks", filed{stylePlaceDate, "Bissau", "2024-04-12", "Lusa", "Talks"}},
		{"Por Maria Silva\nLISBOA, 12 abr (Lusa) – Talks", filed{stylePlaceDate, "LISBOA", "2026-04-12", "Lusa", "Talks"}},
		{"Lusa - Talks", filed{styleCreditFirst, "", "", "Lusa", "Talks"}},
		{"Em 12 de abril - dia - Talks", filed{}},
		{"Abril, 12 - Talks", filed{}},
		{"O Brasil (CBF) - disse", filed{}},
	},
	"German": {
		{"Berlin (dpa) - Talks", filed{stylePlaceCredit, "Berlin", "", "dpa", "Talks"}},
		{"dpa - Talks", filed{styleCreditFirst, "", "", "dpa", "Talks"}},
		{"(dpa) Talks", filed{styleCredit, "", "", "dpa", "Talks"}},
		{"Frankfurt/Main (dpa) - Talks", filed{stylePlaceCredit, "Frankfurt", "", "dpa", "Talks"}},
		{"Berlin, 23. Jan. 2026 (epd) - Talks", filed{stylePlaceDate, "Berlin", "2026-01-23", "epd", "Talks"}},
		{"Genf (sda) – Talks", filed{stylePlaceCredit, "Genf", "", "sda", "Talks"}},
		{"Genf - Talks", filed{stylePlace, "Genf", "", "", "Talks"}},
		{"Wien, am 23. Januar 2026 - Talks", filed{stylePlaceDate, "Wien", "2026-01-23", "", "Talks"}},
		{"Von Max Muster\n\nBerlin (dpa) - Talks", filed{stylePlaceCredit, "Berlin", "", "dpa", "Talks"}},
		{"Das Ministerium (BMI) - Talks", filed{}},
		{"Am 23. Januar - Talks", filed{}},
		{"Berlin - die Hauptstadt - schläft.", filed{}},
	},
	"Russian": {
		{"ТАСС, 23 января. Talks", filed{styleCreditFirst, "", "2026-01-23", "ТАСС", "Talks"}},
		{"РИА Новости, 23 янв. Talks", filed{styleCreditFirst, "", "2026-01-23", "РИА Новости", "Talks"}},
		{"/ТАСС/. Talks", filed{styleCreditFirst, "", "", "ТАСС", "Talks"}},
		{"Москва. 23 января. ИНТЕРФАКС - Talks", filed{styleStops, "Москва", "2026-01-23", "ИНТЕРФАКС", "Talks"}},
		{"23 января, Минск /Корр. БЕЛТА/. Talks", filed{styleDatePlace, "Минск", "2026-01-23", "БЕЛТА", "Talks"}},
		{"ВАШИНГТОН, 23 января. /Корр. ТАСС Иван Иванов/. Talks", filed{stylePlaceDate, "ВАШИНГТОН", "2026-01-23", "ТАСС", "Talks"}},
		{"БЕЙРУТ, 23 янв — РИА Новости, Иван Иванов. Talks", filed{stylePlaceDate, "БЕЙРУТ", "2026-01-23", "РИА Новости", "Talks"}},
		{"Москва (ТАСС) - Talks", filed{stylePlaceCredit, "Москва", "", "ТАСС", "Talks"}},
		{"г. Москва, 23 января 2026 года. Talks", filed{stylePlaceDate, "Москва", "2026-01-23", "", "Talks"}},
		{"Москва, 23 января, дождь. Talks", filed{}},
		{"В Москве, 23 января - Talks", filed{}},
		{"Россия - Talks", filed{}},
	},
	"Ukrainian": {
		{"УКРІНФОРМ, 12 квітня. Talks", filed{styleCreditFirst, "", "2026-04-12", "УКРІНФОРМ", "Talks"}},
		{"УНН — Talks", filed{styleCreditFirst, "", "", "УНН", "Talks"}},
		{"КИЇВ, 12 квіт (Укрінформ) - Talks", filed{stylePlaceDate, "КИЇВ", "2026-04-12", "Укрінформ", "Talks"}},
		{"ХАРКІВ, 12 квітня 2024 р. – Talks", filed{stylePlaceDate, "ХАРКІВ", "2024-04-12", "", "Talks"}},
		{"Київ. 12 квітня. ІНТЕРФАКС-УКРАЇНА - Talks", filed{styleStops, "Київ", "2026-04-12", "ІНТЕРФАКС-УКРАЇНА", "Talks"}},
		{"Київ, 12 квітня. /УКРІНФОРМ/. Talks", filed{stylePlaceDate, "Київ", "2026-04-12", "УКРІНФОРМ", "Talks"}},
		{"Львів, 12 квітня. Talks", filed{stylePlaceDate, "Львів", "2026-04-12", "", "Talks"}},
		{"м. Київ, 12 квітня 2024 року. Talks", filed{stylePlaceDate, "Київ", "2024-04-12", "", "Talks"}},
		{"12 квітня, КИЇВ – Talks", filed{styleDatePlace, "КИЇВ", "2026-04-12", "", "Talks"}},
		{"Київ – Talks", filed{stylePlace, "Київ", "", "", "Talks"}},
		{"Президент. 12 квітня. Talks", filed{}},
		{"Квітень, 12 — Talks", filed{}},
		{"Україна. 12 квітня був дощ.", filed{}},
	},
	"Arabic": {
		{"الخرطوم (رويترز) - Talks", filed{stylePlaceCredit, "الخرطوم", "", "رويترز", "Talks"}},
		{"القاهرة 12 أبريل (أ ش أ) - Talks", filed{stylePlaceDate, "القاهرة", "2026-04-12", "أ ش أ", "Talks"}},
		{"القاهرة في 12 أبريل /أ ش أ/ Talks", filed{stylePlaceDate, "القاهرة", "2026-04-12", "أ ش أ", "Talks"}},
		{"بغداد - واع - Talks", filed{stylePlaceCredit, "بغداد", "", "واع", "Talks"}},
		{"أبوظبي في 12 أبريل / وام / Talks", filed{stylePlaceDate, "أبوظبي", "2026-04-12", "وام", "Talks"}},
		{"الرياض 12 رمضان 1445 هـ الموافق 22 مارس 2024 م واس Talks", filed{stylePlaceDate, "الرياض", "2024-03-22", "واس", "Talks"}},
		{"رويترز - Talks", filed{styleCreditFirst, "", "", "رويترز", "Talks"}},
		{"القاهرة – Talks", filed{stylePlace, "القاهرة", "", "", "Talks"}},
		{"كتب محمد علي:\nالقاهرة (أ ش أ) - Talks", filed{stylePlaceCredit, "القاهرة", "", "أ ش أ", "Talks"}},
		{"في القاهرة - Talks", filed{}},
		{"قال الوزير (الخارجية) - Talks", filed{}},
		{"القاهرة - العاصمة - نائمة.", filed{}},
	},
}

func TestDatelineLanguages(t *testing.T) {
	for language, cases := range datelineCases {
		for _, tt := range cases {
			published := index.NewDay(2026, 1, 20)
			if tt.want.Date != "" {
				day, err := index.ParseDate(tt.want.Date)
				if err != nil {
					t.Fatal(err)
				}
				published = day
			}
			got, _ := readForm(tt.body, published)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s: %q: %s", language, tt.body, diff)
			}
		}
	}
}

// TestDatelineBehindTitle reads bodies that begin with their title: the dateline
// is behind it, and the title is still read for names.
func TestDatelineBehindTitle(t *testing.T) {
	for body, want := range map[string]string{
		"Talks end in Geneva. KYIV — The army said so.":                  "Ukraine/Kyiv City/Kyiv",
		"Talks end in Geneva. KYIV, Jan 23 (Demo) - The army said so.":   "Ukraine/Kyiv City/Kyiv",
		"Talks end in Geneva. The army in KYIV — a strong one — said so": "",
		"Talks begin in Geneva. KYIV — The army said so.":                "",
	} {
		a := &index.Article{Title: "Talks end in Geneva", Body: body}
		New(loadGazetteer(), fixedNow).Enrich(a)
		got := ""
		if a.Dateline != nil {
			got = a.Dateline.Location
		}
		if got != want {
			t.Errorf("%q: filed from %q, want %q", body, got, want)
		}
		checkMentions(t, a)
	}
}
