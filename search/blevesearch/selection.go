package blevesearch

import (
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// selection is what the filters of a query leave of a part, with what each
// facet is counted over: an any-mode filter does not hold for the counts of its
// own field, so that a reader sees what other values would give.
type selection struct {
	base  *roaring.Bitmap            // meets the text, the exclusions and the all-mode filters
	any   map[string]*roaring.Bitmap // by field: those of base that meet its any-mode filters
	hits  *roaring.Bitmap            // meets all
	scope map[string]*roaring.Bitmap // by field: those its facet is counted over, made when asked for
}

func newFilters(where []search.Filter) ([]filter, error) {
	filters := make([]filter, len(where))
	for i, w := range where {
		f, err := newFilter(w)
		if err != nil {
			return nil, err
		}
		filters[i] = f
	}
	return filters, nil
}

// selectFrom applies filters to the articles that meet the text of a query.
func selectFrom(p *part, matched *roaring.Bitmap, filters []filter) (*selection, error) {
	s := &selection{base: matched, any: map[string]*roaring.Bitmap{}, scope: map[string]*roaring.Bitmap{}}
	var err error
	for _, f := range filters {
		if f.selects() {
			continue
		}
		if s.base, err = f.pass(p, s.base); err != nil {
			return nil, err
		}
	}
	for _, f := range filters {
		if !f.selects() {
			continue
		}
		from, ok := s.any[f.Field]
		if !ok {
			from = s.base
		}
		if s.any[f.Field], err = f.pass(p, from); err != nil {
			return nil, err
		}
	}
	s.hits = s.counted("")
	return s, nil
}

// counted returns the articles that the facet of a field is counted over.
func (s *selection) counted(field string) *roaring.Bitmap {
	field = s.scopeOf(field)
	if set, ok := s.scope[field]; ok {
		return set
	}
	set := s.base
	for other, passed := range s.any {
		if other != field {
			set = roaring.And(set, passed)
		}
	}
	s.scope[field] = set
	return set
}

// scopeOf returns the name of what the facet of a field is counted over: all
// facets without a selection of their own are counted over the hits, "".
func (s *selection) scopeOf(field string) string {
	if _, own := s.any[field]; own {
		return field
	}
	return ""
}
