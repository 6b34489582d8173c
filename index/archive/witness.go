package archive

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/index/durable"
)

// The witness is a file beside the archive with the sequence number of its last
// change. A fault in the newest meta page makes bbolt fall back to the
// transaction before, and nothing inside the file shows it; nor can it show
// that somebody put an older copy in its place.
const witnessFile = "archive.seq"

// writeWitness is called when the change is on disk: the archive may be newer
// than the witness, after a crash between the two, but never older.
func writeWitness(dir string, seq uint64) error {
	text := strconv.FormatUint(seq, 10)
	return durable.WriteFile(filepath.Join(dir, witnessFile), []byte(text+" "+witnessSum(text)+"\n"))
}

// readWitness returns the sequence number of the witness, 0 when there is none
// or it cannot be read: it proves something only when it is sound.
func readWitness(dir string) (uint64, error) {
	data, err := os.ReadFile(filepath.Join(dir, witnessFile))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("reading the witness of the archive: %w", err)
	}
	text, sum, _ := strings.Cut(strings.TrimSpace(string(data)), " ")
	seq, err := strconv.ParseUint(text, 10, 64)
	if err != nil || sum != witnessSum(text) {
		return 0, nil
	}
	return seq, nil
}

func witnessSum(text string) string {
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, xxhash64([]byte(text))))
}
