package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/index"
)

var (
	errNoList  = errors.New("no list of records in it")
	errElement = fmt.Errorf("record is longer than %d bytes", maxLine)
)

// eventList is how the records of a JSON file become articles: a list of objects,
// an object with such a list under a key, as interfaces answer, or an object a
// line. It is read as a stream, of any length.
type eventList struct {
	key    string // of the list in the answer of the interface
	marker string // a key of every record, by which an object a line is told from an answer; "" when there are none
	make   func(record []byte, beside map[string]string) (*index.Article, error)
}

func (l eventList) read(in *input, yield yield) bool {
	in.decodeForeign()
	if l.marker != "" && l.isLine(in) {
		return l.readLines(in, yield)
	}
	s := &listStream{r: in.r, line: 1, beside: map[string]string{}}
	if err := s.enter(l.key); err != nil {
		return yield(nil, in.reject(s.line, s.pos, err))
	}
	for {
		record, err := s.element()
		if errors.Is(err, errListDone) {
			return true
		}
		if err != nil && !errors.Is(err, errElement) {
			return yield(nil, in.reject(s.line, s.pos, err))
		}
		var a *index.Article
		if err == nil {
			a, err = l.article(record, s.beside)
		}
		if !handOn(a, in.rejectOf(s.startLine, s.start, err), yield) {
			return false
		}
	}
}

// isLine reports whether the first line of the file is a record.
func (l eventList) isLine(in *input) bool {
	head, err := in.head()
	if err != nil {
		return false
	}
	members, err := membersOf(firstLine(head))
	return err == nil && slices.ContainsFunc(members, func(m member) bool { return string(m.key) == `"`+l.marker+`"` })
}

// readLines reads a record a line.
func (l eventList) readLines(in *input, yield yield) bool {
	lines := &lines{r: in.r}
	for {
		line, err := lines.read()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !errors.Is(err, errLineTooLong):
			return yield(nil, in.reject(lines.number, lines.pos, err))
		case err == nil && len(bytes.TrimSpace(line)) == 0:
			continue
		}
		var a *index.Article
		if err == nil {
			a, err = l.article(line, nil)
		}
		if !handOn(a, in.rejectOf(lines.number, lines.pos, err), yield) {
			return false
		}
	}
}

// rejectOf returns the reject of an error, or nil when there is none.
func (in *input) rejectOf(line int, pos int64, err error) error {
	if err == nil {
		return nil
	}
	return in.reject(line, pos, err)
}

// handOn yields an article, or the error in its place.
func handOn(a *index.Article, err error, yield yield) bool {
	if err != nil {
		return yield(nil, err)
	}
	return yield(a, nil)
}

func (l eventList) article(record []byte, beside map[string]string) (*index.Article, error) {
	if i := invalidUTF8(record); i >= 0 {
		return nil, fmt.Errorf("not UTF-8 at byte %d of the record", i)
	}
	return l.make(record, beside)
}

// lookupMaker returns a maker of articles from flat JSON objects, whose members
// are the cells of a row.
func lookupMaker(article func(lookup) (*index.Article, error)) func([]byte, map[string]string) (*index.Article, error) {
	return func(record []byte, _ map[string]string) (*index.Article, error) {
		members, err := membersOf(record)
		if err != nil {
			return nil, err
		}
		var names, cells []string
		for _, m := range members {
			key, err := text(m.key)
			if err != nil {
				return nil, err
			}
			cell, err := cellOf(m.value)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", key, err)
			}
			names, cells = append(names, key), append(cells, cell)
		}
		return article(lookIn(placesOf(names), cells))
	}
}

// cellOf returns a JSON value as the cell of a table has it: null is empty.
func cellOf(value []byte) (string, error) {
	switch value[0] {
	case '"':
		s, err := text(value)
		return strings.TrimSpace(s), err
	case '{', '[', 'n':
		return "", nil
	}
	return string(value), nil
}
