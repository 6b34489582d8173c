package main

import (
	"cmp"
	"encoding/binary"
	"slices"

	"dateline/web/outline"
)

// topology is the outlines cut into arcs where three or more of their edges
// meet, so that what two neighbours share is kept, simplified and drawn once.
type topology struct {
	shapes   []shape
	arcs     []arc
	rings    [][][]int // by shape: arcs of each ring, ^i for backwards
	numbers  map[string]int
	junction map[point]bool
}

type arc struct {
	points []point
	owners []int // shapes
	kind   outline.Kind
}

func newTopology(shapes []shape) *topology {
	t := &topology{shapes: shapes, rings: make([][][]int, len(shapes)), numbers: map[string]int{}}
	t.touch()
	t.findJunctions()
	for i, s := range shapes {
		for _, ring := range s.rings {
			if arcs := t.cut(i, ring); len(arcs) > 0 {
				t.rings[i] = append(t.rings[i], arcs)
			}
		}
	}
	t.classify()
	return t
}

// findJunctions finds the points at which the edges of all rings have more than
// two neighbours.
func (t *topology) findJunctions() {
	t.junction = map[point]bool{}
	beside := map[point][2]point{}
	for _, s := range t.shapes {
		for _, ring := range s.rings {
			for i, p := range ring {
				before, after := ring[(i+len(ring)-1)%len(ring)], ring[(i+1)%len(ring)]
				pair := [2]point{before, after}
				if compare(before, after) > 0 {
					pair = [2]point{after, before}
				}
				if known, ok := beside[p]; ok && known != pair {
					t.junction[p] = true
				}
				beside[p] = pair
			}
		}
	}
}

func compare(a, b point) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) }

// cut parts a ring at its junctions and returns its arcs.
func (t *topology) cut(owner int, ring []point) []int {
	first := slices.IndexFunc(ring, func(p point) bool { return t.junction[p] })
	if first < 0 {
		first = slices.Index(ring, slices.MinFunc(ring, compare))
	}
	ring = append(slices.Clone(ring[first:]), ring[:first+1]...)
	var arcs []int
	start := 0
	for i := 1; i < len(ring); i++ {
		if t.junction[ring[i]] || i == len(ring)-1 {
			arcs = append(arcs, t.number(owner, ring[start:i+1]))
			start = i
		}
	}
	return arcs
}

// number returns the number of an arc, ^n when it is known in the other
// direction.
func (t *topology) number(owner int, points []point) int {
	back := slices.Clone(points)
	slices.Reverse(back)
	if n, ok := t.numbers[key(points)]; ok {
		t.arcs[n].owners = append(t.arcs[n].owners, owner)
		return n
	}
	if n, ok := t.numbers[key(back)]; ok {
		t.arcs[n].owners = append(t.arcs[n].owners, owner)
		return ^n
	}
	n := len(t.arcs)
	t.numbers[key(points)] = n
	t.arcs = append(t.arcs, arc{points: points, owners: []int{owner}})
	return n
}

func key(points []point) string {
	b := make([]byte, 0, 8*len(points))
	for _, p := range points {
		b = binary.BigEndian.AppendUint32(b, uint32(p.x))
		b = binary.BigEndian.AppendUint32(b, uint32(p.y))
	}
	return string(b)
}

// layer returns the outlines in the form that is embedded.
func (t *topology) layer() outline.Layer {
	var all outline.Layer
	for _, a := range t.arcs {
		all.Arcs = append(all.Arcs, outline.Arc{Kind: a.kind, Points: encode(a.points)})
	}
	for i, s := range t.shapes {
		all.Shapes = append(all.Shapes, outline.Shape{Path: s.path, Rings: t.rings[i]})
	}
	return all
}
