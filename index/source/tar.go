package source

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// Places in the header of a tar archive.
const (
	tarBlock    = 512
	tarSumAt    = 148
	tarSumBytes = 8
)

// isTar recognises a tar archive by the checksum of its first header: the old
// form has no other mark.
func isTar(head []byte) bool {
	if len(head) < tarBlock || head[0] == 0 {
		return false
	}
	field := bytes.Trim(head[tarSumAt:tarSumAt+tarSumBytes], " \x00")
	want, err := strconv.ParseInt(string(field), 8, 64)
	if err != nil {
		return false
	}
	sum := int64(tarSumBytes) * ' '
	for i, c := range head[:tarBlock] {
		if i < tarSumAt || i >= tarSumAt+tarSumBytes {
			sum += int64(c)
		}
	}
	return sum == want
}

// tar reads the files of a tar archive one after the other, as they come.
func (w *walk) tar(in *input) bool {
	read := &counter{r: in.r}
	archive := tar.NewReader(read)
	for entries := 1; ; entries++ {
		h, err := archive.Next()
		pos := max(0, read.n-tarBlock)
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return w.yield(nil, in.reject(0, pos, fmt.Errorf("tar archive, file %d, before byte %d: %w", entries, read.n, err)))
		case entries > w.limits.entries:
			return w.yield(nil, in.reject(0, pos, tooManyEntries(w.limits.entries)))
		}
		if !w.tarEntry(in, archive, h) {
			return false
		}
	}
}

func (w *walk) tarEntry(in *input, archive io.Reader, h *tar.Header) bool {
	switch {
	case h.Typeflag == tar.TypeDir, h.Typeflag == tar.TypeXGlobalHeader, isHidden(h.Name):
		return true
	}
	label := entryLabel(in.name, h.Name)
	err := entryFault(h.Name, h.FileInfo().Mode())
	switch {
	case h.Typeflag == tar.TypeLink:
		err = errors.New("a link in an archive is not followed")
	case h.Size > w.limits.entry:
		err = fmt.Errorf("file of %d bytes in an archive, the limit is %d", h.Size, w.limits.entry)
	}
	if err != nil {
		return w.reject(label, err.Error())
	}
	// A sparse file has more bytes than the archive: the ratio is that to what was read.
	size := func() int64 { return in.raw.n }
	return w.openEntry(label, &bounded{r: archive, packed: size, limit: w.limits.entry, ratio: w.limits.ratio})
}
