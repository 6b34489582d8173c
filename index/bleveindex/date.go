package bleveindex

import (
	"encoding/binary"

	"dateline/index"
)

// dateTermSize is the length of a date as a term in bytes.
const dateTermSize = 8

// signBit is flipped so that dates before 1970 sort before later ones.
const signBit = 1 << 63

// DateTerm returns a date as a term: the Unix time of its first instant in
// seconds, eight bytes, big endian, with the sign bit flipped, so that terms
// sort as dates do. It is nil for the unknown date.
func DateTerm(d index.Date) []byte {
	if d.IsZero() {
		return nil
	}
	return binary.BigEndian.AppendUint64(make([]byte, 0, dateTermSize), uint64(d.Time.Unix())^signBit)
}

// ParseDateTerm returns the Unix time in seconds that a term of [DateTerm]
// stands for.
func ParseDateTerm(term []byte) (seconds int64, ok bool) {
	if len(term) != dateTermSize {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(term) ^ signBit), true
}
