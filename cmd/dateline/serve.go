package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"

	"dateline/index/gazetteer"
	"dateline/testdata"
	"dateline/web"
)

func serveCommand(std streams) *cobra.Command {
	var c config
	cmd := &cobra.Command{
		Use:   "serve [flags] [PATH...]",
		Short: "Serve the search page and the JSON endpoint, after reading PATHs if there are any",
		Long: `Serve answers searches on a page for people and as JSON for programs. Articles
under PATH are read first, as by dateline index; searches are answered while it
still reads.`,
		Example: `  dateline serve --demo                 the demonstration articles, nothing is left behind
  dateline serve ./articles             a folder of articles
  dateline serve --addr 0.0.0.0:8080    for other machines, too: there is no login`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			c.windowed = cmd.Flags().Changed("story-window")
			if err := c.check(); err != nil {
				return err
			}
			if c.demo && (len(paths) > 0 || cmd.Flags().Changed("data")) {
				return usageError{errors.New("--demo brings its own articles and directory: leave out PATH and --data")}
			}
			return serve(cmd.Context(), c, paths, std)
		},
	}
	c.dataFlag(cmd.Flags())
	c.gazetteerFlag(cmd.Flags())
	c.ingestFlags(cmd.Flags())
	c.serveFlags(cmd.Flags())
	return cmd
}

// serve listens, opens the data directory, reads the paths and answers until
// ctx is done.
func serve(ctx context.Context, c config, paths []string, std streams) error {
	log, err := newLogger(std.err, c.logLevel)
	if err != nil {
		return err
	}
	if c.demo {
		dir, err := os.MkdirTemp("", "dateline-demo-")
		if err != nil {
			return fmt.Errorf("making a directory for the demonstration: %w", err)
		}
		defer os.RemoveAll(dir)
		c.data = dir
	}
	ln, err := net.Listen("tcp", c.addr)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var engine late
	var reading progress
	var places latePlaces
	var opened atomic.Pointer[data]
	handler := web.New(web.Config{
		Locate:   places.locate,
		Searcher: &engine, Log: log, Progress: reading.web, Loopback: isLoopback(ln.Addr()), Hosts: c.hosts, History: func() web.History { return historyOf(opened.Load()) },
		Demo: c.demo, Version: version(), Notice: gazetteer.Notice(), Deadline: c.deadline, Limits: c.limits,
	})
	if !isLoopback(ln.Addr()) {
		log.Warn().Stringer("addr", ln.Addr()).Msg("other machines can reach this address, and there is no login")
	}
	served := make(chan error, 1)
	go func() { served <- web.Serve(ctx, ln, handler) }()
	fmt.Fprintf(std.err, "dateline is at http://%s/\n", ln.Addr())
	d, err := openData(c)
	if err != nil {
		stop()
		return errors.Join(err, <-served)
	}
	engine.set(d.engine)
	places.names.Store(d.names)
	opened.Store(d)
	if err := fill(ctx, ingest{config: c, data: d, std: std, reading: &reading, paths: paths}); err != nil {
		stop()
		return errors.Join(err, <-served, d.close())
	}
	warm(ctx, d.engine)
	return errors.Join(<-served, d.close())
}

// historyOf returns the changes of the archive, nil while it is not open.
func historyOf(d *data) web.History {
	if d == nil {
		return nil
	}
	return d.archive
}

// fill brings the index up to the archive and reads what is to be read. Rejected
// records are listed by then; they do not stop a server.
func fill(ctx context.Context, in ingest) error {
	if err := in.catchUp(ctx, in.config); err != nil {
		return ignoreEnd(ctx, err)
	}
	if in.demo {
		corpus, err := fs.Sub(testdata.Corpus, "corpus")
		if err != nil {
			return err
		}
		in.fs = corpus
	}
	if len(in.paths) > 0 || in.demo {
		if err := in.run(ctx); err != nil && !errors.Is(err, errRejected) {
			return ignoreEnd(ctx, err)
		}
	}
	return in.noteOutdated(in.config, in.std.err)
}

// ignoreEnd returns err, but nil when it came because the server was told to
// stop.
func ignoreEnd(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// newLogger writes for people on a terminal, as JSON elsewhere.
func newLogger(out interface{ Write([]byte) (int, error) }, level string) (zerolog.Logger, error) {
	parsed, err := zerolog.ParseLevel(level)
	if err != nil {
		return zerolog.Nop(), usageError{fmt.Errorf("--log-level is %q, want debug, info, warn or error", level)}
	}
	if isTerminal(out) {
		out = zerolog.ConsoleWriter{Out: out, TimeFormat: time.TimeOnly, NoColor: os.Getenv("NO_COLOR") != ""}
	}
	return zerolog.New(out).Level(parsed).With().Timestamp().Logger(), nil
}

func isLoopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
