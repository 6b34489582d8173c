package enrich

import "dateline/index"

// dateConfidences say of each rule for dates how many of a hundred values that
// it finds are right. Those of event dates are measured (incidentgold_test.go),
// those of dates in the text partly (datesgold_test.go), the others estimated
// from reading.
var dateConfidences = map[string]float64{
	ruleFullDate: 0.99, ruleDateNumbers: 0.95, ruleDayMonth: 0.9, ruleMonthYear: 0.97, ruleMonth: 0.85, ruleYear: 0.95, ruleSeason: 0.9,
	ruleWeekday: 0.92, ruleCounted: 0.8,
	ruleRelativeDay: 0.9, ruleRelativeWeek: 0.9, ruleRelativeMonth: 0.9, ruleRelativeYear: 0.9, ruleRelativeSeason: 0.85,
	ruleDateline: 0.97, ruleDatelineYear: 0.95, ruleStated: 0.85,
}

// eventConfidences are the same of event dates: what a dateline says for sure
// of the day of filing is less sure of the event.
var eventConfidences = map[string]float64{
	ruleLead: 0.88, ruleEarly: 0.9, ruleSaid: 0.7, ruleDateline: 0.85, rulePublished: 0.7,
}

// filedConfidences are the same of datelines, whose rules are their styles.
var filedConfidences = map[string]float64{
	stylePlaceDate: 0.99, stylePlaceCredit: 0.97, stylePlace: 0.9, styleStops: 0.97, styleBrackets: 0.98,
	styleDate: 0.95, styleDatePlace: 0.95, styleCredit: 0.97, styleCreditFirst: 0.95,
}

// Confidences that do not depend on the rule: names behind "By" are authors,
// and lines that begin like boilerplate are.
const (
	confidenceByline = 0.95
	confidenceMark   = 0.95
)

// dateConfidence returns the confidence of a mention of a date, a dateline, a
// byline, credit or boilerplate by its rule, 0 for any other. What a record asserts is
// its own word, and 1.
func dateConfidence(m *index.Mention) float64 {
	switch m.Field {
	case fieldDateNamed:
		return dateConfidences[m.Rule]
	case fieldPublished, fieldEventDate:
		switch {
		case m.Field == fieldEventDate && eventConfidences[m.Rule] > 0:
			return eventConfidences[m.Rule]
		case m.In == index.InRecord:
			return 1
		}
		return dateConfidences[m.Rule]
	case index.FieldDateline:
		return filedConfidences[m.Rule]
	case fieldByline:
		return confidenceByline
	case fieldBoilerplate, index.FieldCredit:
		return confidenceMark
	}
	return 0
}
