package blevesearch

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"dateline/search"
)

// statistics are the numbers of the whole index that the scores of a search are
// made of. A cursor carries those of the first page, and every later page is
// scored with them: then an article that was not touched has the score that it
// had, to the last bit, whatever was added, deleted or merged between two
// pages. It comes once, on the page where it would have come. Nothing is kept
// in the server, a cursor is good for ever, and 64 words take some 300 bytes.
//
// The alternative, to keep the snapshot of the first page, would hold files of
// the index for every reader who may never come back.
//
// Of a search in order of date there are none: its ranks do not depend on other
// articles. What can still differ between two pages is which words a prefix
// stands for when it stands for too many; the answer says that it was cut.
type statistics struct {
	meaning  [meaningBytes]byte // of the names in the filters
	articles int
	lengths  []int // words of all articles, by Text field
	with     []int // articles, by leaf
}

const (
	meaningBytes = 4       // tells what names mean apart: a name has few meanings
	maxCounted   = 1 << 40 // articles or words that an index can hold: a cursor with more is none of ours
	maxLeaves    = 512     // of a query: its words, and phrases
)

// statistics returns the numbers of a search whose parts have been matched.
func (r *run) statistics() (*statistics, error) {
	s := &statistics{meaning: meaningOf(r.query), articles: r.snapshot.articles}
	if r.query.Sort != search.Relevance {
		return s, nil
	}
	for _, f := range textFields {
		total, err := r.snapshot.length(f.Name)
		if err != nil {
			return nil, err
		}
		s.lengths = append(s.lengths, total)
	}
	for _, l := range r.leaves {
		s.with = append(s.with, l.with)
	}
	return s, nil
}

// pin makes a search score with the numbers of an earlier page of it.
func (r *run) pin(s *statistics) error {
	if s.meaning != meaningOf(r.query) {
		return cursorError(search.Say("a name in the filters means something else than on the first page"))
	}
	if r.query.Sort != search.Relevance {
		return nil
	}
	if len(s.with) != len(r.leaves) || len(s.lengths) != len(textFields) {
		return cursorError(search.Say("the cursor is damaged"))
	}
	r.snapshot.articles = s.articles
	r.snapshot.pinned = map[string]int{}
	for i, f := range textFields {
		r.snapshot.pinned[f.Name] = s.lengths[i]
	}
	for i, l := range r.leaves {
		l.with = s.with[i]
	}
	return nil
}

// meaningOf identifies the values that the names in the filters of a prepared
// query stand for.
func meaningOf(q search.Query) (meaning [meaningBytes]byte) {
	sum := sha256.Sum256(fmt.Appendf(nil, "%#v", q.Where))
	copy(meaning[:], sum[:])
	return meaning
}

// append writes the numbers behind b.
func (s *statistics) append(b []byte) []byte {
	b = append(b, s.meaning[:]...)
	b = binary.AppendUvarint(b, uint64(s.articles))
	for _, numbers := range [][]int{s.lengths, s.with} {
		b = binary.AppendUvarint(b, uint64(len(numbers)))
		for _, n := range numbers {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	return b
}

// readStatistics reads what append wrote, and returns what stands behind it.
// Numbers that no index has are an error: they would make scores that are none.
func readStatistics(b []byte) (*statistics, []byte, error) {
	s := &statistics{}
	r := &numberReader{rest: b[copy(s.meaning[:], b):], ok: len(b) >= meaningBytes}
	s.articles = r.number(maxCounted)
	s.lengths = r.list(maxCounted)
	s.with = r.list(s.articles)
	if !r.ok || !bytes.Equal(s.append(nil), b[:len(b)-len(r.rest)]) {
		return nil, nil, cursorError(search.Say("the cursor is damaged"))
	}
	return s, r.rest, nil
}

// numberReader reads numbers until one cannot be read.
type numberReader struct {
	rest []byte
	ok   bool
}

// number reads a number up to most.
func (r *numberReader) number(most int) int {
	if !r.ok {
		return 0
	}
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > uint64(most) {
		r.ok = false
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// list reads numbers up to most, with their number before them.
func (r *numberReader) list(most int) []int {
	var numbers []int
	for range r.number(maxLeaves) {
		numbers = append(numbers, r.number(most))
	}
	return numbers
}
