package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"dateline/index"
	"dateline/index/enrich"
	"dateline/index/gazetteer"
)

// enrichment is how this run derives values from articles. Its version is what
// the archive remembers of an article that was enriched: what has another one
// was derived in another way, by an older program or with other flags.
type enrichment struct {
	enrich  func(*index.Article)
	version int
}

// versionAsserted is that of articles of which only the record was taken.
const versionAsserted = 0

func newEnrichment(c config, names *gazetteer.Gazetteer) enrichment {
	if c.enrich == "off" {
		return enrichment{func(a *index.Article) { enrich.Asserted(a, time.Now()) }, versionAsserted}
	}
	e := enrich.New(names, time.Now)
	return enrichment{e.Enrich, e.Version()}
}

// isCurrent reports whether a version is that of this run. There is no older and
// newer: a version stands for steps, tables and names together.
func (e enrichment) isCurrent(version int) bool { return version == e.version }

// outdated counts the articles that were enriched in another way.
func (d *data) outdated(e enrichment) (int, error) {
	versions, err := d.archive.Versions()
	if err != nil {
		return 0, err
	}
	n := 0
	for version, articles := range versions {
		if !e.isCurrent(version) {
			n += articles
		}
	}
	return n, nil
}

// noteOutdated says in a line when articles were enriched in another way, and
// what brings them up.
func (d *data) noteOutdated(c config, out io.Writer) error {
	n, err := d.outdated(newEnrichment(c, d.names))
	if err != nil || n == 0 {
		return err
	}
	_, err = fmt.Fprintf(out, "enrichment: %s of %s articles have values of another version; dateline rebuild brings them up\n", grouped(n), grouped(d.archive.Len()))
	return err
}

// reenrich derives the values of all articles anew that were enriched in another
// way, and stores them, in batches as an ingest does: what was stored stays when
// it is interrupted, and the next run goes on behind it. The index is left to
// what comes after.
func (d *data) reenrich(ctx context.Context, e enrichment, std streams) (index.Summary, error) {
	show := newMeter(std.err)
	loop := index.Ingest{
		Archive: d.archive, Index: noIndex{}, Enrich: e.enrich, Version: e.version,
		OnProgress: show.show,
		OnReject:   func(r *index.Reject) { fmt.Fprintf(std.err, "left as it was: %s\n", printable(r.Error())) },
	}
	summary, err := loop.Run(ctx, d.outdatedArticles(e))
	show.done()
	if err != nil {
		return summary, fmt.Errorf("deriving values anew: %w", err)
	}
	return summary, nil
}

// outdatedArticles reads the articles that were enriched in another way, in the
// order in which they were stored. One that cannot be read is a reject. What is
// stored meanwhile comes behind the last change of now, and is not read.
func (d *data) outdatedArticles(e enrichment) iter.Seq2[*index.Article, error] {
	last := d.archive.Seq()
	return func(yield func(*index.Article, error) bool) {
		for c, err := range d.archive.Changes(0) {
			switch {
			case err != nil && c.Seq == 0:
				yield(nil, err)
				return
			case c.Seq > last:
				return
			case err != nil:
				err = &index.Reject{Reason: err.Error()}
			case c.Article == nil || e.isCurrent(c.Article.Enrichment):
				continue
			}
			if !yield(c.Article, err) {
				return
			}
		}
	}
}

// noIndex is an index that is made anew afterwards.
type noIndex struct{}

var _ index.Indexer = noIndex{}

// Index does nothing.
func (noIndex) Index(context.Context, []*index.Article, uint64) error { return nil }
