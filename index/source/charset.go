package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"dateline/index"
)

const (
	// sampleSize is how much a character set is recognised by, in bytes. A
	// paragraph is enough; the reader has this much in its buffer.
	sampleSize = bufferSize

	// mixedShare parts text in UTF-8 with a few broken bytes from text in
	// another character set that has bytes like UTF-8 by chance: one of the two
	// must be this many times as common as the other.
	mixedShare = 10

	utf8Name = "utf-8"
)

var errMixed = errors.New("and in no other character set either")

// doubt counts bytes that are no character in the character set of their file.
// Blanks stand for them.
type doubt struct {
	bytes   int
	charset string
}

// add counts the bytes of a part of an input, which may be in a character set
// of its own.
func (d *doubt) add(part doubt) {
	switch {
	case part.bytes == 0:
		return
	case d.bytes > 0 && d.charset != part.charset:
		d.charset = "in the character set of their part"
	default:
		d.charset = part.charset
	}
	d.bytes += part.bytes
}

// note says how many bytes of an input were in doubt, or returns nil.
func (in *input) note() *index.Reject {
	if in.doubt.bytes == 0 {
		return nil
	}
	return &index.Reject{File: in.name, InDoubt: in.doubt.bytes, Reason: fmt.Sprintf("bytes that are not valid %s: %d, blanks stand for them", in.doubt.charset, in.doubt.bytes)}
}

// charsetError says where a text stops to be UTF-8, and why nothing else was
// recognised in it.
type charsetError struct {
	line   int
	pos    int64
	reason error
}

func (e *charsetError) Error() string {
	return fmt.Sprintf("not UTF-8 at byte %d of the file, %v", e.pos, e.reason)
}

// Unwrap returns the reason.
func (e *charsetError) Unwrap() error { return e.reason }

// decode has the input read as UTF-8, whatever character set it is in: what is
// valid UTF-8 is taken as such; else the declared character set, if there is
// one, and then that which the letters show. Reading ends with a charsetError
// where none of them will do.
func (in *input) decode(declared string) {
	in.r = bufio.NewReaderSize(&utf8Reader{in: in.r, doubt: &in.doubt, declared: declared, line: 1}, bufferSize)
}

// xmlEncoding finds the encoding in the declaration of an XML document.
var xmlEncoding = regexp.MustCompile(`^\s*<\?xml\s[^>]*encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']`)

// decodeXML does as decode, with the character set that the declaration of an
// XML document names. What is read then is UTF-8, whatever the declaration says.
func (in *input) decodeXML() {
	declared := ""
	if head, err := in.head(); err == nil {
		if m := xmlEncoding.FindSubmatch(head); m != nil {
			declared = string(m[1])
		}
	}
	in.decode(declared)
}

// decodeForeign does as decode where the beginning of the input, as far as it
// is there already, is in a character set that is not UTF-8. In files of
// records a few strange bytes are a fault of their record.
func (in *input) decodeForeign() {
	head, _ := in.r.Peek(in.r.Buffered())
	valid, invalid := countUTF8(head)
	if invalid == 0 || valid > 0 {
		return
	}
	if _, err := detectCharset(head); err == nil {
		in.decode("")
	}
}

// utf8Reader reads text in any character set that holds ASCII as UTF-8.
type utf8Reader struct {
	in       *bufio.Reader
	doubt    *doubt
	declared string

	pos     int64
	line    int
	seen    int       // characters of more than one byte
	decided bool      // for UTF-8 with bytes in doubt
	rest    []byte    // of a character that the last buffer had no room for
	other   io.Reader // all that follows, when it is in another character set
}

// Read returns what is valid; of the rest it decides what it is.
func (u *utf8Reader) Read(p []byte) (int, error) {
	if u.other != nil {
		return u.other.Read(p)
	}
	if len(u.rest) > 0 {
		n := copy(p, u.rest)
		u.rest = u.rest[n:]
		return n, nil
	}
	if _, err := u.in.Peek(1); err != nil {
		return 0, err
	}
	text, _ := u.in.Peek(min(u.in.Buffered(), len(p)))
	n := validPrefix(text)
	if n == 0 {
		text, _ = u.in.Peek(utf8.UTFMax) // a character that the buffer or p cuts in two
		if n = validPrefix(text); n > 0 {
			_, n = utf8.DecodeRune(text)
		}
	}
	switch {
	case n > 0:
		u.count(text[:n])
		copied := copy(p, text[:n])
		u.rest = append(u.rest[:0], text[copied:n]...)
		_, err := u.in.Discard(n)
		return copied, err
	case u.decided:
		return u.blank(p)
	}
	return 0, u.decide()
}

func (u *utf8Reader) count(text []byte) {
	u.pos += int64(len(text))
	u.line += bytes.Count(text, []byte("\n"))
	u.seen += len(text) - utf8.RuneCount(text)
}

func (u *utf8Reader) blank(p []byte) (int, error) {
	p[0] = ' '
	u.pos++
	u.doubt.bytes++
	_, err := u.in.Discard(1)
	return 1, err
}

// decide looks at what comes behind the first byte that is not UTF-8.
func (u *utf8Reader) decide() error {
	sample, _ := u.in.Peek(sampleSize)
	valid, invalid := countUTF8(sample)
	valid, invalid = valid+u.seen, max(invalid, 1) // the end may cut a character in two
	if valid >= mixedShare*invalid {
		u.decided, u.doubt.charset = true, utf8Name
		return nil
	}
	if invalid < mixedShare*valid {
		return &charsetError{u.line, u.pos, errMixed}
	}
	enc, name := charset.Lookup(u.declared)
	if enc == nil || name == utf8Name {
		found, err := detectCharset(sample)
		if err != nil {
			return &charsetError{u.line, u.pos, err}
		}
		enc, name = found.encoding, found.name
	}
	u.doubt.charset = name
	u.other = decoding(u.in, enc, u.doubt)
	return nil
}

// validPrefix returns the number of bytes at the head of text that are UTF-8.
func validPrefix(text []byte) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRune(text[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

// countUTF8 counts characters of more than one byte, and bytes that are not
// UTF-8. A character that the end cuts in two is neither.
func countUTF8(text []byte) (valid, invalid int) {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			if utf8.FullRune(text) {
				invalid++
			}
		case size > 1:
			valid++
		}
		text = text[size:]
	}
	return valid, invalid
}

// decoding decodes r, and puts a blank for what is no character.
func decoding(r io.Reader, enc encoding.Encoding, d *doubt) io.Reader {
	return &blanked{r: bufio.NewReaderSize(transform.NewReader(r, enc.NewDecoder()), bufferSize), doubt: d}
}

// blanked puts blanks for the replacement characters of a decoder.
type blanked struct {
	r     *bufio.Reader
	doubt *doubt
}

var replacement = []byte("\ufffd")

func (b *blanked) Read(p []byte) (int, error) {
	if _, err := b.r.Peek(1); err != nil {
		return 0, err
	}
	text, _ := b.r.Peek(min(b.r.Buffered(), len(p)))
	if n := bytes.Index(text, replacement[:1]); n > 0 {
		text = text[:n]
	} else if n == 0 {
		text, _ = b.r.Peek(len(replacement))
		if bytes.Equal(text, replacement) && len(p) > 0 {
			p[0] = ' '
			b.doubt.bytes++
			_, err := b.r.Discard(len(replacement))
			return 1, err
		}
		text = text[:min(1, len(p))]
	}
	n := copy(p, text)
	_, err := b.r.Discard(n)
	return n, err
}

// utf16Of returns the encoding of text in UTF-16 without a byte order mark: its
// ASCII characters have a zero byte, always on the same side.
func utf16Of(head []byte) encoding.Encoding {
	head = head[:len(head)/2*2]
	zeros := [2]int{}
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	for side, order := range []unicode.Endianness{unicode.BigEndian, unicode.LittleEndian} {
		if zeros[side] == 0 || zeros[1-side] > 0 {
			continue
		}
		enc := unicode.UTF16(order, unicode.IgnoreBOM)
		text, err := enc.NewDecoder().Bytes(head)
		if err == nil && looksWritten(text) {
			return enc
		}
	}
	return nil
}

// looksWritten reports whether decoded text has blanks and no control
// characters or gaps: binary data has zero bytes on one side, too.
func looksWritten(text []byte) bool {
	const wordLength = 64 // characters: even a long address has a blank or line end near it
	blanks := 0
	for _, r := range string(text) {
		switch {
		case r == utf8.RuneError, r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0xe000 && r < 0xf900:
			return false
		case r < '0':
			blanks++
		}
	}
	return blanks > 0 && blanks >= utf8.RuneCount(text)/wordLength
}
