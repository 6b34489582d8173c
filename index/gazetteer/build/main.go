// Command build makes the data that package gazetteer embeds: from GeoNames,
// Unicode CLDR, UCDP and the core list of actors (a directory of source data,
// see -data), and from the tables beside the result, which are written by hand.
// The same input gives the same bytes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dateline/index/gazetteer"
)

func main() {
	data := flag.String("data", "../shared/data", "directory of the source data (geonames, countries, actors)")
	tables := flag.String("tables", "data", "directory of the tables written by hand")
	given := flag.String("given", "data/given-names.txt", "file of given names to write")
	out := flag.String("out", "data/gazetteer.zst", "file to write")
	flag.Parse()
	if err := run(*data, *tables, *out, *given); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(data, tables, out, given string) error {
	b := newBook(data, tables)
	for _, step := range []func() error{
		b.words, b.countries, b.regions, b.localities, b.villages, b.additions, b.districts, b.hamlets, b.areas, b.middles, b.states, b.core, b.actors, b.groups,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := b.given(given); err != nil {
		return err
	}
	b.surnames()
	b.settle()
	var buf bytes.Buffer
	if err := gazetteer.Encode(&buf, b.entries(), b.blocked); err != nil {
		return fmt.Errorf("encoding: %w", err)
	}
	fmt.Printf("%d places, %d actors, %d names, %d keys, %d bytes\n", len(b.places), len(b.acting), b.countNames(), b.countKeys(), buf.Len())
	return os.WriteFile(filepath.Clean(out), buf.Bytes(), 0o644)
}
