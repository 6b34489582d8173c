package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	bolt "go.etcd.io/bbolt"

	"dateline/index/durable"
	"dateline/index/story"
)

// create makes an empty archive under its name in one step, so that a file of
// that name is always whole. A second process that does the same at the same
// time finds the file there, and both go on to ask for its lock.
func create(dir string) error {
	if err := os.MkdirAll(dir, dirPerm); err != nil {
		return fmt.Errorf("creating %s: %w", dir, err)
	}
	temp, err := os.CreateTemp(dir, leftoverPrefix+"*")
	if err != nil {
		return fmt.Errorf("creating an archive: %w", err)
	}
	defer os.Remove(temp.Name())
	if err := temp.Close(); err != nil {
		return err
	}
	if err := createBuckets(temp.Name()); err != nil {
		return fmt.Errorf("creating an archive in %s: %w", dir, err)
	}
	if err := nameOnce(temp.Name(), filepath.Join(dir, fileName)); err != nil {
		return fmt.Errorf("creating an archive in %s: %w", dir, err)
	}
	return errors.Join(durable.SyncDir(dir), durable.SyncDir(filepath.Dir(dir)))
}

// nameOnce gives a file its name unless another has it already.
func nameOnce(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil {
		return nil
	}
	if _, statErr := os.Stat(path); statErr == nil {
		return nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(temp, path) // file systems without links
}

// leftoverPrefix begins the names of archives that are being created. What a
// crash leaves of them is removed by the next process that holds the lock.
const leftoverPrefix = fileName + ".new-"

func removeLeftovers(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // in vain is no harm: it is only space
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), leftoverPrefix) {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func createBuckets(path string) error {
	db, err := bolt.Open(path, filePerm, &bolt.Options{Timeout: lockTimeout, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range [][]byte{bucketArchive, bucketArticles, bucketIDs, bucketDictionaries, bucketSignatures, bucketStories} {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		b := tx.Bucket(bucketArchive)
		return errors.Join(
			b.Put(keyFormat, []byte{formatVersion}), b.Put(keyState, state{}.bytes()),
			b.Put(keyStories, rulesOf(story.DefaultWindow).bytes()))
	})
	return errors.Join(err, db.Close())
}
