package durable

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWriteFileReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "CURRENT")
	for _, want := range []string{"first, and longer than what follows", "second", ""} {
		if err := WriteFile(path, []byte(want)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != want {
			t.Errorf("read %q, %v; want %q", got, err, want)
		}
	}
	if names := namesIn(t, dir); len(names) != 1 {
		t.Errorf("directory holds %q, want CURRENT alone", names)
	}
}

func TestWriteFileIntoMissingDirectory(t *testing.T) {
	err := WriteFile(filepath.Join(t.TempDir(), "no", "CURRENT"), []byte("x"))
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want an error that says what does not exist", err)
	}
}

// faultyDisk does real work, records it, and fails its n-th step.
type faultyDisk struct {
	osDisk
	failAt int
	steps  []string
}

var errInjected = errors.New("injected")

func (d *faultyDisk) step(format string, args ...any) error {
	d.steps = append(d.steps, fmt.Sprintf(format, args...))
	if len(d.steps) == d.failAt {
		return errInjected
	}
	return nil
}

func (d *faultyDisk) Create(path string, data []byte) error {
	if err := d.step("create and sync %s", filepath.Base(path)); err != nil {
		os.WriteFile(path, data[:len(data)/2], 0o600) // a disk that fills up leaves a part
		return err
	}
	return d.osDisk.Create(path, data)
}

func (d *faultyDisk) Rename(from, to string) error {
	if err := d.step("rename %s to %s", filepath.Base(from), filepath.Base(to)); err != nil {
		return err
	}
	return d.osDisk.Rename(from, to)
}

func (d *faultyDisk) SyncDir(dir string) error {
	if err := d.step("sync directory"); err != nil {
		return err
	}
	return d.osDisk.SyncDir(dir)
}

func TestOrderOfSteps(t *testing.T) {
	d := &faultyDisk{}
	if err := writeFile(d, filepath.Join(t.TempDir(), "CURRENT"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	want := []string{"create and sync CURRENT.tmp", "rename CURRENT.tmp to CURRENT", "sync directory"}
	if diff := cmp.Diff(want, d.steps); diff != "" {
		t.Error(diff)
	}
}

func TestFailureAtEveryStepLeavesOldOrNew(t *testing.T) {
	for failAt := 1; failAt <= 3; failAt++ {
		dir := t.TempDir()
		path := filepath.Join(dir, "CURRENT")
		if err := WriteFile(path, []byte("old content")); err != nil {
			t.Fatal(err)
		}
		d := &faultyDisk{failAt: failAt}
		if err := writeFile(d, path, []byte("new")); !errors.Is(err, errInjected) {
			t.Errorf("step %d: got %v, want the error of the disk", failAt, err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != "old content" && string(got) != "new" {
			t.Errorf("step %d: read %q, %v", failAt, got, err)
		}
		if names := namesIn(t, dir); len(names) != 1 {
			t.Errorf("step %d: directory holds %q, want CURRENT alone", failAt, names)
		}
	}
}

func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
