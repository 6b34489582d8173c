package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

const (
	zipMagic      = "PK\x03\x04"
	emptyZipMagic = "PK\x05\x06"

	// maxDirectory bounds the list of files of a zip archive, in bytes: it is
	// held in memory, and has 150 for a file with a long name.
	maxDirectory = 16 << 20

	// maxSpool bounds a zip archive that comes as a stream, in bytes. Its list
	// stands at the end, so that it has to be kept until then.
	maxSpool = 4 << 30

	flagEncrypted = 1 // of the general purpose flags of a file
)

var (
	errDirectory = fmt.Errorf("the list of files is longer than %d bytes", maxDirectory)
	errPackedZip = errors.New("a zip archive that is packed once more is not read")
)

func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) || bytes.HasPrefix(head, []byte(emptyZipMagic))
}

// zip reads the files of a zip archive. One that is a file is read where it
// stands; one that comes as a stream is kept in a temporary file, which has no
// name as soon as it is open where the system allows that.
func (w *walk) zip(in *input) bool {
	if in.packed {
		return w.reject(in.name, errPackedZip.Error())
	}
	if file, size, ok := seekable(in); ok {
		return w.zipArchive(in, file, size)
	}
	spool, err := os.CreateTemp("", "dateline-*.zip")
	if err != nil {
		return w.reject(in.name, "keeping a zip archive from a stream: "+reasonOf(err))
	}
	os.Remove(spool.Name())
	defer os.Remove(spool.Name())
	defer spool.Close()
	size, err := io.Copy(spool, io.LimitReader(in.r, w.limits.spool+1))
	if err == nil && size > w.limits.spool {
		err = fmt.Errorf("a zip archive from a stream has more than %d bytes: name the file", w.limits.spool)
	}
	if err != nil {
		return w.reject(in.name, reasonOf(err))
	}
	return w.zipArchive(in, spool, size)
}

// seekable returns the file that an input is read from, if it is a regular one.
func seekable(in *input) (io.ReaderAt, int64, bool) {
	file, ok := in.raw.r.(interface {
		fs.File
		io.ReaderAt
	})
	if !ok || in.name == stdin {
		return nil, 0, false
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, 0, false
	}
	return file, info.Size(), true
}

func (w *walk) zipArchive(in *input, file io.ReaderAt, size int64) bool {
	directory := &rationed{r: file, left: maxDirectory}
	archive, err := zip.NewReader(directory, size)
	if err == nil && len(archive.File) > w.limits.entries {
		err = tooManyEntries(w.limits.entries)
	}
	if err != nil {
		return w.yield(nil, in.reject(0, size, fmt.Errorf("zip archive: %w", err)))
	}
	directory.onRead = w.opts.OnRead
	directory.unbound = true
	if read := documentOf(archive); read != nil {
		return read(in, archive, w.yield)
	}
	sum := int64(0)
	for _, f := range archive.File {
		if !w.zipEntry(in, f, &sum) {
			return false
		}
		if w.limits.ratio.exceeded(sum, size) {
			return w.reject(in.name, errRatio.Error()+": the rest is not read")
		}
	}
	return true
}

// zipEntry reads one file. What it unpacks to is added to sum: files of an
// archive can share their bytes.
func (w *walk) zipEntry(in *input, f *zip.File, sum *int64) bool {
	if f.FileInfo().IsDir() || isHidden(f.Name) {
		return true
	}
	label := entryLabel(in.name, f.Name)
	if err := w.zipFault(f); err != nil {
		return w.reject(label, err.Error())
	}
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		err = fmt.Errorf("compressed by method %d, which is not read", f.Method)
	}
	if err != nil {
		return w.reject(label, reasonOf(err))
	}
	defer r.Close()
	size := func() int64 { return int64(f.CompressedSize64) }
	b := &bounded{r: r, packed: size, limit: w.limits.entry, ratio: w.limits.ratio}
	defer func() { *sum += b.n }()
	return w.openEntry(label, b)
}

func (w *walk) zipFault(f *zip.File) error {
	switch {
	case f.Flags&flagEncrypted != 0:
		return errEncrypted
	case f.UncompressedSize64 > uint64(w.limits.entry):
		return fmt.Errorf("file of %d bytes in an archive, the limit is %d", f.UncompressedSize64, w.limits.entry)
	}
	return entryFault(f.Name, f.Mode())
}

// rationed gives a number of bytes and then an error, until it is unbound.
type rationed struct {
	r       io.ReaderAt
	left    int64
	unbound bool
	onRead  func(int)
}

func (r *rationed) ReadAt(p []byte, off int64) (int, error) {
	if r.left -= int64(len(p)); r.left < 0 && !r.unbound {
		return 0, errDirectory
	}
	n, err := r.r.ReadAt(p, off)
	if r.onRead != nil && n > 0 {
		r.onRead(n)
	}
	return n, err
}
