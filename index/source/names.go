package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// target is a field that a name stands for. Of several names in a record the
// one of the lowest rank is taken.
type target struct {
	field int // index in the table of fields
	rank  int
}

// Ranks of the names of a field.
const (
	rankOwn      = iota // the field's key, in any case
	rankFolded          // the key in another spelling, such as eventDate
	rankSynonyms        // synonyms from here on, in their order
)

// names says which fields the keys of a record stand for, by folded key.
type names map[string][]target

// usualNames are the names of the table of fields.
var usualNames = namesOf(fields)

func namesOf(fields []field) names {
	n := names{}
	for i, f := range fields {
		n.add(f.key, target{i, rankFolded})
		n[f.key] = n[folded(f.key)] // found without folding
		for j, synonym := range f.synonyms {
			n.add(synonym, target{i, rankSynonyms + j})
		}
	}
	return n
}

func (n names) add(key string, t target) { n[folded(key)] = append(n[folded(key)], t) }

// of returns the fields that a key stands for.
func (n names) of(key string) []target {
	if targets, ok := n[key]; ok {
		return targets
	}
	return n[folded(key)]
}

// mapped returns the names with some fields bound to columns: for these no
// other name counts. The keys of columns are those of fields.
func (n names) mapped(columns map[string]string) names {
	if len(columns) == 0 {
		return n
	}
	out := names{}
	for key, targets := range n {
		for _, t := range targets {
			if _, ok := columns[fields[t.field].key]; !ok {
				out[key] = append(out[key], t)
			}
		}
	}
	for i, f := range fields {
		if column, ok := columns[f.key]; ok {
			out.add(column, target{i, rankOwn})
		}
	}
	return out
}

// ParseMap reads a list such as "title=headline,body=text": which column or
// key holds which field.
func ParseMap(list string) (map[string]string, error) {
	columns := map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		key, column, ok := strings.Cut(pair, "=")
		key, column = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(column)
		if !ok || folded(column) == "" {
			return nil, fmt.Errorf("%q: want field=column, such as title=headline", pair)
		}
		if !slices.Contains(fieldKeys(), key) {
			return nil, fmt.Errorf("%q is no field: want one of %s", key, strings.Join(fieldKeys(), ", "))
		}
		if _, ok := columns[key]; ok {
			return nil, fmt.Errorf("%s: %w", key, errTwice)
		}
		columns[key] = column
	}
	return columns, nil
}

func fieldKeys() []string {
	var keys []string
	for _, f := range fields {
		keys = append(keys, f.key)
	}
	return keys
}

// choice picks for every field one of the members of a record that could be
// it: its own name before a synonym, and a value before none.
type choice struct {
	picks [maxFields]pick
}

// maxFields is room for the rows of the table of fields.
const maxFields = 16

// pick is the member chosen for a field.
type pick struct {
	member int // from 1, 0 when there is none
	rank   int
	own    bool // the field's own key was there, with a value or without
}

// isOwn reports whether a key is the field's own rather than a synonym.
func (t target) isOwn(key string) bool {
	return t.rank == rankOwn || t.rank == rankFolded && strings.EqualFold(key, fields[t.field].key)
}

// offer takes a member of a record for the field that its key stands for. A
// field's own key that comes twice, in whatever case, is an error: nobody
// could say which of the two was meant.
func (c *choice) offer(t target, key string, member int, blank bool) error {
	p := &c.picks[t.field]
	if t.rank == rankFolded && t.isOwn(key) {
		if p.own {
			return fmt.Errorf("%s: %w", fields[t.field].key, errTwice)
		}
		p.own, t.rank = true, rankOwn
	}
	if !blank && (p.member == 0 || t.rank < p.rank) {
		p.member, p.rank = member+1, t.rank
	}
	return nil
}

// chosen returns the member for a field, and whether one has a value.
func (c *choice) chosen(field int) (member int, ok bool) {
	p := c.picks[field]
	return p.member - 1, p.member > 0
}

// folded returns a name as names are compared: in lower case, without blanks
// and marks, so that "Published At", publishedAt and published_at are one.
func folded(name string) string {
	if isFolded(name) {
		return name
	}
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		if r != ' ' && r != '_' && r != '-' && r != '.' && r != utf8.RuneError {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isFolded reports whether a name is nothing but small letters of ASCII, as
// most keys are.
func isFolded(name string) bool {
	for i := range len(name) {
		if name[i] < 'a' || name[i] > 'z' {
			return false
		}
	}
	return true
}
