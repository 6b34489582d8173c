package web

import (
	"fmt"
	"math"

	"dateline/index"
)

// ruleText tells for people what a mention rests on.
func ruleText(m index.Mention) string {
	s := "rule: " + m.Rule
	if m.Confidence > 0 {
		s += fmt.Sprintf(", right in about %.0f of 100 cases", 100*m.Confidence)
	}
	if m.Precision != "" {
		s += "; " + where(m)
	}
	return s
}

// where writes the coordinates of a location with what is known of them: those
// of a region or country are the middle of where its people live, not of an
// event.
func where(m index.Mention) string {
	at := degrees(m.Lat, "N", "S") + " " + degrees(m.Lon, "E", "W")
	switch m.Precision {
	case index.PrecisionCountry:
		return "known to the country only, its middle is " + at
	case index.PrecisionRegion:
		return "known to the region only, its middle is " + at
	}
	return "place at " + at
}

// degrees writes a coordinate to two decimals, a kilometre: names of places are
// not known more exactly.
func degrees(value float64, positive, negative string) string {
	side := positive
	if value < 0 {
		side = negative
	}
	return fmt.Sprintf("%.2f°%s", math.Abs(value), side)
}
