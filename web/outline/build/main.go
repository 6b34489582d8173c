// Command build makes the outlines that package outline embeds: from Natural
// Earth (a directory of source data, see -data) and the gazetteer. The same
// input gives the same bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dateline/web/outline"
)

func main() {
	data := flag.String("data", "../../../shared/data", "directory of the source data (regions)")
	out := flag.String("out", "outlines.json.gz", "file to write")
	flag.Parse()
	if err := run(filepath.Join(*data, "regions"), *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	features, err := readFeatures(filepath.Join(dir, "admin1-shapes.geojson.gz"))
	if err != nil {
		return err
	}
	countries, err := readFeatures(filepath.Join(dir, "countries-50m.geojson.gz"))
	if err != nil {
		return err
	}
	lines, err := readLines(filepath.Join(dir, "disputed-lines-50m.geojson"))
	if err != nil {
		return err
	}
	v, err := newVoters()
	if err != nil {
		return err
	}
	regions := v.regionShapes(features)
	atlas := outline.Atlas{Countries: layerOf(v.countryShapes(countries, regions), lines), Regions: layerOf(regions, lines)}
	body, err := json.Marshal(atlas)
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	zw, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zw.Write(body); err != nil {
		return err
	}
	if err := zw.Close(); err != nil {
		return err
	}
	fmt.Printf("%d countries, %d regions, %d bytes\n", len(atlas.Countries.Shapes), len(atlas.Regions.Shapes), buf.Len())
	return os.WriteFile(filepath.Clean(out), buf.Bytes(), 0o644)
}

// point is a place on the map in units of [outline.Unit].
type point struct{ x, y int32 }

// shape is an outline of one location.
type shape struct {
	path  string
	rings [][]point
}

func layerOf(shapes []shape, lines [][]point) outline.Layer {
	t := newTopology(shapes)
	t.dispute(lines)
	return t.layer()
}

func pointOf(lonLat [2]float64) point {
	round := func(v float64) int32 {
		if v < 0 {
			return int32(v*outline.Unit - 0.5)
		}
		return int32(v*outline.Unit + 0.5)
	}
	return point{round(lonLat[0]), round(lonLat[1])}
}
