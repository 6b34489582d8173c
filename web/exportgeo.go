package web

import (
	"encoding/json"
	"io"

	"dateline/index"
	"dateline/search"
)

// featureJSON is a place that an article names, or the place of an event
// record, as a feature of RFC 7946.
type featureJSON struct {
	Type       string         `json:"type"`
	Geometry   *geometryJSON  `json:"geometry"` // null where no more than the country is known
	Properties propertiesJSON `json:"properties"`
}

type geometryJSON struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

type propertiesJSON struct {
	Article   string      `json:"article"`
	Title     string      `json:"title"`
	URL       string      `json:"url,omitempty"`
	Source    string      `json:"source,omitempty"`
	Published index.Date  `json:"published,omitzero"`
	EventDate index.Date  `json:"event_date,omitzero"`
	Location  string      `json:"location,omitempty"`
	Precision string      `json:"precision"`
	Center    *[2]float64 `json:"center,omitempty"` // of the country, where geometry is null
	GeoNames  int         `json:"geonames,omitempty"`
	Mentions  int         `json:"mentions,omitempty"` // how often the article names it
	Record    bool        `json:"record,omitempty"`   // the point that an event record gives
}

// geoWriter writes a FeatureCollection, one feature a line.
type geoWriter struct {
	w     io.Writer
	to    *json.Encoder
	wrote bool
}

func newGeoWriter(w io.Writer, _ asked) formatWriter {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &geoWriter{w: w, to: e}
}

func (g *geoWriter) begin(*search.Result) error {
	_, err := io.WriteString(g.w, "{\"type\":\"FeatureCollection\",\"features\":[\n")
	return err
}

func (g *geoWriter) article(a *index.Article) error {
	for _, f := range features(a) {
		if g.wrote {
			if _, err := io.WriteString(g.w, ","); err != nil {
				return err
			}
		}
		g.wrote = true
		if err := g.to.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

func (g *geoWriter) end() error {
	_, err := io.WriteString(g.w, "]}\n")
	return err
}

// features returns a feature for each location that an article names and that
// lies somewhere, in order of their first mention, and one for the point of an
// event record.
func features(a *index.Article) []featureJSON {
	var all []featureJSON
	numbers := map[string]int{} // by location
	for _, m := range a.Mentions {
		if m.Field != index.FieldLocation || m.Precision == "" {
			continue
		}
		i, seen := numbers[m.Value]
		if !seen {
			i = len(all)
			numbers[m.Value] = i
			f := newFeature(a, [2]float64{m.Lon, m.Lat}, m.Precision, m.Precision == index.PrecisionCountry)
			f.Properties.Location, f.Properties.GeoNames = m.Value, m.GeoNames
			all = append(all, f)
		}
		all[i].Properties.Mentions++
	}
	if a.Event != nil && a.Event.Point != nil {
		p := a.Event.Point
		f := newFeature(a, [2]float64{p.Lon, p.Lat}, p.Precision, p.Precision == index.AtCountry || p.Precision == index.AtArea)
		f.Properties.Record = true
		all = append(all, f)
	}
	return all
}

// newFeature makes a feature. A vague one has no geometry: a point in the middle
// of a country is a place where nothing was reported.
func newFeature(a *index.Article, at [2]float64, precision string, vague bool) featureJSON {
	f := featureJSON{Type: "Feature", Properties: propertiesJSON{
		Article: a.ID, Title: a.Title, URL: a.URL, Source: a.Source, Published: a.Published, EventDate: a.EventDate, Precision: precision,
	}}
	if vague {
		f.Properties.Center = &at
	} else {
		f.Geometry = &geometryJSON{Type: "Point", Coordinates: at}
	}
	return f
}
