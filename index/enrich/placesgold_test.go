package enrich

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/index/gazetteer"
)

// markedPlace is a name of a place as annotators marked it.
type markedPlace struct {
	Start, End int
	Text, Type string
	Lat, Lon   *float64
}

// placeScore counts what is found of the places that annotators marked.
type placeScore struct {
	found, missed, false_ int
	located, near         int // with coordinates, and within nearKm of them
	kilometres            []float64
	misses, wrong, far    placeTally
}

// nearKm is the distance that the literature counts as right: a hundred miles.
const nearKm = 161

// placeTally counts how often something was said.
type placeTally map[string]int

// commonest returns the n commonest, for the log.
func (c placeTally) commonest(n int) string {
	keys := make([]string, 0, len(c))
	for k := range c {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int { return cmp.Or(cmp.Compare(c[y], c[x]), strings.Compare(x, y)) })
	var b strings.Builder
	for _, k := range keys[:min(n, len(keys))] {
		fmt.Fprintf(&b, "%s %d; ", k, c[k])
	}
	return b.String()
}

func newPlaceScore() *placeScore {
	return &placeScore{misses: placeTally{}, wrong: placeTally{}, far: placeTally{}}
}

// add compares the places of the body of an article with the marked spans. A
// state that acts, or its adjective, counts for a span that is marked as a place,
// and is not held against the steps where none is.
func (s *placeScore) add(g *gazetteer.Gazetteer, a *index.Article, spans []markedPlace) {
	places, states := map[index.Span]*gazetteer.Place{}, map[index.Span]*gazetteer.Place{}
	for _, m := range a.Mentions {
		if m.In != index.InBody {
			continue
		}
		at := index.Span{Start: m.Start, End: m.End}
		switch m.Field {
		case index.FieldLocation, fieldArea:
			places[at], _ = g.PlaceAt(m.Value)
		case index.FieldActor:
			if actor, ok := g.ActorNamed(m.Value); ok && actor.Kind == gazetteer.State {
				states[at] = countryOfState(g, actor)
			}
		}
	}
	for _, span := range spans {
		at := index.Span{Start: span.Start, End: span.End}
		place, ok := places[at]
		delete(places, at)
		if !ok {
			place, ok = states[at]
		}
		if !ok {
			s.missed++
			s.misses[span.Text]++
			continue
		}
		s.found++
		s.locate(span, place)
	}
	for at := range places {
		s.false_++
		s.wrong[a.Body[at.Start:at.End]]++
	}
}

func (s *placeScore) locate(span markedPlace, place *gazetteer.Place) {
	if span.Lat == nil || span.Lon == nil {
		return
	}
	s.located++
	d := 20_039.0
	path := "?"
	if place != nil {
		d, path = kilometres(*span.Lat, *span.Lon, place.Lat, place.Lon), place.Path
	}
	s.kilometres = append(s.kilometres, d)
	if d <= nearKm {
		s.near++
		return
	}
	s.far[fmt.Sprintf("%s=%s (%.1f,%.1f)", span.Text, path, *span.Lat, *span.Lon)]++
}

// countryOfState returns the territory of a state.
func countryOfState(g *gazetteer.Gazetteer, actor *gazetteer.Actor) *gazetteer.Place {
	for _, p := range g.Places(actor.Name) {
		if p.Kind == gazetteer.Country && p.Country == actor.Country {
			return p
		}
	}
	return nil
}

// kilometres is the distance of two points on the globe.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	a := math.Pow(math.Sin((lat2-lat1)*degree/2), 2) + math.Cos(lat1*degree)*math.Cos(lat2*degree)*math.Pow(math.Sin((lon2-lon1)*degree/2), 2)
	return 2 * radius * math.Asin(math.Sqrt(min(a, 1)))
}

func (s *placeScore) precision() float64 { return share(s.found, s.found+s.false_) }
func (s *placeScore) recall() float64    { return share(s.found, s.found+s.missed) }
func (s *placeScore) f1() float64        { return fScore(s.precision(), s.recall()) }

func fScore(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// log prints the figures and the commonest mistakes.
func (s *placeScore) log(t *testing.T, set string) {
	t.Helper()
	t.Logf("%s: P %.3f R %.3f F1 %.3f (found %d, missed %d, false %d)", set, s.precision(), s.recall(), s.f1(), s.found, s.missed, s.false_)
	if s.located > 0 {
		sum, logs := 0.0, 0.0
		slices.Sort(s.kilometres)
		for _, d := range s.kilometres {
			sum, logs = sum+d, logs+math.Log(d+1)
		}
		n := float64(len(s.kilometres))
		t.Logf("%s: Acc@161 %.3f, mean %.0f km, median %.0f km, AUC %.3f", set, share(s.near, s.located), sum/n, s.kilometres[len(s.kilometres)/2], logs/n/math.Log(20039))
	}
	t.Logf("%s missed: %s", set, s.misses.commonest(goldListed))
	t.Logf("%s false: %s", set, s.wrong.commonest(goldListed))
	if len(s.far) > 0 {
		t.Logf("%s far: %s", set, s.far.commonest(goldListed))
	}
}

// goldListed is how many of the commonest mistakes are printed.
const goldListed = 60

// readPlaceGold enriches the articles of a set and calls each with the spans.
func readPlaceGold(t *testing.T, articles, gold string, each func(*index.Article, []markedPlace)) {
	t.Helper()
	spans := map[string][]markedPlace{}
	readLines(t, gold, func(r struct {
		ID    string
		Spans []markedPlace
	}) {
		spans[r.ID] = r.Spans
	})
	e := New(loadGazetteer(), fixedNow)
	readLines(t, articles, func(r struct{ ID, Title, Body, URL, Source, Published string }) {
		a := &index.Article{ID: r.ID, Title: r.Title, Body: r.Body, URL: r.URL, Source: r.Source}
		a.Asserted.Published, _ = index.ParseDate(r.Published)
		e.Enrich(a)
		each(a, spans[r.ID])
	})
}

// TestGoldPlaces scores the places of two sets that are made for it: news of
// epidemics, and small local papers.
func TestGoldPlaces(t *testing.T) {
	for _, set := range []struct {
		name     string
		f1, near float64
	}{{"geovirus", 0.92, 0.88}, {"lgl", 0.78, 0.84}} {
		t.Run(set.name, func(t *testing.T) {
			s := newPlaceScore()
			g := loadGazetteer()
			readPlaceGold(t, sharedData(t, "geoparsing", set.name+".articles.jsonl.gz"), sharedData(t, "geoparsing", set.name+".gold.jsonl.gz"),
				func(a *index.Article, spans []markedPlace) { s.add(g, a, spans) })
			s.log(t, set.name)
			if s.f1() < set.f1 || share(s.near, s.located) < set.near {
				t.Errorf("want F1 %.3f and Acc@161 %.3f", set.f1, set.near)
			}
		})
	}
}

// TestGoldPlacesRussian scores the places of two sets of Russian news.
func TestGoldPlacesRussian(t *testing.T) {
	for _, set := range []struct {
		name, types string
		f1          float64
	}{
		{"nerel-dev", "COUNTRY CITY STATE_OR_PROVINCE DISTRICT LOCATION", 0.855},
		{"factrueval-devset", "Location LocOrg", 0.865},
	} {
		t.Run(set.name, func(t *testing.T) {
			s := newPlaceScore()
			g := loadGazetteer()
			types := strings.Fields(set.types)
			readPlaceGold(t, sharedData(t, "entities", set.name+".articles.jsonl.zst"), sharedData(t, "entities", set.name+".gold.jsonl.zst"),
				func(a *index.Article, spans []markedPlace) {
					spans = slices.DeleteFunc(spans, func(s markedPlace) bool { return !slices.Contains(types, s.Type) })
					s.add(g, a, spans)
				})
			s.log(t, set.name)
			if s.f1() < set.f1 {
				t.Errorf("want F1 %.3f", set.f1)
			}
		})
	}
}

// countriesOf returns the countries of the places and states that an article
// names.
func countriesOf(g *gazetteer.Gazetteer, a *index.Article) map[string]bool {
	countries := map[string]bool{}
	for _, l := range a.Locations {
		countries[countryOf(l)] = true
	}
	for _, name := range a.Actors {
		if actor, ok := g.ActorNamed(name); ok && actor.Kind == gazetteer.State && actor.Country != "" {
			if p := countryOfState(g, actor); p != nil {
				countries[p.Path] = true
			}
		}
	}
	return countries
}

// reutersNames are the tags of the set that are not the name of the country in
// small letters.
var reutersNames = map[string]string{
	"usa": "United States", "uk": "United Kingdom", "ussr": "Russia", "uae": "United Arab Emirates", "hong-kong": "Hong Kong SAR China",
	"west-germany": "Germany", "east-germany": "Germany", "ivory-coast": "Côte d’Ivoire", "turkey": "Türkiye", "czechoslovakia": "Czechia",
	"burma": "Myanmar (Burma)", "zaire": "Congo - Kinshasa", "trinidad-tobago": "Trinidad & Tobago", "swaziland": "Eswatini", "macao": "Macao SAR China",
	"upper-volta": "Burkina Faso", "yemen-arab-republic": "Yemen", "yemen-demo-republic": "Yemen", "democratic-yemen": "Yemen", "yemen-arab-republic ": "Yemen", "yugoslavia": "Serbia",
	"bahamas": "Bahamas", "papua-new-guinea": "Papua New Guinea", "guinea-bissau": "Guinea-Bissau", "equitorial-guinea": "Equatorial Guinea", "vatican": "Vatican City",
}

// TestGoldCountriesReuters compares the countries of Reuters stories of 1987
// with the places that their editors tagged.
func TestGoldCountriesReuters(t *testing.T) {
	g := loadGazetteer()
	e := New(g, fixedNow)
	byTag := map[string]string{}
	tag := func(name string) string {
		if path, ok := byTag[name]; ok {
			return path
		}
		path := reutersNames[name]
		if path == "" {
			for _, p := range g.Places(strings.ReplaceAll(name, "-", " ")) {
				if p.Kind == gazetteer.Country && path == "" {
					path = p.Path
				}
			}
		}
		byTag[name] = path
		return path
	}
	var found, missed, wrong int
	misses, false_ := placeTally{}, placeTally{}
	readLines(t, sharedData(t, "reuters", "articles.jsonl.zst"), func(r struct {
		Title, Dateline, Body, Published string
		Places                           []string
	}) {
		if len(r.Places) == 0 {
			return
		}
		a := &index.Article{Title: r.Title, Body: strings.TrimSpace(r.Dateline + " " + r.Body)}
		a.Asserted.Published, _ = index.ParseDate(r.Published)
		e.Enrich(a)
		got := countriesOf(g, a)
		got["Soviet Union"] = slices.Contains(a.Actors, "Soviet Union")
		if !got["Soviet Union"] {
			delete(got, "Soviet Union")
		}
		for _, name := range r.Places {
			path := tag(name)
			if name == "ussr" && got["Soviet Union"] { // of which Russia was a part
				delete(got, path)
				path = "Soviet Union"
			}
			if path == "" {
				misses["no country "+name]++
				continue
			}
			if got[path] {
				found++
			} else {
				missed++
				misses[name]++
			}
			delete(got, path)
		}
		for path := range got {
			wrong++
			false_[path]++
		}
	})
	p, r := share(found, found+wrong), share(found, found+missed)
	t.Logf("reuters: countries P %.3f R %.3f micro-F1 %.3f", p, r, fScore(p, r))
	t.Logf("missed: %s", misses.commonest(goldListed))
	t.Logf("false: %s", false_.commonest(goldListed))
	if fScore(p, r) < 0.85 {
		t.Error("want 0.85")
	}
}

// TestGoldEvents counts how many of the Wikipedia's current events have a
// country and a place.
func TestGoldEvents(t *testing.T) {
	g := loadGazetteer()
	e := New(g, fixedNow)
	n, country, actor, place, long := 0, 0, 0, 0, 0
	var without []string
	readLines(t, sharedData(t, "news", "wikipedia-current-events.jsonl.zst"), func(r struct {
		ID, Body, Published string
		Topics              []string
	}) {
		a := &index.Article{ID: r.ID, Body: r.Body}
		a.Asserted.Published, _ = index.ParseDate(r.Published)
		e.Enrich(a)
		n++
		known := len(countriesOf(g, a)) > 0
		country += count(known)
		actor += count(known || slices.ContainsFunc(a.Actors, func(name string) bool {
			x, ok := g.ActorNamed(name)
			return ok && x.Country != ""
		}))
		place += count(len(a.Locations) > 0)
		long += count(slices.ContainsFunc(a.Locations, func(l string) bool { return strings.Contains(l, "/") }))
		if !known {
			without = append(without, strings.Join(r.Topics, "; ")+" | "+r.Body)
		}
	})
	t.Logf("current events: %d, with country %.2f%% (by any actor %.2f%%), with location %.2f%%, with a place or region %.2f%%", n, 100*share(country, n), 100*share(actor, n), 100*share(place, n), 100*share(long, n))
	if testing.Verbose() {
		for i := 0; i < len(without); i += max(1, len(without)/60) {
			t.Logf("no country: %.200s", without[i])
		}
	}
	if share(country, n) < 0.96 || share(actor, n) < 0.97 {
		t.Error("want a country in 96 of 100, and in 97 with those of the actors")
	}
}
