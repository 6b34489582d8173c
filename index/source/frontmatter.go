package source

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Front matter is the block between two lines of three hyphens at the head of
// a text. Of YAML it may use what such blocks really use: "key: value" lines,
// plain, quoted and block values, and lists in brackets or a "- item" a line.
// What is indented below an unknown key is passed over.

var (
	errUnclosed = errors.New("front matter is not closed by a line of three hyphens")
	errNoKey    = errors.New("front matter: want key: value")
	errQuote    = errors.New("front matter: quotes do not match")

	keyLine = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:([ \t].*)?$`)
)

const (
	fence    = "---"
	altFence = "..." // the other way YAML ends a document
)

// hasFrontMatter reports whether a text begins with front matter rather than
// with a rule of hyphens.
func hasFrontMatter(s string) bool {
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, " \t\r") != fence {
		return false
	}
	for _, line := range strings.Split(rest, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == fence {
			return true
		}
		if line != "" && !strings.HasPrefix(line, "#") {
			return keyLine.MatchString(line)
		}
	}
	return false
}

// entry is a key of front matter with the lines of its value.
type entry struct {
	key   string
	line  int    // of the key, in the file, from 1
	first string // behind the colon
	below []string
}

// splitFrontMatter parts front matter from the text behind it. The line is
// that of an error.
func splitFrontMatter(s string) (entries []entry, behind string, line int, err error) {
	_, rest, _ := strings.Cut(s, "\n")
	for line = 2; ; line++ {
		current, next, more := strings.Cut(rest, "\n")
		current = strings.TrimRight(current, " \t\r")
		if current == fence || current == altFence {
			return entries, next, 0, nil
		}
		if entries, err = appendLine(entries, current, line); err != nil {
			return nil, "", line, err
		}
		if !more {
			return nil, "", 1, errUnclosed
		}
		rest = next
	}
}

func appendLine(entries []entry, line string, number int) ([]entry, error) {
	if m := keyLine.FindStringSubmatch(line); m != nil {
		return append(entries, entry{key: m[1], line: number, first: strings.TrimSpace(m[2])}), nil
	}
	last := len(entries) - 1
	switch {
	case last >= 0 && (line == "" || strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || isItem(line)):
		entries[last].below = append(entries[last].below, strings.TrimSpace(line))
	case line != "" && !strings.HasPrefix(line, "#"):
		return nil, errNoKey
	}
	return entries, nil
}

func isItem(line string) bool { return line == "-" || strings.HasPrefix(line, "- ") }

// values returns the values of an entry: one, or those of its list.
func (e entry) values() ([]string, error) {
	first := e.first
	if first == "" || strings.HasPrefix(first, "#") {
		return e.listBelow()
	}
	switch first[0] {
	case '|':
		return []string{strings.Join(e.below, "\n")}, nil
	case '>':
		return []string{strings.Join(e.below, " ")}, nil
	}
	joined := strings.TrimSpace(first + " " + strings.Join(e.below, " "))
	if first[0] == '[' {
		return bracketList(joined)
	}
	v, rest, err := scalar(joined, "")
	if err == nil && rest != "" {
		err = errQuote
	}
	if v == "" {
		return nil, err
	}
	return []string{v}, err
}

// listBelow reads the items of a list, or a value that begins on the line
// after its key.
func (e entry) listBelow() ([]string, error) {
	var values []string
	for _, line := range e.below {
		item, ok := strings.CutPrefix(line, "-")
		if !ok && line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		v, rest, err := scalar(strings.TrimSpace(item), "")
		if err != nil || rest != "" {
			return nil, errQuote
		}
		values = append(values, v)
	}
	return values, nil
}

// bracketList reads a list such as [Ukraine, "Wagner Group"].
func bracketList(s string) ([]string, error) {
	var values []string
	rest := strings.TrimSpace(s[1:])
	for {
		if strings.HasPrefix(rest, "]") {
			return values, nil
		}
		v, behind, err := scalar(rest, ",]")
		if err != nil || behind == "" {
			return nil, fmt.Errorf("front matter: list is not closed by a bracket")
		}
		if v != "" {
			values = append(values, v)
		}
		rest = strings.TrimSpace(strings.TrimPrefix(behind, ","))
	}
}

// scalar reads one value, plain or quoted, up to one of the characters in
// until or to the end of s, and returns what is left. A plain value ends
// before a comment.
func scalar(s, until string) (value, rest string, err error) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		return quotedScalar(s, until)
	}
	end := len(s)
	if i := strings.IndexAny(s, until); i >= 0 {
		end = i
	}
	plain := s[:end]
	if i := strings.Index(plain, " #"); i >= 0 && until == "" {
		plain = plain[:i]
	}
	plain = strings.TrimSpace(plain)
	if plain == "~" || plain == "null" {
		plain = ""
	}
	return plain, s[end:], nil
}

func quotedScalar(s, until string) (value, rest string, err error) {
	end := closingQuote(s)
	if end < 0 {
		return "", "", errQuote
	}
	value, rest = s[1:end], strings.TrimSpace(s[end+1:])
	if s[0] == '\'' {
		value = strings.ReplaceAll(value, "''", "'")
	} else if value, err = strconv.Unquote(s[:end+1]); err != nil {
		return "", "", errQuote
	}
	if strings.HasPrefix(rest, "#") && until == "" {
		rest = ""
	}
	if until != "" && rest != "" && !strings.ContainsRune(until, rune(rest[0])) {
		return "", "", errQuote
	}
	return strings.ToValidUTF8(value, " "), rest, nil
}

// closingQuote returns the offset of the quote that ends the one s begins
// with, or -1. A single quote is written twice inside, a double one escaped.
func closingQuote(s string) int {
	q := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && q == '"':
			i++
		case s[i] == q && q == '\'' && i+1 < len(s) && s[i+1] == q:
			i++
		case s[i] == q:
			return i
		}
	}
	return -1
}
