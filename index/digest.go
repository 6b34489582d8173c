package index

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
)

// Digest stands for the content of a record: two records with the same digest
// are the same. It is the first half of a SHA-256, so that nobody can make a
// text that passes for another.
type Digest [16]byte

// RecordDigest returns the digest of what the source gave of an article, see
// [Article.Record]. What enrichment derived does not count.
func RecordDigest(a *Article) Digest {
	data, err := json.Marshal(a.Record())
	if err != nil {
		panic(fmt.Sprintf("an article of strings and dates cannot be written as JSON: %v", err))
	}
	sum := sha256.Sum256(data)
	return Digest(sum[:len(Digest{})])
}
