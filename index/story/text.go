// Package story finds near copies: articles that print the same dispatch, word
// for word or edited. It knows no disk and no search engine: the archive asks
// it, and keeps what it answers.
//
// A text is seen as the set of its shingles, runs of three words (Broder, "On
// the resemblance and containment of documents", 1997). A few minima of their
// hashes are the keys under which a [Table] finds texts that may be alike, and
// [Alike] compares the shingles themselves. A story is a connected part of the
// graph of texts that are alike, so it does not depend on the order in which
// they came.
package story

import (
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// Version is that of the rules by which texts are alike: an archive whose
// stories were found by another finds them anew. Raise it when a rule, a
// threshold, a hash or what is in a Signature changes.
const Version = 2

const (
	// shortText is the number of words below which a text must be equal to
	// another: of fewer shingles a few shared ones prove nothing.
	shortText = 40

	// bareText is the number of words of a body below which the title counts,
	// too: "No further details were given." is said of many things.
	bareText = 8

	// firstWords is how many words of a report say who it is about.
	firstWords = 10
)

// Text is what is compared of an article. What is exported is not changed once
// it is made; one goroutine at a time may compare it.
type Text struct {
	ID        string    // of the article
	Published time.Time // zero when not known
	Sum       uint64    // of all words in order
	Words     int

	words   []uint64 // hashes of the words, in order; none in a short text
	numbers []uint64 // hashes of the words with digits
	names   []uint64 // hashes of the words with a capital
	lead    []uint64 // those among the first words

	shingles []uint64 // sorted, each once; none in a short text
	ready    bool     // shingles are there, numbers and names sorted, each once
}

// sort makes a text ready to be compared, as most never are.
func (t *Text) sort() {
	if t.ready {
		return
	}
	t.shingles = shingles(t.words)
	t.sortNames()
	t.ready = true
}

// Reader reads texts. It keeps buffers, so one goroutine at a time may use it.
type Reader struct {
	borders                      []text.Word
	words, numbers, names, heads []uint64 // heads: of lead
}

// mostBuffered is for how many words a Reader keeps its buffers: those of a book
// would stay in memory for good.
const mostBuffered = 1 << 16

// Read returns the text of an article: its body without the dateline and what
// enrichment marked as no part of the report. An event record has none, for two
// records of the same words are two events.
func (r *Reader) Read(a *index.Article) *Text {
	t := &Text{ID: a.ID}
	if a.Event != nil {
		return t
	}
	if !a.DateSuspect {
		t.Published = a.Published.Time
	}
	r.words, r.numbers, r.names, r.heads = r.words[:0], r.numbers[:0], r.names[:0], r.heads[:0]
	r.add(a.Body, leftOut(a))
	if len(r.words) < bareText {
		r.add(a.Title, nil)
	}
	t.Words = len(r.words)
	t.Sum = sumOf(r.words)
	if t.Words >= shortText {
		t.keep(r.words, r.numbers, r.names, r.heads)
	}
	if cap(r.borders) > mostBuffered {
		*r = Reader{}
	}
	return t
}

// keep copies what is compared of a text into one piece of memory.
func (t *Text) keep(words, numbers, names, lead []uint64) {
	all := slices.Concat(words, numbers, names, lead)
	next := func(n int) (part []uint64) {
		part, all = all[:n:n], all[n:]
		return part
	}
	t.words, t.numbers = next(len(words)), next(len(numbers))
	t.names, t.lead = next(len(names)), next(len(lead))
}

// add adds the words of s that stand outside of the spans.
func (r *Reader) add(s string, without []index.Span) {
	r.borders = text.AppendBorders(r.borders[:0], s)
	for _, w := range r.borders {
		for len(without) > 0 && without[0].End <= w.Start {
			without = without[1:]
		}
		if len(without) > 0 && without[0].Start <= w.Start {
			continue
		}
		r.word(s, w)
	}
}

func (r *Reader) word(s string, w text.Word) {
	h, digit, ok := hashPlain(s[w.Start:w.End])
	if !ok {
		folded := w.FoldedIn(s)
		h, digit = hashWord(folded), hasDigit(folded)
	}
	r.words = append(r.words, h)
	switch {
	case digit:
		r.numbers = append(r.numbers, h)
	case hasCapital(s[w.Start:]):
		r.names = append(r.names, h)
		if len(r.words) <= firstWords {
			r.heads = append(r.heads, h)
		}
	}
}

// hasCapital reports whether s begins with a capital letter.
func hasCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}
