package search

import (
	"errors"
	"fmt"

	"dateline/index"
)

// ErrNotFound is returned for an id that no article has.
var ErrNotFound = index.ErrNotFound

// ErrBusy is returned when an engine runs as many searches as it may.
var ErrBusy = errors.New("too many searches at once")

// ErrClosed is returned by an engine that is closed or not yet open.
var ErrClosed = errors.New("the index is not open")

// Code names a kind of mistake in a query, for programs.
type Code string

// Codes of query errors.
const (
	CodeSyntax    Code = "query_syntax"    // the query text cannot be read
	CodeLimit     Code = "query_limit"     // something is longer or larger than allowed
	CodeParameter Code = "bad_parameter"   // a parameter has a value that it cannot have
	CodeUnknown   Code = "unknown_name"    // a parameter or field does not exist
	CodeAmbiguous Code = "ambiguous_value" // a name has several meanings
	CodeCursor    Code = "bad_cursor"      // a cursor is damaged or of another query
)

// Error is a mistake in a query that its author can mend.
type Error struct {
	Code   Code
	Detail string // what is wrong, one sentence in English
	Hint   string // what to do about it, in English, "" where nothing can be said
	Param  string // parameter that is wrong, "" when not of one
	Pos    int    // byte offset in the query text, -1 when not of it

	DetailMessage, HintMessage Message // what Detail and Hint are made of, for other languages

	Candidates []string // values that an ambiguous name can mean, or that come nearest to an unknown one
}

// NewError returns a mistake in a parameter that has no place in the query text.
func NewError(code Code, param string, detail, hint Message) *Error {
	return &Error{Code: code, Detail: detail.String(), Hint: hint.String(), Param: param, Pos: -1, DetailMessage: detail, HintMessage: hint}
}

// Error returns the detail, with the position where there is one.
func (e *Error) Error() string {
	if e.Pos >= 0 {
		return fmt.Sprintf("%s (at byte %d)", e.Detail, e.Pos)
	}
	return e.Detail
}
