package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// maxJSONDepth is the nesting of objects and lists in a record. Real ones have
// three levels.
const maxJSONDepth = 64

var (
	errNotObject = errors.New("not a JSON object")
	errTooDeep   = fmt.Errorf("JSON nested more than %d deep", maxJSONDepth)
)

// member is a key with its value, both as they stand in the text.
type member struct {
	key, value []byte
}

// membersOf returns the members of a JSON object. The object is checked as a
// whole and its values are left alone: those of unknown keys cost nothing, and
// keys that differ in case only can be told apart, which encoding/json would
// not do.
func membersOf(object []byte) ([]member, error) {
	if err := checkJSON(object); err != nil {
		return nil, err
	}
	s := scanner{text: object}
	if s.skip(); s.text[s.i] != '{' {
		return nil, errNotObject
	}
	s.i++
	var members []member
	for {
		s.skip()
		switch s.text[s.i] {
		case '}':
			return members, nil
		case ',':
			s.i++
			continue
		}
		key, _ := s.value()
		s.skip()
		s.i++ // the colon
		s.skip()
		value, err := s.value()
		if err != nil {
			return nil, err
		}
		members = append(members, member{key, value})
	}
}

func checkJSON(line []byte) error {
	if json.Valid(line) {
		return nil
	}
	var v json.RawMessage
	err := json.Unmarshal(line, &v)
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return fmt.Errorf("not JSON: %w", err)
	}
	if strings.HasPrefix(syntax.Error(), "unexpected end") {
		return fmt.Errorf("not JSON: cut off at byte %d of the record", len(line))
	}
	return fmt.Errorf("not JSON: %s (at byte %d of the record)", syntax.Error(), syntax.Offset)
}

// scanner finds where values end in JSON that is known to be valid.
type scanner struct {
	text []byte
	i    int
}

// skip passes over blanks.
func (s *scanner) skip() {
	for s.i < len(s.text) {
		switch s.text[s.i] {
		case ' ', '\t', '\r', '\n':
			s.i++
		default:
			return
		}
	}
}

// value passes over one value and returns it.
func (s *scanner) value() ([]byte, error) {
	start, depth := s.i, 0
	for {
		switch s.text[s.i] {
		case '"':
			s.quoted()
		case '{', '[':
			depth++
			s.i++
		case '}', ']':
			depth--
			s.i++
		case ',', ':', ' ', '\t', '\r', '\n':
			s.i++
		default:
			s.word()
		}
		if depth >= maxJSONDepth {
			return nil, errTooDeep
		}
		if depth == 0 {
			return s.text[start:s.i], nil
		}
	}
}

// quoted passes over a string.
func (s *scanner) quoted() {
	for s.i++; s.text[s.i] != '"'; s.i++ {
		if s.text[s.i] == '\\' {
			s.i++
		}
	}
	s.i++
}

// word passes over a number, true, false or null.
func (s *scanner) word() {
	for s.i < len(s.text) && strings.IndexByte(" \t\r\n,]}", s.text[s.i]) < 0 {
		s.i++
	}
}
