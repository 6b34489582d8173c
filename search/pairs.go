package search

// pairWeight is what two words of a query that stand side by side in a text, in
// the order of the query, score more, relative to the rarer word's weight: the
// bonus of Rasolofo and Savoy, "Term proximity scoring for keyword-based
// retrieval systems" (2003), for the closest distance alone. It decides between
// articles that are otherwise alike, and does not outweigh a word. Only words
// that must all match have it: in questions it did not help, see
// docs/relevance.md.
const pairWeight = 0.2

// PairBonus returns the bonus of two words with the given document weights, side
// by side with the given density, see [Density].
func PairBonus(a, b Weight, density float64) float64 {
	return pairWeight * Weight{min(a.idf, b.idf)}.Score(density)
}

// MaxPairBonus returns what no bonus of two words exceeds.
func MaxPairBonus(a, b Weight) float64 {
	return pairWeight * min(a.idf, b.idf) * (bm25K1 + 1)
}

// Pairs returns the numbers of the parts of a sequence that make a pair with the
// next one: both single words that are looked for in the same fields.
func Pairs(parts []Expr) []int {
	var pairs []int
	for i := range parts[:max(len(parts), 1)-1] {
		a, aOK := pairWord(parts[i])
		b, bOK := pairWord(parts[i+1])
		if aOK && bOK && a.Field == b.Field {
			pairs = append(pairs, i)
		}
	}
	return pairs
}

// pairWord returns the word that a part was typed as.
func pairWord(e Expr) (Word, bool) {
	if v, ok := e.(Variants); ok {
		e = v.Of
	}
	w, ok := e.(Word)
	return w, ok
}
