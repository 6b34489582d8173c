package blevesearch

import (
	"hash/maphash"
	"sync"

	"dateline/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// stories is the column of the story of each article, as a number. Deleted
// articles are in it.
type stories []uint32

func (s stories) bytes() int { return 4 * len(s) }

// stories returns the column of stories.
func (p *part) stories() (stories, error) {
	made, err := p.columns.get(p.column(index.FieldStory+storyColumn), func() (column, error) {
		s := make(stories, p.size)
		numbers := &p.columns.stories
		numbers.mu.Lock()
		defer numbers.mu.Unlock()
		err := p.eachTerm(index.FieldStory, func(story string, articles *roaring.Bitmap) error {
			n := numbers.number(story)
			for it := articles.Iterator(); it.HasNext(); {
				s[it.Next()] = n
			}
			return nil
		})
		return s, err
	})
	if err != nil {
		return nil, err
	}
	return made.(stories), nil
}

// storyColumn tells the column of numbers from that of the values of the field,
// which only a filter by the id of a story needs.
const storyColumn = "#number"

// storyNumbers numbers stories in order of first use, from 1, for the life of a
// Searcher. There are as many stories as articles, so it keeps a hash of 64
// bits in place of an id: of a million stories two share one by a chance of one
// in thirty million, and nobody can aim at it, for the seed is random.
type storyNumbers struct {
	mu      sync.Mutex
	seed    maphash.Seed
	numbers map[uint64]uint32
}

// number returns the number of a story, a new one for a new story. The caller
// holds mu.
func (s *storyNumbers) number(story string) uint32 {
	if s.numbers == nil {
		s.seed, s.numbers = maphash.MakeSeed(), map[uint64]uint32{}
	}
	hash := maphash.String(s.seed, story)
	n, ok := s.numbers[hash]
	if !ok {
		n = uint32(len(s.numbers) + 1)
		s.numbers[hash] = n
	}
	return n
}

// most returns the largest number given so far.
func (s *storyNumbers) most() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.numbers)
}

// origins is the column of the origin of each article, see
// [index.Article.Origin]: one more than the number of its name, 0 where it is
// not known.
type origins []uint32

func (o origins) bytes() int { return 4 * len(o) }

// originTable is the name of the symbols of origins.
const originTable = "#origin"

func (p *part) origins() (origins, error) {
	made, err := p.columns.get(p.column(originTable), func() (column, error) {
		o, symbols := make(origins, p.size), p.columns.symbols.of(originTable)
		for _, field := range []string{index.FieldSource, index.FieldCredit} { // a credit goes before a source
			column, err := p.values(field)
			if err != nil {
				return nil, err
			}
			names := column.symbols.all()
			for a := range o {
				for _, n := range column.of(uint32(a)) {
					o[a] = symbols.number(names[n]) + 1
				}
			}
		}
		return o, nil
	})
	if err != nil {
		return nil, err
	}
	return made.(origins), nil
}

// sources returns the column of sources in the form of that of origins.
func (p *part) sources() (func(article uint32) uint32, error) {
	column, err := p.values(index.FieldSource)
	if err != nil {
		return nil, err
	}
	return func(article uint32) uint32 {
		if n := column.of(article); len(n) > 0 {
			return n[0] + 1
		}
		return 0
	}, nil
}

// storyOf and originOf return a column as a function.

func (p *part) storyOf() (func(article uint32) uint32, error) {
	column, err := p.stories()
	return func(article uint32) uint32 { return column[article] }, err
}

func (p *part) originOf() (func(article uint32) uint32, error) {
	column, err := p.origins()
	return func(article uint32) uint32 { return column[article] }, err
}
