// Package outline knows the outlines of countries and first-level regions, for
// a map that needs no other host. It is made from Natural Earth by the command
// in build, which gives every outline the path of the country and the region
// that the gazetteer's places in it have: what a map draws in one shape is what
// the location facet counts as one value. docs/map.md tells what that means for
// borders in dispute.
package outline

//go:generate go run ./build -data ../../../shared/data

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
)

// Unit is the part of a degree in which points are given: a hundredth, one
// kilometre.
const Unit = 100

// MaxLevel is the finest level of detail; level 0 is for a map of the world, and
// each next one for half its width.
const MaxLevel = 6

// Kind says what an arc parts.
type Kind uint8

// Kinds of arc.
const (
	Inner    Kind = iota // two outlines of one location: not drawn
	Region               // two regions of a country
	Border               // two countries, or land and sea
	Disputed             // a border or a claim in dispute
)

// Arc is a line that one or two shapes have as a part of their edge. Points are
// kept as differences: x, y and the level from which on the point is drawn.
type Arc struct {
	Kind   Kind
	Points []int32
}

// Shape is a country or a first-level region.
type Shape struct {
	Path  string  // of the location: "Ukraine/Crimea"; of a region without places its country
	Rings [][]int // arcs one behind the other; ^i is arc i backwards
}

// Layer is outlines of one kind.
type Layer struct {
	Arcs   []Arc
	Shapes []Shape // in order of path
}

// Atlas is all outlines: those of countries, which are coarser, and those of
// first-level regions, which are finer and which some countries lack.
type Atlas struct {
	Countries Layer
	Regions   Layer
}

//go:embed outlines.json.gz
var data []byte

// Load decodes the embedded outlines. It takes some ten milliseconds.
func Load() (*Atlas, error) {
	zr, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("reading outlines: %w", err)
	}
	atlas := &Atlas{}
	if err := json.NewDecoder(zr).Decode(atlas); err != nil {
		return nil, fmt.Errorf("reading outlines: %w", err)
	}
	return atlas, nil
}
