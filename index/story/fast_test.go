package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/index"
)

// written are words as reports write them, and some that nobody does.
var written = strings.Fields("the The in U.S. Sana'a Ukraine’s l'Iran 12,000 3.5 M23 F-16 Київ ёлка Ґонґадзе أبوظبي ٢٠٢٦ 停火 Łódź café zero\u200bwidth bad\xff x " +
	strings.Repeat("Long9", 60) + " " + strings.Repeat("é", 200))

// randomArticle returns an article of random words, often an edited copy of one
// of others.
func randomArticle(r *rand.Rand, others []*index.Article) *index.Article {
	word := func() string {
		if r.IntN(3) == 0 {
			return written[r.IntN(len(written))]
		}
		return fmt.Sprintf("word%d", r.IntN(500))
	}
	var words []string
	for range r.IntN(150) {
		words = append(words, word())
	}
	if len(others) > 0 && r.IntN(3) > 0 {
		words = strings.Fields(others[r.IntN(len(others))].Body)
		for range r.IntN(1 + len(words)/5) {
			words[r.IntN(len(words))] = word()
		}
		words = words[:len(words)-r.IntN(1+len(words)/2)]
	}
	return &index.Article{
		ID: fmt.Sprintf("a%d", len(others)), Title: word() + " " + word(), Body: strings.Join(words, " "),
		Published: index.NewDay(2026, time.January, 1+r.IntN(6)),
	}
}

// What is read, keyed and compared the fast way is what the slow way has.
func TestFastIsSlow(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var articles []*index.Article
	var all []*Text
	var reader Reader
	for range 300 {
		a := randomArticle(r, articles)
		fast, slow := reader.Read(a), slowRead(a)
		if fast.Words < shortText {
			slow.numbers, slow.names, slow.lead = nil, nil, nil // never looked at
		}
		if diff := cmp.Diff(slow, fast, cmp.AllowUnexported(Text{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("text of %q (-slow +fast):\n%s", a.Body, diff)
		}
		if keys := fast.Keys(); !slices.Equal(keys, slowKeys(slow)) {
			t.Fatalf("keys of %q are %x, want %x", a.Body, keys, slowKeys(slow))
		}
		articles, all = append(articles, a), append(all, fast)
	}
	pairs, alike, others := 0, 0, 0
	for i, a := range all {
		for _, b := range all[:i] {
			want := slowAlike(a, b)
			if got := Alike(a, b); got != want {
				t.Fatalf("alike is %v, want %v:\n%q\n%q", got, want, articles[i].Body, b.ID)
			}
			if other := haveOtherNames(a, b); other && want {
				t.Fatalf("said to have other names, but alike:\n%q\n%q", articles[i].Body, b.ID)
			} else if other {
				others++
			}
			if pairs++; want {
				alike++
			}
		}
	}
	if alike < 100 || alike > pairs/2 || others < pairs/10 {
		t.Fatalf("%d pairs of %d are alike, %d have other names: they show nothing", alike, pairs, others)
	}
}

// haveOtherNames asks a table with two texts.
func haveOtherNames(a, b *Text) bool {
	t := New(0, nil)
	return t.namesDiffer(t.Restore(0, a.Signature()), t.Restore(1, b.Signature()), a)
}

// A Reader does not keep the buffers of a book.
func TestReaderLetsGo(t *testing.T) {
	var r Reader
	if r.Read(&index.Article{Body: strings.Repeat("word ", mostBuffered+1)}); cap(r.borders) != 0 || cap(r.words) != 0 {
		t.Errorf("room for %d words is kept", cap(r.borders))
	}
	if r.Read(&index.Article{Body: "word"}); cap(r.borders) == 0 {
		t.Error("no buffer is kept")
	}
}
