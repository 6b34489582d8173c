package source

import (
	"bytes"
	"slices"
)

// reliefKeys are the first members of an answer of ReliefWeb.
var reliefKeys = []string{"time", "href", "links", "took", "totalCount", "count", "data"}

// detectEvents recognises records of events, by the header or the first row of
// a table, or by the keys of JSON. It returns nothing for what is none.
func detectEvents(text []byte) (Format, error) {
	if isJSON(text) {
		return detectEventJSON(text)
	}
	line := firstLine(text)
	cells := firstRow(line)
	if isUCDP(cells) {
		return UCDP, nil
	}
	if ok, err := isACLED(cells); ok || err != nil {
		return ACLED, err
	}
	return detectGDELT(line)
}

func detectEventJSON(text []byte) (Format, error) {
	has := func(key string) bool { return bytes.Contains(text, []byte(`"`+key+`"`)) }
	first := firstKey(text)
	switch {
	case has("event_id_cnty") && has("deleted_timestamp"):
		return "", errDeletedEvents
	case has("event_id_cnty"):
		return ACLED, nil
	case has("type_of_violence") && has("side_a"):
		return UCDP, nil
	case first == "articles" && has("seendate"):
		return ArtList, nil
	case slices.Contains(reliefKeys, first) && bytes.Contains(text, []byte("reliefweb.int")):
		return ReliefWeb, nil
	}
	return "", nil
}

// firstKey returns the name of the first member of the object that a text
// begins with, or "".
func firstKey(text []byte) string {
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("{"))
	if !ok {
		return ""
	}
	rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`))
	if !ok {
		return ""
	}
	key, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(key)
}
