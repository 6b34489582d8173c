package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"dateline/index"
	"dateline/search"
	"dateline/web"
)

func searchCommand(std streams) *cobra.Command {
	var c config
	var asJSON bool
	parameters := map[string]*[]string{}
	cmd := &cobra.Command{
		Use:   "search [flags] QUERY",
		Short: "Search from the command line, with the engine and the filters of the server",
		Long: `Search prints hits as text, or with --json exactly what the JSON endpoint
answers. The filters are the parameters of the endpoint.`,
		Example: `  dateline search 'ceasefire talks' --actor Ukraine
  dateline search 'ceasefire -minsk' --from 2026-01 --json | jq .total
  dateline search --location Sudan --sort newest
  dateline search ceasefire --collapse story --count stories`,
		RunE: func(cmd *cobra.Command, words []string) error {
			values := url.Values{}
			for name, given := range parameters {
				if cmd.Flags().Changed(name) {
					values[name] = *given
				}
			}
			if len(words) > 0 {
				values.Set("q", strings.Join(words, " "))
			}
			return searchData(cmd.Context(), c, values, asJSON, std)
		},
	}
	c.dataFlag(cmd.Flags())
	c.gazetteerFlag(cmd.Flags())
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the answer of the JSON endpoint")
	for _, p := range web.Parameters() {
		if p.Name == "q" {
			continue
		}
		parameters[p.Name] = cmd.Flags().StringArray(p.Name, nil, p.Help)
	}
	return cmd
}

// searchData opens the data directory for reading, answers one search and
// prints it.
func searchData(ctx context.Context, c config, values url.Values, asJSON bool, std streams) (err error) {
	if _, err := os.Stat(c.data); err != nil {
		return fmt.Errorf("opening the data directory: %w; dateline index makes one", err)
	}
	d, err := openData(c)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	if asJSON {
		answer, err := web.SearchJSON(ctx, d.engine, values)
		if err != nil {
			return queryFault(err)
		}
		_, err = std.out.Write(answer)
		return err
	}
	q, err := web.Query(values)
	if err != nil {
		return queryFault(err)
	}
	result, err := d.engine.Search(ctx, q)
	if err != nil {
		return queryFault(err)
	}
	return printResult(std.out, result)
}

// queryFault turns a mistake in the query into a usage error with its hint.
func queryFault(err error) error {
	var e *search.Error
	if !errors.As(err, &e) {
		return err
	}
	if e.Hint == "" {
		return usageError{e}
	}
	return usageError{fmt.Errorf("%w. %s", e, e.Hint)}
}

func printResult(w io.Writer, r *search.Result) error {
	fmt.Fprintln(w, counted(r.Total))
	for _, h := range r.Hits {
		fmt.Fprintf(w, "\n%s\n  %s\n", printable(headline(h.Article)), printable(strings.Join(origin(h.Article), " · ")))
		if h.Copies > 1 {
			fmt.Fprintf(w, "  one of %d articles of story %s, from %d sources, %d independent\n", h.Copies, printable(h.Story), h.Sources.All, h.Sources.Independent)
		}
		for _, s := range h.Snippets {
			if s.Field == index.FieldBody {
				fmt.Fprintf(w, "  %s\n", printable(s.Text))
			}
		}
	}
	for _, f := range r.Facets {
		printFacet(w, f)
	}
	for _, note := range r.Notes {
		fmt.Fprintf(w, "\nNote: %s\n", printable(note.String()))
	}
	return nil
}

func counted(c search.Count) string {
	articles := grouped(c.Articles) + " articles"
	if c.Articles == 1 {
		articles = "1 article"
	}
	switch {
	case c.Stories == c.Articles:
		return articles
	case c.Stories == 1:
		return "1 story in " + articles
	}
	return grouped(c.Stories) + " stories in " + articles
}

func printFacet(w io.Writer, f search.Facet) {
	var parts []string
	for _, b := range f.Buckets {
		if b.Count.Articles > 0 {
			parts = append(parts, b.Value+" "+bucketCount(b))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintf(w, "\n%s: %s\n", f.Field, printable(strings.Join(parts, ", ")))
	}
}

// bucketCount writes the articles of a value, and its stories where they are
// fewer.
func bucketCount(b search.Bucket) string {
	s := grouped(b.Count.Articles)
	if b.Count.Stories < b.Count.Articles {
		s += " (" + grouped(b.Count.Stories) + " stories)"
	}
	if b.Sources.All > 0 {
		s += fmt.Sprintf(" from %d sources", b.Sources.All)
	}
	return s
}

// headline returns the title, or the beginning of a text without one.
func headline(a *index.Article) string {
	const most = 100 // bytes: a line of a terminal
	if a.Title != "" {
		return a.Title
	}
	if len(a.Body) <= most {
		return a.Body
	}
	return strings.ToValidUTF8(a.Body[:most], "") + "…"
}

// origin says where an article comes from: source, day, language, id.
func origin(a *index.Article) []string {
	var parts []string
	for _, part := range []string{a.Source, a.Published.String(), a.Language, a.ID} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
