package blevesearch

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"dateline/index/text"
)

// stems remembers the stems of words that were looked at last: texts repeat
// their words, and stemming one takes longer than to look it up. A word takes
// the place of the one that was in its slot. Safe for concurrent use; a nil
// *stems remembers nothing.
type stems struct {
	seed  maphash.Seed
	slots [1 << 14]atomic.Pointer[stemmed] // some 2 MB when all are taken
}

type stemmed struct{ language, word, stem string }

func newStems() *stems { return &stems{seed: maphash.MakeSeed()} }

// of returns what text.Stem does.
func (s *stems) of(language, word string) string {
	if s == nil {
		return text.Stem(language, word)
	}
	slot := &s.slots[maphash.String(s.seed, word)%uint64(len(s.slots))]
	if known := slot.Load(); known != nil && known.word == word && known.language == language {
		return known.stem
	}
	stem := text.Stem(language, word)
	if len(word) <= text.MaxWord { // longer ones are data, and seldom come again
		slot.Store(&stemmed{language, strings.Clone(word), strings.Clone(stem)})
	}
	return stem
}
