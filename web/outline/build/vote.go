package main

import (
	"cmp"
	"slices"
	"strings"

	"dateline/index/gazetteer"
)

// everywhere is a radius in kilometres that takes in the whole globe.
const everywhere = 20100

// voters are the places of the gazetteer.
type voters struct {
	in      map[[2]int32][]voter // by the degree that they lie in
	country map[string]string    // path by ISO code
}

type voter struct {
	at   point
	path string // of the region, or of the country
}

func newVoters() (*voters, error) {
	g, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	v := &voters{in: map[[2]int32][]voter{}, country: map[string]string{}}
	for _, p := range g.Around(0, 0, everywhere) {
		at := pointOf([2]float64{p.Lon, p.Lat})
		key := [2]int32{floor(at.x), floor(at.y)}
		path := p.Path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			path = path[:i]
		}
		v.in[key] = append(v.in[key], voter{at, path})
		v.country[p.Country] = level(p.Path)
	}
	return v, nil
}

// level returns the country of a location.
func level(path string) string {
	country, _, _ := strings.Cut(path, "/")
	return country
}

func floor(v int32) int32 {
	if v < 0 {
		return (v - 99) / 100
	}
	return v / 100
}

// regionShapes gives every outline of a region the location that most of the
// places in it have: where a source and the gazetteer disagree on whose a piece
// of land is, the gazetteer is followed, for it is what is counted.
func (v *voters) regionShapes(features []feature) []shape {
	found := map[string]*shape{}
	for _, f := range features {
		path := v.region(f)
		if path != "" {
			add(found, path, f.polygons...)
		}
	}
	return inOrder(found)
}

// ownShare is the share of the places of an outline that must lie in the country
// that its source names for it to stay there. The outline of a region that two
// countries claim holds the places of both.
const ownShare = 0.1

// region returns the location of a region's outline, "" when nothing is known
// of it.
func (v *voters) region(f feature) string {
	votes := v.count(f.polygons, func(path string) string { return path })
	own, all := map[string]int{}, 0
	for path, n := range votes {
		all += n
		if level(path) == v.country[f.country] {
			own[path] = n
		}
	}
	ours := 0
	for _, n := range own {
		ours += n
	}
	switch {
	case all == 0:
		return v.country[f.country]
	case float64(ours) >= ownShare*float64(all):
		return most(own)
	}
	return most(votes)
}

// countryShapes does so with every piece of the countries. What is no country
// in their source but has regions is drawn by these.
func (v *voters) countryShapes(features []feature, regions []shape) []shape {
	found := map[string]*shape{}
	for _, f := range features {
		most := v.elect(f.polygons, level)
		for _, polygon := range f.polygons {
			country := v.elect([][][]point{polygon}, level)
			if country == "" {
				country = most // an island where nobody lives
			}
			if country != "" {
				add(found, country, polygon)
			}
		}
	}
	missing := map[string]bool{}
	for _, r := range regions {
		missing[level(r.path)] = found[level(r.path)] == nil
	}
	for _, r := range regions {
		if missing[level(r.path)] {
			add(found, level(r.path), r.rings)
		}
	}
	return inOrder(found)
}

func add(found map[string]*shape, path string, polygons ...[][]point) {
	if found[path] == nil {
		found[path] = &shape{path: path}
	}
	for _, rings := range polygons {
		found[path].rings = append(found[path].rings, rings...)
	}
}

func inOrder(found map[string]*shape) []shape {
	var all []shape
	for _, s := range found {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b shape) int { return cmp.Compare(a.path, b.path) })
	return all
}

// elect returns the location that most places inside of polygons have, "" when
// there is no place.
func (v *voters) elect(polygons [][][]point, of func(path string) string) string {
	return most(v.count(polygons, of))
}

// count counts the places inside of polygons by what is made of their location.
func (v *voters) count(polygons [][][]point, of func(path string) string) map[string]int {
	votes := map[string]int{}
	for _, rings := range polygons {
		west, south, east, north := bounds(rings)
		for x := floor(west); x <= floor(east); x++ {
			for y := floor(south); y <= floor(north); y++ {
				for _, place := range v.in[[2]int32{x, y}] {
					if contains(rings, place.at) {
						votes[of(place.path)]++
					}
				}
			}
		}
	}
	return votes
}

// most returns the location with the most votes, the first in order of several.
func most(votes map[string]int) string {
	best := ""
	for path, n := range votes {
		if n > votes[best] || n == votes[best] && path < best {
			best = path
		}
	}
	return best
}

func bounds(rings [][]point) (west, south, east, north int32) {
	west, south, east, north = 18000, 9000, -18000, -9000
	for _, ring := range rings {
		for _, p := range ring {
			west, south, east, north = min(west, p.x), min(south, p.y), max(east, p.x), max(north, p.y)
		}
	}
	return west, south, east, north
}

// contains reports whether a point lies inside of rings, by the number of edges
// that a ray from it crosses.
func contains(rings [][]point, at point) bool {
	in := false
	x, y := float64(at.x), float64(at.y)
	for _, ring := range rings {
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			px, py, qx, qy := float64(p.x), float64(p.y), float64(q.x), float64(q.y)
			if (py > y) != (qy > y) && x < (qx-px)*(y-py)/(qy-py)+px {
				in = !in
			}
		}
	}
	return in
}
