package main

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// tagged is an alternate name of GeoNames with its languages.
var tagged = regexp.MustCompile(`^([a-z]{2,3}(?:_[A-Z]{2})?(?:,[a-z]{2,3}(?:_[A-Z]{2})?)*):(.+)$`)

// row is a place of GeoNames.
type row struct {
	id, country, admin1 string
	name                string
	alternates          []string // cleaned, without language
	languages           map[string][]string
	lat, lon            float64
	population          int
	capital, seat       bool
}

// localities enters the places of GeoNames that the reduced list has, with the
// languages of their names from the full one.
func (b *book) localities() error {
	rows := map[string]*row{}
	var order []*row
	err := readTable(b.data+"/geonames/places-embed.tsv.zst", 8, true, func(f []string) error {
		r := &row{id: f[0], name: f[1], alternates: list(f[2]), country: f[5], admin1: f[6], languages: map[string][]string{}}
		r.lat, _ = strconv.ParseFloat(f[3], 64)
		r.lon, _ = strconv.ParseFloat(f[4], 64)
		r.population, _ = strconv.Atoi(f[7])
		rows[r.id] = r
		order = append(order, r)
		return nil
	})
	if err != nil {
		return err
	}
	err = readTable(b.data+"/geonames/places.tsv.zst", 12, true, func(f []string) error {
		if r, ok := rows[f[0]]; ok {
			r.languages = byLanguage(f[3])
			r.capital, r.seat = f[7] == "PPLC", f[7] == "PPLA"
		}
		return nil
	})
	if err != nil {
		return err
	}
	spelt, err := b.spellings()
	if err != nil {
		return err
	}
	for _, r := range order {
		b.locality(r, spelt)
	}
	for key := range spelt {
		return fmt.Errorf("spellings.tsv: no place %s", key)
	}
	return nil
}

func byLanguage(alternates string) map[string][]string {
	languages := map[string][]string{}
	for _, a := range strings.Split(alternates, "|") {
		m := tagged.FindStringSubmatch(a)
		if m == nil {
			continue
		}
		for _, l := range strings.Split(m[1], ",") {
			languages[l] = append(languages[l], m[2])
		}
	}
	return languages
}

// spelling is a line of our table of spellings.
type spelling struct {
	english   string
	more, not []string
}

func (b *book) spellings() (map[string]spelling, error) {
	spelt := map[string]spelling{}
	err := readTable(b.tables+"/spellings.tsv", 5, false, func(f []string) error {
		key := f[0] + " " + f[1]
		if _, ok := spelt[key]; ok {
			return fmt.Errorf("%s twice", key)
		}
		spelt[key] = spelling{english: f[2], more: list(f[3]), not: list(f[4])}
		return nil
	})
	return spelt, err
}

// locality enters a place of GeoNames.
func (b *book) locality(r *row, spelt map[string]spelling) (*placeEntry, bool) {
	if r.country == "IL" && r.admin1 == "WE" {
		r.country = "PS" // settlements in the West Bank, under the territory that UN documents give
	}
	country, ok := b.countryOf[r.country]
	if !ok {
		return nil, false
	}
	s := spelt[r.country+" "+r.name]
	delete(spelt, r.country+" "+r.name) // only the most populous of the name
	if s.english == "" {
		s.english = english(r)
	}
	parent := level(country)
	if in := b.regionOf(r); in != nil {
		parent = in.Place.Path
	}
	id, _ := strconv.Atoi(r.id)
	e, added := b.addPlace(&gazetteer.Place{
		Path: parent + "/" + level(s.english), Kind: gazetteer.Locality, Country: r.country,
		Lat: r.lat, Lon: r.lon, Population: r.population, GeoNames: id, Capital: r.capital,
	}, localityScore(r))
	if added {
		nameLocality(e, r, s)
	}
	return e, added
}

// What it adds to the prominence of a place, in people, to be a capital or the
// seat of a region.
const (
	capitalBonus = 2_000_000
	seatBonus    = 50_000
)

func localityScore(r *row) int {
	score := r.population
	if r.capital {
		score += capitalBonus
	}
	if r.seat {
		score += seatBonus
	}
	return score
}

// declined are countries whose places Ukrainian and Russian reporting names
// often enough for their cases to be worth the space, whatever their size.
var declined = strings.Fields("UA RU BY MD GE AM AZ KZ SY PS IL LB IQ IR YE AF")

// declinedFrom is the number of people from which the cases of any place are
// formed.
const declinedFrom = 150_000

// renamed are countries whose places GeoNames lists with the names that they
// and their quarters once had: of those without a language none is used.
var renamed = strings.Fields(`US CA GB AU NZ IE BR MX ES PT FR DE IT NL BE AT CH SE NO DK FI PL CZ SK HU RO AR CL PE CO EC VE BO PY UY
	GT SV HN NI CR PA CU DO PR PH`)

func nameLocality(e *placeEntry, r *row, s spelling) {
	cases := inflected(slices.Contains(declined, r.country) || r.population >= declinedFrom || r.capital)
	add := func(spelt string, cases inflected) {
		if usable(spelt) && !slices.Contains(s.not, spelt) {
			name(&e.Entry, spelt, 0, cases)
		}
	}
	add(s.english, asWritten)
	add(r.name, asWritten)
	for _, spelt := range s.more {
		add(spelt, inCases)
	}
	cleaned := map[string]bool{}
	for _, a := range r.alternates {
		cleaned[text.Key(a)] = true
	}
	for _, l := range languages {
		for _, spelt := range r.languages[l] {
			if cleaned[text.Key(spelt)] {
				add(spelt, cases && (l == "uk" || l == "ru"))
			}
		}
	}
	if slices.Contains(renamed, r.country) {
		return
	}
	untagged := len(r.languages) == 0
	e.loose = map[string]bool{}
	for _, spelt := range r.alternates {
		if _, ok := e.Keys[text.Key(spelt)]; !ok && !untagged {
			e.loose[text.Key(spelt)] = true
		}
		add(spelt, cases && inflected(untagged || slices.Contains(declined, r.country)))
	}
}

// usable leaves out alternates that are descriptions, lists or doubles.
func usable(spelt string) bool {
	const longest = 40
	if len([]rune(spelt)) > longest || len(spelt) < minAlias {
		return false
	}
	if strings.ContainsAny(spelt, ",;،()[]0123456789:=") || strings.Contains(spelt, " - ") || strings.Contains(spelt, " – ") {
		return false
	}
	if strings.HasSuffix(spelt, " by") {
		return false // Danish for town: would swallow the word behind the name
	}
	first := []rune(spelt)[0]
	return !unicode.IsLower(first) || strings.Contains(spelt, " ")
}

// regionOf returns the region of a place: the one it is listed in, else that of
// the nearest place of the country; nil in a country without regions.
func (b *book) regionOf(r *row) *placeEntry {
	if in, ok := b.region[r.country+"."+r.admin1]; ok {
		return in
	}
	return b.nearest(r.country, r.lat, r.lon)
}

// nearest returns the region of the nearest place so far of a country.
func (b *book) nearest(iso string, lat, lon float64) *placeEntry {
	var best *placeEntry
	distance := math.Inf(1)
	for _, p := range b.places {
		if p.Place.Country != iso || p.Place.Kind != gazetteer.Locality || strings.Count(p.Place.Path, "/") < 2 {
			continue
		}
		x, y := (p.Place.Lon-lon)*math.Cos(lat*math.Pi/180), p.Place.Lat-lat
		if d := x*x + y*y; d < distance {
			best, distance = b.byPath[p.Place.Path[:strings.LastIndexByte(p.Place.Path, '/')]], d
		}
	}
	return best
}

// villages enters the places that only UCDP has.
func (b *book) villages() error {
	return readTable(b.data+"/geonames/extra-places-ucdp.tsv.zst", 9, true, func(f []string) error {
		iso := f[4]
		if _, ok := b.countryOf[iso]; !ok {
			return nil
		}
		lat, _ := strconv.ParseFloat(f[2], 64)
		lon, _ := strconv.ParseFloat(f[3], 64)
		in := b.regionNamed(iso, f[6])
		if in == nil {
			in = b.nearest(iso, lat, lon)
		}
		parent := level(b.countryOf[iso])
		if in != nil {
			parent = in.Place.Path
		}
		names := strings.FieldsFunc(f[0], func(r rune) bool { return r == '/' || r == '(' || r == ')' })
		if len(names) == 0 || strings.TrimSpace(names[0]) == "" {
			return nil
		}
		e, added := b.addPlace(&gazetteer.Place{Path: parent + "/" + strings.TrimSpace(names[0]), Kind: gazetteer.Locality, Country: iso, Lat: lat, Lon: lon}, 0)
		for _, spelt := range names {
			if spelt = strings.TrimSpace(spelt); added && len(spelt) >= minAlias {
				name(&e.Entry, spelt, 0, asWritten)
			}
		}
		return nil
	})
}

// regionNamed returns the region of a country with the name that UCDP gives.
func (b *book) regionNamed(iso, ucdp string) *placeEntry {
	key := text.Key(ucdp)
	if key == "" {
		return nil
	}
	var found *placeEntry
	for _, p := range b.places {
		if p.Place.Kind != gazetteer.Region || p.Place.Country != iso {
			continue
		}
		for k := range p.Keys {
			if k == key || strings.HasPrefix(key, k+" ") {
				found = longer(found, p)
			}
		}
	}
	return found
}

func longer(x, y *placeEntry) *placeEntry {
	if x == nil || len(y.Place.Path) > len(x.Place.Path) {
		return y
	}
	return x
}
