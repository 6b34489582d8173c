package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// maxBody is the longest body of POST /api/v1/search, in bytes.
const maxBody = 64 << 10

// bodyValues reads the parameters in a JSON body: an object whose members are
// the parameters of the same names, each a string, number, boolean or null, or
// an array of these where the parameter can be repeated or is a comma list.
func (s *server) bodyValues(r *http.Request) (url.Values, error) {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "application/json" {
		return nil, errMediaType
	}
	data, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, errBodySize
	case err != nil:
		return nil, bodyError("the body cannot be read")
	case !utf8.Valid(data):
		return nil, bodyError("the body is not valid UTF-8")
	}
	return s.decodeBody(data)
}

// decodeBody reads the members one by one, for encoding/json would take "Q" for
// "q" and the last of two.
func (s *server) decodeBody(data []byte) (url.Values, error) {
	d := json.NewDecoder(strings.NewReader(string(data)))
	d.UseNumber()
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, bodyError("the body is not a JSON object")
	}
	values := url.Values{}
	for d.More() {
		token, err := d.Token()
		name, ok := token.(string)
		if err != nil || !ok {
			return nil, bodyError("the body is not valid JSON")
		}
		if values.Has(name) {
			return nil, badCall(name, fmt.Sprintf("%s is given twice", shown(name)), "")
		}
		var member any
		if err := d.Decode(&member); err != nil {
			return nil, bodyError("the body is not valid JSON")
		}
		if values[name], err = s.memberValues(name, member); err != nil {
			return nil, err
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, bodyError("the body is not valid JSON")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, bodyError("something follows the JSON object")
	}
	return values, nil
}

// memberValues returns a member as the values of a parameter.
func (s *server) memberValues(name string, member any) ([]string, error) {
	parts, isArray := member.([]any)
	if !isArray {
		if member == nil {
			return []string{}, nil
		}
		parts = []any{member}
	}
	values := make([]string, len(parts))
	for i, part := range parts {
		switch part := part.(type) {
		case string:
			values[i] = part
		case json.Number:
			values[i] = part.String()
		case bool:
			values[i] = fmt.Sprint(part)
		default:
			return nil, badCall(name, fmt.Sprintf("the value of %s is not a string or a number", shown(name)), "")
		}
	}
	for _, p := range s.params {
		if isArray && p.Name == name && p.list {
			return []string{strings.Join(values, ",")}, nil
		}
		if isArray && p.Name == name && !p.Repeat {
			return nil, badCall(name, fmt.Sprintf("%s is a list, it can have one value", name), "")
		}
	}
	return values, nil
}

func bodyError(detail string) error {
	return badCall("", detail, `Send an object such as {"q": "ceasefire", "actor": ["Ukraine"]}.`)
}
