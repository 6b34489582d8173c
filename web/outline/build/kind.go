package main

import (
	"math"

	"dateline/web/outline"
)

// aside is how far beside an arc, in units, its neighbours are looked for. The
// source has rounded the two sides of a border apart in places.
const aside = 4

// classify tells what every arc parts.
func (t *topology) classify() {
	boxes := make([][4]int32, len(t.shapes))
	for i, s := range t.shapes {
		boxes[i][0], boxes[i][1], boxes[i][2], boxes[i][3] = bounds(s.rings)
	}
	for i := range t.arcs {
		a := &t.arcs[i]
		if len(a.owners) > 1 {
			a.kind = t.between(a.owners[0], a.owners[1])
			continue
		}
		a.kind = outline.Border
		for _, p := range beside(a.points) {
			if other := t.shapeAt(p, boxes, a.owners[0]); other >= 0 {
				a.kind = t.between(a.owners[0], other)
			}
		}
	}
}

// between tells what an arc of two shapes parts.
func (t *topology) between(a, b int) outline.Kind {
	first, second := t.shapes[a].path, t.shapes[b].path
	switch {
	case first == second:
		return outline.Inner
	case level(first) == level(second):
		return outline.Region
	}
	return outline.Border
}

// beside returns a point on each side of the middle of an arc.
func beside(points []point) []point {
	p, q := points[(len(points)-1)/2], points[(len(points)-1)/2+1]
	dx, dy := float64(q.x-p.x), float64(q.y-p.y)
	length := math.Hypot(dx, dy)
	if length == 0 {
		return nil
	}
	x, y := float64(p.x+q.x)/2, float64(p.y+q.y)/2
	ox, oy := -dy/length*aside, dx/length*aside
	return []point{{int32(math.Round(x + ox)), int32(math.Round(y + oy))}, {int32(math.Round(x - ox)), int32(math.Round(y - oy))}}
}

// shapeAt returns the shape at a point, but for one, or -1.
func (t *topology) shapeAt(p point, boxes [][4]int32, but int) int {
	for i, b := range boxes {
		if i != but && b[0] <= p.x && p.x <= b[2] && b[1] <= p.y && p.y <= b[3] && contains(t.shapes[i].rings, p) {
			return i
		}
	}
	return -1
}
