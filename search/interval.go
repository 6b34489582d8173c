package search

import (
	"fmt"
	"time"

	"dateline/index"
)

// intervals are the widths of date buckets, the finest first.
var intervals = [...]Interval{IntervalDay, IntervalWeek, IntervalMonth, IntervalYear}

// intervalWords are the intervals as notes name them.
var intervalWords = map[Interval]Message{IntervalDay: Say("day"), IntervalWeek: Say("week"), IntervalMonth: Say("month"), IntervalYear: Say("year")}

// ChooseInterval returns the width of the buckets of a date facet whose values
// run from the day first to the day last (day numbers): for IntervalAuto the
// finest that gives at most MaxAutoBuckets, else the one asked for, or, where
// that gives more than MaxDateBuckets, the finest that does not, with a note
// that says so.
func ChooseInterval(asked Interval, first, last int) (Interval, Message) {
	if asked == IntervalAuto {
		return finest(IntervalDay, first, last, MaxAutoBuckets), Message{}
	}
	taken := finest(asked, first, last, MaxDateBuckets)
	if taken == asked {
		return taken, Message{}
	}
	return taken, Say("dates are counted by %s: by %s there would be more than %d buckets", intervalWords[taken], intervalWords[asked], MaxDateBuckets)
}

// finest returns the first interval from at on that gives at most most buckets.
func finest(at Interval, first, last, most int) Interval {
	started := false
	for _, interval := range intervals {
		started = started || interval == at
		if started && CountBuckets(interval, first, last) <= most {
			return interval
		}
	}
	return IntervalYear
}

// CountBuckets returns how many buckets of an interval there are from one day
// number to another.
func CountBuckets(interval Interval, first, last int) int {
	return bucketNumber(interval, last) - bucketNumber(interval, first) + 1
}

// bucketNumber numbers the buckets of an interval in time order.
func bucketNumber(interval Interval, day int) int {
	const daysPerWeek = 7
	t := index.DayOf(day).Time
	switch interval {
	case IntervalDay:
		return day
	case IntervalWeek:
		monday := day - (int(t.Weekday())+6)%daysPerWeek
		return (monday - firstMonday) / daysPerWeek
	case IntervalMonth:
		return t.Year()*12 + int(t.Month())
	}
	return t.Year()
}

// firstMonday is the day number of Monday, 1 January 1 (proleptic Gregorian):
// no date facet reaches back to it, so week numbers divide without sign.
const firstMonday = -719162

// DateBucket returns the bucket, with a count of zero, that holds a day (a day
// number). Values are 2026-01-23, 2026-W04 (ISO 8601), 2026-01 and 2026.
func DateBucket(interval Interval, day int) Bucket {
	t := index.DayOf(day).Time
	switch interval {
	case IntervalDay:
		d := index.DayOf(day)
		return dateBucket(d.String(), d, d)
	case IntervalWeek:
		monday := day - (int(t.Weekday())+6)%7
		year, week := t.ISOWeek()
		return dateBucket(fmt.Sprintf("%04d-W%02d", year, week), index.DayOf(monday), index.DayOf(monday+6))
	case IntervalMonth:
		month := index.Date{Time: time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC), Precision: index.Month}
		return dateBucket(month.String(), index.DayOf(month.DayNumber()), month.End())
	}
	year := index.Date{Time: time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC), Precision: index.Year}
	return dateBucket(year.String(), index.DayOf(year.DayNumber()), year.End())
}

func dateBucket(value string, from, to index.Date) Bucket {
	return Bucket{Value: value, Label: value, From: from, To: to}
}
