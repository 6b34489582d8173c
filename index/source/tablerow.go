package source

import (
	"bytes"
	"errors"
	"io"
)

// rowState is where a scan of a row stands at the end of a line.
type rowState struct {
	open  bool // inside a quoted cell
	cells int  // complete ones, and the one at the end of the line
}

// scanRow passes over a line of a row.
func scanRow(line []byte, delimiter rune, s rowState) rowState {
	atStart := !s.open
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.open && c == '"' && i+1 < len(line) && line[i+1] == '"':
			i++
		case s.open:
			s.open = c != '"'
		case c == '"' && atStart:
			s.open, atStart = true, false
		case rune(c) == delimiter:
			s.cells, atStart = s.cells+1, true
		default:
			atStart = false
		}
	}
	return s
}

// rowReader reads the lines of a row, in bounded memory. A quote that is never
// closed costs one line only: those behind it are read again.
type rowReader struct {
	lines lines
	line  int   // of the row that was read last
	pos   int64 // of its first byte
	first int   // length of its first line
	row   []byte

	opened   bool   // the last row ended inside a quoted cell
	held     []byte // lines to be read again
	heldLine int
	heldPos  int64
}

// read returns the lines of the next row with their ends.
func (r *rowReader) read(delimiter rune) ([]byte, error) {
	r.opened = false
	var line []byte
	for len(bytes.TrimSpace(line)) == 0 {
		var err error
		if line, err = r.next(); err != nil {
			return nil, err
		}
		if len(bytes.Trim(line, "\r\n")) > 0 && delimiter == '\t' {
			break // cells without text are cells
		}
	}
	r.first = len(line)
	r.row = append(r.row[:0], line...)
	state := scanRow(line, delimiter, rowState{})
	line0, pos0 := r.line, r.pos
	for state.open && state.cells < maxColumns {
		line, err := r.next()
		if err == nil && len(r.row)+len(line) > maxRow {
			r.row = append(r.row, line...)
			err = errRowTooLong
		}
		if err != nil {
			r.line, r.pos = line0, pos0
			return r.unclosed(err)
		}
		r.row = append(r.row, line...)
		state = scanRow(line, delimiter, state)
	}
	r.line, r.pos = line0, pos0
	if state.cells >= maxColumns {
		return nil, errColumns
	}
	return r.row, nil
}

// unclosed ends a row that has an opening quote without a closing one.
func (r *rowReader) unclosed(err error) ([]byte, error) {
	r.opened = true
	if !errors.Is(err, io.EOF) && !errors.Is(err, errRowTooLong) && !errors.Is(err, errLineTooLong) {
		return nil, err
	}
	r.firstLine()
	return nil, errOpenQuote
}

// firstLine gives up the row but for its first line, which it returns: the
// others will be read again.
func (r *rowReader) firstLine() []byte {
	if rest := r.row[r.first:]; len(rest) > 0 {
		r.held = append(append([]byte(nil), rest...), r.held...)
		r.heldLine, r.heldPos = r.line+1, r.pos+int64(r.first)
	}
	r.row = r.row[:r.first]
	return r.row
}

// next returns the next line with its end.
func (r *rowReader) next() ([]byte, error) {
	if len(r.held) == 0 {
		_, err := r.lines.read()
		r.line, r.pos = r.lines.number, r.lines.pos
		return r.lines.buf, err
	}
	end := len(r.held)
	if i := bytes.IndexByte(r.held, '\n'); i >= 0 {
		end = i + 1
	}
	line := r.held[:end]
	r.held = r.held[end:]
	r.line, r.pos = r.heldLine, r.heldPos
	r.heldLine, r.heldPos = r.heldLine+1, r.heldPos+int64(end)
	return line, nil
}
