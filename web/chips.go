package web

import (
	"slices"

	"dateline/index"
	"dateline/search"
)

// chip is one condition of a search that a click removes.
type chip struct {
	Label string // "Actor"
	Value string
	Not   bool
	Href  string // the search without it
}

// chips lists the filters of a search, in the order of the Schema.
func chips(a asked, path string) []chip {
	var all []chip
	for _, f := range a.query.Where {
		if len(f.Values) == 0 {
			all = append(all, chip{Label: a.loc.field(f.Field), Value: a.loc.span(f.From, f.To), Href: a.undated().link(path)})
			continue
		}
		for _, v := range f.Values {
			all = append(all, chip{
				Label: a.loc.field(f.Field), Value: a.loc.value(f.Field, v), Not: f.Not,
				Href: a.replace(f.Field, f.Not, v, "").link(path),
			})
		}
	}
	if near := a.query.Near; near != nil {
		all = append(all, chip{Label: a.loc.T("chips.near"), Value: near.String(), Href: a.anywhere().link(path)})
	}
	if a.any {
		all = append(all, chip{Label: a.loc.T("chips.words"), Value: a.loc.T("chips.any"), Href: a.allWords().link(path)})
	}
	return all
}

// anywhere returns the search without its circle.
func (a asked) anywhere() asked {
	a.query.Near = nil
	return a.first()
}

// allWords returns the search for all of its words.
func (a asked) allWords() asked {
	a.any = false
	return a.first()
}

// unfiltered returns the search with its text alone.
func (a asked) unfiltered() asked {
	a.query.Where, a.query.Near, a.any = nil, nil, false
	a.dateField = index.FieldDate
	return a.first()
}

// understood returns the search with its filters as the engine read them:
// names resolved to values.
func (a asked) understood(r *search.Result) asked {
	if len(r.Where) == len(a.query.Where) {
		a.query.Where = slices.Clone(r.Where)
	}
	return a
}

// anyOf returns the search for any of its words instead of all, for when all
// find nothing; false when that is no other search.
func (a asked) anyOf() (asked, bool) {
	parts, _ := a.query.Match.(search.And)
	words := 0
	for _, part := range parts {
		switch part.(type) {
		case search.Not, search.Where:
		default:
			words++
		}
	}
	a.any = true
	return a.first(), words > 1
}
