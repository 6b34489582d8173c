package main

import (
	"slices"
	"strconv"
	"strings"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// areas enters continents, seas, parts of the world and states that are no
// more: what lies in no country.
func (b *book) areas() error {
	return readTable(b.tables+"/areas.tsv", 4, false, func(f []string) error {
		lat, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return err
		}
		lon, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return err
		}
		e, _ := b.addPlace(&gazetteer.Place{Path: f[0], Kind: gazetteer.Area, Lat: lat, Lon: lon}, areaScore)
		for _, spelt := range append([]string{f[0]}, list(f[3])...) {
			name(&e.Entry, spelt, 0, inCases)
			b.unblock(spelt)
		}
		return nil
	})
}

// areaScore puts areas before places of their names.
const areaScore = 1e9

// unblock takes the phrases that begin with a name off those that mean
// nothing.
func (b *book) unblock(spelt string) {
	forms := append(caseForms(text.Key(spelt)), text.Key(spelt))
	b.blocked = slices.DeleteFunc(b.blocked, func(key string) bool { return slices.Contains(forms, key) })
}

// wholeCountries are those that the reduced list cuts at 15,000 people although
// wars were or are reported from their villages.
var wholeCountries = strings.Fields("AL AO BO GN HN KG KH LK LR MK NI NP PE SL SV TJ TL")

// hamletsOf are countries of which towns below the size of the reduced list are
// entered, too: their local papers are read in English.
var hamletsOf = strings.Fields("US GB CA AU IE NZ")

// smallestHamlet is the number of people of the smallest of these.
const smallestHamlet = 1000

// hamlets enters them, by the one name that is in use, and the capitals that are
// as small, by all their names.
func (b *book) hamlets() error {
	known := map[int]bool{}
	for _, p := range b.places {
		known[p.Place.GeoNames] = true
	}
	return readTable(b.data+"/geonames/places.tsv.zst", 12, true, func(f []string) error {
		id, _ := strconv.Atoi(f[0])
		people, _ := strconv.Atoi(f[11])
		capital := f[7] == "PPLC"
		whole := capital || slices.Contains(wholeCountries, f[8])
		if known[id] || !whole && (people < smallestHamlet || !slices.Contains(hamletsOf, f[8])) {
			return nil
		}
		r := &row{id: f[0], name: f[1], country: f[8], admin1: f[9], population: people, capital: capital}
		if capital {
			r.languages = byLanguage(f[3])
			for _, names := range r.languages {
				r.alternates = append(r.alternates, names...)
			}
			slices.Sort(r.alternates) // the order of a map is none
		}
		r.lat, _ = strconv.ParseFloat(f[4], 64)
		r.lon, _ = strconv.ParseFloat(f[5], 64)
		if e, added := b.locality(r, nil); added {
			e.small = !whole
		}
		return nil
	})
}
