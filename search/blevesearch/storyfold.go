package blevesearch

import (
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// fold folds the hits of stories that have several articles into one place
// each: that of the article that comes first. Hits that are alone in their
// story pass by.
type fold struct {
	copies  *copies
	first   *rank            // of the first hit of the first page, by date; nil when not known
	columns []stories        // by part
	places  map[uint32]place // by story: the first behind the cursor
	shown   *roaring.Bitmap  // stories with a place before the cursor
}

func (r *run) newFold(first *rank) (*fold, error) {
	f := &fold{first: first, places: map[uint32]place{}, shown: roaring.New()}
	var err error
	if f.copies, err = r.snapshot.copies(); err != nil {
		return nil, err
	}
	for _, p := range r.snapshot.parts {
		column, err := p.stories()
		if err != nil {
			return nil, err
		}
		f.columns = append(f.columns, column)
	}
	return f, nil
}

// take takes a place into its story and reports whether it did. A place before
// the cursor tells that the story was shown; one before the first hit of the
// first page came since and tells nothing: a fresh copy, newest first, does not
// make a reader miss its story.
func (f *fold) take(at place, after *place) bool {
	if !f.copies.marked[at.part.number].Contains(at.article) {
		return false
	}
	story := f.columns[at.part.number][at.article]
	if after != nil && at.compare(*after) <= 0 {
		if f.first == nil || at.rank >= *f.first {
			f.shown.Add(story)
		}
		return true
	}
	if known, ok := f.places[story]; !ok || at.compare(known) < 0 {
		f.places[story] = at
	}
	return true
}

// page returns the places of a page, and whether more follow.
func (f *fold) page(b *best, limit int) ([]place, bool) {
	b.fold = nil
	for story, at := range f.places {
		if !f.shown.Contains(story) {
			b.add(at)
		}
	}
	page, _ := b.page()
	return page[:min(limit, len(page))], len(page) > limit
}

// keepsFirst reports whether cursors of a search tell the rank of the first hit
// of the first page. Scores change as articles come, dates do not.
func keepsFirst(q search.Query) bool {
	return q.Collapse == search.CollapseStory && q.Sort != search.Relevance
}
