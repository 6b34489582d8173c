package archive

import (
	"encoding/binary"
	"math/bits"
)

// Primes of XXH64.
const (
	prime1 uint64 = 0x9E3779B185EBCA87
	prime2 uint64 = 0xC2B2AE3D27D4EB4F
	prime3 uint64 = 0x165667B19E3779F9
	prime4 uint64 = 0x85EBCA77C2B2AE63
	prime5 uint64 = 0x27D4EB2F165667C5
)

const (
	laneBytes   = 8
	stripeBytes = 4 * laneBytes
)

// xxhash64 returns the XXH64 of b with seed 0, after the specification by Yann
// Collet (xxHash, doc/xxhash_spec.md). It finds every small fault of a disk at
// the speed of memory; it is no defence against an author.
func xxhash64(b []byte) uint64 {
	n := uint64(len(b))
	h := prime5
	if len(b) >= stripeBytes {
		h, b = stripes(b)
	}
	h += n
	for ; len(b) >= laneBytes; b = b[laneBytes:] {
		h ^= round(0, binary.LittleEndian.Uint64(b))
		h = bits.RotateLeft64(h, 27)*prime1 + prime4
	}
	if len(b) >= 4 {
		h ^= uint64(binary.LittleEndian.Uint32(b)) * prime1
		h = bits.RotateLeft64(h, 23)*prime2 + prime3
		b = b[4:]
	}
	for _, c := range b {
		h ^= uint64(c) * prime5
		h = bits.RotateLeft64(h, 11) * prime1
	}
	h ^= h >> 33
	h *= prime2
	h ^= h >> 29
	h *= prime3
	return h ^ h>>32
}

// stripes hashes all whole stripes of b and returns what is left.
func stripes(b []byte) (uint64, []byte) {
	lanes := [4]uint64{prime1, prime2, 0, 0}
	lanes[0] += prime2 // wraps around, as it must; constants may not
	lanes[3] -= prime1
	for ; len(b) >= stripeBytes; b = b[stripeBytes:] {
		for i := range lanes {
			lanes[i] = round(lanes[i], binary.LittleEndian.Uint64(b[i*laneBytes:]))
		}
	}
	h := bits.RotateLeft64(lanes[0], 1) + bits.RotateLeft64(lanes[1], 7) + bits.RotateLeft64(lanes[2], 12) + bits.RotateLeft64(lanes[3], 18)
	for _, lane := range lanes {
		h = (h^round(0, lane))*prime1 + prime4
	}
	return h, b
}

func round(lane, input uint64) uint64 {
	return bits.RotateLeft64(lane+input*prime2, 31) * prime1
}
