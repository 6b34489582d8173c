package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sort"
	"strings"
	"syscall"

	"dateline/index"
)

// maxFolderDepth bounds how deep folders are read: nobody keeps articles
// deeper, and a tree without end must not be walked for ever.
const maxFolderDepth = 100

// stdin is the path that means standard input.
const stdin = "-"

// tree is a file system as far as reading articles needs one. Unlike fs.FS it
// takes file names that are not UTF-8, which old archives are full of.
type tree struct {
	stat func(name string) (fs.FileInfo, error) // follows links
	open func(name string) (fs.File, error)
	join func(elem ...string) string
}

// walk visits files and hands what they hold to the consumer. Its methods
// return whether to go on.
type walk struct {
	opts  Options
	tree  tree
	data  fs.FileInfo // the data directory, nil when there is none
	yield yield
	visit func(name string) bool // what is done with a regular file

	limits limits // on archives
}

func newWalk(opts Options, t tree, yield yield) *walk {
	w := &walk{opts: opts, tree: t, yield: yield, limits: usualLimits()}
	w.visit = w.file
	if opts.DataDir == "" {
		return w
	}
	if info, err := os.Stat(opts.DataDir); err == nil {
		w.data = info
	}
	return w
}

func (w *walk) reject(name, reason string) bool {
	return w.yield(nil, &index.Reject{File: name, Reason: reason})
}

// exists reports an error when a path that the user named is not there.
func (w *walk) exists(name string) error {
	if name == stdin {
		return nil
	}
	_, err := w.tree.stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading %s: %w", name, fs.ErrNotExist)
	}
	return nil
}

// path reads what the user named: a link to a folder, too.
func (w *walk) path(name string) bool {
	if name == stdin {
		return w.standardInput()
	}
	info, err := w.tree.stat(name)
	if err != nil {
		return w.reject(name, reasonOf(err))
	}
	if info.IsDir() {
		return w.folder(name, 0)
	}
	return w.target(name, info)
}

func (w *walk) standardInput() bool {
	if w.opts.Stdin == nil {
		return w.reject(stdin, "there is no standard input")
	}
	return w.content(stdin, w.opts.Stdin)
}

// folder reads all below a folder, in the order of full paths.
func (w *walk) folder(name string, depth int) bool {
	if depth > maxFolderDepth {
		return w.reject(name, fmt.Sprintf("folder is more than %d levels deep", maxFolderDepth))
	}
	entries, err := w.entries(name)
	for _, e := range entries {
		if !w.entry(name, e, depth) {
			return false
		}
	}
	if err != nil {
		return w.reject(name, reasonOf(err))
	}
	return true
}

func (w *walk) entries(name string) ([]fs.DirEntry, error) {
	f, err := w.tree.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dir, ok := f.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("not a folder")
	}
	entries, err := dir.ReadDir(-1)
	sort.Slice(entries, func(i, j int) bool { return sortKey(entries[i]) < sortKey(entries[j]) })
	return entries, err
}

// sortKey makes the order of names in a folder the order of the paths below
// it: "a.txt" stands before "a/b".
func sortKey(e fs.DirEntry) string {
	if e.IsDir() {
		return e.Name() + "/"
	}
	return e.Name()
}

func (w *walk) entry(folder string, e fs.DirEntry, depth int) bool {
	name := w.tree.join(folder, e.Name())
	if strings.HasPrefix(e.Name(), ".") || w.isDataDir(e) {
		return true
	}
	switch {
	case e.IsDir():
		return w.folder(name, depth+1)
	case e.Type().IsRegular():
		return w.visit(name)
	case e.Type()&fs.ModeSymlink == 0:
		return w.reject(name, reasonOfMode(e.Type()))
	}
	info, err := w.tree.stat(name)
	if err != nil {
		return w.reject(name, "symbolic link: "+reasonOf(err))
	}
	if info.IsDir() {
		return w.reject(name, "symbolic link to a folder is not followed")
	}
	return w.target(name, info)
}

// target reads a file behind any links to it.
func (w *walk) target(name string, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return w.reject(name, reasonOfMode(info.Mode()))
	}
	return w.visit(name)
}

func (w *walk) isDataDir(e fs.DirEntry) bool {
	if w.data == nil || !e.IsDir() {
		return false
	}
	info, err := e.Info()
	return err == nil && os.SameFile(info, w.data)
}

func (w *walk) file(name string) bool {
	f, err := w.tree.open(name)
	if err != nil {
		return w.reject(name, reasonOf(err))
	}
	defer f.Close()
	return w.content(name, f)
}

func (w *walk) content(name string, r io.Reader) bool {
	in, err := openInput(name, r, w.opts.OnRead)
	if err != nil {
		return w.reject(name, reasonOf(err))
	}
	defer in.close()
	return w.input(in)
}

// input reads what an input holds: articles, or files when it is an archive.
func (w *walk) input(in *input) bool {
	in.columns, in.limits = w.opts.Map, w.opts.Limits
	head, err := in.head()
	if err != nil {
		return w.reject(in.name, reasonOf(err))
	}
	if open := w.container(head); open != nil {
		if in.entry {
			return w.reject(in.name, errNested.Error())
		}
		return open(in)
	}
	f, err := w.formatOf(in, head)
	if err != nil {
		return w.reject(in.name, reasonOf(err))
	}
	if !f.read(in, w.within(in)) {
		return false
	}
	if note := in.note(); note != nil {
		return w.yield(nil, note)
	}
	return true
}

// within hands on what a reader yields, but rejects articles that are too long.
func (w *walk) within(in *input) yield {
	return func(a *index.Article, err error) bool {
		if a != nil {
			if fault := in.limits.Check(a); fault != nil {
				return w.yield(nil, in.reject(in.line, in.pos, fault))
			}
		}
		return w.yield(a, err)
	}
}

func (w *walk) formatOf(in *input, head []byte) (f format, err error) {
	name := w.opts.Format
	if name == "" || name == Auto {
		if name, err = Detect(in.name, head); err != nil {
			return format{}, err
		}
	}
	for _, f := range formats() {
		if f.name == name {
			w.found(in, f)
			return f, nil
		}
	}
	return format{}, fmt.Errorf("format %q is not known", name)
}

// reasonOf says an error of the file system in words, without the path: a
// Reject has it already.
func reasonOf(err error) string {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, syscall.ELOOP):
		return "links point at each other in a circle"
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &pathErr):
		return pathErr.Op + ": " + pathErr.Err.Error()
	}
	return err.Error()
}

func reasonOfMode(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe, not a file"
	case m&fs.ModeSocket != 0:
		return "a socket, not a file"
	case m&fs.ModeDevice != 0:
		return "a device, not a file"
	}
	return "not a regular file"
}
