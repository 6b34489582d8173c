package blevesearch

import (
	"slices"
	"sync"

	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// member is an article of a snapshot: number of its part, number in it.
type member struct{ part, article uint32 }

// copies are the stories of a snapshot that have several live articles. An
// article that is alone in its story needs no look when stories are counted:
// stories are articles less those that repeat a story.
type copies struct {
	starts  []uint32          // by number of story: members[starts[s]:starts[s+1]] are its articles, none when it has one
	members []member          // in order of story, part and article
	marked  []*roaring.Bitmap // by part: its articles among the members
	whole   *runs             // all members

	mu      sync.Mutex
	tallies map[string]tally // of all members, by what was counted
	sources []search.Sources // by number of story with several articles, nil until asked for
}

// of returns the articles of a story that has several.
func (c *copies) of(story uint32) []member {
	if int(story)+1 >= len(c.starts) {
		return nil
	}
	return c.members[c.starts[story]:c.starts[story+1]]
}

// lastCopies keeps the copies of the last snapshot: one is searched many times.
type lastCopies struct {
	mu   sync.Mutex
	of   []partState
	made *copies
}

// partState names a segment with what is deleted of it: that only grows.
type partState struct {
	segmentName
	deleted uint64
}

// copies returns the stories with several articles.
func (s *snapshot) copies() (*copies, error) {
	if s.copied != nil {
		return s.copied, nil
	}
	state := make([]partState, len(s.parts))
	for i, p := range s.parts {
		state[i].segmentName = p.name
		if p.deleted != nil {
			state[i].deleted = p.deleted.GetCardinality()
		}
	}
	last := s.last
	last.mu.Lock()
	defer last.mu.Unlock()
	if last.made == nil || !slices.Equal(last.of, state) {
		made, err := s.findCopies()
		if err != nil {
			return nil, err
		}
		last.made, last.of = made, state
	}
	s.copied = last.made
	return s.copied, nil
}

// findCopies counts the articles of each story, then sorts those of the stories
// that have several into place.
func (s *snapshot) findCopies() (*copies, error) {
	columns := make([]stories, len(s.parts))
	for i, p := range s.parts {
		var err error
		if columns[i], err = p.stories(); err != nil {
			return nil, err
		}
	}
	starts := make([]uint32, s.mostStories()+2)
	err := s.eachStory(columns, func(_ int, _, story uint32) { starts[story]++ })
	if err != nil {
		return nil, err
	}
	c := &copies{tallies: map[string]tally{}, marked: make([]*roaring.Bitmap, len(s.parts))}
	at := uint32(0)
	for story, n := range starts {
		starts[story] = at
		if n > 1 {
			at += n
		}
	}
	c.starts, c.members = starts, make([]member, at)
	next := slices.Clone(starts)
	marked := make([][]uint32, len(s.parts))
	err = s.eachStory(columns, func(part int, article, story uint32) {
		if starts[story] == starts[story+1] {
			return
		}
		c.members[next[story]] = member{uint32(part), article}
		next[story]++
		marked[part] = append(marked[part], article)
	})
	for i := range marked {
		c.marked[i] = roaring.BitmapOf(marked[i]...)
	}
	c.whole = c.everything()
	return c, err
}

// mostStories returns the largest number of a story in the columns made so far.
func (s *snapshot) mostStories() int {
	if len(s.parts) == 0 {
		return 0
	}
	return s.parts[0].columns.stories.most()
}

// eachStory calls visit with every live article and the number of its story.
func (s *snapshot) eachStory(columns []stories, visit func(part int, article, story uint32)) error {
	for i, p := range s.parts {
		err := p.eachOf(p.live, func(some []uint32) {
			for _, article := range some {
				visit(i, article, columns[i][article])
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// storySources counts the sources of every story that has several articles, by
// number of story.
func (s *snapshot) storySources(c *copies) ([]search.Sources, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.sources != nil {
		return c.sources, nil
	}
	count, err := s.sourceCounter()
	if err != nil {
		return nil, err
	}
	all := make([]search.Sources, len(c.starts))
	for story := range len(c.starts) - 1 {
		if of := c.of(uint32(story)); len(of) > 0 {
			all[story] = count(of)
			if err := s.step(len(of)); err != nil {
				return nil, err
			}
		}
	}
	c.sources = all
	return all, nil
}

// sourceCounter returns a function that counts the sources of articles.
func (s *snapshot) sourceCounter() (func([]member) search.Sources, error) {
	sources, from := make([]func(uint32) uint32, len(s.parts)), make([]origins, len(s.parts))
	for i, p := range s.parts {
		var err error
		if sources[i], err = p.sources(); err != nil {
			return nil, err
		}
		if from[i], err = p.origins(); err != nil {
			return nil, err
		}
	}
	var numbers []uint32
	return func(articles []member) search.Sources {
		numbers = numbers[:0]
		for _, m := range articles {
			numbers = append(numbers, sources[m.part](m.article))
		}
		all := distinct(numbers)
		numbers = numbers[:0]
		for _, m := range articles {
			numbers = append(numbers, from[m.part][m.article])
		}
		return search.Sources{All: all, Independent: distinct(numbers)}
	}, nil
}

// distinct counts the different numbers but 0. It sorts them.
func distinct(numbers []uint32) int {
	slices.Sort(numbers)
	n, last := 0, uint32(0)
	for _, number := range numbers {
		if number != last {
			n, last = n+1, number
		}
	}
	return n
}

// sourcesFilter returns those articles of a set whose story has a number of
// sources from least to most.
func (p *part) sourcesFilter(among *roaring.Bitmap, f search.Filter) (*roaring.Bitmap, error) {
	c, err := p.of.copies()
	if err != nil {
		return nil, err
	}
	of, err := p.of.storySources(c)
	if err != nil {
		return nil, err
	}
	count, err := p.of.sourceCounter()
	if err != nil {
		return nil, err
	}
	column, err := p.stories()
	if err != nil {
		return nil, err
	}
	marked := c.marked[p.number]
	return p.pick(among, func(article uint32) bool {
		if marked.Contains(article) {
			return f.HasSources(of[column[article]])
		}
		return f.HasSources(count([]member{{uint32(p.number), article}}))
	})
}
