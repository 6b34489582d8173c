package search

import (
	"math"
	"strconv"
	"strings"

	"dateline/index"
)

// Near is a circle on the globe: articles in it name a place in it.
type Near struct {
	Place    string  // the centre as a name, "" when it is a point
	Lat, Lon float64 // the centre as a point, in degrees
	Km       float64 // radius in kilometres
}

// MaxNear is the largest radius in kilometres: a quarter of the globe is no
// neighbourhood.
const MaxNear = 5000

// nearHint tells how a circle is written.
var nearHint = Say("Write near=48.59,38.00,50km or near=Bakhmut,50km.")

// ParseNear reads a circle: a point or a name, a comma, and a radius in
// kilometres. Errors are of type [*Error].
func ParseNear(s string) (*Near, error) {
	centre, radius, ok := cutLast(s, ",")
	if !ok {
		return nil, bad("near", Say("near is %q, which has no radius", s), nearHint)
	}
	km, err := strconv.ParseFloat(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(radius)), "km"), 64)
	if err != nil || !(km > 0 && km <= MaxNear) {
		return nil, bad("near", Say("the radius of near is %q, it must be above 0 and at most %d km", radius, MaxNear), nearHint)
	}
	n := &Near{Km: km}
	lat, lon, isPoint := strings.Cut(centre, ",")
	var errLat, errLon error
	n.Lat, errLat = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	n.Lon, errLon = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	switch {
	case isPoint && errLat == nil && errLon == nil:
		if !(math.Abs(n.Lat) <= 90 && math.Abs(n.Lon) <= 180) {
			return nil, bad("near", Say("%s is no point on the globe", centre), Say("Latitude comes first, from -90 to 90, then longitude, from -180 to 180."))
		}
		return n, nil
	case errLat == nil || strings.TrimSpace(centre) == "":
		return nil, bad("near", Say("near is %q, which has no centre", s), nearHint)
	}
	return &Near{Place: strings.TrimSpace(centre), Km: km}, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// String writes the circle in the form that [ParseNear] reads.
func (n Near) String() string {
	km := strconv.FormatFloat(n.Km, 'f', -1, 64) + "km"
	if n.Place != "" {
		return n.Place + "," + km
	}
	return strconv.FormatFloat(n.Lat, 'f', -1, 64) + "," + strconv.FormatFloat(n.Lon, 'f', -1, 64) + "," + km
}

// near adds the circle of a query to its condition: the places in it, of which
// an article must name one.
func (p *preparer) near(e Expr, n *Near) (Expr, error) {
	if n == nil {
		return e, nil
	}
	lat, lon := n.Lat, n.Lon
	if n.Place != "" {
		path, err := p.resolve(index.FieldLocation, n.Place)
		if err != nil {
			return nil, err
		}
		var known bool
		if lat, lon, known = p.names.Point(path); !known {
			return nil, NewError(CodeUnknown, "near", Say("no place is known as %q", n.Place), nearHint)
		}
	}
	inside := Where{Filter: Filter{Field: index.FieldLocation, Values: p.names.Around(lat, lon, n.Km)}}
	if len(inside.Filter.Values) == 0 {
		p.notes = append(p.notes, Say("no place is known within %s", n))
		return Or{}, nil
	}
	if e == nil {
		return inside, nil
	}
	return And{e, inside}, nil
}
