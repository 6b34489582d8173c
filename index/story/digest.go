package story

// Digest is what a table knows of the numbers and names in a text. It tells of
// most texts that they do not name the same, without reading them.
type Digest struct {
	Numbers [1]uint64
	Names   [4]uint64 // a text has more of them
}

// A part of a Digest is a set of hashes: in its lowest byte how many there are,
// and in the other bits one for each hash, by its remainder (Bloom, "Space/time
// trade-offs in hash coding with allowable errors", 1970, with one hash).
const (
	countBits = 8
	mostHeld  = 1<<countBits - 1 // so many or more: then it tells nothing
	wordBits  = 64
)

// digestOf returns the digest of sorted numbers and names.
func digestOf(numbers, names []uint64) Digest {
	var d Digest
	hold(d.Numbers[:], numbers)
	hold(d.Names[:], names)
	return d
}

func hold(part, hashes []uint64) {
	part[0] = uint64(min(len(hashes), mostHeld))
	for _, h := range hashes {
		word, bit := place(part, h)
		part[word] |= bit
	}
}

func place(part []uint64, h uint64) (word, bit uint64) {
	at := countBits + h%uint64(len(part)*wordBits-countBits)
	return at / wordBits, 1 << (at % wordBits)
}

// overlapWith returns what a part of a digest tells of the overlap of its hashes
// with sorted ones: how many the smaller set has, and how many of them the
// larger one lacks at the least; false when that cannot be told.
func overlapWith(part, hashes []uint64) (overlap, bool) {
	held := int(part[0] & mostHeld)
	if held == mostHeld {
		return overlap{}, false
	}
	both := 0
	for _, h := range hashes {
		if word, bit := place(part, h); part[word]&bit != 0 {
			both++
		}
	}
	of := min(held, len(hashes))
	return overlap{of, max(0, of-both)}, true
}

// sortNames sorts numbers and names of a text, each once.
func (t *Text) sortNames() {
	if !t.ready {
		t.numbers, t.names = sorted(t.numbers), sorted(t.names)
	}
}

// namesDiffer reports whether a member is known to name other numbers, or names,
// than the text of m to be of its story: see [Alike], which says the same then.
// It never is of short texts. The numbers and names of the text are sorted.
func (t *Table) namesDiffer(m, c uint32, text *Text) bool {
	l := likeness{words: int(min(t.members[m].words, t.members[c].words)), days: t.daysBetween(m, c)}
	if l.words < shortText {
		return false
	}
	d := &t.digests[c]
	numbers, known := overlapWith(d.Numbers[:], text.numbers)
	if known && !l.few(numbers) {
		return true
	}
	names, known := overlapWith(d.Names[:], text.names)
	return known && !l.few(names)
}

// daysBetween is daysBetween of the texts of two members.
func (t *Table) daysBetween(a, b uint32) float64 {
	x, y := t.published[a], t.published[b]
	if x == unknown || y == unknown {
		return 0
	}
	return float64(max(x, y)-min(x, y)) / day.Seconds()
}
