package search

import (
	"cmp"
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
		return bad("limit", Say("%s is %d, it must be from %d to %d", "limit", q.Page.Limit, 0, MaxLimit), Say("Use the cursor in next to read on."))
	}
	switch q.Sort {
	case "":
		q.Sort = Relevance
	case Relevance, Newest, Oldest:
	default:
		return bad("sort", Say("%s %q does not exist", "sort", q.Sort), Say("Use %s, %s or %s.", Relevance, Newest, Oldest))
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
		return bad("collapse", Say("%s %q does not exist", "collapse", q.Collapse), Say("Use %s or %s.", CollapseStory, CollapseNone))
	}
	switch q.Count {
	case CountArticles, CountStories, CountSources:
		return nil
	}
	return bad("count", Say("%s %q does not exist", "count", q.Count), Say("Use %s, %s or %s.", CountArticles, CountStories, CountSources))
}

func (f Filter) empty() bool {
	return len(f.Values) == 0 && f.From.IsZero() && f.To.IsZero() && f.Least.IsZero() && f.Most.IsZero()
}

func (f *Filter) normalize() error {
	field, ok := index.FieldNamed(f.Field)
	if !ok || field.Kind == index.Text {
		return bad(f.Field, Say("%q is not a field to filter by", f.Field), Message{})
	}
	if field.Kind == index.Dates {
		if !f.From.IsZero() && !f.To.IsZero() && f.From.DayNumber() > f.To.End().DayNumber() {
			return bad("to", Say("the range of dates ends before it begins"), Say("Exchange from and to."))
		}
		f.Values, f.Least, f.Most = nil, index.Number{}, index.Number{}
		return nil
	}
	f.From, f.To = index.Date{}, index.Date{}
	if field.Kind == index.Numbers {
		if f.Least.Known && f.Most.Known && f.Least.Value > f.Most.Value {
			return bad(f.Field, Say("the range of %s ends before it begins", f.Field), Say("Exchange its two numbers."))
		}
		f.Values = nil
		return nil
	}
	f.Least, f.Most = index.Number{}, index.Number{}
	f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == "" })
	slices.Sort(f.Values)
	f.Values = slices.Compact(f.Values)
	if len(f.Values) > MaxFacetValues {
		return NewError(CodeLimit, f.Field, Say("%s has %d values, %d are allowed", f.Field, len(f.Values), MaxFacetValues), Message{})
	}
	for _, v := range f.Values {
		if len(v) > MaxValueBytes {
			return NewError(CodeLimit, f.Field, Say("a value of %s has %d bytes, %d are allowed", f.Field, len(v), MaxValueBytes), Message{})
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
		return bad("facets", Say("there is no facet %q", r.Field), facetHint(r.Field))
	}
	if r.Size == 0 {
		r.Size = DefaultFacet
	}
	if r.Size < 0 || r.Size > MaxFacetSize {
		return bad("facet.size", Say("%s is %d, it must be from %d to %d", "facet.size", r.Size, 1, MaxFacetSize), Message{})
	}
	switch r.Interval {
	case "":
		r.Interval = IntervalAuto
	case IntervalAuto, IntervalDay, IntervalWeek, IntervalMonth, IntervalYear:
	default:
		return bad("interval", Say("%s %q does not exist", "interval", r.Interval), Say("Use %s, %s, %s, %s or %s.", IntervalAuto, IntervalDay, IntervalWeek, IntervalMonth, IntervalYear))
	}
	return nil
}

func facetHint(name string) Message {
	var names []string
	for _, f := range index.Schema() {
		if f.Facet {
			names = append(names, f.Name)
		}
	}
	if near := Nearest(name, names); near != "" {
		return Say("Did you mean %s?", near)
	}
	return Say("The facets are %v.", names)
}

func bad(param string, detail, hint Message) error {
	return NewError(CodeParameter, param, detail, hint)
}
