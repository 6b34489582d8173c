package archive

import (
	"encoding/binary"
	"fmt"

	"dateline/index"
)

// A value of the bucket of articles is a byte that says its kind, the XXH64 of
// key, kind and rest, and the rest. The key is in the sum because a fault in a
// key gives one article the place of another.

// Kinds of value. A new encoding gets a new number; the old ones stay readable.
const (
	kindArticle byte = 1 // an encoded article, packed with zstd
	kindDeleted byte = 2 // the id of an article that was deleted
)

const (
	keyBytes   = 8
	sumBytes   = 8
	valueStart = 1 + sumBytes
)

func keyOf(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func seqOf(key []byte) uint64 { return binary.BigEndian.Uint64(key) }

// seal returns a value with its sum.
func seal(key []byte, kind byte, rest []byte) []byte {
	value := make([]byte, valueStart, valueStart+len(rest))
	value[0] = kind
	binary.BigEndian.PutUint64(value[1:], sum(key, value[:1], rest))
	return append(value, rest...)
}

// unseal returns kind and rest of a value whose sum is right.
func unseal(key, value []byte) (kind byte, rest []byte, err error) {
	if len(key) != keyBytes || len(value) < valueStart {
		return 0, nil, fmt.Errorf("%w: record of %d bytes", index.ErrDamaged, len(value))
	}
	if binary.BigEndian.Uint64(value[1:]) != sum(key, value[:1], value[valueStart:]) {
		return 0, nil, fmt.Errorf("%w: checksum is wrong", index.ErrDamaged)
	}
	return value[0], value[valueStart:], nil
}

func sum(parts ...[]byte) uint64 {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	all := make([]byte, 0, n)
	for _, p := range parts {
		all = append(all, p...)
	}
	return xxhash64(all)
}

// entry is what the bucket of ids has of an article: where it is, and what
// tells whether it is the same as another.
type entry struct {
	seq     uint64
	digest  index.Digest
	version uint32 // of its enrichment
}

const entryBytes = 8 + len(index.Digest{}) + 4 + sumBytes

// bytes returns the entry with a sum over it and the id.
func (e entry) bytes(id []byte) []byte {
	b := make([]byte, 0, entryBytes)
	b = binary.BigEndian.AppendUint64(b, e.seq)
	b = append(b, e.digest[:]...)
	b = binary.BigEndian.AppendUint32(b, e.version)
	return binary.BigEndian.AppendUint64(b, sum(id, b))
}

func entryOf(id, b []byte) (entry, error) {
	if len(b) != entryBytes || binary.BigEndian.Uint64(b[entryBytes-sumBytes:]) != sum(id, b[:entryBytes-sumBytes]) {
		return entry{}, fmt.Errorf("article %s: %w: its entry in the list of ids", id, index.ErrDamaged)
	}
	e := entry{seq: binary.BigEndian.Uint64(b), version: binary.BigEndian.Uint32(b[8+len(index.Digest{}):])}
	copy(e.digest[:], b[8:])
	return e, nil
}

// state is what the archive says of itself as a whole.
type state struct {
	seq   uint64 // of the last change
	count uint64 // of articles
}

func (s state) bytes() []byte {
	b := binary.BigEndian.AppendUint64(nil, s.seq)
	b = binary.BigEndian.AppendUint64(b, s.count)
	return binary.BigEndian.AppendUint64(b, xxhash64(b))
}

func stateOf(b []byte) (state, error) {
	const size = 8 + 8
	if len(b) != size+sumBytes || binary.BigEndian.Uint64(b[size:]) != xxhash64(b[:size]) {
		return state{}, fmt.Errorf("%w: state of the archive", index.ErrDamaged)
	}
	return state{seq: binary.BigEndian.Uint64(b), count: binary.BigEndian.Uint64(b[8:])}, nil
}
