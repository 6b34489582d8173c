package blevesearch

import (
	"github.com/RoaringBitmap/roaring/v2"
)

// everything holds for all articles and scores nothing.
type everything struct{}

func (everything) match(p *part) (*roaring.Bitmap, error) { return p.live, nil }

func (everything) score(*part, []uint32, []float64) error { return nil }

// and holds where every part does; its score is the sum of theirs.
type and struct{ parts []node }

func (n *and) match(p *part) (*roaring.Bitmap, error) {
	all := p.live
	for _, part := range n.parts {
		found, err := part.match(p)
		if err != nil {
			return nil, err
		}
		all = roaring.And(all, found)
	}
	return all, nil
}

func (n *and) score(p *part, hits []uint32, into []float64) error {
	for _, part := range n.parts {
		if err := addScore(part, p, hits, into); err != nil {
			return err
		}
	}
	return nil
}

// or holds where a part does; its score is the sum of those that do.
type or struct {
	parts []node
	found map[*part][]*roaring.Bitmap // by number of part
}

func (n *or) match(p *part) (*roaring.Bitmap, error) {
	sets := make([]*roaring.Bitmap, len(n.parts))
	for i, part := range n.parts {
		found, err := part.match(p)
		if err != nil {
			return nil, err
		}
		sets[i] = found
	}
	if n.found == nil {
		n.found = map[*part][]*roaring.Bitmap{}
	}
	n.found[p] = sets
	return either(sets...), nil
}

func (n *or) score(p *part, hits []uint32, into []float64) error {
	for i, part := range n.parts {
		if err := addScoreWithin(part, p, n.found[p][i], hits, into); err != nil {
			return err
		}
	}
	return nil
}

// not holds where of does not, and scores nothing.
type not struct{ of node }

func (n not) match(p *part) (*roaring.Bitmap, error) {
	found, err := n.of.match(p)
	if err != nil {
		return nil, err
	}
	return roaring.AndNot(p.live, found), nil
}

func (not) score(*part, []uint32, []float64) error { return nil }

// where holds for what a filter lets pass, and scores nothing.
type where struct{ filter }

func (n where) match(p *part) (*roaring.Bitmap, error) { return n.pass(p, p.live) }

func (where) score(*part, []uint32, []float64) error { return nil }

// addScore adds the score of a node to into. A sum is made by itself first, so
// that the order of additions is that of the condition, whatever its nesting:
// equal articles get equal scores to the last bit.
func addScore(n node, p *part, hits []uint32, into []float64) error {
	if !isSum(n) {
		return n.score(p, hits, into)
	}
	sum := make([]float64, len(hits))
	if err := n.score(p, hits, sum); err != nil {
		return err
	}
	for i := range sum {
		into[i] += sum[i]
	}
	return nil
}

func isSum(n node) bool {
	switch n.(type) {
	case *and, *or:
		return true
	}
	return false
}

// addScoreWithin adds the score of a node to those hits that meet it. A leaf
// knows these itself; a part of a sum may hold where the sum does not.
func addScoreWithin(n node, p *part, found *roaring.Bitmap, hits []uint32, into []float64) error {
	if !isSum(n) {
		return n.score(p, hits, into)
	}
	var places []int
	var some []uint32
	for i, hit := range hits {
		if found.Contains(hit) {
			places, some = append(places, i), append(some, hit)
		}
	}
	sum := make([]float64, len(some))
	if err := n.score(p, some, sum); err != nil {
		return err
	}
	for i, place := range places {
		into[place] += sum[i]
	}
	return nil
}
