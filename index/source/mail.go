package source

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"dateline/index"
)

// maxMail bounds a message in bytes. Attachments are most of it: what servers
// pass on has 25 to 35 MB.
const maxMail = 40 << 20

var (
	errMailTooLong = fmt.Errorf("message is longer than %d bytes", maxMail)
	errNoFields    = errors.New("not a message: it has no header")

	headerLine = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*:`)
)

// readMail reads a message (EML, RFC 5322) as an article: subject, text,
// sender, date. Attachments are passed over.
func readMail(in *input, yield yield) bool {
	data, err := in.all(maxMail)
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	a, err := articleOfMail(data)
	if err != nil {
		return yield(nil, in.reject(1, 0, err))
	}
	return yield(a, nil)
}

func articleOfMail(data []byte) (*index.Article, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n")))
	if err != nil {
		return nil, fmt.Errorf("not a message: %w", err)
	}
	if len(m.Header) == 0 {
		return nil, errNoFields
	}
	body, err := textOfPart(part{header: m.Header, body: m.Body})
	if err != nil {
		return nil, err
	}
	h := m.Header
	var r record
	r.a.ID = oneLine(strings.Trim(decodedHeader(h, "Message-Id"), " <>"))
	r.a.Title = decodedHeader(h, "Subject")
	r.a.Body = body
	r.a.URL = webAddress(strings.Trim(decodedHeader(h, "Archived-At"), " <>"))
	r.a.Source = senderOf(h)
	language, _, _ := strings.Cut(h.Get("Content-Language"), ",")
	r.a.Asserted.Language = languageCode(language)
	if r.a.Asserted.Published, err = firstDate(decodedHeader(h, "Date")); err != nil {
		return nil, fmt.Errorf("date: %w", err)
	}
	return r.article()
}

// decodedHeader returns a field of a header with its encoded words (RFC 2047)
// decoded, in one line.
func decodedHeader(h mail.Header, name string) string {
	raw := h.Get(name)
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	decoded, err := d.DecodeHeader(raw)
	if err != nil {
		decoded = raw
	}
	return oneLine(strings.ToValidUTF8(decoded, " "))
}

// senderOf returns the name of the sender, or the address of one without.
func senderOf(h mail.Header) string {
	p := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}}
	list, err := p.ParseList(h.Get("From"))
	if err != nil || len(list) == 0 {
		name, _, _ := strings.Cut(decodedHeader(h, "From"), "<")
		return nameOf(escapeHTML(strings.Trim(name, ` "`)))
	}
	if name := oneLine(list[0].Name); name != "" {
		return nameOf(escapeHTML(name))
	}
	return nameOf(escapeHTML(list[0].Address))
}

// isMail reports whether a text begins like the header of a message: nothing
// but fields, who wrote it, and when or what about.
func isMail(head []byte) bool {
	seen := map[string]bool{}
	lines := strings.Split(string(head), "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		goesOn := i > 0 && line != "" && (line[0] == ' ' || line[0] == '\t')
		switch {
		case line == "":
			return i > 0 && hasMailFields(seen)
		case i == len(lines)-1: // it can be cut off
			return hasMailFields(seen)
		case !goesOn && !headerLine.MatchString(line):
			return false
		}
		name, _, _ := strings.Cut(line, ":")
		seen[strings.ToLower(name)] = true
	}
	return false
}

func hasMailFields(seen map[string]bool) bool {
	sent := seen["from"] && (seen["date"] || seen["message-id"]) && (seen["subject"] || seen["to"])
	return sent || seen["received"] && (seen["return-path"] || seen["delivered-to"] || seen["message-id"])
}
