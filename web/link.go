package web

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/index"
	"dateline/search"
)

// values writes the parameters of a search at a path, leaving out what is the
// default: the inverse of readFor, and the source of every link and hidden
// field.
func (a asked) values(path string) url.Values {
	v := url.Values{}
	set := func(name, value, standard string) {
		if value != standard {
			v.Set(name, value)
		}
	}
	set("q", a.query.Text, "")
	for _, f := range a.query.Where {
		writeFilter(v, f)
	}
	set("date.field", a.dateField, index.FieldDate)
	set("sort", string(a.query.Sort), string(a.defaultSort()))
	set("limit", strconv.Itoa(a.query.Page.Limit), strconv.Itoa(search.DefaultLimit))
	set("cursor", a.query.Page.Cursor, "")
	a.writeFacets(set)
	if !a.query.Variants {
		v.Set("variants", "off")
	}
	if a.query.Near != nil {
		v.Set("near", a.query.Near.String())
	}
	if a.query.Explain {
		v.Set("explain", "true")
	}
	collapse, count := defaultHits(path)
	set("collapse", string(a.query.Collapse), string(collapse))
	set("count", string(a.query.Count), string(count))
	if a.any {
		v.Set("match", "any")
	}
	if a.compact {
		v.Set("density", "compact")
	}
	for field, prefix := range a.find {
		v.Set(field+".find", prefix)
	}
	if a.body {
		v.Set("fields", index.FieldBody)
	}
	return v
}

func writeFilter(v url.Values, f search.Filter) {
	switch {
	case len(f.Values) == 0:
		if !f.From.IsZero() {
			v.Set("from", f.From.String())
		}
		if !f.To.IsZero() {
			v.Set("to", f.To.String())
		}
	case f.Not:
		v[f.Field+".not"] = f.Values
	default:
		v[f.Field] = f.Values
		if f.Mode == search.All {
			v.Set(f.Field+".op", "all")
		}
	}
}

func (a asked) writeFacets(set func(name, value, standard string)) {
	names := a.facetNames()
	set("facets", strings.Join(names, ","), strings.Join(defaultFacets(), ","))
	if len(names) > 0 {
		first := a.query.Facets[0] // size and interval are the same for all
		set("facet.size", strconv.Itoa(first.Size), strconv.Itoa(search.DefaultFacet))
		set("interval", string(first.Interval), string(search.IntervalAuto))
	}
}

func (a asked) facetNames() []string {
	var names []string
	for _, f := range a.query.Facets {
		names = append(names, f.Field)
	}
	return names
}

func (a asked) defaultSort() search.Sort {
	if strings.TrimSpace(a.query.Text) == "" {
		return search.Newest
	}
	return search.Relevance
}

// link returns the address of a search at a path.
func (a asked) link(path string) string {
	if query := a.values(path).Encode(); query != "" {
		return path + "?" + query
	}
	return path
}

// The methods below return the search changed in one point, at its first page.

func (a asked) first() asked {
	a.query.Page.Cursor = ""
	return a
}

// after returns the page that begins at a cursor.
func (a asked) after(cursor string) asked {
	a.query.Page.Cursor = cursor
	return a
}

// withText returns the search with another text, in the order that is usual
// for it unless one was chosen.
func (a asked) withText(q string) asked {
	chosen := a.query.Sort != a.defaultSort()
	a.query.Text = q
	if !chosen {
		a.query.Sort = a.defaultSort()
	}
	return a.first()
}

// with returns the search with the selection of a field replaced by one value.
func (a asked) with(field, value string) asked {
	a = a.without(field)
	a.query.Where = append(a.query.Where, search.Filter{Field: field, Values: []string{value}})
	return a
}

// without returns the search with no selection in a field; what is excluded
// stays excluded.
func (a asked) without(field string) asked {
	a.query.Where = slices.DeleteFunc(slices.Clone(a.query.Where), func(f search.Filter) bool { return f.Field == field && !f.Not })
	return a.first()
}

// replace returns the search with one value of a field replaced by another, or
// removed when the other is "".
func (a asked) replace(field string, not bool, value, by string) asked {
	a.query.Where = slices.Clone(a.query.Where)
	for i, f := range a.query.Where {
		if f.Field != field || f.Not != not {
			continue
		}
		values := slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == value || v == by })
		if by != "" && len(values) < len(f.Values) {
			values = append(values, by)
		}
		a.query.Where[i].Values = values
	}
	a.query.Where = slices.DeleteFunc(a.query.Where, func(f search.Filter) bool {
		return len(f.Values) == 0 && f.From.IsZero() && f.To.IsZero()
	})
	return a.first()
}

// between returns the search restricted to a range of days of a date field.
func (a asked) between(field string, from, to index.Date) asked {
	a = a.undated()
	a.dateField = field
	a.query.Where = append(a.query.Where, search.Filter{Field: field, From: from, To: to})
	return a
}

// undated returns the search without a range of dates.
func (a asked) undated() asked {
	a.query.Where = slices.DeleteFunc(slices.Clone(a.query.Where), func(f search.Filter) bool { return len(f.Values) == 0 })
	return a.first()
}

func (a asked) sorted(by search.Sort) asked {
	a.query.Sort = by
	return a.first()
}

// folded returns the search with another kind of hit.
func (a asked) folded(by search.Collapse) asked {
	a.query.Collapse = by
	return a.first()
}

// countedBy returns the search with its buckets in another order.
func (a asked) countedBy(by search.CountBy) asked {
	a.query.Count = by
	return a.first()
}

// dense returns the search with or without the text of its hits.
func (a asked) dense(compact bool) asked {
	a.compact = compact
	return a
}

// paged returns the search with n hits a page.
func (a asked) paged(n int) asked {
	a.query.Page.Limit = n
	return a.first()
}

// dated returns the search with its range of dates on another date field.
func (a asked) dated(field string) asked {
	a.dateField = field
	a.query.Where = slices.Clone(a.query.Where)
	for i, f := range a.query.Where {
		if len(f.Values) == 0 {
			a.query.Where[i].Field = field
		}
	}
	return a.first()
}

// excluding returns the search without articles that have a value.
func (a asked) excluding(field, value string) asked {
	a = a.replace(field, false, value, "")
	for i, f := range a.query.Where {
		if f.Field == field && f.Not {
			a.query.Where = slices.Clone(a.query.Where)
			a.query.Where[i].Values = append(slices.Clone(f.Values), value)
			return a
		}
	}
	a.query.Where = append(a.query.Where, search.Filter{Field: field, Values: []string{value}, Not: true})
	return a
}

// literal returns the search with names only as written.
func (a asked) literal() asked {
	a.query.Variants = false
	return a.first()
}

// sized returns the search with up to n values a facet.
func (a asked) sized(n int) asked {
	a.query.Facets = slices.Clone(a.query.Facets)
	for i := range a.query.Facets {
		a.query.Facets[i].Size = n
	}
	return a.first()
}

// counting returns the search with one more facet.
func (a asked) counting(field string) asked {
	request := search.FacetRequest{Field: field, Size: search.DefaultFacet, Interval: search.IntervalAuto}
	if len(a.query.Facets) > 0 {
		request.Size, request.Interval = a.query.Facets[0].Size, a.query.Facets[0].Interval
	}
	a.query.Facets = append(slices.Clone(a.query.Facets), request)
	return a.first()
}

// dates returns the range of dates, zero when there is none.
func (a asked) dates() (from, to index.Date) {
	for _, f := range a.query.Where {
		if len(f.Values) == 0 {
			return f.From, f.To
		}
	}
	return from, to
}

// selected returns the values that a field is restricted to, and how they
// combine.
func (a asked) selected(field string) ([]string, search.Mode) {
	for _, f := range a.query.Where {
		if f.Field == field && !f.Not {
			return f.Values, f.Mode
		}
	}
	return nil, search.Any
}

// articleLink returns the address of an article at a path.
func articleLink(path, id string) string { return path + url.PathEscape(id) }

// narrowed returns the search without selected locations that hold another
// selected one: who ticks a place inside a ticked country means the place. The
// flag reports whether that changed anything.
func (a asked) narrowed() (asked, bool) {
	changed := false
	a.query.Where = slices.Clone(a.query.Where)
	for i, f := range a.query.Where {
		field, _ := index.FieldNamed(f.Field)
		if field.Kind != index.Path || f.Not {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(f.Values), func(outer string) bool {
			return slices.ContainsFunc(f.Values, func(v string) bool { return v != outer && index.LocationWithin(v, outer) })
		})
		changed = changed || len(kept) < len(f.Values)
		a.query.Where[i].Values = kept
	}
	return a, changed
}

// sizeAfter returns the next larger number of facet values to offer.
func sizeAfter(size int) int {
	const step = 5
	return min(search.MaxFacetSize, cmp.Or(size, search.DefaultFacet)*step)
}
