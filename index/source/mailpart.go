package source

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Limits on the parts of a message: real ones have three levels and, with
// every picture of a newsletter, some dozens of parts.
const (
	maxPartDepth = 20
	maxParts     = 2000
)

var (
	errPartDepth = fmt.Errorf("parts of the message are nested more than %d deep", maxPartDepth)
	errMailEnd   = errors.New("the message is cut off: its last part has no end")
	errParts     = fmt.Errorf("more than %d parts in a message", maxParts)
)

// part is a message or a part of one.
type part struct {
	header interface{ Get(string) string }
	body   io.Reader
	depth  int
}

// textOfPart returns the text of a part: of a plain one, of HTML, or of the
// parts in it. Of alternatives the plain one is taken.
func textOfPart(p part) (string, error) {
	kind, params, err := mime.ParseMediaType(p.header.Get("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil // what RFC 2045 says of one that is missing or wrong
	}
	disposition, _, _ := mime.ParseMediaType(p.header.Get("Content-Disposition"))
	switch {
	case disposition == "attachment":
		return "", nil
	case strings.HasPrefix(kind, "multipart/"):
		return textOfParts(p, params["boundary"], kind == "multipart/alternative")
	case kind != "text/plain" && kind != "text/html" && kind != "text/enriched":
		return "", nil
	}
	data, err := decodedPart(p, params["charset"], kind == "text/html")
	if err != nil {
		return "", err
	}
	switch {
	case kind == "text/html":
		return textOfHTML(data), nil
	case strings.EqualFold(params["format"], "flowed"):
		return unflowed(data, strings.EqualFold(params["delsp"], "yes")), nil
	}
	return data, nil
}

// textOfParts returns the texts of the parts of a part, or of the best one of
// alternatives.
func textOfParts(p part, boundary string, alternatives bool) (string, error) {
	if p.depth >= maxPartDepth {
		return "", errPartDepth
	}
	if boundary == "" {
		return "", errors.New("a message of several parts without a boundary between them")
	}
	r := multipart.NewReader(p.body, boundary)
	var texts []string
	best := ""
	for n := 0; ; n++ {
		inner, err := r.NextRawPart()
		if errors.Is(err, io.EOF) && n > 0 {
			break
		}
		if err != nil {
			return "", errMailEnd
		}
		if n >= maxParts {
			return "", errParts
		}
		text, err := textOfPart(part{header: inner.Header, body: inner, depth: p.depth + 1})
		if err != nil {
			return "", err
		}
		texts = append(texts, text)
		plain := strings.HasPrefix(strings.ToLower(inner.Header.Get("Content-Type")), "text/plain")
		if strings.TrimSpace(text) != "" && (best == "" || plain) {
			best = text
		}
	}
	if alternatives {
		return best, nil
	}
	return joinParagraphs(texts), nil
}

// decodedPart returns the text of a part in UTF-8. A character set that is
// declared and not used is common: UTF-8 is not met by chance.
func decodedPart(p part, label string, isHTML bool) (string, error) {
	data, err := io.ReadAll(transferred(p))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "", errMailEnd
	case err != nil:
		return "", fmt.Errorf("decoding the text: %w", err)
	}
	encoding, name := charset.Lookup(label)
	switch {
	case name == "iso-2022-jp":
	case utf8.Valid(data):
		return tidy(data), nil
	case isHTML && label == "":
		data, _, err := decodePage(data, "")
		return tidy(data), err
	case encoding == nil:
		return undeclared(data)
	case name == "utf-8":
		return tidy(data), nil
	}
	decoded, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decoding %s: %w", name, err)
	}
	return tidy(decoded), nil
}

// undeclared returns a text whose character set only its letters can show.
func undeclared(data []byte) (string, error) {
	found, err := detectCharset(data)
	if err != nil {
		return "", fmt.Errorf("not UTF-8 at byte %d of the text, %w", invalidUTF8(data), err)
	}
	decoded, err := found.encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("decoding %s: %w", found.name, err)
	}
	return tidy(decoded), nil
}

// transferred undoes the encoding of a part for its way (RFC 2045).
func transferred(p part) io.Reader {
	switch strings.ToLower(strings.TrimSpace(p.header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return quotedprintable.NewReader(p.body)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &base64Reader{r: p.body})
	}
	return p.body
}

// base64Reader leaves out what is no letter of base64, as RFC 2045 wants it.
type base64Reader struct{ r io.Reader }

func (b *base64Reader) Read(p []byte) (int, error) {
	for {
		n, err := b.r.Read(p)
		kept := 0
		for _, c := range p[:n] {
			if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '+' || c == '/' || c == '=' {
				p[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || len(p) == 0 {
			return kept, err
		}
	}
}

// tidy returns text with the line ends of this house and without blanks
// around.
func tidy(data []byte) string {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	return trimLines(strings.ToValidUTF8(string(data), " "))
}

// unflowed joins the lines of paragraphs that were broken for the way (RFC
// 3676): those that end in a blank, which belongs to the text or not.
func unflowed(s string, without bool) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimPrefix(line, " ")
		soft := strings.HasSuffix(line, " ") && line != "-- "
		if soft && without {
			line = line[:len(line)-1]
		}
		b.WriteString(line)
		if !soft {
			b.WriteByte('\n')
		}
	}
	return strings.TrimRight(b.String(), "\n")
}
