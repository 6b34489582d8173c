package web

import (
	"math"

	"dateline/index"
	"dateline/search"
	"dateline/web/outline"
)

// articleZoom is the closest view of the map of an article: its places are to be
// seen in their country.
const articleZoom = 5

// articleMap draws where the locations of an article lie, nil when that is not
// known of any.
func (s *server) articleMap(l *locale, a *index.Article) *drawing {
	d := drafting{asked: homeSearch().usual(), small: true}
	d.asked.loc = l
	for _, path := range a.Locations {
		v := located{Bucket: search.Bucket{Value: path, Count: search.Count{Articles: 1, Stories: 1}}}
		if v.Spot, v.known = s.Locate(path); v.known {
			d.values = append(d.values, v)
		}
	}
	if len(d.values) == 0 {
		return nil
	}
	atlas, err := s.atlas()
	if err != nil {
		return nil // the page of the map tells of it
	}
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	for _, v := range d.values {
		w, so, e, n := v.Lon, v.Lat, v.Lon, v.Lat
		if v.Precision == index.PrecisionCountry && !covered(a.Locations, v.Value) {
			w, so, e, n, _ = s.extent(atlas, v.Value)
		}
		west, south, east, north = math.Min(west, w), math.Min(south, so), math.Max(east, e), math.Max(north, n)
	}
	const around = 1.0 // degrees
	d.atlas, d.view = atlas, outline.Fit(west-around, south-around, east+around, north+around)
	d.view.Zoom, d.view.Coarse = min(d.view.Zoom, articleZoom), 1
	d.view = d.view.Clamped()
	drawn := d.draw()
	return &drawn
}
