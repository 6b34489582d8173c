package enrich

import (
	"strings"
	"testing"

	"dateline/index"
)

// goldArticle is a record of muc4: a text and its dateline as written.
type goldArticle struct {
	ID, Body string
	Dateline struct {
		Start, End    int
		Place, Credit string
		Date          string
	}
}

// TestGoldDatelineMUC reads the datelines of 1,600 monitored broadcasts and
// wires: place, date and credit as written, and where they end.
func TestGoldDatelineMUC(t *testing.T) {
	var n, place, date, credit, end int
	for _, part := range []string{"dev", "tst1", "tst2", "tst3"} {
		readLines(t, sharedData(t, "muc4", part, "articles.jsonl.gz"), func(g goldArticle) {
			f, form := readForm(g.Body, index.Date{})
			n++
			f.Place = g.Body[form.where.Start:form.where.End]
			place += count(f.Place == g.Dateline.Place)
			date += count(f.Date == g.Dateline.Date || len(g.Dateline.Date) < len("2006-01-02"))
			credit += count(f.Credit == g.Dateline.Credit)
			end += count(form.start == g.Dateline.Start && form.end == g.Dateline.End)
			if testing.Verbose() && (f.Place != g.Dateline.Place || f.Date != g.Dateline.Date || f.Credit != g.Dateline.Credit || form.end != g.Dateline.End) {
				t.Logf("%s: got %+v to %d, want %+v", g.ID, f, form.end, g.Dateline)
			}
		})
	}
	t.Logf("muc4: %d articles: place %.2f%%, date %.2f%%, credit %.2f%%, end %.2f%%", n,
		100*share(place, n), 100*share(date, n), 100*share(credit, n), 100*share(end, n))
	if min(place, date, credit, end) < n*995/1000 {
		t.Error("want 99.5% of each")
	}
}

// TestGoldDatelineReuters reads the datelines of Reuters in 1987, put before
// their texts again: the raw line says the place, the record the day.
func TestGoldDatelineReuters(t *testing.T) {
	var n, place, date int
	readLines(t, sharedData(t, "reuters", "articles.jsonl.zst"), func(r struct{ ID, Body, Dateline, Published string }) {
		if r.Dateline == "" {
			return
		}
		published, err := index.ParseDate(r.Published)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := readForm(r.Dateline+" "+r.Body, published)
		n++
		want, _, _ := strings.Cut(strings.TrimLeft(r.Dateline, "* "), ",")
		want = strings.TrimSpace(want)
		place += count(f.Place == want || strings.HasPrefix(want, f.Place+"/"))
		filed, err := index.ParseDate(f.Date)
		near := err == nil && apart(filed, published) <= 3
		date += count(near)
		if testing.Verbose() && (!near || f.Place != want) {
			t.Logf("%s: %q: got %+v, published %s", r.ID, r.Dateline, f, r.Published)
		}
	})
	t.Logf("reuters: %d datelines: place %.2f%%, date %.2f%%", n, 100*share(place, n), 100*share(date, n))
	if min(place, date) < n*988/1000 {
		t.Error("want 98.8% of each")
	}
}

func count(right bool) int {
	if right {
		return 1
	}
	return 0
}
