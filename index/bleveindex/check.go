package bleveindex

import (
	"encoding/binary"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// storeName is the directory of a generation that belongs to scorch.
const storeName = "store"

const rootName = "root.bolt"

// checkGeneration looks at the files of a generation that nobody has open, and
// returns why it cannot be believed, if so. Bleve itself would take a damaged
// segment for granted and replace a missing one by older data.
func checkGeneration(dir string) (root, manifest, error) {
	m, err := readManifest(dir)
	if err != nil {
		return root{}, m, err
	}
	store := filepath.Join(dir, storeName)
	r, err := readRoot(filepath.Join(store, rootName))
	if err != nil {
		return r, m, err
	}
	sums, err := sumSegments(store, r.segments)
	if err != nil {
		return r, m, err
	}
	if !m.Clean {
		return r, m, nil
	}
	if m.Root.Sum != r.sum || m.Seq != r.state.seq || !slices.Equal(m.Segments, sums) {
		return r, m, fmt.Errorf("the files of %s are not those that its manifest names", dir)
	}
	return r, m, nil
}

// sumSegments checks segments, as many at once as there are processors, and
// returns their checksums in the same order.
func sumSegments(store string, names []string) ([]fileSum, error) {
	sums := make([]fileSum, len(names))
	errs := make([]error, len(names))
	var workers sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		slots <- struct{}{}
		workers.Go(func() {
			defer func() { <-slots }()
			sums[i].Name = name
			sums[i].Sum, errs[i] = sumSegment(filepath.Join(store, name))
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return sums, nil
}

const crcSize = 4

// sumSegment compares a segment with the checksum in its last four bytes, and
// returns that.
func sumSegment(path string) (uint32, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() || info.Size() < crcSize {
		return 0, fmt.Errorf("checking %s: not a segment", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	sum := crc32.NewIEEE()
	stored, err := copyAndSum(f, info.Size()-crcSize, sum)
	if err != nil {
		return 0, fmt.Errorf("checking %s: %w", path, err)
	}
	if stored != sum.Sum32() {
		return 0, fmt.Errorf("checking %s: its checksum is wrong", path)
	}
	return stored, nil
}

// sumBuffer is how much of a segment is read at once.
const sumBuffer = 1 << 20

// copyAndSum reads size bytes into sum and returns the number behind them.
func copyAndSum(f io.Reader, size int64, sum hash.Hash32) (uint32, error) {
	buffer := make([]byte, min(sumBuffer, size+crcSize))
	if _, err := io.CopyBuffer(sum, io.LimitReader(f, size), buffer); err != nil {
		return 0, err
	}
	var stored [crcSize]byte
	if _, err := io.ReadFull(f, stored[:]); err != nil {
		return 0, err
	}
	return binary.BigEndian.Uint32(stored[:]), nil
}

// storedSum returns the checksum in the last bytes of a segment.
func storedSum(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if _, err := f.Seek(-crcSize, io.SeekEnd); err != nil {
		return 0, err
	}
	return copyAndSum(f, 0, crc32.NewIEEE())
}
