package source

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// readEvents reads a text as a file of its own and returns what is in it, and
// the rejects as lines.
func readEvents(t *testing.T, text string) ([]*index.Article, []string) {
	t.Helper()
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(text)}, "-"))
	var lines []string
	for _, r := range rejects {
		lines = append(lines, r.Error())
	}
	return articles, lines
}

// readEvent reads the one record of a text.
func readEvent(t *testing.T, text string) *index.Article {
	t.Helper()
	articles, rejects := readEvents(t, text)
	if len(articles) != 1 || len(rejects) > 0 {
		t.Fatalf("%d articles, rejects %q", len(articles), rejects)
	}
	return articles[0]
}

// csvOf writes a table of the given columns with one row of cells by name.
func csvOf(columns string, cells map[string]string) string {
	row := strings.Split(columns, ",")
	for i, name := range row {
		row[i] = `"` + strings.ReplaceAll(cells[name], `"`, `""`) + `"`
	}
	return columns + "\r\n" + strings.Join(row, ",") + "\r\n"
}

func with(cells map[string]string, changes ...string) map[string]string {
	changed := map[string]string{}
	for k, v := range cells {
		changed[k] = v
	}
	for i := 0; i < len(changes); i += 2 {
		changed[changes[i]] = changes[i+1]
	}
	return changed
}

func date(t *testing.T, s string) index.Date {
	t.Helper()
	d, err := index.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func diffArticle(t *testing.T, want, got *index.Article) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What the files of events are taken for, by their content.
func TestDetectEvents(t *testing.T) {
	gdelt := "881\t20310102\t203101\t2031\t2031.0055\t" + strings.Repeat("\t", 20)
	for _, c := range []struct{ name, head, want string }{
		{"a.csv", ucdpColumns + "\n", "ucdp"},
		{"a", "ID,RELID,YEAR,TYPE_OF_VIOLENCE,SIDE_A,SIDE_B,DATE_START,DATE_END,BEST_EST\n", "ucdp"},
		{"a.csv", strings.ReplaceAll(ucdpColumns, ",", ";") + "\n", "ucdp"},
		{"a.json", `{"TotalCount": 1, "Result": [{"id": 1, "type_of_violence": 1, "side_a": "A"`, "ucdp"},
		{"a.csv", "event_id_cnty,event_date,year,event_type\n", "acled"},
		{"a.tsv", "EVENT_ID_CNTY\tEVENT_DATE\tEVENT_TYPE\n", "acled"},
		{"a.json", `{"status":200,"count":1,"data":[{"event_id_cnty":"UKR1"`, "acled"},
		{"a.json", `[{"event_id_cnty":"UKR1"`, "acled"},
		{"a.csv", "event_id_cnty,deleted_timestamp\n", errDeletedEvents.Error()},
		{"a.json", `{"data":[{"event_id_cnty":"UKR1","deleted_timestamp":1}]}`, errDeletedEvents.Error()},
		{"20310102.export.CSV", gdelt + "\n", "gdelt"},
		{"a.csv", "GLOBALEVENTID,SQLDATE,EventCode\n", "gdelt"},
		{"a.csv", "20310102151500-T12\t20310102151500\t1\te.org\t", "gdelt-gkg"},
		{"a.CSV", "881\t20310102151500\t20310102151500\t1\te.org\t", errMentions.Error()},
		{"a.csv", "DATE\tNUMARTS\tCOUNTS\tTHEMES\n", errGKG1.Error()},
		{"a.csv", "Date\tSource\tTarget\tCAMEOCode\tNumEvents\n", errReduced.Error()},
		{"a.json", `{"articles": [{"url": "https://e.org", "seendate": "20310102T151500Z"`, "gdelt-doc"},
		{"a.json", `{"time":1,"href":"https:\/\/api.reliefweb.int\/v1\/reports"`, "reliefweb"},
		{"a.json", `{"href":"https://api.reliefweb.int/v2/disasters"`, "reliefweb"},
		{"a.jsonl", `{"title":"On reliefweb.int","body":"\"event_id_cnty\" is a column"}`, "jsonl"},
		{"a.txt", "At 15 minutes past, 881 people came.", "text"},
	} {
		f, err := Detect(c.name, []byte(c.head))
		got := string(f)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %.60q: %s, want %s", c.name, c.head, got, c.want)
		}
	}
}

// A bad row costs itself, wherever it stands.
func TestRowsOfEventsAreRejected(t *testing.T) {
	good := func(id string) string { return id + ",2031-01-02,Battles,Armed clash,A,B,3\n" }
	text := "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,fatalities\n" +
		good("X1") + "X2,2031-01-02,Battles\n" + good("X3") + "X4,yesterday,Battles,Armed clash,A,B,3\n" +
		"X5,2031-01-02,Battles,Armed clash,A,B,many\n" + ",2031-01-02,Battles,Armed clash,A,B,3\n" +
		"X7,2031-01-02,Battles,Armed clash,A,B,-3\n" + "X8,2031-01-02,\"Battles,Armed clash,A,B,3\n" + good("X9") + "#event+id,#date,,,,,\n" + good("X10")
	articles, rejects := readEvents(t, text)
	var ids []string
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	if got := strings.Join(ids, " "); got != "acled:X1 acled:X3 acled:X9 acled:X10" {
		t.Errorf("articles are %s", got)
	}
	for i, want := range []string{"-:3: 3 cells", "-:5: event_date", "-:6: fatalities", "-:7: id: no id", "-:8: fatalities: less than 0", "-:9: "} {
		if i >= len(rejects) || !strings.HasPrefix(rejects[i], want) {
			t.Errorf("rejects are %q, want %q in place %d", rejects, want, i)
			break
		}
	}
}

// Lists of events in JSON, whole and damaged.
func TestListsOfEvents(t *testing.T) {
	record := func(id int) string {
		return fmt.Sprintf(`{"event_id_cnty":"X%d","event_date":"2031-01-02","event_type":"Battles","fatalities":%d,"more":{"a":["]"]},"n":null}`, id, id)
	}
	for _, c := range []struct{ name, text, ids, reject string }{
		{"answer", `{"status":200,"messages":["a","]"],"data":[` + record(1) + ",\n" + record(2) + `],"count":2}`, "X1 X2", ""},
		{"list", "[" + record(1) + "," + record(2) + "]", "X1 X2", ""},
		{"spread over lines", "{\n \"data\" : [\n  " + strings.ReplaceAll(record(1), ",", ",\n") + "\n ]\n}\n", "X1", ""},
		{"a line each", record(1) + "\n\n" + record(2) + "\n", "X1 X2", ""},
		{"a line each, one damaged", record(1) + "\n{\"event_id_cnty\":\n" + record(3) + "\n", "X1 X3", "-:2: not JSON"},
		{"a bad record", "[" + record(1) + `,{"event_id_cnty":"X2","event_date":"x"},` + record(3) + "]", "X1 X3", "event_date"},
		{"bad JSON in a record", "[" + record(1) + `,{"event_id_cnty" "X2"},` + record(3) + "]", "X1 X3", "not JSON"},
		{"cut off", `{"data":[` + record(1) + "," + record(2)[:30], "X1", "cut off"},
		{"cut off behind a record", `{"data":[` + record(1), "X1", "cut off"},
		{"no list", `{"status":403,"error":"no \"event_id_cnty\" for you","x":{"event_id_cnty":1}}`, "", "no list of records"},
		{"something else in the list", "[" + record(1) + ", 17]", "X1", "where an object should begin"},
		{"not UTF-8", "[" + record(1) + `,{"event_id_cnty":"` + "\xff" + `"}]`, "X1", "not UTF-8"},
		{"too long", "[" + record(1) + `,{"x":"` + strings.Repeat("x", maxLine) + `"},` + record(3) + "]", "X1 X3", errElement.Error()},
	} {
		articles, rejects := readEvents(t, c.text)
		var ids []string
		for _, a := range articles {
			ids = append(ids, strings.TrimPrefix(a.ID, "acled:"))
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%s: articles are %s, want %s", c.name, got, c.ids)
		}
		if got := strings.Join(rejects, "; "); (got == "") != (c.reject == "") || !strings.Contains(got, c.reject) {
			t.Errorf("%s: rejects are %q, want %q", c.name, got, c.reject)
		}
	}
}

// Line and offset of a record in a list are those of its bracket.
func TestPlaceInAList(t *testing.T) {
	text := "[\n {\"event_id_cnty\":\"X1\",\"event_date\":\"2031-01-02\"},\n {\"event_id_cnty\":\"X2\",\n  \"event_date\":\"x\"}]"
	_, rejects := collect(t, Open(Options{Stdin: strings.NewReader(text)}, "-"))
	if len(rejects) != 1 || rejects[0].Line != 3 || rejects[0].Pos != int64(strings.Index(text, `{"event_id_cnty":"X2"`)) {
		t.Errorf("rejects are %+v", rejects)
	}
}

// A list of any length is read in the memory of one record.
func TestEventsAreStreamed(t *testing.T) {
	record := `{"event_id_cnty":"X1","event_date":"2031-01-02","notes":"` + strings.Repeat("words ", 100) + `"},` + "\n"
	n := 0
	for _, err := range Open(Options{Format: ACLED, Stdin: io.MultiReader(strings.NewReader("["), &repeated{text: record, times: 20_000})}, "-") {
		if err != nil {
			if !strings.Contains(err.Error(), "cut off") {
				t.Fatal(err)
			}
			continue
		}
		n++
	}
	if n != 20_000 {
		t.Errorf("%d records", n)
	}
}

// Every set of events beside the repository is read, down to the last row.
func TestSharedEvents(t *testing.T) {
	for _, c := range []struct {
		path     string
		articles int
		reject   string
	}{
		{"ucdp/ged-sample.csv.zst", 19792, ""}, {"acled/invented.csv", 30, ""}, {"acled/invented-old-header.csv", 30, ""},
		{"gdelt/20191024143000.export.CSV.zst", 2111, ""}, {"gdelt/events-v1.export.CSV", 100, ""}, {"gdelt/events-v2.2015.export.CSV", 100, ""},
		{"gdelt/events-v2-translation.2015.export.CSV", 100, ""}, {"gdelt/gkg-v21.2015.gkg.csv.zst", 100, ""}, {"gdelt/gkg-v21-translation.2015.gkg.csv.zst", 100, ""},
		{"gdelt/mentions-v2.2015.mentions.CSV", 0, errMentions.Error()}, {"reliefweb/reports-full-profile-2.json", 2, ""}, {"reliefweb/reports-list-4.json", 4, ""},
		{"reliefweb/disasters-list-60.json", 60, ""}, {"reliefweb/disaster-25466.json", 1, ""}, {"reliefweb/disaster-25846.json", 1, ""},
	} {
		t.Run(filepath.Base(c.path), func(t *testing.T) {
			path := sharedData(t, c.path)
			if _, err := os.Stat(path); err != nil {
				t.Skip("no shared/data/" + c.path + " beside the repository")
			}
			articles, rejects := collect(t, Open(Options{}, path))
			ids := map[string]bool{}
			for _, a := range articles {
				ids[a.ID] = true
			}
			if len(articles) != c.articles || len(ids) != c.articles {
				t.Errorf("%d articles with %d ids, want %d", len(articles), len(ids), c.articles)
			}
			if c.reject == "" && len(rejects) > 0 || c.reject != "" && (len(rejects) != 1 || rejects[0].Reason != c.reject) {
				t.Errorf("rejects are %v", rejects)
			}
		})
	}
}

func FuzzUCDP(f *testing.F) {
	f.Add([]byte(csvOf(ucdpColumns, ucdpRow)))
	f.Add([]byte(strings.SplitN(csvOf(ucdpColumns, ucdpRow), "\r\n", 2)[1]))
	f.Add([]byte(`{"Result":[{"id":1,"type_of_violence":1,"side_a":"A","date_start":"2031-01-02"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, UCDP, data) })
}

func FuzzACLED(f *testing.F) {
	f.Add([]byte(csvOf(acledColumns, acledRow)))
	f.Add([]byte(`{"data":[{"event_id_cnty":"X1","event_date":"2031-01-02","latitude":"NaN","longitude":"1e999"}]}`))
	f.Add([]byte("{\"event_id_cnty\":\"X1\"}\n{}"))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, ACLED, data) })
}

func FuzzGDELT(f *testing.F) {
	f.Add([]byte(gdeltLine(61, gdeltCells)))
	f.Add([]byte(gdeltLine(57, gdeltCells) + "\n" + gdeltLine(58, gdeltCells)))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, GDELT, data) })
}

func FuzzGKG(f *testing.F) {
	f.Add([]byte(gkgLine(gkgCells)))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, GKG, data) })
}

func FuzzArtList(f *testing.F) {
	f.Add([]byte(artList))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, ArtList, data) })
}

func FuzzReliefWeb(f *testing.F) {
	f.Add([]byte(reliefReports))
	f.Add([]byte(reliefDisasters))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, ReliefWeb, data) })
}
