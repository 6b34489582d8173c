package index

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// MaxNumber is the largest Number, up or down: more than any count of people,
// and whole in every program that reads JSON numbers as floating point.
const MaxNumber = 1_000_000_000_000

// Number is a whole number that may be unknown. The zero Number is unknown,
// which is not the number 0.
type Number struct {
	Value int
	Known bool
}

// NewNumber returns a known Number.
func NewNumber(value int) Number { return Number{Value: value, Known: true} }

// ParseNumber reads a whole number from -MaxNumber to MaxNumber.
func ParseNumber(s string) (Number, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n > MaxNumber || n < -MaxNumber {
		return Number{}, fmt.Errorf("reading %q: not a whole number", s)
	}
	return NewNumber(n), nil
}

// IsZero reports whether the number is unknown.
func (n Number) IsZero() bool { return !n.Known }

// String writes the number in the form that [ParseNumber] reads, "" when
// unknown.
func (n Number) String() string {
	if !n.Known {
		return ""
	}
	return strconv.Itoa(n.Value)
}

// MarshalJSON writes the number, or null when it is unknown.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Known {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(n.Value), 10), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (n *Number) UnmarshalJSON(b []byte) error {
	var value *int
	if err := json.Unmarshal(b, &value); err != nil {
		return err
	}
	*n = Number{}
	if value != nil {
		*n = NewNumber(*value)
	}
	return nil
}
