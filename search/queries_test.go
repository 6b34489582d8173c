package search_test

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	. "dateline/search"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestQueries reads each query of testdata/queries.txt and compares what it
// means, in canonical form, or what is wrong with it, with the golden file.
func TestQueries(t *testing.T) {
	golden := filepath.Join("testdata", "queries.golden")
	var b strings.Builder
	for _, written := range readQueries(t) {
		fmt.Fprintf(&b, "%s\n    %s\n", written, meaning(t, written))
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("queries are read otherwise (-want +got):\n%s", diff)
	}
}

// TestManual holds docs/query-language.md to the tables, and every example to
// the parser.
func TestManual(t *testing.T) {
	for _, f := range Forms() {
		if e, err := Parse(f.Example); err != nil || e == nil {
			t.Errorf("the example %q: %v", f.Example, err)
		}
	}
	page := filepath.Join("..", "docs", "query-language.md")
	if *update {
		if err := os.WriteFile(page, []byte(Manual()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(Manual(), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("docs/query-language.md is not that of the tables (-want +got):\n%s", diff)
	}
}

func readQueries(t *testing.T) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "queries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var queries []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if !strings.HasPrefix(s.Text(), "# ") {
			queries = append(queries, s.Text())
		}
	}
	if len(queries) < 150 {
		t.Fatalf("%d queries", len(queries))
	}
	return queries
}

// meaning returns the canonical form of a query, which must mean the same, or
// its error.
func meaning(t *testing.T, written string) string {
	t.Helper()
	q, err := strconv.Unquote(`"` + strings.ReplaceAll(written, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%q: %v", written, err)
	}
	parser := Parser{Now: func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) }}
	e, err := parser.Parse(q)
	var mistake *Error
	switch {
	case errors.As(err, &mistake):
		return fmt.Sprintf("! %s at %d: %s. %s", mistake.Code, mistake.Pos, mistake.Detail, mistake.Hint)
	case err != nil:
		t.Fatalf("%q: %v", written, err)
	case e == nil:
		return "everything"
	}
	again, err := parser.Parse(Format(e))
	if diff := cmp.Diff(e, again); err != nil || diff != "" {
		t.Errorf("%q means %q, which means (%v):\n%s", written, Format(e), err, diff)
	}
	return Format(e)
}
