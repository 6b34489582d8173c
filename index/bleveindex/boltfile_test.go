package bleveindex

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"
)

// tree is a bucket as a test compares it.
type tree map[string]any // string or tree

func TestReadBoltReadsWhatBboltWrote(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		path, want := randomBolt(t, r)
		data, err := os.ReadFile(path)
		must(t, err)
		entries, err := readBolt(data)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := cmp.Diff(want, treeOf(entries)); diff != "" {
			t.Fatalf("seed %d: %.2000s", seed, diff)
		}
	}
}

func treeOf(entries []boltEntry) tree {
	out := tree{}
	for _, e := range entries {
		if e.isBucket {
			out[string(e.key)] = treeOf(e.bucket)
			continue
		}
		out[string(e.key)] = string(e.value)
	}
	return out
}

// randomBolt writes a file in several transactions, with deletions, so that it
// has branches, overflow pages, inline buckets and free pages.
func randomBolt(t *testing.T, r *rand.Rand) (string, tree) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.bolt")
	db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true, PageSize: 1024 << r.IntN(4), NoFreelistSync: r.IntN(4) == 0})
	must(t, err)
	want := tree{}
	for range 1 + r.IntN(6) {
		must(t, db.Update(func(tx *bolt.Tx) error {
			for range 1 + r.IntN(4) {
				name := fmt.Sprint("bucket", r.IntN(4))
				b, err := tx.CreateBucketIfNotExists([]byte(name))
				if err != nil {
					return err
				}
				if want[name] == nil {
					want[name] = tree{}
				}
				if err := randomEntries(r, b, want[name].(tree), 0); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	must(t, db.Close())
	return path, want
}

func randomEntries(r *rand.Rand, b *bolt.Bucket, want tree, depth int) error {
	for range r.IntN(200) {
		key := fmt.Sprintf("k%03d", r.IntN(400))
		value := bytes.Repeat([]byte{byte(r.IntN(256))}, r.IntN(40)*r.IntN(40)*r.IntN(4))
		var err error
		if r.IntN(3) > 0 {
			err, want[key] = b.Put([]byte(key), value), string(value)
		} else {
			err = b.Delete([]byte(key))
			delete(want, key)
		}
		if err != nil {
			return err
		}
	}
	if depth == 3 {
		return nil
	}
	name := fmt.Sprint("sub", r.IntN(3))
	sub, err := b.CreateBucketIfNotExists([]byte(name))
	if err != nil {
		return err
	}
	if want[name] == nil {
		want[name] = tree{}
	}
	return randomEntries(r, sub, want[name].(tree), depth+1)
}

// FuzzReadBolt damages a file: either readBolt says so, or bbolt finds nothing
// wrong with it, opens it and writes to it.
func FuzzReadBolt(f *testing.F) {
	path := filepath.Join(f.TempDir(), "x.bolt")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: 1024})
	if err == nil {
		err = db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucket([]byte("s"))
			for i := 0; i < 100 && err == nil; i++ {
				err = b.Put(fmt.Appendf(nil, "key%03d", i), make([]byte, 20))
			}
			if err == nil {
				_, err = b.CreateBucket([]byte("small"))
			}
			return err
		})
	}
	if err != nil {
		f.Fatal(err)
	}
	if err := db.Close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), uint32(40), []byte{1}, uint32(len(whole)))
	for at := uint32(0); at < uint32(len(whole)); at += 512 {
		f.Add(at, uint32(8), []byte{0xff, 3}, uint32(len(whole)))
	}
	f.Fuzz(func(t *testing.T, at, skip uint32, over []byte, size uint32) {
		data := bytes.Clone(whole)
		for i, b := range over {
			data[(int(at)+i*int(skip%4096))%len(data)] ^= b
		}
		data = data[:min(int(size), len(data))]
		if _, err := readBolt(data); err != nil {
			return
		}
		requireBoltSound(t, data)
	})
}

func requireBoltSound(t *testing.T, data []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "y.bolt")
	must(t, os.WriteFile(path, data, 0o600))
	err := guard(func() error {
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			return err
		}
		defer db.Close()
		return db.Update(func(tx *bolt.Tx) error {
			for err := range tx.Check() {
				return err
			}
			b, err := tx.CreateBucketIfNotExists([]byte("new"))
			if err != nil {
				return err
			}
			return b.Put([]byte("k"), make([]byte, 5000))
		})
	})
	if err != nil {
		t.Errorf("accepted, but bbolt says: %v", err)
	}
}
