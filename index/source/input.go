package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"dateline/index"
)

const (
	bufferSize = 64 << 10 // bytes read from a file at once
	headSize   = 4 << 10  // bytes of the beginning that a format is recognised by
	maxReason  = 1 << 10  // bytes of why something was rejected: parsers quote what they do not understand, all of it
)

// input is the content of one file: unpacked, in UTF-8 as far as a byte order
// mark or the zeros of UTF-16 say, without that mark.
type input struct {
	name    string
	r       *bufio.Reader
	raw     *counter // what r comes from, packed as it is
	packed  bool
	entry   bool // of an archive
	doubt   doubt
	close   func()
	columns map[string]string // which column or key holds a field, as the user says
	limits  index.Limits
	line    int // where the article that is handed on begins, as far as the reader says
	pos     int64
}

// at notes where the article that comes next begins.
func (in *input) at(line int, pos int64) { in.line, in.pos = line, pos }

// names returns the names that fields have in the records of the input.
func (in *input) names() names { return usualNames.mapped(in.columns) }

var (
	errEmpty = errors.New("empty file")

	utf8Mark    = []byte("\xef\xbb\xbf")
	utf16LEMark = []byte("\xff\xfe")
	utf16BEMark = []byte("\xfe\xff")
)

func openInput(name string, r io.Reader, onRead func(int)) (*input, error) {
	raw := &counter{r: r, onRead: onRead}
	unpacked, closer, err := unpack(raw)
	if err != nil {
		return nil, err
	}
	in := &input{name: name, raw: raw, packed: closer != nil, close: closer}
	if closer == nil {
		in.close = func() {}
	}
	in.r, err = in.decodeMark(unpacked)
	if err != nil {
		in.close()
		return nil, err
	}
	return in, nil
}

// readerOf reads text that is in memory already.
func readerOf(s string) *bufio.Reader { return bufio.NewReader(strings.NewReader(s)) }

// decodeMark takes off a byte order mark and decodes UTF-16, with a mark or
// without.
func (in *input) decodeMark(r *bufio.Reader) (*bufio.Reader, error) {
	mark, err := r.Peek(len(utf8Mark))
	if err != nil && len(mark) == 0 {
		return nil, orEmpty(err)
	}
	var utf16 encoding.Encoding
	switch {
	case bytes.HasPrefix(mark, utf8Mark):
		_, err = r.Discard(len(utf8Mark))
		return r, err
	case bytes.HasPrefix(mark, utf16LEMark), bytes.HasPrefix(mark, utf16BEMark):
		utf16 = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.IndexByte(mark, 0) >= 0 || len(mark) > 1 && mark[1] > 0 && mark[1] < ' ':
		head, _ := r.Peek(min(r.Buffered(), headSize))
		utf16 = utf16Of(head)
	}
	if utf16 == nil {
		return r, nil
	}
	in.doubt.charset = "utf-16"
	return bufio.NewReaderSize(decoding(r, utf16, &in.doubt), bufferSize), nil
}

func orEmpty(err error) error {
	if errors.Is(err, io.EOF) {
		return errEmpty
	}
	return err
}

// head returns the beginning of the content without taking it. It waits for no
// more of a slow stream than it needs: one line, where that can be a record.
func (in *input) head() ([]byte, error) {
	for want := 1; ; want = in.r.Buffered() + 1 {
		_, err := in.r.Peek(want)
		head, _ := in.r.Peek(min(in.r.Buffered(), headSize))
		if len(head) == 0 {
			return nil, orEmpty(err)
		}
		if err != nil || len(head) == headSize || head[0] == '{' && bytes.IndexByte(head, '\n') >= 0 {
			return head, nil
		}
	}
}

// all returns the whole content, or an error when it is longer than limit.
func (in *input) all(limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in.r, int64(limit)+1))
	if err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	if len(data) > limit {
		return nil, fmt.Errorf("more than %d bytes, too long for one article", limit)
	}
	return data, nil
}

// reject says what is wrong at a line and an offset; a fault of the character
// set knows its own place.
func (in *input) reject(line int, pos int64, err error) *index.Reject {
	if fault := (*charsetError)(nil); errors.As(err, &fault) {
		line, pos, err = fault.line, fault.pos, fault
	}
	reason := reasonOf(err)
	if len(reason) > maxReason {
		reason = reason[:maxReason] + "..."
	}
	reason = strings.ToValidUTF8(reason, "?") // what is wrong may be quoted in it
	return &index.Reject{File: in.name, Line: line, Pos: pos, Reason: reason}
}

// counter counts the bytes read through it.
type counter struct {
	r       io.Reader
	n       int64
	onRead  func(int)
	packing string // of what comes through, see packingOf
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.onRead != nil && n > 0 {
		c.onRead(n)
	}
	return n, err
}
