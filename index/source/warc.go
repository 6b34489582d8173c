package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strconv"
	"strings"

	"dateline/index"
)

// A WARC file (ISO 28500) is a row of records, each with a head of its own and
// as many bytes behind it as the head says: what a crawler asked and got.

const (
	warcMagic = "WARC/"

	maxWARCHead = 64 << 10 // bytes of the head of a record: addresses are the longest in it
)

var (
	errWARCHead   = fmt.Errorf("head of a record is longer than %d bytes", maxWARCHead)
	errWARCLength = errors.New("record without a Content-Length")
	errWARCStart  = errors.New("no record begins here")
)

// warcRecord is a record with its block still to be read.
type warcRecord struct {
	pos    int64 // of its first byte
	fields map[string]string
	block  *io.LimitedReader
}

// readWARC reads the pages and plain texts that a crawler got, by the reader of
// their kind. The date of a record is when it was fetched, which is not when
// its text was published. Requests, revisits, metadata, answers that are no
// text and those of a server that had no page are passed over.
func readWARC(in *input, yield yield) bool {
	w := warcReader{r: in.r}
	for {
		rec, err := w.next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err == nil {
			var a *index.Article
			in.at(0, w.pos)
			if a, err = articleOfRecord(in, rec); a != nil && !yield(a, nil) {
				return false
			}
			err = errors.Join(err, w.skip(rec))
		}
		if err != nil && !yield(nil, in.reject(0, w.pos, fmt.Errorf("record at byte %d: %w", w.pos, err))) {
			return false
		}
		if w.ended {
			return true
		}
	}
}

// warcReader finds the records of a WARC file.
type warcReader struct {
	r     *bufio.Reader
	pos   int64 // of the record that was begun last
	at    int64 // of the next byte
	lost  bool  // nothing is known of where the next record begins
	ended bool  // reading cannot go on
}

// next returns the next record. Behind an error other than io.EOF it looks for
// a line that begins one.
func (w *warcReader) next() (*warcRecord, error) {
	version, err := w.start()
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, warcMagic) {
		w.lost = true
		return nil, errWARCStart
	}
	rec := &warcRecord{pos: w.pos, fields: map[string]string{}}
	for {
		line, err := w.line()
		if err != nil {
			return nil, w.broken(err)
		}
		if line == "" {
			break
		}
		if w.at-w.pos > maxWARCHead {
			return nil, w.broken(errWARCHead)
		}
		name, value, _ := strings.Cut(line, ":")
		rec.fields[strings.ToLower(name)] = strings.TrimSpace(value)
	}
	length, err := strconv.ParseInt(rec.fields["content-length"], 10, 64)
	if err != nil || length < 0 {
		return nil, w.broken(errWARCLength)
	}
	rec.block = &io.LimitedReader{R: w.r, N: length}
	return rec, nil
}

// broken notes that the next record has to be looked for.
func (w *warcReader) broken(err error) error {
	w.lost = true
	if errors.Is(err, io.EOF) {
		w.ended = true
		return io.ErrUnexpectedEOF
	}
	return err
}

// start returns the first line of the next record. It passes over the blank
// lines between records, and over anything when the last one was broken.
func (w *warcReader) start() (string, error) {
	for {
		at := w.at
		line, err := w.line()
		switch {
		case errors.Is(err, errWARCHead) && w.lost:
			continue
		case err != nil:
			w.ended = !errors.Is(err, errWARCHead)
			return "", err
		case line == "" || w.lost && !strings.HasPrefix(line, warcMagic):
			continue
		}
		w.pos, w.lost = at, false
		return line, nil
	}
}

// line returns a line without its end. One that does not fit in the buffer is
// passed over, and is errWARCHead.
func (w *warcReader) line() (string, error) {
	line, err := w.r.ReadSlice('\n')
	w.at += int64(len(line))
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", errWARCHead
	case err != nil && len(line) == 0:
		return "", err
	}
	return strings.ToValidUTF8(string(withoutEnd(line)), "?"), nil
}

// skip passes over what was not read of a record.
func (w *warcReader) skip(rec *warcRecord) error {
	_, err := io.Copy(io.Discard, rec.block)
	if err == nil && rec.block.N > 0 {
		err = fmt.Errorf("cut off, %d bytes are missing: %w", rec.block.N, io.ErrUnexpectedEOF)
	}
	length, _ := strconv.ParseInt(rec.fields["content-length"], 10, 64)
	w.at += length - rec.block.N
	w.ended = err != nil
	return err
}

// articleOfRecord returns the article of a record, or nil when it is one to be
// passed over.
func articleOfRecord(in *input, rec *warcRecord) (*index.Article, error) {
	got := answer{contentType: rec.fields["content-type"]}
	var err error
	switch rec.fields["warc-type"] {
	case "response":
		if !strings.HasPrefix(got.contentType, "application/http") {
			return nil, nil
		}
		got, err = readAnswer(rec.block)
	case "resource", "conversion": // a file as it was; text that was made of a page
		if isArticleText(got.contentType) {
			got.body, err = readBody(rec.block)
		}
	}
	if err != nil || got.body == nil {
		return nil, err
	}
	address := strings.Trim(rec.fields["warc-target-uri"], "<>")
	a, d, err := articleOfAnswer(got, address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	in.doubt.add(d)
	return a, nil
}

// articleOfAnswer reads a page or a plain text.
func articleOfAnswer(got answer, address string) (*index.Article, doubt, error) {
	kind, parameters, _ := mime.ParseMediaType(got.contentType)
	if kind != "text/plain" {
		return articleOfWebPage(got.body, webOrigin{address, got.contentType})
	}
	plain := input{r: bufio.NewReaderSize(bytes.NewReader(got.body), bufferSize)}
	plain.decode(parameters["charset"])
	text, err := plain.all(plain.maxText())
	if err != nil {
		return nil, plain.doubt, err
	}
	r := record{a: index.Article{URL: webAddress(address)}}
	title, body, _ := strings.Cut(trimLines(strings.ReplaceAll(string(text), "\r\n", "\n")), "\n")
	r.a.Title, r.a.Body = oneLine(title), trimLines(body)
	a, err := r.article()
	return a, plain.doubt, err
}

// isArticleText reports whether content of this type can be an article.
func isArticleText(contentType string) bool {
	kind, _, _ := mime.ParseMediaType(contentType)
	return kind == "text/html" || kind == "application/xhtml+xml" || kind == "text/plain"
}
