package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// readLines calls each with the lines of a file, which may be packed.
func readLines(path string, each func(line string) error) error {
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		zr, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		r = zr
	}
	if strings.HasSuffix(path, ".zst") {
		zr, err := zstd.NewReader(f)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		defer zr.Close()
		r = zr
	}
	const longestLine = 1 << 20
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, longestLine)
	for n := 1; scanner.Scan(); n++ {
		if err := each(scanner.Text()); err != nil {
			return fmt.Errorf("reading %s: line %d: %w", path, n, err)
		}
	}
	return scanner.Err()
}

// readTable calls each with the fields of the lines of a table parted by tabs.
// Lines that begin with # are comments. header says that the first line names
// the columns.
func readTable(path string, columns int, header bool, each func(fields []string) error) error {
	return readLines(path, func(line string) error {
		if header || line == "" || line[0] == '#' {
			header = false
			return nil
		}
		fields := strings.Split(line, "\t")
		if len(fields) != columns {
			return fmt.Errorf("%d fields, want %d", len(fields), columns)
		}
		return each(fields)
	})
}

// list takes apart the names of a field.
func list(field string) []string {
	var names []string
	for name := range strings.SplitSeq(field, "|") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}
