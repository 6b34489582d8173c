package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/index"
	"dateline/search"
	"dateline/web/outline"
)

// A page of the map, with all that only it loads, stays below what was promised.
func TestMapSize(t *testing.T) {
	h := fixture()
	const most = 250 << 10
	for _, view := range []string{"15,0,0", "30,20,2", "48,20,3", "48.5,31,4", "48,8,4", "50,5,5", "41,-75,4", "14,121,5", "56,25,3"} {
		var packed bytes.Buffer
		zw := gzip.NewWriter(&packed)
		for _, file := range []string{"/map?view=" + view, newServer(Config{}).assets.url("map.js"), newServer(Config{}).assets.url("map.css")} {
			if _, err := zw.Write(get(t, h, file).Body.Bytes()); err != nil {
				t.Fatal(err)
			}
		}
		if err := zw.Close(); err != nil {
			t.Fatal(err)
		}
		if packed.Len() > most {
			t.Errorf("the view %s is %d bytes, %d are allowed", view, packed.Len(), most)
		}
		t.Logf("%s: %d bytes", view, packed.Len())
	}
}

// What the map says of a location is what the location facet counts.
func TestMapCounts(t *testing.T) {
	s := newServer(Config{Searcher: fixtureSearcher(), Locate: locate})
	for _, query := range []string{"", "q=talks", "actor=Ukraine", "location=Ukraine&actor=Russia&actor.op=all", "from=2026&location.not=Sudan"} {
		a, _, err := s.readMap(httptest.NewRequest("GET", "/map?"+query, nil))
		if err != nil {
			t.Fatal(err)
		}
		result, err := s.Searcher.Search(t.Context(), everywhere(a))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range s.locate(result.Facets[0]) {
			chosen := a.proving(index.FieldLocation, v.Value)
			chosen.query.Facets = nil
			if err := chosen.query.Normalize(); err != nil {
				t.Fatal(err)
			}
			found, err := s.Searcher.Search(t.Context(), chosen.query)
			if err != nil {
				t.Fatal(err)
			}
			if found.Total != v.Count {
				t.Errorf("%s: %s has %+v on the map, its search %+v", query, v.Value, v.Count, found.Total)
			}
		}
	}
}

// What is known to a country only is never a dot.
func TestMapPrecision(t *testing.T) {
	atlas, err := outline.Load()
	if err != nil {
		t.Fatal(err)
	}
	bucket := func(value string, n int) search.Bucket {
		return search.Bucket{Value: value, Count: search.Count{Articles: n, Stories: n}}
	}
	d := drafting{atlas: atlas, view: outline.View{Lat: 49, Lon: 32, Zoom: 4}, values: []located{
		{bucket("Ukraine", 7), Spot{49, 32, index.PrecisionCountry}, true}, {bucket("Ukraine/Kharkiv", 3), Spot{49.6, 36.5, index.PrecisionRegion}, true},
		{bucket("Ukraine/Kharkiv/Kharkiv", 2), Spot{49.98, 36.25, index.PrecisionPlace}, true}, {bucket("Nowhere", 1), Spot{}, false},
		{bucket("Ukraine/Kharkiv/Izium Raion", 1), Spot{49.2, 37.2, index.PrecisionRegion}, true},
	}}
	d.asked = homeSearch()
	d.asked.loc = english()
	drawn := d.draw()
	if len(drawn.Dots) != 1 || !strings.HasPrefix(drawn.Dots[0].Says, "Ukraine / Kharkiv / Kharkiv: 2") {
		t.Errorf("dots %+v", drawn.Dots)
	}
	var shaded []string
	for _, a := range drawn.Areas {
		if a.Href != "" {
			shaded = append(shaded, a.Says)
		}
	}
	if len(shaded) != 1 || !strings.HasPrefix(shaded[0], "Ukraine / Kharkiv: 3") {
		t.Errorf("areas %q", shaded)
	}
	d.view = outline.World().Clamped()
	if drawn = d.draw(); len(drawn.Dots) != 0 {
		t.Errorf("dots on the world %+v", drawn.Dots)
	}
}

// Every count has a shade, the larger never the paler one.
func TestShades(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.IntRange(1, 1_000_000).Draw(t, "most")
		breaks := breaksTo(most)
		if !slices.IsSorted(breaks) || len(slices.Compact(slices.Clone(breaks))) != len(breaks) {
			t.Fatalf("breaks %v", breaks)
		}
		a, b := rapid.IntRange(1, most).Draw(t, "a"), rapid.IntRange(1, most).Draw(t, "b")
		if a > b {
			a, b = b, a
		}
		if s := stepOf(a, breaks); s < 1 || s > areaSteps || s > stepOf(b, breaks) {
			t.Fatalf("%d of %d is shade %d, %d is %d", a, most, s, b, stepOf(b, breaks))
		}
		want := 1 // the slow twin
		for _, least := range breaks {
			if a >= least {
				want++
			}
		}
		if stepOf(a, breaks) != want {
			t.Fatalf("%d is shade %d, want %d", a, stepOf(a, breaks), want)
		}
	})
}

// The arrow to the west stands in the west, whichever way the page is written.
func TestMovesFromRightToLeft(t *testing.T) {
	a := homeSearch()
	for code, want := range map[string]string{"en": "in out west north south east world", "ar": "in out east north south west world"} {
		a.loc = loadLocales()[slices.Index(langCodes(), code)]
		var names []string
		for _, m := range moves(a, outline.View{Lat: 48, Lon: 31, Zoom: 4}) {
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
}

// Every link to another view reads as the view that it is to show.
func TestMoves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := outline.View{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon"), Zoom: rapid.IntRange(0, outline.MaxZoom).Draw(t, "zoom")}.Clamped()
		a := homeSearch()
		a.loc = english()
		for _, m := range moves(a, v) {
			if m.Href == "" {
				continue
			}
			text := httptest.NewRequest("GET", m.Href, nil).URL.Query().Get(paramView)
			to, err := parseView(text)
			if err != nil {
				t.Fatalf("%s leads to %s: %v", m.Name, m.Href, err)
			}
			var lat, lon float64
			var zoom int
			if _, err := fmt.Sscanf(text, "%g,%g,%d", &lat, &lon, &zoom); err != nil {
				t.Fatal(err)
			}
			const rounding = 0.02 // degrees
			if math.Abs(to.Lat-lat) > rounding || math.Abs(to.Lon-lon) > rounding || to.Zoom != zoom {
				t.Fatalf("%s leads to %s, which is %s", m.Name, text, viewText(*to))
			}
		}
	})
}
