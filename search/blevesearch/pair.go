package blevesearch

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/index/text"
	"dateline/search"

	"github.com/RoaringBitmap/roaring/v2"
)

// pair is two words that stand side by side in the query. An article has a
// bonus for having them so, too, see search.PairBonus.
type pair struct {
	first, second *leaf
	words         spelling
}

// pairsOf returns the pairs of a condition whose parts must all match. What is
// nested deeper has none, since it need not hold where the condition does.
func pairsOf(e search.Expr, n node) []pair {
	if parts, ok := e.(search.And); ok {
		return neighbours(parts, n.(*and).parts)
	}
	return nil
}

func neighbours(parts []search.Expr, nodes []node) []pair {
	var pairs []pair
	for _, i := range search.Pairs(parts) {
		first, ok := nodes[i].(*leaf)
		second, both := nodes[i+1].(*leaf)
		if !ok || !both {
			continue
		}
		words := spelling{words: [][]text.Form{first.singles(), second.singles()}}
		if len(words.words[0]) > 0 && len(words.words[1]) > 0 {
			pairs = append(pairs, pair{first, second, words})
		}
	}
	return pairs
}

// singles returns the terms of those spellings that are one word.
func (l *leaf) singles() []text.Form {
	var terms []text.Form
	for _, s := range l.spellings {
		if len(s.words) == 1 {
			terms = append(terms, s.words[0]...)
		}
	}
	slices.SortFunc(terms, func(a, b text.Form) int {
		return cmp.Or(strings.Compare(a.Term, b.Term), strings.Compare(a.Language, b.Language))
	})
	return slices.CompactFunc(terms, func(a, b text.Form) bool { return a.Term == b.Term && a.Language == b.Language })
}

func (l *leaf) weight(s *snapshot) search.Weight { return search.NewWeight(l.with, s.articles) }

// most returns what no article can have as bonus.
func (q pair) most(s *snapshot) float64 {
	return search.MaxPairBonus(q.first.weight(s), q.second.weight(s))
}

// score adds the bonus of each of the hits, live articles in order, to its place
// in into.
func (q pair) score(p *part, hits []uint32, into []float64) error {
	densities := make([]float64, len(hits))
	for i := range q.first.fields {
		if err := q.addDensity(p, i, hits, densities); err != nil {
			return err
		}
	}
	a, b := q.first.weight(p.of), q.second.weight(p.of)
	for i, density := range densities {
		if density > 0 {
			into[i] += search.PairBonus(a, b, density)
		}
	}
	return nil
}

// addDensity adds how often the words stand side by side in a field, by number.
func (q pair) addDensity(p *part, number int, hits []uint32, densities []float64) error {
	f, other := &q.first.fields[number], &q.second.fields[number]
	with := []*roaring.Bitmap{f.found[p].articles, other.found[p].articles}
	candidates := roaring.FastAnd(with[0], with[1], roaring.BitmapOf(hits...))
	if candidates.IsEmpty() {
		return nil
	}
	found, err := p.adjacent(f.name, q.words, []uint64{with[0].GetCardinality(), with[1].GetCardinality()}, candidates)
	if err != nil {
		return err
	}
	if err := f.measure(p.of); err != nil {
		return err
	}
	lengths, err := p.lengths(f.name)
	if err != nil {
		return err
	}
	times := make([]uint32, len(hits))
	found.timesIn(hits, func(i int) { times[i]++ })
	for i, n := range times {
		if n > 0 {
			densities[i] += search.Density(float64(n), float64(lengths.words[hits[i]]), f.average, f.boost)
		}
	}
	return nil
}

// explain adds the bonus of an article to the explanation of its score.
func (q pair) explain(p *part, article uint32, whole *search.Explanation) error {
	bonus := make([]float64, 1)
	if err := q.score(p, []uint32{article}, bonus); err != nil || bonus[0] == 0 {
		return err
	}
	whole.Score += bonus[0]
	whole.Parts = append(whole.Parts, search.Explanation{
		Text: fmt.Sprintf("%s and %s side by side", q.first.typed, q.second.typed), Score: bonus[0],
	})
	return nil
}

// addPairs adds the bonus of pairs to the scores of the hits of a part, which
// are in order. It leaves out hits that are too far from the first most to come
// among them, unless there is something that they must come behind: reading
// positions is dear.
func (r *run) addPairs(p *part, hits []uint32, scores []float64, b *best) error {
	if len(r.pairs) == 0 {
		return nil
	}
	least := b.reach(scores)
	for _, q := range r.pairs {
		least -= q.most(p.of)
	}
	var places []int
	var near []uint32
	for i, hit := range hits {
		if scores[i] >= least {
			places, near = append(places, i), append(near, hit)
		}
	}
	bonus := make([]float64, len(near))
	for _, q := range r.pairs {
		if err := q.score(p, near, bonus); err != nil {
			return err
		}
	}
	for i, place := range places {
		scores[place] += bonus[i]
	}
	return nil
}

// reach returns a score that every article that will be kept reaches, as far as
// the lowest scores of some articles tell; 0 when that is not known.
func (b *best) reach(scores []float64) float64 {
	if b.after != nil || b.most == 0 {
		return 0
	}
	least := 0.0
	if len(b.kept) == b.most {
		least = b.kept[0].score
	}
	if len(scores) < b.most {
		return least
	}
	return max(least, highest(scores, b.most))
}

// highest returns the n-th highest of at least n scores, by keeping the n
// highest in order.
func highest(scores []float64, n int) float64 {
	kept := slices.Clone(scores[:n])
	slices.Sort(kept)
	for _, score := range scores[n:] {
		if score <= kept[0] {
			continue
		}
		at, _ := slices.BinarySearch(kept, score)
		copy(kept, kept[1:at])
		kept[at-1] = score
	}
	return kept[0]
}
