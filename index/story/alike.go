package story

import (
	"slices"
	"time"
)

const day = 24 * time.Hour

// DefaultWindow is how far apart two articles of a story can be published:
// reprints come within days, and what is printed a year later is another story.
const DefaultWindow = 14 * day

// Two texts are alike when enough of their shingles are the same, when each
// covers the other but for small changes, and when they name the same numbers
// and names: two reports that fill in one template differ in these. The farther
// apart they were published, the more alike they must be, for that is how
// yesterday's text with today's changes differs from a reprint. The figures are
// from docs/stories.md.
const (
	leastResemblance = 0.34 // of copies with one word in ten changed, 99 of 100 have more
	lowResemblance   = 0.45 // below it, each must cover
	lowCover         = 0.85 // so much of the other
	sureResemblance  = 0.75 // from it, other names at the begin are a correction
	mostResemblance  = 0.70 // asked for of texts that are days apart
	dailyResemblance = 0.05 // more is asked for with each day

	leastCover = 0.80 // likewise
	mostCover  = 0.95
	dailyCover = 0.03

	// On one day the longer text may have much that the shorter one has not:
	// copies are cut, and updates grow. The shorter one then has little else.
	sameDay    = 2.0 // days
	cutCover   = 0.90
	farMissing = 0.25 // of the numbers, or names, on different days
	missing    = 0.40 // on the same day, and one in any case

	// What is short and comes every day is a list of figures.
	shortReport      = 100 // words
	shortResemblance = 0.90
)

// likeness is how far two texts are alike.
type likeness struct {
	resemblance    float64 // share of common shingles among all, see resemblanceOf
	shorter        float64 // share of the shorter text that the longer one covers
	longer         float64 // share of the longer text that the shorter one covers
	numbers, names overlap
	leads          bool    // each begins with names that the other has not
	words          int     // of the shorter text
	days           float64 // between their publication, 0 when not known
}

// overlap is how many members the smaller of two sets has, and how many of them
// the larger one lacks.
type overlap struct{ of, missing int }

func overlapOf(a, b []uint64) overlap {
	of := min(len(a), len(b))
	return overlap{of, of - shared(a, b)}
}

// Alike reports whether two texts are near copies of each other.
func Alike(a, b *Text) bool {
	if a.Words == 0 || b.Words == 0 {
		return false
	}
	if a.Words < shortText || b.Words < shortText {
		return a.Sum == b.Sum && a.Words == b.Words
	}
	if a.Words < b.Words || a.Words == b.Words && a.Sum < b.Sum {
		a, b = b, a
	}
	a.sort()
	b.sort()
	begin := a.words[:b.Words] // copies are cut at their end
	l := likeness{words: b.Words, days: daysBetween(a, b)}
	if l.resemblance = resemblance(a, b, begin, l.leastResemblance()); l.resemblance < l.leastResemblance() {
		return false // as most are that share a few keys: no more is measured
	}
	l.measure(a, b, begin)
	return l.alike()
}

// daysBetween returns how many days apart two texts were published, 0 when that
// is not known.
func daysBetween(a, b *Text) float64 {
	if a.Published.IsZero() || b.Published.IsZero() {
		return 0
	}
	return a.Published.Sub(b.Published).Abs().Hours() / 24
}

// resemblance returns what a, or its beginning, and the shorter b resemble each
// other, or anything less than least when that is less.
func resemblance(a, b *Text, begin []uint64, least float64) float64 {
	both := shared(a.shingles, b.shingles)
	whole := jaccard(both, len(a.shingles), len(b.shingles))
	if len(begin) == len(a.words) || float64(both)/float64(len(b.shingles)) < least {
		return whole // the beginning has no more of b, and both together no less than b
	}
	some := shingles(begin)
	return max(whole, jaccard(shared(some, b.shingles), len(some), len(b.shingles)))
}

// measure measures what else counts of two texts.
func (l *likeness) measure(a, b *Text, begin []uint64) {
	l.shorter = covered(b.words, a.shingles)
	l.longer = max(covered(a.words, b.shingles), covered(begin, b.shingles))
	l.numbers, l.names = overlapOf(a.numbers, b.numbers), overlapOf(a.names, b.names)
	l.leads = leadsDiffer(a, b)
}

func (l likeness) alike() bool {
	cover := min(leastCover+dailyCover*l.days, mostCover)
	switch {
	case l.shorter < cover, l.resemblance < lowResemblance && min(l.shorter, l.longer) < lowCover:
		return false
	case l.leads && l.numbers.missing > 0 && l.resemblance < sureResemblance:
		return false
	case l.days >= 1 && l.words < shortReport && l.numbers.missing > int(farMissing*float64(l.numbers.of)):
		return false
	case !l.few(l.numbers), !l.few(l.names):
		return false
	}
	return l.longer >= cover || l.days < sameDay && l.shorter >= cutCover
}

func (l likeness) leastResemblance() float64 {
	if l.days >= sameDay && l.words < shortReport {
		return shortResemblance
	}
	return min(leastResemblance+dailyResemblance*max(0, l.days-1), mostResemblance)
}

// few reports whether few enough members are missing for the days between.
func (l likeness) few(o overlap) bool {
	if l.days >= sameDay {
		share := farMissing
		if l.words < shortReport {
			share = 0
		}
		return o.missing <= int(share*float64(o.of))
	}
	return o.missing <= max(1, int(missing*float64(o.of)))
}

// otherNames is how many names at the begin of two texts are of one only where
// they are about somebody else each.
const otherNames = 3

func leadsDiffer(a, b *Text) bool {
	mine, yours := lacking(a.lead, b.names), lacking(b.lead, a.names)
	return mine > 0 && yours > 0 && mine+yours >= otherNames
}

// lacking returns how many of some hashes are not in a sorted set.
func lacking(some, set []uint64) int {
	n := 0
	for _, h := range some {
		if _, ok := slices.BinarySearch(set, h); !ok {
			n++
		}
	}
	return n
}

// jaccard returns the share of what two sets have both among what one has.
func jaccard(both, a, b int) float64 { return float64(both) / float64(a+b-both) }

// maxGap is how many words an editor changes in one place and leaves the rest of
// the sentence as it is.
const maxGap = 4

// covered returns the share of words that stand in one of the shingles, or in a
// gap of at most maxGap words between two that do.
func covered(words, shingles []uint64) float64 {
	n, last := 0, -maxGap-2 // last is the last word that is covered
	for i := 0; i+shingleWords <= len(words); i++ {
		if _, ok := slices.BinarySearch(shingles, shingle(words, i)); !ok {
			continue
		}
		if gap := i - last - 1; gap > 0 && gap <= maxGap {
			n += gap
		}
		n += i + shingleWords - max(i, last+1)
		last = i + shingleWords - 1
	}
	return float64(n) / float64(len(words))
}
