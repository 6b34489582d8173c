package search

import "fmt"

// Message is a sentence in English that a catalogue can put into another
// language: its format is the key there, and the format of the other language
// takes the same arguments. One of them can be a Message itself.
type Message struct {
	Format string
	Args   []any
}

// Say returns a message. Whoever adds one adds its translations: a test of
// package web gathers the formats, which must be constants, from the calls.
func Say(format string, args ...any) Message { return Message{Format: format, Args: args} }

// String returns the message in English.
func (m Message) String() string { return fmt.Sprintf(m.Format, m.Args...) }
