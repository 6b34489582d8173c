package source

import (
	"strings"
	"testing"

	"dateline/index"
)

// gdeltCells is an invented event by the names of its columns.
var gdeltCells = map[string]string{
	"globaleventid": "99000001", "sqldate": "20310302", "monthyear": "203103", "year": "2031", "fractiondate": "2031.1671",
	"actor1code": "UKRMIL", "actor1name": "UKRAINE", "actor1countrycode": "UKR", "actor1type1code": "MIL", "actor2name": "THE PLO", "actor2knowngroupcode": "PLO", "actor2type1code": "REB",
	"eventcode": "1831", "actiongeo_type": "4", "actiongeo_fullname": "Zenda, Kyyiv, Ukraine", "actiongeo_countrycode": "UP", "actiongeo_adm1code": "UP12", "actiongeo_lat": "50.5", "actiongeo_long": "30.5",
	"dateadded": "20310303151500", "sourceurl": "https://www.zenda.example/2031/03/dozens-killed-at-the-bridge-1.2391",
}

// gdeltLine writes a row with so many cells.
func gdeltLine(width int, cells map[string]string) string {
	names := gdeltColumns(width)
	row := make([]string, len(names))
	for i, name := range names {
		row[i] = cells[name]
	}
	return strings.Join(row, "\t")
}

func TestGDELT(t *testing.T) {
	want := &index.Article{
		ID: "gdelt:99000001", Title: "Suicide bombing: Ukraine – The PLO, Zenda, Ukraine, 2031-03-02", Body: "Dozens killed at the bridge",
		URL: "https://www.zenda.example/2031/03/dozens-killed-at-the-bridge-1.2391", Source: "GDELT", Type: "Assault",
		Asserted: index.Asserted{Language: "en", Published: date(t, "2031-03-03T15:15:00Z"), EventDate: date(t, "2031-03-02"),
			Actors: []string{"Ukraine", "The PLO"}, Locations: []string{"Ukraine/Kyyiv/Zenda"}},
		Event: &index.Event{
			Types: []string{"Suicide bombing"}, Sides: []index.Side{{Kind: "Military", Actors: []string{"Ukraine"}}, {Kind: "Rebels", Actors: []string{"The PLO"}}},
			Point: &index.Point{Lat: 50.5, Lon: 30.5, Precision: index.AtPlace}, DatePrecision: index.WithinDay, Sources: []string{"zenda.example"},
		},
	}
	diffArticle(t, want, readEvent(t, gdeltLine(61, gdeltCells)+"\n"))
	t.Run("1.0", func(t *testing.T) { diffArticle(t, want, readEvent(t, gdeltLine(58, gdeltCells))) })
	t.Run("with a header", func(t *testing.T) {
		names := strings.Join(gdeltColumns(61), ",")
		diffArticle(t, want, readEvent(t, csvOf(names, gdeltCells)))
	})
	t.Run("before 2013", func(t *testing.T) {
		a := readEvent(t, gdeltLine(57, with(gdeltCells, "dateadded", "20310303")))
		if a.URL != "" || a.Body != "" || a.Event.Sources != nil || a.Asserted.Published.String() != "2031-03-03" {
			t.Errorf("%+v", a)
		}
	})
}

// A quotation mark in a cell is a character like others.
func TestGDELTQuotes(t *testing.T) {
	text := gdeltLine(61, with(gdeltCells, "actor1name", `"ZENDA`)) + "\n" + gdeltLine(61, with(gdeltCells, "globaleventid", "2")) + "\n" + gdeltLine(61, with(gdeltCells, "globaleventid", "3", "actor1name", `"ZENDA`))
	if articles, rejects := readEvents(t, text); len(articles) != 3 || len(rejects) > 0 {
		t.Errorf("%d articles, rejects %q", len(articles), rejects)
	}
}

func TestGDELTFaults(t *testing.T) {
	good := gdeltLine(61, gdeltCells)
	for _, c := range []struct{ row, want string }{
		{strings.Join(strings.Split(good, "\t")[:40], "\t"), "-:2: 40 cells"},
		{gdeltLine(61, with(gdeltCells, "sqldate", "20311302")), "-:2: SQLDATE"},
		{gdeltLine(61, with(gdeltCells, "dateadded", "")), "-:2: DATEADDED"},
		{gdeltLine(61, with(gdeltCells, "actiongeo_lat", "91")), "-:2: coordinates"},
		{gdeltLine(61, with(gdeltCells, "actor1name", "\xff")), "-:2: not UTF-8"},
	} {
		articles, rejects := readEvents(t, good+"\n"+c.row+"\n"+good)
		if len(articles) != 2 || len(rejects) != 1 || !strings.HasPrefix(rejects[0], c.want) {
			t.Errorf("%d articles, rejects %q, want %q", len(articles), rejects, c.want)
		}
	}
}

func TestGDELTPlaces(t *testing.T) {
	for _, c := range []struct {
		place gdeltPlace
		want  string
	}{
		{gdeltPlace{"1", "Ukraine", "UP", "UP"}, "Ukraine||"},
		{gdeltPlace{"2", "Texas, United States", "USTX", "US"}, "United States|Texas|"},
		{gdeltPlace{"3", "Dallas, Texas, United States", "USTX", "US"}, "United States|Texas|Dallas"},
		{gdeltPlace{"4", "Paris, France (general), France", "FR00", "FR"}, "France||Paris"},
		{gdeltPlace{"4", "London, London, City of, United Kingdom", "UKH9", "UK"}, "United Kingdom|City of|London"},
		{gdeltPlace{"5", "Kharkivs'ka Oblast', Ukraine", "UP07", "UP"}, "Ukraine|Kharkivs'ka Oblast'|"},
		{gdeltPlace{"1", "Russia", "RS", "CE"}, "Russia||"}, // the country of another place stands in the row
		{gdeltPlace{"1", "Gaza Strip", "GZ", "GZ"}, "Palestinian Territories||"},
		{gdeltPlace{"1", "Ruritania", "", ""}, "Ruritania||"},
	} {
		country, region, place := c.place.levels()
		if got := country + "|" + region + "|" + place; got != c.want {
			t.Errorf("%+v: %s, want %s", c.place, got, c.want)
		}
	}
}

func TestNamesOfGDELT(t *testing.T) {
	for in, want := range map[string]string{
		"UNITED STATES": "United States", "THE EU": "The EU", "BANK OF ENGLAND": "Bank of England", "petro poroshenko": "Petro Poroshenko", "abu ali": "Abu Ali",
		"": "", "a": "A", "ÉLYSÉE": "Élysée",
	} {
		if got := properName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"https://e.org/news/dozens-killed-in-air-strike-1.239.html": "dozens killed in air strike", "https://e.org/a/b": "", "https://e.org/2031/03/02/": "",
		"https://e.org/x/talks_open_in_geneva_again?id=4": "talks open in geneva again", "not an address": "", "https://e.org/%ff-%00a-b-c": "a b c",
	} {
		if got := slugOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for code, want := range map[string]string{"1831": "Assault/Suicide bombing", "1821": "Assault/Sexual violence", "190": "Fighting/Military force", "1411": "Protest/Demonstration", "010": "Statement/", "": "/", "9": "/", "99": "/"} {
		if root, fine := cameoEvent(code); root+"/"+fine != want {
			t.Errorf("%s: %s/%s, want %s", code, root, fine, want)
		}
	}
}

// gkgCells is an invented article of the Global Knowledge Graph.
var gkgCells = map[string]string{
	"gkgrecordid": "20310303151500-T7", "date": "20310303151500", "sourcecollectionidentifier": "1", "sourcecommonname": "zenda.example",
	"documentidentifier": "https://zenda.example/a/17", "counts": "KILL#12#soldiers#1#Ukraine#UP#UP#49#32#UP;ARREST#3##1#Ukraine#UP#UP#49#32#UP;",
	"locations": "1#Ukraine#UP#UP#49#32#UP;4#Zenda, Kyyiv, Ukraine#UP#UP12#50.5#30.5#-1;broken;9#x#y#z", "persons": "rudolf rassendyll;flavia elphberg", "organizations": "order of the red rose",
	"translationinfo": "srclc:ukr;eng:Moses 2.1.1", "extras": "<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>Bridge &amp; castle lost</PAGE_TITLE>",
}

func gkgLine(cells map[string]string) string {
	names := strings.Split(gkgColumns, ",")
	row := make([]string, len(names))
	for i, name := range names {
		row[i] = cells[name]
	}
	return strings.Join(row, "\t")
}

func TestGKG(t *testing.T) {
	diffArticle(t, &index.Article{
		ID: "gdelt:20310303151500-T7", Title: "Bridge & castle lost", URL: "https://zenda.example/a/17", Source: "zenda.example",
		Body: "People: Rudolf Rassendyll; Flavia Elphberg\n\nOrganisations: Order of the Red Rose\n\nPlaces: Ukraine; Zenda, Kyyiv, Ukraine",
		Asserted: index.Asserted{Language: "uk", Published: date(t, "2031-03-03T15:15:00Z"),
			Actors: []string{"Rudolf Rassendyll", "Flavia Elphberg", "Order of the Red Rose"}, Locations: []string{"Ukraine", "Ukraine/Kyyiv/Zenda"}},
		Event: &index.Event{Types: []string{"Kill", "Arrest"}},
	}, readEvent(t, gkgLine(gkgCells)))
	for _, c := range []struct {
		name    string
		changes []string
		want    string
	}{
		{"headline in the address", []string{"extras", "", "documentidentifier", "https://zenda.example/bridge-and-castle-lost"}, "Bridge and castle lost"},
		{"names only", []string{"extras", ""}, "zenda.example: Rudolf Rassendyll; Flavia Elphberg; Order of the Red Rose; Ukraine; Zenda, Kyyiv, Ukraine"},
		{"nothing", []string{"extras", "", "persons", "", "organizations", "", "locations", ""}, "zenda.example: https://zenda.example/a/17"},
	} {
		if a := readEvent(t, gkgLine(with(gkgCells, c.changes...))); a.Title != c.want {
			t.Errorf("%s: title is %q, want %q", c.name, a.Title, c.want)
		}
	}
}

const artList = `{"articles": [
 {"url": "https://zenda.example/a/17", "url_mobile": "", "title": "Міст втрачено", "seendate": "20310303T151500Z", "socialimage": "", "domain": "zenda.example", "language": "Ukrainian", "sourcecountry": "Ukraine"},
 {"url": "javascript:alert(1)", "title": "Bad address", "seendate": "20310303T151500Z", "domain": "x.example", "language": "Klingon"},
 {"url": "https://zenda.example/a/18", "title": "No day", "seendate": "", "domain": "zenda.example"},
 {"url": 17, "title": "Bad type"}
]}`

func TestArtList(t *testing.T) {
	articles, rejects := readEvents(t, artList)
	if len(articles) != 2 || len(rejects) != 2 || !strings.HasPrefix(rejects[0], "-:4: seendate") || !strings.HasPrefix(rejects[1], "-:5: ") {
		t.Fatalf("%d articles, rejects %q", len(articles), rejects)
	}
	diffArticle(t, &index.Article{
		ID: "u-" + hash(hashedIDBytes, "https://zenda.example/a/17"), Title: "Міст втрачено", URL: "https://zenda.example/a/17", Source: "zenda.example",
		Asserted: index.Asserted{Language: "uk", Published: date(t, "2031-03-03T15:15:00Z")},
	}, articles[0])
	if articles[1].URL != "" || articles[1].Asserted.Language != "" {
		t.Errorf("%+v", articles[1])
	}
}
