package web

import (
	"context"
	"net/url"

	"dateline/search"
)

// Parameter describes a parameter of the search page and the JSON endpoint.
type Parameter struct {
	Name   string
	Help   string
	Repeat bool // can be given more than once
}

// Parameters returns every parameter of a search, in the order of the help
// page, for other entries that take the same ones.
func Parameters() []Parameter {
	var all []Parameter
	for _, p := range parameters() {
		all = append(all, Parameter{Name: p.Name, Help: p.Help, Repeat: p.Repeat})
	}
	return all
}

// Query reads the parameters of a search. Its errors are of type
// [*search.Error].
func Query(values url.Values) (search.Query, error) {
	a, err := offline(nil).readParams(values)
	return a.query, err
}

// SearchJSON answers a search with the bytes that GET /api/v1/search answers.
func SearchJSON(ctx context.Context, searcher search.Searcher, values url.Values) ([]byte, error) {
	answer, err := offline(searcher).searchJSON(ctx, values)
	if err != nil {
		return nil, err
	}
	return encodeJSON(answer)
}

// offline is a server that answers without HTTP.
func offline(searcher search.Searcher) *server {
	return &server{Config: Config{Searcher: searcher, Progress: func() Progress { return Progress{} }}, params: parameters(), locales: loadLocales()}
}
