package web

import (
	"net/http"

	"dateline/index"
	"dateline/search"
)

// mapJSON is the JSON of GET /api/v1/map: every location of a search with its
// coordinates, the commonest first.
type mapJSON struct {
	Query    string     `json:"query"`
	Total    countJSON  `json:"total"`
	View     *string    `json:"view"` // null for everywhere
	Values   []spotJSON `json:"values"`
	Distinct int        `json:"distinct"` // values in the view, on all levels
	Missing  int        `json:"missing"`  // articles without a location
	More     bool       `json:"more"`
	Notes    []string   `json:"notes"`
}

// spotJSON is a location. Its coordinates are null where they are not known; of
// a region or country they are its middle, not a place in it.
type spotJSON struct {
	Value     string   `json:"value"`
	Label     string   `json:"label"`
	Parent    string   `json:"parent"`
	Precision string   `json:"precision,omitempty"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	countJSON
	Selected bool `json:"selected"`
}

// apiMap answers GET /api/v1/map.
func (s *server) apiMap(r *http.Request) (any, error) {
	a, view, err := s.readMap(r)
	if err != nil {
		return nil, err
	}
	result, err := s.search(r.Context(), everywhere(a))
	if err != nil {
		return nil, err
	}
	size := search.MaxFacetSize
	if r.URL.Query().Has("facet.size") {
		size = a.facetSize()
	}
	out := mapJSON{
		Query: a.query.Text, Total: countJSON(result.Total), Values: []spotJSON{}, Missing: result.Facets[0].Missing.Articles, Notes: notesJSON(result.Notes),
	}
	if view != nil {
		text := viewText(*view)
		out.View = &text
	}
	for _, v := range s.locate(result.Facets[0]) {
		if !inView(v, view) || v.Count.Articles == 0 && !v.Selected {
			continue
		}
		out.Distinct++
		if len(out.Values) < size {
			out.Values = append(out.Values, wireSpot(v))
		}
	}
	out.More = out.Distinct > len(out.Values)
	return out, nil
}

func wireSpot(v located) spotJSON {
	out := spotJSON{Value: v.Value, Label: index.LocationName(v.Value), Parent: index.LocationParent(v.Value), countJSON: countJSON(v.Count), Selected: v.Selected}
	if v.known {
		out.Precision, out.Lat, out.Lon = v.Precision, &v.Lat, &v.Lon
	}
	return out
}
