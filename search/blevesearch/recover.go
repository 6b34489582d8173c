package blevesearch

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// errDamaged is returned when a segment cannot be read.
var errDamaged = errors.New("the index cannot be read")

// recovered returns a function to defer that turns a panic into an error.
// Bleve's readers panic on damaged segments, and reading a file that was cut
// short behind its mapping is a memory fault, which is made a panic too.
func recovered(err *error) func() {
	before := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(before)
		if reason := recover(); reason != nil {
			*err = fmt.Errorf("searching: %w: %v\n%s", errDamaged, reason, debug.Stack())
		}
	}
}
