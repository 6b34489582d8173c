package archive

import (
	"encoding/binary"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
)

// Short articles of one collection are much alike, and Zstandard makes half of
// them when it has seen some before. A dictionary is raw text of articles:
// training one would save three more per cent and take minutes. Dictionaries
// are stored in the archive, and none is ever changed or removed, so that a
// reader depends on nothing else.
const (
	dictionaryBytes = 64 << 10
	sampleBytes     = 1 << 10 // of one article: its beginning, where articles are most alike
	minSamples      = 32      // articles; fewer would make a dictionary of accidents

	// The first articles are often all from one source. A new dictionary is
	// made when there are firstRenewal articles, then at each renewalFactor
	// times as many.
	firstRenewal    = 1000
	renewalFactor   = 8
	maxDictionaries = 8
)

// wantsDictionary reports whether an archive of count articles with a number of
// dictionaries should get another one.
func wantsDictionary(count, dictionaries int) bool {
	if dictionaries == 0 {
		return true
	}
	due := firstRenewal
	for range dictionaries - 1 {
		due *= renewalFactor
	}
	return count >= due && dictionaries < maxDictionaries
}

// renewed returns the packer for a batch of encoded articles: the present one,
// or one with another dictionary, made of them and of what is stored.
func (a *Archive) renewed(encoded [][]byte) (*packer, error) {
	p := a.packer.Load()
	if len(encoded) < minSamples || !wantsDictionary(a.Len(), len(p.dictionaries)) {
		return p, nil
	}
	var dictionary []byte
	if a.Len() > 0 {
		dictionary = sampled(nil, a.samples(), dictionaryBytes/2)
	}
	dictionary = sampled(dictionary, encoded, dictionaryBytes)
	return newPacker(append(slices.Clone(p.dictionaries), dictionary))
}

// sampled appends the beginnings of encoded articles to d, evenly taken from
// all, until it has the given size.
func sampled(d []byte, encoded [][]byte, size int) []byte {
	n := max(1, (size-len(d))/sampleBytes)
	for i := range min(n, len(encoded)) {
		e := encoded[i*len(encoded)/min(n, len(encoded))]
		d = append(d, e[:min(sampleBytes, len(e))]...)
	}
	return d
}

// samples returns encoded articles from all over the archive. Those that cannot
// be read are left out: it is only for a good guess.
func (a *Archive) samples() [][]byte {
	const n = dictionaryBytes / 2 / sampleBytes
	var encoded [][]byte
	for i := range uint64(n) {
		r, err := a.recordAt(a.Seq() / n * i)
		if err != nil || r == nil {
			continue
		}
		kind, rest, err := unseal(r.key, r.value)
		if err != nil || kind != kindArticle {
			continue
		}
		if e, err := a.packer.Load().dec.DecodeAll(rest, nil); err == nil {
			encoded = append(encoded, e)
		}
	}
	return encoded
}

// recordAt returns the first record at a sequence number or behind it.
func (a *Archive) recordAt(seq uint64) (r *record, err error) {
	err = a.view(func(tx *bolt.Tx) error {
		k, v := tx.Bucket(bucketArticles).Cursor().Seek(keyOf(seq))
		if k != nil {
			r = &record{slices.Clone(k), slices.Clone(v)}
		}
		return nil
	})
	return r, err
}

// storeDictionary stores the dictionary that p has and the archive has not.
func (a *Archive) storeDictionary(tx *bolt.Tx, p *packer) error {
	if p == a.packer.Load() {
		return nil
	}
	n := len(p.dictionaries)
	key := keyOf(uint64(n))
	value := binary.BigEndian.AppendUint64(nil, sum(key, p.dictionaries[n-1]))
	return tx.Bucket(bucketDictionaries).Put(key, append(value, p.dictionaries[n-1]...))
}

// loadDictionaries returns copies of the dictionaries. One that is damaged is
// nil and has a line in damage: what was packed with it is lost, and nothing
// else.
func loadDictionaries(tx *bolt.Tx) (dictionaries [][]byte, damage []error) {
	c := tx.Bucket(bucketDictionaries).Cursor()
	for k, v := c.First(); k != nil && len(dictionaries) < maxDictionaries; k, v = c.Next() {
		n := uint64(len(dictionaries) + 1)
		if len(v) < sumBytes || slices.Compare(k, keyOf(n)) != 0 || binary.BigEndian.Uint64(v) != sum(k, v[sumBytes:]) {
			dictionaries = append(dictionaries, nil)
			damage = append(damage, fmt.Errorf("%w: dictionary %d", index.ErrDamaged, n))
			continue
		}
		dictionaries = append(dictionaries, slices.Clone(v[sumBytes:]))
	}
	return dictionaries, damage
}
