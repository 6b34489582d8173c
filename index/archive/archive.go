// Package archive keeps articles on disk: the truth from which everything else
// is derived. It is one bbolt file in which every value has a checksum; beside
// it stand a witness of its last change and a file that says who has it open.
//
// When Put returns, its articles survive kill -9 and loss of power. A damaged
// article is an error that names it, and the others stay readable. Nothing is
// repaired or deleted unasked.
package archive

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"dateline/index"
)

const (
	fileName = "archive.db"

	dirPerm  fs.FileMode = 0o700 // what somebody collects on a conflict can endanger people
	filePerm fs.FileMode = 0o600

	// lockTimeout is how long a second process waits for the first one to end:
	// long enough for a restart, within the 2 s in which it must say so. It
	// does not limit opening itself, which takes its time on a slow disk.
	lockTimeout = time.Second

	formatVersion   = 2
	formatNoStories = 1 // the same without buckets of stories, see FindStories
)

var (
	// ErrReadOnly is returned for a change to an archive opened to read.
	ErrReadOnly = errors.New("the archive is open to read only")
	// ErrFormat is returned for an archive that a later version wrote.
	ErrFormat = errors.New("the archive has a format that this version does not know")
	// ErrNoArchive is returned when there is nothing to open to read.
	ErrNoArchive = errors.New("no archive there")
)

// Buckets of the file, and keys of the bucket "archive".
var (
	bucketArchive      = []byte("archive")
	bucketArticles     = []byte("articles")     // sequence number -> value, see seal
	bucketIDs          = []byte("ids")          // id -> entry
	bucketDictionaries = []byte("dictionaries") // number -> checksum and content

	keyFormat = []byte("format")
	keyState  = []byte("state")
)

// Options say how an archive is opened.
type Options struct {
	ReadOnly bool // several processes may read at once, while none writes
}

// Archive is an open archive. It is safe for concurrent use.
type Archive struct {
	dir      string
	readOnly bool
	db       *bolt.DB
	file     *os.File // that db has open
	packer   atomic.Pointer[packer]
	state    atomic.Pointer[state]
	rolled   bool
	damage   error

	stories *stories // nil before the first change; used while writing is held
	closed  bool
	writing sync.Mutex                         // held by changes, one at a time
	broken  error                              // of a change that panicked: bbolt is not to be trusted with another
	free    func(dir string) (uint64, bool)    // bytes left on the disk, replaced by tests
	witness func(dir string, seq uint64) error // replaced by tests
	now     func() time.Time
}

var _ index.Archive = (*Archive)(nil)

// Open opens the archive in a data directory. To write, it makes directory and
// archive where they are missing. When another process has the archive open,
// the error is ErrLocked within two seconds, and names it.
//
// A damaged archive opens as far as it can be read, see [Archive.Damage] and
// [Archive.RolledBack].
func Open(dir string, opts Options) (*Archive, error) {
	a := &Archive{dir: dir, readOnly: opts.ReadOnly, free: freeSpace, witness: writeWitness, now: time.Now}
	path := filepath.Join(dir, fileName)
	if err := a.prepare(path); err != nil {
		return nil, err
	}
	if err := a.open(path); err != nil {
		return nil, err
	}
	if err := a.load(); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", path, err), a.Close())
	}
	return a, nil
}

func (a *Archive) prepare(path string) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.Size() == 0: // bbolt would take it for a new one
		return fmt.Errorf("opening %s: %w: file is empty", path, index.ErrDamaged)
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("opening %s: %w", path, err)
	case a.readOnly:
		return fmt.Errorf("opening %s: %w", a.dir, ErrNoArchive)
	}
	return create(a.dir)
}

// open opens the file with its lock. A file whose structure is damaged can make
// bbolt panic, and then the lock must not stay.
func (a *Archive) open(path string) error {
	opts := &bolt.Options{
		Timeout: lockTimeout, ReadOnly: a.readOnly, FreelistType: bolt.FreelistMapType,
		OpenFile: func(name string, flag int, perm fs.FileMode) (f *os.File, err error) {
			a.file, err = os.OpenFile(name, flag, perm)
			return a.file, err
		},
	}
	err := guard(func() (err error) {
		a.db, err = bolt.Open(path, filePerm, opts)
		return err
	})
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return lockedError(a.dir)
	case errors.Is(err, errFault):
		err = errors.Join(err, a.file.Close())
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum):
		err = fmt.Errorf("%w: %w", index.ErrDamaged, err)
	}
	return fmt.Errorf("opening %s: %w", path, err)
}

// load reads what the archive says of itself.
func (a *Archive) load() error {
	if !a.readOnly {
		if err := writeHolder(a.dir, a.now()); err != nil {
			return fmt.Errorf("writing the holder of the lock: %w", err)
		}
		removeLeftovers(a.dir)
	}
	var s state
	var dictionaries [][]byte
	var damage []error
	err := a.view(func(tx *bolt.Tx) (err error) {
		if err = checkFormat(tx); err != nil {
			return err
		}
		if s, err = stateOf(tx.Bucket(bucketArchive).Get(keyState)); err != nil {
			return err
		}
		dictionaries, damage = loadDictionaries(tx)
		return nil
	})
	if err != nil {
		return err
	}
	p, err := newPacker(dictionaries)
	if err != nil {
		return err
	}
	a.packer.Store(p)
	seen, err := readWitness(a.dir)
	if err != nil {
		return err
	}
	if a.rolled = s.seq < seen; a.rolled {
		s.seq = seen // numbers that were given once are not given again
	}
	a.state.Store(&s)
	a.damage = errors.Join(append(damage, a.checkIDs(s.count))...)
	return nil
}

func checkFormat(tx *bolt.Tx) error {
	for _, name := range [][]byte{bucketArchive, bucketArticles, bucketIDs, bucketDictionaries} {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("%w: no bucket %q", index.ErrDamaged, name)
		}
	}
	format := tx.Bucket(bucketArchive).Get(keyFormat)
	if len(format) != 1 {
		return fmt.Errorf("%w: format of the archive", index.ErrDamaged)
	}
	if format[0] != formatVersion && format[0] != formatNoStories {
		return fmt.Errorf("%w: %d", ErrFormat, format[0])
	}
	return nil
}

// view runs fn in a guarded read transaction.
func (a *Archive) view(fn func(tx *bolt.Tx) error) error {
	return guard(func() error { return a.db.View(fn) })
}

// Seq returns the sequence number of the last change, 0 when there was none.
func (a *Archive) Seq() uint64 { return a.state.Load().seq }

// Len returns the number of articles.
func (a *Archive) Len() int { return int(a.state.Load().count) }

// RolledBack reports whether the archive was found older than its witness at
// opening: what was stored last is lost, to a damaged page or to an older copy
// that was put in its place. What is derived from the archive is to be built
// anew.
func (a *Archive) RolledBack() bool { return a.rolled }

// Damage returns what was found damaged at opening, in the list of ids and the
// dictionaries, nil when nothing was. With it an article can be missing without
// an error of its own. [Archive.Verify] looks at everything else, too.
func (a *Archive) Damage() error { return a.damage }

// Close closes the archive and gives up its lock. It waits for what is going on.
func (a *Archive) Close() error {
	a.writing.Lock()
	defer a.writing.Unlock()
	if a.closed {
		return nil
	}
	a.closed = true
	var errs []error
	if !a.readOnly { // while the lock is held: later the file would be the next holder's
		errs = append(errs, removeHolder(a.dir))
	}
	if a.broken != nil { // bbolt may hold its own locks for ever
		errs = append(errs, a.file.Close())
	} else {
		errs = append(errs, guard(a.db.Close))
	}
	if p := a.packer.Load(); p != nil {
		errs = append(errs, p.close())
	}
	return errors.Join(errs...)
}
