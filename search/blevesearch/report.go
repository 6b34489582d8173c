package blevesearch

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dateline/index"
)

// report returns the parts of the body that hold the report itself, in order:
// what stands behind the dateline, without boilerplate.
func report(a *index.Article) []index.Span {
	skipped := append([]index.Span{{Start: 0, End: reportStart(a)}}, a.Boilerplate...)
	slices.SortStableFunc(skipped, func(x, y index.Span) int { return cmp.Compare(x.Start, y.Start) })
	var parts []index.Span
	from := 0
	for _, skip := range append(skipped, index.Span{Start: len(a.Body), End: len(a.Body)}) {
		if start := min(skip.Start, len(a.Body)); from < start {
			parts = append(parts, index.Span{Start: from, End: start})
		}
		from = max(from, skip.End)
	}
	return parts
}

// reportStart returns the offset in the body behind the mention of the dateline
// and the dash that ends it, 0 where there is none.
func reportStart(a *index.Article) int {
	end := 0
	for _, m := range a.Mentions {
		if m.Field == index.FieldDateline && m.In == index.InBody && m.End <= len(a.Body) {
			end = max(end, m.End)
		}
	}
	if end == 0 {
		return 0
	}
	report := strings.TrimLeftFunc(a.Body[end:], func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) })
	return len(a.Body) - len(report)
}
