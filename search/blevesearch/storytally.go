package blevesearch

import (
	"slices"
	"sync"

	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// tally counts the values of articles in runs, by number of the value; behind
// the last value those without one.
type tally struct {
	values int
	dense  []tallied          // by number, of many articles
	sparse map[uint32]tallied // of few: a field can have more values than a query has hits
}

// tallied is what is counted of a value.
type tallied struct {
	run      uint32 // the last with the value, from 1
	distinct uint32 // runs with the value, where runs ask for it
	repeats  uint32 // articles with it beyond the first of their run
}

// count takes in that an article of a run has the value.
func (t *tallied) count(run uint32) {
	if t.run == run {
		t.repeats++
		return
	}
	t.run = run
	t.distinct++
}

// of returns what is counted of a value, given by its number.
func (t *tally) of(n int) tallied {
	if n >= t.values {
		return tallied{} // a value of a later segment
	}
	return t.at(n)
}

// missing returns what is counted of articles without a value.
func (t *tally) missing() tallied { return t.at(t.values) }

func (t *tally) at(n int) tallied {
	if n < len(t.dense) {
		return t.dense[n]
	}
	return t.sparse[uint32(n)]
}

// denseFrom is how many values a field can have for each article in runs before
// only those are kept that occur: clearing a place costs less than a look-up.
const denseFrom = 8

// tallyUp counts the values of runs. valuesOf returns those of an article, each
// less than values and each once.
func (s *snapshot) tallyUp(r *runs, values int, valuesOf func(member) []uint32) (tally, error) {
	if len(r.members)*denseFrom < values {
		return s.tallyFew(r, values, valuesOf)
	}
	t := tally{values: values, dense: make([]tallied, values+1)}
	begin := 0
	for i, end := range r.ends {
		run := uint32(i + 1)
		for _, m := range r.members[begin:end] {
			numbers := valuesOf(m)
			if len(numbers) == 0 {
				t.dense[values].count(run)
			}
			for _, n := range numbers {
				t.dense[n].count(run)
			}
		}
		if err := s.step(end - begin); err != nil {
			return t, err
		}
		begin = end
	}
	return t, nil
}

// tallyFew is tallyUp for few articles: values that a run has twice are found by
// sorting those of the run.
func (s *snapshot) tallyFew(r *runs, values int, valuesOf func(member) []uint32) (tally, error) {
	t := tally{values: values, sparse: map[uint32]tallied{}}
	var numbers []uint32
	begin := 0
	for _, end := range r.ends {
		numbers = numbers[:0]
		for _, m := range r.members[begin:end] {
			of := valuesOf(m)
			if len(of) == 0 {
				numbers = append(numbers, uint32(values))
			}
			numbers = append(numbers, of...)
		}
		slices.Sort(numbers)
		for i, n := range numbers {
			again := i > 0 && n == numbers[i-1]
			if !again && !r.distinct {
				continue
			}
			one := t.sparse[n]
			if again {
				one.repeats++
			} else {
				one.distinct++
			}
			t.sparse[n] = one
		}
		if err := s.step(end - begin); err != nil {
			return t, err
		}
		begin = end
	}
	return t, nil
}

// tallies are the counts of a facet beside those of its articles: its stories,
// and where asked for its sources and their origins.
type tallies struct {
	by                        search.CountBy
	stories, sources, origins tally
}

// measured is what is counted of a value.
type measured struct {
	count   search.Count
	sources search.Sources
}

// by returns the number that buckets are ordered by.
func (m measured) by(order search.CountBy) int {
	switch order {
	case search.CountStories:
		return m.count.Stories
	case search.CountSources:
		return m.sources.All
	}
	return m.count.Articles
}

// of returns what is counted of a value that a number of articles have.
func (t *tallies) of(n, articles int) measured {
	return measure(articles, t.stories.of(n), t.sources.of(n), t.origins.of(n))
}

// missing returns what is counted of a number of articles without a value.
func (t *tallies) missing(articles int) measured {
	return measure(articles, t.stories.missing(), t.sources.missing(), t.origins.missing())
}

func measure(articles int, stories, sources, origins tallied) measured {
	return measured{
		search.Count{Articles: articles, Stories: articles - int(stories.repeats)},
		search.Sources{All: int(sources.distinct), Independent: int(origins.distinct)},
	}
}

// tallies counts the stories of a facet, and where asked for its sources.
func (r *run) tallies(c counter, field string) (*tallies, error) {
	t := &tallies{by: r.query.Count}
	repeated, err := r.repeated(field)
	if err != nil {
		return nil, err
	}
	if t.stories, err = r.storyTally(c, field, repeated); err != nil || t.by != search.CountSources {
		return t, err
	}
	sets := r.counted(field)
	bySource, err := r.snapshot.sorted(sets, (*part).sources)
	if err != nil {
		return nil, err
	}
	if t.sources, err = c.tally(r.snapshot, bySource); err != nil {
		return nil, err
	}
	byOrigin, err := r.snapshot.sorted(sets, (*part).originOf)
	if err != nil {
		return nil, err
	}
	t.origins, err = c.tally(r.snapshot, byOrigin)
	return t, err
}

// storyTally counts the stories of a facet. That of all articles is kept with
// the snapshot: who begins to read looks at all.
func (r *run) storyTally(c counter, field string, repeated *runs) (tally, error) {
	all := r.snapshot.copied
	switch {
	case len(repeated.members) == 0:
		return tally{}, nil
	case repeated != all.whole:
		return c.tally(r.snapshot, repeated)
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	key := field + " " + c.unit()
	if known, ok := all.tallies[key]; ok {
		return known, nil
	}
	t, err := c.tally(r.snapshot, repeated)
	if err == nil {
		all.tallies[key] = t
	}
	return t, err
}

// counted returns the articles that the facet of a field is counted over, by
// part; those of "" are the hits.
func (r *run) counted(field string) []*roaring.Bitmap {
	sets := make([]*roaring.Bitmap, len(r.selected))
	for i, s := range r.selected {
		sets[i] = s.counted(field)
	}
	return sets
}

// repeats are those articles of each scope that are not alone in their story,
// made when asked for. Safe for concurrent use.
type repeats struct {
	mu sync.Mutex
	of map[string]*runs
}

// repeated returns those of counted that are not alone in their story among
// them. Facets of one scope share it.
func (r *run) repeated(field string) (*runs, error) {
	scope := ""
	if len(r.selected) > 0 {
		scope = r.selected[0].scopeOf(field)
	}
	r.repeats.mu.Lock()
	defer r.repeats.mu.Unlock()
	if known, ok := r.repeats.of[scope]; ok {
		return known, nil
	}
	all, err := r.snapshot.copies()
	if err != nil {
		return nil, err
	}
	found, err := all.repeated(r.snapshot, r.counted(scope))
	r.repeats.of[scope] = found
	return found, err
}
