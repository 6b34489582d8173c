package outline

import "math"

// Size of a drawing in its own units.
const (
	Width  = 2000
	Height = 1120
)

// MaxZoom is the closest view, 2.8 degrees wide: beyond it the outlines say
// nothing.
const MaxZoom = 7

// worldParallel is the latitude at which a map of the world is as wide as high.
const worldParallel = 35

// World is the view of the whole world.
func World() View { return View{Lat: 15} }

// View is a piece of the map: a middle in degrees and a zoom. Zoom 0 shows 360
// degrees of longitude, each next one half of that. The projection is the
// equirectangular one with the parallel through the middle true to scale
// (Snyder, "Map projections: a working manual", 1987, p. 90).
type View struct {
	Lat, Lon float64
	Zoom     int
	Coarse   int // levels of detail to leave out, for a small drawing
}

// perDegree returns the units of a degree of longitude and of latitude.
func (v View) perDegree() (x, y float64) {
	x = Width / 360.0 * math.Exp2(float64(v.Zoom))
	parallel := v.Lat
	if v.Zoom < 2 {
		parallel = worldParallel
	}
	return x, x / math.Cos(math.Min(math.Abs(parallel), 75)*math.Pi/180)
}

// Point returns where a place is drawn; it can lie outside of the drawing.
func (v View) Point(lat, lon float64) (x, y float64) {
	kx, ky := v.perDegree()
	return Width/2 + (lon-v.Lon)*kx, Height/2 - (lat-v.Lat)*ky
}

// Degrees returns the place that is drawn at a point.
func (v View) Degrees(x, y float64) (lat, lon float64) {
	kx, ky := v.perDegree()
	return v.Lat - (y-Height/2)/ky, v.Lon + (x-Width/2)/kx
}

// Clamped returns the view moved so that it stays on the map.
func (v View) Clamped() View {
	const north, south = 84, -60 // Antarctica has no places
	v.Zoom = min(max(v.Zoom, 0), MaxZoom)
	half := 180 / math.Exp2(float64(v.Zoom))
	v.Lon = math.Min(180-half, math.Max(half-180, v.Lon))
	const rounds = 30 // the scale changes with the latitude, and what fits with the scale
	for range rounds {
		_, ky := v.perDegree()
		high := Height / 2 / ky
		if 2*high >= north-south {
			v.Lat = World().Lat
			return v
		}
		v.Lat = math.Min(north-high, math.Max(south+high, v.Lat))
	}
	return v
}

// Radius returns the kilometres from the middle of the view to its nearest
// edge, the largest circle that is seen whole.
func (v View) Radius() float64 {
	const kmPerDegree = 111.195
	kx, ky := v.perDegree()
	wide := Width / 2 / kx * kmPerDegree * math.Cos(v.Lat*math.Pi/180)
	return math.Min(wide, Height/2/ky*kmPerDegree)
}

// Fit returns the closest view that shows all of a box of degrees.
func Fit(west, south, east, north float64) View {
	v := View{Lat: (south + north) / 2, Lon: (west + east) / 2, Zoom: MaxZoom}
	const room = 1.04 // around it
	for ; v.Zoom > 0; v.Zoom-- {
		kx, ky := v.perDegree()
		if (east-west)*kx*room <= Width && (north-south)*ky*room <= Height {
			break
		}
	}
	return v.Clamped()
}
