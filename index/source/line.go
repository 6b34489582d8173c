package source

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// maxLine bounds a line of a file that has a record a line, in bytes. A body
// at its limit fits in with every character escaped twice over.
const maxLine = 16 << 20

var errLineTooLong = fmt.Errorf("line is longer than %d bytes", maxLine)

// lines reads lines in bounded memory: of one that is too long nothing is kept,
// and the next is read.
type lines struct {
	r      *bufio.Reader
	number int   // of the line that was read last, from 1
	pos    int64 // of its first byte
	next   int64 // offset of the byte behind it
	buf    []byte
}

// read returns the next line without its end, valid until the next call. At
// the end of the input the error is io.EOF, behind a line that is too long
// errLineTooLong, after which reading can go on; after another error it cannot.
func (l *lines) read() ([]byte, error) {
	l.number++
	l.pos = l.next
	l.buf = l.buf[:0]
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		l.next += int64(len(part))
		if l.next-l.pos > maxLine+int64(len("\r\n")) {
			tooLong = true
		}
		if !tooLong {
			l.buf = append(l.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF) && l.next == l.pos:
			return nil, io.EOF
		case err != nil && !errors.Is(err, io.EOF):
			return nil, fmt.Errorf("reading: %w", err)
		}
		return l.line(tooLong)
	}
}

func (l *lines) line(tooLong bool) ([]byte, error) {
	line := withoutEnd(l.buf)
	if tooLong || len(line) > maxLine {
		l.buf = nil // the next lines are short ones, most likely
		return nil, errLineTooLong
	}
	return line, nil
}

func withoutEnd(line []byte) []byte {
	n := len(line)
	if n > 0 && line[n-1] == '\n' {
		n--
	}
	if n > 0 && line[n-1] == '\r' {
		n--
	}
	return line[:n]
}
