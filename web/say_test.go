package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// parsed returns the syntax of the packages in directories, without tests.
func parsed(t *testing.T, dirs ...string) []*ast.File {
	t.Helper()
	var files []*ast.File
	for _, dir := range dirs {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(names), err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	return files
}

// saidFormats are the formats that code calls search.Say with, and what else
// the page says of errors, by how many arguments they get.
func saidFormats(t *testing.T) map[string]int {
	t.Helper()
	formats := map[string]int{}
	for _, file := range parsed(t, ".", "../search", "../search/blevesearch") {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || calledName(call.Fun) != "Say" {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: Say is called with a format that is no constant", file.Name)
				return true
			}
			format, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			formats[format] = len(call.Args) - 1
			return true
		})
	}
	for _, k := range kinds() {
		if k.is != nil && k.is != errMethod { // it names the methods
			formats[k.is.Error()] = 0
		}
		if k.hint != "" {
			formats[k.hint] = 0
		}
	}
	return formats
}

// constants returns the texts of the constants in directories whose names match
// a pattern.
func constants(t *testing.T, names string, dirs ...string) []string {
	t.Helper()
	matching := regexp.MustCompile(names)
	var texts []string
	for _, file := range parsed(t, dirs...) {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || !matching.MatchString(spec.Names[0].Name) {
				return true
			}
			if literal, ok := spec.Values[0].(*ast.BasicLit); ok {
				text, err := strconv.Unquote(literal.Value)
				if err != nil {
					t.Fatal(err)
				}
				texts = append(texts, text)
			}
			return true
		})
	}
	return texts
}

// verbsOf returns the verbs of a format by the argument that each is for.
func verbsOf(t *testing.T, format string) map[int]string {
	t.Helper()
	verbs := map[int]string{}
	for i, v := range slices.DeleteFunc(verb.FindAllString(format, -1), func(v string) bool { return v == "%%" }) {
		at := i + 1
		if index, rest, ok := strings.Cut(strings.TrimPrefix(v, "%["), "]"); ok {
			at, _ = strconv.Atoi(index)
			v = "%" + rest
		}
		verbs[at] = v
	}
	return verbs
}

// Everything that the engine says is said in every language, with the same
// arguments, and nothing else is in the catalogues.
func TestFormats(t *testing.T) {
	formats := saidFormats(t)
	for format, args := range formats {
		if n := len(verbsOf(t, format)); n != args {
			t.Errorf("%q has %d verbs and %d arguments", format, n, args)
		}
	}
	for _, rule := range constants(t, `^([rR]ule|style)[A-Z]`, "../index", "../index/source", "../index/enrich") { // the rules of mentions
		formats[rule] = 0
	}
	for _, l := range loadLocales()[1:] {
		for _, english := range slices.Sorted(maps.Keys(formats)) {
			format, ok := l.formats[english]
			if !ok {
				t.Errorf("%s has no format %q", l.Code, english)
				continue
			}
			want, got := verbsOf(t, english), verbsOf(t, format)
			if !maps.Equal(want, got) {
				t.Errorf("%s: %q has the verbs %v, in English %v", l.Code, format, got, want)
			}
			args := make([]any, len(want))
			for at, v := range want {
				if args[at-1] = any("x"); v == "%d" {
					args[at-1] = 3
				}
			}
			if said := l.printer.Sprintf(format, args...); strings.Contains(said, "%!") {
				t.Errorf("%s: %q says %q", l.Code, format, said)
			}
		}
		for english := range l.formats {
			if _, ok := formats[english]; !ok {
				t.Errorf("%s: nothing says %q", l.Code, english)
			}
		}
	}
}

// What is to be typed stands in isolates in Arabic, each of which is closed:
// between Arabic words its signs would change places.
func TestFormatsFromRightToLeft(t *testing.T) {
	isolate := regexp.MustCompile("[\u2066\u2068][^\u2066\u2068\u2069]*\u2069")
	for english, format := range loadLocales().named("ar").formats {
		if rest := isolate.ReplaceAllString(format, ""); strings.ContainsAny(rest, "\u2066\u2068\u2069") || regexp.MustCompile(`[A-Za-z0-9*~^=<>"]`).MatchString(rest) {
			t.Errorf("%q is %q, of which %q is not isolated", english, format, rest)
		}
	}
}

// Mistakes are made of messages: one whose texts are written into it has none
// for other languages. Those that only programs can make are the exception.
func TestMistakesAreMadeOfMessages(t *testing.T) {
	for _, file := range parsed(t, ".", "../search", "../search/blevesearch") {
		for _, d := range file.Decls {
			function, ok := d.(*ast.FuncDecl)
			if !ok || function.Name.Name == "NewError" || function.Name.Name == "badCall" {
				continue
			}
			ast.Inspect(function, func(n ast.Node) bool {
				literal, ok := n.(*ast.CompositeLit)
				if ok && len(literal.Elts) > 0 && calledName(literal.Type) == "Error" {
					t.Errorf("%s of package %s writes an Error", function.Name, file.Name)
				}
				return true
			})
		}
	}
}

// calledName returns the name of what is called or made, without its package.
func calledName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
