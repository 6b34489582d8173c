package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxBeside bounds a text that is kept of what stands beside the list of a
// file: addresses and messages.
const maxBeside = 4 << 10

var (
	errCutOff   = errors.New("not JSON: the file is cut off")
	errListDone = errors.New("end of the list")
)

// listStream reads a list of JSON objects without holding more than one of
// them. What is inside the objects it does not check.
type listStream struct {
	r      *bufio.Reader
	line   int               // of the next byte, from 1
	pos    int64             // offset of the next byte
	beside map[string]string // texts that stand before the list in the object that holds it

	startLine int   // of the element that was read last
	start     int64 // of its first byte
	buf       []byte
}

// next takes a byte.
func (s *listStream) next() (byte, error) {
	b, err := s.r.ReadByte()
	if errors.Is(err, io.EOF) {
		return 0, errCutOff
	}
	if err != nil {
		return 0, fmt.Errorf("reading: %w", err)
	}
	s.pos++
	if b == '\n' {
		s.line++
	}
	return b, nil
}

// peek returns the byte that comes next behind blanks, without taking it.
func (s *listStream) peek() (byte, error) {
	for {
		b, err := s.next()
		if err != nil {
			return 0, err
		}
		if bytes.IndexByte([]byte(" \t\r\n"), b) < 0 {
			s.pos--
			return b, s.r.UnreadByte()
		}
	}
}

// expect takes the byte that comes next behind blanks, which must be want.
func (s *listStream) expect(want byte) error {
	b, err := s.peek()
	if err != nil {
		return err
	}
	if b != want {
		return fmt.Errorf("not JSON: %q where %q should be", b, want)
	}
	_, err = s.next()
	return err
}

// enter goes into the list that the file is, or that stands under a key of the
// object that the file is.
func (s *listStream) enter(key string) error {
	first, err := s.peek()
	if err != nil {
		return err
	}
	if first == '[' {
		return s.expect('[')
	}
	if err := s.expect('{'); err != nil {
		return err
	}
	for {
		name, err := s.key()
		if err != nil {
			return err
		}
		next, err := s.peek()
		if err != nil {
			return err
		}
		if next == '[' && name == key {
			return s.expect('[')
		}
		if err := s.member(name); err != nil {
			return err
		}
	}
}

// key takes the name of the next member and the colon behind it.
func (s *listStream) key() (string, error) {
	next, err := s.peek()
	if err != nil {
		return "", err
	}
	if next == '}' {
		return "", errNoList
	}
	name, err := s.value(maxBeside)
	if err != nil {
		return "", err
	}
	quoted := string(name)
	return strings.Trim(quoted, `"`), s.expect(':')
}

// member takes the value of a member and the comma behind it, and keeps a
// short text.
func (s *listStream) member(name string) error {
	value, err := s.value(maxBeside)
	if err != nil && !errors.Is(err, errElement) {
		return err
	}
	if err == nil && value[0] == '"' && checkJSON(value) == nil {
		s.beside[name], _ = text(value)
	}
	if next, err := s.peek(); err != nil || next == '}' {
		return err
	}
	return s.expect(',')
}

// element returns the next object of the list, valid until the next call, or
// errListDone. Behind errElement reading can go on.
func (s *listStream) element() ([]byte, error) {
	next, err := s.peek()
	if err == nil && next == ',' && s.start > 0 {
		s.next()
		next, err = s.peek()
	}
	if err != nil {
		return nil, err
	}
	s.startLine, s.start = s.line, s.pos
	switch next {
	case ']':
		return nil, errListDone
	case '{':
		return s.value(maxLine)
	}
	return nil, fmt.Errorf("not JSON: %q where an object should begin", next)
}

// value passes over one value and returns it, or errElement when it has more
// bytes than most.
func (s *listStream) value(most int) ([]byte, error) {
	s.buf = s.buf[:0]
	var p valueEnd
	for n := 1; ; n++ {
		b, err := s.next()
		if err != nil {
			return nil, err
		}
		if n <= most {
			s.buf = append(s.buf, b)
		}
		if !p.ends(b) && !(p.plain() && s.delimited()) {
			continue
		}
		if n > most {
			s.buf = nil // the next ones are short, most likely
			return nil, errElement
		}
		return s.buf, nil
	}
}

// delimited reports whether a number or word ends before the next byte.
func (s *listStream) delimited() bool {
	next, err := s.r.Peek(1)
	return err != nil || bytes.IndexByte([]byte(" \t\r\n,:]}"), next[0]) >= 0
}

// valueEnd follows the brackets and quotes of a value.
type valueEnd struct {
	depth           int
	quoted, escaped bool
}

// plain reports whether the value is a number or a word.
func (p *valueEnd) plain() bool { return p.depth == 0 && !p.quoted }

// ends reports whether a list, an object or a text ends with this byte.
func (p *valueEnd) ends(b byte) bool {
	switch {
	case p.escaped:
		p.escaped = false
	case p.quoted && b == '\\':
		p.escaped = true
	case b == '"':
		p.quoted = !p.quoted
		return p.plain()
	case p.quoted:
	case b == '{' || b == '[':
		p.depth++
	case b == '}' || b == ']':
		p.depth--
		return p.depth <= 0
	}
	return false
}
