package bleveindex

import (
	"encoding/binary"

	"dateline/index"
)

// numberTermSize is the length of a number as a term in bytes.
const numberTermSize = 8

// NumberTerm returns a number as a term: eight bytes, big endian, with the sign
// bit flipped, so that terms sort as numbers do. It is nil for the unknown
// number.
func NumberTerm(n index.Number) []byte {
	if !n.Known {
		return nil
	}
	return binary.BigEndian.AppendUint64(make([]byte, 0, numberTermSize), uint64(n.Value)^signBit)
}

// ParseNumberTerm returns the number that a term of [NumberTerm] stands for.
func ParseNumberTerm(term []byte) (n int, ok bool) {
	if len(term) != numberTermSize {
		return 0, false
	}
	return int(binary.BigEndian.Uint64(term) ^ signBit), true
}
