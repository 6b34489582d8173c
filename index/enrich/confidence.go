package enrich

import (
	"dateline/index"
	"dateline/index/gazetteer"
)

// confidences say of each rule, but for those of dates, how many of a hundred values that it finds are
// right: estimated from reading, but for the rules of events, which
// eventtype_test.go measures. What a record asserts is its own word, and 1.
var confidences = map[string]float64{
	index.RuleAsserted: 1,

	ruleName: 0.97, ruleSurname: 0.92, ruleDemonym: 0.95, ruleMetonym: 0.95, ruleCapital: 0.85, ruleOrgan: 0.95, rulePart: 0.95,

	ruleGiven: 0.9, ruleTitle: 0.9, ruleInitials: 0.9, ruleEnding: 0.85,
	ruleHead: 0.8, ruleQuoted: 0.85, ruleAcronym: 0.75, ruleShort: 0.85, ruleForeign: 0.7,

	rulePlace: 0.88, ruleRegion: 0.9, ruleCountry: 0.95, ruleState: 0.95, ruleArea: 0.9, ruleMain: 0.85,

	ruleDateline: 0.97, // of the place in one

	ruleScript: 0.99, ruleFunctionWords: 0.98,

	ruleEventTitle: 0.95, ruleEventLead: 0.93, ruleEventBody: 0.75,
}

// confidence returns the confidence of a mention by its rule. Rules of records
// (how a reader came to a date) are their own word, too.
func confidence(m *index.Mention) float64 {
	if c := dateConfidence(m); c > 0 {
		return c
	}
	if c, ok := confidences[m.Rule]; ok {
		return c
	}
	if m.In == index.InRecord {
		return confidences[index.RuleAsserted]
	}
	return 0
}

// locate gives a mention of a location its coordinates, and says how exact they
// are.
func (d *draft) locate(m *index.Mention) {
	if d.gazetteer == nil || m.Field != index.FieldLocation && m.Field != index.FieldDateline && m.Field != fieldMainLocation {
		return
	}
	p, ok := d.gazetteer.PlaceAt(m.Value)
	if ok && (p.Lat != 0 || p.Lon != 0) { // of a few regions nobody knows where their people live
		m.Lat, m.Lon, m.GeoNames, m.Precision = p.Lat, p.Lon, p.GeoNames, precisions[p.Kind]
	}
}

// precisions are what a place of each kind tells of where something was.
var precisions = map[gazetteer.Kind]string{
	gazetteer.Country: index.PrecisionCountry, gazetteer.Region: index.PrecisionRegion, gazetteer.District: index.PrecisionRegion, gazetteer.Locality: index.PrecisionPlace,
}
