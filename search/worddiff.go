package search

import (
	"slices"
	"strings"

	"dateline/index/text"
)

// ChangeKind says in which of two texts a stretch of words is.
type ChangeKind uint8

// Kinds of change.
const (
	Kept ChangeKind = iota // in both
	Gone                   // in the first alone
	Come                   // in the second alone
)

// Change is a stretch of words that two texts share, or that one has.
type Change struct {
	Kind ChangeKind
	Text string
}

// Mark returns the name of the HTML element for what differs: del or ins, ""
// for what both texts have.
func (c Change) Mark() string {
	switch c.Kind {
	case Gone:
		return "del"
	case Come:
		return "ins"
	}
	return ""
}

// Limits on a comparison: the work grows with the product of the two.
const (
	maxDiffWords = 20_000 // of a text: a long report; the rest is not compared
	maxDiffEdits = 1_000  // words that differ: copies with more are hardly copies
)

// WordDiff returns what of two texts is the same and what differs, word by word,
// in order. It reports false when they were too long or too different to be
// compared in full: what lies between their common beginning and end is then
// gone and come as a whole, and what is beyond maxDiffWords is left out.
func WordDiff(a, b string) (changes []Change, whole bool) {
	x, y := diffWords(a), diffWords(b)
	whole = len(x) <= maxDiffWords && len(y) <= maxDiffWords
	x, y = x[:min(len(x), maxDiffWords)], y[:min(len(y), maxDiffWords)]
	d := differ{}
	head := 0
	for head < len(x) && head < len(y) && x[head].key == y[head].key {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail].key == y[len(y)-1-tail].key {
		tail++
	}
	d.add(Kept, y[:head])
	if !d.middle(x[head:len(x)-tail], y[head:len(y)-tail]) {
		whole = false
		d.add(Gone, x[head:len(x)-tail])
		d.add(Come, y[head:len(y)-tail])
	}
	d.add(Kept, y[len(y)-tail:])
	return d.changes, whole
}

// diffWord is a word with what stands between it and the next, and the form in
// which it is compared: white space is all alike.
type diffWord struct{ text, key string }

func diffWords(s string) []diffWord {
	found := text.Words(s)
	if len(found) == 0 {
		if s == "" {
			return nil
		}
		return []diffWord{{s, strings.Join(strings.Fields(s), " ")}}
	}
	words := make([]diffWord, len(found))
	for i, w := range found {
		start, end := w.Start, len(s)
		if i == 0 {
			start = 0
		}
		if i+1 < len(found) {
			end = found[i+1].Start
		}
		words[i] = diffWord{s[start:end], strings.Join(strings.Fields(s[start:end]), " ")}
	}
	return words
}

// differ collects changes.
type differ struct{ changes []Change }

func (d *differ) add(kind ChangeKind, words []diffWord) {
	if len(words) == 0 {
		return
	}
	if last := len(d.changes) - 1; last < 0 || d.changes[last].Kind != kind {
		d.changes = append(d.changes, Change{Kind: kind})
	}
	last := &d.changes[len(d.changes)-1]
	var b strings.Builder
	b.WriteString(last.Text)
	for _, w := range words {
		b.WriteString(w.text)
	}
	last.Text = b.String()
}

// middle finds a shortest list of changes (E. Myers, "An O(ND) difference
// algorithm and its variations", Algorithmica 1, 1986), the greedy one of
// section 3. It reports false, and adds nothing, when that has more than
// maxDiffEdits words.
func (d *differ) middle(x, y []diffWord) bool {
	trail, ok := furthest(x, y)
	if !ok {
		return false
	}
	var steps []step // from the end
	i, j := len(x), len(y)
	for edits := len(trail) - 1; edits > 0; edits-- {
		k, before := i-j, trail[edits-1]
		down := goesDown(before, k, edits)
		from := k - 1
		if down {
			from = k + 1
		}
		fromI := before[from+edits-1]
		for i > fromI && j > fromI-from {
			i, j = i-1, j-1
			steps = append(steps, step{Kept, j})
		}
		if down {
			j--
			steps = append(steps, step{Come, j})
		} else {
			i--
			steps = append(steps, step{Gone, i})
		}
	}
	for ; i > 0; i, j = i-1, j-1 {
		steps = append(steps, step{Kept, j - 1})
	}
	slices.Reverse(steps)
	d.replay(steps, x, y)
	return true
}

// step is one word: of the first text when it is gone, else of the second.
type step struct {
	kind ChangeKind
	word int
}

// furthest returns, for each number of edits d, how far into x each diagonal
// from -d to d comes, up to the number with which both ends are reached.
func furthest(x, y []diffWord) ([][]int, bool) {
	var trail [][]int
	for edits := 0; edits <= min(maxDiffEdits, len(x)+len(y)); edits++ {
		reach := make([]int, 2*edits+1)
		for k := -edits; k <= edits; k += 2 {
			i := 0
			if edits > 0 {
				before := trail[edits-1]
				if goesDown(before, k, edits) {
					i = before[k+1+edits-1]
				} else {
					i = before[k-1+edits-1] + 1
				}
			}
			for i < len(x) && i-k < len(y) && i-k >= 0 && x[i].key == y[i-k].key {
				i++
			}
			reach[k+edits] = i
			if i >= len(x) && i-k >= len(y) {
				return append(trail, reach), true
			}
		}
		trail = append(trail, reach)
	}
	return nil, false
}

// goesDown reports whether the furthest way to a diagonal takes a word of the
// second text. before is how far the diagonals came with one edit less.
func goesDown(before []int, k, edits int) bool {
	return k == -edits || k != edits && before[k-1+edits-1] < before[k+1+edits-1]
}

// replay adds the steps, with what is gone before what came in its place.
func (d *differ) replay(steps []step, x, y []diffWord) {
	for at := 0; at < len(steps); {
		end := at
		var out, in []diffWord
		for ; end < len(steps) && steps[end].kind != Kept; end++ {
			if steps[end].kind == Gone {
				out = append(out, x[steps[end].word])
			} else {
				in = append(in, y[steps[end].word])
			}
		}
		d.add(Gone, out)
		d.add(Come, in)
		for at = end; at < len(steps) && steps[at].kind == Kept; at++ {
			d.add(Kept, y[steps[at].word:steps[at].word+1])
		}
	}
}
