package source

import (
	"bytes"
	"errors"
	"io"
	"regexp"

	"dateline/index"
)

// escapedFrom is a line of a message that would part it in two without the
// angle bracket before it.
var escapedFrom = regexp.MustCompile(`^>+From `)

// readMbox reads a mailbox: messages one after the other, each behind a line
// that begins with "From " and follows a blank one.
func readMbox(in *input, yield yield) bool {
	m := mailbox{in: in, yield: yield, lines: lines{r: in.r}, blank: true}
	for {
		line, err := m.lines.read()
		switch {
		case errors.Is(err, io.EOF):
			return m.end()
		case errors.Is(err, errLineTooLong):
			m.tooLong = true
			continue
		case err != nil:
			return yield(nil, in.reject(m.lines.number, m.lines.pos, err))
		}
		if m.blank && bytes.HasPrefix(line, []byte("From ")) {
			if !m.end() {
				return false
			}
			m.begin()
			continue
		}
		m.add(line)
	}
}

// mailbox gathers the lines of a message.
type mailbox struct {
	in      *input
	yield   yield
	lines   lines
	message []byte
	line    int   // of the line before the message, 0 before the first
	pos     int64 // of that line
	blank   bool  // the last line was blank
	tooLong bool  // the message is over the limit and not kept
}

func (m *mailbox) begin() {
	m.message, m.line, m.pos, m.tooLong = m.message[:0], m.lines.number, m.lines.pos, false
	m.blank = false
}

func (m *mailbox) add(line []byte) {
	m.blank = len(line) == 0
	if escapedFrom.Match(line) {
		line = line[1:]
	}
	if len(m.message)+len(line) > maxMail {
		m.message, m.tooLong = nil, true
	}
	if m.tooLong {
		return
	}
	m.message = append(append(m.message, line...), '\n')
}

// end hands over the message that was gathered.
func (m *mailbox) end() bool {
	if m.line == 0 && len(bytes.TrimSpace(m.message)) == 0 && !m.tooLong {
		return true
	}
	a, err := m.article()
	if err != nil {
		return m.yield(nil, m.in.reject(max(1, m.line), m.pos, err))
	}
	m.in.at(max(1, m.line), m.pos)
	return m.yield(a, nil)
}

func (m *mailbox) article() (*index.Article, error) {
	switch {
	case m.tooLong:
		return nil, errMailTooLong
	case m.line == 0:
		return nil, errors.New("not a mailbox: want a line that begins with \"From \"")
	}
	return articleOfMail(m.message)
}

// isMbox reports whether a text begins like a mailbox.
func isMbox(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("From ")) {
		return false
	}
	_, message, _ := bytes.Cut(head, []byte("\n"))
	return isMail(message)
}
