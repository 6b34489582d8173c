package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/index"
)

// readCSV reads a table as articles, one a row. Its columns are named like the
// keys of a record or by a synonym; others are passed over.
func readCSV(in *input, yield yield) bool {
	in.decode("")
	t, err := openTable(in)
	if err != nil {
		return yield(nil, in.rejectRow(err))
	}
	columns, err := columnsOf(t, in)
	if err != nil {
		return yield(nil, in.reject(1, 0, err))
	}
	return t.each(in, yield, columns.article)
}

// each reads all rows of a table by one function, which returns neither an
// article nor an error for a row that is none.
func (t *table) each(in *input, yield yield, article func(row) (*index.Article, error)) bool {
	for {
		r, err := t.read()
		var bad *rowError
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.As(err, &bad):
			if !yield(nil, in.rejectRow(err)) {
				return false
			}
			continue
		case err != nil:
			return yield(nil, in.reject(r.line, r.pos, err))
		case r.isBlank():
			continue // spreadsheets end with such
		}
		a, err := article(r)
		if a == nil && err == nil {
			continue
		}
		in.at(r.line, r.pos)
		if !handOn(a, in.rejectOf(r.line, r.pos, err), yield) {
			return false
		}
	}
}

func (in *input) rejectRow(err error) *index.Reject {
	var bad *rowError
	if errors.As(err, &bad) {
		return in.reject(bad.line, bad.pos, bad.err)
	}
	return in.reject(0, 0, err)
}

func (r row) isBlank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// columns are those of a table that hold fields.
type columns []column

type column struct {
	index   int
	name    string
	targets []target
}

// columnsOf finds the columns that hold fields. It is an error when none
// holds a title or a body, or when one that the user named is not there.
func columnsOf(t *table, in *input) (columns, error) {
	for _, name := range in.columns {
		if !t.has(name) {
			return nil, fmt.Errorf("no column %q: there are %s", name, t.names())
		}
	}
	var found columns
	var pick choice
	names, text := in.names(), false
	for i, name := range t.columns {
		targets := names.of(name)
		for _, target := range targets {
			if err := pick.offer(target, name, i, false); err != nil {
				return nil, err
			}
			key := fields[target.field].key
			text = text || key == keyTitle || key == keyBody
		}
		if len(targets) > 0 {
			found = append(found, column{i, name, targets})
		}
	}
	if !text {
		return nil, fmt.Errorf("no column is a title or a body: there are %s; --map title=COLUMN says which it is", t.names())
	}
	return found, nil
}

func (cs columns) article(row row) (*index.Article, error) {
	var pick choice
	for _, c := range cs {
		blank := strings.TrimSpace(row.cells[c.index]) == ""
		for _, target := range c.targets {
			if err := pick.offer(target, c.name, c.index, blank); err != nil {
				return nil, err
			}
		}
	}
	var r record
	for i, f := range fields {
		index, ok := pick.chosen(i)
		if !ok {
			continue
		}
		if err := r.set(f, f.valuesOf(row.table.columns[index], row.cells[index])...); err != nil {
			return nil, err
		}
	}
	return r.article()
}

// valuesOf returns the values in a cell: several where the field has a list,
// which semicolons or bars part.
func (f field) valuesOf(column, cell string) []string {
	cell = strings.ToValidUTF8(cell, " ")
	switch {
	case f.many:
		return strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == '|' })
	}
	return []string{f.plain(cell, f.key == keyBody && isHTML(column, cell))}
}

// minHeaderFields is the number of columns named like fields that make a first
// line a header: one word before a comma can be prose.
const minHeaderFields = 2

// isTable reports whether a text begins like a table whose columns are fields:
// at least two of them by their names, one a title or a body, no name like a
// sentence, and a row behind them that fits.
func isTable(head []byte) bool {
	end := bytes.LastIndexByte(head, '\n') + 1
	in := &input{r: bufio.NewReader(bytes.NewReader(head[:end]))}
	t, err := openTable(in)
	if err != nil || len(t.columns) < minHeaderFields {
		return false
	}
	if _, err := t.read(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errOpenQuote) {
		return false
	}
	known, text := 0, false
	for _, name := range t.columns {
		if len(strings.Fields(name)) > maxNameWords {
			return false
		}
		for _, target := range usualNames.of(name) {
			known++
			key := fields[target.field].key
			text = text || key == keyTitle || key == keyBody
		}
	}
	return text && known >= minHeaderFields
}

// maxNameWords is the number of words in the name of a column.
const maxNameWords = 5
