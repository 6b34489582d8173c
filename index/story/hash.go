package story

import (
	"math/bits"
	"slices"

	"dateline/index/text"
)

// Hashes are 64 bits wide and always the same: what is on disk is compared with
// what is read tomorrow.
const (
	seed  = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio
	prime = 0x00000100000001b3 // of FNV-1a
)

// hashWord returns the hash of a folded word: FNV-1a, mixed.
func hashWord(s string) uint64 {
	h := uint64(seed)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return mix(h)
}

// hashPlain is hashWord for the folded form of a word as it is written, and
// whether it has a digit. It reports false for words that have more than ASCII
// letters and digits, which alone are folded letter by letter.
func hashPlain(s string) (h uint64, digit, ok bool) {
	if len(s) > text.MaxWord {
		return 0, false, false
	}
	h = seed
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '0' <= c && c <= '9':
			digit = true
		default:
			return 0, false, false
		}
		h = (h ^ uint64(c)) * prime
	}
	return mix(h), digit, true
}

// mix spreads every bit of h over all others: the finalizer of SplitMix64
// (Steele, Lea, Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// sumOf returns the hash of words in order.
func sumOf(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h*seed + w)
	}
	return h
}

// shingleWords is the number of words of a shingle. Of a text with one word in
// ten changed, 73 of 100 shingles of three words are left, and 59 of five.
const shingleWords = 3

// shingle returns the hash of the run of words that begins at i.
func shingle(words []uint64, i int) uint64 {
	return mix(words[i] ^ bits.RotateLeft64(words[i+1], 21) ^ bits.RotateLeft64(words[i+2], 42))
}

// shingles returns the shingles of words, sorted, each once.
func shingles(words []uint64) []uint64 {
	all := make([]uint64, 0, max(0, len(words)-shingleWords+1))
	for i := 0; i+shingleWords <= len(words); i++ {
		all = append(all, shingle(words, i))
	}
	return sorted(all)
}

// sorted sorts hashes and drops repeated ones.
func sorted(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// shared returns the number of hashes that two sorted sets have in common.
func shared(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
