// Package durable writes small files so that a crash or a power cut leaves
// either the old content or the new, never a part, and so that what was
// reported as written is there afterwards.
package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// filePerm keeps the archive private to its owner: what somebody collects
// about a conflict can endanger people.
const filePerm fs.FileMode = 0o600

// WriteFile puts data into the file at path in place of what is there. The
// data goes into a temporary file beside it, which is synced and renamed, and
// then the directory is synced: a rename alone can be lost with the power. One
// writer at a time may use it on a path.
func WriteFile(path string, data []byte) error {
	return writeFile(osDisk{}, path, data)
}

// SyncDir makes the names in a directory durable: files that were created,
// renamed or removed in it. Windows cannot sync a directory and needs it not.
func SyncDir(dir string) error {
	return osDisk{}.SyncDir(dir)
}

// disk is what WriteFile does to a file system. Tests replace it to fail at
// any step and to see the order of the steps.
type disk interface {
	// Create writes data to a new or emptied file and syncs it.
	Create(path string, data []byte) error
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(dir string) error
}

func writeFile(d disk, path string, data []byte) error {
	temp := path + ".tmp"
	if err := d.Create(temp, data); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", path, err), cleanUp(d, temp))
	}
	if err := d.Rename(temp, path); err != nil {
		return errors.Join(fmt.Errorf("replacing %s: %w", path, err), cleanUp(d, temp))
	}
	if err := d.SyncDir(filepath.Dir(path)); err != nil {
		return fmt.Errorf("syncing the directory of %s: %w", path, err)
	}
	return nil
}

// cleanUp removes the temporary file of a write that failed. That it is not
// there is no error of its own.
func cleanUp(d disk, temp string) error {
	err := d.Remove(temp)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

type osDisk struct{}

func (osDisk) Create(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, filePerm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }

func (osDisk) Remove(path string) error { return os.Remove(path) }

func (osDisk) SyncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
