package search

import "cmp"

// Limits are the limits on the text of a query that an operator can change.
// Zero stands for the default.
type Limits struct {
	QueryBytes int // of the text, default [MaxQueryBytes]
	Terms      int // words, default [MaxTerms]
	Depth      int // nesting of parentheses, default [MaxDepth]
	Prefix     int // letters of a prefix or a fuzzy word at the least, default [MinPrefix]
	Edits      int // of a fuzzy word, default [MaxEdits], which is also the most
}

// orDefault returns the limits with their defaults.
func (l Limits) orDefault() Limits {
	return Limits{
		QueryBytes: cmp.Or(l.QueryBytes, MaxQueryBytes), Terms: cmp.Or(l.Terms, MaxTerms), Depth: cmp.Or(l.Depth, MaxDepth),
		Prefix: cmp.Or(l.Prefix, MinPrefix), Edits: min(cmp.Or(l.Edits, MaxEdits), MaxEdits),
	}
}

// Limits on a query, see the contract (design, section 7). They bound the work
// of one search whatever is asked.
const (
	MaxQueryBytes    = 2 << 10 // of q: three pages of words, no more is typed
	MaxTerms         = 64      // words of a query: each costs a look-up a segment
	MaxDepth         = 20      // nesting of parentheses: the parser is recursive
	MaxTermBytes     = 256     // of one word: no indexed word is longer
	MaxListed        = 32      // spellings of one name: the names with more are transliterations nobody writes
	MaxExpansion     = 1024    // words that a prefix or a fuzzy word stands for: each costs a look-up a segment
	MaxFacetValues   = 100     // values of one filter
	MaxValueBytes    = 256     // of one filter value: no indexed value is longer
	MaxLimit         = 100     // hits a page: each is read from the archive
	DefaultLimit     = 10
	MaxFacetSize     = 1000 // buckets of a facet
	DefaultFacet     = 10
	MaxAutoBuckets   = 60   // bars that a histogram of automatic interval has at the most
	MaxDateBuckets   = 4000 // of a date facet with a chosen interval: ten years of days
	MaxOthers        = 20   // copies that a hit lists: the page shows a few, and links to all
	MaxStoryArticles = 1000 // of a story that is read: the copies of one dispatch, not a feed of templates
	MaxSnippetBytes  = 240  // of a passage: two lines on the page
)
