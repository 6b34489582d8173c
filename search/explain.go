package search

import "time"

// Explanation tells how a score comes about, as a tree: the score of a node is
// the sum of its parts, or computed from what its text says.
type Explanation struct {
	Text  string
	Score float64
	Parts []Explanation
}

// Phase is a step of a search with the time that it took.
type Phase struct {
	Name string // names, match, count, rank, fetch
	Took time.Duration
}
