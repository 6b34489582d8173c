package search

import "math"

// Parameters of BM25, at textbook values: Manning, Raghavan and Schütze,
// "Introduction to Information Retrieval" (2008), section 11.4.3, name 1.2 to 2
// for k1 and 0.75 for b. Reports are long enough that a third and fourth
// occurrence still says something, hence a k1 in the middle.
const (
	bm25K1 = 1.5  // how soon more occurrences stop to count
	bm25B  = 0.75 // how much long fields are held back
)

// otherForm is what an occurrence in another form of the word counts: a bit
// less than one as typed, since stems also join words that only look related.
const otherForm = 0.8

// Times returns how much the occurrences of a word in a field count: asTyped in
// the form typed, of all that have the form or the stem.
func Times(asTyped, all uint32) float64 {
	return float64(asTyped) + otherForm*float64(all-asTyped)
}

// Density returns what the occurrences of a word in one field give to its
// score: tf of them in a field of length words, avg on average, that weighs
// boost. The densities of all fields are added before they are scored, so that
// a word in title and body is not counted as two: BM25F, Robertson, Zaragoza
// and Taylor, "Simple BM25 extension to multiple weighted fields" (2004).
func Density(tf, length, avg, boost float64) float64 {
	return boost * tf / (1 - bm25B + bm25B*length/avg)
}

// Weight scores a word by what it has in all articles.
type Weight struct{ idf float64 }

// NewWeight returns the weight of a word that df of n articles have.
func NewWeight(df, n int) Weight {
	return Weight{math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))}
}

// Score returns the score of a word in an article where it has the given
// density, see [Density].
func (w Weight) Score(density float64) float64 {
	return w.idf * (bm25K1 + 1) * density / (density + bm25K1)
}
