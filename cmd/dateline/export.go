package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/spf13/cobra"

	"dateline/web"
)

func exportCommand(std streams) *cobra.Command {
	var c config
	var format string
	parameters := map[string]*[]string{}
	cmd := &cobra.Command{
		Use:   "export [flags] [QUERY]",
		Short: "Write every article that a search finds, as JSON Lines, CSV or GeoJSON",
		Long: `Export writes every article that a search finds to standard output, without a
query all of them. The filters are those of dateline search.

  jsonl    all that is known of each article; dateline index reads it again, and
           with the same flags the new archive is like the old one
  csv      a table for spreadsheets; a cell that would begin a formula has an
           apostrophe before it; --fields body adds the full text
  geojson  a feature for each place that an article names; where no more than the
           country is known it has no geometry`,
		Example: `  dateline export > articles.jsonl
  dateline export 'ceasefire talks' --location Sudan --format csv > talks.csv
  dateline export --from 2026-01 --format geojson > places.geojson`,
		RunE: func(cmd *cobra.Command, words []string) error {
			values := url.Values{"format": {format}}
			for name, given := range parameters {
				if cmd.Flags().Changed(name) {
					values[name] = *given
				}
			}
			if len(words) > 0 {
				values.Set("q", strings.Join(words, " "))
			}
			return withData(c, func(d *data) error { return export(cmd.Context(), d, values, std) })
		},
	}
	c.dataFlag(cmd.Flags())
	c.gazetteerFlag(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", web.FormatNames()[0], "form of the articles: "+strings.Join(web.FormatNames(), ", "))
	for _, p := range web.ExportParameters() {
		if p.Name != "q" {
			parameters[p.Name] = cmd.Flags().StringArray(p.Name, nil, p.Help)
		}
	}
	return cmd
}

// export writes what a search finds to standard output.
func export(ctx context.Context, d *data, values url.Values, std streams) error {
	if err := d.index.CatchUp(ctx); err != nil {
		return fmt.Errorf("bringing the index up to the archive: %w", err)
	}
	gone, err := web.Export(ctx, d.engine, values, std.out)
	if err != nil {
		return queryFault(err)
	}
	if gone > 0 {
		return errors.New("articles that were found are not in the archive any more; see dateline verify")
	}
	return nil
}
