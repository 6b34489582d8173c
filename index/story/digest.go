package story

// Digest is what a table knows of the numbers in a text: in its lowest byte how
// many different ones there are, and above it a bit for each, by its hash. It
// tells of most texts that they do not name the same numbers, without reading
// them.
type Digest uint64

const (
	digestBits  = 56
	mostNumbers = 1<<8 - 1 // so many or more: then it tells nothing
)

// digestOf returns the digest of sorted numbers.
func digestOf(numbers []uint64) Digest {
	d := Digest(min(len(numbers), mostNumbers))
	for _, h := range numbers {
		d |= digestBit(h)
	}
	return d
}

func digestBit(h uint64) Digest { return 1 << (8 + h%digestBits) }

// overlap returns what a digest tells of the overlap of its numbers with sorted
// ones: how many the smaller set has, and how many of them the larger one lacks
// at the least; false when that cannot be told.
func (d Digest) overlap(numbers []uint64) (overlap, bool) {
	own := int(d & mostNumbers)
	if own == mostNumbers {
		return overlap{}, false
	}
	both := 0
	for _, h := range numbers {
		if d&digestBit(h) != 0 {
			both++
		}
	}
	of := min(own, len(numbers))
	return overlap{of, max(0, of-both)}, true
}

// sortNumbers sorts the numbers of a text, each once, and returns them.
func (t *Text) sortNumbers() []uint64 {
	if !t.ready {
		t.numbers = sorted(t.numbers)
	}
	return t.numbers
}

// otherNumbers reports whether a member is known to name other numbers than a
// text to be of its story, see [Alike], which says the same then. It never is of
// short texts.
func (t *Table) otherNumbers(m, c uint32, numbers []uint64) bool {
	l := likeness{words: int(min(t.members[m].words, t.members[c].words)), days: t.daysBetween(m, c)}
	if l.words < shortText {
		return false
	}
	o, known := t.digests[c].overlap(numbers)
	return known && !l.few(o)
}

// daysBetween is daysBetween of the texts of two members.
func (t *Table) daysBetween(a, b uint32) float64 {
	x, y := t.published[a], t.published[b]
	if x == unknown || y == unknown {
		return 0
	}
	return float64(max(x, y)-min(x, y)) / day.Seconds()
}
