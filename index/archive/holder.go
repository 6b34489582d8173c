package archive

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"dateline/index/durable"
)

// ErrLocked is returned for a data directory that another process has open.
var ErrLocked = errors.New("the data directory is in use")

// holderFile names who writes the data directory. It locks nothing: the lock
// is on archive.db and dies with its process; the file says who to ask.
const holderFile = "LOCK"

// holder is the content of the holder file.
type holder struct {
	PID   int       `json:"pid"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`
}

// writeHolder says that this process holds the lock.
func writeHolder(dir string, now time.Time) error {
	host, _ := os.Hostname() // an empty name is no reason not to work
	data, err := json.Marshal(holder{PID: os.Getpid(), Host: host, Since: now.UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	return durable.WriteFile(filepath.Join(dir, holderFile), append(data, '\n'))
}

func removeHolder(dir string) error {
	err := os.Remove(filepath.Join(dir, holderFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// lockedError says who holds the lock, as far as that is known.
func lockedError(dir string) error {
	var h holder
	data, err := os.ReadFile(filepath.Join(dir, holderFile))
	if err != nil || json.Unmarshal(data, &h) != nil || !h.mayLive() {
		return fmt.Errorf("opening %s: %w by another process", dir, ErrLocked)
	}
	return fmt.Errorf("opening %s: %w by process %d on %q since %s", dir, ErrLocked, h.PID, h.Host, h.Since.Format(time.RFC3339))
}

// mayLive reports whether the process that wrote the file can be the one that
// holds the lock: after a crash the file stays behind.
func (h holder) mayLive() bool {
	host, _ := os.Hostname()
	if host != h.Host || runtime.GOOS == "windows" || h.PID <= 0 {
		return h.PID > 0
	}
	p, err := os.FindProcess(h.PID)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, syscall.EPERM)
}
