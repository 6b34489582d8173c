package enrich

import (
	"math"
	"slices"
	"testing"
	"time"

	"dateline/index"
)

// A record of an event names its place by a path of its own. What comes out is
// a path of the gazetteer, and never that of another place.
func TestEventLocation(t *testing.T) {
	at := func(lat, lon float64, precision string) *index.Event {
		return &index.Event{Point: &index.Point{Lat: lat, Lon: lon, Precision: precision}}
	}
	bakhmut := at(48.5956, 37.9999, index.AtPlace)
	for _, c := range []struct {
		name, path, want string
		event            *index.Event
	}{
		{"as the gazetteer has it", "Ukraine/Donetsk/Bakhmut", "Ukraine/Donetsk/Bakhmut", bakhmut},
		{"other spelling of the region", "Ukraine/Donetska oblast of old/Bakhmut", "Ukraine/Donetsk/Bakhmut", bakhmut},
		{"no region", "Ukraine/Bakhmut", "Ukraine/Donetsk/Bakhmut", bakhmut},
		{"former name", "Ukraine/Donetsk/Artemivsk", "Ukraine/Donetsk/Bakhmut", bakhmut},
		{"place that nobody knows", "Ukraine/Donetsk/Nowhere Village", "Ukraine/Donetsk", bakhmut},
		{"nothing known but the country", "Ukraine/Nowhere/Nowhere Village", "Ukraine", bakhmut},
		{"of this name, but far away", "Ukraine/Lviv/Bakhmut", "Ukraine/Lviv", at(49.84, 24.03, index.AtPlace)},
		{"country by another name", "Burma/Mandalay", "Myanmar (Burma)/Mandalay Region", at(21.98, 96.08, index.AtRegion)},
		{"region, not the city of its name", "Ukraine/Kharkiv", "Ukraine/Kharkiv", at(49.99, 36.23, index.AtRegion)},
		{"city, not the region of its name", "Ukraine/Kharkiv", "Ukraine/Kharkiv/Kharkiv", at(49.99, 36.23, index.AtPlace)},
		{"no coordinates, in its region", "Ukraine/Donetsk/Bakhmut", "Ukraine/Donetsk/Bakhmut", &index.Event{}},
		{"no coordinates, in no region", "Ukraine/Bakhmut", "Ukraine", &index.Event{}},
		{"country that nobody knows", "Ruritania/Strelsau", "Ruritania", bakhmut},
		{"country alone", "Syria", "Syria", &index.Event{}},
	} {
		a := &index.Article{ID: "ucdp:1", Title: "x", Event: c.event, Asserted: index.Asserted{Language: "en", Locations: []string{c.path}}}
		New(loadGazetteer(), fixedNow).Enrich(a)
		if !slices.Equal(a.Locations, []string{c.want}) {
			t.Errorf("%s: %s at %+v is %q, want %q", c.name, c.path, c.event.Point, a.Locations, c.want)
		}
	}
}

// The text of a record does not send its event abroad, unless it says so.
func TestEventStaysAtHome(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"a name of its own country", "Clashes near Kharkiv.", []string{"Ukraine/Donetsk/Bakhmut", "Ukraine/Kharkiv/Kharkiv"}},
		{"an outlet", "Bangkok Post reports clashes near Bangkok.", []string{"Ukraine/Donetsk/Bakhmut"}},
		{"a country that is named", "Talks in Bangkok, the capital of Thailand.", []string{"Thailand/Bangkok/Bangkok", "Ukraine/Donetsk/Bakhmut"}},
	} {
		event := &index.Event{Point: &index.Point{Lat: 48.5956, Lon: 37.9999, Precision: index.AtPlace}}
		a := &index.Article{ID: "ucdp:1", Title: "x", Body: c.body, Event: event, Asserted: index.Asserted{Language: "en", Locations: []string{"Ukraine/Donetsk/Bakhmut"}}}
		New(loadGazetteer(), fixedNow).Enrich(a)
		if !slices.Equal(a.Locations, c.want) {
			t.Errorf("%s: %q, want %q", c.name, a.Locations, c.want)
		}
	}
}

// A record without an event keeps the paths that it brings.
func TestLocationOfArticleStays(t *testing.T) {
	a := &index.Article{ID: "1", Title: "x", Asserted: index.Asserted{Language: "en", Locations: []string{"Ukraine/Donetsk/Nowhere Village"}}}
	New(loadGazetteer(), fixedNow).Enrich(a)
	if !slices.Equal(a.Locations, a.Asserted.Locations) {
		t.Errorf("locations are %q", a.Locations)
	}
}

// Asserted, too, keeps what the record says of its event.
func TestEventIsKept(t *testing.T) {
	a := &index.Article{ID: "1", Title: "x", Type: "Battles", Event: &index.Event{Killed: index.Killed{Best: index.NewNumber(3)}}}
	New(loadGazetteer(), fixedNow).Enrich(a)
	Asserted(a, time.Now())
	if a.Event == nil || a.Event.Killed.Best.Value != 3 {
		t.Errorf("event is %+v", a.Event)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct{ lat1, lon1, lat2, lon2, want float64 }{
		{0, 0, 0, 0, 0}, {0, 0, 0, 180, math.Pi * earthRadius}, {0, 179.5, 0, -179.5, 111.2},
		{50.45, 30.52, 46.48, 30.73, 442}, // Kyiv to Odesa
		{90, 0, -90, 77, math.Pi * earthRadius},
	} {
		if got := distance(c.lat1, c.lon1, c.lat2, c.lon2); math.Abs(got-c.want) > 1 {
			t.Errorf("from %v, %v to %v, %v: %.1f km, want %.1f", c.lat1, c.lon1, c.lat2, c.lon2, got, c.want)
		}
	}
}
