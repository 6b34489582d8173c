package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// maxRecord bounds a record of a file that is one long list, in bytes, as
// maxLine does where a record is a line.
const maxRecord = maxLine

var errRecordTooLong = fmt.Errorf("record is longer than %d bytes", maxRecord)

// jsonStream finds where the values of a stream of JSON begin and end. It
// keeps the one at hand, and checks no more of the grammar than it needs to
// see that brackets match: the record is checked when it is complete.
type jsonStream struct {
	r    *bufio.Reader
	line int   // of the next byte, from 1
	pos  int64 // of the next byte

	record     []byte // what was read since begin
	recordLine int
	recordPos  int64
	tooLong    bool // the record is over the limit and nothing of it is kept
}

// begin starts a record at the next byte.
func (s *jsonStream) begin() {
	s.record, s.recordLine, s.recordPos, s.tooLong = s.record[:0], s.line, s.pos, false
}

// keep passes over the next bytes, which the caller has peeked at.
func (s *jsonStream) keep(b []byte) {
	if len(s.record)+len(b) > maxRecord {
		s.record, s.tooLong = nil, true
	}
	if !s.tooLong {
		s.record = append(s.record, b...)
	}
	s.line += bytes.Count(b, []byte("\n"))
	s.pos += int64(len(b))
	s.r.Discard(len(b))
}

// peek returns the next bytes, one at the least.
func (s *jsonStream) peek() ([]byte, error) {
	b, err := s.r.Peek(max(1, s.r.Buffered()))
	if len(b) > 0 {
		return b, nil
	}
	if errors.Is(err, io.EOF) {
		return nil, io.EOF
	}
	return nil, fmt.Errorf("reading: %w", err)
}

// step passes over one byte.
func (s *jsonStream) step() error {
	b, err := s.peek()
	if err == nil {
		s.keep(b[:1])
	}
	return err
}

// skip passes over blanks and returns the byte behind them without taking it.
func (s *jsonStream) skip() (byte, error) {
	for {
		b, err := s.peek()
		if err != nil {
			return 0, err
		}
		rest := bytes.TrimLeft(b, " \t\r\n")
		s.keep(b[:len(b)-len(rest)])
		if len(rest) > 0 {
			return rest[0], nil
		}
	}
}

// value passes over a value that begins at the next byte. It is broken when
// its brackets do not match or a string has no end in its line; then the next
// byte is the one that shows it.
func (s *jsonStream) value() (broken bool, err error) {
	b, err := s.peek()
	if err != nil {
		return false, err
	}
	switch b[0] {
	case '{', '[':
		return s.inside(&nesting{})
	case '"':
		return s.quoted()
	case '}', ']', ':', ',':
		return s.breaks(b[0])
	}
	return false, s.word()
}

// breaks notes the byte at which a record is broken, for the message.
func (s *jsonStream) breaks(c byte) (broken bool, err error) {
	if !s.tooLong {
		s.record = append(s.record, c)
	}
	return true, nil
}

// word passes over a number, true, false or null.
func (s *jsonStream) word() error {
	for {
		b, err := s.peek()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		end := bytes.IndexAny(b, " \t\r\n,:]}[{\"")
		if end >= 0 {
			s.keep(b[:end])
			return nil
		}
		s.keep(b)
	}
}

// quoted passes over a string.
func (s *jsonStream) quoted() (broken bool, err error) {
	for err = s.step(); err == nil; {
		var b []byte
		if b, err = s.peek(); err != nil {
			return false, err
		}
		end := bytes.IndexAny(b, "\"\\\n")
		if end < 0 {
			s.keep(b)
			continue
		}
		s.keep(b[:end])
		switch b[end] {
		case '"':
			return false, s.step()
		case '\n':
			return s.breaks('\n')
		}
		if err = s.step(); err == nil { // the backslash
			err = s.escaped()
		}
	}
	return false, err
}

// escaped passes over the byte behind a backslash, unless the line ends there.
func (s *jsonStream) escaped() error {
	b, err := s.peek()
	if err == nil && b[0] != '\n' {
		s.keep(b[:1])
	}
	return err
}

// nesting is the brackets that are open.
type nesting struct {
	depth   int
	objects uint64 // bit of each level, up to maxJSONDepth: whether it is an object
	last    byte   // the last byte that was no blank
}

// inside passes over what stands between brackets, from the opening one on, or
// from where the nesting says.
func (s *jsonStream) inside(n *nesting) (broken bool, err error) {
	for {
		b, err := s.peek()
		if err != nil {
			return false, err
		}
		end := bytes.IndexAny(b, "\"{}[]")
		if end != 0 {
			if end < 0 {
				end = len(b)
			}
			if blank := bytes.TrimRight(b[:end], " \t\r\n"); len(blank) > 0 {
				n.last = blank[len(blank)-1]
			}
			s.keep(b[:end])
			continue
		}
		c := b[0]
		if !n.allows(c) {
			return s.breaks(c)
		}
		if c == '"' {
			if broken, err := s.quoted(); broken || err != nil {
				return broken, err
			}
			n.last = c
			continue
		}
		s.keep(b[:1])
		if n.take(c); n.depth == 0 {
			return false, nil
		}
	}
}

// allows reports whether a bracket can stand where it does.
func (n *nesting) allows(c byte) bool {
	if n.depth == 0 || n.depth > maxJSONDepth {
		return true
	}
	isObject := n.objects>>(n.depth-1)&1 == 1
	switch c {
	case '{', '[':
		return isObject && n.last == ':' || !isObject && (n.last == '[' || n.last == ',')
	case '}':
		return isObject
	case ']':
		return !isObject
	}
	return true
}

func (n *nesting) take(c byte) {
	n.last = c
	switch c {
	case '{', '[':
		if n.depth < maxJSONDepth {
			n.objects &^= 1 << n.depth
		}
		if n.depth < maxJSONDepth && c == '{' {
			n.objects |= 1 << n.depth
		}
		n.depth++
	default:
		n.depth--
	}
}

// resync passes over damage, up to the next object that begins here or at the
// beginning of a line.
func (s *jsonStream) resync() error {
	for {
		b, err := s.peek()
		if err != nil {
			return err
		}
		if b[0] == '{' {
			return nil
		}
		if err := s.skipLine(); err != nil {
			return err
		}
		if _, err := s.skip(); err != nil {
			return err
		}
		s.begin()
	}
}

func (s *jsonStream) skipLine() error {
	for {
		b, err := s.peek()
		if err != nil {
			return err
		}
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			s.keep(b[:i+1])
			return nil
		}
		s.keep(b)
	}
}
