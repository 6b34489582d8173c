package search

import (
	"strconv"
	"strings"

	"dateline/index"
)

// Format writes a condition in the query language in its one canonical form:
// Parse(Format(e)) is e again. Variants are written as the name was typed.
func Format(e Expr) string {
	var b strings.Builder
	format(&b, e, false)
	return b.String()
}

func format(b *strings.Builder, e Expr, inside bool) {
	switch e := e.(type) {
	case And:
		join(b, e, " ", inside)
	case Or:
		join(b, e, " OR ", inside)
	case Not:
		b.WriteString("NOT ")
		format(b, e.Of, true)
	case Word:
		writeField(b, e.Field)
		b.WriteString(exactly(e.Exact) + quoteWord(e.Text))
	case Phrase:
		writeField(b, e.Field)
		if e.Hyphens {
			b.WriteString(strings.Join(e.Words, "-"))
			return
		}
		b.WriteString(exactly(e.Exact) + `"` + strings.Join(e.Words, " ") + `"`)
		if e.Within > 0 {
			b.WriteString("~" + strconv.Itoa(e.Within))
		}
	case Prefix:
		writeField(b, e.Field)
		b.WriteString(e.Text + "*")
	case Fuzzy:
		writeField(b, e.Field)
		b.WriteString(e.Text + strings.TrimSuffix("~"+strconv.Itoa(e.Edits), "1"))
	case Variants:
		if e.Of == nil {
			b.WriteString(e.Typed)
			return
		}
		format(b, e.Of, inside)
	case Where:
		writeFilter(b, e.Filter)
	}
}

func join[E ~[]Expr](b *strings.Builder, parts E, between string, inside bool) {
	if inside {
		b.WriteByte('(')
	}
	for i, part := range parts {
		if i > 0 {
			b.WriteString(between)
		}
		format(b, part, true)
	}
	if inside {
		b.WriteByte(')')
	}
}

func writeField(b *strings.Builder, field string) {
	if field != "" {
		b.WriteString(field + ":")
	}
}

func exactly(exact bool) string {
	if exact {
		return "="
	}
	return ""
}

// quoteWord puts quotes around a word that would be read as an operator.
func quoteWord(word string) string {
	switch word {
	case "AND", "OR", "NOT":
		return `"` + word + `"`
	}
	return word
}

func writeFilter(b *strings.Builder, f Filter) {
	b.WriteString(f.Field + ":")
	if len(f.Values) > 0 {
		b.WriteString(`"` + strings.Join(f.Values, `","`) + `"`)
		return
	}
	if f.Least.Known || f.Most.Known {
		b.WriteString(f.Least.String() + ".." + f.Most.String())
		return
	}
	b.WriteString(day(f.From) + ".." + day(f.To))
}

func day(d index.Date) string { return d.String() }
