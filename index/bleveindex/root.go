package bleveindex

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"regexp"

	"github.com/blevesearch/bleve/v2/util"
)

// maxRootSize bounds root.bolt: it holds a name and a bitmap of deletions for
// each segment, some megabytes for ten million articles.
const maxRootSize = 256 << 20

// segmentName is what scorch calls its files. Nothing else is believed: a name
// leads to a path.
var segmentName = regexp.MustCompile(`^[0-9a-f]{12,16}\.zap$`)

// root is what root.bolt says of the newest snapshot.
type root struct {
	segments []string // file names
	state    state
	sum      uint32 // CRC-32 of the file
}

// readRoot reads and checks root.bolt.
func readRoot(path string) (root, error) {
	data, err := readRegular(path, maxRootSize)
	if err != nil {
		return root{}, err
	}
	top, err := readBolt(data)
	if err != nil {
		return root{}, fmt.Errorf("reading %s: %w", path, err)
	}
	r, err := newestSnapshot(top)
	if err != nil {
		return root{}, fmt.Errorf("reading %s: %w", path, err)
	}
	r.sum = crc32.ChecksumIEEE(data)
	return r, nil
}

// newestSnapshot reads the snapshot with the highest number, which is the one
// that scorch opens. Its layout is that of scorch's prepareBoltSnapshot.
func newestSnapshot(top []boltEntry) (root, error) {
	snapshots, _ := boltFind(top, util.BoltSnapshotsBucket)
	if len(snapshots.bucket) == 0 {
		return root{}, fmt.Errorf("no snapshot in it")
	}
	var r root
	newest := snapshots.bucket[len(snapshots.bucket)-1]
	internal, _ := boltFind(newest.bucket, util.BoltInternalKey)
	value, _ := boltFind(internal.bucket, []byte(stateKey))
	var err error
	if r.state, err = parseState(value.value); err != nil {
		return root{}, err
	}
	for _, e := range newest.bucket {
		if e.key[0] == util.BoltInternalKey[0] || e.key[0] == util.BoltMetaDataKey[0] {
			continue
		}
		name, _ := boltFind(e.bucket, util.BoltPathKey)
		if !segmentName.Match(name.value) {
			return root{}, fmt.Errorf("a segment named %.40q", name.value)
		}
		r.segments = append(r.segments, string(name.value))
	}
	return r, nil
}

// readRegular reads a file that must be a regular one, no link or device.
func readRegular(path string, limit int64) ([]byte, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > limit {
		return nil, fmt.Errorf("reading %s: not a regular file of at most %d bytes", path, limit)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}

// state is how far an index is, kept in it with every batch.
type state struct {
	seq     uint64 // of the archive: all changes up to it are in the index
	leftOut uint64 // articles that the archive has and cannot give
}

const (
	stateKey  = "dateline"
	stateSize = 8 + 8 + 4
)

// bytes returns the state with a checksum: root.bolt has none of its own.
func (s state) bytes() []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, stateSize), s.seq)
	b = binary.BigEndian.AppendUint64(b, s.leftOut)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

func parseState(b []byte) (state, error) {
	if len(b) != stateSize || crc32.ChecksumIEEE(b[:stateSize-4]) != binary.BigEndian.Uint32(b[stateSize-4:]) {
		return state{}, fmt.Errorf("no valid state in it")
	}
	return state{seq: binary.BigEndian.Uint64(b), leftOut: binary.BigEndian.Uint64(b[8:])}, nil
}
