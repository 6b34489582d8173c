package bleveindex

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"path/filepath"

	"dateline/index"
	"dateline/index/durable"
)

const (
	manifestName    = "MANIFEST"
	maxManifestSize = 16 << 20 // bytes: 100 for each of very many segments
)

// manifest says what a generation is made of. It is written when the
// generation is made, when it is opened (then it is not clean) and when it is
// closed.
type manifest struct {
	Schema   int       `json:"schema"`
	Clean    bool      `json:"clean"` // it was closed, and nothing has been written since
	Seq      uint64    `json:"seq,omitempty"`
	Root     fileSum   `json:"root,omitzero"`
	Segments []fileSum `json:"segments,omitempty"`
}

// fileSum is a file with its checksum (CRC-32, IEEE). Of a segment it is the
// one in its last four bytes, over all before it.
type fileSum struct {
	Name string `json:"name"`
	Sum  uint32 `json:"crc32"`
}

// write writes the manifest with a line of its own checksum at the end.
func (m manifest) write(dir string) error {
	data, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return fmt.Errorf("writing a manifest: %w", err)
	}
	return durable.WriteFile(filepath.Join(dir, manifestName), append(data, manifestTail(data)...))
}

func manifestTail(data []byte) string { return fmt.Sprintf("\n%08x\n", crc32.ChecksumIEEE(data)) }

// readManifest returns the manifest of a generation, or an error when there is
// none, when it is damaged, or when it is of another schema.
func readManifest(dir string) (manifest, error) {
	path := filepath.Join(dir, manifestName)
	data, err := readRegular(path, maxManifestSize)
	if err != nil {
		return manifest{}, err
	}
	cut := len(data) - len(manifestTail(nil))
	if cut < 0 || !bytes.Equal(data[cut:], []byte(manifestTail(data[:cut]))) {
		return manifest{}, fmt.Errorf("reading %s: wrong checksum", path)
	}
	var m manifest
	if err := json.Unmarshal(data[:cut], &m); err != nil {
		return manifest{}, fmt.Errorf("reading %s: %w", path, err)
	}
	if m.Schema != index.SchemaVersion {
		return manifest{}, fmt.Errorf("the index has version %d, this program makes version %d", m.Schema, index.SchemaVersion)
	}
	return m, nil
}
