package blevesearch

import (
	"fmt"
	"time"

	"dateline/search"
)

func (everything) explain(*part, uint32) (search.Explanation, bool, error) {
	return search.Explanation{}, false, nil
}

func (not) explain(*part, uint32) (search.Explanation, bool, error) {
	return search.Explanation{}, false, nil
}

func (where) explain(*part, uint32) (search.Explanation, bool, error) {
	return search.Explanation{}, false, nil
}

func (n *and) explain(p *part, article uint32) (search.Explanation, bool, error) {
	return sumOf("all of", n.parts, p, article)
}

func (n *or) explain(p *part, article uint32) (search.Explanation, bool, error) {
	var hold []node
	for i, part := range n.parts {
		if n.found[p][i].Contains(article) {
			hold = append(hold, part)
		}
	}
	return sumOf("any of", hold, p, article)
}

// sumOf explains the sum of the scores of nodes.
func sumOf(text string, nodes []node, p *part, article uint32) (search.Explanation, bool, error) {
	sum := search.Explanation{Text: text}
	for _, n := range nodes {
		one, scores, err := n.explain(p, article)
		if err != nil {
			return sum, false, err
		}
		if scores {
			sum.Parts = append(sum.Parts, one)
			sum.Score += one.Score
		}
	}
	return sum, len(sum.Parts) > 0, nil
}

// explain gives the numbers of BM25: the score of the leaf, and for each field
// that has it the share that it has in it.
func (l *leaf) explain(p *part, article uint32) (search.Explanation, bool, error) {
	all := search.Explanation{Text: fmt.Sprintf("%s, in %d of %d articles", l.typed, l.with, p.of.articles)}
	density := 0.0
	for i := range l.fields {
		one, err := l.explainField(p, &l.fields[i], article)
		if err != nil {
			return all, false, err
		}
		if one.Score > 0 {
			density += one.Score
			all.Parts = append(all.Parts, one)
		}
	}
	all.Score = search.NewWeight(l.with, p.of.articles).Score(density)
	for i := range all.Parts {
		all.Parts[i].Score *= all.Score / density
	}
	return all, true, nil
}

// explainField explains what the leaf has in a field; the score is a density.
func (l *leaf) explainField(p *part, f *leafField, article uint32) (search.Explanation, error) {
	w, times := p.of.scratch(1), 0.0
	if err := l.count(p, f, []uint32{article}, w); err != nil {
		return search.Explanation{}, err
	}
	w.takeTimes(func(_ int, tf float64) { times = tf })
	if times == 0 {
		return search.Explanation{}, nil
	}
	lengths, err := p.lengths(f.name)
	if err != nil {
		return search.Explanation{}, err
	}
	if err := f.measure(p.of); err != nil {
		return search.Explanation{}, err
	}
	length := lengths.words[article]
	return search.Explanation{
		Text:  fmt.Sprintf("%s: %.3g times in %d words (%.1f on average), weight %g", f.name, times, length, f.average, f.boost),
		Score: search.Density(times, float64(length), f.average, f.boost),
	}, nil
}

// explain explains the scores of the hits of a page, where there are any.
func (r *run) explain(page []place) ([]*search.Explanation, error) {
	all := make([]*search.Explanation, len(page))
	if r.query.Sort != search.Relevance {
		return all, nil
	}
	for i, at := range page {
		e, _, err := r.root.explain(at.part, at.article)
		if err != nil {
			return nil, err
		}
		for _, q := range r.pairs {
			if err := q.explain(at.part, at.article, &e); err != nil {
				return nil, err
			}
		}
		all[i] = &e
	}
	return all, nil
}

// stopwatch takes the time of one phase after the other.
type stopwatch struct {
	since time.Time
	ended []search.Phase
}

func startWatch() *stopwatch { return &stopwatch{since: time.Now()} }

func (w *stopwatch) end(phase string) {
	now := time.Now()
	w.ended = append(w.ended, search.Phase{Name: phase, Took: now.Sub(w.since)})
	w.since = now
}
