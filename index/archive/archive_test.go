package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"dateline/index"
)

func open(t *testing.T, dir string, opts Options) *Archive {
	t.Helper()
	a, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func store(t *testing.T, a *Archive, articles ...*index.Article) []index.Outcome {
	t.Helper()
	stored, err := a.Put(t.Context(), articles)
	if err != nil {
		t.Fatal(err)
	}
	return stored.Outcomes
}

func article(id, body string) *index.Article {
	return &index.Article{ID: id, Title: "On " + id, Body: body, Enrichment: 1, Language: "en",
		Mentions: []index.Mention{{Field: "language", Value: "en", In: index.InRecord, Rule: "test"}}}
}

func many(from, to int, body string) []*index.Article {
	var articles []*index.Article
	for i := from; i < to; i++ {
		articles = append(articles, article(fmt.Sprintf("a%05d", i), fmt.Sprintf("%s, number %d", body, i)))
	}
	return articles
}

// content returns the bodies of all articles by id.
func content(a *Archive) (map[string]string, error) {
	all := map[string]string{}
	for x, err := range a.All() {
		if err != nil {
			return nil, err
		}
		if _, twice := all[x.ID]; twice {
			return nil, fmt.Errorf("article %s comes twice", x.ID)
		}
		all[x.ID] = x.Body
	}
	return all, nil
}

// changes returns the changes as "seq id" or "seq -id" for a deletion.
func changes(t *testing.T, a *Archive, since uint64) []string {
	t.Helper()
	var all []string
	for c, err := range a.Changes(since) {
		if err != nil {
			t.Fatal(err)
		}
		sign := ""
		if c.Article == nil {
			sign = "-"
		} else if c.Article.ID != c.ID {
			t.Errorf("change %d is of %s and has %s", c.Seq, c.ID, c.Article.ID)
		}
		all = append(all, fmt.Sprintf("%d %s%s", c.Seq, sign, c.ID))
	}
	return all
}

func TestPutAndGet(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	a := open(t, dir, Options{})
	x := article("x", "Talks in Geneva.")
	if diff := cmp.Diff([]index.Outcome{index.Added, index.Added}, store(t, a, x, article("y", "z"))); diff != "" {
		t.Error(diff)
	}
	got, err := a.Get("x")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(x, got); diff != "" {
		t.Error(diff)
	}
	if _, err := a.Get("w"); !errors.Is(err, index.ErrNotFound) || !strings.Contains(err.Error(), "article w") {
		t.Errorf("missing article: %v", err)
	}
	several, err := a.GetMany([]string{"y", "w", "x"})
	if err != nil || len(several) != 3 || several[0].ID != "y" || several[1] != nil || several[2].ID != "x" {
		t.Errorf("several: %v, %v", several, err)
	}
	if a.Seq() != 2 || a.Len() != 2 {
		t.Errorf("seq %d, %d articles", a.Seq(), a.Len())
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	if _, err := a.Get("x"); err == nil {
		t.Error("a closed archive answers")
	}
	again := open(t, dir, Options{})
	if got, err = again.Get("x"); err != nil || !cmp.Equal(x, got) || again.Seq() != 2 || again.Len() != 2 {
		t.Errorf("after reopening: %v, %v, seq %d, %d articles", got, err, again.Seq(), again.Len())
	}
}

func TestOutcomes(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	store(t, a, article("x", "1"), article("y", "1"))
	enriched := article("y", "1")
	enriched.Enrichment = 2
	other := article("x", "1")
	other.Language, other.Mentions = "fr", nil // derived: no other record
	for _, c := range []struct {
		name     string
		articles []*index.Article
		want     []index.Outcome
		seq      uint64
	}{
		{"the same", []*index.Article{article("x", "1"), article("y", "1")}, []index.Outcome{index.Unchanged, index.Unchanged}, 2},
		{"derived values differ", []*index.Article{other}, []index.Outcome{index.Unchanged}, 2},
		{"another version", []*index.Article{enriched}, []index.Outcome{index.Updated}, 3},
		{"new content", []*index.Article{article("x", "2"), article("z", "1")}, []index.Outcome{index.Updated, index.Added}, 5},
		{"there and back", []*index.Article{article("x", "3"), article("x", "2")}, []index.Outcome{index.Updated, index.Updated}, 7},
		{"new and again", []*index.Article{article("n", "1"), article("n", "1"), article("n", "2")}, []index.Outcome{index.Added, index.Unchanged, index.Updated}, 9},
		{"nothing", nil, []index.Outcome{}, 9},
	} {
		if diff := cmp.Diff(c.want, store(t, a, c.articles...)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if a.Seq() != c.seq {
			t.Errorf("%s: seq %d, want %d", c.name, a.Seq(), c.seq)
		}
	}
	if diff := cmp.Diff([]string{"3 y", "5 z", "7 x", "9 n"}, changes(t, a, 0)); diff != "" {
		t.Error(diff)
	}
	if got, _ := a.Get("x"); got.Body != "2" {
		t.Errorf("x is %q", got.Body)
	}
	has, err := a.Has(article("x", "2"), 1)
	if !has || err != nil {
		t.Errorf("has: %v, %v", has, err)
	}
	for name, has := range map[string]func() (bool, error){
		"another version": func() (bool, error) { return a.Has(article("x", "2"), 2) },
		"another record":  func() (bool, error) { return a.Has(article("x", "1"), 1) },
		"none":            func() (bool, error) { return a.Has(article("q", "1"), 1) },
	} {
		if got, err := has(); got || err != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestDelete(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, article("x", "1"), article("y", "1"))
	if n, err := a.Delete(t.Context(), "x", "w", "x"); n != 1 || err != nil {
		t.Errorf("deleted %d, %v", n, err)
	}
	if diff := cmp.Diff([]string{"2 y", "3 -x"}, changes(t, a, 0)); diff != "" {
		t.Error(diff)
	}
	if _, err := a.Get("x"); !errors.Is(err, index.ErrNotFound) || a.Len() != 1 {
		t.Errorf("%v, %d articles", err, a.Len())
	}
	store(t, a, article("x", "1"))
	if diff := cmp.Diff([]string{"3 -x", "4 x"}, changes(t, a, 2)); diff != "" {
		t.Error(diff)
	}
	if err := a.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestChangesInSlices(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	store(t, a, many(0, 3*sliceRecords+1, "body")...)
	if got := changes(t, a, 0); len(got) != 3*sliceRecords+1 {
		t.Errorf("%d changes", len(got))
	}
	for _, since := range []uint64{0, 1, sliceRecords - 1, sliceRecords, 3 * sliceRecords, 3*sliceRecords + 1, 1 << 40, 1<<64 - 1} {
		want := max(0, 3*sliceRecords+1-int(min(since, 1<<20)))
		if got := changes(t, a, since); len(got) != want {
			t.Errorf("%d changes since %d, want %d", len(got), since, want)
		}
	}
	seen := 0
	for range a.Changes(0) {
		if seen++; seen == 300 {
			break
		}
	}
	count := 0
	for _, err := range a.All() {
		if err != nil {
			t.Fatal(err)
		}
		// No transaction is open while an article is looked at: a change goes through.
		if count++; count == 2 {
			store(t, a, article("late", "x"))
		}
	}
	if seen != 300 || count != 3*sliceRecords+2 {
		t.Errorf("%d before the break, %d in all", seen, count)
	}
}

// The archive does what a map would do.
func TestArchiveIsAMap(t *testing.T) {
	base := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		dir, err := os.MkdirTemp(base, "")
		if err != nil {
			r.Fatal(err)
		}
		want := map[string]string{}
		for range rapid.IntRange(1, 3).Draw(r, "openings") {
			a, err := Open(dir, Options{})
			if err != nil {
				r.Fatal(err)
			}
			for range rapid.IntRange(0, 4).Draw(r, "changes") {
				changeBoth(r, a, want)
			}
			got, err := content(a)
			if diff := cmp.Diff(want, got); diff != "" || err != nil || a.Len() != len(want) {
				r.Error(diff, err, a.Len())
			}
			if err := a.Verify(context.Background()); err != nil || a.RolledBack() || a.Damage() != nil {
				r.Error(err, a.RolledBack(), a.Damage())
			}
			if err := a.Close(); err != nil {
				r.Error(err)
			}
		}
	})
}

// changeBoth makes the same change to an archive and a map.
func changeBoth(r *rapid.T, a *Archive, m map[string]string) {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"})
	if rapid.IntRange(0, 3).Draw(r, "delete") == 0 {
		x := id.Draw(r, "id")
		_, there := m[x]
		if n, err := a.Delete(context.Background(), x); err != nil || (n == 1) != there {
			r.Error(n, there, err)
		}
		delete(m, x)
		return
	}
	var batch []*index.Article
	for range rapid.IntRange(1, 4).Draw(r, "n") {
		x := article(id.Draw(r, "id"), rapid.SampledFrom([]string{"1", "2", "3"}).Draw(r, "body"))
		batch = append(batch, x)
		m[x.ID] = x.Body
	}
	if _, err := a.Put(context.Background(), batch); err != nil {
		r.Error(err)
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrNoArchive) {
		t.Errorf("nothing there: %v", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("opening to read made %v", entries)
	}
	a := open(t, dir, Options{})
	store(t, a, article("x", "1"))
	a.Close()
	first, second := open(t, dir, Options{ReadOnly: true}), open(t, dir, Options{ReadOnly: true})
	if _, err := second.Get("x"); err != nil {
		t.Error(err)
	}
	if _, err := first.Put(t.Context(), many(0, 1, "x")); !errors.Is(err, ErrReadOnly) {
		t.Errorf("put: %v", err)
	}
	if _, err := first.Delete(t.Context(), "x"); !errors.Is(err, ErrReadOnly) {
		t.Errorf("delete: %v", err)
	}
}

func TestDictionaries(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	numbers := func() int { return len(a.packer.Load().dictionaries) }
	store(t, a, many(0, minSamples-1, "too few for a dictionary")...)
	if numbers() != 0 {
		t.Error("a dictionary of accidents")
	}
	store(t, a, many(100, 100+firstRenewal, "The two delegations met again on Friday and spoke about a ceasefire")...)
	if numbers() != 1 {
		t.Fatalf("%d dictionaries after the first large batch", numbers())
	}
	store(t, a, many(5000, 5100, "another source")...)
	store(t, a, many(6000, 6100, "before the next is due")...)
	if numbers() != 2 {
		t.Errorf("%d dictionaries after %d articles", numbers(), a.Len())
	}
	dictionaries := a.packer.Load().dictionaries
	if last := string(dictionaries[1]); len(last) > dictionaryBytes+sampleBytes || !strings.Contains(last, "ceasefire") || !strings.Contains(last, "another source") {
		t.Errorf("the second dictionary, of %d bytes, lacks what is stored or what is new", len(last))
	}
	a.Close()
	a = open(t, dir, Options{ReadOnly: true})
	if diff := cmp.Diff(dictionaries, a.packer.Load().dictionaries); diff != "" {
		t.Error("other dictionaries after reopening")
	}
	if got, err := content(a); err != nil || len(got) != minSamples-1+firstRenewal+200 {
		t.Errorf("%d articles, %v", len(got), err)
	}
}

func TestWhenDictionariesAreMade(t *testing.T) {
	for _, c := range []struct {
		count, dictionaries int
		want                bool
	}{
		{0, 0, true}, {1 << 40, 0, true}, {firstRenewal - 1, 1, false}, {firstRenewal, 1, true}, {firstRenewal, 2, false},
		{firstRenewal * renewalFactor, 2, true}, {1 << 40, maxDictionaries - 1, true}, {1 << 40, maxDictionaries, false},
	} {
		if got := wantsDictionary(c.count, c.dictionaries); got != c.want {
			t.Errorf("%d articles, %d dictionaries: %v", c.count, c.dictionaries, got)
		}
	}
}

// A damaged dictionary costs what was packed with it and nothing else.
func TestDamagedDictionary(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, article("before", "1"))
	store(t, a, many(0, 100, "packed with it")...)
	a.Close()
	db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(bucketDictionaries).Put(keyOf(1), []byte("not the dictionary"))
	})
	db.Close()
	a = open(t, dir, Options{})
	if err := a.Damage(); !errors.Is(err, index.ErrDamaged) || !strings.Contains(err.Error(), "dictionary 1") {
		t.Errorf("damage: %v", err)
	}
	if _, err := a.Get("before"); err != nil {
		t.Error(err)
	}
	if _, err := a.Get("a00000"); !errors.Is(err, index.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	store(t, a, many(0, 100, "packed anew")...)
	if _, err := a.Get("a00000"); err != nil {
		t.Error(err)
	}
}

func TestFailedPutChangesNothing(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	store(t, a, article("x", "1"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.Put(ctx, many(0, 1, "x")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	a.free = func(string) (uint64, bool) { return spaceMargin, true }
	if _, err := a.Put(t.Context(), many(0, 1, "x")); !errors.Is(err, ErrSpace) || !strings.Contains(err.Error(), "64 MiB are free") {
		t.Errorf("full disk: %v", err)
	}
	a.free = freeSpace
	if _, err := a.Put(t.Context(), []*index.Article{article("z", "1"), article(strings.Repeat("k", bolt.MaxKeySize+1), "1")}); err == nil {
		t.Error("an id that is too long is taken")
	}
	if a.Len() != 1 || a.Seq() != 1 {
		t.Errorf("%d articles, seq %d", a.Len(), a.Seq())
	}
	if diff := cmp.Diff([]index.Outcome{index.Added}, store(t, a, article("z", "1"))); diff != "" {
		t.Error(diff)
	}
	broken := errors.New("broken disk")
	a.witness = func(string, uint64) error { return broken }
	if _, err := a.Put(t.Context(), many(0, 100, "x")); !errors.Is(err, broken) {
		t.Errorf("witness: %v", err)
	}
	if a.Len() != 102 { // the transaction was on disk already
		t.Errorf("%d articles", a.Len())
	}
	if err := a.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestRollbackIsSeen(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, article("x", "1"))
	a.Close()
	old, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	a = open(t, dir, Options{})
	store(t, a, article("x", "2"), article("y", "1"))
	a.Close()
	if err := os.WriteFile(filepath.Join(dir, fileName), old, 0o600); err != nil {
		t.Fatal(err)
	}
	a = open(t, dir, Options{})
	if !a.RolledBack() || a.Seq() != 3 || a.Len() != 1 {
		t.Errorf("rolled back %v, seq %d, %d articles", a.RolledBack(), a.Seq(), a.Len())
	}
	if err := a.Verify(t.Context()); !errors.Is(err, index.ErrDamaged) {
		t.Errorf("verify: %v", err)
	}
	store(t, a, article("z", "1"))
	if diff := cmp.Diff([]string{"1 x", "4 z"}, changes(t, a, 0)); diff != "" {
		t.Errorf("numbers are given twice: %s", diff)
	}
	a.Close()
	if a = open(t, dir, Options{}); a.RolledBack() {
		t.Error("seen again after a change")
	}
}

func TestWitnessOfAnOlderArchive(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	store(t, a, article("x", "1"))
	a.Close()
	for _, text := range []string{"", "1", "99 0000000000000000\n", "x y\n", "\x00"} {
		if err := os.WriteFile(filepath.Join(dir, witnessFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if seq, err := readWitness(dir); seq != 0 || err != nil {
			t.Errorf("%q: %d, %v", text, seq, err)
		}
	}
	os.Remove(filepath.Join(dir, witnessFile))
	if a = open(t, dir, Options{}); a.RolledBack() {
		t.Error("a missing witness accuses")
	}
}

func TestFormatOfALaterVersion(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, Options{}).Close()
	db, err := bolt.Open(filepath.Join(dir, fileName), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	db.Update(func(tx *bolt.Tx) error { return tx.Bucket(bucketArchive).Put(keyFormat, []byte{formatVersion + 1}) })
	db.Close()
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, holderFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the holder file stays: %v", err)
	}
}

func TestLeftoversOfACrash(t *testing.T) {
	dir := t.TempDir()
	leftover := filepath.Join(dir, leftoverPrefix+"123")
	if err := os.WriteFile(leftover, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, dir, Options{})
	if _, err := os.Stat(leftover); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("leftover: %v", err)
	}
}

func TestHolderIsNamed(t *testing.T) {
	dir := t.TempDir()
	a := open(t, dir, Options{})
	if lockTimeout > 1500*time.Millisecond {
		t.Errorf("waiting %v for the lock does not leave time to answer within two seconds", lockTimeout)
	}
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("by process %d on", os.Getpid())) {
		t.Errorf("got %v", err)
	}
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, ErrLocked) {
		t.Errorf("to read: %v", err)
	}
	a.Close()
	reader := open(t, dir, Options{ReadOnly: true})
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "by another process") {
		t.Errorf("held by a reader: %v", err)
	}
	reader.Close()
	open(t, dir, Options{})
}

func TestNamesakes(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	for _, id := range []string{"u-1", "u-1-a", "u-1-b", "u-10", "u-1.x", "u-0", "u-1z"} {
		store(t, a, article(id, "x"))
	}
	for id, want := range map[string]string{"u-1": "[u-1 u-1-a u-1-b]", "u-1-a": "[u-1-a]", "u-2": "[]"} {
		found, err := a.Namesakes(id)
		var ids []string
		for _, article := range found {
			ids = append(ids, article.ID)
		}
		if got := fmt.Sprint(ids); got != want || err != nil {
			t.Errorf("%s: %s, %v; want %s", id, got, err, want)
		}
	}
	var many []*index.Article
	for i := range index.MaxNamesakes {
		many = append(many, article(fmt.Sprintf("u-1-c%d", i), "x"))
	}
	store(t, a, many...)
	if found, err := a.Namesakes("u-1"); len(found) != index.MaxNamesakes || err != nil {
		t.Errorf("%d articles, %v; want %d", len(found), err, index.MaxNamesakes)
	}
}
