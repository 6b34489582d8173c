package story

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dateline/index"
)

// copier makes copies of articles as newspapers do.
type copier struct {
	*rand.Rand
	words []string // to put in place of others
	share float64  // of the words that are edited
}

// copy returns a copy with another headline, dateline and credit, whose tail may
// be cut and two of whose paragraphs may stand in each other's place, printed on
// the same day or the next.
func (c copier) copy(a *index.Article) *index.Article {
	paragraphs := strings.Split(strings.TrimSpace(a.Body), "\n")
	if n := len(paragraphs); n > 3 && c.IntN(2) == 0 {
		i, j := c.IntN(n), c.IntN(n)
		paragraphs[i], paragraphs[j] = paragraphs[j], paragraphs[i]
	}
	if n := len(paragraphs); n > 3 && c.IntN(2) == 0 {
		if cut := paragraphs[:n-1-c.IntN(n/3)]; len(strings.Fields(strings.Join(cut, " "))) > 60 {
			paragraphs = cut // of a short text nothing is cut: it must be equal
		}
	}
	for i, p := range paragraphs {
		paragraphs[i] = c.edit(p)
	}
	body := strings.Join(paragraphs, "\n")
	if c.IntN(2) == 0 {
		body = "GENEVA, Jan 12 (AFP) - " + body + "\n\nEditing by Jane Doe"
	}
	date := a.Published
	if !date.IsZero() {
		date.Time = date.Time.Add(time.Duration(c.IntN(2)) * day)
	}
	return &index.Article{ID: a.ID + "-copy", Title: "What the others print today", Body: body, Source: "Daily Copy", Published: date}
}

// vocabulary returns words of the articles, the common ones often.
func vocabulary(articles []*index.Article) []string {
	var words []string
	for _, a := range articles {
		some := strings.Fields(a.Body)
		words = append(words, some[:min(len(some), 100)]...)
	}
	return words
}

// edit replaces, drops, doubles or inserts some words of a paragraph.
func (c copier) edit(paragraph string) string {
	words := strings.Fields(paragraph)
	var out []string
	for _, w := range words {
		if c.Float64() >= c.share {
			out = append(out, w)
			continue
		}
		switch c.IntN(4) {
		case 0, 1:
			out = append(out, c.words[c.IntN(len(c.words))])
		case 2:
			out = append(out, w, c.words[c.IntN(len(c.words))])
		}
	}
	return strings.Join(out, " ")
}

// Copies of real articles find their originals and nothing else. What is a copy
// among the originals already is one in the truth, too.
func TestCopies(t *testing.T) {
	for _, c := range []struct {
		share             float64
		precision, recall float64
	}{{0, 0.99, 0.99}, {0.05, 0.99, 0.98}, {0.10, 0.99, 0.97}, {0.20, 0.99, 0.5}} {
		if testing.Short() && c.share != 0.10 {
			continue
		}
		t.Run(fmt.Sprintf("%.0f percent", 100*c.share), func(t *testing.T) {
			var all score
			for _, file := range []string{"news/us-state-department", "news/us-white-house", "news/kremlin-ru", "news/wikinews-fr", "news/wikinews-ar", "news/wikipedia-current-events", "reuters/articles"} {
				s := scoreCopies(t, file, c.share)
				t.Logf("%-30s %5.1f %% edited: precision %.4f, recall %.4f of %d pairs", file, 100*c.share, s.precision(), s.recall(), s.right+s.missed)
				all.right, all.wrong, all.missed = all.right+s.right, all.wrong+s.wrong, all.missed+s.missed
			}
			t.Logf("%-30s %5.1f %% edited: precision %.4f, recall %.4f of %d pairs", "all", 100*c.share, all.precision(), all.recall(), all.right+all.missed)
			if all.precision() < c.precision || all.recall() < c.recall {
				t.Errorf("precision %.4f, recall %.4f; want %.2f and %.2f", all.precision(), all.recall(), c.precision, c.recall)
			}
		})
	}
}

// mostOriginals bounds the originals of one collection, which would take long.
const mostOriginals = 200

func scoreCopies(t *testing.T, file string, share float64) score {
	var articles []*index.Article
	for _, a := range readShared(t, file+".jsonl.zst") {
		if len(strings.Fields(a.Body)) > 60 && len(articles) < mostOriginals {
			articles = append(articles, a)
		}
	}
	c := copier{rand.New(rand.NewPCG(11, 12)), vocabulary(articles), share}
	var copies []*index.Article
	for _, a := range articles {
		copies = append(copies, c.copy(a))
	}
	enrichAll(t, articles)
	enrichAll(t, copies)
	truth, err := tabled(texts(articles), DefaultWindow)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range articles {
		truth[copies[i].ID] = truth[a.ID]
	}
	stories, err := tabled(texts(append(articles, copies...)), DefaultWindow)
	if err != nil {
		t.Fatal(err)
	}
	return scoreOf(stories, truth)
}
