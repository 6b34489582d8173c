package enrich

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/index"

	"github.com/google/go-cmp/cmp"
)

// checkMentions reports what is wrong with the spans of an enriched article.
func checkMentions(t *testing.T, a *index.Article) {
	t.Helper()
	for _, m := range a.Mentions {
		switch m.Field {
		case fieldDateNamed, fieldPublished, fieldEventDate, index.FieldDateline, fieldByline, fieldBoilerplate, index.FieldCredit:
			if c := dateConfidence(&m); c <= 0 || c > 1 {
				t.Fatalf("mention %+v has no confidence", m)
			}
		}
		s := a.Body
		switch m.In {
		case index.InRecord:
			if m.Start != 0 || m.End != 0 || m.Text != "" {
				t.Fatalf("mention %+v of the record has a span", m)
			}
			checkEvidence(t, m)
			continue
		case index.InTitle:
			s = a.Title
		}
		if m.Start < 0 || m.End > len(s) || m.Start >= m.End || s[m.Start:m.End] != m.Text {
			t.Fatalf("mention %+v does not stand in %q", m, s)
		}
		if utf8.ValidString(s) && !utf8.ValidString(m.Text) {
			t.Fatalf("mention %+v begins or ends inside a letter of %q", m, s)
		}
		checkEvidence(t, m)
		if m.Rule == "" || m.Field == "" {
			t.Fatalf("mention %+v has no rule or field", m)
		}
	}
	for _, b := range a.Boilerplate {
		if b.Start < 0 || b.End > len(a.Body) || b.Start >= b.End {
			t.Fatalf("boilerplate %+v is not in the body", b)
		}
	}
	if a.Dateline != nil && !a.Dateline.Date.IsZero() && a.Dateline.Date.Precision != index.Day {
		t.Fatalf("dateline of %s", a.Dateline.Date)
	}
}

// checkEvidence reports what is wrong with the confidence and the coordinates of
// a mention.
func checkEvidence(t *testing.T, m index.Mention) {
	t.Helper()
	if m.Confidence <= 0 || m.Confidence > 1 || math.Round(m.Confidence*100)/100 != m.Confidence {
		t.Fatalf("mention %+v has confidence %v; does confidence.go know its rule?", m, m.Confidence)
	}
	located := m.Precision != ""
	if located != (m.Lat != 0 || m.Lon != 0) || m.GeoNames != 0 && !located || math.Abs(m.Lat) > 90 || math.Abs(m.Lon) > 180 {
		t.Fatalf("mention %+v has odd coordinates", m)
	}
}

func FuzzEnrich(f *testing.F) {
	for _, s := range []string{
		"KHARTOUM, April 12 (Reuters) - The army said on Friday that 22-24 January 2026 was quiet.\nALSO READ: Iran\n(Reporting by A; Editing by B)",
		"МОСКВА, 23 янв - РИА Новости. Переговоры прошли в пятницу, 23 января 2026 года. Читайте также: Дания",
		"كييف، 9 كانون الثاني/يناير 2026 (ديمو) - قُتل أربعة أشخاص", "2026年1月23日", "(", "[Text] (Geneva) – .-", "1er mars/mars 2022. -", "Kyiv. 12. X.", "\xff\xfe\x00 2026-13-45 31.02.2026 30/02/2026",
		"Russian drones hit Kharkiv\x80 and a deal was\xff signed in Geneva; talks, protests. No ceasefire, sanctions relief", "Росія обстріляла Харків, переговори; обмін полоненими. підписали уг\xd1",
		"قصف وغارات على غزة؛ وتبادل الأسرى \xd8 اتفاق لوقف إطلاق النار", "L'armée a repris la ville ; cessez-le-feu entre en vigueur", "停火 talks 会谈 Kyiv", "Firman el acuerdo de paz. Explosión",
	} {
		f.Add("Talks on January 23, 2026", s, "2026-01-24")
	}
	e := New(loadGazetteer(), fixedNow)
	f.Fuzz(func(t *testing.T, title, body, published string) {
		day, _ := index.ParseDate(published)
		record := index.Article{Title: title, Body: body, Type: body, Asserted: index.Asserted{Published: day, Actors: []string{title}, Locations: []string{body}}}
		a, b := record, record
		e.Enrich(&a)
		checkMentions(t, &a)
		e.Enrich(&b)
		e.Enrich(&b)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("enriched twice: %s", diff)
		}
		if diff := cmp.Diff(record, *a.Record()); diff != "" {
			t.Fatalf("the record has changed: %s", diff)
		}
	})
}

func FuzzDateline(f *testing.F) {
	for _, s := range []string{
		"KHARTOUM, April 12 (Reuters) -", "SAN SALVADOR, 3 JAN 90 (AFP) -- [TEXT] A", "Київ. 12 квітня. УНІАН.", "МОСКВА, 23 янв - РИА Новости.", "(Beirut, January 23, 2026) – A",
		"Paris, le 12 mars (AFP) -", "ABU DHABI/KYIV, Jan 23", "22 mai 2012. - A", "Bürgenstock (Suiza), 16 jun 2024 (Demo).- A", "أبوظبي 23 يناير (ديمو) - أ", "بغداد/ 23 كانون الثاني/", "Москва. 23 января. INTERFAX.RU - A",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		d := new(draft)
		d.begin(&index.Article{Body: body}, nil, fixedNow())
		d.split()
		d.clean()
		form, ok := d.readDateline()
		if !ok {
			return
		}
		if form.start < 0 || form.end <= form.start || form.end > len(body) || form.end-form.start > longestDateline+longestCredit {
			t.Fatalf("dateline %+v of %q", form, body)
		}
		for _, s := range append(form.places, form.hints...) {
			if s.Start < form.start || s.End > form.end || s.Start >= s.End {
				t.Fatalf("place %+v outside %+v", s, form)
			}
		}
		if begin := d.textBegin(form.end); begin < form.end || begin > len(body) {
			t.Fatalf("text begins at %d behind %+v", begin, form)
		}
	})
}

// FuzzDates asks that dates stand where they say, in order, and mean what a
// mention can hold, in whatever language a text is read.
func FuzzDates(f *testing.F) {
	for _, s := range []string{
		"On Friday, January 22-24, 2026, and last week, two days ago; in March last year. The next day it was over.", "З 22 по 24 січня 2026 р., торік навесні, у 1990-х, влітку 1941/42 року",
		"Il y a deux jours, l'été dernier", "hace tres días", "قبل ثلاثة أيام، في 22 يناير (كانون الثاني) 2025", "1914-1918, 1938 та 1940 років, (2014)", "2026-01-22 01/22/2026 22.01.2026 2026年1月22日", "0 day ago 999 years ago 31 February 2026",
	} {
		for code := range tongues {
			f.Add(s, code)
		}
		f.Add(s, "")
	}
	e := New(nil, fixedNow)
	f.Fuzz(func(t *testing.T, body, language string) {
		for _, day := range []index.Date{{}, index.NewDay(2026, time.January, 23), index.NewDay(1, time.January, 1), index.NewDay(9999, time.December, 31)} {
			a := &index.Article{Title: body, Body: body, Asserted: index.Asserted{Language: language, Published: day}}
			e.Enrich(a)
			checkMentions(t, a)
			for _, m := range a.Mentions {
				if m.Field == fieldDateNamed && !isPeriod(m.Value) {
					t.Fatalf("%+v is no date", m)
				}
			}
		}
	})
}

// isPeriod reports whether s is the value of a mention of a date.
func isPeriod(s string) bool {
	year, rest, parted := strings.Cut(s, "-")
	if len(year) != 4 || !parted {
		_, err := index.ParseDate(s)
		return err == nil
	}
	week := len(rest) == 3 && rest[0] == 'W' && rest[1:] >= "01" && rest[1:] <= "53"
	_, err := index.ParseDate(s)
	return err == nil || week || slices.Contains(seasonNames[1:], rest)
}

// TestEnrichConcurrently enriches the same articles from several goroutines,
// each of which must come to what one alone does.
func TestEnrichConcurrently(t *testing.T) {
	articles := readCorpus(t)
	e := New(loadGazetteer(), fixedNow)
	want := make([]index.Article, len(articles))
	for i, c := range articles {
		want[i] = index.Article{Title: c.says["title"], Body: c.body}
		e.Enrich(&want[i])
		checkMentions(t, &want[i])
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, c := range articles {
				got := index.Article{Title: c.says["title"], Body: c.body}
				e.Enrich(&got)
				if !cmp.Equal(want[i], got) {
					t.Errorf("%s: another result", c.file)
				}
			}
		})
	}
	wg.Wait()
}

func TestEnrichForgets(t *testing.T) {
	e := New(nil, fixedNow)
	a := &index.Article{Title: "t", Body: "KYIV, Jan. 23 (Demo) - Rain.", Actors: []string{"stale"}, Dateline: &index.Dateline{Credit: "stale"}, DateSuspect: true}
	e.Enrich(a)
	a.Body = "It rained."
	e.Enrich(a)
	if len(a.Actors) != 0 || a.Dateline != nil || a.DateSuspect || a.Enrichment != Version {
		t.Errorf("got %+v, want nothing of before", a)
	}
}

// TestEnrichMonotony enriches long texts that repeat one thing. A step whose
// time grows with the square of the length would not come to an end.
func TestEnrichMonotony(t *testing.T) {
	e := New(loadGazetteer(), fixedNow)
	for _, s := range []string{"1-", "Monday ", "yesterday \"", "(", "[a] ", "(Reporting by ", "Advertisement\n", "January ", "A/", "A. ", "on January 23, 2026 ", "в пятницу ", "كانون ", "2026年",
		"in March and ", "last week ", "1914-1918 ", "1990 and ", "two days ago ", "the next day ", "summer of ", "By A B\n", "(AP Photo) ", "###\n", "A contributed to this report. ", "said today ",
		"talks ", "signed ", "no talks ", "فتبادل ", "sign the of a by deal "} {
		a := &index.Article{Body: "KYIV, Jan 23 (Demo) - " + strings.Repeat(s, 1<<18/len(s))}
		e.Enrich(a)
		checkMentions(t, a)
	}
}

// benchText is the demonstration corpus as articles, and its size.
func benchText(b *testing.B) ([]index.Article, int64) {
	var articles []index.Article
	size := 0
	for _, c := range readCorpus(b) {
		articles = append(articles, index.Article{Title: c.says["title"], Body: c.body, Asserted: index.Asserted{Published: index.NewDay(2026, time.January, 23)}})
		size += len(c.body) + len(c.says["title"])
	}
	return articles, int64(size)
}

func BenchmarkEnrich(b *testing.B) {
	articles, size := benchText(b)
	e := New(loadGazetteer(), fixedNow)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			e.Enrich(&a)
		}
	}
}

func BenchmarkEnrichLong(b *testing.B) {
	a := index.Article{Body: strings.Repeat("The army said on Friday that talks which began on January 22, 2026 in Geneva went on. ", 5000)}
	e := New(loadGazetteer(), fixedNow)
	b.SetBytes(int64(len(a.Body)))
	for b.Loop() {
		e.Enrich(&a)
	}
}
