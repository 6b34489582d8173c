package source

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"time"

	"dateline/index"
)

// readReuters reads the SGML of the collection Reuters-21578: stories of 1987
// with title, dateline and text. Its topics and tags were given by others than
// the authors and stay out.
func readReuters(in *input, yield yield) bool {
	in.decode("iso-8859-1")
	e := &elements{r: in.r, name: "REUTERS"}
	return readElements(in, e, yield, func(story []byte) (*index.Article, error) { return articleOfStory(string(story)) })
}

// readElements makes an article of every element; nil is passed over.
func readElements(in *input, e *elements, yield yield, article func([]byte) (*index.Article, error)) bool {
	for read := 0; ; read++ {
		element, err := e.next()
		switch {
		case errors.Is(err, io.EOF) && read == 0:
			return yield(nil, in.reject(0, 0, fmt.Errorf("no %s in it", e.name)))
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !errors.Is(err, errElementTooLong):
			return yield(nil, in.reject(e.line, e.pos, err))
		}
		var a *index.Article
		if err == nil {
			a, err = article(element)
		}
		if err != nil && !yield(nil, in.reject(e.line, e.pos, fmt.Errorf("%s: %w", e.name, err))) {
			return false
		}
		in.at(e.line, e.pos)
		if a != nil && !yield(a, nil) {
			return false
		}
	}
}

var storyNumber = regexp.MustCompile(`\sNEWID="(\d+)"`)

func articleOfStory(story string) (*index.Article, error) {
	var r record
	tag, _, _ := strings.Cut(story, ">")
	if m := storyNumber.FindStringSubmatch(tag); m != nil {
		r.a.ID = "reuters21578:" + m[1]
	}
	r.a.Source, r.a.Asserted.Language = "Reuters", "en"
	r.a.Title = oneLine(strings.Join(strings.Fields(storyText(between(story, "TITLE"))), " "))
	r.a.Asserted.Published = storyDate(storyText(between(story, "DATE")))
	body, found := between(story, "BODY"), strings.Contains(story, "<BODY>")
	if !found && strings.Contains(story, `<TEXT TYPE="UNPROC">`) { // stories that nobody took apart
		_, body, _ = strings.Cut(story, `<TEXT TYPE="UNPROC">`)
		body, _, _ = strings.Cut(body, "</TEXT>")
	}
	r.a.Body = strings.TrimSpace(storyText(between(story, "DATELINE")) + " " + storyText(body))
	return r.article()
}

// between returns what stands in the first element of a name.
func between(s, name string) string {
	_, s, _ = strings.Cut(s, "<"+name+">")
	s, _, ok := strings.Cut(s, "</"+name+">")
	if !ok {
		return ""
	}
	return s
}

var (
	controlReference = regexp.MustCompile(`&#(\d|[12]\d|3[01]|127);`)
	storyEnd         = regexp.MustCompile(`(?i)\n\s*reuter\s*$`)
)

// storyText resolves references and takes off the control characters of the
// wire and the line that ends a story.
func storyText(s string) string {
	s = controlReference.ReplaceAllString(s, "")
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r == 0x7f {
			return -1
		}
		return r
	}, html.UnescapeString(s))
	return strings.TrimSpace(storyEnd.ReplaceAllString(s, ""))
}

// storyDate reads a date as the collection has it, "26-FEB-1987 15:01:01.79".
// Some have noise for a time, and a day at least.
func storyDate(s string) index.Date {
	day, clock, _ := strings.Cut(s, " ")
	if t, err := time.Parse("2-Jan-2006 15:04:05", day+" "+strings.TrimSpace(clock)); err == nil {
		return index.Date{Time: t.UTC().Truncate(time.Second), Precision: index.Instant}
	}
	if t, err := time.Parse("2-Jan-2006", day); err == nil {
		return index.NewDay(t.Year(), t.Month(), t.Day())
	}
	return index.Date{}
}

// isReuters recognises the collection by its document type or first story.
func isReuters(lower []byte) bool {
	return bytes.HasPrefix(lower, []byte("<!doctype lewis")) || bytes.HasPrefix(lower, []byte("<reuters "))
}
