package search

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/index"
)

// Normalize applies defaults and order and checks every limit, once: a Query
// that it accepts needs no further check. Errors are of type [*Error]. Filters
// keep their order, the values of each are sorted and named once; filters that
// say the same are named once. Order by relevance needs something to match: a
// query without is sorted by date, newest first.
func (q *Query) Normalize() error {
	if err := q.normalizeOrder(); err != nil {
		return err
	}
	q.Where = slices.Clone(q.Where)
	for i := range q.Where {
		if err := q.Where[i].normalize(); err != nil {
			return err
		}
	}
	q.Where = slices.DeleteFunc(q.Where, func(f Filter) bool { return f.empty() })
	q.Where = mergeSelections(q.Where)
	q.Facets = slices.Clone(q.Facets)
	for i := range q.Facets {
		if err := q.Facets[i].normalize(); err != nil {
			return err
		}
	}
	return nil
}

func (q *Query) normalizeOrder() error {
	if q.Page.Limit < 0 || q.Page.Limit > MaxLimit {
		return bad("limit", fmt.Sprintf("limit is %d, it must be from 0 to %d", q.Page.Limit, MaxLimit), "Use the cursor in next to read on.")
	}
	switch q.Sort {
	case "":
		q.Sort = Relevance
	case Relevance, Newest, Oldest:
	default:
		return bad("sort", fmt.Sprintf("sort %q does not exist", q.Sort), "Use relevance, newest or oldest.")
	}
	if q.Sort == Relevance && q.Match == nil {
		q.Sort = Newest
	}
	return q.normalizeStories()
}

func (q *Query) normalizeStories() error {
	q.Collapse, q.Count = cmp.Or(q.Collapse, CollapseNone), cmp.Or(q.Count, CountArticles)
	switch q.Collapse {
	case CollapseNone, CollapseStory:
	default:
		return bad("collapse", fmt.Sprintf("collapse %q does not exist", q.Collapse), "Use story or none.")
	}
	switch q.Count {
	case CountArticles, CountStories, CountSources:
		return nil
	}
	return bad("count", fmt.Sprintf("count %q does not exist", q.Count), "Use articles, stories or sources.")
}

func (f Filter) empty() bool {
	return len(f.Values) == 0 && f.From.IsZero() && f.To.IsZero() && f.Least.IsZero() && f.Most.IsZero()
}

func (f *Filter) normalize() error {
	field, ok := index.FieldNamed(f.Field)
	if !ok || field.Kind == index.Text {
		return bad(f.Field, fmt.Sprintf("%q is not a field to filter by", f.Field), "")
	}
	if field.Kind == index.Dates {
		if !f.From.IsZero() && !f.To.IsZero() && f.From.DayNumber() > f.To.End().DayNumber() {
			return bad("to", "the range of dates ends before it begins", "Exchange from and to.")
		}
		f.Values, f.Least, f.Most = nil, index.Number{}, index.Number{}
		return nil
	}
	f.From, f.To = index.Date{}, index.Date{}
	if field.Kind == index.Numbers {
		if f.Least.Known && f.Most.Known && f.Least.Value > f.Most.Value {
			return bad(f.Field, "the range of "+f.Field+" ends before it begins", "Exchange its two numbers.")
		}
		f.Values = nil
		return nil
	}
	f.Least, f.Most = index.Number{}, index.Number{}
	f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == "" })
	slices.Sort(f.Values)
	f.Values = slices.Compact(f.Values)
	if len(f.Values) > MaxFacetValues {
		return &Error{Code: CodeLimit, Detail: fmt.Sprintf("%s has %d values, %d are allowed", f.Field, len(f.Values), MaxFacetValues), Param: f.Field, Pos: -1}
	}
	for _, v := range f.Values {
		if len(v) > MaxValueBytes {
			return &Error{Code: CodeLimit, Detail: fmt.Sprintf("a value of %s has %d bytes, %d are allowed", f.Field, len(v), MaxValueBytes), Param: f.Field, Pos: -1}
		}
	}
	return nil
}

// mergeSelections joins the any-mode filters of one field into one, and
// likewise the all-mode ones and the exclusions, so that a facet has one
// selection.
func mergeSelections(filters []Filter) []Filter {
	var merged []Filter
	for _, f := range filters {
		i := slices.IndexFunc(merged, func(m Filter) bool {
			return m.Field == f.Field && m.Mode == f.Mode && m.Not == f.Not && len(m.Values) > 0 && len(f.Values) > 0
		})
		if i < 0 {
			merged = append(merged, f)
			continue
		}
		values := append(slices.Clone(merged[i].Values), f.Values...)
		slices.Sort(values)
		merged[i].Values = slices.Compact(values)
	}
	return merged
}

func (r *FacetRequest) normalize() error {
	field, ok := index.FieldNamed(r.Field)
	if !ok || !field.Facet {
		return bad("facets", fmt.Sprintf("there is no facet %q", r.Field), facetHint(r.Field))
	}
	if r.Size == 0 {
		r.Size = DefaultFacet
	}
	if r.Size < 0 || r.Size > MaxFacetSize {
		return bad("facet.size", fmt.Sprintf("facet.size is %d, it must be from 1 to %d", r.Size, MaxFacetSize), "")
	}
	switch r.Interval {
	case "":
		r.Interval = IntervalAuto
	case IntervalAuto, IntervalDay, IntervalWeek, IntervalMonth, IntervalYear:
	default:
		return bad("interval", fmt.Sprintf("interval %q does not exist", r.Interval), "Use auto, day, week, month or year.")
	}
	return nil
}

func facetHint(name string) string {
	var names []string
	for _, f := range index.Schema() {
		if f.Facet {
			names = append(names, f.Name)
		}
	}
	if near := Nearest(name, names); near != "" {
		return "Did you mean " + near + "?"
	}
	return fmt.Sprintf("The facets are %v.", names)
}

func bad(param, detail, hint string) error {
	return &Error{Code: CodeParameter, Detail: detail, Hint: hint, Param: param, Pos: -1}
}
