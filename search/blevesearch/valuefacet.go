package blevesearch

import (
	"cmp"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// valueCounter counts the values of a Keyword or Path field.
type valueCounter struct {
	request  search.FacetRequest
	field    index.Field
	selected []string
	names    search.Names
	symbols  *symbols
	counts   []int    // by number of the value
	seen     []uint32 // numbers with a count, each once, while all of them are known
	dense    bool     // some are not
	missing  int
	tallies  *tallies // once all is counted
}

func (c *valueCounter) count(p *part, articles *roaring.Bitmap) error {
	if c.flat() {
		column, err := p.values(c.field.Name)
		if err != nil {
			return err
		}
		return c.add(p, column, articles)
	}
	column, err := p.top(c.field.Name)
	if err != nil {
		return err
	}
	if err := c.add(p, column, articles); err != nil || len(c.selected) == 0 {
		return err
	}
	return c.addBelow(p, articles)
}

// addBelow counts the values below the top level, over the articles that have
// the top level of something that is selected: no other is listed.
func (c *valueCounter) addBelow(p *part, articles *roaring.Bitmap) error {
	whole, err := p.values(c.field.Name)
	if err != nil {
		return err
	}
	below, err := p.below(c.field.Name)
	if err != nil {
		return err
	}
	var tops []string
	for _, v := range c.selected {
		if top, _, _ := strings.Cut(v, "/"); v != search.None {
			tops = append(tops, top)
		}
	}
	if articles, err = whole.filter(p, c.field.Name, articles, tops); err != nil {
		return err
	}
	missing := c.missing // is counted at the top
	err = c.add(p, below, articles)
	c.missing = missing
	return err
}

// add counts the values that articles have in a column.
func (c *valueCounter) add(p *part, column *values, articles *roaring.Bitmap) error {
	c.symbols = column.symbols
	switch values := len(column.symbols.all()); {
	case c.counts == nil:
		c.counts = newCounts(values)
	case len(c.counts) < values: // a column was made meanwhile
		c.counts = append(c.counts, make([]int, values-len(c.counts))...)
	}
	if articles == p.live {
		c.dense = true
		return c.countAll(p, column)
	}
	if column.countsInLanes(int(articles.GetCardinality())) {
		c.dense = true
		return c.addLanes(p, column, articles)
	}
	few := int(articles.GetCardinality()) < len(c.counts)/fewShare
	c.dense = c.dense || !few
	return p.eachOf(articles, func(some []uint32) {
		counts := c.counts // not looked up for each
		for _, article := range some {
			numbers := column.of(article)
			if len(numbers) == 0 {
				c.missing++
			}
			for _, n := range numbers {
				if few && counts[n] == 0 {
					c.seen = append(c.seen, n)
				}
				counts[n]++
			}
		}
	})
}

// fewShare is how many times more values than articles there are when to note
// those that were seen takes less than to look through all.
const fewShare = 16

// countAll counts all live articles of a part by what is known of it
// beforehand: its totals, less what is deleted.
func (c *valueCounter) countAll(p *part, column *values) error {
	c.missing += column.without
	for i, n := range column.used {
		c.counts[n] += int(column.totals[i])
	}
	if p.deleted == nil {
		return nil
	}
	return p.eachOf(p.deleted, func(some []uint32) {
		for _, article := range some {
			numbers := column.of(article)
			if len(numbers) == 0 {
				c.missing--
			}
			for _, n := range numbers {
				c.counts[n]--
			}
		}
	})
}

// facet lists the commonest values, of a Path field those of the top level and
// of those directly below each selected value, and what is selected with all
// that is above it.
func (c *valueCounter) facet(t *tallies) (search.Facet, search.Message) {
	c.tallies = t
	defer c.free()
	below := c.commonest()
	f := search.Facet{Field: c.field.Name, Missing: t.missing(c.missing).count}
	for _, list := range below {
		f.Distinct += list.seen
		for _, v := range list.kept {
			f.Buckets = append(f.Buckets, c.bucket(v.value, v.measured))
		}
	}
	for _, level := range c.selectedLevels() {
		if !slices.ContainsFunc(f.Buckets, func(b search.Bucket) bool { return b.Value == level }) {
			f.Buckets = append(f.Buckets, c.bucket(level, c.measure(level)))
		}
	}
	shown := 0 // of the values that Distinct counts
	for _, b := range f.Buckets {
		if _, ok := below[c.parent(b.Value)]; ok && b.Count.Articles > 0 && b.Value != search.None {
			shown++
		}
	}
	f.More = f.Distinct > shown
	slices.SortFunc(f.Buckets, func(a, b search.Bucket) int {
		counts := cmp.Compare(measured{b.Count, b.Sources}.by(t.by), measured{a.Count, a.Sources}.by(t.by))
		return cmp.Or(counts, strings.Compare(a.Value, b.Value))
	})
	return f, search.Message{}
}

// commonest returns the commonest values below each value whose children are
// listed: "" for the top level, and of a Path field what is selected.
func (c *valueCounter) commonest() map[string]*commonest {
	below := map[string]*commonest{"": {most: c.request.Size}}
	if c.request.Every {
		below[""].most = unbounded
	}
	if !c.flat() {
		for _, v := range c.selected {
			below[v] = &commonest{most: c.request.Size}
		}
	}
	if c.symbols == nil {
		return below
	}
	values, listOf := c.symbols.all(), c.lists(below)
	consider := func(n int) {
		list := listOf(n)
		if list == nil || list.pass(c.counts[n]) {
			return
		}
		m := c.tallies.of(n, c.counts[n])
		list.add(counted{values[n], m.by(c.tallies.by), m})
	}
	if c.request.Prefix != "" {
		for _, n := range c.symbols.beginnings.find(c.field, values[:len(c.counts)], c.request.Prefix, c.names) {
			if c.counts[n] > 0 {
				consider(int(n))
			}
		}
		return below
	}
	if !c.dense {
		for _, n := range c.seen {
			consider(int(n))
		}
		return below
	}
	for n, count := range c.counts {
		if count > 0 {
			consider(n)
		}
	}
	return below
}

// selectedLevels returns what is selected with all that is above it, where what
// was not asked for is listed.
func (c *valueCounter) selectedLevels() []string {
	if c.request.Prefix != "" {
		return nil
	}
	var all []string
	for _, v := range c.selected {
		all = append(all, c.levels(v)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// free gives the counts back, all zero.
func (c *valueCounter) free() {
	if c.dense {
		clear(c.counts)
	}
	for _, n := range c.seen {
		c.counts[n] = 0
	}
	freeCounts(c.counts)
}

// lists returns a function that gives the list, if there is one, that a value
// belongs to, by the number of the value.
func (c *valueCounter) lists(below map[string]*commonest) func(n int) *commonest {
	top := below[""]
	if c.flat() || len(c.selected) == 0 {
		return func(int) *commonest { return top }
	}
	byParent := map[uint32]*commonest{noSymbol: top}
	for parent, list := range below {
		if n, ok := c.symbols.find(parent); ok {
			byParent[n] = list
		}
	}
	parents := c.symbols.parents()
	return func(n int) *commonest { return byParent[parents[n]] }
}

// parent returns the value above another, "" for one of the top level. A field
// without levels has the top level only.
func (c *valueCounter) parent(value string) string {
	if c.flat() || len(c.selected) == 0 {
		return "" // see column
	}
	return index.LocationParent(value)
}

// flat reports whether the values are listed without regard to levels.
func (c *valueCounter) flat() bool {
	return c.field.Kind != index.Path || c.request.Prefix != "" || c.request.Every
}

func (c *valueCounter) levels(value string) []string {
	if c.field.Kind != index.Path {
		return []string{value}
	}
	return index.LocationPaths(value)
}

func (c *valueCounter) measure(value string) measured {
	if value == search.None {
		return c.tallies.missing(c.missing)
	}
	if c.symbols == nil {
		return measured{}
	}
	n, ok := c.symbols.find(value)
	if !ok || int(n) >= len(c.counts) {
		return measured{}
	}
	return c.tallies.of(int(n), c.counts[n])
}

// tally counts the values of runs.
func (c *valueCounter) tally(s *snapshot, r *runs) (tally, error) {
	columns := make([]*values, len(s.parts))
	for i, p := range s.parts {
		var err error
		if columns[i], err = p.values(c.field.Name); err != nil {
			return tally{}, err
		}
	}
	return s.tallyUp(r, len(c.counts), func(m member) []uint32 { return columns[m.part].of(m.article) })
}

func (c *valueCounter) unit() string { return "" }

func (c *valueCounter) bucket(value string, m measured) search.Bucket {
	_, chosen := slices.BinarySearch(c.selected, value)
	b := search.Bucket{Value: value, Label: value, Count: m.count, Sources: m.sources, Selected: chosen}
	if c.field.Kind == index.Path {
		b.Label, b.Parent = index.LocationName(value), index.LocationParent(value)
	}
	if c.field.Name == index.FieldActor {
		b.Kind = c.names.ActorKind(value)
	}
	return b
}

// counted is a value with the count that it is ordered by, and with all that is
// counted of it where that is more.
type counted struct {
	value string
	count int
	measured
}

func (a counted) compare(b counted) int {
	return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.value, b.value))
}

// unbounded is the bound of a list that has none: no facet is asked for nothing.
const unbounded = 0

// commonest keeps the commonest of the values it is shown, in order.
type commonest struct {
	most int // unbounded keeps all, in no order
	seen int
	kept []counted
}

// pass counts a value that comes behind all that are kept, by a number that its
// count does not exceed, and reports whether it does.
func (c *commonest) pass(most int) bool {
	if c.most == unbounded || len(c.kept) < c.most || most >= c.kept[c.most-1].count {
		return false
	}
	c.seen++
	return true
}

// add takes a value in.
func (c *commonest) add(v counted) {
	c.seen++
	if c.most == unbounded {
		c.kept = append(c.kept, v)
		return
	}
	if len(c.kept) == c.most {
		if v.compare(c.kept[c.most-1]) > 0 {
			return
		}
		c.kept = c.kept[:c.most-1]
	}
	at, _ := slices.BinarySearchFunc(c.kept, v, counted.compare)
	c.kept = slices.Insert(c.kept, at, v)
}
