package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	maxColumns = 1000    // of a table: no export has a tenth of it
	maxRow     = maxLine // bytes of a row, line breaks in its cells included
	maxHeader  = 256     // bytes of a column's name that a message shows
)

// delimiters are what can stand between cells. Where a header line has as many
// of one as of another, the first of them here is meant: a tab or a semicolon
// is in no name.
var delimiters = []rune{'\t', ';', '|', ','}

var (
	errRowTooLong = fmt.Errorf("row is longer than %d bytes", maxRow)
	errOpenQuote  = errors.New("a cell is opened by a quote and not closed")
	errColumns    = fmt.Errorf("more than %d columns", maxColumns)
	errNoHeader   = errors.New("no header line")
)

// table reads CSV and its like: a line of column names, and a row of cells for
// each record. Cells can be quoted and then contain line breaks (RFC 4180).
type table struct {
	columns   []string // names as the header line has them, without blanks around
	delimiter rune

	byName map[string]int // index of a column by its folded name, the first of several
	rows   rowReader
	csv    *csv.Reader
	buffer *bufio.Reader
	text   feeder // what csv reads: one row
}

// row is a record of a table. Its cells are valid until the next one is read.
type row struct {
	line  int   // of its first line, from 1
	pos   int64 // of its first byte
	cells []string
	table *table
}

// cell returns what a row has in the column of a name, without blanks around,
// or "".
func (r row) cell(column string) string {
	i, ok := r.table.byName[folded(column)]
	if !ok || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

// rowError is a row that cannot be read. Reading goes on behind it.
type rowError struct {
	line int
	pos  int64
	err  error
}

func (e *rowError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *rowError) Unwrap() error { return e.err }

// openTable reads the header line of a table and finds its delimiter. A line
// "sep=;" before it, which spreadsheets write, is followed.
func openTable(in *input) (*table, error) {
	head, err := in.r.Peek(headSize)
	if len(head) == 0 {
		return nil, orEmpty(err)
	}
	t := newRows(in, delimiterOf(head))
	header, err := t.readCells()
	if err == nil && len(header.cells) == 2 && header.cells[0] == "sep=" && header.cells[1] == "" {
		header, err = t.readCells() // what follows "sep=" was found to be the delimiter
	}
	if errors.Is(err, io.EOF) {
		return nil, errNoHeader
	}
	if err != nil {
		return nil, err
	}
	t.setColumns(header.cells)
	return t, nil
}

// newTable reads a table that has no header line and whose columns are known.
func newTable(in *input, delimiter rune, columns []string) *table {
	t := newRows(in, delimiter)
	t.setColumns(columns)
	return t
}

func newRows(in *input, delimiter rune) *table {
	return &table{delimiter: delimiter, rows: rowReader{lines: lines{r: in.r}}, buffer: bufio.NewReader(nil)}
}

func (t *table) setColumns(names []string) {
	t.byName = map[string]int{}
	for i, name := range names {
		name = oneLine(strings.TrimSpace(name))
		t.columns = append(t.columns, name)
		if _, ok := t.byName[folded(name)]; !ok {
			t.byName[folded(name)] = i
		}
	}
}

// has reports whether the table has columns of all these names.
func (t *table) has(names ...string) bool {
	for _, name := range names {
		if _, ok := t.byName[folded(name)]; !ok {
			return false
		}
	}
	return true
}

// names returns the names of the columns for a message.
func (t *table) names() string {
	var shown []string
	length := 0
	for _, name := range t.columns {
		if length += len(name); length > maxHeader {
			return strings.Join(append(shown, fmt.Sprintf("and %d more", len(t.columns)-len(shown))), ", ")
		}
		shown = append(shown, name)
	}
	return strings.Join(shown, ", ")
}

// read returns the next row. A *rowError is a row that cannot be read, io.EOF
// the end; behind another error nothing more can be read.
func (t *table) read() (row, error) {
	r, err := t.readCells()
	if err == nil && len(r.cells) != len(t.columns) {
		err = &rowError{r.line, r.pos, fmt.Errorf("%d cells, the header has %d", len(r.cells), len(t.columns))}
	}
	return r, err
}

// readCells returns the cells of the next row that is not blank.
func (t *table) readCells() (row, error) {
	raw, err := t.rows.read(t.delimiter)
	r := row{line: t.rows.line, pos: t.rows.pos, table: t}
	switch {
	case t.rows.opened && t.delimiter == '\t':
		r.cells = splitTabs(t.rows.firstLine())
		return r, nil
	case errors.Is(err, errLineTooLong), errors.Is(err, errRowTooLong), errors.Is(err, errOpenQuote), errors.Is(err, errColumns):
		return r, &rowError{r.line, r.pos, err}
	case err != nil:
		return r, err
	}
	if i := invalidUTF8(raw); i >= 0 {
		return r, &rowError{r.line, r.pos, fmt.Errorf("not UTF-8 at byte %d of the row", i)}
	}
	if r.cells, err = t.parse(raw); err != nil && t.delimiter == '\t' {
		r.cells, err = splitTabs(t.rows.firstLine()), nil
	}
	if err != nil {
		t.rows.firstLine()
		return r, &rowError{r.line, r.pos, err}
	}
	return r, nil
}

// parse parts a row into its cells.
func (t *table) parse(raw []byte) ([]string, error) {
	if t.csv == nil {
		t.buffer.Reset(&t.text)
		t.csv = csv.NewReader(t.buffer) // which takes a buffer that it is given
		t.csv.Comma, t.csv.FieldsPerRecord, t.csv.ReuseRecord = t.delimiter, -1, true
	}
	t.text.left = raw
	before := t.csv.InputOffset()
	cells, err := t.csv.Read()
	if err == nil && t.csv.InputOffset()-before == int64(len(raw)) {
		return cells, nil
	}
	t.csv = nil // it may have read ahead
	var fault *csv.ParseError
	if errors.As(err, &fault) {
		return nil, fmt.Errorf("not CSV: %w (line %d, byte %d)", fault.Err, t.rows.line+fault.Line-fault.StartLine, fault.Column)
	}
	return nil, errOpenQuote
}

// splitTabs parts a line at its tabs alone: in tab-separated values (as
// registered with IANA) a quote is a character like others, so that is what
// quotes are which do not match.
func splitTabs(line []byte) []string {
	return strings.Split(strings.ToValidUTF8(string(withoutEnd(line)), " "), "\t")
}

// delimiterOf returns what parts the cells of the first line that is not
// blank.
func delimiterOf(head []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, d := range delimiters {
		if n := scanRow(line, d, rowState{}).cells; n > most {
			best, most = d, n
		}
	}
	return best
}

// feeder is a reader of what it is given, piece after piece.
type feeder struct{ left []byte }

func (f *feeder) Read(p []byte) (int, error) {
	if len(f.left) == 0 {
		return 0, io.EOF
	}
	n := copy(p, f.left)
	f.left = f.left[n:]
	return n, nil
}
