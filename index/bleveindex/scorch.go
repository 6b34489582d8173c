package bleveindex

import (
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	bolterrors "go.etcd.io/bbolt/errors"
)

// lockWait is how long to wait for another process to let go of root.bolt. It
// is text because Bleve ignores a number, and then waits for ever.
const lockWait = "1s"

// scorchConfig returns the configuration of an index at path. It is made anew
// for every call, since Bleve writes into it.
//
// One snapshot is kept, as there is nothing to roll back to: a damaged index is
// rebuilt.
func scorchConfig(path, onError string) map[string]any {
	return map[string]any{
		"path":                   path,
		"bolt_timeout":           lockWait,
		"numSnapshotsToKeep":     1,
		"asyncErrorCallbackName": onError,
	}
}

// bleveCallbacks guards Bleve's list of callbacks, a map that belongs to its
// package and that every index looks its own callback up in when it is made.
var bleveCallbacks sync.Mutex

// newScorch makes a scorch index at path, which is not open yet. Errors of its
// goroutines go to onError.
func newScorch(path string, queue *bleve.AnalysisQueue, onError func(error)) (*scorch.Scorch, error) {
	bleveCallbacks.Lock()
	defer bleveCallbacks.Unlock()
	scorch.RegistryAsyncErrorCallbacks[path] = func(err error, _ string) { onError(err) }
	defer delete(scorch.RegistryAsyncErrorCallbacks, path)
	made, err := scorch.NewScorch(scorch.Name, scorchConfig(path, path), queue)
	if err != nil {
		return nil, err
	}
	s, ok := made.(*scorch.Scorch)
	if !ok {
		return nil, fmt.Errorf("an index of type %T", made)
	}
	return s, nil
}

// locked reports whether an index did not open because it is open elsewhere.
func locked(err error) bool { return errors.Is(err, bolterrors.ErrTimeout) }

// errPanic is returned when Bleve panicked.
var errPanic = errors.New("the index panicked")

// guard calls Bleve and turns a panic into an error, also one that comes from
// a file that ends before its mapping does.
func guard(call func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer debug.SetPanicOnFault(before)
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%w: %v", errPanic, reason)
		}
	}()
	return call()
}
