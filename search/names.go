package search

import (
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/text"
)

// Names knows what names mean. [Gazetteer] is the usual one, [NoNames] one that knows none.
type Names interface {
	// Actors returns the canonical names of the actors that bear a name.
	Actors(name string) []string
	// Locations returns the paths of the places that bear a name, the most
	// prominent first.
	Locations(name string) []string
	// Variants returns the other spellings of a name, in any script.
	Variants(name string) []string
	// Around returns the paths of the cities, towns and villages within a
	// distance in kilometres of a point in degrees.
	Around(lat, lon, km float64) []string
	// Point returns where a location lies, if that is known.
	Point(path string) (lat, lon float64, known bool)
	// Spellings returns the other names of a value of the actor or a location
	// field.
	Spellings(field, value string) []string
	// ActorKind returns the kind of an actor by its canonical name, or "".
	ActorKind(actor string) string
}

// NoNames knows no name: every value means itself.
type NoNames struct{}

// Actors returns nothing.
func (NoNames) Actors(string) []string { return nil }

// Locations returns nothing.
func (NoNames) Locations(string) []string { return nil }

// Variants returns nothing.
func (NoNames) Variants(string) []string { return nil }

// Around returns nothing.
func (NoNames) Around(float64, float64, float64) []string { return nil }

// Point knows nothing.
func (NoNames) Point(string) (lat, lon float64, known bool) { return 0, 0, false }

// Spellings returns nothing.
func (NoNames) Spellings(string, string) []string { return nil }

// ActorKind returns nothing.
func (NoNames) ActorKind(string) string { return "" }

// Prepared is a Query whose names have been resolved.
type Prepared struct {
	Query
	Notes []Message
}

// Prepare resolves the names in a normalised query: filter values to the values
// that the index holds, and words to their other spellings. has reports whether
// an article has the value of a Keyword or Path field, or one below it. A name
// of several values that the index holds is an [*Error] that lists them.
func Prepare(q Query, names Names, has func(field, value string) bool) (Prepared, error) {
	p := preparer{names: names, has: has, notes: slices.Clone(q.Notes)}
	out := q
	out.Where = nil
	for _, f := range q.Where {
		resolved, err := p.filter(f)
		if err != nil {
			return Prepared{}, err
		}
		out.Where = append(out.Where, resolved)
	}
	out.Where = mergeSelections(out.Where)
	var err error
	if out.Match, err = p.expr(q.Match, q.Variants); err != nil {
		return Prepared{}, err
	}
	if out.Match, err = p.near(out.Match, q.Near); err != nil {
		return Prepared{}, err
	}
	return Prepared{Query: out, Notes: p.notes}, nil
}

type preparer struct {
	names Names
	has   func(field, value string) bool
	notes []Message
}

func (p *preparer) filter(f Filter) (Filter, error) {
	values := make([]string, 0, len(f.Values))
	for _, v := range f.Values {
		resolved, err := p.resolve(f.Field, v)
		if err != nil {
			return f, err
		}
		values = append(values, resolved)
	}
	slices.Sort(values)
	f.Values = slices.Compact(values)
	return f, nil
}

// resolve returns the value of a field that a name stands for: itself where the
// index has it, else the one that the gazetteer knows by this name.
func (p *preparer) resolve(field, name string) (string, error) {
	if name == None || p.has(field, name) {
		return name, nil
	}
	candidates := p.candidates(field, name)
	used := slices.DeleteFunc(slices.Clone(candidates), func(c string) bool { return !p.has(field, c) })
	if len(used) > 0 {
		candidates = used
	}
	if field == index.FieldLocation || field == index.FieldDateline {
		candidates = withoutFuller(candidates)
	}
	switch len(candidates) {
	case 0:
		p.notes = append(p.notes, noArticle(field, name))
		return name, nil
	case 1:
		return candidates[0], nil
	}
	const most = 10 // candidates shown: more does not help to choose
	candidates = candidates[:min(most, len(candidates))]
	e := NewError(CodeAmbiguous, field, Say("%s %q has several meanings", field, name), Say("Choose one of: %s", strings.Join(candidates, "; ")))
	e.Candidates = candidates
	return "", e
}

// noArticle returns the note on a value that nothing bears, for a type of event
// with the one whose name or alias is nearest to it.
func noArticle(field, name string) Message {
	if field == index.FieldType {
		if near := nearestType(name); near != "" {
			return Say("no article has the %s %q; did you mean %q?", field, name, near)
		}
	}
	return Say("no article has the %s %q", field, name)
}

func nearestType(name string) string {
	types := map[string]string{} // by name and alias
	var names []string
	for _, t := range index.EventTypes() {
		for _, alias := range append([]string{t.Name}, t.Names...) {
			key := text.Key(alias)
			types[key] = t.Name
			names = append(names, key)
		}
	}
	if near := Nearest(text.Key(name), names); near != "" && text.Key(name) != near {
		return types[near]
	}
	return ""
}

// candidates returns what a name can mean. Of places that lie in one another
// only the outermost is kept: the region Kharkiv covers the city.
func (p *preparer) candidates(field, name string) []string {
	switch field {
	case index.FieldActor:
		return p.names.Actors(name)
	case index.FieldType:
		return index.EventTypesNamed(name)
	case index.FieldLocation, index.FieldDateline:
		paths := p.names.Locations(name)
		return slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
			return slices.ContainsFunc(paths, func(outer string) bool { return outer != path && index.LocationWithin(path, outer) })
		})
	}
	return nil
}

// withoutFuller leaves out the locations that are called by another's name and
// more, in the same country: who writes Kyiv means the city, and has a name for
// Kyiv Oblast.
func withoutFuller(paths []string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(fuller string) bool {
		return slices.ContainsFunc(paths, func(path string) bool {
			return country(path) == country(fuller) && strings.HasPrefix(index.LocationName(fuller), index.LocationName(path)+" ")
		})
	})
}

// country returns the first level of a location.
func country(path string) string {
	first, _, _ := strings.Cut(path, "/")
	return first
}

// expr resolves the filters inside a condition and, where variants are wanted,
// adds the other spellings of names.
func (p *preparer) expr(e Expr, variants bool) (Expr, error) {
	switch e := e.(type) {
	case And:
		parts, err := p.exprs(e, variants)
		return And(parts), err
	case Or:
		parts, err := p.exprs(e, variants)
		return Or(parts), err
	case Not:
		of, err := p.expr(e.Of, variants)
		return Not{Of: of}, err
	case Where:
		f, err := p.filter(e.Filter)
		return Where{Filter: f}, err
	case Word:
		if variants && !e.Exact {
			return p.word(e), nil
		}
	case Phrase:
		if variants && !e.Exact {
			return p.phrase(e), nil
		}
		return orAlone(joined(e)), nil
	}
	return e, nil
}

func (p *preparer) exprs(parts []Expr, variants bool) ([]Expr, error) {
	out := make([]Expr, len(parts))
	for i, part := range parts {
		resolved, err := p.expr(part, variants)
		if err != nil {
			return nil, err
		}
		out[i] = resolved
	}
	return out, nil
}
