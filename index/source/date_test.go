package source

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/index"
)

func TestDates(t *testing.T) {
	for s, want := range map[string]string{
		"2026":                            "2026",
		"2026-01":                         "2026-01",
		"2026-01-23":                      "2026-01-23",
		"2026-01-23T10:15:00+02:00":       "2026-01-23T08:15:00Z",
		"Fri, 23 Jan 2026 10:15:00 GMT":   "2026-01-23T10:15:00Z",
		"Fri, 23 Jan 2026 10:15:00 +0200": "2026-01-23T08:15:00Z",
		"23 Jan 26 10:15 EST":             "2026-01-23T15:15:00Z",
		"23 Jan 98 10:15 UT":              "1998-01-23T10:15:00Z",
		"Friday, 23-Jan-26 10:15:00 UTC":  "2026-01-23T10:15:00Z",
		"Fri Jan 23 10:15:00 2026":        "2026-01-23T10:15:00Z",
		"Fri Jan 23 10:15:00 MSK 2026":    "2026-01-23T07:15:00Z",
		"Fri Jan  3 10:15:00 +0000 2026":  "2026-01-03T10:15:00Z",
		"Fri Jan 23 2026 10:15:00 GMT+0200 (Eastern European Standard Time)": "2026-01-23T08:15:00Z",
		"January 23, 2026":                 "2026-01-23",
		"Jan. 23, 2026":                    "2026-01-23",
		"Sept. 3, 2026":                    "2026-09-03",
		"23 Jan 2026":                      "2026-01-23",
		"23 January, 2026":                 "2026-01-23",
		"23-Jan-2026":                      "2026-01-23",
		"3rd of May 2026":                  "2026-05-03",
		"Friday, January 23, 2026 4:05 PM": "2026-01-23T16:05:00Z",
		"January 23, 2026, 12:05 a.m. EST": "2026-01-23T05:05:00Z",
		"January 2026":                     "2026-01",
		"20260123":                         "2026-01-23",
		"20260123T101500Z":                 "2026-01-23T10:15:00Z",
		"20260123T101500+0100":             "2026-01-23T09:15:00Z",
		"20080219+0100":                    "2008-02-19",
		"20260123101500":                   "2026-01-23T10:15:00Z",
		"20260123T1015Z":                   "2026-01-23T10:15:00Z",
		"1769163300":                       "2026-01-23T10:15:00Z",
		"1769163300123":                    "2026-01-23T10:15:00Z",
		"1769163300.5":                     "2026-01-23T10:15:00Z",
		"2026/01/23":                       "2026-01-23",
		"2026.01.23 10:15":                 "2026-01-23T10:15:00Z",
		"23/01/2026":                       "2026-01-23",
		"01/23/2026 10:15":                 "2026-01-23T10:15:00Z",
		"23.01.2026":                       "2026-01-23",
		"03.04.2026":                       "2026-04-03",
		"05/05/2026":                       "2026-05-05",
		"Fri, 23 Jan 2026 10:15:00 XYZ":    "2026-01-23", // the hour of what zone?
		"2026-01-23 10:15:00 +0200":        "2026-01-23T08:15:00Z",
		"2026-01-23 10:15:00 UTC":          "2026-01-23T10:15:00Z",
		"2026-01-23 10:15:00.123456":       "2026-01-23T10:15:00Z",
		"2026-01-23T10:15:00.000+0000":     "2026-01-23T10:15:00Z",
		"2026-01-23Z":                      "2026-01-23",
		"2026-01-23+02:00":                 "2026-01-23",
		"2026-1-5":                         "2026-01-05",
		"Jan 23, 2026 10:15 AM":            "2026-01-23T10:15:00Z",
		"23/01/2026 10:15:00":              "2026-01-23T10:15:00Z",
		"Friday 23 January 2026":           "2026-01-23",
		"23 January 2026 at 10:15":         "2026-01-23T10:15:00Z",
		"January 23rd, 2026":               "2026-01-23",
		"  23   January 2026 ":             "2026-01-23",
		"03/04/2026":                       "two days",
		"3-4-2026":                         "two days",
		"03/04/2026 10:15":                 "two days",
		"23/01/26":                         "no date",
		"13/13/2026":                       "no date",
		"00/04/2026":                       "no date",
		"30 February 2026":                 "no date",
		"23 Jabberwock 2026":               "no date",
		"Friday":                           "no date",
		"soon":                             "no date",
		"12345":                            "no date",
		"123456789012345":                  "no date",
		"-1769163300":                      "no date",
		"20261323":                         "no date",
		"January 23, 2026 25:00":           "no date",
		"January 23, 2026 13:00 pm":        "no date",
		"January 23, 2026 and then":        "no date",
		"Mon 12 to Tue 13 Jan 2026":        "no date",
	} {
		d, err := parseDate(s)
		got := d.String()
		switch {
		case errors.Is(err, errTwoDates):
			got = "two days"
		case errors.Is(err, index.ErrDate):
			got = "no date"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// Every usual layout of a time gives that time back.
func TestDatesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(1e9, 2e9).Draw(t, "time"), 0).UTC()
		layout := rapid.SampledFrom([]string{time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC3339, "20060102T150405Z", "January 2, 2006 3:04:05 PM", "2 Jan 2006 15:04:05", "2006/01/02 15:04:05", "02.01.2006 15:04:05"}).Draw(t, "layout")
		for _, s := range []string{at.Format(layout), fmt.Sprint(at.Unix()), fmt.Sprint(at.UnixMilli())} {
			d, err := parseDate(s)
			if err != nil || !d.Time.Equal(at) {
				t.Fatalf("%q: %v, %v; want %v", s, d, err, at)
			}
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"Fri, 23 Jan 2026 10:15:00 GMT", "03/04/2026", "1769163300123", "20260123T101500+0100", "3rd of May 2026 4 pm", "9999-12-31T23:59:59-12:00", "31.12.9999 23:59:59 -1200"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := parseDate(s)
		if (err == nil) == d.IsZero() {
			t.Fatalf("%q: %v, %v", s, d, err)
		}
		if back, backErr := index.ParseDate(d.String()); err == nil && (backErr != nil || back != d) {
			t.Errorf("%q: %v, read again as %v", s, d, back)
		}
	})
}
