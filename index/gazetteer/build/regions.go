package main

import (
	"strconv"
	"strings"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// kindsOfRegion are what GeoNames adds to the names of regions, and reporting
// leaves out as often as not.
var kindsOfRegion = []string{
	" Oblast", " oblast", " Oblast'", " Krai", " Kray", " Governorate", " Province", " province", " Region", " region", " Regional State", " State",
	" Department", " District", " County", " county", " Republic", " Rayon", " Prefecture", " Municipality",
}

// regions enters the first-level regions of GeoNames.
func (b *book) regions() error {
	return readTable(b.data+"/geonames/admin1.tsv", 3, true, func(f []string) error {
		iso, _, _ := strings.Cut(f[0], ".")
		country, ok := b.countryOf[iso]
		if !ok {
			return nil
		}
		path := level(country) + "/" + level(f[1])
		e, _ := b.addPlace(&gazetteer.Place{Path: path, Kind: gazetteer.Region, Country: iso}, 0)
		b.region[f[0]] = e
		nameRegion(e, f[1])
		nameRegion(e, f[2])
		return nil
	})
}

// nameRegion enters the name of a region with and without what kind of region
// it is.
func nameRegion(e *placeEntry, spelt string) {
	name(&e.Entry, spelt, 0, asWritten)
	for _, kind := range kindsOfRegion {
		bare, ok := strings.CutSuffix(spelt, kind)
		if ok && len(bare) >= minAlias {
			name(&e.Entry, bare, 0, asWritten)
		}
	}
}

// minAlias is the length in bytes of the shortest name that is looked for.
const minAlias = 3

// regionScore is the prominence of regions of our own table: conflicts have
// made them known.
const regionScore = 1e6

// additions enters the regions and places of our own tables.
func (b *book) additions() error {
	err := readTable(b.tables+"/regions.tsv", 4, false, func(f []string) error {
		_, listed := b.byPath[f[0]]
		e, err := b.tablePlace(f[0], f[1], f[2], gazetteer.Region)
		if err != nil {
			return err
		}
		if !listed {
			e.score = regionScore
		}
		name(&e.Entry, lastLevel(f[0]), 0, asWritten)
		for _, spelt := range list(f[3]) {
			spelt, use := marked(spelt)
			name(&e.Entry, spelt, use, inflected(use == 0))
			nameAdjective(e, spelt)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return readTable(b.tables+"/places.tsv", 5, false, func(f []string) error {
		e, err := b.tablePlace(f[0], f[1], f[2], gazetteer.Locality)
		if err != nil {
			return err
		}
		e.Place.Population, _ = strconv.Atoi(f[3])
		e.score = max(e.score, tableScore)
		name(&e.Entry, lastLevel(f[0]), 0, asWritten)
		for _, spelt := range list(f[4]) {
			name(&e.Entry, spelt, 0, inCases)
		}
		return nil
	})
}

// nameAdjective enters the adjective of a Ukrainian or Russian region alone, as
// it stands in enumerations: у Донецькій та Луганській областях.
func nameAdjective(e *placeEntry, spelt string) {
	for _, kind := range []string{" область", " край"} {
		adjective, ok := strings.CutSuffix(spelt, kind)
		if !ok {
			continue
		}
		key := text.Key(adjective)
		for _, form := range append(caseForms(key), key) {
			addKey(&e.Entry, form, gazetteer.Ordinary|gazetteer.Inflected|gazetteer.Lower)
		}
	}
}

// tableScore is the prominence of villages that were worth writing down.
const tableScore = 5e4

// tablePlace returns the place of a path of our tables, new or known.
func (b *book) tablePlace(path, lat, lon string, kind gazetteer.Kind) (*placeEntry, error) {
	if e, ok := b.byPath[path]; ok {
		return e, nil
	}
	parent := path[:strings.LastIndexByte(path, '/')]
	in, ok := b.byPath[parent]
	if !ok {
		return nil, &missingError{parent}
	}
	p := &gazetteer.Place{Path: path, Kind: kind, Country: in.Place.Country}
	var err error
	if p.Lat, err = strconv.ParseFloat(lat, 64); err != nil {
		return nil, err
	}
	if p.Lon, err = strconv.ParseFloat(lon, 64); err != nil {
		return nil, err
	}
	e, _ := b.addPlace(p, 0)
	return e, nil
}

type missingError struct{ path string }

func (e *missingError) Error() string { return "no place " + strconv.Quote(e.path) }

func lastLevel(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// centre is a mean of places by their people.
type centre struct{ lat, lon, people float64 }

// centres gives countries and regions the centre of the people of their places,
// and regions the prominence of their largest place, just below it.
func (b *book) centres() {
	sums := map[string]*centre{}
	for _, p := range b.places {
		if p.Place.Kind != gazetteer.Locality {
			continue
		}
		for path := p.Place.Path; strings.Contains(path, "/"); {
			path = path[:strings.LastIndexByte(path, '/')]
			sum := sums[path]
			if sum == nil {
				sum = &centre{}
				sums[path] = sum
			}
			weight := float64(p.Place.Population + 1)
			sum.lat, sum.lon, sum.people = sum.lat+weight*p.Place.Lat, sum.lon+weight*p.Place.Lon, sum.people+weight
			if in := b.byPath[path]; in.Place.Kind == gazetteer.Region {
				in.score = max(in.score, p.score-1)
			}
		}
	}
	for path, sum := range sums {
		p := b.byPath[path].Place
		if p.Lat == 0 && p.Lon == 0 {
			p.Lat, p.Lon = sum.lat/sum.people, sum.lon/sum.people
		}
	}
}

// sameName reports whether two names differ in spelling only.
func sameName(x, y string) bool { return text.Key(x) == text.Key(y) }
