package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"dateline/index"
	"dateline/index/source"
	"dateline/index/story"
	"dateline/search"
	"dateline/web"
)

// config is what the command line and the environment say. Each command shows
// the flags that it reads.
type config struct {
	data      string
	addr      string
	demo      bool
	format    string
	columns   string
	enrich    string
	rejects   string
	dryRun    bool
	asJSON    bool
	hosts     []string
	logLevel  string
	deadline  time.Duration
	searches  int
	window    int  // days that the articles of a story can be apart
	windowed  bool // window was asked for
	expansion int  // words that a prefix or fuzzy word stands for
	limits    search.Limits
	most      index.Limits // of an article

	gazetteers []string
}

// defaultData is the data directory that commands use unless told otherwise.
const defaultData = "dateline-data"

const day = 24 * time.Hour

func (c *config) dataFlag(f *pflag.FlagSet) {
	f.StringVar(&c.data, "data", defaultData, "directory of the archive and the index")
}

func (c *config) gazetteerFlag(f *pflag.FlagSet) {
	f.StringArrayVar(&c.gazetteers, "gazetteer", nil, "file of places and actors of your own, see docs/gazetteer.md (repeatable)")
}

func (c *config) ingestFlags(f *pflag.FlagSet) {
	f.StringVar(&c.format, "format", string(source.Auto), "format of the files: "+strings.Join(source.FormatNames(), ", "))
	f.StringVar(&c.columns, "map", "", "column or key that holds a field, such as title=headline,body=text")
	c.enrichFlag(f)
	f.IntVar(&c.most.Body, "max-body-bytes", index.MaxBody, "bytes that the text of an article may have; longer ones are rejected")
	f.IntVar(&c.most.Title, "max-title-bytes", index.MaxTitle, "bytes that the title of an article may have")
	f.IntVar(&c.window, "story-window", int(story.DefaultWindow/day), "days that near copies of a text can be published apart to be one story; 0: any number")
	f.StringVar(&c.rejects, "rejects", "", "file that lists every rejected record as a line of JSON")
}

func (c *config) dryRunFlags(f *pflag.FlagSet) {
	f.BoolVar(&c.dryRun, "dry-run", false, "print what would be read from each file, and write nothing")
	f.BoolVar(&c.asJSON, "json", false, "with --dry-run: a line of JSON a file")
}

func (c *config) enrichFlag(f *pflag.FlagSet) {
	f.StringVar(&c.enrich, "enrich", "on", "on: find language, dates, places, actors and types of event in the text; off: take only what the records say")
}

func (c *config) serveFlags(f *pflag.FlagSet) {
	f.StringVar(&c.addr, "addr", "127.0.0.1:8080", "address to listen on")
	f.BoolVar(&c.demo, "demo", false, "serve the built-in demonstration articles from a temporary directory")
	f.StringArrayVar(&c.hosts, "host", nil, "host name that requests may bear beside the loopback names (repeatable)")
	f.StringVar(&c.logLevel, "log-level", "info", "debug, info, warn or error")
	f.DurationVar(&c.deadline, "search-deadline", web.DefaultDeadline, "time that one search may take")
	f.IntVar(&c.limits.QueryBytes, "max-query-bytes", search.MaxQueryBytes, "bytes that the text of a query may have")
	f.IntVar(&c.limits.Terms, "max-terms", search.MaxTerms, "words that a query may have")
	f.IntVar(&c.limits.Depth, "max-nesting", search.MaxDepth, "how deep the parentheses of a query may be nested")
	f.IntVar(&c.limits.Prefix, "min-prefix", search.MinPrefix, "letters that stand before * or ~ at the least")
	f.IntVar(&c.limits.Edits, "max-edits", search.MaxEdits, "edits that a fuzzy word may have, 1 or 2")
	f.IntVar(&c.expansion, "max-expansion", search.MaxExpansion, "words that a prefix or a fuzzy word stands for")
	f.IntVar(&c.searches, "max-searches", 0, "searches that run at once, four a core when 0; more wait, then get status 503")
}

// check refuses values that no flag can have, as usage errors.
func (c *config) check() error {
	if c.enrich != "" && c.enrich != "on" && c.enrich != "off" {
		return usageError{fmt.Errorf("--enrich is %q, want on or off", c.enrich)}
	}
	for _, limit := range []struct {
		flag string
		n    int
	}{
		{"max-query-bytes", c.limits.QueryBytes}, {"max-terms", c.limits.Terms}, {"max-nesting", c.limits.Depth},
		{"min-prefix", c.limits.Prefix}, {"max-edits", c.limits.Edits}, {"max-expansion", c.expansion}, {"max-searches", c.searches}, {"max-body-bytes", c.most.Body}, {"max-title-bytes", c.most.Title}, {"search-deadline", int(c.deadline)}, {"story-window", c.window},
	} {
		if limit.n < 0 {
			return usageError{fmt.Errorf("--%s is below 0", limit.flag)}
		}
	}
	if _, err := source.ParseFormat(c.format); err != nil {
		return usageError{err}
	}
	if _, err := source.ParseMap(c.columns); err != nil {
		return usageError{fmt.Errorf("--map: %w", err)}
	}
	if c.asJSON && !c.dryRun {
		return usageError{errors.New("--json goes with --dry-run only")}
	}
	return nil
}
