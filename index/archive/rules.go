package archive

import (
	"encoding/binary"
	"time"

	bolt "go.etcd.io/bbolt"

	"dateline/index/story"
)

// rules are what the stories of the archive were found by. Other ones find other
// stories: all are found anew then.
type rules struct {
	version uint32 // notFound when they are to be found
	window  time.Duration
}

func rulesOf(window time.Duration) rules { return rules{story.Version, window} }

const notFound = 0

const rulesBytes = 4 + 8

func (r rules) bytes() []byte {
	b := binary.BigEndian.AppendUint32(nil, r.version)
	b = binary.BigEndian.AppendUint64(b, uint64(r.window))
	return binary.BigEndian.AppendUint64(b, xxhash64(b))
}

// storyRules returns what the stories were found by, or are to be found by:
// false when they have not been, or not by this version.
func (a *Archive) storyRules() (r rules, found bool, err error) {
	r = rules{notFound, story.DefaultWindow}
	err = a.view(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucketArchive).Get(keyStories)
		if len(b) != rulesBytes+sumBytes || binary.BigEndian.Uint64(b[rulesBytes:]) != xxhash64(b[:rulesBytes]) {
			return nil // they are found anew
		}
		r = rules{binary.BigEndian.Uint32(b), time.Duration(binary.BigEndian.Uint64(b[4:]))}
		found = r.version == story.Version && tx.Bucket(bucketSignatures) != nil && tx.Bucket(bucketStories) != nil
		return nil
	})
	return r, found, err
}
