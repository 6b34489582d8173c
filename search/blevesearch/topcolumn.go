package blevesearch

import (
	"strings"
)

// top returns the column of the top level of a Path field: what its facet lists
// while nothing is selected. It has a third of the numbers of the whole column.
func (p *part) top(field string) (*values, error) {
	return p.levels(field, "top", func(path string) bool { return !strings.Contains(path, "/") })
}

// below returns the column of a Path field without its top level.
func (p *part) below(field string) (*values, error) {
	return p.levels(field, "below", func(path string) bool { return strings.Contains(path, "/") })
}

// levels returns a column of those values of a Path field that keep holds for.
func (p *part) levels(field, name string, keep func(path string) bool) (*values, error) {
	whole, err := p.values(field)
	if err != nil {
		return nil, err
	}
	name = field + "\x00" + name
	made, err := p.columns.get(p.column(name), func() (column, error) { return whole.only(name, keep), nil })
	if err != nil {
		return nil, err
	}
	return made.(*values), nil
}

// only returns the column, under another name, with those values alone that keep
// holds for.
func (v *values) only(name string, keep func(value string) bool) *values {
	names := v.symbols.all()
	some := &values{name: name, symbols: v.symbols, starts: make([]uint32, len(v.starts))}
	kept := make([]bool, len(names))
	for i, number := range v.used {
		if kept[number] = keep(names[number]); kept[number] {
			some.used, some.totals = append(some.used, number), append(some.totals, v.totals[i])
		}
	}
	for a := range len(v.starts) - 1 {
		for _, number := range v.of(uint32(a)) {
			if kept[number] {
				some.numbers = append(some.numbers, number)
			}
		}
		some.starts[a+1] = uint32(len(some.numbers))
		if some.starts[a] == some.starts[a+1] {
			some.without++
		}
	}
	return some
}
