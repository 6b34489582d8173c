package web

import (
	"cmp"
	"context"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/index"
	"dateline/search"
	"dateline/web/outline"
)

// Spot is where a location lies: Precision is index.PrecisionPlace,
// PrecisionRegion or PrecisionCountry, and the point is the middle of that.
type Spot struct {
	Lat, Lon  float64 // degrees, WGS 84
	Precision string
}

// paramView is the parameter of the map that says which piece of it is shown.
const paramView = "view"

// regionZoom is the zoom from which on regions and places are drawn: before it
// they are smaller than a finger.
const regionZoom = 3

// mapPage is the page /map: the locations of what a search finds.
type mapPage struct {
	frame
	Count   string
	Chips   []chip
	Clear   string
	Notes   []string
	Map     drawing
	Moves   []move
	View    string // as the parameter, for the script
	Base    string // address of the map without a view, for the script
	Circle  *anchor
	Shades  string // what the legend counts
	Legend  []legendStep
	Lists   []placeList
	Vague   []string // what is known to a country only
	Off     string   // values that have no place on the map
	Hits    string   // address of the articles
	JSON    string
	Sheet   string // style sheet of maps
	Program string // script of the map
}

// move is a link to another view.
type move struct {
	Name  string // in, out, north, south, west, east or world: its class
	Label string
	Sign  string
	Href  string // "" where it leads nowhere
}

// located is a value of the location facet with where it lies.
type located struct {
	search.Bucket
	Spot
	known bool
}

// mapped answers /map.
func (s *server) mapped(r *http.Request) (page, error) {
	a, view, err := s.readMap(r)
	if err != nil {
		return page{}, err
	}
	a.loc = s.locales.of(r)
	result, err := s.search(r.Context(), everywhere(a))
	if err != nil {
		return page{}, err
	}
	atlas, err := s.atlas()
	if err != nil {
		return page{}, err
	}
	a = a.understood(result)
	values := s.locate(result.Facets[0])
	if view == nil {
		fitted := s.fit(atlas, a)
		view = &fitted
	}
	d := drafting{asked: a, atlas: atlas, view: *view, values: values}
	p := s.newMapPage(r, d, result)
	if p.Vague, err = s.vague(r.Context(), d); err != nil {
		return page{}, err
	}
	return page{template: "map", data: p}, nil
}

// readMap reads the parameters of a search and the view, which is nil where none
// is asked for.
func (s *server) readMap(r *http.Request) (asked, *outline.View, error) {
	values, err := queryValues(r)
	if err != nil {
		return asked{}, nil, err
	}
	given := values[paramView]
	delete(values, paramView)
	if given, err = (parameter{Name: paramView}).check(given); err != nil {
		return asked{}, nil, err
	}
	var view *outline.View
	if len(given) > 0 {
		if view, err = parseView(given[0]); err != nil {
			return asked{}, nil, err
		}
	}
	a, err := s.readFor(r.URL.Path, values)
	return a.first(), view, err
}

// parseView reads a view: latitude, longitude and zoom.
func parseView(text string) (*outline.View, error) {
	parts := strings.Split(text, ",")
	hint := search.Say("Write view=48.5,31.2,4: the middle in degrees and a zoom from 0, the world, to %d.", outline.MaxZoom)
	if len(parts) != 3 {
		return nil, bad(paramView, search.Say("%s is %q, which is no view", paramView, text), hint)
	}
	lat, errLat := strconv.ParseFloat(strings.TrimSpace(parts[0]), 64)
	lon, errLon := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	zoom, errZoom := strconv.Atoi(strings.TrimSpace(parts[2]))
	known := errLat == nil && errLon == nil && errZoom == nil
	if !known || !(math.Abs(lat) <= 90 && math.Abs(lon) <= 180) || zoom < 0 || zoom > outline.MaxZoom {
		return nil, bad(paramView, search.Say("%s is %q, which is no view", paramView, text), hint)
	}
	v := outline.View{Lat: lat, Lon: lon, Zoom: zoom}.Clamped()
	return &v, nil
}

func viewText(v outline.View) string {
	degrees := func(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }
	return degrees(v.Lat) + "," + degrees(v.Lon) + "," + strconv.Itoa(v.Zoom)
}

// everywhere returns the query that counts every location of a search, on all
// levels, and fetches no hit.
func everywhere(a asked) search.Query {
	q := a.query
	q.Facets = []search.FacetRequest{{Field: index.FieldLocation, Size: search.MaxFacetSize, Interval: search.IntervalAuto, Every: true}}
	q.Page = search.Page{}
	q.Explain = false
	return q
}

// locate adds to the values of a location facet where they lie.
func (s *server) locate(f search.Facet) []located {
	var all []located
	for _, b := range f.Buckets {
		if b.Value == search.None {
			continue
		}
		v := located{Bucket: b}
		v.Spot, v.known = s.Locate(b.Value)
		all = append(all, v)
	}
	return all
}

// fit returns the view of what a search is restricted to: a circle or locations,
// else the world.
func (s *server) fit(atlas *outline.Atlas, a asked) outline.View {
	if n := a.query.Near; n != nil && n.Place == "" {
		high := n.Km / kmPerDegree
		wide := high / math.Max(0.05, math.Cos(n.Lat*math.Pi/180))
		return outline.Fit(n.Lon-wide, n.Lat-high, n.Lon+wide, n.Lat+high)
	}
	chosen, _ := a.selected(index.FieldLocation)
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	for _, path := range chosen {
		w, so, e, n, ok := s.extent(atlas, path)
		if ok {
			west, south, east, north = math.Min(west, w), math.Min(south, so), math.Max(east, e), math.Max(north, n)
		}
	}
	if west > east {
		return outline.World().Clamped()
	}
	return outline.Fit(west, south, east, north)
}

const kmPerDegree = 111.195 // of latitude, on a globe of the mean radius

// extent returns the box of a location: of its outline, else around its point.
func (s *server) extent(atlas *outline.Atlas, path string) (west, south, east, north float64, ok bool) {
	for _, layer := range []*outline.Layer{&atlas.Regions, &atlas.Countries} {
		shape, found := layer.Find(path)
		if found && (layer == &atlas.Countries || strings.Contains(path, "/")) {
			west, south, east, north = layer.Extent(shape)
			return west, south, east, north, true
		}
	}
	spot, ok := s.Locate(path)
	const around = 1.5 // degrees: the towns of the neighbourhood
	return spot.Lon - around, spot.Lat - around, spot.Lon + around, spot.Lat + around, ok
}

func (s *server) newMapPage(r *http.Request, d drafting, result *search.Result) mapPage {
	a := d.asked
	p := mapPage{
		frame: s.frame(r, a.loc.T("map.title")), Count: a.loc.count(result.Total), Chips: chips(a, pathMap), Clear: a.unfiltered().link(pathMap),
		Notes: a.loc.notes(result.Notes), Map: d.draw(), Moves: moves(a, d.view), View: viewText(d.view), Base: a.link(pathMap), Shades: a.loc.T("map.shades." + string(a.query.Count)), Legend: d.legend(),
		Lists: d.lists(), Hits: a.link(pathSearch), JSON: mapLink(a, pathAPIMap, d.view),
		Sheet: s.assets.url("map.css"), Program: s.assets.url("map.js"),
	}
	p.Query = a.query.Text
	p.Hidden = hiddenFields(a.values(pathSearch), func(name, _ string) bool { return name == "q" })
	if radius := math.Floor(d.view.Radius()); radius >= 1 && radius <= search.MaxNear {
		near := search.Near{Lat: round2(d.view.Lat), Lon: round2(d.view.Lon), Km: radius}
		p.Circle = &anchor{Href: a.around(near).link(pathMap), Text: a.loc.T("map.circle", int(radius))}
	}
	off := 0
	for _, v := range d.values {
		if !v.known {
			off++
		}
	}
	if off > 0 {
		p.Off = a.loc.T("map.off", off)
	}
	return p
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }

// around returns the search restricted to a circle, in place of what is chosen
// by name.
func (a asked) around(n search.Near) asked {
	a = a.without(index.FieldLocation)
	a.query.Near = &n
	return a
}

// mapLink returns the address of a view of a search.
func mapLink(a asked, path string, v outline.View) string {
	values := a.values(path)
	values.Set(paramView, viewText(v))
	return (&url.URL{Path: path, RawQuery: values.Encode()}).String()
}

// moves lists the views beside one.
func moves(a asked, v outline.View) []move {
	const step = 3.0 // of the width or height: what was at the edge comes into the middle
	top, left := v.Degrees(0, 0)
	bottom, right := v.Degrees(outline.Width, outline.Height)
	high, wide := (top-bottom)/step, (right-left)/step
	all := []struct {
		name, label, sign string
		to                outline.View
	}{
		{"in", a.loc.T("map.in"), "+", outline.View{Lat: v.Lat, Lon: v.Lon, Zoom: v.Zoom + 1}},
		{"out", a.loc.T("map.out"), "−", outline.View{Lat: v.Lat, Lon: v.Lon, Zoom: v.Zoom - 1}},
		{"west", a.loc.T("map.west"), "←", outline.View{Lat: v.Lat, Lon: v.Lon - wide, Zoom: v.Zoom}},
		{"north", a.loc.T("map.north"), "↑", outline.View{Lat: v.Lat + high, Lon: v.Lon, Zoom: v.Zoom}},
		{"south", a.loc.T("map.south"), "↓", outline.View{Lat: v.Lat - high, Lon: v.Lon, Zoom: v.Zoom}},
		{"east", a.loc.T("map.east"), "→", outline.View{Lat: v.Lat, Lon: v.Lon + wide, Zoom: v.Zoom}},
		{"world", a.loc.T("map.world"), "", outline.World()},
	}
	if a.loc.Dir == "rtl" { // the arrow to the west stands in the west
		all[2], all[5] = all[5], all[2]
	}
	var links []move
	for _, m := range all {
		to := m.to.Clamped()
		link := move{Name: m.name, Label: m.label, Sign: m.sign}
		if viewText(to) != viewText(v) {
			link.Href = mapLink(a, pathMap, to)
		}
		links = append(links, link)
	}
	return links
}

// vagueShown is the number of countries of which the map says how many articles
// name nothing smaller in them: each costs a search.
const vagueShown = 3

// vague says of the countries that are listed first how much is known to the
// country only, for that is drawn nowhere inside of it.
func (s *server) vague(ctx context.Context, d drafting) ([]string, error) {
	if !d.detailed() {
		return nil, nil
	}
	var says []string
	countries := d.countries()
	for _, c := range countries[:min(vagueShown, len(countries))] {
		n, err := s.countryOnly(ctx, d, c.Value)
		if err != nil {
			return nil, err
		}
		if n.Articles > 0 {
			says = append(says, d.asked.loc.T("map.vague", d.asked.loc.count(n), index.LocationName(c.Value)))
		}
	}
	return says, nil
}

// countryOnly counts the articles of a search that name a country and nothing
// inside of it.
func (s *server) countryOnly(ctx context.Context, d drafting, country string) (search.Count, error) {
	q := d.asked.with(index.FieldLocation, country).query
	q.Facets, q.Page, q.Explain = nil, search.Page{}, false
	var inside []string
	for _, v := range d.values {
		if v.Parent == country {
			inside = append(inside, v.Value)
		}
	}
	for some := range slices.Chunk(inside, search.MaxFacetValues) {
		q.Where = append(slices.Clone(q.Where), search.Filter{Field: index.FieldLocation, Values: some, Not: true})
	}
	if err := q.Normalize(); err != nil {
		return search.Count{}, err
	}
	result, err := s.Searcher.Search(ctx, q)
	if err != nil {
		return search.Count{}, err
	}
	return result.Total, nil
}

// number returns what is counted of a value.
func (d drafting) number(v located) int { return counted(v.Bucket, d.asked.query.Count) }

// byCount orders values as facets do.
func (d drafting) byCount(a, b located) int {
	return cmp.Or(cmp.Compare(d.number(b), d.number(a)), cmp.Compare(a.Value, b.Value))
}
