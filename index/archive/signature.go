package archive

import (
	"encoding/binary"
	"fmt"
	"math"
	"time"

	bolt "go.etcd.io/bbolt"

	"dateline/index"
	"dateline/index/story"
)

// What is kept of stories beside the articles: the signature of each, from
// which the table of stories is made again, and for each story the articles
// that it has beside the one that gives it its id. Both follow from the
// articles, and are changed in the same transactions.
var (
	bucketSignatures = []byte("signatures") // sequence number -> kept signature, see seal
	bucketStories    = []byte("stories")    // story and id, see storyKey -> sum of the key

	keyStories = []byte("stories") // of the bucket "archive" -> rules by which they were found
)

// kindSignature is the kind of a sealed signature.
const kindSignature byte = 3

// kept is what is stored of an article that has a signature.
type kept struct {
	story.Signature
	id    string // of the article; not stored
	story string // "" when the article gives its story its id
}

const (
	signatureStart = 8 + 8 + 4 + 5*8 + 1 // time, sum, words, digest, number of keys
	signatureKey   = story.KeyBits / 8

	unknownTime = math.MinInt64
)

func (k kept) bytes() []byte {
	published := int64(unknownTime)
	if !k.Published.IsZero() {
		published = k.Published.Unix()
	}
	b := binary.BigEndian.AppendUint64(nil, uint64(published))
	b = binary.BigEndian.AppendUint64(b, k.Sum)
	b = binary.BigEndian.AppendUint32(b, uint32(k.Words))
	for _, part := range [][]uint64{k.Digest.Numbers[:], k.Digest.Names[:]} {
		for _, word := range part {
			b = binary.BigEndian.AppendUint64(b, word)
		}
	}
	b = append(b, byte(len(k.Keys)))
	for _, key := range k.Keys {
		b = append(b, binary.BigEndian.AppendUint64(nil, key)[:signatureKey]...)
	}
	return append(b, k.story...)
}

func keptOf(b []byte) (kept, error) {
	if len(b) < signatureStart || b[signatureStart-1] > story.MaxKeys || len(b) < signatureStart+signatureKey*int(b[signatureStart-1]) {
		return kept{}, fmt.Errorf("%w: signature of %d bytes", index.ErrDamaged, len(b))
	}
	var k kept
	if published := int64(binary.BigEndian.Uint64(b)); published != unknownTime {
		k.Published = time.Unix(published, 0).UTC()
	}
	k.Sum, k.Words = binary.BigEndian.Uint64(b[8:]), int(binary.BigEndian.Uint32(b[16:]))
	digest := b[20:]
	for _, part := range [][]uint64{k.Digest.Numbers[:], k.Digest.Names[:]} {
		for i := range part {
			part[i], digest = binary.BigEndian.Uint64(digest), digest[8:]
		}
	}
	keys := b[signatureStart:]
	for range b[signatureStart-1] {
		var key [8]byte
		copy(key[:], keys[:signatureKey])
		k.Keys = append(k.Keys, binary.BigEndian.Uint64(key[:]))
		keys = keys[signatureKey:]
	}
	k.story = string(keys)
	return k, nil
}

// storyKey returns the key under which an article stands in the list of a story.
func storyKey(story, id string) []byte {
	return append(storyPrefix(story), id...)
}

func storyPrefix(story string) []byte {
	return append(binary.AppendUvarint(nil, uint64(len(story))), story...)
}

// storeSignature stores the signature of an article under the number of its
// record, and the article in the list of its story.
func storeSignature(tx *bolt.Tx, key []byte, k kept) error {
	signatures := tx.Bucket(bucketSignatures)
	if signatures == nil {
		return nil // stories are found later, see FindStories
	}
	signatures.FillPercent = appendFill
	if err := signatures.Put(key, seal(key, kindSignature, k.bytes())); err != nil || k.story == "" {
		return err
	}
	listed := storyKey(k.story, k.id)
	return tx.Bucket(bucketStories).Put(listed, listSum(listed))
}

func listSum(key []byte) []byte { return binary.BigEndian.AppendUint64(nil, xxhash64(key)) }

// removeSignature removes what storeSignature stored.
func removeSignature(tx *bolt.Tx, seq uint64, id []byte) error {
	signatures := tx.Bucket(bucketSignatures)
	if signatures == nil {
		return nil
	}
	key := keyOf(seq)
	k, ok, err := signatureAt(tx, key)
	if err == nil && ok && k.story != "" {
		err = tx.Bucket(bucketStories).Delete(storyKey(k.story, string(id)))
	}
	if ignoreDamage(err) != nil {
		return err
	}
	return signatures.Delete(key)
}

// signatureAt returns the signature of a record.
func signatureAt(tx *bolt.Tx, key []byte) (kept, bool, error) {
	signatures := tx.Bucket(bucketSignatures)
	if signatures == nil {
		return kept{}, false, nil
	}
	value := signatures.Get(key)
	if value == nil {
		return kept{}, false, nil
	}
	kind, rest, err := unseal(key, value)
	if err == nil && kind != kindSignature {
		err = fmt.Errorf("%w: signature of kind %d", index.ErrDamaged, kind)
	}
	if err != nil {
		return kept{}, false, err
	}
	k, err := keptOf(rest)
	return k, err == nil, err
}
