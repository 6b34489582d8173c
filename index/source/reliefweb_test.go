package source

import (
	"strings"
	"testing"

	"dateline/index"
)

// Invented answers in the shape of the interface.
const (
	reliefReports = `{"time":4,"href":"https:\/\/api.reliefweb.int\/v1\/reports?limit=2","links":{"self":{"href":"x"}},"totalCount":2,"count":2,"data":[
 {"id":"17","score":1,"fields":{"id":17,"title":"Ruritania: floods at Zenda","body":"Water **rose**.\n\nIt fell again.","url":"https://reliefweb.int/node/17","url_alias":"https://reliefweb.int/report/ukraine/zenda",
  "primary_country":{"name":"Ukraine","iso3":"ukr","location":{"lat":49,"lon":32}},"country":[{"name":"Ukraine","iso3":"ukr"},{"name":"Ruritania","iso3":"rur"}],
  "source":[{"name":"Zenda Relief","shortname":"ZR"},{"name":"Other"}],"language":[{"name":"French","code":"fr"}],"disaster_type":[{"name":"Flood","code":"FL"},{"name":"Land Slide","code":"LS"}],
  "date":{"original":"2031-03-03T00:00:00+00:00","created":"2031-03-05T00:00:00+00:00"}},"href":"https:\/\/api.reliefweb.int\/v1\/reports\/17"},
 {"id":18,"fields":{"title":"Old","body":"<font size=1>One line<\/font><br>and <b>another<\/b><p>A paragraph"}}]}`
	reliefDisasters = `{"data":[{"id":"9","href":"https://api.reliefweb.int/v2/disasters/9","fields":{"id":9,"name":"Ukraine: Floods - Mar 2031","description":"Water rose.","glide":"FL-2031-000001-UKR",
  "primary_country":{"name":"Ukraine","iso3":"ukr","location":{"lat":49,"lon":32}},"type":[{"name":"Flood"}],"date":{"created":"2031-03-02T10:00:00+00:00","event":"2031-03-01T00:00:00+00:00"},"url":"https://reliefweb.int/taxonomy/term/9"}}],
  "href":"https://api.reliefweb.int/v2/disasters"}`
)

func TestReliefWebReports(t *testing.T) {
	articles, rejects := readEvents(t, reliefReports)
	if len(articles) != 2 || len(rejects) > 0 {
		t.Fatalf("%d articles, rejects %q", len(articles), rejects)
	}
	diffArticle(t, &index.Article{
		ID: "reliefweb:report-17", Title: "Ruritania: floods at Zenda", Body: "Water **rose**.\n\nIt fell again.", URL: "https://reliefweb.int/report/ukraine/zenda", Source: "Zenda Relief", Type: "Flood",
		Asserted: index.Asserted{Language: "fr", Published: date(t, "2031-03-03T00:00:00Z"), Locations: []string{"Ukraine", "Ruritania"}},
		Event:    &index.Event{Types: []string{"Land Slide"}},
	}, articles[0])
	if a := articles[1]; a.ID != "reliefweb:report-18" || !strings.HasPrefix(a.Body, "One line\nand another") || strings.Contains(a.Body, "<") || a.Event != nil {
		t.Errorf("%+v", a)
	}
}

func TestReliefWebDisasters(t *testing.T) {
	diffArticle(t, &index.Article{
		ID: "reliefweb:disaster-9", Title: "Ukraine: Floods - Mar 2031", Body: "Water rose.\n\nGlide number: FL-2031-000001-UKR", URL: "https://reliefweb.int/taxonomy/term/9", Source: "ReliefWeb", Type: "Flood",
		Asserted: index.Asserted{Language: "en", Published: date(t, "2031-03-02T10:00:00Z"), EventDate: date(t, "2031-03-01"), Locations: []string{"Ukraine"}},
		Event:    &index.Event{Point: &index.Point{Lat: 49, Lon: 32, Precision: index.AtCountry}},
	}, readEvent(t, reliefDisasters))
}

// What a record is: its address says so, that of the answer, or its fields.
func TestReliefWebKinds(t *testing.T) {
	for _, c := range []struct{ href, item, want string }{
		{"", `{"id":"1","href":"https://api.reliefweb.int/v1/reports/1","fields":{"title":"T"}}`, "reliefweb:report-1"},
		{"https://api.reliefweb.int/v1/disasters?x", `{"id":"1","fields":{"name":"N"}}`, "reliefweb:disaster-1"},
		{"https://reliefweb.int/", `{"id":"1","fields":{"title":"T"}}`, "reliefweb:report-1"},
		{"https://reliefweb.int/", `{"fields":{"id":1,"name":"N","glide":"G"}}`, "reliefweb:disaster-1"},
		{"https://api.reliefweb.int/v1/jobs", `{"id":"1","fields":{"title":"T"}}`, "jobs are not read"},
		{"https://reliefweb.int/", `{"id":"1","fields":{"name":"A source"}}`, errReliefKind.Error()},
		{"https://reliefweb.int/", `{"fields":{"title":"T"}}`, "no id"},
		{"https://reliefweb.int/", `{"id":"1","fields":{"title":["T"]}}`, "cannot unmarshal"},
		{"https://reliefweb.int/", `{"id":"1","fields":{"title":"T","date":{"original":"soon"}}}`, "date: "},
	} {
		articles, rejects := readEvents(t, `{"href":"`+c.href+`","x":"reliefweb.int","data":[`+c.item+`]}`)
		got := strings.Join(rejects, "")
		if len(articles) == 1 {
			got = articles[0].ID
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s %s: %q, want %q", c.href, c.item, got, c.want)
		}
	}
}
