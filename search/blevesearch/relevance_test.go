package blevesearch

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
)

// relevanceDepth is how many hits a query is judged by: as many as a page may
// have. A relevant article behind them counts as not found.
const relevanceDepth = search.MaxLimit

// TestRelevance holds the order of hits to the judgements of readers: nDCG@10
// (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques",
// 2002, gain 2^grade - 1) and mean average precision. The floors are a little
// below what is reached; docs/relevance.md has the figures.
func TestRelevance(t *testing.T) {
	for _, tt := range []struct {
		set       string
		ndcg, avg float64
	}{
		{"time", 0.77, 0.705},
		{"cranfield", 0.375, 0.32},
	} {
		t.Run(tt.set, func(t *testing.T) {
			m := newMemory(t)
			m.put(relevanceArticles(t, tt.set)...)
			ndcg, avg := judge(t, m.searcher(), tt.set)
			t.Logf("%s: nDCG@10 %.4f, MAP %.4f", tt.set, ndcg, avg)
			if ndcg < tt.ndcg || avg < tt.avg {
				t.Errorf("nDCG@10 is %.4f and MAP %.4f, want at least %.3f and %.3f", ndcg, avg, tt.ndcg, tt.avg)
			}
		})
	}
}

// judge asks all queries of a set with match=any and returns the means of
// nDCG@10 and of average precision.
func judge(t *testing.T, s *Searcher, set string) (ndcg, avg float64) {
	t.Helper()
	grades := judgements(t, set)
	queries := 0
	for q := range records[struct{ ID, Text string }](t, set+".queries.jsonl") {
		// A sentence has no operators: where it is written in capitals, OR is a word.
		match, err := search.Parse(strings.ToLower(q.Text))
		if err != nil {
			t.Fatalf("%s: %v", q.ID, err)
		}
		asked := search.Query{Match: match, Page: search.Page{Limit: relevanceDepth}}
		asked.AskAny()
		r := find(t, s, asked)
		ranked := make([]int, len(r.Hits))
		for i, h := range r.Hits {
			ranked[i] = grades[q.ID][h.Article.ID]
		}
		ndcg += gain(ranked) / ideal(grades[q.ID])
		avg += precision(ranked, len(grades[q.ID]))
		queries++
	}
	return ndcg / float64(queries), avg / float64(queries)
}

// gain is the discounted cumulated gain of the first ten grades.
func gain(ranked []int) float64 {
	sum := 0.0
	for i, grade := range ranked[:min(10, len(ranked))] {
		sum += (math.Exp2(float64(grade)) - 1) / math.Log2(float64(i+2))
	}
	return sum
}

// ideal is the gain of the best order of all judged articles.
func ideal(grades map[string]int) float64 {
	all := make([]int, 0, len(grades))
	for _, grade := range grades {
		all = append(all, grade)
	}
	slices.SortFunc(all, func(a, b int) int { return cmp.Compare(b, a) })
	return gain(all)
}

// precision is the mean of the precision at each relevant article.
func precision(ranked []int, relevant int) float64 {
	sum, found := 0.0, 0
	for i, grade := range ranked {
		if grade > 0 {
			found++
			sum += float64(found) / float64(i+1)
		}
	}
	return sum / float64(relevant)
}

func judgements(t *testing.T, set string) map[string]map[string]int {
	t.Helper()
	grades := map[string]map[string]int{}
	for j := range records[struct {
		Query    string
		Relevant map[string]int
	}](t, set+".qrels.jsonl") {
		grades[j.Query] = j.Relevant
	}
	return grades
}

func relevanceArticles(t *testing.T, set string) []*index.Article {
	t.Helper()
	var articles []*index.Article
	for r := range records[struct{ ID, Title, Body string }](t, set+".articles.jsonl.gz") {
		articles = append(articles, &index.Article{ID: r.ID, Title: r.Title, Body: r.Body, Language: "en"})
	}
	return articles
}

// records yields the lines of a file of the collections.
func records[R any](t *testing.T, name string) func(func(R) bool) {
	t.Helper()
	file, err := os.Open(sharedData(t, "relevance", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	var in io.Reader = file
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, index.MaxBody)
	return func(yield func(R) bool) {
		for lines.Scan() {
			var r R
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			if !yield(r) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
}
