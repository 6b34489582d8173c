package story

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
	keys = appendKeys(keys, t.shingles, wholeKeys)
	return appendKeys(keys, shingles(t.words[:min(len(t.words), leadWords)]), leadKeys)
}

// appendKeys appends the keys of a set of shingles, which is not empty. The
// number of the bin is in the key.
func appendKeys(keys, shingles []uint64, bins uint64) []uint64 {
	var least [wholeKeys]uint64
	var filled [wholeKeys]bool
	for _, h := range shingles {
		bin := h % bins
		if h = mix(h); !filled[bin] || h < least[bin] {
			least[bin], filled[bin] = h, true
		}
	}
	for bin := range bins {
		from := bin
		for try := uint64(1); !filled[from]; try++ {
			from = mix(bin*seed+try) % bins
		}
		keys = append(keys, key(least[from]+bins*seed+bin))
	}
	return keys
}

// KeyBits is the number of bits of a key; those below are 0.
const KeyBits = shardBits + memberBits

func key(h uint64) uint64 { return mix(h) >> (64 - KeyBits) << (64 - KeyBits) }
