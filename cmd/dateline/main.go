// Command dateline is a full-text search engine for conflict reporting: it
// takes articles from files, finds out what they are about, and serves them
// through a search page and a JSON endpoint.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit statuses, part of the contract.
const (
	exitOK       = 0
	exitFailed   = 1
	exitUsage    = 2 // the command line is wrong
	exitRejected = 3 // finished, but records were rejected
)

// errRejected ends a run that finished and left records out.
var errRejected = errors.New("records were rejected")

// usageError is a mistake on the command line.
type usageError struct{ error }

// streams are the standard streams of a run, so that tests can bring their own.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, std streams) int {
	root := rootCommand(std)
	root.SetArgs(args)
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errRejected):
		return exitRejected
	case errors.As(err, &usage):
		fmt.Fprintf(std.err, "dateline: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(std.err, "dateline: %v\n", err)
	return exitFailed
}

func rootCommand(std streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "Full-text search for conflict reporting",
		Long: `dateline reads articles from files, finds their language, dates, places and actors
with the sentence that proves each, and serves them through a search page and a
JSON endpoint, with facets for date, actor and location.`,
		Example: `  dateline serve --demo             a search page over the demonstration articles
  dateline serve ./articles         index a folder and serve it
  dateline search 'ceasefire talks' --actor Ukraine --json`,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q; see dateline --help", args[0])}
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(serveCommand(std), indexCommand(std), searchCommand(std), exportCommand(std), verifyCommand(std), rebuildCommand(std), versionCommand(std))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w; %s", err, flagHint(cmd, err))}
	})
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return flagsFromEnvironment(cmd, os.LookupEnv) }
	return root
}

// flagHint tells what to do about a flag that does not exist: in a search it
// often is an excluded word.
func flagHint(cmd *cobra.Command, err error) string {
	if (cmd.Name() == "search" || cmd.Name() == "export") && strings.Contains(err.Error(), "unknown shorthand") {
		return "to exclude a word, quote the whole query ('ceasefire -minsk') or put -- before it"
	}
	return "see dateline " + cmd.Name() + " --help"
}
