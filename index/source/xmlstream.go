package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"dateline/index"
)

// Limits on one record of an XML file, beside maxRecord.
const (
	maxXMLDepth = 256     // elements in one another: real texts have twenty
	maxXMLNodes = 200_000 // elements and texts: a book has fewer
)

var (
	errXMLDepth = fmt.Errorf("XML nested more than %d deep", maxXMLDepth)
	errXMLNodes = fmt.Errorf("more than %d elements in one record", maxXMLNodes)
)

// xmlStream reads an XML file element by element and keeps no more of it than
// one record. The parser (encoding/xml) reads no other file, defines no
// entities, and forgives what feeds get wrong: an ampersand that is not
// escaped, an entity of HTML, a control character.
type xmlStream struct {
	in    *input
	d     *xml.Decoder
	left  *allowance
	depth int   // of the element that visit is called with, the root is 1
	line  int   // of the record that was read last
	pos   int64 // of its first byte
	yield yield
	stop  bool // the consumer wants no more
	ended bool // nothing more can be read
	count int  // of articles and rejects that were handed over
}

func newXMLStream(in *input, yield yield) *xmlStream {
	s := &xmlStream{in: in, left: &allowance{r: in.r}, yield: yield}
	s.d = xml.NewDecoder(s.left)
	s.d.Strict, s.d.Entity, s.d.CharsetReader = false, xml.HTMLEntity, s.decoded
	return s
}

// decoded decodes the character set that an XML file declares. Many declare
// one and are written in another: UTF-8 is not met by chance.
func (s *xmlStream) decoded(label string, r io.Reader) (io.Reader, error) {
	head, _ := s.in.r.Peek(s.in.r.Buffered())
	if isUTF8Text(head) || strings.HasPrefix(strings.ToLower(label), "utf-16") { // that has a mark and was decoded by it
		return r, nil
	}
	return charset.NewReaderLabel(label, r)
}

// isUTF8Text reports whether the beginning of a text has letters beyond ASCII,
// and all in UTF-8. The last character may be cut off.
func isUTF8Text(head []byte) bool {
	ascii := true
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size == 1 && len(head)-i >= utf8.UTFMax {
			return false
		}
		ascii = ascii && r < utf8.RuneSelf
		i += size
	}
	return !ascii
}

// each calls visit for every element that no earlier call has read with its
// content. It returns whether the consumer wants more.
func (s *xmlStream) each(visit func(xml.StartElement)) bool {
	for !s.stop && !s.ended {
		s.pos = s.d.InputOffset()
		token := s.token()
		switch token := token.(type) {
		case xml.StartElement:
			s.line, _ = s.d.InputPos()
			if s.depth++; s.depth > maxXMLDepth {
				s.fail(errXMLDepth)
				break
			}
			visit(token)
		case xml.EndElement:
			s.depth--
		}
	}
	return !s.stop
}

// token returns the next token, nil at the end of all that can be read.
func (s *xmlStream) token() xml.Token {
	s.left.n = maxRecord
	token, err := s.d.Token()
	if err == nil {
		return token
	}
	if !errors.Is(err, io.EOF) {
		s.fail(xmlFault(err))
	}
	s.ended = true
	return nil
}

// fail reports what ends the reading.
func (s *xmlStream) fail(err error) {
	line, _ := s.d.InputPos()
	s.ended = true
	s.count++
	s.stop = !s.yield(nil, s.in.reject(line, s.d.InputOffset(), err))
}

// xmlFault says an error of the parser without the line, which a reject has.
func xmlFault(err error) error {
	var syntax *xml.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	if syntax.Msg == "unexpected EOF" {
		return errors.New("not XML: cut off")
	}
	return errors.New("not XML: " + syntax.Msg)
}

// take hands over an article, or the reason why the record is none.
func (s *xmlStream) take(a *index.Article, err error) {
	if err != nil {
		a, err = nil, s.in.reject(s.line, s.pos, err)
	}
	s.count++
	s.in.at(s.line, s.pos)
	s.stop = !s.yield(a, err)
}

// element reads the content of an element that visit was called with. When it
// cannot, it has reported why.
func (s *xmlStream) element(start xml.StartElement) (*element, bool) {
	b := treeBuilder{open: []*element{newElement(start)}}
	s.left.n = maxRecord
	for len(b.open) > 0 {
		token, err := s.d.Token()
		switch {
		case err != nil:
			s.fail(xmlFault(err))
			return nil, false
		case len(b.open) > 2*maxXMLDepth:
			s.fail(errXMLDepth) // the parser keeps what is open, too
			return nil, false
		}
		b.add(token)
	}
	s.depth--
	if b.fault != nil {
		s.take(nil, b.fault)
		return nil, false
	}
	return b.root, true
}

// rootOf returns the local name of the outermost element of an XML text, "" for
// what is none.
func rootOf(head []byte) string {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return ""
		}
		switch token := token.(type) {
		case xml.StartElement:
			return token.Name.Local
		case xml.CharData:
			if len(bytes.TrimSpace(token)) > 0 {
				return ""
			}
		}
	}
}
