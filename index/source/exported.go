package source

import (
	"bytes"
	"encoding/json"
	"io"

	"dateline/index"
)

// Keys of the objects that an export of dateline has in its lines.
const (
	keyAsserted = `"asserted"`
	keyEvent    = `"event"`
)

// setExported takes from a line of an export what the record itself says, in
// place of the values derived from it, which stand in the line for other
// readers; its text as it is, whatever it looks like; and the event. Objects of
// these names but of another form are left alone.
func (r *record) setExported(members []member) error {
	exported := false
	for _, m := range members {
		switch string(m.key) {
		case keyAsserted:
			var asserted index.Asserted
			if exported = decodeStrictly(m.value, &asserted); exported {
				r.a.Asserted = asserted
			}
		case keyEvent:
			var event index.Event
			if decodeStrictly(m.value, &event) {
				r.a.Event = &event
			}
		}
	}
	for _, m := range members {
		if !exported || string(m.key) != `"`+keyBody+`"` || m.value[0] != '"' {
			continue
		}
		body, err := text(m.value)
		if err != nil {
			return err
		}
		r.a.Body = body
	}
	return nil
}

// decodeStrictly reads an object that has no other keys than the value, and
// reports whether it is one.
func decodeStrictly(object []byte, into any) bool {
	if object[0] != '{' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(object))
	d.DisallowUnknownFields()
	if d.Decode(into) != nil {
		return false
	}
	_, err := d.Token()
	return err == io.EOF
}
