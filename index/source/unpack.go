package source

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Limits on what a packed file may become. One in a hundred bytes of disk is
// the most that text gives; what gives more is made to fill a memory.
const (
	maxUnpacked   = 256 << 30 // bytes: the largest dumps of a wiki have a hundred billion, and are read as a stream
	maxRatio      = 200       // unpacked to packed bytes
	ratioFrom     = 64 << 20  // bytes up to which any ratio is harmless
	maxZstdWindow = 128 << 20
)

var (
	errPackedTwice = errors.New("packed twice: only one layer is unpacked")
	errUnpacked    = errors.New("unpacks to more than its limit")
	errRatio       = fmt.Errorf("unpacks to more than %d times its size", maxRatio)
)

// unpack takes off one layer of gzip, zstd or bzip2, recognised by its first
// bytes. The closer frees what unpacking held, and is nil when nothing was
// packed; it does not close the file.
func unpack(raw *counter) (r *bufio.Reader, closer func(), err error) {
	packed := bufio.NewReaderSize(raw, bufferSize)
	raw.packing = packingOf(packed)
	plain, closer, err := unpacker(packed)
	if err != nil {
		return nil, nil, fmt.Errorf("unpacking: %w", err)
	}
	if plain == nil {
		return packed, nil, nil
	}
	size := func() int64 { return raw.n }
	r = bufio.NewReaderSize(&bounded{r: plain, packed: size, limit: maxUnpacked}, bufferSize)
	if isPacked(r) {
		closer()
		return nil, nil, errPackedTwice
	}
	return r, closer, nil
}

func unpacker(packed *bufio.Reader) (io.Reader, func(), error) {
	switch {
	case isGzip(packed):
		z, err := gzip.NewReader(packed)
		if err != nil {
			return nil, nil, err
		}
		return z, func() { z.Close() }, nil
	case isZstd(packed):
		z, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxZstdWindow))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	case isBzip2(packed):
		return bzip2.NewReader(packed), func() {}, nil
	}
	return nil, nil, nil
}

func isPacked(r *bufio.Reader) bool { return isGzip(r) || isZstd(r) || isBzip2(r) }

// isBzip2 recognises the header of bzip2 with that of its first block, or with
// the mark of an empty file: "BZh" alone can begin a text.
func isBzip2(r *bufio.Reader) bool {
	magic, _ := r.Peek(10)
	if len(magic) < 10 || !bytes.HasPrefix(magic, []byte("BZh")) || magic[3] < '1' || magic[3] > '9' {
		return false
	}
	return bytes.Equal(magic[4:], []byte("1AY&SY")) || bytes.Equal(magic[4:], []byte{0x17, 0x72, 0x45, 0x38, 0x50, 0x90})
}

func isGzip(r *bufio.Reader) bool {
	magic, _ := r.Peek(3)
	return bytes.Equal(magic, []byte{0x1f, 0x8b, 8})
}

// isZstd recognises a frame of Zstandard (RFC 8878), a skippable one, too.
func isZstd(r *bufio.Reader) bool {
	magic, _ := r.Peek(4)
	if len(magic) < 4 {
		return false
	}
	return bytes.Equal(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}) || magic[0]&0xf0 == 0x50 && bytes.Equal(magic[1:], []byte{0x2a, 0x4d, 0x18})
}

// bounded ends with an error when what it unpacks outgrows the limits.
type bounded struct {
	r      io.Reader
	n      int64
	packed func() int64 // bytes that went in until now
	limit  int64        // of n
	ratio  ratio        // the usual one when zero
}

// ratio is how much unpacking may give.
type ratio struct {
	most int64 // unpacked to packed bytes
	from int64 // bytes up to which any ratio is harmless
}

func (r ratio) exceeded(unpacked, packed int64) bool {
	if r == (ratio{}) {
		r = ratio{maxRatio, ratioFrom}
	}
	return unpacked > r.from && unpacked > r.most*packed
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	switch {
	case b.n > b.limit:
		return 0, fmt.Errorf("%w of %d bytes", errUnpacked, b.limit)
	case b.ratio.exceeded(b.n, b.packed()):
		return 0, errRatio
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("unpacking: %w", err)
	}
	return n, err
}
