package main

import (
	"strings"
	"unicode"
)

// printable returns s without what could change how a terminal shows the text
// around it: control characters (escape sequences above all) and marks that
// turn the direction of writing. Articles come from strangers.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}
