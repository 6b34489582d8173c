package blevesearch

import (
	"slices"
	"sync"
)

// columnCache holds the columns of segments, so that each is made once. A
// column goes when its segment does, or when the cache is full and it is the
// one that was unused for longest. Safe for concurrent use.
type columnCache struct {
	most    int // bytes
	symbols symbolTables
	stories storyNumbers

	mu       sync.Mutex
	segments []segmentName // of the last snapshot
	entries  map[columnKey]*columnEntry
	asked    map[columnKey]bool // see again
	bytes    int
	clock    int // counts uses
}

// mostAsked bounds what again remembers, to some 10 MB.
const mostAsked = 1 << 16

// segmentName names a segment. The articles of a segment and their numbers
// never change, only which of them are deleted does.
type segmentName struct {
	generation string
	id         uint64
}

// columnKey names a column: that of a field of a segment.
type columnKey struct {
	segment segmentName
	field   string
}

type columnEntry struct {
	making sync.Mutex // held while the column is made, so that it is made once
	column column
	bytes  int // 0 until made
	used   int
}

// column is something that is kept for every article of a segment.
type column interface{ bytes() int }

func newColumnCache(most int) *columnCache {
	return &columnCache{most: most, entries: map[columnKey]*columnEntry{}, asked: map[columnKey]bool{}, symbols: symbolTables{tables: map[string]*symbols{}}}
}

// retain drops the columns of all segments but the given ones.
func (c *columnCache) retain(segments []segmentName) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if slices.Equal(segments, c.segments) {
		return
	}
	c.segments = segments
	clear(c.asked)
	for key := range c.entries {
		if !slices.Contains(segments, key.segment) {
			c.drop(key)
		}
	}
}

// get returns a column, which it makes when it is not there.
func (c *columnCache) get(key columnKey, build func() (column, error)) (column, error) {
	entry := c.entry(key)
	entry.making.Lock()
	defer entry.making.Unlock()
	if entry.column != nil {
		return entry.column, nil
	}
	made, err := build()
	if err != nil {
		return nil, err
	}
	entry.column = made
	c.made(key, entry, made.bytes())
	return made, nil
}

// has reports whether a column is there.
func (c *columnCache) has(key columnKey) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, ok := c.entries[key]
	return ok && entry.bytes > 0
}

// peek returns a column that is there, nil for one that is not.
func (c *columnCache) peek(key columnKey) column {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, ok := c.entries[key]
	if !ok || entry.bytes == 0 {
		return nil
	}
	c.clock++
	entry.used = c.clock
	return entry.column
}

// again reports whether a column was asked for before: then it is worth making
// where it would cost more than the part of it that is needed now.
func (c *columnCache) again(key columnKey) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asked[key] {
		return true
	}
	if len(c.asked) >= mostAsked {
		clear(c.asked)
	}
	c.asked[key] = true
	return false
}

func (c *columnCache) entry(key columnKey) *columnEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry, ok := c.entries[key]
	if !ok {
		entry = &columnEntry{}
		c.entries[key] = entry
	}
	c.clock++
	entry.used = c.clock
	return entry
}

// made counts a new column and drops the longest unused ones beyond the bound.
// An entry that was dropped while it was made is not counted.
func (c *columnCache) made(key columnKey, entry *columnEntry, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries[key] != entry {
		return
	}
	entry.bytes = bytes
	c.bytes += bytes
	for c.bytes > c.most {
		oldest, found := columnKey{}, false
		for k, e := range c.entries {
			if e.bytes > 0 && (!found || e.used < c.entries[oldest].used) {
				oldest, found = k, true
			}
		}
		c.drop(oldest)
	}
}

func (c *columnCache) drop(key columnKey) {
	c.bytes -= c.entries[key].bytes
	delete(c.entries, key)
}
