package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// environmentPrefix begins the environment form of every flag: --data is
// DATELINE_DATA.
const environmentPrefix = "DATELINE_"

// environmentName returns the variable that sets a flag.
func environmentName(flag string) string {
	return environmentPrefix + strings.ToUpper(strings.NewReplacer("-", "_", ".", "_").Replace(flag))
}

// flagsFromEnvironment sets the flags of a command that the command line left
// out from the environment.
func flagsFromEnvironment(cmd *cobra.Command, lookup func(string) (string, bool)) error {
	var faults []error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		value, ok := lookup(environmentName(f.Name))
		if !ok || f.Changed || value == "" || f.Name == "help" {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			faults = append(faults, usageError{fmt.Errorf("%s: %w", environmentName(f.Name), err)})
		}
	})
	return errors.Join(faults...)
}
