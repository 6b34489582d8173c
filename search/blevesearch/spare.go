package blevesearch

import "sync"

// spareCounts are the counts that no facet has, all zero.
var spareCounts = sync.Pool{New: func() any { return new([]int) }}

// newCounts returns n counts.
func newCounts(n int) []int {
	spare := spareCounts.Get().(*[]int)
	if cap(*spare) < n {
		return make([]int, n)
	}
	return (*spare)[:n]
}

// freeCounts gives counts back that are zero and not used any more.
func freeCounts(counts []int) {
	if counts != nil {
		spareCounts.Put(&counts)
	}
}
