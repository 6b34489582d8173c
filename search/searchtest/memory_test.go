package searchtest

import (
	"math/rand/v2"
	"testing"

	"dateline/index"
	"dateline/search"
)

// TestMemory holds the judge itself to the scripts.
func TestMemory(t *testing.T) {
	Run(t, func(_ *testing.T, articles []*index.Article, names search.Names) search.Searcher {
		return NewMemory(articles, names)
	})
}

func TestMemoryPages(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m := NewMemory(RandomCorpus(r, 60), RandomNames())
	for range 50 {
		ComparePages(t, m, RandomQuery(r))
	}
}
