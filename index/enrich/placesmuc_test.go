package enrich

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/index/gazetteer"
)

// incident is where an incident of a MUC-4 article was, as its template says:
// "PERU: LIMA (CITY): SAN ISIDRO (NEIGHBORHOOD)", or several such in brackets, any
// of which is right.
type incident struct {
	Raw struct {
		Location []string `json:"incident_location"`
	}
}

// alternative is a country with the names of places in it, from large to small.
type alternative struct {
	country string
	places  []string
}

var kindOfPlace = regexp.MustCompile(` \([A-Z /]+\)+`)

func alternatives(raw string) []alternative {
	var found []alternative
	several := []string{raw}
	if strings.HasPrefix(raw, "(") {
		several = strings.Split(raw, " / (")
	}
	for _, one := range several {
		if len(several) > 1 || strings.HasPrefix(raw, "(") {
			one = strings.TrimSuffix(strings.TrimPrefix(one, "("), ")")
		}
		parts := strings.Split(one, ":")
		a := alternative{country: strings.TrimSpace(parts[0])}
		for _, part := range parts[1:] {
			name, _, _ := strings.Cut(kindOfPlace.ReplaceAllString(part, ""), " - ")
			a.places = append(a.places, strings.TrimSpace(name))
		}
		found = append(found, a)
	}
	return found
}

// samePlace reports whether a location is the one that a template names, which
// writes names in capitals without accents, or lies in it.
func samePlace(path, name string) bool {
	want := plainName(name)
	for level := range strings.SplitSeq(path, "/") {
		if plainName(level) == want {
			return true
		}
	}
	return false
}

var plainer = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "ü", "u", "'", "", " department", "", " province", "", " region", "", " district", "")

func plainName(s string) string { return plainer.Replace(strings.ToLower(s)) }

// TestGoldMUCLocations counts how many templates of MUC-4 have their country
// and place among the locations of the article, and as its main location.
func TestGoldMUCLocations(t *testing.T) {
	g := loadGazetteer()
	e := New(g, fixedNow)
	for _, set := range []string{"dev", "tst1", "tst2", "tst3"} {
		articles := map[string]*index.Article{}
		stated := 0
		readLines(t, sharedData(t, "muc4", set, "articles.jsonl.gz"), func(r struct{ ID, Body string }) {
			a := &index.Article{ID: r.ID, Body: r.Body}
			e.Enrich(a)
			articles[r.ID] = a
			stated += len(a.Locations)
		})
		var m mucScore
		m.misses = placeTally{}
		readLines(t, sharedData(t, "muc4", set, "templates.jsonl.gz"), func(r struct {
			ID        string
			Templates []incident
		}) {
			for _, template := range r.Templates {
				for _, raw := range template.Raw.Location {
					if strings.Trim(raw, "-* ") != "" {
						m.add(g, articles[r.ID], alternatives(raw))
					}
				}
			}
		})
		t.Logf("muc4 %s: country %.1f%% of %d; of %d with a place: place %.1f%%, the innermost %.1f%%; %.2f locations an article", set,
			100*share(m.country, m.n), m.n, m.inner, 100*share(m.place, m.inner), 100*share(m.last, m.inner), float64(stated)/float64(len(articles)))
		t.Logf("muc4 %s: main location: said %.1f%%, right country %.1f%%, right place %.1f%%", set,
			100*share(m.said, m.n), 100*share(m.mainCountry, m.n), 100*share(m.mainPlace, m.inner))
		t.Logf("missed: %s", m.misses.commonest(goldListed))
		if share(m.country, m.n) < 0.97 || share(m.place, m.inner) < 0.8 || share(m.mainCountry, m.n) < 0.8 {
			t.Error("want 97% of the countries, 80% of the places, and 80% of the main countries")
		}
	}
}

// mucScore counts templates: all, and those with a place in the country.
type mucScore struct {
	n, country, said, mainCountry int
	inner, place, last, mainPlace int
	misses                        placeTally
}

func (m *mucScore) add(g *gazetteer.Gazetteer, a *index.Article, wanted []alternative) {
	main := mainOf(a)
	countries := countriesOf(g, a)
	var country, place, last, mainCountry, mainPlace, open bool
	for _, w := range wanted {
		for _, p := range g.Places(w.country) {
			country = country || p.Kind == gazetteer.Country && countries[p.Path]
			mainCountry = mainCountry || main != "" && p.Path == countryOf(main)
		}
		open = open || len(w.places) == 0
		for i, name := range w.places {
			found := slices.ContainsFunc(a.Locations, func(path string) bool { return samePlace(path, name) })
			place = place || found
			last = last || found && i == len(w.places)-1
			mainPlace = mainPlace || samePlace(main, name)
		}
	}
	m.n++
	m.country += count(country)
	m.said += count(main != "")
	m.mainCountry += count(mainCountry)
	if !country {
		m.misses["country "+wanted[0].country]++
	}
	if open {
		return // the country is an answer
	}
	m.inner++
	m.place += count(place)
	m.last += count(last)
	m.mainPlace += count(mainPlace)
	if !place {
		m.misses[strings.Join(wanted[0].places, ": ")]++
	}
}

// mainOf returns the main location of an article, "" for none.
func mainOf(a *index.Article) string {
	for _, m := range a.Mentions {
		if m.Field == fieldMainLocation {
			return m.Value
		}
	}
	return ""
}
