package index

import (
	"fmt"
	"math"
	"slices"
)

// Event is what the record of an event says in fields of its own, beside the
// text, the type, the dates and the names that every Article can have. The
// words in it are those of the record, but for the two precisions.
type Event struct {
	Types         []string `json:"types,omitempty"` // beside Article.Type: finer ones
	Sides         []Side   `json:"sides,omitempty"`
	Killed        Killed   `json:"killed,omitzero"`
	Point         *Point   `json:"point,omitempty"`
	End           Date     `json:"end,omitzero"`             // last day, where it is not Asserted.EventDate
	DatePrecision string   `json:"date_precision,omitempty"` // how closely the day is known: one of the Within constants
	Sources       []string `json:"sources,omitempty"`        // who reported it
}

// How closely the record of an event knows its day.
const (
	WithinDay   = "day"
	WithinDays  = "days" // two to six
	WithinWeek  = "week"
	WithinMonth = "month"
	WithinMore  = "more than a month"
)

// Side is one side of an event.
type Side struct {
	Kind   string   `json:"kind,omitempty"` // "Rebel group"
	Actors []string `json:"actors"`         // the one that leads comes first
}

// Killed counts deaths: the best estimate, and the lowest and highest that
// sources give. Numbers that the record does not have are unknown, not 0.
type Killed struct {
	Best Number `json:"best,omitzero"`
	Low  Number `json:"low,omitzero"`
	High Number `json:"high,omitzero"`
}

// Point is where an event was.
type Point struct {
	Lat       float64 `json:"lat"` // degrees, WGS 84
	Lon       float64 `json:"lon"`
	Precision string  `json:"precision,omitempty"` // what the point stands for: one of the At constants
}

// What the coordinates of an event stand for.
const (
	AtPlace    = "place"
	AtVicinity = "vicinity" // somewhere near the place
	AtDistrict = "district" // second-level division
	AtRegion   = "region"   // first-level division
	AtArea     = "area"     // of no division: a border, a sea, a part of a country
	AtCountry  = "country"
)

// NewPoint returns the point of two coordinates, or an error when it is not on
// the Earth.
func NewPoint(lat, lon float64, precision string) (*Point, error) {
	p := &Point{Lat: lat, Lon: lon, Precision: precision}
	if err := p.check(); err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Point) check() error {
	// Written so that what is not a number fails, too: it cannot be stored.
	if !(math.Abs(p.Lat) <= 90) || !(math.Abs(p.Lon) <= 180) {
		return fmt.Errorf("coordinates %v, %v are not on the Earth", p.Lat, p.Lon)
	}
	return checkText("precision", p.Precision, MaxValue)
}

// check reports the first limit that the event exceeds.
func (e *Event) check() error {
	if err := checkText("date_precision", e.DatePrecision, MaxValue); err != nil {
		return err
	}
	if err := checkValues("types", e.Types); err != nil {
		return err
	}
	if err := checkValues("sources", e.Sources); err != nil {
		return err
	}
	if len(e.Sides) > MaxValues {
		return fmt.Errorf("sides: %d, the limit is %d", len(e.Sides), MaxValues)
	}
	for _, s := range e.Sides {
		if err := checkValues("side", append(slices.Clone(s.Actors), s.Kind)); err != nil {
			return err
		}
	}
	for _, n := range []Number{e.Killed.Best, e.Killed.Low, e.Killed.High} {
		if n.Value < 0 || n.Value > MaxNumber {
			return fmt.Errorf("killed: %d is not a number of people", n.Value)
		}
	}
	if e.Point != nil {
		return e.Point.check()
	}
	return nil
}
