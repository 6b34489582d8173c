package main

import (
	"cmp"
	"math"
	"slices"
)

// touch puts into every edge the corners of other outlines that lie on it. The
// source leaves out points on a straight line, one of which can be the place
// where two neighbours meet; without it the three would share no arc.
func (t *topology) touch() {
	corners := map[point]bool{}
	for _, s := range t.shapes {
		for _, ring := range s.rings {
			for _, p := range ring {
				corners[p] = true
			}
		}
	}
	for i := range t.shapes {
		for j, ring := range t.shapes[i].rings {
			var out []point
			for k, p := range ring {
				out = append(out, p)
				out = append(out, between(p, ring[(k+1)%len(ring)], corners)...)
			}
			t.shapes[i].rings[j] = out
		}
	}
}

// longest is the edge in units above which nothing is looked for: such edges are
// meridians and parallels across deserts.
const longest = 2000

// between returns the corners on the edge from p to q, in order.
func between(p, q point, corners map[point]bool) []point {
	dx, dy := float64(q.x-p.x), float64(q.y-p.y)
	steps := math.Max(math.Abs(dx), math.Abs(dy))
	if steps < 2 || steps > longest {
		return nil
	}
	var on []point
	for i := 1.0; i < steps; i++ {
		at := point{p.x + int32(math.Round(dx*i/steps)), p.y + int32(math.Round(dy*i/steps))}
		if corners[at] && at != p && at != q {
			on = append(on, at)
		}
	}
	slices.SortStableFunc(on, func(a, b point) int { return cmp.Compare(distance(p, a), distance(p, b)) })
	return slices.Compact(on)
}

func distance(a, b point) float64 { return math.Hypot(float64(a.x-b.x), float64(a.y-b.y)) }
