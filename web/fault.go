package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/search"
)

// faultPage is the page of an error.
type faultPage struct {
	frame
	Status     int
	Headline   string
	Detail     string
	Hint       string
	Point      *pointed // the place in the query
	Candidates []candidate
	Examples   []anchor
}

// pointed is a query cut at the place of a mistake.
type pointed struct{ Before, At, After string }

// candidate is a value that an ambiguous name can mean; Href is "" where the
// name stands in the text of the query, for its author to replace.
type candidate struct{ Href, Text string }

// fault returns the page of an error.
func (s *server) fault(r *http.Request, p problem, err error) page {
	l := s.locales.of(r)
	title := l.problem(p.Code, p.Title)
	view := faultPage{frame: s.frame(r, title), Status: p.Status, Headline: title, Detail: sentence(cmp.Or(l.say(p.detail), p.Detail)), Hint: cmp.Or(l.say(p.hint), p.Hint)}
	values, _ := queryValues(r) // what can be read of it
	view.Query = strings.ToValidUTF8(values.Get("q"), "\uFFFD")
	view.Examples = s.examples(nil)
	var mistake *search.Error
	if !errors.As(err, &mistake) {
		return page{template: "fault", data: view}
	}
	if mistake.Pos >= 0 && mistake.Pos <= len(values.Get("q")) {
		view.Point = pointAt(values.Get("q"), mistake.Pos)
	}
	a, readErr := s.readFor(pathSearch, values)
	if readErr == nil {
		view.Hidden = hiddenFields(a.first().values(pathSearch), func(name, _ string) bool { return name == "q" })
	}
	for _, c := range mistake.Candidates {
		next := candidate{Text: c}
		if value := ambiguous(a, mistake); value != "" {
			next.Href = a.replace(mistake.Param, isExcluded(a, mistake.Param, value), value, c).link(pathSearch)
		}
		view.Candidates = append(view.Candidates, next)
	}
	return page{template: "fault", data: view}
}

// ambiguous returns the filter value that an error is about, "" when it is in
// the text of the query.
func ambiguous(a asked, mistake *search.Error) string {
	for _, f := range a.query.Where {
		for _, v := range f.Values {
			if f.Field == mistake.Param && strings.Contains(mistake.Detail, strconv.Quote(v)) {
				return v
			}
		}
	}
	return ""
}

func isExcluded(a asked, field, value string) bool {
	for _, f := range a.query.Where {
		for _, v := range f.Values {
			if f.Field == field && v == value {
				return f.Not
			}
		}
	}
	return false
}

// pointAt cuts a query around the word at a byte offset.
func pointAt(q string, pos int) *pointed {
	for pos > 0 && pos < len(q) && !utf8.RuneStart(q[pos]) {
		pos--
	}
	end := len(q)
	if i := strings.IndexFunc(q[pos:], unicode.IsSpace); i > 0 {
		end = pos + i
	}
	clean := func(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
	return &pointed{Before: clean(q[:pos]), At: clean(q[pos:end]), After: clean(q[end:])}
}

// sentence returns an error message as a sentence.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return fmt.Sprintf("%c%s.", unicode.ToUpper(r), strings.TrimSuffix(s[size:], "."))
}
