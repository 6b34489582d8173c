package archive

import (
	"errors"
	"fmt"
	"runtime/debug"

	"dateline/index"
)

// errFault marks what bbolt or the memory manager stumbled over.
var errFault = errors.New("reading the file failed")

// guard runs op, which reads the mapped file. bbolt believes every number in
// the file: a damaged one makes it panic, or read beside the mapping, which
// would end the process. Both become an error here. What op needs of the file
// it must copy: behind it nothing is guarded.
func guard(op func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %w: %v", index.ErrDamaged, errFault, p)
		}
	}()
	return op()
}
