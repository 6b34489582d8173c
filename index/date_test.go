package index_test

import (
	"math/rand/v2"
	"testing"
	"time"

	. "dateline/index"
)

// A day is written as package time writes it.
func TestDayString(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 17))
	for range 20_000 {
		at := time.Date(r.IntN(10_010)-5, 1, 1+r.IntN(366), r.IntN(24), 0, 0, 0, time.UTC)
		if got, want := (Date{Time: at, Precision: Day}).String(), at.Format(time.DateOnly); got != want {
			t.Fatalf("%v is written %s, want %s", at, got, want)
		}
	}
}
