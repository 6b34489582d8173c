package source

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline/index"
)

var (
	errTwoDates = errors.New("can be a day of two months: want the year first, as in 2026-01-23")

	digits  = regexp.MustCompile(`^-?\d{4,14}(?:\.\d{1,9})?(?:e\+?\d{1,2})?$`)
	compact = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?$`)
	numeric = regexp.MustCompile(`^(\d{1,4})([/.-])(\d{1,2})([/.-])(\d{1,4})(?:[T,]?\s*(.*))?$`)
	dayName = regexp.MustCompile(`^(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+`)
	dayWord = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)(?:,?\s+(.*))?$`)
	wordDay = regexp.MustCompile(`^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(.*))?$`)
	unixDay = regexp.MustCompile(`^([A-Za-z]{3})\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)(?:\s+(\S+))?\s+(\d{4})$`)
	month   = regexp.MustCompile(`^([A-Za-z]{3,9})\.?,?\s+(\d{4})$`)
	clock   = regexp.MustCompile(`^(?:at\s+)?(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?i:([ap])\.?m\.?)?\s*(.*)$`)
	offset  = regexp.MustCompile(`^(?:GMT|UTC)?([+-])(\d\d):?(\d\d)(?:\s*\(.*\))?$`)
)

// maxDate bounds a date in bytes: the longest have a zone in words behind them.
const maxDate = 200

// parseDate reads a date in the spellings that records use: those of
// [index.ParseDate]; those of mail and feeds (RFC 822, RFC 1123); seconds or
// milliseconds of Unix time; the compact ones of news agencies; and dates in
// English words. A date such as 03/04/2026, which means two days, is an error.
func parseDate(s string) (index.Date, error) {
	if len(s) > maxDate {
		return index.Date{}, fmt.Errorf("reading %q: %w", strings.ToValidUTF8(s[:maxDate], ""), index.ErrDate)
	}
	s = strings.Join(strings.Fields(s), " ")
	d, err := index.ParseDate(s)
	if err == nil {
		return d, nil
	}
	for _, form := range []func(string) (index.Date, error){unixTime, compactDate, numericDate, wordedDate} {
		if d, formErr := form(s); formErr == nil {
			return d, nil
		} else if errors.Is(formErr, errTwoDates) {
			return index.Date{}, fmt.Errorf("reading %q: %w", s, formErr)
		}
	}
	return index.Date{}, err
}

// Digits of Unix times in seconds and in milliseconds, from 1973 on: shorter
// ones would be days of the calendar or mistakes.
const (
	minUnixSeconds = 1e8
	minUnixMillis  = 1e11
	maxUnixMillis  = 1e14
)

func unixTime(s string) (index.Date, error) {
	if !digits.MatchString(s) || len(s) == len("20260123") || len(s) == len("20260123101500") {
		return index.Date{}, index.ErrDate
	}
	n, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil, n < minUnixSeconds, n >= maxUnixMillis:
		return index.Date{}, index.ErrDate
	case n >= minUnixMillis:
		n /= 1000
	}
	return index.Date{Time: time.Unix(int64(n), 0).UTC(), Precision: index.Instant}, nil
}

// compactDate reads 20260123, 20260123T101500Z and the like.
func compactDate(s string) (index.Date, error) {
	m := compact.FindStringSubmatch(s)
	if m == nil {
		return index.Date{}, index.ErrDate
	}
	rest := ""
	if m[4] != "" {
		rest = strings.TrimSuffix(m[4]+":"+m[5]+":"+m[6], ":") + m[7]
	}
	return dateOf(number(m[1]), number(m[2]), number(m[3]), rest)
}

// numericDate reads 2026/01/23, 23/01/2026, 01/23/2026 and 23.01.2026: the
// year is the number of four digits, and full stops part day, month and year
// in this order wherever they are used.
func numericDate(s string) (index.Date, error) {
	m := numeric.FindStringSubmatch(s)
	if m == nil || m[2] != m[4] {
		return index.Date{}, index.ErrDate
	}
	first, second, last := number(m[1]), number(m[3]), number(m[5])
	switch {
	case len(m[1]) == 4:
		return dateOf(first, second, last, m[6])
	case len(m[5]) != 4:
		return index.Date{}, index.ErrDate
	case m[2] == ".", first > 12, first == second:
		return dateOf(last, second, first, m[6])
	case second > 12:
		return dateOf(last, first, second, m[6])
	case first == 0 || second == 0:
		return index.Date{}, index.ErrDate
	}
	return index.Date{}, errTwoDates
}

// wordedDate reads dates whose month is an English word: 23 Jan 2026, January
// 23, 2026, Fri, 23 Jan 2026 10:15:00 GMT, Fri Jan 23 10:15:00 UTC 2026.
func wordedDate(s string) (index.Date, error) {
	s = dayName.ReplaceAllString(s, "")
	if m := dayWord.FindStringSubmatch(s); m != nil {
		return dateOf(fullYear(m[3]), monthNumber(m[2]), number(m[1]), m[4])
	}
	if m := wordDay.FindStringSubmatch(s); m != nil {
		return dateOf(number(m[3]), monthNumber(m[1]), number(m[2]), m[4])
	}
	if m := unixDay.FindStringSubmatch(s); m != nil {
		return dateOf(number(m[5]), monthNumber(m[1]), number(m[2]), m[3]+" "+m[4])
	}
	if m := month.FindStringSubmatch(s); m != nil && monthNumber(m[1]) > 0 {
		return index.ParseDate(fmt.Sprintf("%s-%02d", m[2], monthNumber(m[1])))
	}
	return index.Date{}, index.ErrDate
}

// dateOf returns the date of a day, and of a time of day where there is one.
func dateOf(year, month, day int, rest string) (index.Date, error) {
	d, err := index.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	if err != nil {
		return d, err
	}
	if _, isZone := zoneOf(strings.TrimSpace(rest)); isZone { // or nothing at all
		return d, nil
	}
	m := clock.FindStringSubmatch(strings.TrimSpace(rest))
	if m == nil {
		return index.Date{}, index.ErrDate
	}
	zone, known := zoneOf(strings.TrimSpace(m[5]))
	if !known {
		return d, nil // the hour of a zone that nobody knows says nothing
	}
	hour, ok := hourOf(number(m[1]), strings.ToLower(m[4]))
	if !ok {
		return index.Date{}, index.ErrDate
	}
	return index.ParseDate(fmt.Sprintf("%sT%02d:%02d:%02d%s", d, hour, number(m[2]), number(m[3]), zone))
}

// hourOf returns an hour of the day on a dial of 24 hours.
func hourOf(hour int, half string) (int, bool) {
	switch {
	case half == "":
		return hour, true
	case hour < 1 || hour > 12:
		return 0, false
	case half == "p":
		return hour%12 + 12, true
	}
	return hour % 12, true
}

// zones are the names of time zones that mean one offset: those of RFC 822,
// and those of Europe.
var zones = map[string]string{
	"": "Z", "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "WET": "Z",
	"EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
	"WEST": "+01:00", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
}

// zoneOf returns the offset of a time zone as RFC 3339 writes it.
func zoneOf(name string) (string, bool) {
	if m := offset.FindStringSubmatch(name); m != nil {
		return m[1] + m[2] + ":" + m[3], number(m[2]) < 24 && number(m[3]) < 60
	}
	zone, ok := zones[strings.ToUpper(name)]
	return zone, ok
}

// monthNumber returns the number of a month by its English name, or an
// abbreviation of three letters or more; 0 when it is none.
func monthNumber(name string) int {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), name) {
			return int(m)
		}
	}
	return 0
}

// fullYear returns a year; of two digits it is one from 1950 to 2049, as mail
// has it (RFC 5322, section 4.3).
func fullYear(s string) int {
	year := number(s)
	switch {
	case len(s) > 2:
		return year
	case year < 50:
		return 2000 + year
	}
	return 1900 + year
}

// number returns the number of a string of digits that a pattern has checked.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
