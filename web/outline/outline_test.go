package outline

import (
	"math"
	"strings"
	"testing"

	"dateline/index/gazetteer"
)

func load(t *testing.T) *Atlas {
	t.Helper()
	atlas, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return atlas
}

// at returns the paths of the shapes of a layer at a place.
func at(l *Layer, v View, lat, lon float64) []string {
	x, y := v.Point(lat, lon)
	var paths []string
	for _, s := range l.Shapes {
		in := false
		for _, ring := range s.Rings {
			points := clip(l.project(v, ring))
			for i, p := range points {
				q := points[(i+1)%len(points)]
				if (p.y > y) != (q.y > y) && x < (q.x-p.x)*(y-p.y)/(q.y-p.y)+p.x {
					in = !in
				}
			}
		}
		if in {
			paths = append(paths, s.Path)
		}
	}
	return paths
}

// A place in dispute is drawn in the country that the gazetteer, and so the
// facet, counts it in.
func TestDisputedPlaces(t *testing.T) {
	atlas := load(t)
	for _, test := range []struct {
		name          string
		lat, lon      float64
		region, state string
	}{
		{"Simferopol", 44.95, 34.10, "Ukraine/Crimea", "Ukraine"},
		{"Donetsk", 48.02, 37.80, "Ukraine/Donetsk", "Ukraine"},
		{"Laayoune", 27.15, -13.20, "Western Sahara", "Western Sahara"},
		{"Tiraspol", 46.84, 29.63, "Moldova/", "Moldova"},
		{"Hargeisa", 9.56, 44.06, "", "Somalia"},
		{"Kyrenia", 35.33, 33.32, "", "Cyprus"},
		{"Leh", 34.16, 77.58, "India/Ladakh", "India"},
		{"Skardu", 35.30, 75.63, "Pakistan/Gilgit-Baltistan", "Pakistan"},
		{"Pristina", 42.66, 21.16, "", "Kosovo"},
		{"Gaza", 31.46, 34.42, "", "Palestin"},
		{"Baghdad", 33.31, 44.36, "", "Iraq"},
		{"Juba", 4.85, 31.58, "", "South Sudan"},
	} {
		v := Fit(test.lon-1, test.lat-1, test.lon+1, test.lat+1)
		if got := at(&atlas.Countries, v, test.lat, test.lon); !anyHas(got, test.state) {
			t.Errorf("%s lies in %q, want %s", test.name, got, test.state)
		}
		if got := at(&atlas.Regions, v, test.lat, test.lon); test.region != "" && !anyHas(got, test.region) {
			t.Errorf("%s lies in %q, want %s", test.name, got, test.region)
		}
	}
}

func anyHas(paths []string, prefix string) bool {
	for _, p := range paths {
		if strings.HasPrefix(p, prefix) {
			return true
		}
	}
	return false
}

// Every shape has a location that the gazetteer knows.
func TestShapesAreLocations(t *testing.T) {
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	atlas := load(t)
	if len(atlas.Countries.Shapes) < 200 || len(atlas.Regions.Shapes) < 2500 {
		t.Errorf("%d countries and %d regions", len(atlas.Countries.Shapes), len(atlas.Regions.Shapes))
	}
	for _, l := range []*Layer{&atlas.Countries, &atlas.Regions} {
		for _, s := range l.Shapes {
			if p, ok := g.PlaceAt(s.Path); !ok || p.Kind != gazetteer.Country && p.Kind != gazetteer.Region {
				t.Errorf("there is no country or region %q", s.Path)
			}
			for _, ring := range s.Rings {
				for _, n := range ring {
					if max(n, ^n) >= len(l.Arcs) {
						t.Fatalf("%s has no arc %d", s.Path, n)
					}
				}
			}
		}
	}
}

// Clipping changes nothing inside of the view: a point is in the clipped ring if
// and only if it is in the whole one.
func TestClip(t *testing.T) {
	ring := []xy{{-900, -500}, {3000, 200}, {1000, 400}, {2900, 3000}, {500, 700}, {-700, 1500}}
	clipped := clip(ring)
	for x := 5.0; x < Width; x += 37 {
		for y := 5.0; y < Height; y += 41 {
			if inside(ring, x, y) != inside(clipped, x, y) {
				t.Fatalf("at %v, %v", x, y)
			}
		}
	}
	for _, p := range clipped {
		if p.x < -margin || p.x > Width+margin || p.y < -margin || p.y > Height+margin {
			t.Errorf("%v is outside", p)
		}
	}
}

func inside(ring []xy, x, y float64) bool {
	in := false
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		if (p.y > y) != (q.y > y) && x < (q.x-p.x)*(y-p.y)/(q.y-p.y)+p.x {
			in = !in
		}
	}
	return in
}

// Degrees undoes Point, and a fitted view shows what it is to show.
func TestView(t *testing.T) {
	for _, box := range [][4]float64{{-170, -50, 170, 80}, {22, 44, 40, 52}, {34.2, 31.2, 34.6, 31.6}, {170, -45, 179.9, -34}, {-180, 60, -170, 70}} {
		v := Fit(box[0], box[1], box[2], box[3])
		for _, lon := range []float64{box[0], box[2]} {
			for _, lat := range []float64{box[1], box[3]} {
				x, y := v.Point(lat, lon)
				if x < -1 || x > Width+1 || y < -1 || y > Height+1 {
					t.Errorf("%v: %v, %v is at %v, %v of %+v", box, lat, lon, x, y, v)
				}
				if la, lo := v.Degrees(x, y); math.Abs(la-lat) > 1e-9 || math.Abs(lo-lon) > 1e-9 {
					t.Errorf("%v, %v became %v, %v", lat, lon, la, lo)
				}
			}
		}
	}
	v := View{Lat: 48.5, Lon: 31, Zoom: 4}
	km := v.Radius()
	for _, p := range [][2]float64{{v.Lat + km/111.2, v.Lon}, {v.Lat - km/111.2, v.Lon}} {
		if _, y := v.Point(p[0], p[1]); y < -1 || y > Height+1 {
			t.Errorf("a circle of %.0f km reaches %v", km, y)
		}
	}
}

// Detail grows with the zoom, and the world fits what a slow line can carry.
func TestDetail(t *testing.T) {
	atlas := load(t)
	s, ok := atlas.Countries.Find("Ukraine")
	if !ok {
		t.Fatal("no Ukraine")
	}
	coarse := atlas.Countries.Area(View{Lat: 48, Lon: 31}, s)
	fine := atlas.Countries.Area(View{Lat: 48, Lon: 31, Zoom: 4}, s)
	if coarse.Data == "" || len(fine.Data) < 4*len(coarse.Data) {
		t.Errorf("%d bytes and %d", len(coarse.Data), len(fine.Data))
	}
	if away := atlas.Countries.Area(View{Lat: -30, Lon: -60, Zoom: 4}, s); away.Data != "" {
		t.Error("a country outside of the view is drawn")
	}
	for _, kind := range []Kind{Border, Disputed} {
		if atlas.Regions.Lines(View{Lat: 48, Lon: 36, Zoom: 4}, kind) == "" {
			t.Errorf("no line of kind %d around Ukraine", kind)
		}
	}
}
