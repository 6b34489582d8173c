package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/index"
)

// cut is a stretch of a text in which the same mentions hold. Mentions nest and
// overlap; cuts do neither, so that a text is the cuts one behind the other.
type cut struct {
	Text     string
	Start    int             // where it begins in the text
	Mentions []index.Mention // that cover it, the shortest first
	Grey     bool            // boilerplate: not part of the report
}

// paragraph is the cuts of one paragraph.
type paragraph []cut

// paragraphs parts a text where a blank line stands, or, in a text without
// any, at the ends of its lines.
func paragraphs(s string) []index.Span {
	var spans []index.Span
	blank := strings.Contains(strings.ReplaceAll(s, "\r", ""), "\n\n")
	start, end := -1, -1 // of the paragraph so far, without white space around it
	flush := func() {
		if start >= 0 {
			spans = append(spans, index.Span{Start: start, End: end})
		}
		start = -1
	}
	for at := 0; at < len(s); {
		next := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := s[at:next]
		inner := strings.TrimSpace(line)
		if inner == "" || !blank {
			flush()
		}
		if inner != "" {
			begin := at + strings.Index(line, inner)
			if start < 0 {
				start = begin
			}
			end = begin + len(inner)
		}
		at = next
	}
	flush()
	return spans
}

// cutText parts stretches of a text into cuts. Mentions of a faulty span and
// those that do not stand in the text are left out.
func cutText(s string, stretches []index.Span, mentions []index.Mention, grey []index.Span) []paragraph {
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m index.Mention) bool {
		return m.Start < 0 || m.End > len(s) || m.Start >= m.End || !onRune(s, m.Start) || !onRune(s, m.End)
	})
	slices.SortStableFunc(mentions, func(a, b index.Mention) int { return cmp.Compare(a.Start, b.Start) })
	edges := edgesOf(s, stretches, mentions, grey)
	all := make([]paragraph, 0, len(stretches))
	var active []index.Mention
	next := 0 // of mentions
	edge := 0
	for _, stretch := range stretches {
		var p paragraph
		for edges[edge] < stretch.Start {
			edge++
		}
		for ; edges[edge] < stretch.End; edge++ {
			from, to := edges[edge], edges[edge+1]
			active = slices.DeleteFunc(active, func(m index.Mention) bool { return m.End <= from })
			for next < len(mentions) && mentions[next].Start <= from {
				if mentions[next].End > from {
					active = append(active, mentions[next])
				}
				next++
			}
			p = append(p, cut{Text: s[from:to], Start: from, Mentions: shortestFirst(active), Grey: covers(grey, from)})
		}
		all = append(all, p)
	}
	return all
}

func onRune(s string, at int) bool { return at == len(s) || utf8.RuneStart(s[at]) }

// edgesOf returns every offset at which a cut begins or ends, in order, and the
// end of the text.
func edgesOf(s string, stretches []index.Span, mentions []index.Mention, grey []index.Span) []int {
	edges := []int{0, len(s)}
	for _, m := range mentions {
		edges = append(edges, m.Start, m.End)
	}
	for _, span := range append(slices.Clone(stretches), grey...) {
		if span.Start >= 0 && span.End <= len(s) && onRune(s, span.Start) && onRune(s, span.End) {
			edges = append(edges, span.Start, span.End)
		}
	}
	slices.Sort(edges)
	return slices.Compact(edges)
}

func shortestFirst(mentions []index.Mention) []index.Mention {
	return slices.SortedStableFunc(slices.Values(mentions), func(a, b index.Mention) int {
		return cmp.Compare(a.End-a.Start, b.End-b.Start)
	})
}

func covers(spans []index.Span, at int) bool {
	return slices.ContainsFunc(spans, func(s index.Span) bool { return s.Start <= at && at < s.End })
}
