package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// Limits of the search for like articles.
const (
	similarCounted = 256 // words of an article whose articles are counted: the commonest in it
	similarTerms   = 25  // words that are searched for: more change little
	similarLetters = 3   // that a word has at the least
	similarTitle   = 2   // what an occurrence in the title counts
	similarCopies  = 20  // copies of the article that are passed over at the most
)

// Similar is what is like an article.
type Similar struct {
	Hits  []Hit
	Terms []string // that were searched for, the most telling first
}

// Like returns at most limit articles that are like one: those that score best
// for its words with the highest tf-idf (Salton and Buckley, "Term-weighting
// approaches in automatic text retrieval", 1988), any of which may match. The
// article itself, those of its story and those with the same text are left out.
func Like(ctx context.Context, s Searcher, a *index.Article, limit int) (Similar, error) {
	terms, err := tellingTerms(ctx, s, a)
	if err != nil || len(terms) == 0 {
		return Similar{}, err
	}
	any := Or{}
	for _, term := range terms {
		any = append(any, Word{Text: term, Exact: true})
	}
	q := Query{Match: any, Sort: Relevance, Page: Page{Limit: min(limit+similarCopies, MaxLimit)}}
	result, err := s.Search(ctx, q)
	if err != nil {
		return Similar{}, err
	}
	found := Similar{Terms: terms}
	own := foldedText(a)
	for _, h := range result.Hits {
		copied := a.Story != "" && h.Article.Story == a.Story || foldedText(h.Article) == own
		if h.Article.ID != a.ID && len(found.Hits) < limit && !copied {
			found.Hits = append(found.Hits, h)
		}
	}
	return found, nil
}

// term is a word of an article.
type term struct {
	word   string
	times  int
	weight float64
}

// tellingTerms returns the words of an article with the highest tf-idf, of those
// that another article has, too.
func tellingTerms(ctx context.Context, s Searcher, a *index.Article) ([]string, error) {
	terms := commonTerms(a)
	if len(terms) == 0 {
		return nil, nil
	}
	status, err := s.Status(ctx)
	if err != nil {
		return nil, fmt.Errorf("counting articles: %w", err)
	}
	counts, err := countTerms(ctx, s, terms)
	if err != nil {
		return nil, err
	}
	for i, t := range terms {
		if df := counts[t.word]; df > 1 {
			terms[i].weight = float64(t.times) * NewWeight(min(df, status.Articles), status.Articles).idf
		}
	}
	terms = slices.DeleteFunc(terms, func(t term) bool { return t.weight == 0 })
	slices.SortFunc(terms, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.word, b.word)) })
	var words []string
	for _, t := range terms[:min(len(terms), similarTerms)] {
		words = append(words, t.word)
	}
	return words, nil
}

// countTerms counts the articles that have each word, in one search: a group of
// words lists how many articles have each.
func countTerms(ctx context.Context, s Searcher, terms []term) (map[string]int, error) {
	groups := Or{}
	for some := range slices.Chunk(terms, MaxListed) {
		group := Variants{}
		for _, t := range some {
			group.As = append(group.As, Word{Text: t.word, Exact: true})
		}
		groups = append(groups, group)
	}
	result, err := s.Search(ctx, Query{Match: groups, Sort: Newest})
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, group := range result.Expanded {
		for _, spelling := range group.As {
			counts[spelling.Text] = spelling.Articles
		}
	}
	return counts, nil
}

// commonTerms returns the words of an article that can tell what it is about,
// those that occur most.
func commonTerms(a *index.Article) []term {
	skip := map[string]bool{}
	for _, w := range strings.Fields(functionWords) {
		skip[w] = true
	}
	times := map[string]int{}
	count := func(s string, each int) {
		for _, w := range text.Words(s) {
			if !skip[w.Folded] && utf8.RuneCountInString(w.Folded) >= similarLetters && len(w.Folded) <= MaxTermBytes && strings.ContainsFunc(w.Folded, unicode.IsLetter) {
				times[w.Folded] += each
			}
		}
	}
	count(a.Title, similarTitle)
	count(a.Body, 1)
	terms := make([]term, 0, len(times))
	for word, n := range times {
		terms = append(terms, term{word: word, times: n})
	}
	slices.SortFunc(terms, func(a, b term) int { return cmp.Or(cmp.Compare(b.times, a.times), strings.Compare(a.word, b.word)) })
	return terms[:min(len(terms), similarCounted)]
}

// foldedText returns the words of an article.
func foldedText(a *index.Article) string {
	var b strings.Builder
	for _, s := range []string{a.Title, a.Body} {
		for _, w := range text.Words(s) {
			b.WriteString(w.Folded)
			b.WriteByte(' ')
		}
		b.WriteByte('\n')
	}
	return b.String()
}
