package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// readAll reads a text in a format.
func readAll(t *testing.T, opts Options, text string) ([]*index.Article, []string) {
	t.Helper()
	opts.Stdin = strings.NewReader(text)
	articles, rejects := collect(t, Open(opts, "-"))
	return articles, reasons("", rejects)
}

func day(year int, month, day int) index.Date {
	d, err := dateOf(year, month, day, "")
	if err != nil {
		panic(err)
	}
	return d
}

func TestCSVRecord(t *testing.T) {
	articles, rejects := readAll(t, Options{Format: CSV}, "\xef\xbb\xbfID;Headline;Text;Published At;Lang;Outlet;Link;actors;locations;row\r\n"+
		"7;Talks open;\"They met.\n\nThey \"\"talked\"\".\";23 Jan 2026;en-GB;Desk;https://e.org/1;Ukraine; Mali|Sudan;1\r\n")
	want := []*index.Article{{ID: "7", Title: "Talks open", Body: "They met.\n\nThey \"talked\".", URL: "https://e.org/1", Source: "Desk",
		Asserted: index.Asserted{Language: "en", Published: day(2026, 1, 23), Actors: []string{"Ukraine"}, Locations: []string{"Mali", "Sudan"}}}}
	if diff := cmp.Diff(want, articles); diff != "" || len(rejects) > 0 {
		t.Error(diff, rejects)
	}
}

func TestCSVRejects(t *testing.T) {
	for _, c := range []struct {
		text string
		opts Options
		want []string
	}{
		{text: "title,date\na,2026\nb,03/04/2026\nc,2025\n", want: []string{`-:3: published: reading "03/04/2026": can be a day of two months: want the year first, as in 2026-01-23`}},
		{text: "title,body\na\n,\n,,\nb,\"c", want: []string{"-:2: 1 cells, the header has 2", "-:4: 3 cells, the header has 2", "-:5: a cell is opened by a quote and not closed"}},
		{text: "when,where\n1,2\n", want: []string{"-:1: no column is a title or a body: there are when, where; --map title=COLUMN says which it is"}},
		{text: "title,TITLE\n1,2\n", want: []string{"-:1: title: given twice"}},
		{text: "title,body\n1,2\n", opts: Options{Map: map[string]string{"title": "Überschrift"}}, want: []string{`-:1: no column "Überschrift": there are title, body`}},
		{text: "\n\n", want: []string{"-: no header line"}},
		{text: "tit\xffle,body\n1,2\n", want: []string{"-:1: not UTF-8 at byte 3 of the file, " + errFewLetters.Error()}},
		{text: strings.Repeat("column,", 999) + "x\n", want: []string{"-:1: no column is a title or a body: there are " + strings.Repeat("column, ", 42) + "and 958 more; --map title=COLUMN says which it is"}},
	} {
		c.opts.Format = CSV
		_, rejects := readAll(t, c.opts, c.text)
		if diff := cmp.Diff(c.want, rejects); diff != "" {
			t.Errorf("%.40q: %s", c.text, diff)
		}
	}
}

// A field's own name comes before a synonym, a value before none, and of two
// synonyms the first in the table of fields.
func TestSynonyms(t *testing.T) {
	for _, c := range []struct{ text, title, body string }{
		{"headline,title,body\nsyn,own,b", "own", "b"},
		{"headline,title,body\nsyn,,b", "syn", "b"},
		{"heading,headline,text\nlater,first,b", "first", "b"},
		{"heading,headline,text\nlater,,b", "later", "b"},
		{"title,description,text\nt,d,", "t", "d"},
		{"title,description,text\nt,d,x", "t", "x"},
		{"Title,content_html\nt,<b>a</b> b", "t", "a b"},
		{"Title,content\nt,<p>a &amp;<p>b", "t", "a &\n\nb"},
		{"Title,content\nt,a <b &amp; c>", "t", "a <b &amp; c>"},
		{"Title,body\nt,<p>a<p>b", "t", "<p>a<p>b"},
	} {
		articles, rejects := readAll(t, Options{Format: CSV}, c.text)
		if len(articles) != 1 || articles[0].Title != c.title || articles[0].Body != c.body {
			t.Errorf("%q: %+v, %v", c.text, articles, rejects)
		}
	}
}

func TestSynonymsAreDistinct(t *testing.T) {
	for key, targets := range usualNames {
		if len(targets) > 1 || key != folded(key) && key != fields[targets[0].field].key {
			t.Errorf("%q stands for %d fields", key, len(targets))
		}
	}
	if len(fields) > maxFields {
		t.Error("no room for all fields")
	}
}

func TestMappedColumns(t *testing.T) {
	columns, err := ParseMap(" title = Überschrift ,body=memo,")
	if err != nil {
		t.Fatal(err)
	}
	articles, _ := readAll(t, Options{Map: columns}, "title,memo,überschrift,text\nwrong,right,Right,wrong\n")
	if len(articles) != 1 || articles[0].Title != "Right" || articles[0].Body != "right" {
		t.Errorf("CSV: %+v", articles)
	}
	articles, _ = readAll(t, Options{Map: columns}, `{"title":"wrong","memo":"right","Überschrift":"Right","text":"wrong"}`)
	if len(articles) != 1 || articles[0].Title != "Right" || articles[0].Body != "right" {
		t.Errorf("JSON: %+v", articles)
	}
	for list, want := range map[string]string{
		"title":         `"title": want field=column, such as title=headline`,
		"title=":        `"title=": want field=column, such as title=headline`,
		"colour=x":      `"colour" is no field: want one of id, title, body, url, source, language, type, published, event_date, actors, locations`,
		"body=a,body=b": "body: given twice",
	} {
		if _, err := ParseMap(list); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", list, err, want)
		}
	}
}

func TestTablesAreRecognised(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"a.txt", "title,body\nx,y\n", "csv"},
		{"-", "id;headline;date;text\n1;x;2026;y\n", "csv"},
		{"a", "\"Title\"\t\"URL\"\n", "csv"},
		{"a.csv", "Überschrift,Memo\nx,y\n", "csv"},
		{"a.tsv.gz", "x\ty\n", "csv"},
		{"a.txt", "Ukraine, Russia, and the United States met.\nText, body.\n", "text"},
		{"a.txt", "In the text, the title\nis missing.\n", "text"},
		{"a.txt", "KYIV, Jan 23 (Reuters) - Text\nbody", "text"},
		{"a.txt", "Title\nbody\n", "text"},
		{"a.txt", "Link, date and place\n\nx", "text"},
		{"a.txt", "Name, place\n\nOne line of prose.\n", "text"},
		{"a.txt", "title,text\nx,\"long\nand cut", "csv"},
	} {
		f, err := Detect(c.name, []byte(c.head))
		if string(f) != c.want || err != nil {
			t.Errorf("%s %q: %s, %v; want %s", c.name, c.head, f, err, c.want)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"title,body\na,b\n\"x\ny\",z\n", "sep=;\ntitle;text\n\"a\"x;b\nc;\"d", "headline\tcontent_html\t date\n\"a\t<p>x\t03/04/2026\n", "\xef\xbb\xbf\"title\"|body\r\n1|2|3\r\n\xff|y"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, CSV, data) })
}
