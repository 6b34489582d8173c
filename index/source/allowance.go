package source

import (
	"bufio"
	"fmt"
)

// maxTag bounds a start tag of XML in bytes: each of its attributes takes
// tenfold in memory, and real ones have some hundred bytes.
const maxTag = 1 << 20

var errTagTooLong = fmt.Errorf("not XML: a tag is longer than %d bytes", maxTag)

// allowance is a reader that ends with an error when a record of XML takes
// more than it may. Control characters, which XML forbids and feeds have,
// become blanks.
type allowance struct {
	r    *bufio.Reader
	n    int  // bytes that may be read
	tag  int  // bytes of the tag that is open, 0 outside
	last byte // the byte before
}

func (a *allowance) ReadByte() (byte, error) {
	if err := a.spent(); err != nil {
		return 0, err
	}
	c, err := a.r.ReadByte()
	if err != nil {
		return 0, err
	}
	a.n--
	return a.pass(c), nil
}

func (a *allowance) Read(p []byte) (int, error) {
	if err := a.spent(); err != nil {
		return 0, err
	}
	n, err := a.r.Read(p)
	a.n -= n
	for i, c := range p[:n] {
		p[i] = a.pass(c)
	}
	return n, err
}

func (a *allowance) spent() error {
	switch {
	case a.n <= 0:
		return errRecordTooLong
	case a.tag > maxTag:
		return errTagTooLong
	}
	return nil
}

// pass counts a byte and returns it, or what can stand for it in XML. The
// escape stays: there are character sets that are made with it.
func (a *allowance) pass(c byte) byte {
	switch {
	case c == '>', a.last == '<' && (c == '!' || c == '?'): // a comment or a text is as long as it likes
		a.tag = 0
	case c == '<' || a.tag > 0:
		a.tag++
	}
	a.last = c
	if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\x1b' {
		return ' '
	}
	return c
}
