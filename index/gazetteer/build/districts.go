package main

import (
	"slices"
	"strconv"
	"strings"

	"dateline/index/gazetteer"
	"dateline/index/text"
)

// countries whose second-level regions reporting names as it does cities:
// American counties, Philippine provinces, French departments. Of other countries
// they mostly bear the name of their seat, which stands for them.
var divided = strings.Fields("US GB IE PH FR IT ES")

// partlyDivided are countries of which only those second-level regions are
// entered whose names no place of their region bears: wars were or are reported
// from them, and whoever says La Mar, Swat or Wardak means no town.
var partlyDivided = strings.Fields(`AF AO BA BF BI BO CD CF CL CO EC ER ET GN GT HN HT IN IQ LB LK ML MM MX MZ NE NG NI NP PE PK PS RS RW
	SA SD SL SN SO SV SY TD TJ TL UG XK YE`)

// districts enters the second-level regions of these countries, each in the
// middle of its places.
func (b *book) districts() error {
	middle, err := b.districtMiddles()
	if err != nil {
		return err
	}
	return readTable(b.data+"/geonames/admin2.tsv.zst", 3, true, func(f []string) error {
		iso, rest, _ := strings.Cut(f[0], ".")
		admin1, _, _ := strings.Cut(rest, ".")
		sum, in := middle[f[0]], b.region[iso+"."+admin1]
		if sum == nil || in == nil {
			return nil
		}
		bare, full := districtNames(iso, f[1])
		if slices.Contains(partlyDivided, iso) && (!usable(bare) || b.named(in, bare)) {
			return nil
		}
		path := in.Place.Path + "/" + level(full)
		p := &gazetteer.Place{Path: path, Kind: gazetteer.District, Country: iso, Lat: sum.lat / sum.people, Lon: sum.lon / sum.people}
		e, added := b.addPlace(p, districtScore)
		if !added {
			return nil
		}
		e.small = slices.Contains(partlyDivided, iso)
		name(&e.Entry, full, 0, asWritten)
		name(&e.Entry, f[1], 0, asWritten)
		if iso != "US" { // there the bare name is a surname as often, and the county is said
			name(&e.Entry, bare, 0, asWritten)
		}
		return nil
	})
}

// named reports whether a region, or a place in it, bears a name, or a city
// that everybody knows: Al Quds.
func (b *book) named(in *placeEntry, spelt string) bool {
	if b.regionKeys == nil {
		b.regionKeys = map[string]bool{}
		for _, p := range b.places {
			region := p.Place.Path
			if p.Place.Kind == gazetteer.Locality {
				region = region[:strings.LastIndexByte(region, '/')]
			}
			for key := range p.Keys {
				b.regionKeys[region+"/"+key] = true
				if p.score >= wellKnown {
					b.regionKeys["/"+key] = true
				}
			}
		}
	}
	key := "/" + text.Key(spelt)
	return b.regionKeys[in.Place.Path+key] || b.regionKeys[key]
}

// districtScore is the prominence of a second-level region: that of a town.
const districtScore = 60_000

// districtMiddles adds up the places of each second-level region.
func (b *book) districtMiddles() (map[string]*centre, error) {
	middle := map[string]*centre{}
	err := readTable(b.data+"/geonames/places.tsv.zst", 12, true, func(f []string) error {
		if f[10] == "" || !slices.Contains(divided, f[8]) && !slices.Contains(partlyDivided, f[8]) {
			return nil
		}
		code := f[8] + "." + f[9] + "." + f[10]
		lat, _ := strconv.ParseFloat(f[4], 64)
		lon, _ := strconv.ParseFloat(f[5], 64)
		if middle[code] == nil {
			middle[code] = &centre{}
		}
		sum := middle[code]
		sum.lat, sum.lon, sum.people = sum.lat+lat, sum.lon+lon, sum.people+1
		return nil
	})
	return middle, err
}

// districtLeads are what GeoNames puts before the names of second-level regions.
var districtLeads = []string{
	"Province of ", "Provincia di ", "Provincia de ", "Província de ", "Provincia del ", "Provincia dell'", "Provincia della ", "Provincia dei ",
	"Distrito de ", "Municipio de ", "Município de ", "Cantón ", "Commune of ", "Opština ", "Opstina ", "Komuna e ", "Arrondissement de la ",
	"Arrondissement de ", "Arrondissement du ", "Cercle de ", "Province de la ", "Province du ", "Province de ", "Ville de ", "Caza de ", "Qaḑā’ ",
	"District ", "Nohiyai ", "Città metropolitana di ", "Citta metropolitana di ", "County ", "Metropolitan Borough of ", "Royal Borough of ", "City and Borough of ", "Borough of ",
}

// districtTails are what it puts behind them.
var districtTails = []string{
	" District", " Municipality", " Prefecture", " Sub-Prefecture", " Cercle", " Subregion", " Province", " Zone", " Canton", " Kanton", " City", " Ville",
	" (city)", " Zila", " Governorate", " Department", " Agency", " Territory",
}

func withoutTail(name string) string {
	for _, tail := range districtTails {
		if rest, ok := strings.CutSuffix(name, tail); ok {
			return rest
		}
	}
	return name
}

// districtNames returns the name of a second-level region without and with what
// kind of region it is. The second may be the path, so that the town that gave
// the region its name has its own.
func districtNames(iso, name string) (bare, full string) {
	bare, full = name, name
	for _, lead := range districtLeads {
		if rest, ok := strings.CutPrefix(name, lead); ok {
			bare = rest
			break
		}
	}
	if slices.Contains(partlyDivided, iso) {
		bare = withoutTail(bare)
		if slices.Contains(romanised, iso) {
			bare = unmarked(bare)
		}
		full = bare
	}
	switch {
	case iso == "PE" || iso == "CL" || iso == "BO":
		full = bare + " Province"
	case iso == "PH" || iso == "IT" || iso == "ES":
		full = bare + " Province"
	case iso == "FR":
		full = bare + " Department"
	case iso == "IE":
		full = "County " + bare
	}
	return bare, full
}
