package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/index"
	"dateline/index/enrich"
	"dateline/index/gazetteer"
	"dateline/index/source"
)

// Events with coordinates of a place come out at a place of the gazetteer near
// them, or at the region or country, never elsewhere.
func TestPlacesOfEvents(t *testing.T) {
	const path, near, share = "ucdp/ged-sample.csv.zst", 50.0, 0.9
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := enrich.New(g, time.Now)
	placed, resolved := 0, 0
	for a, err := range source.Open(source.Options{}, besideRepository(t, path)) {
		if err != nil {
			t.Fatal(err)
		}
		e.Enrich(a)
		for _, m := range a.Mentions {
			if m.Field != index.FieldLocation || m.In != index.InRecord || a.Event.Point.Precision != index.AtPlace && a.Event.Point.Precision != index.AtVicinity {
				continue
			}
			placed++
			p, ok := g.PlaceAt(m.Value)
			if !ok {
				t.Errorf("%s: %s is no path of the gazetteer", a.ID, m.Value)
				continue
			}
			if p.Kind != gazetteer.Locality {
				continue
			}
			resolved++
			if away := flatDistance(p.Lat, p.Lon, a.Event.Point); away > near*1.01 {
				t.Errorf("%s: %s lies %.0f km away", a.ID, m.Value, away)
			}
		}
	}
	t.Logf("%d of %d events at a place come out at it", resolved, placed)
	if float64(resolved) < share*float64(placed) {
		t.Errorf("only %d of %d events at a place come out at it", resolved, placed)
	}
}

// flatDistance is the distance in kilometres as on a plane, good enough for
// short ones.
func flatDistance(lat, lon float64, to *index.Point) float64 {
	const degree = 111.2
	return degree * math.Hypot(lat-to.Lat, (lon-to.Lon)*math.Cos(lat*math.Pi/180))
}

// besideRepository returns the path of a file of the data beside the
// repository, and skips the test where it is absent.
func besideRepository(t *testing.T, path string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		file := filepath.Join(dir, "shared", "data", filepath.FromSlash(path))
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	t.Skip("no shared/data/" + strings.TrimPrefix(path, "/") + " beside the repository")
	return ""
}
