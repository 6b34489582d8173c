package index

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// FirstYear is the first year that a date facet shows: no news is older.
const FirstYear = 1800

// Precision says how much of a Date is known.
type Precision uint8

// Precisions, from unknown to exact.
const (
	Unknown Precision = iota
	Year
	Month
	Day
	Instant
)

var layouts = [...]string{Year: "2006", Month: "2006-01", Day: time.DateOnly, Instant: time.RFC3339}

// Date is a point in time with the precision to which it is known. The zero
// Date is unknown. Time is in UTC and is the first instant of what is meant:
// the month 2026-01 has the time of its first midnight.
type Date struct {
	Time      time.Time
	Precision Precision
}

// ErrDate is returned for text that is not a date.
var ErrDate = errors.New("not a date: want 2026, 2026-01, 2026-01-23 or 2026-01-23T15:04:05Z")

// NewDay returns the date of a calendar day.
func NewDay(year int, month time.Month, day int) Date {
	return Date{Time: time.Date(year, month, day, 0, 0, 0, 0, time.UTC), Precision: Day}
}

// ParseDate reads a date in the forms of ISO 8601 that dateline writes: year,
// month, day, or an instant (RFC 3339, also with a blank for the T, without
// seconds, or without a zone, which then is UTC).
func ParseDate(s string) (Date, error) {
	for p := Year; p <= Day; p++ {
		if len(s) == len(layouts[p]) {
			t, err := time.Parse(layouts[p], s)
			if err != nil {
				return Date{}, fmt.Errorf("reading %q: %w", s, ErrDate)
			}
			return Date{Time: t, Precision: p}, nil
		}
	}
	iso := strings.Replace(s, " ", "T", 1)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04", "2006-01-02T15:04:05Z0700"} {
		t, err := time.Parse(layout, iso)
		if err == nil {
			return instant(s, t)
		}
	}
	return Date{}, fmt.Errorf("reading %q: %w", s, ErrDate)
}

// instant returns the date of a time to the second, as it is written: a zone
// can push a time out of the years that have four digits.
func instant(s string, t time.Time) (Date, error) {
	t = t.UTC().Truncate(time.Second)
	if t.Year() < 0 || t.Year() > 9999 {
		return Date{}, fmt.Errorf("reading %q: %w", s, ErrDate)
	}
	return Date{Time: t, Precision: Instant}, nil
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Precision == Unknown }

// String writes the date in the form that [ParseDate] reads, "" when unknown.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if d.Precision != Day {
		return d.Time.UTC().Format(layouts[d.Precision])
	}
	// The same as time.Format writes, in a third of the time: an answer has
	// hundreds of days.
	year, month, day := d.Time.UTC().Date()
	if year < 0 || year > 9999 {
		return d.Time.UTC().Format(layouts[Day])
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{
		digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-',
		digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day),
	})
}

// DayNumber returns the number of days from 1970-01-01 to the first day of d.
func (d Date) DayNumber() int {
	seconds := d.Time.Unix()
	day := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		day--
	}
	return int(day)
}

const secondsPerDay = 24 * 60 * 60

// DayOf returns the date of a day number, the inverse of [Date.DayNumber].
func DayOf(number int) Date {
	return Date{Time: time.Unix(int64(number)*secondsPerDay, 0).UTC(), Precision: Day}
}

// End returns the last day that d covers: the last of its month or year, or
// its own day.
func (d Date) End() Date {
	t := d.Time
	switch d.Precision {
	case Year:
		return NewDay(t.Year(), time.December, 31)
	case Month:
		return NewDay(t.Year(), t.Month()+1, 0)
	}
	return DayOf(d.DayNumber())
}

// Suspect reports whether d cannot be right for a text that was read at now:
// before FirstYear or after next year.
func (d Date) Suspect(now time.Time) bool {
	year := d.Time.Year()
	return !d.IsZero() && (year < FirstYear || year > now.UTC().Year()+1)
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
