package enrich

import (
	"testing"

	"dateline/index"
)

// TestDatelineWeekday counts the day of the week in a dateline from the
// publication, a Tuesday.
func TestDatelineWeekday(t *testing.T) {
	tuesday := index.NewDay(2026, 1, 20)
	for _, tt := range []struct {
		body      string
		published index.Date
		want      filed
	}{
		{"MOSCOW, Monday (Reuters) - Talks", tuesday, filed{stylePlaceDate, "MOSCOW", "2026-01-19", "Reuters", "Talks"}},
		{"MOSCOW, Tuesday (Reuters) - Talks", tuesday, filed{stylePlaceDate, "MOSCOW", "2026-01-20", "Reuters", "Talks"}},
		{"MOSCOW, Wednesday (Reuters) - Talks", tuesday, filed{stylePlaceDate, "MOSCOW", "2026-01-14", "Reuters", "Talks"}},
		{"GENEVA, Sunday - Talks", tuesday, filed{stylePlaceDate, "GENEVA", "2026-01-18", "", "Talks"}},
		{"PARIS, lundi (AFP) - Talks", tuesday, filed{stylePlaceDate, "PARIS", "2026-01-19", "AFP", "Talks"}},
		{"KYIV, Ukraine, Friday (Demo) -- Talks", tuesday, filed{stylePlaceDate, "KYIV", "2026-01-16", "Demo", "Talks"}},
		{"MOSCOW, Monday (Reuters) - Talks", index.Date{}, filed{stylePlaceDate, "MOSCOW", "", "Reuters", "Talks"}},
		{"Moscow, Monday was cold.", tuesday, filed{}},
		{"Geneva, Monday - a day of talks - was quiet.", tuesday, filed{}},
	} {
		if got, _ := readForm(tt.body, tt.published); got != tt.want {
			t.Errorf("%q, published %s: %+v, want %+v", tt.body, tt.published, got, tt.want)
		}
	}
}
