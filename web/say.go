package web

import (
	"regexp"
	"slices"

	"dateline/search"
)

// say writes a message of the engine, which has it in English.
func (l *locale) say(m search.Message) string {
	format, ok := l.formats[m.Format]
	if !ok {
		return m.String()
	}
	args := slices.Clone(m.Args)
	for i, arg := range args {
		if inner, isMessage := arg.(search.Message); isMessage {
			args[i] = l.say(inner)
		}
	}
	return l.printer.Sprintf(format, args...)
}

// verb is a verb of a format, with its index where it has one.
var verb = regexp.MustCompile(`%%|%(\[\d+\])?[a-z]`)

// isolateArguments has each argument written in a direction of its own: what was
// typed in Latin letters, with signs around it, falls to pieces in a sentence
// from right to left. The signs are those of Unicode (UAX #9), for titles and
// attributes hold no <bdi>.
func isolateArguments(formats map[string]string) {
	for english, format := range formats {
		formats[english] = verb.ReplaceAllStringFunc(format, func(v string) string {
			if v == "%%" {
				return v
			}
			return firstStrongIsolate + v + popIsolate
		})
	}
}

// Signs of Unicode around text of another direction.
const (
	firstStrongIsolate = "\u2068"
	popIsolate         = "\u2069"
)

// notes writes the notes of an answer, but for that on an ingest: a banner of
// every page says it.
func (l *locale) notes(notes []search.Message) []string {
	var texts []string
	for _, note := range notes {
		if note.Format != noteIndexing {
			texts = append(texts, l.say(note))
		}
	}
	return texts
}
