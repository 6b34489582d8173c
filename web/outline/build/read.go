package main

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// feature is an outline as the source has it: polygons, each with its rings.
type feature struct {
	country  string // ISO 3166-1 alpha-2, of regions
	polygons [][][]point
}

type geometry struct {
	country     string
	Type        string
	Coordinates json.RawMessage
}

// readGeometries reads a GeoJSON file, compressed or not.
func readGeometries(path string) ([]geometry, error) {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
	}
	var file struct {
		Features []struct {
			Properties struct{ Country string }
			Geometry   geometry
		}
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	all := make([]geometry, len(file.Features))
	for i, f := range file.Features {
		all[i] = f.Geometry
		all[i].country = f.Properties.Country
	}
	return all, nil
}

// readFeatures reads a file of polygons.
func readFeatures(path string) ([]feature, error) {
	geometries, err := readGeometries(path)
	if err != nil {
		return nil, err
	}
	all := make([]feature, len(geometries))
	for i, g := range geometries {
		all[i].country = g.country
		polygons := make([][][][2]float64, 1)
		var into any = &polygons[0]
		if g.Type == "MultiPolygon" {
			into = &polygons
		}
		if err := json.Unmarshal(g.Coordinates, into); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		for _, polygon := range polygons {
			var rings [][]point
			for _, ring := range polygon {
				if r := ringOf(ring); len(r) >= 3 {
					rings = append(rings, r)
				}
			}
			if len(rings) > 0 {
				all[i].polygons = append(all[i].polygons, rings)
			}
		}
	}
	return all, nil
}

// ringOf rounds a ring and drops what repeats, its closing point included.
func ringOf(ring [][2]float64) []point {
	var out []point
	for _, p := range ring {
		if q := pointOf(p); len(out) == 0 || out[len(out)-1] != q {
			out = append(out, q)
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// readLines reads a file of lines.
func readLines(path string) ([][]point, error) {
	geometries, err := readGeometries(path)
	if err != nil {
		return nil, err
	}
	var all [][]point
	for _, g := range geometries {
		lines := make([][][2]float64, 1)
		var into any = &lines[0]
		if g.Type == "MultiLineString" {
			into = &lines
		}
		if err := json.Unmarshal(g.Coordinates, into); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		for _, line := range lines {
			var points []point
			for _, p := range line {
				points = append(points, pointOf(p))
			}
			all = append(all, points)
		}
	}
	return all, nil
}
