package story

import (
	"cmp"
	"slices"

	"dateline/index"
)

// leftOut returns the spans of the body that are no part of the report, in
// order: the dateline with what stands before it, and boilerplate.
func leftOut(a *index.Article) []index.Span {
	spans := slices.Clone(a.Boilerplate)
	for _, m := range a.Mentions {
		if m.Field == index.FieldDateline && m.In == index.InBody {
			spans = append(spans, index.Span{Start: 0, End: m.End})
		}
	}
	slices.SortFunc(spans, func(x, y index.Span) int { return cmp.Compare(x.Start, y.Start) })
	return spans
}
