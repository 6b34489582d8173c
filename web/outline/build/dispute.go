package main

import (
	"math"

	"dateline/web/outline"
)

// nearby is the distance in units within which the coarser lines of dispute and
// the finer edges of outlines mean the same line.
const nearby = 15

// mostly is the share of the points of an arc that must lie on a line of dispute
// for all of it to be in dispute.
const mostly = 0.7

// dispute marks the arcs that are borders in dispute, and adds what no arc
// draws: claims.
func (t *topology) dispute(lines [][]point) {
	var marked [][]point
	for i := range t.arcs {
		a := &t.arcs[i]
		if a.kind == outline.Inner {
			continue
		}
		on := 0
		for _, p := range a.points {
			if nearAny(p, lines) {
				on++
			}
		}
		if float64(on) >= mostly*float64(len(a.points)) {
			a.kind = outline.Disputed
			marked = append(marked, a.points)
		}
	}
	for _, line := range lines {
		var run []point
		for _, p := range line {
			if nearAny(p, marked) {
				t.addLine(run)
				run = nil
				continue
			}
			run = append(run, p)
		}
		t.addLine(run)
	}
}

func (t *topology) addLine(points []point) {
	if len(points) < 2 {
		return
	}
	t.arcs = append(t.arcs, arc{points: points, kind: outline.Disputed})
}

func nearAny(p point, lines [][]point) bool {
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			if toSegment(p, line[i-1], line[i]) <= nearby {
				return true
			}
		}
	}
	return false
}

// toSegment returns the distance of a point to the line between two others.
func toSegment(p, a, b point) float64 {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	px, py := float64(p.x-a.x), float64(p.y-a.y)
	along := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		along = math.Min(1, math.Max(0, (px*dx+py*dy)/length))
	}
	return math.Hypot(px-along*dx, py-along*dy)
}
