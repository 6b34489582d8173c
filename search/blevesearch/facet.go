package blevesearch

import (
	"slices"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// counter counts one facet, part by part.
type counter interface {
	// count counts the articles of a part.
	count(p *part, articles *roaring.Bitmap) error
	// tally counts, when all articles are counted, what of them is in runs.
	tally(s *snapshot, r *runs) (tally, error)
	// unit says what a tally is of beside the field.
	unit() string
	// facet returns the counts, and a note where there is something to say.
	facet(t *tallies) (search.Facet, search.Message)
}

func newCounter(r search.FacetRequest, where []search.Filter, names search.Names) counter {
	field, _ := index.FieldNamed(r.Field)
	if field.Kind == index.Dates {
		return &dayCounter{request: r}
	}
	return &valueCounter{request: r, field: field, selected: selected(where, r.Field), names: names}
}

// selected returns the values that filters select of a field, sorted.
func selected(where []search.Filter, field string) []string {
	var values []string
	for _, f := range where {
		if f.Field == field && !f.Not {
			values = append(values, f.Values...)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}
