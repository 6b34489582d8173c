package blevesearch

import (
	"math"
	"sync"

	"dateline/index"
)

// symbols numbers the values of one field, in order of first use and for the
// life of a Searcher. Columns of all segments hold these numbers, so that counts
// of several segments add up without looking at a name. A value keeps its
// number when the last article with it is gone: values come back. Safe for
// concurrent use.
type symbols struct {
	levels bool // values are paths

	mu      sync.RWMutex
	numbers map[string]uint32
	names   []string // by number, only ever appended to
	above   []uint32 // by number, of paths: what parents returns

	beginnings beginnings
}

// noSymbol is the number of no value.
const noSymbol = math.MaxUint32

// number returns the number of a value, a new one for a new value. Of a path,
// what is above it must have its number.
func (s *symbols) number(value string) uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.numbers[value]
	if !ok {
		n = uint32(len(s.names))
		s.numbers[value] = n
		s.names = append(s.names, value)
		if s.levels {
			s.above = append(s.above, s.parent(value))
		}
	}
	return n
}

func (s *symbols) parent(value string) uint32 {
	if parent := index.LocationParent(value); parent != "" {
		return s.numbers[parent]
	}
	return noSymbol
}

// parents returns the number of the value above each path, by number, noSymbol
// for the top level. It is as long as what all returned before.
func (s *symbols) parents() []uint32 {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.above
}

// find returns the number of a value, and whether it has one.
func (s *symbols) find(value string) (uint32, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	n, ok := s.numbers[value]
	return n, ok
}

// all returns the values by number. It holds every number of the columns that
// were made before the call.
func (s *symbols) all() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.names
}

// symbolTables are the symbols of every field.
type symbolTables struct {
	mu     sync.Mutex
	tables map[string]*symbols
}

func (t *symbolTables) of(field string) *symbols {
	t.mu.Lock()
	defer t.mu.Unlock()
	s, ok := t.tables[field]
	if !ok {
		row, _ := index.FieldNamed(field)
		s = &symbols{numbers: map[string]uint32{}, levels: row.Kind == index.Path}
		t.tables[field] = s
	}
	return s
}
