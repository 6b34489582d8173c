package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"dateline/index"
)

// readJSONL reads JSON Lines: an object a line, whose keys are those of a
// record (see field); others are passed over, and so are blank lines.
func readJSONL(in *input, yield yield) bool {
	in.decodeForeign()
	l, names := &lines{r: in.r}, in.names()
	for {
		line, err := l.read()
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.Is(err, errLineTooLong):
			if !yield(nil, in.reject(l.number, l.pos, err)) {
				return false
			}
			continue
		case err != nil:
			return yield(nil, in.reject(l.number, l.pos, err))
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		a, err := articleOfJSON(line, names)
		if err != nil && !yield(nil, in.reject(l.number, l.pos, err)) {
			return false
		}
		in.at(l.number, l.pos)
		if err == nil && !yield(a, nil) {
			return false
		}
	}
}

func articleOfJSON(object []byte, n names) (*index.Article, error) {
	r, err := decodeJSON(object, n)
	if err != nil {
		return nil, err
	}
	return r.article()
}

// decodeJSON reads an object that is a record.
func decodeJSON(object []byte, n names) (*record, error) {
	if i := invalidUTF8(object); i >= 0 {
		return nil, fmt.Errorf("not UTF-8 at byte %d of the record", i)
	}
	members, err := membersOf(object)
	if err != nil {
		return nil, err
	}
	if object, members, err = unwrapped(object, members); err != nil {
		return nil, err
	}
	if isNinjs(members) {
		return recordOfNinjs(object)
	}
	return recordOfJSON(members, n)
}

// unwrapped returns the record in a document of Elasticsearch or OpenSearch,
// which keep it in _source and its id beside that, and its members; another
// object as it is.
func unwrapped(object []byte, members []member) ([]byte, []member, error) {
	for _, m := range members {
		if string(m.key) != `"_source"` || m.value[0] != '{' {
			continue
		}
		inner, err := membersOf(m.value)
		for _, id := range members {
			if string(id.key) == `"_id"` {
				inner = append(inner, id)
			}
		}
		return m.value, inner, err
	}
	return object, members, nil
}

// recordOfJSON takes the fields of a record from the members of an object.
func recordOfJSON(members []member, n names) (*record, error) {
	var picks choice
	for i, m := range members {
		key, err := text(m.key)
		if err != nil {
			return nil, err
		}
		for _, t := range n.of(key) {
			blank := isBlankJSON(m.value) || !t.isOwn(key) && !fields[t.field].takes(m.value)
			if err := picks.offer(t, key, i, blank); err != nil {
				return nil, err
			}
		}
	}
	var r record
	for i, f := range fields {
		at, ok := picks.chosen(i)
		if !ok {
			continue
		}
		if err := r.setJSON(f, members[at]); err != nil {
			return nil, err
		}
	}
	return &r, r.setExported(members)
}

func isBlankJSON(value []byte) bool {
	return value[0] == 'n' || value[0] == '"' && len(bytes.TrimSpace(value[1:len(value)-1])) == 0
}

// takes reports whether a value is of a kind that the field can have.
func (f field) takes(value []byte) bool {
	switch value[0] {
	case '"':
		return true
	case '[':
		list := []string{}
		return f.many && json.Unmarshal(value, &list) == nil
	case '{':
		return f.textInside(value) != nil
	case 't', 'f', 'n':
		return false
	}
	return f.number
}

func (r *record) setJSON(f field, m member) error {
	value := m.value
	if !f.takes(value) {
		return fmt.Errorf("%s: %w", f.key, f.wrongKind())
	}
	inside := value[0] == '{'
	if inside {
		value = f.textInside(value)
	}
	switch value[0] {
	case '[':
		list := []string{}
		if err := json.Unmarshal(value, &list); err != nil {
			return fmt.Errorf("%s: %w", f.key, err)
		}
		return r.set(f, list...)
	case '"':
		s, err := text(value)
		if err != nil {
			return err
		}
		return r.set(f, f.plain(s, inside || f.key == keyBody && isHTML(stringOf(m.key), s)))
	}
	return r.set(f, string(value)) // exports of databases have numbers for ids
}

// textInside returns the text of a field whose value is an object: the name of
// a publisher, the HTML that a text is rendered as.
func (f field) textInside(object []byte) []byte {
	if f.inside == "" {
		return nil
	}
	members, err := membersOf(object)
	if err != nil {
		return nil
	}
	for _, m := range members {
		if string(m.key) == `"`+f.inside+`"` && m.value[0] == '"' {
			return m.value
		}
	}
	return nil
}

// plain returns the text of a title or a body that can be HTML.
func (f field) plain(s string, isHTML bool) string {
	switch {
	case isHTML && f.key == keyTitle:
		return lineOfHTML(s)
	case isHTML && f.key == keyBody:
		return textOfHTML(s)
	}
	return s
}

// text returns the string of a JSON string. Most have no escapes, and are what
// stands between their quotes.
func text(quoted []byte) (string, error) {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1 : len(quoted)-1]), nil
	}
	var s string
	err := json.Unmarshal(quoted, &s)
	return s, err
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
}
