package source

import (
	"bytes"
	"fmt"
	"strings"

	"dateline/index"
)

// maxFrontMatter is what a file that is one article may hold beside text and
// title, in bytes.
const maxFrontMatter = 1 << 20

// maxText bounds a file that is one article, in bytes: text, title, and front
// matter at their limits.
func (in *input) maxText() int {
	l := in.limits.OrDefault()
	return l.Body + l.Title + maxFrontMatter
}

// readText reads a file as one article whose title is its first line. Front
// matter at its head is read as in Markdown.
func readText(in *input, yield yield) bool { return readWhole(in, yield, plainHeadline) }

// readMarkdown reads a file as one article: front matter, whose keys are those
// of a record, and the text as it is written, Markdown or not. Without a title
// in the front matter the first line is the title when it is a heading, or
// when there is no front matter at all.
func readMarkdown(in *input, yield yield) bool { return readWhole(in, yield, markedHeadline) }

// headline takes the title from the first line of a text. It reports false
// when the line belongs to the text.
type headline func(line string, frontMatter bool) (title string, ok bool)

func plainHeadline(line string, frontMatter bool) (string, bool) { return line, !frontMatter }

func markedHeadline(line string, frontMatter bool) (string, bool) {
	title := strings.TrimLeft(line, "#")
	marked := len(title) < len(line) && strings.HasPrefix(title, " ")
	if !marked {
		return line, !frontMatter
	}
	return strings.TrimSpace(title), true
}

func readWhole(in *input, yield yield, h headline) bool {
	in.decode("")
	data, err := in.all(in.maxText())
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	if reject := checkText(in, data); reject != nil {
		return yield(nil, reject)
	}
	a, line, err := articleOfText(string(data), h, in.names())
	if err != nil {
		return yield(nil, in.reject(line, 0, err))
	}
	return yield(a, nil)
}

func checkText(in *input, data []byte) *index.Reject {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return in.reject(lineAt(data, i), int64(i), errBinary)
	}
	return nil
}

func lineAt(data []byte, i int) int { return 1 + bytes.Count(data[:i], []byte("\n")) }

// articleOfText returns the article of a text, or the line of what is wrong.
func articleOfText(s string, h headline, n names) (a *index.Article, line int, err error) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var r record
	front := hasFrontMatter(s)
	if front {
		if s, line, err = r.setFrontMatter(s, n); err != nil {
			return nil, line, err
		}
	}
	body := trimLines(s)
	if r.a.Title == "" {
		first, rest, _ := strings.Cut(body, "\n")
		if title, ok := h(first, front); ok {
			r.a.Title, body = oneLine(title), trimLines(rest)
		}
	}
	if body != "" && r.a.Body != "" {
		return nil, 0, fmt.Errorf("%s: %w", keyBody, errTwice)
	}
	if body != "" {
		r.a.Body = body
	}
	a, err = r.article()
	return a, 0, err
}

// setFrontMatter takes the fields of front matter and returns the text behind
// it, or the line of what is wrong. A description is the body only of what has
// no text.
func (r *record) setFrontMatter(s string, n names) (behind string, line int, err error) {
	entries, behind, line, err := splitFrontMatter(s)
	if err != nil {
		return "", line, err
	}
	hasText := trimLines(behind) != ""
	var picks choice
	for i, e := range entries {
		for _, t := range n.of(e.key) {
			own := t.isOwn(e.key)
			if fields[t.field].key == keyBody && hasText && !own {
				continue
			}
			if err := picks.offer(t, e.key, i, !own && !e.fits(fields[t.field])); err != nil {
				return "", e.line, err
			}
		}
	}
	for i, f := range fields {
		at, ok := picks.chosen(i)
		if !ok {
			continue
		}
		if err := r.setEntry(f, entries[at]); err != nil {
			return "", entries[at].line, err
		}
	}
	return behind, 0, nil
}

// fits reports whether an entry has a value that the field can have.
func (e entry) fits(f field) bool {
	values, err := e.values()
	return err == nil && len(values) > 0 && (f.many || len(values) == 1)
}

func (r *record) setEntry(f field, e entry) error {
	values, err := e.values()
	if err == nil && len(values) > 1 && !f.many {
		err = f.wrongKind()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", f.key, err)
	}
	return r.set(f, values...)
}

// trimLines returns s without blank lines before and blanks behind. Blank
// lines inside part paragraphs and stay.
func trimLines(s string) string {
	s = strings.TrimRight(s, " \t\n\v\f\r")
	for {
		first, rest, ok := strings.Cut(s, "\n")
		if !ok || strings.TrimSpace(first) != "" {
			return s
		}
		s = rest
	}
}
