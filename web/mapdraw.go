package web

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/index"
	"dateline/web/outline"
)

// drawing is a map as an inline SVG.
type drawing struct {
	Width, Height int
	Areas         []mapArea
	Regions       string // lines, as the data of paths
	Borders       string
	Disputed      string
	Circle        *ellipse // of near
	Dots          []mapDot
	Labels        []mapLabel
}

// mapArea is a country or region. Without a count it has no link.
type mapArea struct {
	Data  string
	Class string
	Href  string
	Says  string
}

// mapDot is a place, its area in proportion to the count; or the ring around a
// country that is too small to be seen.
type mapDot struct {
	X, Y, R int
	Class   string
	Href    string
	Says    string
}

type mapLabel struct {
	X, Y int
	Text string
}

type ellipse struct{ X, Y, RX, RY int }

// Measures of the drawing, in its units: half a pixel on a wide screen.
const (
	dotLeast   = 12
	dotMost    = 46
	dotsShown  = 150 // more hide each other
	labelShown = 16
	labelSize  = 26
	labelWide  = 0.66 // of a letter, in sizes: of bold ones, with the gap to the next name
	areaSteps  = 5    // shades of areas
	tooSmall   = 14   // a country that is narrower and lower gets a ring
)

// drafting is what a map is drawn from.
type drafting struct {
	asked  asked
	atlas  *outline.Atlas
	view   outline.View
	values []located
	small  bool // of one article: links lead to searches, and only what it names is drawn
}

// draw draws the areas, the places and the names of the most important.
func (d drafting) draw() drawing {
	out := drawing{Width: outline.Width, Height: outline.Height}
	counts := map[string]located{}
	for _, v := range d.values {
		counts[v.Value] = v
	}
	out.Areas, out.Dots = d.areas(counts)
	layer := &d.atlas.Countries
	if d.detailed() && !d.small {
		layer = &d.atlas.Regions
		out.Regions = layer.Lines(d.view, outline.Region)
	}
	if d.detailed() || d.small {
		out.Dots = append(out.Dots, d.dots()...)
	}
	out.Borders, out.Disputed = layer.Lines(d.view, outline.Border), layer.Lines(d.view, outline.Disputed)
	out.Labels = d.labels(out.Dots)
	out.Circle = d.near()
	return out
}

// detailed reports whether the view shows regions and places.
func (d drafting) detailed() bool { return d.view.Zoom >= regionZoom }

// area is a shape with what is drawn of it.
type area struct {
	path string
	outline.Drawing
}

// areas draws countries, or regions above the countries that have some. What is
// small lies above what is large: where two outlines claim the same land, both
// can be reached.
func (d drafting) areas(counts map[string]located) ([]mapArea, []mapDot) {
	breaks := d.breaks()
	inside := map[string]bool{} // countries whose regions have outlines
	for _, s := range d.atlas.Regions.Shapes {
		if country, _, ok := strings.Cut(s.Path, "/"); ok && d.detailed() {
			inside[country] = true
		}
	}
	var areas []mapArea
	var rings []mapDot
	layers := []*outline.Layer{&d.atlas.Countries, &d.atlas.Regions}
	for _, layer := range layers[:1+btoi(d.detailed())] {
		for _, shape := range d.drawn(layer) {
			v, counted := counts[shape.path]
			if inside[shape.path] || v.Count.Articles == 0 {
				counted = false
			}
			if shape.Data != "" && (!d.small || counted || layer == layers[0]) {
				areas = append(areas, d.area(shape, v, counted, breaks))
			}
			if counted && layer == layers[0] && shape.Box.Width() < tooSmall && shape.Box.Height() < tooSmall {
				rings = d.ring(rings, v)
			}
		}
	}
	return areas, rings
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// drawn draws the shapes of a layer, the largest first. Those outside of the
// view are without data.
func (d drafting) drawn(layer *outline.Layer) []area {
	var all []area
	for _, s := range layer.Shapes {
		all = append(all, area{s.Path, layer.Area(d.view, s)})
	}
	slices.SortStableFunc(all, func(a, b area) int { return cmp.Compare(b.Size, a.Size) })
	return all
}

func (d drafting) area(shape area, v located, counted bool, breaks []int) mapArea {
	out := mapArea{Data: shape.Data, Class: "area"}
	if !counted {
		return out
	}
	out.Class += " s" + string(rune('0'+stepOf(d.number(v), breaks)))
	if v.Selected {
		out.Class += " in"
	}
	out.Href, out.Says = d.href(v), d.says(v)
	return out
}

func (d drafting) href(v located) string {
	if d.small {
		return d.asked.with(index.FieldLocation, v.Value).link(pathSearch)
	}
	return d.asked.with(index.FieldLocation, v.Value).link(pathMap)
}

func (d drafting) says(v located) string {
	if d.small {
		return d.asked.loc.value(index.FieldLocation, v.Value)
	}
	return d.asked.loc.value(index.FieldLocation, v.Value) + ": " + d.asked.loc.count(v.Count)
}

// ring adds the ring around a country that is too small to be seen.
func (d drafting) ring(rings []mapDot, v located) []mapDot {
	x, y := d.view.Point(v.Lat, v.Lon)
	if !v.known || !onDrawing(x, y) {
		return rings
	}
	return append(rings, mapDot{X: int(x), Y: int(y), R: tooSmall, Class: "ring", Href: d.href(v), Says: d.says(v)})
}

func onDrawing(x, y float64) bool {
	return x >= 0 && x <= outline.Width && y >= 0 && y <= outline.Height
}

// shown returns the values of one precision in the view, the commonest first.
func (d drafting) shown(precision string) []located {
	var all []located
	for _, v := range d.values {
		if x, y := d.view.Point(v.Lat, v.Lon); v.known && v.Precision == precision && v.Count.Articles > 0 && onDrawing(x, y) {
			all = append(all, v)
		}
	}
	slices.SortFunc(all, d.byCount)
	return all
}

// countries returns the countries in the view: those whose middle is, and those
// of which a region or place is.
func (d drafting) countries() []located {
	in := map[string]bool{}
	for _, precision := range []string{index.PrecisionCountry, index.PrecisionRegion, index.PrecisionPlace} {
		for _, v := range d.shown(precision) {
			country, _, _ := strings.Cut(v.Value, "/")
			in[country] = true
		}
	}
	return slices.SortedFunc(func(yield func(located) bool) {
		for _, v := range d.values {
			if in[v.Value] && !yield(v) {
				return
			}
		}
	}, d.byCount)
}

// dots draws the places, the largest first and so at the bottom.
func (d drafting) dots() []mapDot {
	var dots []mapDot
	places := d.shown(index.PrecisionPlace)
	for _, v := range places[:min(dotsShown, len(places))] {
		x, y := d.view.Point(v.Lat, v.Lon)
		share := float64(d.number(v)) / float64(d.number(places[0]))
		dot := mapDot{X: int(x), Y: int(y), R: dotLeast + int(math.Sqrt(share)*(dotMost-dotLeast)), Class: "dot", Href: d.href(v), Says: d.says(v)}
		if v.Selected {
			dot.Class += " in"
		}
		dots = append(dots, dot)
	}
	return dots
}

// labels names the commonest places, or countries, where no name hides another.
func (d drafting) labels(dots []mapDot) []mapLabel {
	values := d.shown(index.PrecisionCountry)
	if d.detailed() || d.small {
		values = d.shown(index.PrecisionPlace)
	}
	var labels []mapLabel
	var taken []outline.Box
	for _, v := range values {
		if len(labels) == labelShown {
			break
		}
		x, y := d.view.Point(v.Lat, v.Lon)
		text := index.LocationName(v.Value)
		half := float64(utf8.RuneCountInString(text)) * labelSize * labelWide / 2
		if i := slices.IndexFunc(dots, func(m mapDot) bool { return m.Class != "ring" && m.X == int(x) && m.Y == int(y) }); i >= 0 {
			y -= float64(dots[i].R) + 8
		}
		box := outline.Box{Left: x - half, Right: x + half, Top: y - labelSize, Bottom: y + 6}
		free := box.Left > 0 && box.Right < outline.Width && box.Top > 0 &&
			!slices.ContainsFunc(taken, box.Meets)
		if free {
			taken = append(taken, box)
			labels = append(labels, mapLabel{X: int(x), Y: int(y), Text: text})
		}
	}
	return labels
}

// near draws the circle that a search is restricted to.
func (d drafting) near() *ellipse {
	n := d.asked.query.Near
	if n == nil || n.Place != "" {
		return nil
	}
	x, y := d.view.Point(n.Lat, n.Lon)
	high := n.Km / kmPerDegree
	right, _ := d.view.Point(n.Lat, n.Lon+high/math.Max(0.05, math.Cos(n.Lat*math.Pi/180)))
	_, top := d.view.Point(n.Lat+high, n.Lon)
	return &ellipse{X: int(x), Y: int(y), RX: int(right - x), RY: int(y - top)}
}

// legendStep is one shade with the counts that it stands for.
type legendStep struct{ Class, Text string }

// breaks returns the least count of each shade but the first, in even steps of
// the logarithm: one story must look other than a hundred, and a hundred other
// than ten thousand.
func (d drafting) breaks() []int {
	precision := index.PrecisionCountry
	if d.detailed() {
		precision = index.PrecisionRegion
	}
	most := 1
	for _, v := range d.values {
		if v.Precision == precision {
			most = max(most, d.number(v))
		}
	}
	return breaksTo(most)
}

func breaksTo(most int) []int {
	var breaks []int
	for i := 1; i < areaSteps; i++ {
		b := int(math.Ceil(math.Pow(float64(most+1), float64(i)/areaSteps)))
		if b > 1 && (len(breaks) == 0 || b > breaks[len(breaks)-1]) && b <= most {
			breaks = append(breaks, b)
		}
	}
	return breaks
}

// stepOf returns the shade of a count, from 1.
func stepOf(n int, breaks []int) int {
	at, found := slices.BinarySearch(breaks, n)
	return 1 + at + btoi(found)
}

// legend explains the shades.
func (d drafting) legend() []legendStep {
	breaks := append([]int{1}, d.breaks()...)
	var steps []legendStep
	for i, least := range breaks {
		text := d.asked.loc.number(least)
		switch {
		case i == len(breaks)-1:
			text += "+"
		case breaks[i+1]-1 > least:
			text += "–" + d.asked.loc.number(breaks[i+1]-1)
		}
		steps = append(steps, legendStep{Class: "s" + string(rune('1'+i)), Text: text})
	}
	return steps
}

// placeList is the values of one level in the view: what the map shows, to read.
type placeList struct {
	Label string
	Rows  []placeRow
	More  string // "12 more"
}

type placeRow struct {
	Href, Name, Path, Count string
	Taken                   bool
}

// rowsShown is the length of a list: a screen.
const rowsShown = 40

// lists lists what is in the view by level.
func (d drafting) lists() []placeList {
	levels := []struct{ key, precision string }{{d.asked.loc.T("map.countries"), index.PrecisionCountry}}
	if d.detailed() {
		levels = append(levels, struct{ key, precision string }{d.asked.loc.T("map.regions"), index.PrecisionRegion},
			struct{ key, precision string }{d.asked.loc.T("map.places"), index.PrecisionPlace})
	}
	var lists []placeList
	for _, level := range levels {
		values := d.shown(level.precision)
		if level.precision == index.PrecisionCountry && d.detailed() {
			values = d.countries()
		}
		if len(values) == 0 {
			continue
		}
		list := placeList{Label: level.key}
		for _, v := range values[:min(rowsShown, len(values))] {
			list.Rows = append(list.Rows, placeRow{
				Href: d.href(v), Name: index.LocationName(v.Value), Path: d.asked.loc.value(index.FieldLocation, v.Value),
				Count: d.asked.loc.count(v.Count), Taken: v.Selected,
			})
		}
		if more := len(values) - rowsShown; more > 0 {
			list.More = d.asked.loc.T("map.more", more)
		}
		lists = append(lists, list)
	}
	return lists
}

// inView reports whether a value lies in the view of a request, of which there
// may be none.
func inView(v located, view *outline.View) bool {
	if view == nil {
		return true
	}
	x, y := view.Point(v.Lat, v.Lon)
	return v.known && onDrawing(x, y)
}
