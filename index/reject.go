package index

import (
	"errors"
	"strconv"
)

// ErrNotFound is returned for an id that no article has.
var ErrNotFound = errors.New("no article has this id")

// ErrDamaged is returned for stored data that is not what was once written.
var ErrDamaged = errors.New("stored data is damaged")

// Reject says why a record was not taken. It is no failure of a run: reading
// goes on behind it.
type Reject struct {
	File   string `json:"file,omitempty"` // as the user named it, with the path below a folder; "-" is standard input
	Line   int    `json:"line,omitempty"` // of the file, after unpacking, from 1; 0 where the whole file is meant
	Pos    int64  `json:"pos,omitempty"`  // byte offset of the record or of the fault in the unpacked file
	Reason string `json:"reason"`

	// InDoubt counts bytes that are no character in the character set of the
	// file. A Reject with such bytes is a note: nothing was left out.
	InDoubt int `json:"in_doubt,omitempty"`
}

// Error returns file, line and reason as compilers print them.
func (r *Reject) Error() string {
	where := r.File
	if r.Line > 0 {
		where += ":" + strconv.Itoa(r.Line)
	}
	if where == "" {
		return r.Reason
	}
	return where + ": " + r.Reason
}
