package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"dateline/index"
	"dateline/index/source"
	"dateline/web"
)

func indexCommand(std streams) *cobra.Command {
	var c config
	cmd := &cobra.Command{
		Use:   "index [flags] PATH...",
		Short: "Read articles from files, folders or standard input (-) into the archive",
		Long: `Index reads articles from files, from folders with all below them, or from
standard input (-). Formats: JSON and JSON Lines, CSV, RSS, Atom and JSON feeds, news
sitemaps, NITF, NewsML-G2, ninjs, mail and mailboxes, WARC, MediaWiki dumps,
Reuters-21578, Word documents, Markdown and text with front matter, bare text (its
first line is the title), HTML; events of UCDP, ACLED, GDELT and ReliefWeb; packed
with gzip, zstd or bzip2, in zip and tar archives, or plain.

Reading the same articles again changes nothing, a changed article is updated. A
record that cannot be read is left out, counted and listed; the exit status then
is 3.`,
		Example: `  dateline index ./articles
  dateline index --dry-run ./articles    what would be read, without writing
  dateline index --rejects bad.jsonl reports.jsonl.zst
  dateline index --map title=Subject,body=Memo,published=Day reports.csv
  zcat dump.jsonl.gz | dateline index -`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			c.windowed = cmd.Flags().Changed("story-window")
			if err := c.check(); err != nil {
				return err
			}
			if len(paths) == 0 {
				return usageError{errors.New("index needs a file, a folder or - for standard input")}
			}
			if c.dryRun {
				return surveyPaths(cmd.Context(), c, paths, std)
			}
			return indexPaths(cmd.Context(), c, paths, std)
		},
	}
	c.dataFlag(cmd.Flags())
	c.gazetteerFlag(cmd.Flags())
	c.ingestFlags(cmd.Flags())
	c.dryRunFlags(cmd.Flags())
	return cmd
}

func indexPaths(ctx context.Context, c config, paths []string, std streams) (err error) {
	d, err := openData(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	if err := d.catchUp(ctx, c); err != nil {
		return err
	}
	in := ingest{config: c, data: d, std: std, reading: &progress{}, paths: paths}
	err = in.run(ctx)
	return errors.Join(err, d.noteOutdated(c, std.err))
}

// ingest reads paths, or a file system, into an open data directory.
type ingest struct {
	config
	*data
	std     streams
	reading *progress
	paths   []string
	fs      fs.FS // read in place of paths when set
}

// run reads everything, with progress and a summary on standard error. It
// returns errRejected when it finished and records were left out.
func (in ingest) run(ctx context.Context) error {
	rejects, err := openRejects(in.rejects)
	if err != nil {
		return err
	}
	show := newMeter(in.std.err)
	derive := newEnrichment(in.config, in.names)
	loop := index.Ingest{
		Archive: in.archive, Index: in.index, Enrich: derive.enrich, Version: derive.version,
		OnReject: rejects.add,
		OnProgress: func(s index.Summary) {
			in.reading.update(s)
			show.show(s)
		},
	}
	begun := time.Now()
	in.reading.begin()
	articles, err := in.articles()
	if err != nil {
		return err
	}
	summary, err := loop.Run(ctx, articles)
	if err == nil {
		err = in.index.Compact(ctx)
	}
	in.reading.end()
	show.done()
	writeSummary(in.std.err, summary, time.Since(begun))
	if err := errors.Join(err, rejects.close()); err != nil {
		return err
	}
	if summary.Rejected > 0 {
		return errRejected
	}
	return nil
}

func (in ingest) articles() (iter.Seq2[*index.Article, error], error) {
	format, err := source.ParseFormat(in.format)
	if err != nil {
		return nil, usageError{err}
	}
	columns, err := source.ParseMap(in.columns)
	if err != nil {
		return nil, usageError{err}
	}
	opts := source.Options{Format: format, Map: columns, Stdin: in.std.in, DataDir: in.config.data, Limits: in.most, OnRead: in.reading.bytes}
	if in.fs != nil {
		return source.OpenFS(in.fs, opts), nil
	}
	_, size := source.Size(opts, in.paths...)
	in.reading.of(size)
	return source.Open(opts, in.paths...), nil
}

// progress is what the server tells of a running ingest.
type progress struct {
	mu      sync.Mutex
	state   web.Progress
	size    int64 // bytes to read, 0 when not known
	readNow int64
}

func (p *progress) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = web.Progress{Running: true}
}

func (p *progress) of(size int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.size = size
}

func (p *progress) bytes(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.readNow += int64(n)
}

func (p *progress) update(s index.Summary) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state.Done, p.state.Rejected = s.Read, s.Rejected
}

func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = web.Progress{}
}

// web returns the state for the pages. How many articles there will be is not
// known before the last file is read: the total is reckoned from the bytes.
func (p *progress) web() web.Progress {
	p.mu.Lock()
	defer p.mu.Unlock()
	state := p.state
	if p.readNow > 0 && p.size > 0 {
		state.Total = max(state.Done, int(int64(state.Done)*p.size/p.readNow))
	}
	return state
}

// maxListed is the number of rejects that the summary lists: enough to see the
// pattern, few enough to read.
const maxListed = 10

func writeSummary(w interface{ Write([]byte) (int, error) }, s index.Summary, took time.Duration) {
	for _, r := range s.Rejects[:min(maxListed, len(s.Rejects))] {
		what := "rejected"
		if r.InDoubt > 0 {
			what = "in doubt"
		}
		fmt.Fprintf(w, "%s: %s\n", what, printable(r.Error()))
	}
	if s.Rejected > maxListed {
		fmt.Fprintf(w, "rejected: %s more; --rejects FILE lists all\n", grouped(s.Rejected-maxListed))
	}
	fmt.Fprintf(w, "read %s, added %s, updated %s, unchanged %s, rejected %s in %s\n",
		grouped(s.Read), grouped(s.Added), grouped(s.Updated), grouped(s.Unchanged), grouped(s.Rejected), took.Round(time.Millisecond))
	if s.InDoubt > 0 {
		fmt.Fprintf(w, "bytes in doubt %s: blanks stand for them\n", grouped(s.InDoubt))
	}
}

// rejectFile lists rejects as JSON Lines; without a name it does nothing.
type rejectFile struct {
	file *os.File
	out  *bufio.Writer
	err  error
}

func openRejects(name string) (*rejectFile, error) {
	if name == "" {
		return &rejectFile{}, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, fmt.Errorf("creating the list of rejects: %w", err)
	}
	return &rejectFile{file: f, out: bufio.NewWriter(f)}, nil
}

func (r *rejectFile) add(reject *index.Reject) {
	if r.file == nil {
		return
	}
	if err := json.NewEncoder(r.out).Encode(reject); err != nil && r.err == nil {
		r.err = err
	}
}

func (r *rejectFile) close() error {
	if r.file == nil {
		return nil
	}
	if err := errors.Join(r.err, r.out.Flush(), r.file.Close()); err != nil {
		return fmt.Errorf("writing the list of rejects: %w", err)
	}
	return nil
}
