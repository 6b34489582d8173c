package blevesearch

import (
	"strings"
)

// top returns the column of the top level of a Path field: what its facet lists
// while nothing is selected. It has a third of the numbers of the whole column.
func (p *part) top(field string) (*values, error) {
	whole, err := p.values(field)
	if err != nil {
		return nil, err
	}
	key := p.column(field + "\x00top")
	made, err := p.columns.get(key, func() (column, error) { return whole.top(), nil })
	if err != nil {
		return nil, err
	}
	return made.(*values), nil
}

// top returns the column without the values below another.
func (v *values) top() *values {
	names := v.symbols.all()
	top := &values{symbols: v.symbols, starts: make([]uint32, len(v.starts)), without: v.without}
	for i, number := range v.used {
		if !strings.Contains(names[number], "/") {
			top.used, top.totals = append(top.used, number), append(top.totals, v.totals[i])
		}
	}
	for a := range len(v.starts) - 1 {
		for _, number := range v.of(uint32(a)) {
			if !strings.Contains(names[number], "/") {
				top.numbers = append(top.numbers, number)
			}
		}
		top.starts[a+1] = uint32(len(top.numbers))
	}
	return top
}

// column returns what the facet is counted from.
func (c *valueCounter) column(p *part) (*values, error) {
	if !c.flat() && len(c.selected) == 0 {
		return p.top(c.field.Name)
	}
	return p.values(c.field.Name)
}
