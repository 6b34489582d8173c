package web

import (
	"testing"

	"dateline/index"
)

// What is known to the country only must not read as a place.
func TestRuleText(t *testing.T) {
	for want, m := range map[string]index.Mention{
		"rule: name": {Rule: "name"},
		"rule: place, right in about 88 of 100 cases; place at 49.98°N 36.25°E": {Rule: "place", Confidence: 0.88, Lat: 49.9808, Lon: 36.2527, Precision: index.PrecisionPlace},
		"rule: region; known to the region only, its middle is 3.40°S 62.20°W":  {Rule: "region", Lat: -3.4, Lon: -62.2, Precision: index.PrecisionRegion},
		"rule: country; known to the country only, its middle is 0.00°N 0.00°E": {Rule: "country", Precision: index.PrecisionCountry},
	} {
		if got := ruleText(m); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
