package main

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// book gathers entries.
type book struct {
	data, tables string

	places []*placeEntry
	byPath map[string]*placeEntry
	region map[string]*placeEntry // by code, "UA.07"
	acting []*gazetteer.Entry
	byName map[string]*gazetteer.Entry // actors

	ordinary  map[string]bool // folded words that are names by accident
	blocked   []string
	surname   map[string]bool // words of the names of people
	countryOf map[string]string
	cldr      []territory

	regionKeys map[string]bool // path of a region, slash, key of a name in it
}

// placeEntry is a place with its prominence.
type placeEntry struct {
	gazetteer.Entry
	loose map[string]bool // keys that GeoNames lists without a language: once, or somewhere, in use
	small bool            // a town that needs other evidence: the reduced list leaves it out
	score int             // of two places of a name the one with the higher score is meant
}

func newBook(data, tables string) *book {
	return &book{
		data: data, tables: tables,
		byPath: map[string]*placeEntry{}, region: map[string]*placeEntry{}, byName: map[string]*gazetteer.Entry{},
		ordinary: map[string]bool{}, surname: map[string]bool{}, countryOf: map[string]string{},
	}
}

// words reads the ordinary words and the blocked phrases.
func (b *book) words() error {
	err := readLines(b.tables+"/ordinary.txt", func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		for word := range strings.FieldsSeq(line) {
			key := text.Fold(word)
			b.ordinary[key] = true
			for _, form := range caseForms(key) {
				b.ordinary[form] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = readLines(b.tables+"/surnames.txt", func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		for word := range strings.FieldsSeq(line) {
			key := text.Fold(word)
			b.surname[key] = true
			for _, form := range caseForms(key) {
				b.surname[form] = true
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return readLines(b.tables+"/blocked.txt", func(line string) error {
		if key := text.Key(line); key != "" && line[0] != '#' && !slices.Contains(b.blocked, key) {
			b.blocked = append(b.blocked, key)
			for _, form := range caseForms(key) {
				b.blocked = append(b.blocked, form)
			}
		}
		return nil
	})
}

// addPlace enters a place under its path and name. A second one of the same
// path is dropped: facets could not tell them apart.
func (b *book) addPlace(p *gazetteer.Place, score int) (*placeEntry, bool) {
	if old, ok := b.byPath[p.Path]; ok {
		return old, false
	}
	e := &placeEntry{Entry: gazetteer.Entry{Place: p, Keys: map[string]gazetteer.Use{}}, score: score}
	b.places = append(b.places, e)
	b.byPath[p.Path] = e
	return e, true
}

func (b *book) addActor(a *gazetteer.Actor) *gazetteer.Entry {
	if old, ok := b.byName[a.Name]; ok {
		return old
	}
	e := &gazetteer.Entry{Actor: a, Keys: map[string]gazetteer.Use{}}
	b.acting = append(b.acting, e)
	b.byName[a.Name] = e
	return e
}

// inflected says of which names the cases are formed.
type inflected bool

const (
	asWritten inflected = false
	inCases   inflected = true
)

// name enters a spelling of an entry.
func name(e *gazetteer.Entry, spelt string, use gazetteer.Use, cases inflected) {
	key := text.Key(spelt)
	if key == "" {
		return
	}
	if first, _ := utf8.DecodeRuneInString(spelt); unicode.IsLower(first) {
		use |= gazetteer.Lower
	}
	const notASpelling = gazetteer.Demonym | gazetteer.Metonym | gazetteer.Inflected
	if use&notASpelling == 0 && !slices.Contains(e.Names, spelt) {
		e.Names = append(e.Names, spelt)
	}
	addKey(e, key, use)
	if cases {
		for _, form := range caseForms(key) {
			addKey(e, form, use|gazetteer.Inflected)
		}
	}
}

// addKey enters a key; of two uses of one key the one with fewer conditions
// stays.
func addKey(e *gazetteer.Entry, key string, use gazetteer.Use) {
	old, ok := e.Keys[key]
	if !ok || bits.OnesCount8(uint8(use&^gazetteer.Lower)) < bits.OnesCount8(uint8(old&^gazetteer.Lower)) {
		e.Keys[key] = use
		return
	}
	e.Keys[key] = old | use&gazetteer.Lower
}

// marked takes the marks off a name of the tables.
func marked(spelt string) (string, gazetteer.Use) {
	var use gazetteer.Use
	for i, r := range spelt {
		switch r {
		case '=':
			use |= gazetteer.Capitals
		case '~':
			use |= gazetteer.Weak
		case '%':
			use |= gazetteer.Metonym
		default:
			return spelt[i:], use
		}
	}
	return "", use
}

// entries returns all entries, the most prominent first: actors, then places
// by score.
func (b *book) entries() []*gazetteer.Entry {
	slices.SortStableFunc(b.places, func(x, y *placeEntry) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.Place.Path, y.Place.Path))
	})
	var all []*gazetteer.Entry
	all = append(all, b.acting...)
	for _, p := range b.places {
		all = append(all, &p.Entry)
	}
	return all
}

func (b *book) countNames() (n int) {
	for _, e := range b.entries() {
		n += len(e.Names)
	}
	return n
}

func (b *book) countKeys() (n int) {
	for _, e := range b.entries() {
		n += len(e.Keys)
	}
	return n
}
