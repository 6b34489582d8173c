package bleveindex

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"dateline/index"
)

// BenchmarkCatchUp makes the index of all news, from opening to closing. Per
// byte of text it reports the bytes of index, and what the heap took at most.
func BenchmarkCatchUp(b *testing.B) {
	b.Run("stems", func(b *testing.B) { benchmarkCatchUp(b, newsArticles(b)) })
	b.Run("no stems", func(b *testing.B) {
		articles := newsArticles(b)
		for _, a := range articles {
			a.Language = ""
		}
		benchmarkCatchUp(b, articles)
	})
}

func benchmarkCatchUp(b *testing.B, articles []*index.Article) {
	s := newSource()
	for _, a := range articles {
		s.put(a)
	}
	var size, segments int64
	for b.Loop() {
		dir := b.TempDir()
		x, err := Open(dir, s, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := x.CatchUp(b.Context()); err != nil {
			b.Fatal(err)
		}
		live := x.current().dir
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		size, segments = segmentBytes(b, live)
	}
	b.SetBytes(textBytes(articles))
	b.ReportMetric(float64(len(articles)*b.N)/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(size)/float64(textBytes(articles)), "index/text")
	b.ReportMetric(float64(segments), "segments")
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(memory.Sys>>20), "MiB")
}

// segmentBytes returns the size and number of the segments of a closed
// generation: files that wait for their deletion are not counted.
func segmentBytes(b *testing.B, generation string) (size, n int64) {
	b.Helper()
	store := filepath.Join(generation, storeName)
	r, err := readRoot(filepath.Join(store, rootName))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range r.segments {
		info, err := os.Stat(filepath.Join(store, name))
		if err != nil {
			b.Fatal(err)
		}
		size, n = size+info.Size(), n+1
	}
	return size, n
}
