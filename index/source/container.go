package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
)

// Limits on an archive of files (zip, tar), beside those on unpacking.
const (
	maxEntries = 100_000 // files: more is a disk, not a collection of texts
	maxEntry   = 4 << 30 // bytes of one file, as it is read
)

var (
	errNested    = errors.New("an archive inside an archive is not read")
	errEncrypted = errors.New("encrypted")
	errAbsolute  = errors.New("an absolute name in an archive")
)

// limits are the limits on an archive; tests have smaller ones.
type limits struct {
	entries int
	entry   int64
	spool   int64
	ratio   ratio
}

func usualLimits() limits {
	return limits{entries: maxEntries, entry: maxEntry, spool: maxSpool, ratio: ratio{maxRatio, ratioFrom}}
}

// container returns what reads an archive that begins with head, or nil when
// it is none.
func (w *walk) container(head []byte) func(*input) bool {
	switch {
	case isZip(head):
		return w.zip
	case isTar(head):
		return w.tar
	}
	return nil
}

// openEntry reads a file of an archive. Its name is only a label: nothing is
// ever written under it. r does not outlive the call.
func (w *walk) openEntry(label string, r *bounded) bool {
	in, err := openInput(label, r, nil)
	if err != nil {
		return w.reject(label, reasonOf(err))
	}
	defer in.close()
	in.entry = true
	return w.input(in)
}

// entryLabel returns what a file of an archive is called, below the name of
// the archive, without what could not be printed.
func entryLabel(archive, name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?"))
	return archive + "/" + name
}

// isHidden reports whether a file of an archive is passed over as it would be
// in a folder, or was made by the archiver.
func isHidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// entryFault says why a file of an archive is not read, by its name and kind.
func entryFault(name string, mode fs.FileMode) error {
	switch {
	case mode&fs.ModeSymlink != 0:
		return errors.New("a link in an archive is not followed")
	case !mode.IsRegular():
		return errors.New(reasonOfMode(mode))
	case isAbsolute(name):
		return errAbsolute
	}
	return nil
}

// isAbsolute reports whether a name stands for a place of its own on any
// system.
func isAbsolute(name string) bool {
	return strings.HasPrefix(name, "/") || strings.HasPrefix(name, `\`) || len(name) > 1 && name[1] == ':'
}

func tooManyEntries(limit int) error {
	return fmt.Errorf("archive of more than %d files", limit)
}
