package blevesearch

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// beginnings finds the values of a field by how a word of their names begins.
// It is made when first asked, and again when the values have become many more;
// those that came since are looked through one by one. Safe for concurrent use.
type beginnings struct {
	mu      sync.Mutex
	covered int // values by number up to which sorted goes
	sorted  []beginning
}

// beginning is a word of a name of a value.
type beginning struct {
	word   string // folded
	number uint32
}

// staleShare is the part of the values that may be new before they are sorted
// anew: looking through some is quicker than sorting all.
const staleShare = 8

// find returns the numbers of the values of a field that search.ValueBegins
// holds for, ascending.
func (b *beginnings) find(field index.Field, values []string, prefix string, names search.Names) []uint32 {
	typed := text.Words(prefix)
	if len(typed) == 0 {
		return nil
	}
	b.mu.Lock()
	if len(values)-b.covered > len(values)/staleShare {
		b.make(field, values, names)
	}
	sorted, covered := b.sorted, b.covered
	b.mu.Unlock()
	first := typed[0].Folded
	at, _ := slices.BinarySearchFunc(sorted, first, func(e beginning, word string) int { return strings.Compare(e.word, word) })
	var found []uint32
	for ; at < len(sorted) && strings.HasPrefix(sorted[at].word, first); at++ {
		found = append(found, sorted[at].number)
	}
	for n := covered; n < len(values); n++ {
		found = append(found, uint32(n))
	}
	slices.Sort(found)
	return slices.DeleteFunc(slices.Compact(found), func(n uint32) bool {
		return int(n) >= len(values) || !search.ValueBegins(field, values[n], prefix, names)
	})
}

func (b *beginnings) make(field index.Field, values []string, names search.Names) {
	var all []beginning
	for n, value := range values {
		label := value
		if field.Kind == index.Path {
			label = index.LocationName(value)
		}
		for _, name := range append(names.Spellings(field.Name, value), label) {
			for _, w := range text.Words(name) {
				all = append(all, beginning{w.Folded, uint32(n)})
			}
		}
	}
	slices.SortFunc(all, func(x, y beginning) int {
		return cmp.Or(strings.Compare(x.word, y.word), cmp.Compare(x.number, y.number))
	})
	b.sorted, b.covered = slices.Compact(all), len(values)
}
