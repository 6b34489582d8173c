package blevesearch

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/index"
	"dateline/search"
)

// storyOf is what a hit tells of its story.
type storyOf struct {
	search.StoryFacts
	matching int
	others   []search.Copy
}

// storiesOf tells of the stories of places.
func (r *run) storiesOf(page []place) ([]storyOf, error) {
	if len(page) == 0 {
		return nil, nil
	}
	all, err := r.snapshot.copies()
	if err != nil {
		return nil, err
	}
	count, err := r.snapshot.sourceCounter()
	if err != nil {
		return nil, err
	}
	stories := make([]storyOf, len(page))
	for i, at := range page {
		column, err := at.part.stories()
		if err != nil {
			return nil, err
		}
		own := member{uint32(at.part.number), at.article}
		of := all.of(column[at.article])
		if len(of) == 0 {
			of = []member{own}
		}
		stories[i].Copies, stories[i].Sources = len(of), count(of)
		if err := r.describe(&stories[i], of, own); err != nil {
			return nil, err
		}
	}
	return stories, nil
}

// describe looks at the articles of a story: when they were published, which
// are hits, and which are to be listed beside the one that is shown.
func (r *run) describe(s *storyOf, of []member, own member) error {
	var others []search.Copy
	for _, m := range of {
		one, err := r.snapshot.brief(m)
		if err != nil {
			return err
		}
		s.date(one.Published)
		if r.selected[m.part].hits.Contains(m.article) {
			s.matching++
		}
		if m != own {
			others = append(others, one)
		}
		if err := r.snapshot.step(1); err != nil {
			return err
		}
	}
	slices.SortFunc(others, byTime)
	s.others = others[:min(len(others), search.MaxOthers)]
	return nil
}

// date takes in when an article was published.
func (s *storyOf) date(t time.Time) {
	if !t.IsZero() && (s.First.IsZero() || t.Before(s.First)) {
		s.First = t
	}
	if t.After(s.Last) {
		s.Last = t
	}
}

// byTime orders articles by time, undated ones last, then by id.
func byTime(a, b search.Copy) int {
	if a.Published.IsZero() != b.Published.IsZero() {
		if a.Published.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.ID, b.ID))
}

// brief returns an article in brief.
func (s *snapshot) brief(m member) (search.Copy, error) {
	p := s.parts[m.part]
	names, err := p.ids()
	if err != nil {
		return search.Copy{}, err
	}
	dates, err := p.days(index.FieldDate)
	if err != nil {
		return search.Copy{}, err
	}
	sources, err := p.values(index.FieldSource)
	if err != nil {
		return search.Copy{}, err
	}
	one := search.Copy{ID: names[m.article]}
	if seconds := dates.seconds[m.article]; seconds != noDate {
		one.Published = time.Unix(seconds, 0).UTC()
	}
	if n := sources.of(m.article); len(n) > 0 {
		one.Source = sources.symbols.all()[n[0]]
	}
	return one, nil
}
