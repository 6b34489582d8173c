package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// root is the top of the repository, as seen from this package.
const root = "../.."

// sourceFile is a parsed Go file with its path from the root.
type sourceFile struct {
	path string
	ast  *ast.File
}

func (f sourceFile) dir() string { return filepath.ToSlash(filepath.Dir(f.path)) }

func (f sourceFile) imports() []string {
	var paths []string
	for _, spec := range f.ast.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}

// sourceFiles parses every Go file of the repository, without tests.
func sourceFiles(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != ".." {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		files = append(files, sourceFile{path: filepath.ToSlash(rel), ast: parsed})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d Go files found: the test looks in the wrong place", len(files))
	}
	return files
}

// mayImport lists what a package may import of ours. A directory that is not
// listed may import what the nearest listed one above it may.
var mayImport = map[string][]string{
	"index":                 {},
	"index/text":            {},
	"index/durable":         {},
	"index/gazetteer":       {"index/text", "index/gazetteer/decline"},
	"index/source":          {"index"},
	"index/enrich":          {"index", "index/gazetteer", "index/text"},
	"index/story":           {"index", "index/text"},
	"index/archive":         {"index", "index/durable", "index/story"},
	"index/bleveindex":      {"index", "index/durable", "index/text"},
	"search":                {"index", "index/gazetteer", "index/text"},
	"search/blevesearch":    {"index", "index/bleveindex", "index/text", "search"},
	"search/searchtest":     {"index", "index/text", "search"},
	"web":                   {"index", "index/text", "search", "web/outline"},
	"web/outline":           {},
	"web/outline/build":     {"index/gazetteer", "web/outline"},
	"testdata":              {},
	"cmd":                   {"index", "index/text", "index/gazetteer", "index/source", "index/enrich", "index/story", "index/archive", "index/bleveindex", "search", "search/blevesearch", "search/searchtest", "web", "testdata"},
	"index/gazetteer/build": {"index/gazetteer", "index/gazetteer/decline", "index/text"},
}

func allowed(dir string) []string {
	for ; dir != "."; dir = filepath.ToSlash(filepath.Dir(dir)) {
		if list, ok := mayImport[dir]; ok {
			return list
		}
	}
	return nil
}

// Imports go one way: cmd -> web -> search -> index.
func TestImportsGoOneWay(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, path := range f.imports() {
			ours, ok := strings.CutPrefix(path, "dateline/")
			if ok && !slices.Contains(allowed(f.dir()), ours) {
				t.Errorf("%s imports %s; %s may import %v", f.path, ours, f.dir(), allowed(f.dir()))
			}
		}
	}
}

// onlyIn lists modules that are kept behind one door, with the reason.
var onlyIn = []struct {
	module, reason string
	in             []string
}{
	{"github.com/gorilla/mux", "a router that is known in one file can be exchanged in one", []string{"web/routes.go"}},
	{"github.com/rs/zerolog", "libraries return errors and counts, programs log", []string{"cmd/", "web/"}},
	{"github.com/blevesearch/bleve", "no engine type crosses search.Searcher", []string{"index/bleveindex/", "search/blevesearch/"}},
	{"github.com/blevesearch/zapx", "no engine type crosses search.Searcher", []string{"index/bleveindex/", "search/blevesearch/"}},
	{"github.com/blevesearch/scorch_segment_api", "no engine type crosses search.Searcher", []string{"index/bleveindex/", "search/blevesearch/"}},
	{"go.etcd.io/bbolt", "the archive alone knows how articles are kept", []string{"index/archive/", "index/bleveindex/"}},
	{"github.com/spf13/cobra", "only the program has a command line", []string{"cmd/"}},
	{"codeberg.org/readeck/go-readability", "an adapter of one file", []string{"index/source/html.go"}},
}

func TestModulesStayBehindTheirDoor(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, path := range f.imports() {
			for _, door := range onlyIn {
				inside := func(prefix string) bool { return strings.HasPrefix(f.path, prefix) }
				if strings.HasPrefix(path, door.module) && !slices.ContainsFunc(door.in, inside) {
					t.Errorf("%s imports %s: %s (only in %v)", f.path, path, door.reason, door.in)
				}
			}
		}
	}
}

func TestEveryPackageHasOneComment(t *testing.T) {
	comments := map[string][]string{}
	for _, f := range sourceFiles(t) {
		if _, ok := comments[f.dir()]; !ok {
			comments[f.dir()] = nil
		}
		if f.ast.Doc != nil && strings.TrimSpace(f.ast.Doc.Text()) != "" {
			comments[f.dir()] = append(comments[f.dir()], f.path)
		}
	}
	for dir, files := range comments {
		if len(files) != 1 {
			t.Errorf("package %s has %d package comments, want 1: %v", dir, len(files), files)
		}
	}
}

func TestEveryExportedNameHasADocComment(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, decl := range f.ast.Decls {
			for _, name := range undocumented(decl) {
				t.Errorf("%s: %s has no doc comment", f.path, name)
			}
		}
	}
}

// undocumented returns the exported names of a declaration that no comment
// explains. A comment above a group of constants speaks for all of them.
func undocumented(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return nil
		}
		var names []string
		for _, spec := range d.Specs {
			names = append(names, undocumentedSpec(spec)...)
		}
		return names
	}
	return nil
}

func undocumentedSpec(spec ast.Spec) []string {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if s.Name.IsExported() && s.Doc == nil {
			return []string{s.Name.Name}
		}
	case *ast.ValueSpec:
		if s.Names[0].IsExported() && s.Doc == nil && s.Comment == nil {
			return []string{s.Names[0].Name}
		}
	}
	return nil
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	exported := false
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			exported = exported || id.IsExported()
		}
		return true
	})
	return exported
}

// No init, no panic for what users can cause: what a package does happens when
// it is called.
func TestNoInit(t *testing.T) {
	for _, f := range sourceFiles(t) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name == "init" && fn.Recv == nil {
				t.Errorf("%s has an init function", f.path)
			}
		}
	}
}

// README has exactly two set-up commands: one runs the main job, one the tests.
func TestReadmeHasTwoCommands(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"go run ./cmd/dateline serve --demo", "go test ./..."} {
		if !strings.Contains(string(data), command) {
			t.Errorf("README.md does not name %q", command)
		}
	}
}
