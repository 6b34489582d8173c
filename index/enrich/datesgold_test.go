package enrich

import (
	"fmt"
	"strings"
	"testing"

	"dateline/index"
)

// goldSpan is a time expression of WikiWars-UA, marked by hand (TIMEX3).
type goldSpan struct {
	Start, End        int
	Text, Type, Value string
}

// seasonMarks are the seasons of TIMEX3, and what ours are called.
var seasonMarks = strings.NewReplacer("-SP", "-spring", "-SU", "-summer", "-FA", "-autumn", "-WI", "-winter")

// isSeasonMark reports whether a value of TIMEX3 is the season of a year.
func isSeasonMark(value string) bool {
	return len(value) == len("1941-SU") && seasonMarks.Replace(value) != value
}

// TestGoldDatesUkrainian holds the dates found in Ukrainian histories of 13
// wars against those marked by hand: years, seasons, months and days. A date
// is found when it overlaps one that is marked, and right when it has its value
// too.
func TestGoldDatesUkrainian(t *testing.T) {
	gold := make(map[string][]goldSpan)
	readLines(t, sharedData(t, "dates", "wikiwarsua.gold.jsonl.zst"), func(r struct {
		ID    string
		Spans []goldSpan
	}) {
		for _, s := range r.Spans {
			if _, err := index.ParseDate(s.Value); s.Type == "DATE" && (err == nil || isSeasonMark(s.Value)) {
				s.Value = seasonMarks.Replace(s.Value)
				gold[r.ID] = append(gold[r.ID], s)
			}
		}
	})
	var marked, found, hit, exact, right int
	readLines(t, sharedData(t, "dates", "wikiwarsua.articles.jsonl.zst"), func(r struct{ ID, Title, Body string }) {
		a := &index.Article{Body: r.Body}
		New(nil, fixedNow).Enrich(a)
		marked += len(gold[r.ID])
		for _, m := range a.Mentions {
			if m.Field != fieldDateNamed {
				continue
			}
			found++
			s, ok := overlapping(gold[r.ID], m.Start, m.End)
			hit += count(ok)
			exact += count(ok && s.Start == m.Start && s.End == m.End)
			right += count(ok && s.Value == m.Value)
			if testing.Verbose() && (!ok || s.Value != m.Value) {
				t.Logf("%s: found %q %s (%s), marked %q %s", r.ID, m.Text, m.Value, m.Rule, s.Text, s.Value)
			}
		}
	})
	t.Logf("wikiwarsua: %d marked, %d found: %s; with the value too %s; at the very span %s", marked, found,
		scores(hit, found, marked), scores(right, found, marked), scores(exact, found, marked))
	if f1(hit, found, marked) < 0.90 || f1(right, found, marked) < 0.86 {
		t.Error("want F1 of at least 0.90, and 0.86 with the value")
	}
}

func f1(hit, found, marked int) float64 { return 2 * share(hit, found+marked) }

// scores writes precision, recall and F1.
func scores(hit, found, marked int) string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f", share(hit, found), share(hit, marked), f1(hit, found, marked))
}

func overlapping(spans []goldSpan, start, end int) (goldSpan, bool) {
	for _, s := range spans {
		if s.Start < end && start < s.End {
			return s, true
		}
	}
	return goldSpan{}, false
}
