package enrich

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// clean marks what stands among the lines of a report without being part of
// it: links to other articles, credits of the desk, requests to subscribe,
// rights. It is marked, not deleted: the body stays as it was published.
func (d *draft) clean() {
	body := d.article.Body
	open := true // the next line may begin something new
	head := 0    // lines with words so far
	for start, i := 0, 0; start < len(body); {
		end := start + lineLength(body[start:])
		first := i
		for i < len(d.body) && d.body[i].Start < end {
			i++
		}
		line := bodyLine{text: body[start:end], start: start, words: d.body[first:i]}
		head += min(len(line.words), 1)
		open = d.cleanLine(line, open, head)
		start = end + 1
	}
	d.cleanEnd()
}

// cleanLine marks what of a line is no part of the report. Open says whether
// the line may begin something new; it returns whether the next may. Head is its
// number among the lines with words.
func (d *draft) cleanLine(l bodyLine, open bool, head int) bool {
	if head <= bylineLines && open && d.markByline(l) {
		return true
	}
	if head == 1 && open && len(l.words) > 0 && d.markAgencyHead(l) {
		return true
	}
	if found, ok := l.boilerplate(); ok && open {
		d.mark(l.start, l.start+len(l.text), found)
		d.markAuthor(l, 0, found)
		return true // and the next line may be its second half
	}
	d.markCredits(l)
	return endsSentence(l.text)
}

// bodyLine is a line of the body.
type bodyLine struct {
	text  string // without its line break
	start int    // its offset in the body
	words []text.Word
}

// after returns what of the line follows its first n words.
func (l bodyLine) after(n int) string { return l.text[l.words[n-1].End-l.start:] }

func lineLength(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// endsSentence reports whether a line ends what was being said, so that the
// next one may begin something else: texts that are wrapped to a width have a
// new line anywhere.
func endsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]*_`, r)
	})
	if line == "" {
		return true
	}
	return strings.ContainsAny(line[len(line)-1:], ".!?:;") || len(line) < narrow || strings.HasSuffix(line, "…") || strings.HasSuffix(line, "؟")
}

// narrow is shorter than any line that was wrapped for its length.
const narrow = 50

// mark marks the line from start to end, without the blanks around it.
func (d *draft) mark(start, end int, found *boilerplate) {
	line := d.article.Body[start:end]
	end -= len(line) - len(strings.TrimRightFunc(line, unicode.IsSpace))
	start += len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	d.markSpan(start, end, found)
}

func (d *draft) markSpan(start, end int, found *boilerplate) {
	d.article.Boilerplate = append(d.article.Boilerplate, index.Span{Start: start, End: end})
	d.add(fieldBoilerplate, found.kind, start, end, index.InBody, found.rule)
}

// markCredits marks credits in brackets at the end of a paragraph:
// "(Reporting by ...; Editing by ...)".
func (d *draft) markCredits(l bodyLine) {
	for i, w := range l.words {
		at := w.Start - 1 - l.start
		if at < 0 || l.text[at] != '(' && l.text[at] != '[' {
			continue
		}
		found := match(l.words[i:])
		if found == nil || found.kind != kindCredits && (found.kind != kindCaption || found.label) {
			continue
		}
		end := strings.LastIndexAny(l.text, ")]")
		if end < at {
			end = len(l.text) - 1
		}
		if strings.TrimRight(l.text[end+1:], " \t\r.*_") != "" {
			continue // in the middle of a sentence
		}
		d.markSpan(l.start+at, l.start+end+1, found)
		d.markAuthor(l, i, found)
		return
	}
}

// longestBoilerplate is the length in bytes of the longest line that is taken
// for boilerplate by how it begins: what is longer is a paragraph of prose.
const longestBoilerplate = 500

// boilerplate returns what the line is, when it is no part of the report.
func (l bodyLine) boilerplate() (*boilerplate, bool) {
	if len(l.text) > longestBoilerplate {
		return nil, false
	}
	if len(l.words) == 0 {
		return &endMark, l.isMark()
	}
	if found := l.byParts(); found != nil {
		return found, true
	}
	found := match(l.words)
	if found == nil {
		return nil, false
	}
	return found, !found.label || l.labelled(found)
}

// byParts returns what the line is by signs and words that stand anywhere in
// it, nil when none of these.
func (l bodyLine) byParts() *boilerplate {
	first := l.words[0].Folded
	switch {
	case strings.Contains(l.text, "©"):
		return &copyrightSign
	case endWords[first] && l.isEnd():
		return &endLine
	case followWords[first] && len(l.words) <= shortInvitation && slices.ContainsFunc(l.words, func(w text.Word) bool { return networkWords[w.Folded] }):
		return &followLine
	case invitations[first] && len(l.words) <= longInvitation && l.endsWithAddress():
		return &addressLine
	}
	return nil
}

// Numbers of words beyond which a line is no mere invitation to follow a
// network, or to an address, whose parts are words too.
const (
	shortInvitation = 14
	longInvitation  = 30
)

// isMark reports whether a line without words is one of the signs that end a
// release: ###, * * *, ---.
func (l bodyLine) isMark() bool {
	signs := strings.Join(strings.Fields(l.text), "")
	return len(signs) >= 3 && strings.Trim(signs, signs[:1]) == "" && strings.Contains("#*-_=", signs[:1])
}

// isEnd reports whether the line says only that the text ends, and perhaps at
// what time: END, End text, END 1:43 P.M. CET.
func (l bodyLine) isEnd() bool {
	if len(l.words) == 1 {
		return inCapitals(strings.TrimSpace(l.text))
	}
	second := l.words[1].Folded
	return len(l.words) == 2 && second == "text" || len(l.words) <= 5 && strings.Contains(l.text, ":") && '0' <= second[0] && second[0] <= '9'
}

func (l bodyLine) endsWithAddress() bool {
	fields := strings.Fields(l.text)
	last := fields[len(fields)-1]
	return strings.HasPrefix(last, "http://") || strings.HasPrefix(last, "https://") || strings.HasPrefix(last, "www.")
}

// shortCredit is longer than "Written by" and a name or two.
const shortCredit = 80

// labelled reports whether the opening stands apart from the rest of the line,
// as a label does: by a colon or a dash, alone, or in capitals. A short credit
// and a year of copyright need no colon.
func (l bodyLine) labelled(b *boilerplate) bool {
	n := len(b.words)
	rest := strings.TrimLeft(l.after(n), " \t*_»>.")
	first, _ := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || strings.ContainsRune(":：|-–—…", first):
		return true
	case b.kind == kindRights && unicode.IsDigit(first):
		return true
	case b.kind == kindCredits && len(l.text) < shortCredit && !strings.HasSuffix(rest, "."):
		return true
	}
	label := l.text[l.words[0].Start-l.start : l.words[n-1].End-l.start]
	return inCapitals(label) && !inCapitals(rest)
}

// inCapitals reports whether s has letters of two cases, and all are capitals.
func inCapitals(s string) bool {
	capitals := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		capitals = capitals || unicode.IsUpper(r)
	}
	return capitals
}

// match returns the longest opening of boilerplate that the words begin with.
func match(words []text.Word) *boilerplate {
	for _, b := range boilerplates[words[0].Folded] {
		if len(b.words) <= len(words) && slices.EqualFunc(b.words, words[:len(b.words)], func(s string, w text.Word) bool { return s == w.Folded }) {
			return b
		}
	}
	return nil
}
