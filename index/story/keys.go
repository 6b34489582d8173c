package story

import "math"

// Keys are found by one-permutation hashing (Li, Owen, Zhang 2012): the range
// of the hash is cut into bins, and the least hash in each is kept; an empty
// bin takes the value of another that hashing chooses (Shrivastava, "Optimal
// densification for fast and accurate minwise hashing", 2017). Two texts have a
// bin in common with the probability that their shingles resemble each other.
const (
	wholeKeys = 8 // of the whole text
	leadKeys  = 4 // of its beginning, which a copy keeps whose tail was cut
	leadWords = 60

	// MaxKeys is the number of keys of a text.
	MaxKeys = wholeKeys + leadKeys

	// enoughKeys is how many keys two texts must share to be compared: one is
	// shared by many that have a paragraph of background in common.
	enoughKeys = 2
)

// Keys returns the keys of the text: none without words, one of a short text.
func (t *Text) Keys() []uint64 {
	switch {
	case t.Words == 0:
		return nil
	case t.Words < shortText:
		return []uint64{key(t.Sum)}
	}
	keys := make([]uint64, 0, MaxKeys)
	keys = appendKeys(keys, t.words, wholeKeys)
	return appendKeys(keys, t.words[:min(len(t.words), leadWords)], leadKeys)
}

// appendKeys appends the keys of the shingles of words, of which there is one at
// least. The number of the bin is in the key. Bins are a power of 2.
func appendKeys(keys, words []uint64, bins uint64) []uint64 {
	least := [wholeKeys]uint64{}
	for i := range least {
		least[i] = math.MaxUint64
	}
	filled := uint64(0) // a bit for each bin
	for i := 0; i+shingleWords <= len(words); i++ {
		h := shingle(words, i)
		bin := h & (bins - 1)
		filled |= 1 << bin
		least[bin] = min(least[bin], mix(h))
	}
	for bin := range bins {
		from := bin
		for try := uint64(1); filled>>from&1 == 0; try++ {
			from = mix(bin*seed+try) % bins
		}
		keys = append(keys, key(least[from]+bins*seed+bin))
	}
	return keys
}

// KeyBits is the number of bits of a key; those below are 0.
const KeyBits = shardBits + memberBits

func key(h uint64) uint64 { return mix(h) >> (64 - KeyBits) << (64 - KeyBits) }
