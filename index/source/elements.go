package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

const (
	maxElement  = 16 << 20 // bytes of one element: as a line has
	maxPreamble = 1 << 20  // bytes before the first: what a dump says of itself
	maxOpenTag  = 1 << 10  // bytes of the tag that begins an element
)

var errElementTooLong = fmt.Errorf("longer than %d bytes", maxElement)

// elements reads the elements of one name from a stream of markup, one after
// the other, in bounded memory. They must not stand inside each other. One that
// is damaged spoils no other: no markup is understood but the two tags.
type elements struct {
	r    *bufio.Reader
	name string

	pos      int64 // of the element that was begun last
	line     int   // of its first byte, from 1
	at       int64
	lines    int
	preamble []byte
	tail     []byte // of what stands between elements
	buf      []byte
}

// next returns the next element with its tags, valid until the next call. At
// the end the error is io.EOF; behind errElementTooLong reading can go on.
func (e *elements) next() ([]byte, error) {
	if err := e.begin(); err != nil {
		return nil, err
	}
	end := []byte("</" + e.name + ">")
	tooLong := false
	for !bytes.HasSuffix(e.buf, end) {
		part, err := e.read()
		if len(e.buf)+len(part) > maxElement {
			tooLong = true
			e.buf = append(e.buf[:0], e.buf[max(0, len(e.buf)-len(end)):]...) // the end may be cut in two
		}
		e.buf = append(e.buf, part...)
		switch {
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("%s is cut off: %w", e.name, io.ErrUnexpectedEOF)
		case err != nil:
			return nil, fmt.Errorf("reading: %w", err)
		}
	}
	if tooLong {
		e.buf = nil
		return nil, errElementTooLong
	}
	return e.buf, nil
}

// begin finds the tag that begins an element, and puts it into buf.
func (e *elements) begin() error {
	first := e.pos == 0 && e.buf == nil
	for {
		part, err := e.read()
		if first && len(e.preamble) < maxPreamble {
			e.preamble = append(e.preamble, part...)
		}
		e.tail = append(e.tail, part...)
		if tag := e.tail[max(0, bytes.LastIndexByte(e.tail, '<')):]; e.begins(tag) {
			e.pos, e.line = e.at-int64(len(tag)), 1+e.lines-bytes.Count(tag, []byte("\n"))
			e.buf = append(e.buf[:0], tag...)
			e.tail = e.tail[:0]
			return nil
		}
		e.tail = append(e.tail[:0], e.tail[max(0, len(e.tail)-maxOpenTag):]...)
		switch {
		case errors.Is(err, io.EOF):
			return io.EOF
		case err != nil:
			return fmt.Errorf("reading: %w", err)
		}
	}
}

func (e *elements) begins(tag []byte) bool {
	rest, ok := bytes.CutPrefix(tag, []byte("<"+e.name))
	return ok && len(rest) > 0 && bytes.IndexByte([]byte("> \t\r\n"), rest[0]) >= 0 && rest[len(rest)-1] == '>'
}

// read returns what comes up to the end of the next tag, or a part of it.
func (e *elements) read() ([]byte, error) {
	part, err := e.r.ReadSlice('>')
	e.at += int64(len(part))
	e.lines += bytes.Count(part, []byte("\n"))
	if errors.Is(err, bufio.ErrBufferFull) {
		err = nil
	}
	return part, err
}
