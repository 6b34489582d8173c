package search

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

// Parser reads the text of queries. The zero Parser has the default limits and
// the time of the computer.
type Parser struct {
	Limits Limits
	Now    func() time.Time // from which date:7d counts back; time.Now when nil
}

// Parse reads the text of a query with the zero [Parser].
func Parse(q string) (Expr, error) { return Parser{}.Parse(q) }

// Parse reads the text of a query. Words and groups that stand side by side
// must all match; AND, OR and NOT in capitals, a leading minus, parentheses,
// "phrases", ="exact spelling", prefix*, fuzzy~, "near each other"~5 and
// field:value have their usual meaning, and AND binds tighter than OR. Text
// without any word is nil: every article matches. Errors are of type [*Error]
// with the position of the mistake.
func (in Parser) Parse(q string) (Expr, error) {
	limits := in.Limits.orDefault()
	if len(q) > limits.QueryBytes {
		return nil, tooMuch(limits.QueryBytes, Say("the query has %d bytes, %d are allowed", len(q), limits.QueryBytes))
	}
	if i := firstInvalid(q); i >= 0 {
		return nil, syntax(i, Say("the query is not valid UTF-8, or holds a control character"), Say("Remove what stands at this place."))
	}
	if in.Now == nil {
		in.Now = time.Now
	}
	p := &parser{lexer: lexer{text: q}, limits: limits, now: in.Now()}
	p.next()
	if p.token.kind == tokenEnd {
		return nil, nil
	}
	e, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if p.token.kind == tokenClose {
		return nil, syntax(p.token.pos, Say("a closing parenthesis has no opening one"), Say("Remove it, or put ( before the words it belongs to."))
	}
	if e == nil {
		return nil, syntax(0, Say("the query holds no word"), Say(`Type a word, a name or a "phrase".`))
	}
	return e, nil
}

type parser struct {
	lexer
	limits Limits
	now    time.Time
	token  token
	terms  int
	scope  index.Field // of the group that is read, title:(…); the zero Field outside
}

func (p *parser) next() { p.token = p.lexer.next() }

// or reads alternatives. A nil Expr without an error stands for text that
// holds no word, as a lone dash; it takes no part in the query.
func (p *parser) or(depth int) (Expr, error) {
	if depth > p.limits.Depth {
		return nil, tooMuch(p.token.pos, Say("parentheses are nested deeper than %d", p.limits.Depth))
	}
	var parts Or
	for {
		e, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		if e != nil {
			parts = append(parts, e)
		}
		if p.token.kind != tokenOr {
			return orOf(parts), nil
		}
		if err := p.operator(e == nil, "OR"); err != nil {
			return nil, err
		}
	}
}

func (p *parser) and(depth int) (Expr, error) {
	var parts And
	for {
		switch p.token.kind {
		case tokenEnd, tokenOr, tokenClose:
			return andOf(parts), nil
		case tokenAnd:
			if err := p.operator(len(parts) == 0, "AND"); err != nil {
				return nil, err
			}
			continue
		}
		e, err := p.unary(depth)
		if err != nil {
			return nil, err
		}
		if e != nil {
			parts = append(parts, e)
		}
	}
}

// operator steps over AND or OR and reports one that has nothing on a side.
func (p *parser) operator(nothingBefore bool, name string) error {
	pos := p.token.pos
	p.next()
	nothingAfter := p.token.kind == tokenEnd || p.token.kind == tokenClose || p.token.kind == tokenAnd || p.token.kind == tokenOr
	if nothingBefore || nothingAfter {
		return syntax(pos, Say("%s needs something on both sides", name), Say("Put a word before and after %s, or write it in lower case to search for the word.", name))
	}
	return nil
}

func (p *parser) unary(depth int) (Expr, error) {
	if p.token.kind != tokenNot {
		return p.atom(depth)
	}
	pos := p.token.pos
	p.next()
	switch p.token.kind {
	case tokenEnd, tokenClose, tokenAnd, tokenOr:
		return nil, syntax(pos, Say("NOT needs something behind it"), Say("Put the word that you want to exclude behind NOT."))
	}
	if depth++; depth > p.limits.Depth {
		return nil, tooMuch(pos, Say("NOT is nested deeper than %d", p.limits.Depth))
	}
	e, err := p.unary(depth)
	if err != nil || e == nil {
		return nil, err
	}
	return Not{Of: e}, nil
}

func (p *parser) atom(depth int) (Expr, error) {
	switch p.token.kind {
	case tokenOpen:
		return p.group(depth)
	case tokenUnclosed:
		return nil, unclosed(p.token.pos)
	case tokenField:
		return p.field(depth)
	}
	return p.operand()
}

func (p *parser) group(depth int) (Expr, error) {
	open := p.token.pos
	p.next()
	e, err := p.or(depth + 1)
	if err != nil {
		return nil, err
	}
	if p.token.kind != tokenClose {
		return nil, syntax(open, Say("a closing parenthesis is missing"), Say("Put ) behind the last word of the group."))
	}
	p.next()
	return e, nil
}

func unclosed(pos int) error {
	return syntax(pos, Say("a closing quote is missing"), Say(`Put " at the end of the phrase.`))
}

func syntax(pos int, detail, hint Message) error { return inText(CodeSyntax, pos, detail, hint) }

func tooMuch(pos int, detail Message) error { return inText(CodeLimit, pos, detail, Message{}) }

// inText returns a mistake at a place in the query text.
func inText(code Code, pos int, detail, hint Message) error {
	e := NewError(code, "q", detail, hint)
	e.Pos = pos
	return e
}

// andOf returns the conjunction in its canonical shape: flat, no single part.
func andOf(parts And) Expr {
	var flat And
	for _, e := range parts {
		if inner, ok := e.(And); ok {
			flat = append(flat, inner...)
			continue
		}
		flat = append(flat, e)
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return flat
}

func orOf(parts Or) Expr {
	var flat Or
	for _, e := range parts {
		if inner, ok := e.(Or); ok {
			flat = append(flat, inner...)
			continue
		}
		flat = append(flat, e)
	}
	switch len(flat) {
	case 0:
		return nil
	case 1:
		return flat[0]
	}
	return flat
}

// firstInvalid returns the offset of the first byte of s that is not UTF-8, or
// of a control character other than white space; -1 when all is well.
func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return i
		}
	}
	return -1
}

// knownField returns the name of the field that is written name, in whatever
// case, or "".
func knownField(name string) string {
	for _, f := range index.Schema() {
		if strings.EqualFold(f.Name, name) {
			return f.Name
		}
	}
	return ""
}
