package enrich

import (
	"strings"
	"testing"

	"dateline/index"
)

// incidentDates are the days on which, by the templates of an article, its
// incidents happened.
type incidentDates struct {
	ID        string
	Templates []struct {
		IncidentDate []struct{ Raw, From, To string } `json:"incident_date"`
	}
}

// TestGoldIncidentDates asks whether the dates that an article is found by hold
// the days of its incidents: a day exactly, a range by a day or month in it.
func TestGoldIncidentDates(t *testing.T) {
	articles := make(map[string]*index.Article)
	e := New(loadGazetteer(), fixedNow)
	readLines(t, sharedData(t, "muc4", "tst3", "articles.jsonl.gz"), func(g goldArticle) {
		a := &index.Article{Body: g.Body}
		e.Enrich(a)
		articles[g.ID] = a
	})
	var asked, held, about, mentioned int
	readLines(t, sharedData(t, "muc4", "tst3", "templates.jsonl.gz"), func(r incidentDates) {
		a := articles[r.ID]
		mentioned += len(values(a.Mentions, fieldDateNamed))
		for _, template := range r.Templates {
			for _, d := range template.IncidentDate {
				if d.From == "" && d.To == "" {
					continue
				}
				asked++
				ok := holdsDate(a, d.From, d.To)
				held += count(ok)
				about += count(a.EventDate.String() >= d.From && (d.To == "" || a.EventDate.String() <= d.To))
				if !ok && testing.Verbose() {
					t.Logf("%s: %q not among %q, event %s: %s", r.ID, d.Raw, values(a.Mentions, fieldDateNamed), a.EventDate, a.Dateline.Date)
				}
			}
		}
	})
	t.Logf("muc4 tst3: %d incident dates, %.1f%% among the dates of the article, %.1f%% its event date; %.1f dates an article",
		asked, 100*share(held, asked), 100*share(about, asked), share(mentioned, len(articles)))
	if share(held, asked) < 0.96 {
		t.Error("want 96% of the incident dates")
	}
}

// TestGoldEventDate asks in how many of the articles that tell of incidents the
// event date is the day of one of them, by the rule that found it: what
// eventConfidences say.
func TestGoldEventDate(t *testing.T) {
	asked, right := make(map[string]int), make(map[string]int)
	e := New(loadGazetteer(), fixedNow)
	for _, part := range []string{"dev", "tst1", "tst2", "tst3"} {
		articles := make(map[string]*index.Article)
		readLines(t, sharedData(t, "muc4", part, "articles.jsonl.gz"), func(g goldArticle) {
			articles[g.ID] = &index.Article{Body: g.Body}
		})
		readLines(t, sharedData(t, "muc4", part, "templates.jsonl.gz"), func(r incidentDates) {
			a := articles[r.ID]
			e.Enrich(a)
			known, hit := r.dated(a.EventDate.String())
			if !known || a.EventDate.IsZero() {
				return
			}
			rule, _, _ := strings.Cut(ruleOf(a, fieldEventDate), ": ")
			asked[rule]++
			right[rule] += count(hit)
		})
	}
	all, hits := 0, 0
	for rule, n := range asked {
		t.Logf("muc4: %s: right in %d of %d, %.2f", rule, right[rule], n, share(right[rule], n))
		all, hits = all+n, hits+right[rule]
		if c := eventConfidences[rule]; n >= 20 && (c < share(right[rule], n)-0.1 || c > share(right[rule], n)+0.1) {
			t.Errorf("%s: confidence %.2f", rule, c)
		}
	}
	t.Logf("muc4: event date right in %d of %d, %.3f", hits, all, share(hits, all))
	if share(hits, all) < 0.84 {
		t.Error("want the event date right in 84%")
	}
}

// dated reports whether the incidents have dates, and whether a day is one of
// them.
func (r incidentDates) dated(day string) (known, hit bool) {
	for _, template := range r.Templates {
		for _, d := range template.IncidentDate {
			if d.From == "" && d.To == "" {
				continue
			}
			known = true
			hit = hit || day >= d.From && (d.To == "" || day <= d.To)
		}
	}
	return known, hit
}

// holdsDate reports whether one of the dates of an article, a day or a month,
// lies in the range.
func holdsDate(a *index.Article, from, to string) bool {
	for _, m := range a.Mentions {
		if m.Field != fieldDateNamed && m.Field != fieldEventDate && m.Field != fieldPublished {
			continue
		}
		d, err := index.ParseDate(m.Value)
		if err == nil && index.DayOf(d.DayNumber()).String() >= from && (to == "" || d.End().String() <= to) {
			return true
		}
	}
	return false
}
