package source

import (
	"strings"
	"testing"

	"dateline/index"
)

const acledColumns = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2," +
	"interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"

// acledRow is an invented event.
var acledRow = map[string]string{
	"event_id_cnty": "RUR17", "event_date": "2031-03-03", "time_precision": "2", "event_type": "Battles", "sub_event_type": "Armed clash",
	"actor1": "Military Forces of Ruritania (2030-) Royal Guard", "assoc_actor_1": "Government of Ruritania (2030-); BMM: Black Michael's Men", "inter1": "State forces",
	"actor2": "Rupert's Band", "assoc_actor_2": "", "inter2": "Rebel group", "country": "Ruritania", "admin1": "Hofbau", "location": "Zenda",
	"latitude": "48.25", "longitude": "16.5", "geo_precision": "1", "source": "Zenda Post; Strelsau Gazette", "notes": "On 3 March,\nshots were heard, and a \"bridge\" was lost.",
	"fatalities": "4", "timestamp": "1930000000",
}

func TestACLED(t *testing.T) {
	diffArticle(t, &index.Article{
		ID: "acled:RUR17", Title: "Armed clash: Military Forces of Ruritania Royal Guard – Rupert's Band, Zenda, Ruritania, 2031-03-03",
		Body: "On 3 March,\nshots were heard, and a \"bridge\" was lost.", Source: "ACLED", Type: "Battles",
		Asserted: index.Asserted{Language: "en", Published: date(t, "2031-03-03"), PublishedBy: index.RuleEventDate, EventDate: date(t, "2031-03-03"),
			Actors: []string{"Ruritania", "Black Michael's Men", "Rupert's Band"}, Locations: []string{"Ruritania/Hofbau/Zenda"}},
		Event: &index.Event{
			Types: []string{"Armed clash"},
			Sides: []index.Side{
				{Kind: "State forces", Actors: []string{"Military Forces of Ruritania Royal Guard", "Government of Ruritania", "BMM: Black Michael's Men"}},
				{Kind: "Rebel group", Actors: []string{"Rupert's Band"}},
			},
			Killed: index.Killed{Best: index.NewNumber(4)}, Point: &index.Point{Lat: 48.25, Lon: 16.5, Precision: index.AtPlace},
			DatePrecision: index.WithinWeek, Sources: []string{"Zenda Post", "Strelsau Gazette"},
		},
	}, readEvent(t, csvOf(acledColumns, acledRow)))
}

// Exports from before 2023 have numbers for kinds of actor and days in words,
// those from before 2019 columns in capitals.
func TestACLEDVersions(t *testing.T) {
	want := readEvent(t, csvOf(acledColumns, acledRow))
	old := csvOf("data_id,"+acledColumns+",iso3", with(acledRow, "event_date", "03 March 2031", "inter1", "1", "inter2", "2", "interaction", "12"))
	header, row, _ := strings.Cut(old, "\r\n")
	for name, text := range map[string]string{
		"before 2023": old, "before 2019": strings.ToUpper(strings.ReplaceAll(header, "iso", "gwno")) + "\r\n" + row,
		"another timestamp": csvOf(acledColumns, with(acledRow, "timestamp", "1940000000")),
		"day with dashes":   csvOf(acledColumns, with(acledRow, "event_date", "03-March-2031")),
	} {
		t.Run(name, func(t *testing.T) { diffArticle(t, want, readEvent(t, text)) })
	}
}

func TestACLEDActors(t *testing.T) {
	for _, c := range []struct{ actor, inter, want string }{
		{"Military Forces of Ruritania (2030-)", "State forces", "Ruritania"}, {"Police Forces of the Ruritania (2020-2030) Guards", "1", "Ruritania"},
		{"Protesters (Ruritania)", "Protesters", ""}, {"Teachers (Ruritania)", "Protesters", ""}, {"Rioters (Ruritania)", "5", ""}, {"Civilians (Ruritania)", "7", ""},
		{"Unidentified Armed Group (Ruritania)", "Political militia", ""}, {"Band of Six (Zenda)", "Rebel group", "Band of Six (Zenda)"}, {"BMM: Black Michael's Men", "2", "Black Michael's Men"},
		{"Workers of Zenda", "Protesters", "Workers of Zenda"},
	} {
		a := readEvent(t, csvOf(acledColumns, with(acledRow, "actor1", c.actor, "assoc_actor_1", "", "inter1", c.inter, "actor2", "", "inter2", "")))
		if got := strings.Join(a.Asserted.Actors, "; "); got != c.want {
			t.Errorf("%s: actors are %q, want %q", c.actor, got, c.want)
		}
		if len(a.Event.Sides) != 1 {
			t.Errorf("%s: sides are %+v", c.actor, a.Event.Sides)
		}
	}
}

// The town of an event that is only known by its region is the seat of that
// region: it is not where the event was.
func TestACLEDRegion(t *testing.T) {
	a := readEvent(t, csvOf(acledColumns, with(acledRow, "geo_precision", "3")))
	if got := a.Asserted.Locations[0]; got != "Ruritania/Hofbau" || a.Event.Point.Precision != index.AtRegion || !strings.Contains(a.Title, ", Hofbau, Ruritania,") {
		t.Errorf("location is %s, %s, %s", got, a.Event.Point.Precision, a.Title)
	}
}
