package outline

import "math"

// Box is a rectangle of a drawing.
type Box struct{ Left, Top, Right, Bottom float64 }

// Width returns the width of a box, 0 of an empty one.
func (b Box) Width() float64 { return math.Max(0, b.Right-b.Left) }

// Height returns the height of a box, 0 of an empty one.
func (b Box) Height() float64 { return math.Max(0, b.Bottom-b.Top) }

func emptyBox() Box {
	return Box{Left: math.Inf(1), Top: math.Inf(1), Right: math.Inf(-1), Bottom: math.Inf(-1)}
}

func (b Box) join(o Box) Box {
	return Box{math.Min(b.Left, o.Left), math.Min(b.Top, o.Top), math.Max(b.Right, o.Right), math.Max(b.Bottom, o.Bottom)}
}

// Meets reports whether two boxes touch.
func (b Box) Meets(o Box) bool {
	return b.Left <= o.Right && o.Left <= b.Right && b.Top <= o.Bottom && o.Top <= b.Bottom
}

// view is what is drawn: the drawing and its margin.
func view() Box { return Box{-margin, -margin, Width + margin, Height + margin} }

func boxOf(points []xy) Box {
	b := emptyBox()
	for _, p := range points {
		b = b.join(Box{p.x, p.y, p.x, p.y})
	}
	return b
}

// clip cuts a ring to the view, side by side (Sutherland and Hodgman,
// "Reentrant polygon clipping", 1974).
func clip(ring []xy) []xy {
	box := view()
	if r := boxOf(ring); !r.Meets(box) {
		return nil
	}
	sides := []func(p xy) float64{ // distance to the inside of each
		func(p xy) float64 { return p.x - box.Left }, func(p xy) float64 { return box.Right - p.x },
		func(p xy) float64 { return p.y - box.Top }, func(p xy) float64 { return box.Bottom - p.y },
	}
	for _, inside := range sides {
		var out []xy
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			a, b := inside(p), inside(q)
			if a >= 0 {
				out = append(out, p)
			}
			if (a >= 0) != (b >= 0) {
				t := a / (a - b)
				out = append(out, xy{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
			}
		}
		ring = out
	}
	return ring
}
