package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/util"
	bolt "go.etcd.io/bbolt"
)

// image is a data directory with an index, in which damage is done.
type image struct{ dir, generation, store string }

// newImage makes a data directory with an index of several segments: closed
// properly, or as a killed process leaves it.
func newImage(t *testing.T, s *fakeSource, clean bool) image {
	t.Helper()
	dir := dataDir(t)
	x := openCaughtUp(t, dir, s.until(s.seq/2))
	closeIndex(t, x)
	x = openCaughtUp(t, dir, s)
	live := x.current().dir
	if !clean {
		killed := dataDir(t)
		copyImage(t, dir, killed, filepath.Base(live))
		dir, live = killed, filepath.Join(killed, indexName, filepath.Base(live))
	}
	closeIndex(t, x)
	return image{dir, live, filepath.Join(live, storeName)}
}

// copyImage copies the files of an index that is open. A merge may take a file
// away between the list and the copy, then it begins again.
func copyImage(t *testing.T, from, to, name string) {
	t.Helper()
	for {
		must(t, os.RemoveAll(filepath.Join(to, indexName)))
		err := os.CopyFS(filepath.Join(to, indexName, name), os.DirFS(filepath.Join(from, indexName, name)))
		if err == nil {
			_, _, err = checkGeneration(filepath.Join(to, indexName, name))
		}
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Logf("copying again: %v", err)
		}
	}
	must(t, writeCurrent(to, name))
}

// segment returns a file that the index lives on: the folder of a killed
// process can hold others, which a merge has replaced.
func (im image) segment(t *testing.T) string {
	t.Helper()
	r, err := readRoot(im.root())
	if err != nil || len(r.segments) == 0 {
		t.Fatalf("no segments: %v", err)
	}
	return filepath.Join(im.store, r.segments[0])
}

func (im image) root() string { return filepath.Join(im.store, rootName) }

// rewrite edits a file.
func rewrite(t *testing.T, path string, edit func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, edit(data), 0o600))
}

func flip(at int) func([]byte) []byte {
	return func(data []byte) []byte {
		data[(at%len(data)+len(data))%len(data)] ^= 0x10
		return data
	}
}

func half(data []byte) []byte { return data[:len(data)/2] }

func TestDamage(t *testing.T) {
	s := filledSource(400)
	damages := []struct {
		name  string
		do    func(t *testing.T, im image)
		fresh bool // a new generation must have been started
	}{
		{"none", func(*testing.T, image) {}, false},
		{"a segment is missing", func(t *testing.T, im image) { must(t, os.Remove(im.segment(t))) }, true},
		{"a segment is cut", func(t *testing.T, im image) { rewrite(t, im.segment(t), half) }, true},
		{"a segment is empty", func(t *testing.T, im image) { must(t, os.Truncate(im.segment(t), 0)) }, true},
		{"a segment has a flipped bit", func(t *testing.T, im image) { rewrite(t, im.segment(t), flip(1000)) }, true},
		{"a segment has a wrong checksum", func(t *testing.T, im image) { rewrite(t, im.segment(t), flip(-1)) }, true},
		{"a segment is a link", func(t *testing.T, im image) {
			path := im.segment(t)
			must(t, os.Rename(path, path+".real"))
			must(t, os.Symlink(path+".real", path))
		}, true},
		{"a file of somebody else", func(t *testing.T, im image) {
			must(t, os.WriteFile(filepath.Join(im.store, "0000000fffff.zap"), []byte("not a segment"), 0o600))
			must(t, os.WriteFile(filepath.Join(im.generation, "index_meta.json"), nil, 0o600))
		}, false},
		{"root.bolt is missing", func(t *testing.T, im image) { must(t, os.Remove(im.root())) }, true},
		{"root.bolt is cut", func(t *testing.T, im image) { rewrite(t, im.root(), half) }, true},
		{"root.bolt is cut to one page", func(t *testing.T, im image) { must(t, os.Truncate(im.root(), 4096)) }, true},
		{"root.bolt is empty", func(t *testing.T, im image) { must(t, os.Truncate(im.root(), 0)) }, true},
		{"root.bolt is zeros", func(t *testing.T, im image) {
			rewrite(t, im.root(), func(data []byte) []byte { return make([]byte, len(data)) })
		}, true},
		{"root.bolt is text", func(t *testing.T, im image) { must(t, os.WriteFile(im.root(), []byte("hello"), 0o600)) }, true},
		{"the store is missing", func(t *testing.T, im image) { must(t, os.RemoveAll(im.store)) }, true},
		{"the generation is missing", func(t *testing.T, im image) { must(t, os.RemoveAll(im.generation)) }, true},
		{"the index is missing", func(t *testing.T, im image) { must(t, os.RemoveAll(filepath.Join(im.dir, indexName))) }, true},
		{"all but the archive is missing", func(t *testing.T, im image) {
			must(t, errors.Join(os.RemoveAll(filepath.Join(im.dir, indexName)), os.Remove(filepath.Join(im.dir, currentName))))
		}, true},
		{"the manifest is missing", func(t *testing.T, im image) { must(t, os.Remove(filepath.Join(im.generation, manifestName))) }, true},
		{"the manifest is cut", func(t *testing.T, im image) { rewrite(t, filepath.Join(im.generation, manifestName), half) }, true},
		{"the manifest has a flipped bit", func(t *testing.T, im image) { rewrite(t, filepath.Join(im.generation, manifestName), flip(20)) }, true},
		{"an older schema", func(t *testing.T, im image) { must(t, manifest{Schema: index.SchemaVersion - 1}.write(im.generation)) }, true},
		{"a newer schema", func(t *testing.T, im image) { must(t, manifest{Schema: index.SchemaVersion + 1}.write(im.generation)) }, true},
		{"a half built generation beside", func(t *testing.T, im image) {
			must(t, os.CopyFS(filepath.Join(im.dir, indexName, "999999"), os.DirFS(im.generation)))
			rewrite(t, filepath.Join(im.dir, indexName, "999999", storeName, rootName), half)
		}, false},
	}
	for _, clean := range []bool{true, false} {
		for _, d := range damages {
			t.Run(fmt.Sprintf("%s, clean %v", d.name, clean), func(t *testing.T) {
				im := newImage(t, s, clean)
				d.do(t, im)
				requireRecovery(t, im.dir, s, d.fresh)
			})
		}
	}
}

// requireRecovery opens a data directory after damage.
func requireRecovery(t *testing.T, dir string, s *fakeSource, fresh bool) {
	t.Helper()
	x := openCaughtUp(t, dir, s)
	requireExact(t, x, s)
	status, err := x.Status()
	must(t, err)
	if fresh != (status.Reason != "") {
		t.Errorf("a new generation was started for %q, want one: %v", status.Reason, fresh)
	}
	closeIndex(t, x)
	if names, err := generationsIn(dir); err != nil || len(names) != 1 || names[0] != status.Generation {
		t.Errorf("generations %q, %v, live is %s", names, err, status.Generation)
	}
	again := openIndex(t, dir, s)
	requireExact(t, again, s)
	closeIndex(t, again)
}

// TestMovedDeletion moves a bit in the list of deletions of an index that was
// not closed: an old version is back, another article gone, the count right.
func TestMovedDeletion(t *testing.T) {
	s := filledSource(30)
	live := openCaughtUp(t, dataDir(t), s)
	killed, name := dataDir(t), live.current().name
	root := filepath.Join(killed, indexName, name, storeName, rootName)
	for range 100 { // a merge drops the old version, sometimes before the copy
		a := randomArticle(rand.New(rand.NewPCG(6, 6)), "a00003")
		must(t, live.Index(t.Context(), []*index.Article{a}, s.put(a)))
		copyImage(t, live.dir, killed, name)
		if moveDeletion(t, root) {
			break
		}
	}
	x := openIndex(t, killed, s)
	if status, _ := x.Status(); !strings.Contains(status.Reason, "twice") {
		t.Errorf("a new generation because %q", status.Reason)
	}
	must(t, x.CatchUp(t.Context()))
	requireExact(t, x, s)
}

// moveDeletion shifts every deletion of a root by one article, if there are any.
func moveDeletion(t *testing.T, path string) (moved bool) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	defer db.Close()
	must(t, db.Update(func(tx *bolt.Tx) error {
		snapshots := tx.Bucket(util.BoltSnapshotsBucket)
		newest, _ := snapshots.Cursor().Last()
		return snapshots.Bucket(newest).ForEachBucket(func(name []byte) error {
			segment := snapshots.Bucket(newest).Bucket(name)
			value := segment.Get(util.BoltDeletedKey)
			if value == nil {
				return nil
			}
			deleted := roaring.New()
			if err := deleted.UnmarshalBinary(value); err != nil {
				return err
			}
			data, err := roaring.AddOffset(deleted, 1).MarshalBinary()
			if err != nil {
				return err
			}
			moved = moved || !deleted.IsEmpty()
			return segment.Put(util.BoltDeletedKey, data)
		})
	}))
	return moved
}

func TestStrangersCurrent(t *testing.T) {
	s := filledSource(20)
	for _, content := range []string{"", "../x", "../index", "/etc", "000001/../../x", "000001\x00", "..", ".", "000099", "1", "link", strings.Repeat("0", 5000), "999999999999999999", "\xff"} {
		t.Run(fmt.Sprintf("%.10q", content), func(t *testing.T) {
			im := newImage(t, s, true)
			outside := filepath.Join(im.dir, "x", "mine")
			must(t, os.MkdirAll(filepath.Dir(outside), 0o700))
			must(t, os.WriteFile(outside, []byte("keep"), 0o600))
			must(t, os.Symlink(filepath.Join(im.dir, "x"), filepath.Join(im.dir, indexName, "000077")))
			if content == "link" {
				content = "000077"
			}
			must(t, os.WriteFile(filepath.Join(im.dir, currentName), []byte(content), 0o600))
			requireRecovery(t, im.dir, s, true)
			if data, err := os.ReadFile(outside); err != nil || string(data) != "keep" {
				t.Errorf("a file outside became %q, %v", data, err)
			}
		})
	}
}

func TestCurrentIsADirectory(t *testing.T) {
	im := newImage(t, filledSource(5), true)
	must(t, os.Remove(filepath.Join(im.dir, currentName)))
	must(t, os.Mkdir(filepath.Join(im.dir, currentName), 0o700))
	if x, err := Open(im.dir, filledSource(5), Options{}); err == nil {
		x.Close()
		t.Error("opened, though CURRENT cannot be written")
	}
}

// TestRandomDamage flips, cuts and swaps anywhere below index/: afterwards the
// index is exact, whatever it was.
func TestRandomDamage(t *testing.T) {
	s := filledSource(120)
	images := []image{newImage(t, s, true), newImage(t, s, false)}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 9))
		dir := dataDir(t)
		must(t, os.CopyFS(filepath.Join(dir, "copy"), os.DirFS(images[seed%2].dir)))
		dir = filepath.Join(dir, "copy")
		what := damageSome(t, r, dir)
		x, err := Open(dir, s, Options{})
		if err != nil {
			t.Fatalf("seed %d, %s: %v", seed, what, err)
		}
		if err := x.CatchUp(t.Context()); err != nil {
			t.Fatalf("seed %d, %s: %v", seed, what, err)
		}
		t.Logf("seed %d: %s", seed, what)
		requireExact(t, x, s)
		closeIndex(t, x)
	}
}

func damageSome(t *testing.T, r *rand.Rand, dir string) string {
	var files []string
	must(t, filepath.WalkDir(filepath.Join(dir, indexName), func(path string, d fs.DirEntry, err error) error {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
			files = append(files, path)
		}
		return err
	}))
	path := files[r.IntN(len(files))]
	kind := r.IntN(4)
	rewrite(t, path, func(data []byte) []byte {
		at := r.IntN(len(data))
		switch kind {
		case 0:
			return data[:at]
		case 1:
			clear(data[at:min(len(data), at+512)])
		case 2:
			data[at] ^= 1 << r.IntN(8)
		default:
			copy(data[at:], data[r.IntN(len(data)):])
		}
		return data
	})
	return fmt.Sprintf("kind %d in %s", kind, filepath.Base(path))
}
