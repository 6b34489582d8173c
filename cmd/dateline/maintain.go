package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/index"
	"dateline/index/archive"
)

func verifyCommand(std streams) *cobra.Command {
	var c config
	cmd := &cobra.Command{
		Use:   "verify [flags]",
		Short: "Check every article of the archive and the index against it",
		Long: `Verify reads every article of the archive and checks its sum, then checks the
files of the index and that it holds what the archive holds. The exit status is 1
when something is wrong; dateline rebuild makes the index anew. It also says when
articles have values of another version of enrichment than this one.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.check(); err != nil {
				return err
			}
			return withData(c, func(d *data) error {
				if err := verify(cmd.Context(), d, std.out); err != nil {
					return err
				}
				return d.noteOutdated(c, std.out)
			})
		},
	}
	c.dataFlag(cmd.Flags())
	c.enrichFlag(cmd.Flags())
	return cmd
}

func rebuildCommand(std streams) *cobra.Command {
	var c config
	cmd := &cobra.Command{
		Use:   "rebuild [flags]",
		Short: "Derive outdated values of articles anew, and make the index from the archive",
		Long: `Rebuild derives the values of all articles anew that were enriched by another
version of dateline or with other flags, and then makes the index anew from the
archive. When it is interrupted, nothing is lost, and the next run goes on.

With --enrich off every article keeps only what its record says.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.check(); err != nil {
				return err
			}
			return withData(c, func(d *data) error { return rebuild(cmd.Context(), c, d, std) })
		},
	}
	c.dataFlag(cmd.Flags())
	c.enrichFlag(cmd.Flags())
	c.gazetteerFlag(cmd.Flags())
	return cmd
}

// rebuild brings the articles of the archive up to the enrichment of this run,
// then makes the index of them.
func rebuild(ctx context.Context, c config, d *data, std streams) error {
	if err := d.archive.ForgetStories(ctx); err != nil {
		return err
	}
	derive := newEnrichment(c, d.names)
	n, err := d.outdated(derive)
	if err != nil {
		return err
	}
	var summary index.Summary
	if n > 0 {
		begun := time.Now()
		if summary, err = d.reenrich(ctx, derive, std); err != nil {
			return err
		}
		fmt.Fprintf(std.err, "enriched anew: %s articles in %s\n", grouped(summary.Updated), time.Since(begun).Round(time.Millisecond))
	}
	if _, err := d.archive.FindStories(ctx, archive.KeepWindow); err != nil {
		return err
	}
	if err := d.index.Rebuild(ctx); err != nil {
		return fmt.Errorf("rebuilding the index: %w", err)
	}
	fmt.Fprintf(std.err, "index rebuilt: %s articles\n", grouped(d.archive.Len()))
	if summary.Rejected > 0 {
		return errRejected
	}
	return nil
}

// withData runs f on an open data directory that must exist.
func withData(c config, f func(*data) error) (err error) {
	if _, err := os.Stat(c.data); err != nil {
		return fmt.Errorf("opening the data directory: %w; dateline index makes one", err)
	}
	d, err := openData(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	return f(d)
}

// verify reads everything and reports what is wrong.
func verify(ctx context.Context, d *data, out io.Writer) error {
	if d.archive.RolledBack() {
		return errors.New("the archive is older than its witness: articles that were accepted are missing; restore a backup")
	}
	read := 0
	for a, err := range d.archive.All() {
		if err != nil {
			return fmt.Errorf("checking the archive: %w", err)
		}
		if ctx.Err() != nil || a == nil {
			return ctx.Err()
		}
		read++
	}
	fmt.Fprintf(out, "archive: %s articles, every sum is right\n", grouped(read))
	if err := d.archive.VerifyStories(ctx); err != nil {
		fmt.Fprintln(out, "stories:", err)
		return errors.New("the stories are not those of the articles; dateline rebuild finds them anew")
	}
	if err := d.catchUp(ctx, config{}); err != nil {
		return err
	}
	report, err := d.index.Verify(ctx)
	if err != nil {
		return fmt.Errorf("checking the index: %w", err)
	}
	for _, problem := range report.Problems {
		fmt.Fprintln(out, "index:", problem)
	}
	if len(report.Problems) > 0 {
		return errors.New("the index is not what the archive says; dateline rebuild makes it anew")
	}
	_, err = fmt.Fprintf(out, "index: generation %s holds what the archive holds\n", d.index.Generation())
	return err
}
