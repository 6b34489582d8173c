package source

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/index"
)

const (
	docxBody = "word/document.xml"
	docxCore = "docProps/core.xml"

	maxDocx     = 64 << 20 // bytes of a part: markup is ten times as long as its text
	maxDocxDeep = 200      // elements inside each other; Word writes thirty
)

var errDocxDeep = fmt.Errorf("elements nested more than %d deep", maxDocxDeep)

// readDOCX reads a Word document as one article: its paragraphs, and the title
// that its properties have, else the first paragraph. The dates of the
// properties say when the file was made, which is not when it was published.
func readDOCX(in *input, archive *zip.Reader, yield yield) bool {
	var r record
	body := docxText{}
	err := readPart(archive, docxBody, body.token)
	if err == nil {
		core := docxProperties{}
		if readPart(archive, docxCore, core.token) == nil { // many have none, and the text is what counts
			r.a.Title, r.a.Asserted.Language = oneLine(core.title.String()), languageCode(core.language.String())
		}
		r.a.Body = cleanText(body.text.String())
		if r.a.Title == "" {
			title, rest, _ := strings.Cut(r.a.Body, "\n")
			r.a.Title, r.a.Body = oneLine(title), trimLines(rest)
		}
	}
	var a *index.Article
	if err == nil {
		a, err = r.article()
	}
	if err != nil {
		return yield(nil, in.reject(0, 0, fmt.Errorf("Word document: %w", err)))
	}
	return yield(a, nil)
}

// readPart calls token for every token of a part of a document. The depth is
// the number of elements that are open around it.
func readPart(archive *zip.Reader, name string, token func(xml.Token)) error {
	f, err := archive.Open(name)
	if err != nil {
		return fmt.Errorf("%s: %s", name, reasonOf(err))
	}
	defer f.Close()
	read := &counter{r: io.LimitReader(f, maxDocx+1)}
	d := xml.NewDecoder(read)
	for depth := 0; ; {
		t, err := d.RawToken()
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		switch {
		case errors.Is(err, io.EOF) && depth == 0 && read.n <= maxDocx:
			return nil
		case read.n > maxDocx:
			return fmt.Errorf("%s: more than %d bytes", name, maxDocx)
		case errors.Is(err, io.EOF):
			err = io.ErrUnexpectedEOF
		case depth > maxDocxDeep:
			err = errDocxDeep
		}
		if err != nil {
			return fmt.Errorf("%s, byte %d: %w", name, d.InputOffset(), err)
		}
		token(t)
	}
}

// docxText gathers the text of a document: runs of text, with a line for a
// paragraph. What was struck out by a reviewer (w:del) has an element of its
// own for its text and stays out; what was moved away, and the second form of
// what old programs do not know, is passed over.
type docxText struct {
	text   strings.Builder
	inText bool
	second int // open elements that hold what stands elsewhere, too
}

func (d *docxText) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		d.inText = t.Name.Local == "t" && d.second == 0
		switch t.Name.Local {
		case "Fallback", "moveFrom":
			d.second++
		case "tab":
			d.text.WriteByte(' ')
		case "br", "cr":
			d.text.WriteByte('\n')
		}
	case xml.EndElement:
		d.inText = false
		switch t.Name.Local {
		case "p":
			d.text.WriteString("\n\n")
		case "tc":
			d.text.WriteByte('\n')
		case "Fallback", "moveFrom":
			d.second--
		}
	case xml.CharData:
		if d.inText {
			d.text.Write(t)
		}
	}
}

// docxProperties takes title and language of a document.
type docxProperties struct {
	title, language strings.Builder
	into            *strings.Builder
}

func (p *docxProperties) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		p.into = map[string]*strings.Builder{"title": &p.title, "language": &p.language}[t.Name.Local]
	case xml.EndElement:
		p.into = nil
	case xml.CharData:
		if p.into != nil {
			p.into.Write(t)
		}
	}
}
