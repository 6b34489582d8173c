package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"dateline/index/archive"
	"dateline/index/bleveindex"
	"dateline/index/gazetteer"
	"dateline/search"
	"dateline/search/blevesearch"
)

// data is an open data directory: the archive, the index derived from it, and
// the engine that searches both. It is the only place that names an engine.
type data struct {
	archive *archive.Archive
	index   *bleveindex.Index
	names   *gazetteer.Gazetteer
	engine  *blevesearch.Searcher
}

// openData opens a data directory and makes it where it is missing. The index
// may still be behind the archive, see CatchUp.
func openData(c config) (*data, error) {
	names, err := loadNames(c.gazetteers)
	if err != nil {
		return nil, err
	}
	store, err := archive.Open(c.data, archive.Options{})
	if err != nil {
		return nil, err
	}
	idx, err := bleveindex.Open(c.data, store, bleveindex.Options{})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening the index: %w", err), store.Close())
	}
	d := &data{archive: store, index: idx, names: names}
	d.engine = blevesearch.New(blevesearch.Config{Index: blevesearch.Live(idx), Articles: store, Names: search.Gazetteer{Gazetteer: names}, MaxConcurrent: c.searches, MaxExpansion: c.expansion})
	return d, nil
}

// loadNames loads the gazetteer and adds the users' files to it. One value may
// list several files, as that of an environment variable does.
func loadNames(lists []string) (*gazetteer.Gazetteer, error) {
	names, err := gazetteer.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the gazetteer: %w", err)
	}
	for _, list := range lists {
		for _, file := range filepath.SplitList(list) {
			if err := addNames(names, file); err != nil {
				return nil, err
			}
		}
	}
	return names, nil
}

func addNames(names *gazetteer.Gazetteer, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("opening a gazetteer: %w", err)
	}
	defer f.Close()
	return names.Extend(file, f)
}

// catchUp finds stories where that was not done yet, or with another window, and
// brings the index up to the archive.
func (d *data) catchUp(ctx context.Context, c config) error {
	window := archive.KeepWindow
	if c.windowed {
		window = time.Duration(c.window) * day
	}
	if _, err := d.archive.FindStories(ctx, window); err != nil {
		return err
	}
	if err := d.index.CatchUp(ctx); err != nil {
		return fmt.Errorf("bringing the index up to the archive: %w", err)
	}
	return nil
}

// close closes index and archive.
func (d *data) close() error {
	return errors.Join(d.index.Close(), d.archive.Close())
}
