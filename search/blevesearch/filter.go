package blevesearch

import (
	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// filter is a search.Filter with the row of the Schema that it is of.
type filter struct {
	search.Filter
	kind index.Kind
}

func newFilter(f search.Filter) (filter, error) {
	field, ok := index.FieldNamed(f.Field)
	if !ok || field.Kind == index.Text {
		return filter{}, search.NewError(search.CodeUnknown, f.Field, search.Say("%q is not a field to filter by", f.Field), search.Message{})
	}
	return filter{Filter: f, kind: field.Kind}, nil
}

// selects reports whether the filter is the selection of its facet, which the
// facet is counted without.
func (f filter) selects() bool { return !f.Not && f.Mode == search.Any }

// pass returns those articles of a set that the filter lets pass.
func (f filter) pass(p *part, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	found, err := f.having(p, among)
	if err != nil || !f.Not {
		return found, err
	}
	return roaring.AndNot(among, found), nil
}

// having returns those articles of a set that have what the filter names.
func (f filter) having(p *part, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	switch f.kind {
	case index.Dates:
		column, err := p.days(f.Field)
		if err != nil {
			return nil, err
		}
		return column.filter(p, among, f.From, f.To)
	case index.Numbers:
		if f.Field == index.FieldSources || f.Field == index.FieldOrigins {
			return p.sourcesFilter(among, f.Filter)
		}
		column, err := p.numbers(f.Field)
		if err != nil {
			return nil, err
		}
		return column.filter(p, among, f.Least, f.Most)
	}
	column, err := p.values(f.Field)
	if err != nil {
		return nil, err
	}
	if f.Mode == search.Any || f.Not {
		return column.filter(p, f.Field, among, f.Values)
	}
	for _, value := range f.Values {
		if among, err = column.filter(p, f.Field, among, []string{value}); err != nil {
			return nil, err
		}
	}
	return among, nil
}
