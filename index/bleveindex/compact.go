package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
)

// compactOptions leave one segment of each size: up to 2,000 articles, up to
// 20,000, and so on. Bleve's own plan leaves ten, which makes a first load
// cheap; but every segment costs each search another look into a dictionary.
func compactOptions() *mergeplan.MergePlanOptions {
	o := mergeplan.DefaultMergePlanOptions
	o.MaxSegmentsPerTier = 1
	return &o
}

// Compact merges segments until few are left, while searches and writes go on:
// for the end of an ingest. Where the disk has too little room it does nothing.
func (x *Index) Compact(ctx context.Context) error {
	ctx, done, err := x.begin(ctx, Compacting)
	if err != nil {
		return err
	}
	defer done()
	if err := x.current().compact(ctx, x.free); err != nil {
		return fmt.Errorf("compacting the index: %w", err)
	}
	return nil
}

// compact merges segments until few are left.
func (g *generation) compact(ctx context.Context, free func(path string) (int64, error)) error {
	if err := g.err(); err != nil {
		return err
	}
	bytes, err := sizeOf(filepath.Join(g.dir, storeName))
	if err != nil {
		return err
	}
	if enoughSpace(g.dir, bytes, free) != nil {
		return nil
	}
	merged := make(chan error, 1)
	go func() { merged <- guard(func() error { return g.scorch.ForceMerge(ctx, compactOptions()) }) }()
	select {
	case err := <-merged: // soon when ctx ends: Bleve then breaks the merge off
		return cmp.Or(err, context.Cause(ctx))
	case <-g.failed: // Bleve tries again for ever
		return g.err()
	}
}

// sizeOf returns the bytes of the files in a directory.
func sizeOf(dir string) (int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	bytes := 0
	for _, e := range entries {
		if info, err := e.Info(); err == nil { // it may have gone meanwhile
			bytes += int(info.Size())
		}
	}
	return bytes, nil
}
