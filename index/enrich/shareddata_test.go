package enrich

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// sharedData returns the path of a file of the data that is kept beside the
// repository, and skips the test where it is absent.
func sharedData(t testing.TB, path ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		file := filepath.Join(append([]string{dir, "shared", "data"}, path...)...)
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	t.Skipf("no shared/data/%s beside the repository", filepath.Join(path...))
	return ""
}

// readLines calls each for every record of a JSON Lines file that is
// compressed as its name says.
func readLines[T any](t testing.TB, path string, each func(T)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	decoder := json.NewDecoder(bufio.NewReader(unpack(t, f)))
	for {
		var record T
		err := decoder.Decode(&record)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("reading %s: %v", path, err)
		}
		each(record)
	}
}

func unpack(t testing.TB, f *os.File) io.Reader {
	t.Helper()
	if strings.HasSuffix(f.Name(), ".gz") {
		r, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r, err := zstd.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}
