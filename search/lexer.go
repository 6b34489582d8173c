package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenWord
	tokenPhrase
	tokenUnclosed // a phrase without its closing quote
	tokenField    // name before a colon
	tokenOpen
	tokenClose
	tokenAnd
	tokenOr
	tokenNot
)

// token is one piece of a query.
type token struct {
	kind  tokenKind
	pos   int    // byte offset in the query, of a phrase that of its first word
	text  string // of a phrase without its quotes, of a field without its colon
	exact bool   // a phrase behind "="
	tilde string // of a phrase: "~" and what stands behind it, up to the next blank
}

// lexer cuts a query into tokens, left to right, and never fails: what is
// wrong is for the parser to say. Full-width punctuation and the quotes and
// dashes of word processors are read as their plain kind, direction marks as
// blanks.
type lexer struct {
	text string
	at   int
}

// plain returns the rune at i as its plain kind, and its size in bytes; 0, 0 at
// the end.
func (l *lexer) plain(i int) (rune, int) {
	if i >= len(l.text) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(l.text[i:])
	switch {
	case r < utf8.RuneSelf:
		return r, size
	case strings.ContainsRune("“”„‟«»", r):
		return '"', size
	case r == '−': // the minus sign
		return '-', size
	case '！' <= r && r <= '～': // full-width forms of ASCII
		return r - '！' + '!', size
	case unicode.IsSpace(r), directionMark(r):
		return ' ', size
	}
	return r, size
}

// directionMark reports whether r only turns the direction of writing, as what
// is copied from right-to-left text brings along.
func directionMark(r rune) bool {
	return r == 0x061c || r == 0x200e || r == 0x200f || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || r == 0xfeff
}

func isBlank(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' }

func (l *lexer) next() token {
	l.skipBlanks()
	start := l.at
	r, size := l.plain(start)
	switch {
	case size == 0:
		return token{kind: tokenEnd, pos: start}
	case r == '(':
		l.at += size
		return token{kind: tokenOpen, pos: start}
	case r == ')':
		l.at += size
		return token{kind: tokenClose, pos: start}
	case r == '"':
		return l.phrase(start, size)
	case r == '=' && l.quoteAt(start+size):
		_, quote := l.plain(start + size)
		t := l.phrase(start+size, quote)
		t.exact = true
		return t
	case r == '-' && l.startsOperand(start+size):
		l.at += size
		return token{kind: tokenNot, pos: start}
	}
	return l.word(start)
}

func (l *lexer) skipBlanks() {
	for {
		r, size := l.plain(l.at)
		if size == 0 || !isBlank(r) {
			return
		}
		l.at += size
	}
}

func (l *lexer) quoteAt(i int) bool {
	r, _ := l.plain(i)
	return r == '"'
}

// startsOperand reports whether something to exclude stands at i.
func (l *lexer) startsOperand(i int) bool {
	r, _ := l.plain(i)
	return r == '(' || r == '"' || r == '=' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// phrase reads a phrase whose opening quote, of the given size, stands at start.
func (l *lexer) phrase(start, size int) token {
	inside, ok := l.quoted(start + size)
	if !ok {
		return token{kind: tokenUnclosed, pos: start}
	}
	t := token{kind: tokenPhrase, pos: start + size, text: inside}
	if r, _ := l.plain(l.at); r == '~' {
		from := l.at
		l.skipWord()
		t.tilde = plainTilde(l.text[from:l.at])
	}
	return t
}

// quoted reads up to the closing quote, and steps over it.
func (l *lexer) quoted(begin int) (string, bool) {
	for i := begin; ; {
		r, size := l.plain(i)
		i += size
		switch {
		case size == 0:
			l.at = len(l.text)
			return "", false
		case r == '"':
			l.at = i
			return l.text[begin : i-size], true
		}
	}
}

func (l *lexer) word(start int) token {
	if name, end := l.fieldName(start); name != "" {
		l.at = end
		return token{kind: tokenField, pos: start, text: name}
	}
	l.skipWord()
	t := token{kind: tokenWord, pos: start, text: l.text[start:l.at]}
	switch t.text {
	case "AND":
		t.kind = tokenAnd
	case "OR":
		t.kind = tokenOr
	case "NOT":
		t.kind = tokenNot
	}
	return t
}

// skipWord steps to the next blank, parenthesis or quote, at least over one
// rune.
func (l *lexer) skipWord() {
	for first := true; ; first = false {
		r, size := l.plain(l.at)
		if size == 0 || !first && (isBlank(r) || r == '(' || r == ')' || r == '"' || r == '=' && l.quoteAt(l.at+size)) {
			return
		}
		l.at += size
	}
}

// fieldName returns the name before a colon at i, and where its value begins: a
// run of Latin letters in front of a value, or the name of a field in front of
// anything. "12:30", "https://…" and "note: this" have none.
func (l *lexer) fieldName(i int) (name string, value int) {
	end := i
	for end < len(l.text) && isNameByte(l.text[end]) {
		end++
	}
	r, size := l.plain(end)
	if end == i || r != ':' {
		return "", 0
	}
	name = l.text[i:end]
	next, _ := l.plain(end + size)
	if known := knownField(name); known != "" {
		return known, end + size
	}
	if next == 0 || isBlank(next) || next == '/' || name != strings.ToLower(name) {
		return "", 0
	}
	return name, end + size
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '.' || c == '_'
}

// values reads the values behind the colon of a field that is not text: words
// or phrases with commas between and no blanks.
func (l *lexer) values() (values []string, ok bool) {
	for {
		r, size := l.plain(l.at)
		if r == '=' { // a value is exact anyway
			l.at += size
			r, size = l.plain(l.at)
		}
		value, closed := "", true
		if r == '"' {
			value, closed = l.quoted(l.at + size)
		} else {
			value = l.bareValue()
		}
		if !closed {
			return nil, false
		}
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
		comma, width := l.plain(l.at)
		next, _ := l.plain(l.at + width)
		if comma != ',' || next == 0 || next == ')' || isBlank(next) {
			return values, true
		}
		l.at += width
	}
}

func (l *lexer) bareValue() string {
	start := l.at
	for {
		r, size := l.plain(l.at)
		if size == 0 || isBlank(r) || strings.ContainsRune(`(),"`, r) {
			return l.text[start:l.at]
		}
		l.at += size
	}
}

// plainTilde returns s with its first rune, a tilde of whatever width, as "~".
func plainTilde(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return "~" + s[size:]
}
