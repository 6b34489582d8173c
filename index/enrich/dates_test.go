package enrich

import (
	"slices"
	"strings"
	"testing"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// datesOf runs the steps on a text that was published on Friday, 23 January
// 2026 and returns the dates that it names, as "value text".
func datesOf(language, body string) []string {
	a := &index.Article{Body: body, Asserted: index.Asserted{Language: language, Published: index.NewDay(2026, 1, 23)}}
	New(nil, fixedNow).Enrich(a)
	var got []string
	for _, m := range a.Mentions {
		if m.Field == fieldDateNamed {
			got = append(got, m.Value+" "+m.Text)
		}
	}
	return got
}

func TestDates(t *testing.T) {
	tests := []struct {
		language, body string
		want           []string
	}{
		{"en", "They met on January 23, 2026, and on 2 Feb. 2025.", []string{"2026-01-23 January 23, 2026", "2025-02-02 2 Feb. 2025"}},
		{"en", "The talks of January 22-24 failed.", []string{"2026-01-22 January 22", "2026-01-24 24"}},
		{"en", "From 22 to 24 January 2020 they met.", []string{"2020-01-22 22", "2020-01-24 24 January 2020"}},
		{"en", "On January 22 and 23 people died.", []string{"2026-01-22 January 22"}},
		{"en", "The war began in February 2022.", []string{"2022-02 February 2022"}},
		{"en", "It was signed in 2015 by 2000 men.", []string{"2015 2015"}},
		{"en", "In 2014 it began. On March 18 Russia annexed Crimea.", []string{"2014 2014", "2026-03-18 March 18"}},
		{"en", "In 2014, on March 18, Russia annexed Crimea.", []string{"2014 2014", "2014-03-18 March 18"}},
		{"en", "The December 20 attack and the 30 December one.", []string{"2025-12-20 December 20", "2025-12-30 30 December"}},
		{"en", "They may march 5 miles and may 3 of them.", nil},
		{"en", "On 2026-01-22 and 01/22/2026 and 03/04/2026 and 22.01.2026.", []string{"2026-01-22 2026-01-22", "2026-01-22 01/22/2026", "2026-01-22 22.01.2026"}},
		{"en", "THE ATTACK ON 5 MAY 1989 AND 30 DECEMBER.", []string{"1989-05-05 5 MAY 1989", "1989-12-30 30 DECEMBER"}},
		{"en", "Five were killed on Thursday, officials said.", []string{"2026-01-22 Thursday"}},
		{"en", "He said on Friday that it was over.", []string{"2026-01-23 Friday"}},
		{"en", "Talks will resume on Sunday.", []string{"2026-01-25 Sunday"}},
		{"en", "Talks will resume on Friday.", nil},
		{"en", "The truce holds until Sunday.", nil},
		{"en", "The talks are due to end next Monday.", []string{"2026-01-26 Monday"}},
		{"en", "Yesterday a mine killed two.", []string{"2026-01-22 Yesterday"}},
		{"en", "On Friday, January 16, it rained.", []string{"2026-01-16 Friday, January 16"}},
		{"en", "On February 30, 2026 nothing happened.", nil},
		{"en", "The second of May group, the 5th Division.", nil},
		{"uk", "Це сталося 22 січня 2026 року, а 19 січня загинула жінка.", []string{"2026-01-22 22 січня 2026 року", "2026-01-19 19 січня"}},
		{"uk", "У четвер загинули двоє. У лютому 2022 року почалася війна.", []string{"2026-01-22 четвер", "2022-02 лютому 2022 року"}},
		{"uk", "Вчора було тихо.", []string{"2026-01-22 Вчора"}},
		{"ru", "Обмен прошел в четверг, 22 января. В 2014 году началась война.", []string{"2026-01-22 четверг, 22 января", "2014 2014 году"}},
		{"ru", "С 22 по 24 января 2025 г. шли бои.", []string{"2025-01-22 22", "2025-01-24 24 января 2025 г"}},
		{"fr", "Le 1er mars 2022. Puis le 12 janvier, et jeudi.", []string{"2022-03-01 1er mars 2022", "2026-01-12 12 janvier", "2026-01-22 jeudi"}},
		{"fr", "Hier, 22 personnes sont mortes.", []string{"2026-01-22 Hier"}},
		{"es", "El 12 de enero de 2026 y el jueves.", []string{"2026-01-12 12 de enero de 2026", "2026-01-22 jueves"}},
		{"pt", "Em 5 de fevereiro de 2025 e na quinta-feira.", []string{"2025-02-05 5 de fevereiro de 2025", "2026-01-22 quinta-feira"}},
		{"de", "Am 5. Februar 2025 und am Donnerstag.", []string{"2025-02-05 5. Februar 2025", "2026-01-22 Donnerstag"}},
		{"ar", "في 9 كانون الثاني/يناير 2026 ويوم الخميس 22 يناير.", []string{"2026-01-09 9 كانون الثاني/يناير 2026", "2026-01-22 الخميس 22 يناير"}},
		{"ar", "قتل خمسة يوم الخميس.", []string{"2026-01-22 الخميس"}},
		{"zh", "2026年1月22日会谈。", []string{"2026-01-22 2026年1月22日"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, datesOf(tt.language, tt.body)); diff != "" {
			t.Errorf("%q: %s", tt.body, diff)
		}
	}
}

// TestRelativeDates reads dates that are counted from Friday, 23 January 2026,
// with the precision that their words have.
func TestRelativeDates(t *testing.T) {
	tests := []struct {
		language, body string
		want           []string
	}{
		{"en", "It began two days ago.", []string{"2026-01-21 two days ago"}},
		{"en", "It began 3 weeks ago, and ended last week.", []string{"2026-W01 3 weeks ago", "2026-W03 last week"}},
		{"en", "It fell earlier this month, not last month.", []string{"2026-01 this month", "2025-12 last month"}},
		{"en", "Last year's war, this year's talks and next year's vote.", []string{"2025 Last year", "2026 this year", "2027 next year"}},
		{"en", "It was worse last summer than last winter, or in the fall of 2024.", []string{"2025-summer last summer", "2024-winter last winter", "2024-autumn fall of 2024"}},
		{"en", "The day before yesterday it rained; last night it snowed.", []string{"2026-01-21 day before yesterday", "2026-01-22 last night"}},
		{"en", "It began in March. In May 2024 there was peace; by early June war.", []string{"2025-03 March", "2024-05 May 2024", "2024-06 June"}},
		{"en", "In December 2025 it began. The next day it was over.", []string{"2025-12 December 2025"}},
		{"en", "It began on December 5, 2025. The next day it was over.", []string{"2025-12-05 December 5, 2025", "2025-12-06 next day"}},
		{"en", "From March to June 2019, in 2014 and 2015, and 1998-2003.", []string{"2019-03 March", "2019-06 June 2019", "2014 2014", "2015 2015", "1998 1998", "2003 2003"}},
		{"en", "It resulted in 1,730 deaths, from 1710 to 2250 hours, until 1800 GMT.", nil},
		{"en", "A strike last November, imposed by force. It began on January 5. Three days later it was over.", []string{"2025-11 November", "2026-01-05 January 5", "2026-01-08 Three days later"}},
		{"en", "They named it \"out with the fascists, and in with whatever comes\nafter it\" in homage to a leader killed 13 days ago.", []string{"2026-01-10 13 days ago"}},
		{"en", "He said: \"It is what they told us at the time, and what everybody\nsaw, that was two days ago.\"", nil},
		{"en", "It rained.\n\nToday Europe is at peace, but last week it was not.", []string{"2026-W03 last week"}},
		{"en", "\"We fight today,\" he said today.", []string{"2026-01-23 today"}},
		{"en", "It plans in May to end, through 2033, by 2060.", []string{"2033 2033", "2060 2060"}},
		{"en", "He may march in April, May said.", []string{"2025-04 April"}},
		{"en", "Spring fell on him for a day or two years, days ago.", nil},
		{"en", "It fell on November 12. It will open on October 3.", []string{"2025-11-12 November 12", "2026-10-03 October 3"}},
		{"en", "It began in March last year.", []string{"2025-03 March", "2025 last year"}},
		{"es", "Fue en noviembre del año pasado.", []string{"2025-11 noviembre", "2025 año pasado"}},
		{"ru", "Это было 5 марта прошлого года.", []string{"2025-03-05 5 марта", "2025 прошлого года"}},
		{"uk", "Минулого тижня і два дні тому, а торік навесні.", []string{"2026-W03 Минулого тижня", "2026-01-21 два дні тому", "2025 торік", "2025-spring навесні"}},
		{"uk", "У листопаді почалося, влітку 2025 року тривало, у 1990-х не було.", []string{"2025-11 листопаді", "2025-summer влітку 2025 року"}},
		{"uk", "Цього року та минулого місяця.", []string{"2026 Цього року", "2025-12 минулого місяця"}},
		{"ru", "В прошлом году, на прошлой неделе и три месяца назад.", []string{"2025 прошлом году", "2026-W03 прошлой неделе", "2025-10 три месяца назад"}},
		{"ru", "В 2008г было тихо, в минувшую среду тоже, как и 5 мая 2014г.", []string{"2008 2008г", "2026-01-21 среду", "2014-05-05 5 мая 2014г"}},
		{"ru", "Позавчера, вчера и прошлым летом.", []string{"2026-01-21 Позавчера", "2026-01-22 вчера", "2025-summer прошлым летом"}},
		{"fr", "Il y a deux jours, la semaine dernière et l'an dernier.", []string{"2026-01-21 Il y a deux jours", "2026-W03 semaine dernière", "2025 an dernier"}},
		{"fr", "Le mois dernier, l'été dernier et en mars.", []string{"2025-12 mois dernier", "2025-summer été dernier", "2025-03 mars"}},
		{"es", "Hace tres días, la semana pasada y el año pasado.", []string{"2026-01-20 Hace tres días", "2026-W03 semana pasada", "2025 año pasado"}},
		{"es", "El verano pasado, anteayer y a finales de marzo.", []string{"2025-summer verano pasado", "2026-01-21 anteayer"}},
		{"pt", "Há dois dias, na semana passada e no ano passado.", []string{"2026-01-21 Há dois dias", "2026-W03 semana passada", "2025 ano passado"}},
		{"pt", "Anteontem, ontem, e no verão passado.", []string{"2026-01-21 Anteontem", "2026-01-22 ontem", "2025-summer verão passado"}},
		{"de", "Vor zwei Tagen, gestern, letzte Woche und im vergangenen Jahr.", []string{"2026-01-21 Vor zwei Tagen", "2026-01-22 gestern", "2026-W03 letzte Woche", "2025 vergangenen Jahr"}},
		{"de", "Im Mai, Ende 2024 und im vergangenen Sommer.", []string{"2025-05 Mai", "2024 2024", "2025-summer vergangenen Sommer"}},
		{"ar", "قال أمس إن ذلك حدث الأسبوع الماضي وفي العام الماضي.", []string{"2026-01-22 أمس", "2026-W03 الأسبوع الماضي", "2025 العام الماضي"}},
		{"ar", "قبل ثلاثة أيام، وفي مارس، ثم ٢٢ يناير ٢٠٢٦.", []string{"2026-01-20 قبل ثلاثة أيام", "2025-03 مارس", "2026-01-22 ٢٢ يناير ٢٠٢٦"}},
		{"ar", "في 22 يناير (كانون الثاني) 2025.", []string{"2025-01-22 22 يناير (كانون الثاني) 2025"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, datesOf(tt.language, tt.body)); diff != "" {
			t.Errorf("%q: %s", tt.body, diff)
		}
	}
}

// TestSeasons asks for seasons counted from a day: the last one has ended, this
// one has not, and the next has not begun.
func TestSeasons(t *testing.T) {
	for _, tt := range []struct {
		day              string
		season           season
		last, this, next int
	}{
		{"2026-01-23", summer, 2025, 2026, 2026},
		{"2026-07-01", summer, 2025, 2026, 2027},
		{"2026-08-31", summer, 2025, 2026, 2027},
		{"2026-09-01", summer, 2026, 2027, 2027},
		{"2026-01-23", winter, 2024, 2025, 2026},
		{"2026-07-01", winter, 2025, 2026, 2026},
		{"2026-03-01", spring, 2025, 2026, 2027},
	} {
		ref, err := index.ParseDate(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		last, this, next := seasonFrom(ref, tt.season, -1), seasonFrom(ref, tt.season, 0), seasonFrom(ref, tt.season, 1)
		if last != tt.last || this != tt.this || next != tt.next {
			t.Errorf("%s, %s: last %d, this %d, next %d, want %d, %d, %d", tt.day, seasonNames[tt.season], last, this, next, tt.last, tt.this, tt.next)
		}
	}
}

func TestPublished(t *testing.T) {
	tests := []struct {
		name, body, want, rule string
		asserted               index.Asserted
	}{
		{"record", "Kyiv, 2 Jan 2025 (Demo) - Talks.", "2026-01-23", "asserted", index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"rule of the record", "Talks.", "2026-01-23", "meta article:published_time", index.Asserted{Published: index.NewDay(2026, 1, 23), PublishedBy: "meta article:published_time"}},
		{"dateline with year", "Kyiv, 2 Jan 2025 (Demo) - Talks.", "2025-01-02", ruleDateline, index.Asserted{}},
		{"dateline, year in text", "Kyiv, Jan 24 (Demo) - Talks that began on January 23, 2026 went on.", "2026-01-24", ruleDatelineYear, index.Asserted{}},
		{"dateline without year", "Kyiv, Jan 24 (Demo) - Talks went on.", "", "", index.Asserted{}},
		{"first sentence", "They met in Geneva on January 23, 2026, for talks. More follows.", "2026-01-23", ruleStated, index.Asserted{}},
		{"first sentence, later date", "They met on January 23, 2015. On May 2, 2016 it was over.", "", "", index.Asserted{}},
		{"first sentence, since", "They have met since January 23, 2026.", "", "", index.Asserted{}},
		{"first sentence, background", "Officials freed the man who was seized on January 23, 2026.", "", "", index.Asserted{}},
		{"first sentence, when", "When they met on January 23, 2026, one word mattered.", "2026-01-23", ruleStated, index.Asserted{}},
		{"first sentence, said", "The army said on January 23, 2026, that it was over.", "2026-01-23", ruleStated, index.Asserted{}},
		{"second sentence", "They met. It was on January 23, 2026.", "", "", index.Asserted{}},
		{"future", "They met on January 23, 2027.", "", "", index.Asserted{}},
		{"line of its own", "Office of the Spokesperson\n\nJanuary 23, 2026\n\nTalks went on.", "2026-01-23", ruleStated, index.Asserted{}},
		{"label", "Published: 23 January 2026\n\nTalks went on.", "2026-01-23", ruleStated, index.Asserted{}},
		{"stamp", "Президент встретился в Кремле с губернатором. 5 февраля 2025 года 19:15 Москва", "2025-02-05", ruleStated, index.Asserted{}},
		{"ukrainian", "29 січня 2026 року Україна отримала від Росії тіла загиблих.", "2026-01-29", ruleStated, index.Asserted{}},
		{"nothing", "Talks went on.", "", "", index.Asserted{}},
	}
	for _, tt := range tests {
		a := &index.Article{Body: tt.body, Asserted: tt.asserted}
		New(nil, fixedNow).Enrich(a)
		rule, _, _ := strings.Cut(ruleOf(a, fieldPublished), ": ")
		if a.Published.String() != tt.want || rule != tt.rule {
			t.Errorf("%s: published %q by %q, want %q by %q", tt.name, a.Published, rule, tt.want, tt.rule)
		}
	}
}

func TestEventDate(t *testing.T) {
	tests := []struct {
		name, body, want, rule string
		asserted               index.Asserted
	}{
		{"record", "On January 5, 2026 it rained.", "2025-01-01", "asserted", index.Asserted{EventDate: index.NewDay(2025, 1, 1)}},
		{"lead", "On January 5, 2026 it rained.", "2026-01-05", ruleLead, index.Asserted{}},
		{"weekday of the lead", "KYIV, Jan 23 (Demo) - It rained on Thursday.", "2026-01-22", ruleLead, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"statement", "KYIV, Jan 23 (Demo) - The army said on Friday that it was over.\n\nThe attack was on Thursday.", "2026-01-22", ruleEarly, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"statement of old things", "KYIV, Jan 23 (Demo) - The army said on Friday that it was over.\n\nIt began on January 3.", "2026-01-23", ruleSaid, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"statement and event", "KYIV, Jan 23 (Demo) - The army said on Friday that it struck on Wednesday.", "2026-01-21", ruleLead, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"week", "KYIV, Jan 23 (Demo) - It rained last week.", "2026-01-23", ruleDateline, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"ahead", "KYIV, Jan 23 (Demo) - They will meet on February 1.", "2026-01-23", ruleDateline, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"background", "The treaty of 5 May 1992 ended.", "2026-01-23", rulePublished, index.Asserted{Published: index.NewDay(2026, 1, 23)}},
		{"default date of a program", "KYIV, Jan 23 (Demo) - It rained on Thursday.", "", "", index.Asserted{Published: index.NewDay(1970, 1, 1)}},
		{"nothing", "It rained.", "", "", index.Asserted{}},
	}
	for _, tt := range tests {
		a := &index.Article{Body: tt.body, Asserted: tt.asserted}
		a.Asserted.Language = "en"
		New(nil, fixedNow).Enrich(a)
		rule, _, _ := strings.Cut(ruleOf(a, fieldEventDate), ": ")
		if a.EventDate.String() != tt.want || rule != tt.rule {
			t.Errorf("%s: event date %q by %q, want %q by %q", tt.name, a.EventDate, rule, tt.want, tt.rule)
		}
	}
}

func TestSuspect(t *testing.T) {
	for value, want := range map[string]bool{
		"1970-01-01": true, "1970-01-01T00:00:00Z": true, "1970-01-02": false, "1970": false, "1799-12-31": true, "1800-01-01": false,
		"2027-12-31": false, "2028-01-01": true, "2026-01-23": false,
	} {
		d, err := index.ParseDate(value)
		if err != nil {
			t.Fatal(err)
		}
		for _, enrich := range []func(*index.Article){New(nil, fixedNow).Enrich, func(a *index.Article) { Asserted(a, fixedNow()) }} {
			a := &index.Article{Body: "Talks.", Asserted: index.Asserted{Published: d, EventDate: d}}
			enrich(a)
			if a.DateSuspect != want || a.EventSuspect != want || a.Published != d {
				t.Errorf("%s: suspect %t and %t, published %s, want %t and the date kept", value, a.DateSuspect, a.EventSuspect, a.Published, want)
			}
		}
	}
}

func TestAsserted(t *testing.T) {
	a := &index.Article{
		ID: "a", Title: "Old", Body: "KYIV, Jan 23 (Demo) - On January 22, 2026 it rained.\nALSO READ: Iran",
		Asserted: index.Asserted{Language: "en", Published: index.NewDay(2026, 1, 23), EventDate: index.NewDay(2026, 1, 22), Actors: []string{"b", "a", "b"}, Locations: []string{"Ukraine"}},
		Actors:   []string{"stale"}, Enrichment: 7,
	}
	Asserted(a, fixedNow())
	if !slices.Equal(a.Actors, []string{"a", "b"}) || !slices.Equal(a.Locations, []string{"Ukraine"}) || a.Language != "en" || a.Enrichment != 0 || a.Dateline != nil || a.Boilerplate != nil {
		t.Errorf("got %+v", a)
	}
	for _, m := range a.Mentions {
		if m.In != index.InRecord || m.Rule != index.RuleAsserted || m.Text != "" {
			t.Errorf("mention %+v, want one of the record", m)
		}
	}
	if len(a.Mentions) != 6 {
		t.Errorf("%d mentions %+v, want 6", len(a.Mentions), a.Mentions)
	}
}
