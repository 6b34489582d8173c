package source

import (
	"strings"
	"testing"

	"dateline/index"
)

// ucdpRow is an invented event, with every column that is read.
var ucdpRow = map[string]string{
	"id": "990001", "type_of_violence": "1", "conflict_name": "Ruritania: Government", "side_a": "Government of Ruritania (Elphberg)", "side_b": "Black Michael's men",
	"source_article": `"The Strelsau Gazette,2031-03-07,Bridge lost, "dozens" dead";"Zenda Post,2031-03-05,Shots; at dawn";"Zenda Post,2031-02-01,An older matter"`,
	"source_office":  "The Strelsau Gazette;Zenda Post;Zenda Post", "source_original": "an officer", "where_prec": "1", "where_coordinates": "Zenda town",
	"where_description": "at the bridge of the castle", "adm_1": "Hofbau district", "latitude": "48.25", "longitude": "16.5", "country": "Ruritania (Elphberg)",
	"date_prec": "2", "date_start": "2031-03-03 00:00:00.000", "date_end": "2031-03-04 00:00:00.000", "best": "12", "high": "30", "low": "0",
}

func TestUCDP(t *testing.T) {
	diffArticle(t, &index.Article{
		ID: "ucdp:990001", Title: "State-based conflict: Government of Ruritania (Elphberg) – Black Michael's men, Zenda, Ruritania, 2031-03-03",
		Body: "Conflict: Ruritania: Government\n\nWhere: at the bridge of the castle\n\nReported by: an officer\n\n" +
			"Bridge lost, \"dozens\" dead\n\nShots; at dawn\n\nAn older matter",
		Source: "UCDP", Type: "State-based conflict",
		Asserted: index.Asserted{Language: "en", Published: date(t, "2031-03-05"), EventDate: date(t, "2031-03-03"),
			Actors: []string{"Ruritania", "Black Michael's men"}, Locations: []string{"Ruritania/Hofbau/Zenda"}},
		Event: &index.Event{
			Sides:  []index.Side{{Actors: []string{"Government of Ruritania (Elphberg)"}}, {Actors: []string{"Black Michael's men"}}},
			Killed: index.Killed{Best: index.NewNumber(12), Low: index.NewNumber(0), High: index.NewNumber(30)},
			Point:  &index.Point{Lat: 48.25, Lon: 16.5, Precision: index.AtPlace}, End: date(t, "2031-03-04"), DatePrecision: index.WithinDays,
			Sources: []string{"The Strelsau Gazette", "Zenda Post"},
		},
	}, readEvent(t, csvOf(ucdpColumns, ucdpRow)))
}

// The versions of the data differ in names and layout, not in what they say.
func TestUCDPVersions(t *testing.T) {
	whole := csvOf(ucdpColumns, ucdpRow)
	want := readEvent(t, whole)
	header, row, _ := strings.Cut(whole, "\r\n")
	old := strings.NewReplacer("best,high,low", "best_est,high_est,low_est", "conflict_new_id", "conflict_id").Replace(header)
	for name, text := range map[string]string{
		"first versions":     old + "\r\n" + row,
		"capitals":           strings.ToUpper(header) + "\n" + row,
		"no header":          row,
		"tags of HDX":        header + "\r\n#id," + strings.Repeat(",", 47) + "\r\n" + row,
		"semicolons":         strings.ReplaceAll(header, ",", ";") + "\n" + strings.ReplaceAll(row, `","`, `";"`),
		"more columns":       header + ",iso3,start_year\r\n" + strings.TrimSpace(row) + ",RUR,2031\r\n",
		"byte order mark":    "\ufeff" + whole,
		"numbers as decimal": strings.NewReplacer(`"12"`, `"12.0"`, `"1"`, `"1.0"`, `"2"`, `"2.0"`).Replace(whole),
		"days without times": strings.ReplaceAll(whole, " 00:00:00.000", ""),
	} {
		t.Run(name, func(t *testing.T) { diffArticle(t, want, readEvent(t, text)) })
	}
}

func TestUCDPDates(t *testing.T) {
	for _, c := range []struct{ name, start, end, reports, event, last, published, rule string }{
		{"one day", "2031-03-03", "2031-03-03", "", "2031-03-03", "", "2031-03-03", index.RuleEventDate},
		{"some days", "2031-03-03", "2031-03-09", "", "2031-03-03", "2031-03-09", "2031-03-09", index.RuleEventDate},
		{"a month", "2031-02-01", "2031-02-28", "", "2031-02", "", "2031-02-28", index.RuleEventDate},
		{"a year", "2031-01-01", "2031-12-31", "", "2031", "", "2031-12-31", index.RuleEventDate},
		{"two months", "2031-01-01", "2031-02-28", "", "2031-01-01", "2031-02-28", "2031-02-28", index.RuleEventDate},
		{"end before start", "2031-03-03", "2031-03-01", "", "2031-03-03", "", "2031-03-03", index.RuleEventDate},
		{"old report", "2031-03-03", "2031-03-03", `Reuters 2031-03-04 "SHOTS AT ZENDA"`, "2031-03-03", "", "2031-03-04", ""},
		{"report before the event", "2031-03-03", "2031-03-03", `"Zenda Post,2031-03-02,Calm"`, "2031-03-03", "", "2031-03-03", index.RuleEventDate},
		{"report within the event", "2031-03-03", "2031-03-09", `"Zenda Post,2031-03-05,Shots"`, "2031-03-03", "2031-03-09", "2031-03-05", ""},
	} {
		a := readEvent(t, csvOf(ucdpColumns, with(ucdpRow, "date_start", c.start, "date_end", c.end, "source_article", c.reports)))
		got := []string{a.Asserted.EventDate.String(), a.Event.End.String(), a.Asserted.Published.String(), a.Asserted.PublishedBy}
		if want := []string{c.event, c.last, c.published, c.rule}; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: event, end, published, rule are %q, want %q", c.name, got, want)
		}
	}
}

// The location is as deep as the coordinates are, and no deeper.
func TestUCDPPlaces(t *testing.T) {
	for _, c := range []struct{ prec, region, place, path, precision string }{
		{"1", "Hofbau province", "Zenda village", "Ruritania/Hofbau/Zenda", index.AtPlace},
		{"2", "", "Zenda town", "Ruritania/Zenda", index.AtVicinity},
		{"3", "Hofbau province", "Upper Zenda district", "Ruritania/Hofbau", index.AtDistrict},
		{"4", "", "Hofbau region", "Ruritania/Hofbau", index.AtRegion},
		{"5", "Hofbau region", "Hofbau - Zenda border", "Ruritania/Hofbau", index.AtArea},
		{"6", "", "Ruritania", "Ruritania", index.AtCountry},
		{"7", "", "Gulf of Ruritania", "", index.AtArea},
		{"1", "A/B region", "C", "Ruritania/A-B/C", index.AtPlace},
	} {
		a := readEvent(t, csvOf(ucdpColumns, with(ucdpRow, "where_prec", c.prec, "adm_1", c.region, "where_coordinates", c.place)))
		if got := strings.Join(a.Asserted.Locations, "; "); got != c.path || a.Event.Point.Precision != c.precision {
			t.Errorf("%s %q %q: %q as %s, want %q as %s", c.prec, c.region, c.place, got, a.Event.Point.Precision, c.path, c.precision)
		}
	}
}

func TestUCDPFaults(t *testing.T) {
	for _, c := range []struct{ column, value, want string }{
		{"id", "", "id: no id"}, {"best", "x", "best: reading"}, {"low", "-1", "low: less than 0"}, {"high", "2.5", "high: reading"},
		{"date_start", "soon", "date_start: reading"}, {"date_start", "2031", "date_start: reading"}, {"date_end", "", "date_end: reading"},
		{"latitude", "north", "latitude: strconv.ParseFloat"}, {"latitude", "NaN", "coordinates: coordinates NaN"}, {"longitude", "200", "coordinates: coordinates"},
	} {
		articles, rejects := readEvents(t, csvOf(ucdpColumns, with(ucdpRow, c.column, c.value)))
		if len(articles) > 0 || len(rejects) != 1 || !strings.HasPrefix(rejects[0], "-:2: "+c.want) {
			t.Errorf("%s %q: rejects are %q, want %q", c.column, c.value, rejects, c.want)
		}
	}
}

func TestUCDPJSON(t *testing.T) {
	a := readEvent(t, `{"TotalCount":1,"NextPageUrl":"","Result":[{"id":990001,"type_of_violence":3,"side_a":"IS","side_b":"Civilians","date_start":"2031-03-03","date_end":"2031-03-03",
		"country":"Ruritania","latitude":48.25,"longitude":16.5,"where_prec":6,"best":2,"high":null}]}`)
	if a.ID != "ucdp:990001" || a.Type != "One-sided violence" || len(a.Asserted.Actors) != 1 || a.Event.Killed.Best.Value != 2 || a.Event.Killed.High.Known || a.Event.Point.Lat != 48.25 {
		t.Errorf("%+v %+v", a, a.Event)
	}
}
