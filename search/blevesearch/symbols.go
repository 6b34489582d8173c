package blevesearch

import "sync"

// symbols numbers the values of one field, in order of first use and for the
// life of a Searcher. Columns of all segments hold these numbers, so that counts
// of several segments add up without looking at a name. A value keeps its
// number when the last article with it is gone: values come back. Safe for
// concurrent use.
type symbols struct {
	mu      sync.RWMutex
	numbers map[string]uint32
	names   []string // by number, only ever appended to

	beginnings beginnings
}

// number returns the number of a value, a new one for a new value.
func (s *symbols) number(value string) uint32 {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok := s.numbers[value]
	if !ok {
		n = uint32(len(s.names))
		s.numbers[value] = n
		s.names = append(s.names, value)
	}
	return n
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
		s = &symbols{numbers: map[string]uint32{}}
		t.tables[field] = s
	}
	return s
}
