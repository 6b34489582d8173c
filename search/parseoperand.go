package search

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// operand reads a word or a phrase, in the field of its group.
func (p *parser) operand() (Expr, error) {
	t := p.token
	switch {
	case p.scope.Kind == index.Text:
		p.next()
		return p.text(t)
	case p.scope.Kind == index.Dates:
		p.next()
		return p.date(p.scope.Name, t.text, t.pos)
	case p.scope.Kind == index.Numbers:
		p.next()
		return p.number(p.scope.Name, t.text, t.pos)
	}
	return p.value()
}

// value reads a value of a field that is not text, inside a group: a phrase, or
// words up to the next operator.
func (p *parser) value() (Expr, error) {
	t := p.token
	p.next()
	value := t.text
	for t.kind == tokenWord && p.token.kind == tokenWord {
		value += " " + p.token.text
		p.next()
	}
	if value = strings.TrimSpace(value); value == "" {
		return nil, nil
	}
	return p.where(t.pos, p.scope.Name, value)
}

func (p *parser) where(pos int, field string, values ...string) (Expr, error) {
	if err := p.count(pos, len(values)); err != nil {
		return nil, err
	}
	return Where{Filter: Filter{Field: field, Values: values}}, nil
}

// count counts words and values against the limit.
func (p *parser) count(pos, n int) error {
	if p.terms += n; p.terms > p.limits.Terms {
		return tooMuch(pos, Say("the query has more than %d words", p.limits.Terms))
	}
	return nil
}

// field reads what stands behind "name:".
func (p *parser) field(depth int) (Expr, error) {
	name := p.token
	field, ok := index.FieldNamed(name.text)
	if !ok {
		return nil, unknownField(name)
	}
	r, size := p.plain(p.at)
	if size == 0 || isBlank(r) || r == ')' {
		return nil, syntax(name.pos, Say("%s: has no value", name.text), Say("%s To search for the word itself, put it in quotes.", valueHint(name.text)))
	}
	if r == '(' {
		return p.fieldGroup(field, depth)
	}
	start := p.at
	if field.Kind == index.Keyword || field.Kind == index.Path {
		return p.values(field, name, start)
	}
	if r == '-' && field.Kind == index.Numbers { // a sign, not an exclusion
		p.skipWord()
		p.token = token{kind: tokenWord, pos: start, text: p.lexer.text[start:p.at]}
	} else {
		p.next()
	}
	t := p.token
	if t.kind == tokenUnclosed {
		return nil, unclosed(t.pos)
	}
	if t.kind == tokenField {
		return nil, syntax(t.pos, Say("a field cannot be the value of a field"), Say("Put the value in quotes to search for it as it is."))
	}
	if t.kind != tokenWord && t.kind != tokenPhrase {
		t = token{kind: tokenWord, pos: start, text: strings.TrimSpace(p.lexer.text[start:p.at])}
	}
	p.next()
	switch field.Kind {
	case index.Dates:
		return p.date(field.Name, t.text, t.pos)
	case index.Numbers:
		return p.number(field.Name, t.text, t.pos)
	}
	outer := p.scope
	p.scope = field
	e, err := p.text(t)
	p.scope = outer
	if err == nil && e == nil {
		return nil, syntax(t.pos, Say("%s: has no word to look for", name.text), Say("Write a word directly behind the colon."))
	}
	return e, err
}

func (p *parser) values(field index.Field, name token, start int) (Expr, error) {
	values, closed := p.lexer.values()
	if !closed {
		return nil, unclosed(start)
	}
	p.next()
	if len(values) == 0 {
		return nil, syntax(name.pos, Say("%s: has no value", name.text), valueHint(name.text))
	}
	return p.where(start, field.Name, values...)
}

// fieldGroup reads title:(summit OR talks).
func (p *parser) fieldGroup(field index.Field, depth int) (Expr, error) {
	outer := p.scope
	p.scope = field
	p.next()
	open := p.token.pos
	e, err := p.group(depth)
	p.scope = outer
	if err == nil && e == nil {
		return nil, syntax(open, Say("%s: has an empty group", field.Name), Say("Write words between the parentheses."))
	}
	return e, err
}

// valueHint tells how the value of a field is written.
func valueHint(field string) Message {
	return Say("Write the value directly behind the colon, in quotes if it has blanks: %s.", field+`:"two words"`)
}

func unknownField(name token) error {
	var names []string
	for _, f := range index.Schema() {
		names = append(names, f.Name)
	}
	hint := Say("The fields are %s. To search for the text itself, put it in quotes.", strings.Join(names, ", "))
	if near := Nearest(name.text, names); near != "" {
		hint = Say("Did you mean %s? %s", near+":", hint)
	}
	return inText(CodeUnknown, name.pos, Say("there is no field %q", name.text), hint)
}

// Limits on what stands for many words, see the contract (design, section 6).
const (
	MinPrefix = 3   // letters of a prefix: shorter ones stand for half the dictionary
	MaxEdits  = 2   // of a fuzzy word: with more, anything is like anything
	MaxFuzzy  = 64  // letters of a fuzzy word: longer ones are data, and their automaton is large
	MaxWithin = 100 // of a proximity: farther apart, words have nothing to do with each other
)

// text reads a word or a phrase of the scope, nil when it holds no word.
func (p *parser) text(t token) (Expr, error) {
	if t.kind == tokenPhrase {
		return p.phrase(t)
	}
	word := plainOperators(t.text)
	at := t.pos
	switch {
	case word == "|" || word == "||":
		return nil, syntax(at, Say("%s is not an operator", word), Say("Write OR in capitals between alternatives."))
	case strings.HasPrefix(word, "="):
		return p.exact(t, word)
	case strings.Contains(word, "*"):
		return p.prefix(word, at)
	case strings.Contains(word, "^"):
		return nil, syntax(at+strings.Index(word, "^"), Say("words cannot be weighed with ^"), Say("Leave out ^ and the number."))
	case strings.Contains(word, "~"):
		return p.fuzzy(word, at)
	}
	return p.compound(t.text, at)
}

// compound reads words that are not in quotes: cease-fire, or a single one.
func (p *parser) compound(s string, pos int) (Expr, error) {
	e, err := p.words(s, pos, false)
	phrase, ok := e.(Phrase)
	if err != nil || !ok {
		return e, err
	}
	words := text.Words(s)
	phrase.Hyphens = true
	for i := range words[1:] {
		phrase.Hyphens = phrase.Hyphens && text.Hyphenated(s, words[i], words[i+1])
	}
	return phrase, nil
}

// exact reads =Kiev.
func (p *parser) exact(t token, word string) (Expr, error) {
	_, size := utf8.DecodeRuneInString(t.text)
	switch {
	case word == "=":
		return nil, syntax(t.pos, Say("= has no word behind it"), Say(`Write the word directly behind =, as in ="Kiev".`))
	case strings.ContainsAny(word, "*~"):
		return nil, syntax(t.pos, Say("a word cannot be exact and stand for others"), Say("Leave out = or what stands behind the word."))
	}
	return p.words(t.text[size:], t.pos+size, true)
}

// plainOperators returns a word with full-width operators as their plain kind.
func plainOperators(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '＊', '～', '＝', '｜', '＾':
			return r - '！' + '!'
		}
		return r
	}, s)
}

// words makes a Word or Phrase of a stretch of the query that begins at pos;
// nil when it holds no word.
func (p *parser) words(s string, pos int, exact bool) (Expr, error) {
	words, err := p.split(s, pos)
	switch {
	case err != nil || len(words) == 0:
		return nil, err
	case len(words) == 1:
		return Word{Field: p.scope.Name, Text: words[0], Exact: exact}, nil
	}
	return Phrase{Field: p.scope.Name, Words: words, Exact: exact}, nil
}

// split returns the words in a stretch of the query that begins at pos.
func (p *parser) split(s string, pos int) ([]string, error) {
	found := text.Words(s)
	if err := p.count(pos, len(found)); err != nil {
		return nil, err
	}
	words := make([]string, len(found))
	for i, w := range found {
		words[i] = withoutDirections(s[w.Start:w.End])
		if len(words[i]) > MaxTermBytes {
			return nil, tooMuch(pos+w.Start, Say("a word is longer than %d bytes", MaxTermBytes))
		}
	}
	return words, nil
}

// withoutDirections returns a word of a quoted text without the marks that end a
// word outside of quotes.
func withoutDirections(word string) string {
	return strings.Map(func(r rune) rune {
		if directionMark(r) {
			return -1
		}
		return r
	}, word)
}

// phrase reads a phrase with its proximity.
func (p *parser) phrase(t token) (Expr, error) {
	e, err := p.words(t.text, t.pos, t.exact)
	phrase, ok := e.(Phrase)
	if err != nil || t.tilde == "" {
		return e, err
	}
	n, err := strconv.Atoi(t.tilde[1:])
	if err != nil || n < 1 || n > MaxWithin {
		return nil, syntax(t.pos+len(t.text), Say("a proximity needs a number from 1 to %d", MaxWithin), Say(`Write "two words"~5 for words at most 5 apart, in any order.`))
	}
	if !ok {
		return e, nil // one word is near itself
	}
	phrase.Within = n
	return phrase, nil
}

// prefix reads attack*.
func (p *parser) prefix(word string, pos int) (Expr, error) {
	star := strings.Index(word, "*")
	switch {
	case star == 0:
		return nil, syntax(pos, Say("a word cannot begin with *"), Say("Put at least %d letters before *. An empty query finds every article.", p.limits.Prefix))
	case star != len(word)-1:
		return nil, syntax(pos+star, Say("* can only stand at the end of a word"), Say("Write the beginning of the word and then *, as in attack*."))
	}
	base, err := p.base(word[:star], pos, "*")
	if err != nil {
		return nil, err
	}
	return Prefix{Field: p.scope.Name, Text: base}, nil
}

// fuzzy reads zelenskiy~ and zelenskiy~2.
func (p *parser) fuzzy(word string, pos int) (Expr, error) {
	tilde := strings.Index(word, "~")
	edits := 1
	if tilde == 0 {
		return nil, syntax(pos, Say("~ has no word before it"), Say(`Write it directly behind a word, zelenskiy~, or a phrase, "two words"~5.`))
	}
	if n := word[tilde+1:]; n != "" {
		var err error
		if edits, err = strconv.Atoi(n); err != nil || edits < 1 || edits > p.limits.Edits {
			return nil, syntax(pos+tilde, Say("a fuzzy word can have from 1 to %d edits", p.limits.Edits), Say("Write zelenskiy~ for one edit or zelenskiy~2 for two."))
		}
	}
	base, err := p.base(word[:tilde], pos, "~")
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(text.Fold(base)) > MaxFuzzy {
		return nil, tooMuch(pos, Say("a fuzzy word has more than %d letters", MaxFuzzy))
	}
	return Fuzzy{Field: p.scope.Name, Text: base, Edits: edits}, nil
}

// base returns the one word that stands before * or ~.
func (p *parser) base(s string, pos int, operator string) (string, error) {
	words, err := p.split(s, pos)
	if err != nil {
		return "", err
	}
	if len(words) != 1 {
		return "", syntax(pos, Say("%s belongs to one word", operator), Say("Write the words apart, with %s behind one of them.", operator))
	}
	if utf8.RuneCountInString(text.Fold(words[0])) < p.limits.Prefix {
		return "", syntax(pos, Say("%s needs at least %d letters before it", operator, p.limits.Prefix), Say("Write more of the word."))
	}
	return words[0], nil
}
