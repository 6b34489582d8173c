package index

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// Releases that their publisher changed under the same address, and all pairs
// of different ones as if they had one: how many updates would become an
// article of their own, and how many articles would be swallowed. Printed with
// -v.
func TestVersionsOfReleases(t *testing.T) {
	var articles []*Article
	readShared(t, "articles.jsonl.zst", func(a *Article) { articles = append(articles, a) })
	cluster := map[string]int{}
	n := 0
	readShared(t, "clusters.jsonl", func(c *struct{ Copies []string }) {
		n++
		for _, id := range c.Copies {
			cluster[id] = n
		}
	})
	pairs := make([]map[[2]string]bool, len(articles))
	for i, a := range articles {
		pairs[i] = wordPairs(a.Body)
	}
	updates, renamed, split := 0, 0, 0
	different, sameTitles, swallowed := 0, 0, 0
	for i, a := range articles {
		for j, b := range articles[:i] {
			if cluster[a.ID] == 0 || cluster[a.ID] != cluster[b.ID] {
				different++
				switch {
				case sameTitle(a.Title, b.Title):
					sameTitles++
				case likeness(pairs[i], pairs[j]) >= sameText:
					swallowed++
				}
				continue
			}
			updates++
			if !sameTitle(a.Title, b.Title) {
				renamed++
			}
			second := &Article{ID: anAddress, URL: "https://e.org", Title: a.Title, Body: a.Body}
			if idAmong([]version{{anAddress, b.Title, b.Body}}, second) != anAddress {
				split++
			}
		}
	}
	t.Logf("%d updates, %d with another title: %d split; %d pairs of different articles, %d with one title; of the others %d swallowed", updates, renamed, split, different, sameTitles, swallowed)
	if split > 0 || swallowed > different/1000 {
		t.Error("too many")
	}
}

// readShared calls each for every record of a file of the set of duplicates,
// and skips the test where that is absent.
func readShared[T any](t *testing.T, name string, each func(*T)) {
	t.Helper()
	path := filepath.Join("..", "..", "shared", "data", "duplicates", name)
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("the shared data are not beside the repository: %v", err)
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(name) == ".zst" {
		z, err := zstd.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		r = z
	}
	for decoder := json.NewDecoder(r); ; {
		record := new(T)
		err := decoder.Decode(record)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		each(record)
	}
}
