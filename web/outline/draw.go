package outline

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// smallest is the size in units below which a ring is not drawn.
const smallest = 3

// margin is what is drawn around the view, in units, so that lines at its edge
// do not show.
const margin = 40

// xy is a point of a drawing.
type xy struct{ x, y float64 }

// Drawing is what a view shows of a shape.
type Drawing struct {
	Data string // of an SVG path with the rule evenodd; "" where nothing is in the view
	Box  Box
	Size float64 // area in square units: of two shapes that overlap the smaller one is drawn above
}

// Area draws a shape.
func (l *Layer) Area(v View, s Shape) Drawing {
	var b strings.Builder
	d := Drawing{Box: emptyBox()}
	for _, ring := range s.Rings {
		points := clip(l.project(v, ring))
		r := boxOf(points)
		if len(points) < 3 || r.Width() < smallest && r.Height() < smallest {
			continue
		}
		d.Box = d.Box.join(r)
		d.Size += math.Abs(size(points))
		write(&b, points, true)
	}
	d.Data = b.String()
	return d
}

// size returns the area of a ring.
func size(ring []xy) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum / 2
}

// Lines returns the arcs of a kind as the data of an SVG path.
func (l *Layer) Lines(v View, kind Kind) string {
	var b strings.Builder
	for i, arc := range l.Arcs {
		if arc.Kind != kind {
			continue
		}
		points := l.project(v, []int{i})
		r := boxOf(points)
		if r.Width() < smallest && r.Height() < smallest || !r.Meets(view()) {
			continue
		}
		write(&b, points, false)
	}
	return b.String()
}

// Find returns the shape of a location.
func (l *Layer) Find(path string) (Shape, bool) {
	i, ok := slices.BinarySearchFunc(l.Shapes, path, func(s Shape, path string) int { return strings.Compare(s.Path, path) })
	if !ok {
		return Shape{}, false
	}
	return l.Shapes[i], true
}

// share is the part of the largest ring of a shape that a ring must have to
// count for its extent.
const share = 0.02

// Extent returns the box in degrees of the larger parts of a shape: the mainland
// and its peninsulas, without far islands.
func (l *Layer) Extent(s Shape) (west, south, east, north float64) {
	flat := View{} // of which only the order of things is used
	largest := 0.0
	for _, ring := range s.Rings {
		largest = math.Max(largest, math.Abs(size(l.project(flat, ring))))
	}
	all := emptyBox()
	for _, ring := range s.Rings {
		if points := l.project(flat, ring); math.Abs(size(points)) >= share*largest {
			all = all.join(boxOf(points))
		}
	}
	north, west = flat.Degrees(all.Left, all.Top)
	south, east = flat.Degrees(all.Right, all.Bottom)
	return west, south, east, north
}

// project returns the points of arcs that the level of a view draws.
func (l *Layer) project(v View, ring []int) []xy {
	level := int32(max(0, min(v.Zoom, MaxLevel)-v.Coarse))
	var out []xy
	for _, n := range ring {
		arc := l.Arcs[max(n, ^n)]
		start := len(out)
		var x, y int32
		for i := 0; i+2 < len(arc.Points); i += 3 {
			x, y = x+arc.Points[i], y+arc.Points[i+1]
			if arc.Points[i+2] <= level {
				px, py := v.Point(float64(y)/Unit, float64(x)/Unit)
				out = append(out, xy{px, py})
			}
		}
		if n < 0 {
			slices.Reverse(out[start:])
		}
	}
	return out
}

// write adds points to the data of a path: whole units, each relative to the
// point before.
func write(b *strings.Builder, points []xy, closed bool) {
	var x, y int
	for i, p := range points {
		nx, ny := int(math.Round(p.x)), int(math.Round(p.y))
		switch {
		case i == 0:
			b.WriteString("M" + strconv.Itoa(nx) + " " + strconv.Itoa(ny) + "l")
		case nx == x && ny == y:
		default:
			b.WriteString(strconv.Itoa(nx-x) + " " + strconv.Itoa(ny-y) + " ")
		}
		x, y = nx, ny
	}
	if closed {
		b.WriteByte('z')
	}
}
