package web

import (
	"context"

	"dateline/index"
	"dateline/search"
)

// zoom sets the links that halve and treble what a histogram shows, around its
// middle: of the chosen range, else of the buckets shown. all are those without a range.
func (h *histogram) zoom(a asked, shown, all []search.Bucket, path string) {
	least, most := all[0].From.DayNumber(), all[len(all)-1].To.DayNumber()
	first, last := shown[0].From.DayNumber(), shown[len(shown)-1].To.DayNumber()
	if from, to := a.dates(); h.Reset != "" {
		if !from.IsZero() {
			first = max(from.DayNumber(), least)
		}
		if !to.IsZero() {
			last = min(to.End().DayNumber(), most)
		}
	}
	days := last - first + 1
	if days > 2 {
		less := max(days/4, 1)
		h.In = a.between(h.field, index.DayOf(first+less), index.DayOf(last-less)).link(path)
	}
	if h.Reset == "" {
		return
	}
	first, last = first-days, last+days
	if first <= least && last >= most {
		h.Out = h.Reset
		return
	}
	h.Out = a.between(h.field, index.DayOf(max(first, least)), index.DayOf(min(last, most))).link(path)
}

// nameThePeak finds the article that stands first among those of the highest
// bar: what happened then.
func (s *server) nameThePeak(ctx context.Context, a asked, h *histogram) error {
	if h == nil || h.peak.Count.Articles == 0 {
		return nil
	}
	q := a.first().between(h.field, h.peak.From, h.peak.To).query
	q.Facets, q.Page.Limit, q.Explain = nil, 1, false
	result, err := s.Searcher.Search(ctx, q)
	if err != nil {
		return err
	}
	if len(result.Hits) > 0 {
		first := result.Hits[0].Article
		h.Peak = &anchor{Href: articleLink(pathArticle, first.ID), Text: headline(first)}
	}
	return nil
}
