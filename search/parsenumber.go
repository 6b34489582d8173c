package search

import (
	"strings"

	"dateline/index"
)

// numberHint tells how a number is written in a query.
var numberHint = Say("Write a whole number; a range is 10..50, 10.., >=10 or <5.")

// number reads the value of a Numbers field: a number, two of them around
// "..", or one behind a comparison.
func (p *parser) number(field, value string, pos int) (Expr, error) {
	f := Filter{Field: field}
	if err := p.count(pos, 1); err != nil {
		return nil, err
	}
	value = strings.TrimPrefix(value, "=")
	var err error
	switch least, most, isRange := strings.Cut(value, ".."); {
	case isRange:
		if f.Least, err = openNumber(least); err == nil {
			f.Most, err = openNumber(most)
		}
	case strings.HasPrefix(value, ">="):
		f.Least, err = index.ParseNumber(value[2:])
	case strings.HasPrefix(value, "<="):
		f.Most, err = index.ParseNumber(value[2:])
	case strings.HasPrefix(value, ">"):
		f.Least, err = index.ParseNumber(value[1:])
		f.Least.Value++
	case strings.HasPrefix(value, "<"):
		f.Most, err = index.ParseNumber(value[1:])
		f.Most.Value--
	default:
		f.Least, err = index.ParseNumber(value)
		f.Most = f.Least
	}
	if err != nil || !f.Least.Known && !f.Most.Known || f.Least.Value > index.MaxNumber || f.Most.Value < -index.MaxNumber {
		return nil, syntax(pos, Say("“%s” is not a number", value), numberHint)
	}
	if f.Least.Known && f.Most.Known && f.Least.Value > f.Most.Value {
		return nil, syntax(pos, Say("the range ends before it begins"), numberHint)
	}
	return Where{Filter: f}, nil
}

func openNumber(s string) (index.Number, error) {
	if s == "" {
		return index.Number{}, nil
	}
	return index.ParseNumber(s)
}
