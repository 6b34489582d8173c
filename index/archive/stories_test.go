package archive

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"dateline/index"
	"dateline/index/story"
)

// report returns an article of 80 words that only those of the same number
// share.
func report(id string, number, day int) *index.Article {
	r := rand.New(rand.NewPCG(uint64(number), 1))
	var words []string
	for range 80 {
		words = append(words, fmt.Sprintf("word%d", r.IntN(5000)))
	}
	published := index.NewDay(2026, time.January, day)
	return &index.Article{ID: id, Title: id, Body: strings.Join(words, " "), Asserted: index.Asserted{Published: published}, Published: published, Enrichment: 1}
}

// storiesOf returns the story of every article, and fails unless every way to
// ask says the same.
func storiesOf(t *testing.T, a *Archive) map[string]string {
	t.Helper()
	all, lists := map[string]string{}, map[string][]string{}
	for x, err := range a.All() {
		if err != nil {
			t.Fatal(err)
		}
		all[x.ID] = x.Story
		lists[x.Story] = append(lists[x.Story], x.ID)
	}
	for id, name := range all {
		ids, err := a.Story(id)
		if err != nil || ids[0] != name {
			t.Errorf("story of %s: %v, %v, want %s first", id, ids, err, name)
		}
		slices.Sort(ids)
		slices.Sort(lists[name])
		if diff := cmp.Diff(lists[name], ids); diff != "" {
			t.Errorf("story of %s (-want +got):\n%s", id, diff)
		}
	}
	if err := a.VerifyStories(t.Context()); err != nil {
		t.Error(err)
	}
	return all
}

func TestStories(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	store(t, a, report("b", 1, 5), report("c", 2, 5))
	done, err := a.Put(t.Context(), []*index.Article{report("a", 1, 4)})
	if err != nil {
		t.Fatal(err)
	}
	if len(done.Moved) != 1 || done.Moved[0].ID != "b" || done.Moved[0].Story != "a" {
		t.Errorf("moved %v, want b to a", done.Moved)
	}
	if diff := cmp.Diff(map[string]string{"a": "a", "b": "a", "c": "c"}, storiesOf(t, a)); diff != "" {
		t.Error(diff)
	}
	seq := a.Seq()
	if got := store(t, a, report("a", 1, 4), report("b", 1, 5)); !slices.Equal(got, []index.Outcome{index.Unchanged, index.Unchanged}) || a.Seq() != seq {
		t.Errorf("the same again: %v, seq %d, was %d", got, a.Seq(), seq)
	}
	if _, err := a.Delete(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"b": "b", "c": "c"}, storiesOf(t, a)); diff != "" {
		t.Error(diff)
	}
	if _, err := a.Story("a"); err == nil {
		t.Error("a deleted article has a story")
	}
}

// Whatever was stored, changed and deleted in whatever order, in one process or
// several, the stories are those of the articles that are there: an archive into
// which only these were put has the same.
func TestStoriesDoNotDependOnHistory(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 7))
		dir := t.TempDir()
		a := open(t, dir, Options{})
		left := map[string]*index.Article{}
		for range 40 {
			var batch []*index.Article
			for range 1 + r.IntN(6) {
				x := report(fmt.Sprintf("x%02d", r.IntN(30)), r.IntN(8), 1+r.IntN(28))
				batch = append(batch, x)
				left[x.ID] = x
			}
			store(t, a, batch...)
			if r.IntN(3) == 0 {
				id := fmt.Sprintf("x%02d", r.IntN(30))
				if _, err := a.Delete(t.Context(), id, id); err != nil {
					t.Fatal(err)
				}
				delete(left, id)
			}
			if r.IntN(8) == 0 {
				if err := a.Close(); err != nil {
					t.Fatal(err)
				}
				a = open(t, dir, Options{})
			}
		}
		fresh := open(t, t.TempDir(), Options{})
		for _, x := range left { // in any order
			store(t, fresh, x)
		}
		want := storiesOf(t, fresh)
		if diff := cmp.Diff(want, storiesOf(t, a)); diff != "" {
			t.Fatalf("seed %d (-fresh +grown):\n%s", seed, diff)
		}
		if err := a.ForgetStories(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n, err := a.FindStories(t.Context(), KeepWindow); err != nil || n != len(left) {
			t.Fatalf("found the stories of %d articles, %v; want %d", n, err, len(left))
		}
		if diff := cmp.Diff(want, storiesOf(t, a)); diff != "" {
			t.Fatalf("seed %d, found anew (-fresh +found):\n%s", seed, diff)
		}
	}
}

// An archive from before there were stories opens, takes articles, and gets its
// stories when they are asked for.
func TestArchiveWithoutStories(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, report("a", 1, 1), report("b", 1, 2))
	err := a.db.Update(func(tx *bolt.Tx) error {
		if err := tx.DeleteBucket(bucketSignatures); err != nil {
			return err
		}
		if err := tx.DeleteBucket(bucketStories); err != nil {
			return err
		}
		b := tx.Bucket(bucketArchive)
		if err := b.Delete(keyStories); err != nil {
			return err
		}
		return b.Put(keyFormat, []byte{formatNoStories})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir, Options{})
	store(t, a, report("c", 1, 3))
	if _, err := a.Delete(t.Context(), "nobody"); err != nil {
		t.Fatal(err)
	}
	if ids, err := a.Story("c"); err != nil || !slices.Equal(ids, []string{"c"}) {
		t.Errorf("story before stories are found: %v, %v", ids, err)
	}
	if n, err := a.FindStories(t.Context(), KeepWindow); n != 3 || err != nil {
		t.Fatalf("%d articles, %v", n, err)
	}
	if diff := cmp.Diff(map[string]string{"a": "a", "b": "a", "c": "a"}, storiesOf(t, a)); diff != "" {
		t.Error(diff)
	}
	if n, err := a.FindStories(t.Context(), story.DefaultWindow); n != 0 || err != nil {
		t.Errorf("again: %d articles, %v", n, err)
	}
}

func TestStoryWindow(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, report("a", 1, 1), report("b", 1, 10))
	const day = 24 * time.Hour
	for _, c := range []struct {
		window time.Duration
		want   string
	}{{5 * day, "b"}, {KeepWindow, "b"}, {9 * day, "a"}, {5 * day, "b"}, {0, "a"}} {
		if _, err := a.FindStories(t.Context(), c.window); err != nil {
			t.Fatal(err)
		}
		if got := storiesOf(t, a)["b"]; got != c.want {
			t.Errorf("window %v: b is of story %s, want %s", c.window, got, c.want)
		}
		a.Close()
		a = open(t, dir, Options{})
	}
}

// A signature that cannot be read takes the story of its article with it and
// nothing else; verify tells, and finding stories anew repairs it.
func TestDamagedSignature(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	store(t, a, report("a", 1, 1), report("b", 1, 2), report("c", 1, 3))
	err := a.db.Update(func(tx *bolt.Tx) error {
		e, _, err := lookUp(tx, []byte("a"))
		if err != nil {
			return err
		}
		return tx.Bucket(bucketSignatures).Put(keyOf(e.seq), []byte("not a signature"))
	})
	if err != nil {
		t.Fatal(err)
	}
	a.stories = nil
	if err := a.VerifyStories(t.Context()); err == nil {
		t.Error("verify says nothing")
	}
	store(t, a, report("d", 1, 4), report("a", 2, 1))
	if _, err := a.Get("b"); err != nil {
		t.Error(err)
	}
	if err := a.ForgetStories(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := a.FindStories(t.Context(), KeepWindow); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"a": "a", "b": "b", "c": "b", "d": "b"}, storiesOf(t, a)); diff != "" {
		t.Error(diff)
	}
}
