package story

import (
	"bufio"
	"encoding/json"
	"os"

	"dateline/index"
	"testing"
)

// score counts pairs of articles of one story against those that should be.
type score struct{ right, wrong, missed int }

func (s score) precision() float64 { return float64(s.right) / float64(max(1, s.right+s.wrong)) }

func (s score) recall() float64 { return float64(s.right) / float64(max(1, s.right+s.missed)) }

func (s score) f1() float64 {
	return 2 * float64(s.right) / float64(max(1, 2*s.right+s.wrong+s.missed))
}

// scoreOf scores stories by article against the true ones, all pairs.
func scoreOf(stories, truth map[string]string) score {
	var s score
	count := func(of func(id string) string) (pairs int) {
		sizes := map[string]int{}
		for id := range stories {
			sizes[of(id)]++
		}
		for _, n := range sizes {
			pairs += n * (n - 1) / 2
		}
		return pairs
	}
	found := count(func(id string) string { return stories[id] })
	true := count(func(id string) string { return truth[id] })
	s.right = count(func(id string) string { return stories[id] + "\x00" + truth[id] })
	s.wrong, s.missed = found-s.right, true-s.right
	return s
}

// Releases that their publisher edited, among many that begin alike.
func TestReleases(t *testing.T) {
	articles := readShared(t, "duplicates/articles.jsonl.zst")
	truth := map[string]string{}
	for _, a := range articles {
		truth[a.ID] = a.ID
	}
	f, err := os.Open(sharedData + "duplicates/clusters.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c struct{ Copies []string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		for _, id := range c.Copies {
			truth[id] = c.Copies[0]
		}
	}
	enrichAll(t, articles)
	for _, name := range []string{"dated", "undated"} {
		least := map[string]float64{"dated": 0.995, "undated": 0.9}[name]
		stories, err := tabled(texts(articles), DefaultWindow)
		if err != nil {
			t.Fatal(err)
		}
		s := scoreOf(stories, truth)
		t.Logf("%s: precision %.3f, recall %.3f, F1 %.3f of %d pairs", name, s.precision(), s.recall(), s.f1(), s.right+s.missed)
		if s.f1() < least {
			t.Errorf("%s: F1 is %.3f, want %.3f", name, s.f1(), least)
		}
		for _, a := range articles {
			if stories[a.ID] != stories[truth[a.ID]] || truth[a.ID] != truth[stories[a.ID]] {
				t.Logf("%s: %s: %q is in story %s", name, a.ID, a.Title, stories[a.ID])
			}
			a.Published = index.Date{} // for the second round
		}
	}
}
