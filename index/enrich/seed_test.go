package enrich

import (
	"cmp"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/index"

	diff "github.com/google/go-cmp/cmp"
)

// expectedSeed is what a careful reader finds in the seed article.
type expectedSeed struct {
	Language       string
	EventDate      string   `json:"event_date"`
	DatesMentioned []string `json:"dates_mentioned"`
	Actors         []string
	Locations      []struct{ Place, Region, Country string }
}

func readSeed(t testing.TB) (*index.Article, expectedSeed) {
	t.Helper()
	b, err := os.ReadFile(sharedData(t, "seed", "abu-dhabi-talks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	title, body, _ := strings.Cut(string(b), "\n")
	want, err := os.ReadFile(sharedData(t, "seed", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected expectedSeed
	if err := json.Unmarshal(want, &expected); err != nil {
		t.Fatal(err)
	}
	return &index.Article{Title: title, Body: strings.TrimLeft(body, "\n")}, expected
}

func TestSeed(t *testing.T) {
	a, want := readSeed(t)
	New(loadGazetteer(), fixedNow).Enrich(a)
	if a.Language != want.Language || a.EventDate.String() != want.EventDate {
		t.Errorf("language %q, event %s, want %q and %s", a.Language, a.EventDate, want.Language, want.EventDate)
	}
	// The reader noted the days; "last summer" is a date too.
	if d := diff.Diff(append([]string{"2025-summer"}, want.DatesMentioned...), values(a.Mentions, fieldDateNamed)); d != "" {
		t.Error(d)
	}
	if a.Published.String() != "2026-01-23" || !strings.HasPrefix(ruleOf(a, fieldPublished), ruleStated) {
		t.Errorf("published %s by %s, want 2026-01-23 as stated in the text", a.Published, ruleOf(a, fieldPublished))
	}
	if a.Dateline != nil {
		t.Errorf("dateline %+v, want none", a.Dateline)
	}
	if len(a.Boilerplate) != 1 || !strings.HasPrefix(a.Body[a.Boilerplate[0].Start:], "ALSO READ") {
		t.Errorf("boilerplate %+v, want the line ALSO READ", a.Boilerplate)
	}
}

// TestSeedNames wants every actor and location that a careful reader finds,
// and nothing of the line that links to another article.
func TestSeedNames(t *testing.T) {
	a, want := readSeed(t)
	New(loadGazetteer(), fixedNow).Enrich(a)
	for _, actor := range want.Actors {
		if !slices.Contains(a.Actors, actor) {
			t.Errorf("actor %q not found among %q", actor, a.Actors)
		}
	}
	for _, l := range want.Locations {
		countries := strings.Split(l.Country, " / ") // two names of one country
		name := cmp.Or(l.Place, l.Region)
		if name == "Moscow" {
			continue // "as a place or not is open"
		}
		found := slices.ContainsFunc(a.Locations, func(path string) bool {
			country, _, _ := strings.Cut(path, "/")
			return slices.Contains(countries, country) && index.LocationName(path) == name
		})
		if !found {
			t.Errorf("location %s in %s not found among %q", name, l.Country, a.Locations)
		}
	}
	for _, path := range a.Locations {
		if index.LocationWithin(path, "Iran") {
			t.Errorf("location %q of the link to another article", path)
		}
	}
	if slices.Contains(a.Actors, "Iran") {
		t.Error("actor Iran of the link to another article")
	}
	t.Logf("actors %q", a.Actors)
	t.Logf("locations %q", a.Locations)
}
