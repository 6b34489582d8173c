package searchtest

import (
	"cmp"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"
)

// facet counts one facet over the articles that match the text of the query.
func (m *Memory) facet(r search.FacetRequest, q search.Query, matched map[*index.Article]float64) (search.Facet, search.Message) {
	field, _ := index.FieldNamed(r.Field)
	var counted []*index.Article
	for _, a := range m.articles {
		if _, ok := matched[a]; ok && m.passes(a, q.Where, r.Field) {
			counted = append(counted, a)
		}
	}
	if field.Kind == index.Dates {
		return dateFacet(r, field, q.Count, counted)
	}
	return m.valueFacet(r, field, q, counted), search.Message{}
}

func (m *Memory) valueFacet(r search.FacetRequest, field index.Field, q search.Query, counted []*index.Article) search.Facet {
	with := map[string][]*index.Article{}
	facet := search.Facet{Field: r.Field}
	var without []*index.Article
	for _, a := range counted {
		seen := map[string]bool{}
		for _, v := range field.Values(a) {
			for _, level := range levels(field, v) {
				seen[level] = true
			}
		}
		for v := range seen {
			with[v] = append(with[v], a)
		}
		if len(seen) == 0 {
			without = append(without, a)
		}
	}
	facet.Missing = countOf(without)
	selected := selection(q.Where, r.Field)
	if r.Prefix != "" {
		return m.valuesBeginning(r, q.Count, facet, with, selected)
	}
	listed := map[string]bool{}
	for _, v := range selected {
		for _, level := range levels(field, v) {
			listed[level] = true
		}
	}
	if r.Every {
		for v := range with {
			listed[v] = true
		}
		facet.Distinct = len(with)
	}
	for _, parent := range append([]string{""}, selected...) {
		if r.Every || parent != "" && field.Kind != index.Path {
			continue
		}
		children := childrenOf(with, q.Count, field, parent)
		facet.Distinct += len(children)
		for _, v := range children[:min(r.Size, len(children))] {
			listed[v] = true
		}
	}
	shown := 0
	with[search.None] = without
	for v := range listed {
		parent := ""
		if field.Kind == index.Path {
			parent = index.LocationParent(v)
		}
		if len(with[v]) > 0 && v != search.None && (parent == "" || slices.Contains(selected, parent)) {
			shown++
		}
		b := bucketOf(v, with[v], q.Count)
		b.Parent, b.Selected = parent, slices.Contains(selected, v)
		if field.Kind == index.Path {
			b.Label = index.LocationName(v)
		}
		if r.Field == index.FieldActor {
			b.Kind = m.names.ActorKind(v)
		}
		facet.Buckets = append(facet.Buckets, b)
	}
	facet.More = facet.Distinct > shown && !r.Every
	sortBuckets(facet.Buckets, q.Count)
	return facet
}

// bucketOf returns the bucket of a value that articles have.
func bucketOf(value string, articles []*index.Article, by search.CountBy) search.Bucket {
	b := search.Bucket{Value: value, Label: value, Count: countOf(articles)}
	if by == search.CountSources {
		b.Sources = countSources(articles)
	}
	return b
}

func sortBuckets(buckets []search.Bucket, by search.CountBy) {
	slices.SortFunc(buckets, func(a, b search.Bucket) int {
		return cmp.Or(cmp.Compare(orderOf(b, by), orderOf(a, by)), strings.Compare(a.Value, b.Value))
	})
}

// orderOf returns the number that a bucket is ordered by.
func orderOf(b search.Bucket, by search.CountBy) int {
	return map[search.CountBy]int{search.CountStories: b.Count.Stories, search.CountSources: b.Sources.All, search.CountArticles: b.Count.Articles, "": b.Count.Articles}[by]
}

// valuesBeginning lists the values, of whatever level, that begin with the
// prefix of a request.
func (m *Memory) valuesBeginning(r search.FacetRequest, by search.CountBy, facet search.Facet, with map[string][]*index.Article, selected []string) search.Facet {
	field, _ := index.FieldNamed(r.Field)
	for v, articles := range with {
		if !search.ValueBegins(field, v, r.Prefix, m.names) {
			continue
		}
		b := bucketOf(v, articles, by)
		b.Selected = slices.Contains(selected, v)
		if field.Kind == index.Path {
			b.Label, b.Parent = index.LocationName(v), index.LocationParent(v)
		}
		if r.Field == index.FieldActor {
			b.Kind = m.names.ActorKind(v)
		}
		facet.Buckets = append(facet.Buckets, b)
	}
	sortBuckets(facet.Buckets, by)
	facet.Distinct = len(facet.Buckets)
	if !r.Every {
		facet.More = facet.Distinct > r.Size
		facet.Buckets = facet.Buckets[:min(r.Size, facet.Distinct)]
	}
	return facet
}

func levels(field index.Field, value string) []string {
	if field.Kind == index.Path {
		return index.LocationPaths(value)
	}
	return []string{value}
}

// selection returns the selected values of a facet: those of its filters that
// do not exclude.
func selection(where []search.Filter, field string) []string {
	var values []string
	for _, f := range where {
		if f.Field == field && !f.Not {
			values = append(values, f.Values...)
		}
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// childrenOf returns the counted values directly below parent, the commonest
// first; for a field without hierarchy every value is below "".
func childrenOf(with map[string][]*index.Article, by search.CountBy, field index.Field, parent string) []string {
	var buckets []search.Bucket
	for v, articles := range with {
		if field.Kind != index.Path || index.LocationParent(v) == parent {
			buckets = append(buckets, bucketOf(v, articles, by))
		}
	}
	sortBuckets(buckets, by)
	values := make([]string, len(buckets))
	for i, b := range buckets {
		values[i] = b.Value
	}
	return values
}

func dateFacet(r search.FacetRequest, field index.Field, by search.CountBy, counted []*index.Article) (search.Facet, search.Message) {
	facet := search.Facet{Field: r.Field, Interval: r.Interval}
	var days []int
	var without []*index.Article
	for _, a := range counted {
		if d := field.Date(a); d.IsZero() {
			without = append(without, a)
		} else {
			days = append(days, d.DayNumber())
		}
	}
	facet.Missing = countOf(without)
	if len(days) == 0 {
		if facet.Interval == search.IntervalAuto {
			facet.Interval = search.IntervalDay
		}
		return facet, search.Message{}
	}
	interval, note := search.ChooseInterval(r.Interval, slices.Min(days), slices.Max(days))
	facet.Interval = interval
	for day := slices.Min(days); day <= slices.Max(days); {
		span := search.DateBucket(interval, day)
		within := slices.DeleteFunc(slices.Clone(counted), func(a *index.Article) bool {
			d := field.Date(a)
			return d.IsZero() || d.DayNumber() < span.From.DayNumber() || d.DayNumber() > span.To.DayNumber()
		})
		b := bucketOf(span.Value, within, by)
		b.Label, b.From, b.To = span.Label, span.From, span.To
		if b.Count.Articles > 0 {
			facet.Distinct++
		}
		facet.Buckets = append(facet.Buckets, b)
		day = b.To.DayNumber() + 1
	}
	return facet, note
}
