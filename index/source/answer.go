package source

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/textproto"
	"strings"

	"github.com/klauspost/compress/gzip"
)

const (
	maxHTTPHead = 64 << 10    // bytes of the head of an answer; servers stop at 16
	maxAnswer   = 2 * maxPage // bytes of a page on the wire: chunks have heads of their own
)

var errNoStatus = errors.New("no HTTP answer")

// answer is what a server sent, as a crawler kept it.
type answer struct {
	contentType string
	body        []byte // nil when it is no page and no text
}

// readAnswer reads an HTTP answer. What has no page for us has no body: other
// status than 200, other content than text.
func readAnswer(block io.Reader) (answer, error) {
	bound := &io.LimitedReader{R: block, N: maxHTTPHead}
	r := bufio.NewReader(bound)
	head := textproto.NewReader(r)
	status, err := head.ReadLine()
	if err != nil || !strings.HasPrefix(status, "HTTP/") {
		return answer{}, errNoStatus
	}
	if _, code, _ := strings.Cut(status, " "); !strings.HasPrefix(code, "200") {
		return answer{}, nil
	}
	fields, err := headFields(head)
	if err != nil {
		return answer{}, fmt.Errorf("head of the HTTP answer: %w", err)
	}
	got := answer{contentType: fields["content-type"]}
	if !isArticleText(got.contentType) {
		return answer{}, nil
	}
	bound.N = maxAnswer
	if got.body, err = readBody(r); err != nil {
		return answer{}, err
	}
	if strings.EqualFold(fields["transfer-encoding"], "chunked") {
		got.body = withoutChunks(got.body)
	}
	got.body, err = unpackBody(got.body, fields["content-encoding"])
	return got, err
}

// headFields reads the fields of a head up to the blank line. Servers write
// all sorts of lines; what is no field is passed over.
func headFields(head *textproto.Reader) (map[string]string, error) {
	fields := map[string]string{}
	for {
		line, err := head.ReadLine()
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		if line == "" || err != nil {
			return fields, err
		}
		name, value, _ := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, ok := fields[name]; !ok {
			fields[name] = strings.TrimSpace(value)
		}
	}
}

// readBody reads a body, no more of it than a page could have.
func readBody(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxAnswer))
	if err == nil && len(data) >= maxAnswer {
		err = fmt.Errorf("more than %d bytes, too long for one article", maxAnswer)
	}
	return data, err
}

// withoutChunks returns a body that was sent in chunks. Many crawlers keep it
// put together and keep the head that says it is not.
func withoutChunks(body []byte) []byte {
	whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(whole) == 0 {
		return body
	}
	return whole
}

// unpackBody undoes the content encoding of a body.
func unpackBody(body []byte, encoding string) ([]byte, error) {
	var r io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity", "none":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
			return body, nil // unpacked by the crawler, who kept the head
		}
		r, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil { // without its head, as some servers send it
			r, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	default:
		return nil, fmt.Errorf("content encoding %q is not read", encoding)
	}
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case len(data) > maxPage:
		return nil, fmt.Errorf("unpacks to more than %d bytes, too long for one article", maxPage)
	case err != nil:
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return data, nil
}
