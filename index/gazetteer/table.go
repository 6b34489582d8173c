package gazetteer

import "math/bits"

// table finds sequences of words: a trie over words in which a node is known by
// the hash of the words that lead to it. Names end in nodes that have a key;
// nodes that lead on to longer names are marked. Two sequences of one hash
// would be confused; the builder refuses data in which that happens, and in a
// text the chance is that of guessing 64 bits.
type table struct {
	hashes []uint64 // 0 = free
	values []uint32 // key number + 1 of a name, 0 for none; the top bit when names go on
	mask   uint64
}

const (
	leadsOn  = 1 << 31
	noKey    = -1
	rootNode = uint64(0x9e3779b97f4a7c15)
)

// tableLoad is the number of slots for one node at the least: fewer make long
// probes, more cost memory.
const tableLoad = 4.0 / 3

func newTable(nodes int) table {
	size := 1 << bits.Len(uint(float64(nodes)*tableLoad))
	return table{hashes: make([]uint64, size), values: make([]uint32, size), mask: uint64(size - 1)}
}

// hashWord is FNV-1a (Fowler, Noll, Vo; RFC 9923) over the bytes of a word.
func hashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// follow returns the hash of the node behind node along a word. The finaliser
// is that of MurmurHash3 (Appleby 2011), so that order and length count.
func follow(node, word uint64) uint64 {
	h := node*3 ^ word
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	if h == 0 {
		return 1 // 0 marks a free slot
	}
	return h
}

// find returns the key that ends in a node, or noKey, and whether longer names
// lead through it.
func (t *table) find(node uint64) (key int, more bool) {
	for i := node & t.mask; ; i = (i + 1) & t.mask {
		switch t.hashes[i] {
		case node:
			v := t.values[i]
			return int(v&^leadsOn) - 1, v&leadsOn != 0
		case 0:
			return noKey, false
		}
	}
}

// mark adds bits to the value of a node, which it makes where there is none.
func (t *table) mark(node uint64, value uint32) {
	i := node & t.mask
	for t.hashes[i] != 0 && t.hashes[i] != node {
		i = (i + 1) & t.mask
	}
	t.hashes[i] = node
	t.values[i] |= value
}
