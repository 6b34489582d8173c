package text

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// TestUkrainianForms measures the stemmer on names and the inflected forms in
// which texts link to them: of the pairs of words that begin alike, most must
// have one stem.
func TestUkrainianForms(t *testing.T) {
	pairs, same := 0, 0
	for _, p := range ukrainianPairs(t) {
		pairs++
		if Stem("uk", p[0]) == Stem("uk", p[1]) {
			same++
		} else {
			t.Logf("%s: %q %q", p, Stem("uk", p[0]), Stem("uk", p[1]))
		}
	}
	t.Logf("%d of %d pairs of inflected words have one stem", same, pairs)
	if same*100 < pairs*leastSame {
		t.Errorf("want at least %d of a hundred", leastSame)
	}
}

// leastSame is a little below what is reached.
const leastSame = 93

// ukrainianPairs returns different words at the same place of a name and of a
// form of it, which share more than half of their letters.
func ukrainianPairs(t *testing.T) [][2]string {
	t.Helper()
	var pairs [][2]string
	lines := linkForms(t)
	for lines.Scan() {
		var r struct {
			Language, Canonical string
			Forms               []string
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		for _, form := range r.Forms {
			if r.Language == "uk" {
				pairs = append(pairs, inflected(Words(r.Canonical), Words(form))...)
			}
		}
	}
	return pairs
}

func inflected(a, b []Word) [][2]string {
	var pairs [][2]string
	for i := range a[:min(len(a), len(b))] {
		x, y := []rune(a[i].Folded), []rune(b[i].Folded)
		n := 0
		for n < min(len(x), len(y)) && x[n] == y[n] {
			n++
		}
		if a[i].Folded != b[i].Folded && n >= 3 && 2*n > max(len(x), len(y)) {
			pairs = append(pairs, [2]string{a[i].Folded, b[i].Folded})
		}
	}
	return pairs
}

func linkForms(t *testing.T) *bufio.Scanner {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for !strings.HasSuffix(dir, string(filepath.Separator)) {
		dir = filepath.Dir(dir)
		file, err := os.Open(filepath.Join(dir, "shared", "data", "names", "link-forms.jsonl.zst"))
		if err != nil {
			continue
		}
		t.Cleanup(func() { file.Close() })
		in, err := zstd.NewReader(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(in.Close)
		return bufio.NewScanner(in)
	}
	t.Skip("no shared data beside the repository")
	return nil
}
