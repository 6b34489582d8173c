package story

import "slices"

// keyTable maps keys to the members that have them: in each of many shards a
// sorted list of 32 more bits of the key and the number of the member. It takes
// little more than the eight bytes of an entry, whatever is put in.
type keyTable struct {
	shards [][]uint64
}

const (
	shardBits  = 16
	memberBits = 32

	// A full shard grows by an eighth: doubling would leave a third of all memory
	// unused.
	growth = 8
)

func newKeyTable() keyTable { return keyTable{shards: make([][]uint64, 1<<shardBits)} }

// split returns the shard of a key and the least entry of its members.
func split(key uint64) (shard, entry uint64) {
	return key >> (64 - shardBits), key << shardBits >> memberBits << memberBits
}

func (k *keyTable) add(key uint64, member uint32) {
	number, entry := split(key)
	shard := k.shards[number]
	entry |= uint64(member)
	at, found := slices.BinarySearch(shard, entry)
	if found {
		return // two keys of a text that are the same
	}
	if len(shard) == cap(shard) {
		grown := make([]uint64, len(shard), len(shard)+max(2, len(shard)/growth))
		copy(grown, shard)
		shard = grown
	}
	k.shards[number] = slices.Insert(shard, at, entry)
}

func (k *keyTable) remove(key uint64, member uint32) {
	number, entry := split(key)
	shard := k.shards[number]
	if at, found := slices.BinarySearch(shard, entry|uint64(member)); found {
		k.shards[number] = slices.Delete(shard, at, at+1)
	}
}

// each calls visit with every member that has the key, in rising order.
func (k *keyTable) each(key uint64, visit func(member uint32)) {
	number, entry := split(key)
	shard := k.shards[number]
	at, _ := slices.BinarySearch(shard, entry)
	for _, e := range shard[at:] {
		if e>>memberBits != entry>>memberBits {
			return
		}
		visit(uint32(e))
	}
}
