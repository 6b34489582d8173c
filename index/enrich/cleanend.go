package enrich

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/index"
	"dateline/index/text"
)

// endLength is how far from the end of a text, in bytes, sentences stand that
// say who worked on it.
const endLength = 600

// cleanEnd marks what only the end of a text can be: the name of the agency on a
// line of its own, and sentences such as "Jane Doe contributed to this report."
func (d *draft) cleanEnd() {
	body := d.article.Body
	end := len(strings.TrimRightFunc(body, unicode.IsSpace))
	begin := strings.LastIndexByte(body[:end], '\n') + 1
	if begin > 0 && !d.inBoilerplate(begin) && isAgency(strings.Trim(body[begin:end], agencyTrim)) {
		d.mark(begin, end, &agencyLine)
	}
	for i := wordAt(d.body, end-endLength); i < len(d.body); i++ {
		if at := d.body[i].Start; holdsRun(d.body[i:], contributed[d.body[i].Folded]) && !d.inBoilerplate(at) {
			d.markSentence(at)
		}
	}
}

// markSentence marks the sentence that the byte at an offset is in, if there is
// a report before it.
func (d *draft) markSentence(at int) {
	start, end := sentenceAround(d.article.Body, at)
	start += len(d.article.Body[start:end]) - len(strings.TrimLeftFunc(d.article.Body[start:end], unicode.IsSpace))
	if start == 0 || end-start > longestBoilerplate {
		return
	}
	d.markSpan(start, end, &creditPhrase)
	slices.SortFunc(d.article.Boilerplate, func(x, y index.Span) int { return cmp.Compare(x.Start, y.Start) })
}

// holdsRun reports whether words begin with one of some runs of folded words.
func holdsRun(words []text.Word, runs [][]string) bool {
	return slices.ContainsFunc(runs, func(run []string) bool {
		return len(run) <= len(words) && slices.EqualFunc(run, words[:len(run)], func(s string, w text.Word) bool { return s == w.Folded })
	})
}
