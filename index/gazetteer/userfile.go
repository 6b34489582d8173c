package gazetteer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/gazetteer/decline"
	"dateline/index/text"
)

// Limits on a gazetteer that a user brings.
const (
	maxUserLine  = 64 << 10 // bytes: a name with all its spellings
	maxUserRows  = 100_000  // as many entries as the embedded gazetteer has
	maxUserNames = 64       // spellings of one entry, as many as Variants returns
	maxUserName  = 200      // bytes of a name
	maxUserWords = 12       // of a name: longer ones are sentences
)

// Columns of a gazetteer file. The first two must be there.
const (
	columnKind = iota
	columnName
	columnCountry
	columnParent
	columnNames
	columnLat
	columnLon
	columnPopulation
	columnCount
)

// FileError says where a gazetteer file is wrong.
type FileError struct {
	File   string
	Line   int
	Reason string
}

// Error returns file, line and reason.
func (e *FileError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// userFile reads the rows of a file against what is known so far.
type userFile struct {
	known *Gazetteer
	rows  []*Entry
	byID  map[string]*Entry // of rows, by path or name
}

// read reads the rows of a gazetteer file; name is what errors call it.
func (u *userFile) read(name string, r io.Reader) error {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, maxUserLine)
	line := 0
	for scanner.Scan() {
		line++
		row := strings.TrimSuffix(scanner.Text(), "\r")
		if line == 1 {
			row = strings.TrimPrefix(row, "\ufeff")
		}
		if strings.TrimSpace(row) == "" || row[0] == '#' || strings.HasPrefix(row, "kind\tname") {
			continue
		}
		if err := u.row(row); err != nil {
			return &FileError{File: name, Line: line, Reason: err.Error()}
		}
	}
	if errors.Is(scanner.Err(), bufio.ErrTooLong) {
		return &FileError{File: name, Line: line + 1, Reason: fmt.Sprintf("the line is longer than %d bytes", maxUserLine)}
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	return nil
}

func (u *userFile) row(row string) error {
	if !utf8.ValidString(row) {
		return errors.New("not UTF-8")
	}
	if strings.ContainsFunc(row, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) {
		return errors.New("a control character")
	}
	fields := strings.Split(row, "\t")
	if len(fields) > columnCount {
		return fmt.Errorf("%d fields, want at most %d", len(fields), columnCount)
	}
	fields = append(fields, make([]string, columnCount-len(fields))...)
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if err := checkName(fields[columnName]); err != nil {
		return err
	}
	e, err := u.entry(fields)
	if err != nil {
		return err
	}
	return u.names(e, fields)
}

func checkName(name string) error {
	words := len(text.Words(name))
	switch {
	case words == 0:
		return fmt.Errorf("no name in %q", name)
	case len(name) > maxUserName || words > maxUserWords:
		return fmt.Errorf("the name %.40q... is longer than %d words or %d bytes", name, maxUserWords, maxUserName)
	}
	return nil
}

// entry returns the entry that a row is about: a new one, or further names for
// one that is there.
func (u *userFile) entry(fields []string) (*Entry, error) {
	if e, ok := u.byID[fields[columnName]]; ok {
		return e, nil
	}
	var e *Entry
	var err error
	switch kind := Kind(fields[columnKind]); kind {
	case State, Organisation, ArmedGroup, Person, IGO:
		e, err = u.actor(kind, fields)
	case Region, Locality:
		e, err = u.place(kind, fields)
	case "":
		e, err = u.existing(fields[columnName])
	default:
		err = fmt.Errorf("unknown kind %q; kinds are state, organisation, armed group, person, igo, region, place", kind)
	}
	if err != nil {
		return nil, err
	}
	if len(u.rows) >= maxUserRows {
		return nil, fmt.Errorf("more than %d entries", maxUserRows)
	}
	e.Keys = make(map[string]Use)
	u.rows = append(u.rows, e)
	u.byID[fields[columnName]] = e
	return e, nil
}

// existing returns an entry that adds names to an actor or place of the
// gazetteer.
func (u *userFile) existing(name string) (*Entry, error) {
	if a, ok := u.known.ActorNamed(name); ok {
		return &Entry{Actor: a}, nil
	}
	if p, ok := u.known.PlaceAt(name); ok {
		return &Entry{Place: p}, nil
	}
	return nil, fmt.Errorf("nothing is named %q; a new entry needs its kind", name)
}

func (u *userFile) actor(kind Kind, fields []string) (*Entry, error) {
	name, country, parent := fields[columnName], fields[columnCountry], fields[columnParent]
	if a, ok := u.known.ActorNamed(name); ok {
		if a.Kind != kind {
			return nil, fmt.Errorf("%q is there as %s, not %s", name, a.Kind, kind)
		}
		return &Entry{Actor: a}, nil
	}
	if strings.Contains(name, "/") {
		return nil, errors.New("the name of an actor has no slash")
	}
	if !countryCode(country) {
		return nil, fmt.Errorf("country %q is no code of two capitals (ISO 3166-1)", country)
	}
	if parent != "" && u.byID[parent] == nil {
		if _, ok := u.known.ActorNamed(parent); !ok {
			return nil, fmt.Errorf("part of %q, which is no actor", parent)
		}
	}
	return &Entry{Actor: &Actor{Name: name, Kind: kind, Country: country, Parent: parent}, fresh: true}, nil
}

func countryCode(s string) bool {
	return s == "" || len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (u *userFile) place(kind Kind, fields []string) (*Entry, error) {
	path := fields[columnName]
	if p, ok := u.known.PlaceAt(path); ok {
		return &Entry{Place: p}, nil
	}
	levels := strings.Split(path, "/")
	if want := map[Kind]int{Region: 2, Locality: 3}[kind]; len(levels) != want && !(kind == Locality && len(levels) == 2) {
		return nil, fmt.Errorf("the path of a %s has %d levels: Country/Region/Place", kind, want)
	}
	for _, level := range levels {
		if err := checkName(level); err != nil {
			return nil, err
		}
	}
	country, ok := u.known.PlaceAt(levels[0])
	if !ok || country.Kind != Country {
		return nil, fmt.Errorf("no country is named %q", levels[0])
	}
	if above := path[:strings.LastIndexByte(path, '/')]; u.byID[above] == nil {
		if _, ok := u.known.PlaceAt(above); !ok {
			return nil, fmt.Errorf("no region %q; a row of kind region makes one", above)
		}
	}
	p := &Place{Path: path, Kind: kind, Country: country.Country}
	return &Entry{Place: p, fresh: true}, locate(p, fields)
}

// locate reads coordinates and population.
func locate(p *Place, fields []string) error {
	var err error
	if p.Lat, err = degrees(fields[columnLat], 90); err != nil {
		return fmt.Errorf("latitude: %w", err)
	}
	if p.Lon, err = degrees(fields[columnLon], 180); err != nil {
		return fmt.Errorf("longitude: %w", err)
	}
	const mankind = 20_000_000_000
	if s := fields[columnPopulation]; s != "" {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || n < 0 || n > mankind || n > math.MaxInt {
			return fmt.Errorf("population %q is no number of people", s)
		}
		p.Population = int(n)
	}
	return nil
}

func degrees(s string, most float64) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > most {
		return 0, fmt.Errorf("%q is no number of degrees", s)
	}
	return v, nil
}

// names enters the names of a row: its own, and the other ones.
func (u *userFile) names(e *Entry, fields []string) error {
	spelt := []string{fields[columnName]}
	if e.Place != nil {
		spelt[0] = lastLevel(fields[columnName])
	}
	if fields[columnNames] != "" {
		spelt = append(spelt, strings.Split(fields[columnNames], "|")...)
	}
	for _, s := range spelt {
		name, use := userMarks(strings.TrimSpace(s))
		if name == "" {
			continue
		}
		if err := checkName(name); err != nil {
			return err
		}
		if len(e.Names) >= maxUserNames {
			return fmt.Errorf("more than %d names", maxUserNames)
		}
		e.enter(name, use)
	}
	return nil
}

// userMarks takes the marks off a name: = for only in capitals, ~ for only with
// other evidence in the article.
func userMarks(s string) (string, Use) {
	var use Use
	for {
		switch {
		case strings.HasPrefix(s, "="):
			use |= Capitals
		case strings.HasPrefix(s, "~"):
			use |= Weak
		default:
			return s, use
		}
		s = s[1:]
	}
}

// enter adds a spelling with its case forms, and of a person's full name the
// surname, which counts once the full name stands in an article.
func (e *Entry) enter(name string, use Use) {
	if !slices.Contains(e.Names, name) {
		e.Names = append(e.Names, name)
	}
	key := text.Key(name)
	e.key(key, use)
	if use&Capitals == 0 {
		for _, form := range append(decline.Forms(key), decline.Phrase(key)...) {
			e.key(form, use|Inflected)
		}
	}
	words := strings.Split(key, " ")
	if e.Actor == nil || e.Actor.Kind != Person || len(words) < 2 {
		return
	}
	last := words[len(words)-1]
	for _, form := range append(decline.Forms(last), last) {
		e.key(form, use|Partial|Weak)
	}
}

// key enters a key unless it is there in a use that asks for less.
func (e *Entry) key(key string, use Use) {
	if before, ok := e.Keys[key]; !ok || before&Weak != 0 && use&Weak == 0 {
		e.Keys[key] = use
	}
}
