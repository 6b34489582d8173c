package searchtest

import (
	"fmt"
	"strings"
	"time"

	"dateline/search"
)

// countLine writes a count: that of articles alone where nothing more is to be
// said.
func countLine(c search.Count, s search.Sources) string {
	switch {
	case s != search.Sources{}:
		return fmt.Sprintf("%d/%d/%d/%d", c.Articles, c.Stories, s.All, s.Independent)
	case c.Stories != c.Articles:
		return fmt.Sprintf("%d/%d", c.Articles, c.Stories)
	}
	return fmt.Sprint(c.Articles)
}

// storyLine writes what the hits tell of their stories.
func storyLine(r *search.Result, kind string) string {
	parts := make([]string, len(r.Hits))
	for i, h := range r.Hits {
		switch kind {
		case "copies":
			parts[i] = fmt.Sprintf("%d of %d", h.Matching, h.Copies)
		case "sources":
			parts[i] = fmt.Sprintf("%d of %d", h.Sources.All, h.Sources.Independent)
		default:
			parts[i] = "-"
			if !h.First.IsZero() {
				parts[i] = h.First.Format(time.DateOnly) + ".." + h.Last.Format(time.DateOnly)
			}
		}
	}
	return strings.Join(parts, ", ")
}

func othersLine(r *search.Result) string {
	if len(r.Hits) == 0 {
		return "no hit"
	}
	ids := make([]string, len(r.Hits[0].Others))
	for i, c := range r.Hits[0].Others {
		ids[i] = c.ID
	}
	return strings.Join(ids, " ")
}
