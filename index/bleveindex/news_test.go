package bleveindex

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"dateline/index"

	"github.com/klauspost/compress/zstd"
)

// newsArticles returns the real reporting that lies beside the repository.
func newsArticles(tb testing.TB) []*index.Article {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		files, _ := filepath.Glob(filepath.Join(dir, "shared", "data", "news", "*.jsonl.zst"))
		if len(files) > 0 {
			return readNews(tb, files)
		}
		if dir == filepath.Dir(dir) {
			tb.Skip("no shared/data/news beside the repository")
		}
		dir = filepath.Dir(dir)
	}
}

func readNews(tb testing.TB, files []string) []*index.Article {
	tb.Helper()
	var articles []*index.Article
	for _, path := range files {
		packed, err := os.Open(path)
		if err != nil {
			tb.Fatal(err)
		}
		defer packed.Close()
		unpacked, err := zstd.NewReader(packed)
		if err != nil {
			tb.Fatal(err)
		}
		defer unpacked.Close()
		lines := bufio.NewScanner(unpacked)
		lines.Buffer(nil, index.MaxBody)
		for lines.Scan() {
			var record struct{ ID, Title, Body, URL, Source, Language, Published string }
			if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
				tb.Fatal(err)
			}
			published, _ := index.ParseDate(record.Published)
			articles = append(articles, &index.Article{
				ID: record.ID, Title: record.Title, Body: record.Body, URL: record.URL,
				Source: record.Source, Language: record.Language, Published: published,
			})
		}
		if err := lines.Err(); err != nil {
			tb.Fatal(err)
		}
	}
	return articles
}

func textBytes(articles []*index.Article) (n int64) {
	for _, a := range articles {
		n += int64(len(a.Title) + len(a.Body))
	}
	return n
}
