package web

import (
	"testing"

	"dateline/index"
)

// What is known to the country only must not read as a place.
func TestReason(t *testing.T) {
	place := index.Mention{Rule: "place", Confidence: 0.88, Lat: 49.9808, Lon: 36.2527, Precision: index.PrecisionPlace}
	all := loadLocales()
	for _, c := range []struct {
		lang, want string
		mention    index.Mention
	}{
		{"en", "rule: name", index.Mention{Rule: "name"}},
		{"en", "rule: place, right in about 88 of 100 cases; place at 49.98°N 36.25°E", place},
		{"en", "rule: region; known to the region only, its middle is 3.40°S 62.20°W", index.Mention{Rule: "region", Lat: -3.4, Lon: -62.2, Precision: index.PrecisionRegion}},
		{"en", "rule: country; known to the country only, its middle is 0.00°N 0.00°E", index.Mention{Rule: "country", Precision: index.PrecisionCountry}},
		{"uk", "правило: населений пункт, правильне приблизно у 88 випадках зі 100; координати місця: 49,98° пн. ш. 36,25° сх. д.", place},
		{"ar", "القاعدة: \u2068مدينة أو قرية\u2069، تصح في نحو ٨٨ من كل ١٠٠ حالة؛ إحداثيات المكان: ٤٩٫٩٨° شمالًا ٣٦٫٢٥° شرقًا", place},
		{"fr", "règle : Reporting by", index.Mention{Rule: "Reporting by"}}, // a word of the text
	} {
		if got := all.named(c.lang).reason(c.mention); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
