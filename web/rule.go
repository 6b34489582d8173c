package web

import (
	"math"

	"dateline/index"
)

// reason tells what a mention rests on.
func (l *locale) reason(m index.Mention) string {
	s := l.T("rule.is", l.rule(m.Rule))
	if m.Confidence > 0 {
		s = l.T("rule.right", s, int(math.Round(100*m.Confidence)))
	}
	if m.Precision != "" {
		s += l.T("rule.between") + l.where(m)
	}
	return s
}

// rule returns a rule of enrichment as a reader says it.
func (l *locale) rule(name string) string {
	if other, ok := l.formats[name]; ok {
		return other
	}
	return name
}

// mentionField returns what a mention is of.
func (l *locale) mentionField(name string) string {
	if l.has("mention." + name) {
		return l.T("mention." + name)
	}
	return l.field(name)
}

// where writes the coordinates of a location with what is known of them: those
// of a region or country are the middle of where its people live, not of an
// event.
func (l *locale) where(m index.Mention) string {
	at := l.degrees(m.Lat, "north", "south") + " " + l.degrees(m.Lon, "east", "west")
	switch m.Precision {
	case index.PrecisionCountry:
		return l.T("rule.country", at)
	case index.PrecisionRegion:
		return l.T("rule.region", at)
	}
	return l.T("rule.place", at)
}

// degrees writes a coordinate to two decimals, a kilometre: names of places are
// not known more exactly.
func (l *locale) degrees(value float64, positive, negative string) string {
	side := positive
	if value < 0 {
		side = negative
	}
	return l.T("rule."+side, l.printer.Sprintf("%.2f", math.Abs(value)))
}
