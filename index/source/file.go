package source

import "bufio"

// File says how a file is read, before its first article comes.
type File struct {
	Name    string // as rejects name it
	Format  Format
	Packing string // "gzip", "zstd" or "bzip2", "" when it is not packed
}

// found tells that a file is about to be read.
func (w *walk) found(in *input, f format) {
	if w.opts.OnFile != nil {
		w.opts.OnFile(File{Name: in.name, Format: f.name, Packing: in.raw.packing})
	}
}

// packingOf returns the name of the packing of what comes next, "" for none.
func packingOf(r *bufio.Reader) string {
	switch {
	case isGzip(r):
		return "gzip"
	case isZstd(r):
		return "zstd"
	case isBzip2(r):
		return "bzip2"
	}
	return ""
}
