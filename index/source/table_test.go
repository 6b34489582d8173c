package source

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// tableOf opens a table that is given as text.
func tableOf(t testing.TB, text string) *table {
	t.Helper()
	in, err := openInput("t", strings.NewReader(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	table, err := openTable(in)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// rowsOf writes the rows of a table, each as line, cells or fault.
func rowsOf(t testing.TB, table *table) []string {
	t.Helper()
	var all []string
	for {
		r, err := table.read()
		var bad *rowError
		switch {
		case errors.Is(err, io.EOF):
			return all
		case errors.As(err, &bad):
			all = append(all, bad.Error())
		case err != nil:
			t.Fatal(err)
		default:
			all = append(all, fmt.Sprintf("%d@%d %s", r.line, r.pos, strings.Join(r.cells, "/")))
		}
	}
}

func TestTableRows(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"a,b\n1,2\n3,4", []string{"2@4 1/2", "3@8 3/4"}},
		{"\n a , b \r\n1,2\r\n\r\n3,4\r\n", []string{"3@10 1/2", "5@17 3/4"}},
		{"a;b\n1,5;2\n", []string{"2@4 1,5/2"}},
		{"a|b\n1|2\n", []string{"2@4 1/2"}},
		{"a\tb\n\t2\n1\t\n", []string{"2@4 /2", "3@7 1/"}},
		{"sep=;\na;b\n1;2", []string{"3@10 1/2"}},
		{"\"a,x\";b\n1;2", []string{"2@8 1/2"}},
		{"a,b\n\"1\n\r\n1\",2\n3,4", []string{"2@4 1\n\n1/2", "5@14 3/4"}},
		{"a,b\n\"say \"\"no\"\"\",2", []string{`2@4 say "no"/2`}},
		{"a,b\n1\n1,2,3\n5,6", []string{"line 2: 1 cells, the header has 2", "line 3: 3 cells, the header has 2", "4@12 5/6"}},
		{"a,b\n1,x \"y\" z\n3,4", []string{`line 2: not CSV: bare " in non-quoted-field (line 2, byte 5)`, "3@14 3/4"}},
		{"a,b\n\"1\"x,2\n3,4", []string{`line 2: not CSV: extraneous or missing " in quoted-field (line 2, byte 3)`, "3@11 3/4"}},
		{"a,b\n1,\"open\n3,4\n5,6", []string{"line 2: a cell is opened by a quote and not closed", "3@12 3/4", "4@16 5/6"}},
		{"a,b\n1,\"open\n3,\"y\"z\n5,6", []string{`line 2: not CSV: extraneous or missing " in quoted-field (line 3, byte 3)`, `line 3: not CSV: extraneous or missing " in quoted-field (line 3, byte 5)`, "4@19 5/6"}},
		{"a\tb\nhe said \"no\"\t2\n\"open\t2\n3\t4", []string{`2@4 he said "no"/2`, `3@19 "open/2`, "4@27 3/4"}},
		{"a,b\nZ\xfcrich,2\n3,4", []string{"line 2: not UTF-8 at byte 1 of the row", "3@13 3/4"}},
		{"a,b\n" + strings.Repeat(",", maxColumns) + "\n3,4", []string{"line 2: more than 1000 columns", "3@1005 3/4"}},
		{"a,b\n" + strings.Repeat("x", maxLine+1) + "\n3,4", []string{"line 2: line is longer than 16777216 bytes", "3@16777222 3/4"}},
		{"a,b\n\"x\n" + strings.Repeat(strings.Repeat("y", 1<<20)+"\n", 17) + "3,4", append(append([]string{"line 2: a cell is opened by a quote and not closed"}, oneCell(3, 17)...), "20@17825816 3/4")},
	} {
		if diff := cmp.Diff(c.want, rowsOf(t, tableOf(t, c.text))); diff != "" {
			t.Errorf("%.60q: %s", c.text, diff)
		}
	}
}

func oneCell(line, n int) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("line %d: 1 cells, the header has 2", line+i))
	}
	return all
}

func TestTableCells(t *testing.T) {
	table := tableOf(t, "Event Date;notes;Notes\n 2026 ;x;y")
	r, err := table.read()
	if err != nil {
		t.Fatal(err)
	}
	got := []string{r.cell("event_date"), r.cell("NOTES"), r.cell("none")}
	if diff := cmp.Diff([]string{"2026", "x", ""}, got); diff != "" {
		t.Error(diff)
	}
	if !table.has("event_date", "notes") || table.has("notes", "none") {
		t.Error("has")
	}
	in := &input{r: tableOf(t, "x").rows.lines.r}
	if r, err := newTable(in, '\t', []string{"a"}).read(); !errors.Is(err, io.EOF) {
		t.Errorf("%v %v", r, err)
	}
}

// What is written as CSV is read as it was, behind and before rows that are
// damaged.
func TestTableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOfN(rapid.RuneFrom([]rune("aß \",;\n\t")), 0, 6, -1)
		n := rapid.IntRange(2, 4).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, n, n), 0, 6).Draw(t, "rows")
		var b strings.Builder
		b.WriteString(strings.Join([]string{"a", "b", "c", "d"}[:n], ",") + "\n")
		for _, r := range rows {
			for i, c := range r {
				if i > 0 {
					b.WriteByte(',')
				}
				b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
			}
			b.WriteString("\n")
			if rapid.Bool().Draw(t, "damaged") {
				b.WriteString("x\"y,z\n")
			}
		}
		in, err := openInput("t", strings.NewReader(b.String()), nil)
		if err != nil {
			t.Fatal(err)
		}
		table, err := openTable(in)
		if err != nil {
			t.Fatal(err)
		}
		var got [][]string
		for {
			r, err := table.read()
			var bad *rowError
			if errors.As(err, &bad) {
				continue
			}
			if err != nil {
				break
			}
			got = append(got, append([]string(nil), r.cells...))
		}
		if len(got)+len(rows) == 0 {
			return
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
