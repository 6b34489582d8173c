package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/index/gazetteer"
)

// outline is a first-level region of Natural Earth.
type outline struct {
	rings [][][2]float64 // outer rings, longitude first
	box   [4]float64     // west, south, east, north
}

// middles gives countries the middle of our table, and regions the middle of
// their area: of the outlines that most of their places lie in. A map and the
// distance to a region are right so, which the centre of its people does not
// give for a region whose people live along one side.
func (b *book) middles() error {
	err := readTable(b.tables+"/centres.tsv", 3, false, func(f []string) error {
		e, ok := b.byPath[level(b.countryOf[f[0]])]
		if !ok {
			return fmt.Errorf("no country %s", f[0])
		}
		var err error
		if e.Place.Lat, err = strconv.ParseFloat(f[1], 64); err != nil {
			return err
		}
		e.Place.Lon, err = strconv.ParseFloat(f[2], 64)
		return err
	})
	if err != nil {
		return err
	}
	outlines, err := readOutlines(b.data + "/regions/admin1-shapes.geojson.gz")
	if err != nil {
		return err
	}
	b.outlineRegions(outlines)
	return nil
}

// outlineRegions finds the region of each outline by the places in it.
func (b *book) outlineRegions(outlines map[string][]*outline) {
	inside := map[*outline]map[string]int{} // places by path of region
	for _, p := range b.places {
		if p.Place.Kind != gazetteer.Locality || strings.Count(p.Place.Path, "/") < 2 {
			continue
		}
		for _, o := range outlines[p.Place.Country] {
			if o.contains(p.Place.Lon, p.Place.Lat) {
				if inside[o] == nil {
					inside[o] = map[string]int{}
				}
				inside[o][p.Place.Path[:strings.LastIndexByte(p.Place.Path, '/')]]++
				break
			}
		}
	}
	sums := map[string]*centre{}
	for _, all := range outlines {
		for _, o := range all {
			path := commonest(inside[o])
			if path == "" {
				continue
			}
			if sums[path] == nil {
				sums[path] = &centre{}
			}
			sums[path].add(o)
		}
	}
	for path, sum := range sums {
		if e := b.byPath[path]; e != nil && e.Place.Kind == gazetteer.Region && e.Place.Lat == 0 && e.Place.Lon == 0 {
			e.Place.Lat, e.Place.Lon = sum.lat/sum.people, sum.lon/sum.people
		}
	}
}

// commonest returns the key with the greatest count, the first in order of
// several.
func commonest(counts map[string]int) string {
	best := ""
	for key, n := range counts {
		if n > counts[best] || n == counts[best] && key < best {
			best = key
		}
	}
	return best
}

// add weighs the middles of the rings of an outline by their area.
func (c *centre) add(o *outline) {
	for _, ring := range o.rings {
		area, x, y := 0.0, 0.0, 0.0
		for i := range ring {
			p, q := ring[i], ring[(i+1)%len(ring)]
			cross := p[0]*q[1] - q[0]*p[1]
			area, x, y = area+cross/2, x+(p[0]+q[0])*cross/6, y+(p[1]+q[1])*cross/6
		}
		if area == 0 {
			continue
		}
		narrow := math.Cos(y / area * math.Pi / 180) // degrees of longitude are shorter in the north
		weight := math.Abs(area) * narrow
		c.lat, c.lon, c.people = c.lat+weight*y/area, c.lon+weight*x/area, c.people+weight
	}
}

// contains reports whether a point lies in one of the rings.
func (o *outline) contains(x, y float64) bool {
	if x < o.box[0] || y < o.box[1] || x > o.box[2] || y > o.box[3] {
		return false
	}
	for _, ring := range o.rings {
		in := false
		for i := range ring {
			p, q := ring[i], ring[(i+1)%len(ring)]
			if (p[1] > y) != (q[1] > y) && x < (q[0]-p[0])*(y-p[1])/(q[1]-p[1])+p[0] {
				in = !in
			}
		}
		if in {
			return true
		}
	}
	return false
}

// readOutlines reads the outlines of regions by country. Their borders are not
// used, only their middles.
func readOutlines(path string) (map[string][]*outline, error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	var file struct {
		Features []struct {
			Properties struct{ Country string }
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.NewDecoder(zr).Decode(&file); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	outlines := map[string][]*outline{}
	for _, feature := range file.Features {
		var polygons [][][][2]float64
		if feature.Geometry.Type == "Polygon" {
			polygons = make([][][][2]float64, 1)
			err = json.Unmarshal(feature.Geometry.Coordinates, &polygons[0])
		} else {
			err = json.Unmarshal(feature.Geometry.Coordinates, &polygons)
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		country := feature.Properties.Country
		outlines[country] = append(outlines[country], newOutline(polygons))
	}
	return outlines, nil
}

func newOutline(polygons [][][][2]float64) *outline {
	o := &outline{box: [4]float64{180, 90, -180, -90}}
	for _, polygon := range polygons {
		if len(polygon) == 0 {
			continue
		}
		o.rings = append(o.rings, polygon[0])
		for _, p := range polygon[0] {
			o.box = [4]float64{min(o.box[0], p[0]), min(o.box[1], p[1]), max(o.box[2], p[0]), max(o.box[3], p[1])}
		}
	}
	return o
}
