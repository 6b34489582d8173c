package blevesearch

import (
	"fmt"
	"slices"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// values is the column of a Keyword or Path field: the values of each article
// as numbers of its symbols. Of a Path field a value counts at each of its
// levels, so that a filter on a path is one comparison, and counts of all levels
// come at once. Deleted articles are in it.
type values struct {
	name    string // of the column in the cache
	symbols *symbols
	starts  []uint32 // numbers[starts[a]:starts[a+1]] are the values of article a
	numbers []uint32 // ascending within an article, each once
	used    []uint32 // every number that occurs, ascending
	totals  []uint32 // articles with each of used
	without int      // articles without a value
}

func (v *values) bytes() int {
	return 4 * (len(v.starts) + len(v.numbers) + len(v.used) + len(v.totals))
}

func (v *values) of(article uint32) []uint32 {
	return v.numbers[v.starts[article]:v.starts[article+1]]
}

// values returns the column of a Keyword or Path field.
func (p *part) values(field string) (*values, error) {
	made, err := p.columns.get(p.column(field), func() (column, error) { return p.makeValues(field) })
	if err != nil {
		return nil, err
	}
	return made.(*values), nil
}

func (p *part) makeValues(name string) (*values, error) {
	field, _ := index.FieldNamed(name)
	v := &values{name: name, symbols: p.columns.symbols.of(name), starts: make([]uint32, p.size+1)}
	var pairs []uint64 // article and number
	err := p.eachTerm(name, func(term string, articles *roaring.Bitmap) error {
		levels := []string{term}
		if field.Kind == index.Path {
			levels = index.LocationPaths(term)
		}
		for _, level := range levels {
			number := v.symbols.number(level)
			v.used = append(v.used, number)
			for it := articles.Iterator(); it.HasNext(); {
				pairs = append(pairs, uint64(it.Next())<<32|uint64(number))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(v.used)
	v.used = slices.Compact(v.used)
	slices.Sort(pairs)
	v.fill(slices.Compact(pairs))
	return v, nil
}

// fill takes in sorted pairs of article and number.
func (v *values) fill(pairs []uint64) {
	v.numbers = make([]uint32, len(pairs))
	for i, pair := range pairs {
		v.starts[pair>>32+1]++
		v.numbers[i] = uint32(pair)
	}
	for a := range len(v.starts) - 1 {
		if v.starts[a+1] == 0 {
			v.without++
		}
		v.starts[a+1] += v.starts[a]
	}
	v.totals = make([]uint32, len(v.used))
	for _, n := range v.numbers {
		at, _ := slices.BinarySearch(v.used, n)
		v.totals[at]++
	}
}

// eachTerm calls visit with every term of a field, in order, and the articles
// that have it, deleted ones included. The bitmap is only valid in the call. It
// does not look at the context: columns are made for all searches to come.
func (p *part) eachTerm(field string, visit func(term string, articles *roaring.Bitmap) error) error {
	dictionary, err := p.dictionary(field)
	if err != nil {
		return err
	}
	var list segment.PostingsList
	var iterator segment.PostingsIterator
	terms := dictionary.AutomatonIterator(nil, nil, nil)
	for {
		entry, err := terms.Next()
		if err != nil {
			return fmt.Errorf("reading the terms of %s: %w", field, err)
		}
		if entry == nil {
			return nil
		}
		if list, err = dictionary.PostingsList([]byte(entry.Term), nil, list); err != nil {
			return fmt.Errorf("reading postings of %s: %w", field, err)
		}
		var articles *roaring.Bitmap
		if articles, iterator, err = articlesOf(list, iterator); err != nil {
			return fmt.Errorf("reading postings of %s: %w", field, err)
		}
		if err := visit(entry.Term, articles); err != nil {
			return err
		}
	}
}

// any reports whether a live article of the part has the value.
func (v *values) any(p *part, field, value string) (bool, error) {
	if p.deleted == nil {
		number, known := v.symbols.find(value)
		_, here := slices.BinarySearch(v.used, number)
		return known && here, nil
	}
	found, err := v.filter(p, field, p.live, []string{value})
	return err == nil && !found.IsEmpty(), err
}

// filter returns those articles of a set that have at least one of the values.
func (v *values) filter(p *part, field string, among *roaring.Bitmap, wanted []string) (*roaring.Bitmap, error) {
	var numbers []uint32
	none := false
	for _, value := range wanted {
		none = none || value == search.None
		number, known := v.symbols.find(value)
		if _, here := slices.BinarySearch(v.used, number); known && here {
			numbers = append(numbers, number)
		}
	}
	if len(numbers) == 0 && !none {
		return roaring.New(), nil
	}
	if !none {
		if found, err := v.filterBySets(p, field, among, numbers); found != nil || err != nil {
			return found, err
		}
	}
	slices.Sort(numbers)
	return p.pick(among, func(article uint32) bool {
		has := v.of(article)
		return none && len(has) == 0 || meet(has, numbers)
	})
}

// meet reports whether two ascending lists have a number in common.
func meet(a, b []uint32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			return true
		}
	}
	return false
}
