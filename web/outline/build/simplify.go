package main

import (
	"math"

	"dateline/web/outline"
)

// pixel is the width of a unit of the drawing in units of the outlines on level
// 0: 360 degrees on a thousand.
const pixel = 36.0

// encode returns the points of an arc as differences, each with the level from
// which on it is drawn, by the algorithm of Visvalingam and Whyatt ("Line
// generalisation by repeated elimination of points", 1993): what matters is the
// area of the triangle that is lost without the point. What no level draws is
// left out.
func encode(points []point) []int32 {
	levels := levelsOf(points)
	var out []int32
	var last point
	for i, p := range points {
		if levels[i] > outline.MaxLevel {
			continue
		}
		out = append(out, p.x-last.x, p.y-last.y, int32(levels[i]))
		last = p
	}
	return out
}

// levelsOf returns the level of each point. The ends of an arc are on all; so
// are two more of one that is closed, or it would be no ring.
func levelsOf(points []point) []int {
	n := len(points)
	levels := make([]int, n)
	before, after := make([]int, n), make([]int, n)
	area := make([]float64, n)
	measure := func(i int) { area[i] = triangle(points[before[i]], points[i], points[after[i]]) }
	for i := range points {
		before[i], after[i] = i-1, i+1
	}
	var queue []int
	for i := 1; i < n-1; i++ {
		measure(i)
		queue = append(queue, i)
	}
	keep := 0
	if points[0] == points[n-1] {
		keep = 2
	}
	reached := 0.0
	for len(queue) > keep {
		at := 0
		for k := range queue {
			if area[queue[k]] < area[queue[at]] {
				at = k
			}
		}
		i := queue[at]
		queue = append(queue[:at], queue[at+1:]...)
		reached = math.Max(reached, area[i])
		levels[i] = levelOf(reached)
		after[before[i]], before[after[i]] = after[i], before[i]
		for _, beside := range []int{before[i], after[i]} {
			if beside > 0 && beside < n-1 {
				measure(beside)
			}
		}
	}
	return levels
}

func triangle(a, b, c point) float64 {
	return math.Abs(float64(b.x-a.x)*float64(c.y-a.y)-float64(c.x-a.x)*float64(b.y-a.y)) / 2
}

// levelOf returns the first level on which an area is as large as a square of
// the drawing.
func levelOf(area float64) int {
	side := pixel
	for level := 0; level <= outline.MaxLevel; level++ {
		if area >= side*side {
			return level
		}
		side /= 2
	}
	return outline.MaxLevel + 1
}
