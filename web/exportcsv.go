package web

import (
	"cmp"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"dateline/index"
	"dateline/search"
)

// column is a column of an export as a table.
type column struct {
	name  string
	value func(*index.Article) string
	raw   bool // a number, which no spreadsheet takes for a formula
}

// columns returns the columns of an export; that of the full text stands last,
// where it is asked for.
func columns(body bool) []column {
	killed := func(number func(index.Killed) index.Number) func(*index.Article) string {
		return func(a *index.Article) string {
			if a.Event == nil {
				return ""
			}
			return number(a.Event.Killed).String()
		}
	}
	types, _ := index.FieldNamed(index.FieldType)
	all := []column{
		{name: "id", value: func(a *index.Article) string { return a.ID }},
		{name: "title", value: func(a *index.Article) string { return a.Title }},
		{name: "url", value: func(a *index.Article) string { return a.URL }},
		{name: "source", value: func(a *index.Article) string { return a.Source }},
		{name: "language", value: func(a *index.Article) string { return a.Language }},
		{name: "published", value: func(a *index.Article) string { return a.Published.String() }},
		{name: "event_date", value: func(a *index.Article) string { return a.EventDate.String() }},
		{name: "dateline", value: func(a *index.Article) string {
			if a.Dateline == nil {
				return ""
			}
			return a.Dateline.Location
		}},
		{name: "actors", value: func(a *index.Article) string { return strings.Join(a.Actors, listSeparator) }},
		{name: "locations", value: func(a *index.Article) string { return strings.Join(a.Locations, listSeparator) }},
		{name: "types", value: func(a *index.Article) string { return strings.Join(types.Values(a), listSeparator) }},
		{name: "credit", value: func(a *index.Article) string { return a.Credit }},
		{name: "story_id", value: func(a *index.Article) string { return cmp.Or(a.Story, a.ID) }},
		{name: "killed", raw: true, value: killed(func(k index.Killed) index.Number { return k.Best })},
		{name: "killed_low", raw: true, value: killed(func(k index.Killed) index.Number { return k.Low })},
		{name: "killed_high", raw: true, value: killed(func(k index.Killed) index.Number { return k.High })},
		{name: "latitude", raw: true, value: func(a *index.Article) string { return coordinate(a, func(p *index.Point) float64 { return p.Lat }) }},
		{name: "longitude", raw: true, value: func(a *index.Article) string { return coordinate(a, func(p *index.Point) float64 { return p.Lon }) }},
	}
	if body {
		all = append(all, column{name: "body", value: func(a *index.Article) string { return a.Body }})
	}
	return all
}

// listSeparator parts the values of a cell that has several.
const listSeparator = "; "

// coordinate returns a coordinate of an event record, "" when it has no point.
func coordinate(a *index.Article, of func(*index.Point) float64) string {
	if a.Event == nil || a.Event.Point == nil {
		return ""
	}
	return strconv.FormatFloat(of(a.Event.Point), 'f', -1, 64)
}

// csvWriter writes a table with a header, as RFC 4180 says.
type csvWriter struct {
	to      *csv.Writer
	columns []column
}

func newCSVWriter(w io.Writer, a asked) formatWriter {
	c := &csvWriter{to: csv.NewWriter(w), columns: columns(a.body)}
	c.to.UseCRLF = true
	return c
}

func (c *csvWriter) begin(*search.Result) error {
	names := make([]string, len(c.columns))
	for i, column := range c.columns {
		names[i] = column.name
	}
	return c.to.Write(names)
}

func (c *csvWriter) article(a *index.Article) error {
	row := make([]string, len(c.columns))
	for i, column := range c.columns {
		if row[i] = column.value(a); !column.raw {
			row[i] = harmless(row[i])
		}
	}
	return c.to.Write(row)
}

func (c *csvWriter) end() error {
	c.to.Flush()
	return c.to.Error()
}

// harmless returns the text of a cell so that no spreadsheet runs it as a
// formula: with an apostrophe before a first character that would begin one
// (OWASP, "CSV Injection").
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}
