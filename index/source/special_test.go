//go:build unix

package source

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpecialFilesAreRejected(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "to-pipe")); err != nil {
		t.Fatal(err)
	}
	_, rejects := collect(t, Open(Options{}, dir, pipe, os.DevNull))
	want := []string{"pipe: a named pipe, not a file", "to-pipe: a named pipe, not a file", "pipe: a named pipe, not a file", os.DevNull + ": a device, not a file"}
	if diff := cmp.Diff(want, reasons(dir, rejects)); diff != "" {
		t.Error(diff)
	}
}
