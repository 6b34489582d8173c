package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"dateline/search"
)

// apiSearch answers GET /api/v1/search.
func (s *server) apiSearch(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	return s.searchJSON(r.Context(), values)
}

// apiSearchBody answers POST /api/v1/search: the same parameters in a JSON body.
func (s *server) apiSearchBody(r *http.Request) (any, error) {
	if r.URL.RawQuery != "" {
		return nil, badCall("", "POST takes its parameters from the body, not from the address", "Move them into the JSON object.")
	}
	values, err := s.bodyValues(r)
	if err != nil {
		return nil, err
	}
	return s.searchJSON(r.Context(), values)
}

func (s *server) searchJSON(ctx context.Context, values url.Values) (any, error) {
	a, err := s.readParams(values)
	if err != nil {
		return nil, err
	}
	result, err := s.search(ctx, a.query)
	if err != nil {
		return nil, err
	}
	advice, err := search.Advise(ctx, s.Searcher, a.query, result)
	if err != nil {
		return nil, err
	}
	return wireResult(a, result, advice), nil
}

// noteIndexing is the format of the note of an answer while an ingest runs.
const noteIndexing = "indexing: %s"

// search asks the engine. While an ingest runs the answer says so: more may be
// found in a minute.
func (s *server) search(ctx context.Context, q search.Query) (*search.Result, error) {
	result, err := s.Searcher.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	if indexing := s.locales[0].indexing(s.Progress()); indexing != "" {
		answer := *result
		answer.Notes = append(slices.Clone(result.Notes), search.Message{Format: noteIndexing, Args: []any{indexing}})
		return &answer, nil
	}
	return result, nil
}

// apiFacet answers GET /api/v1/facets/{field}: one facet under the parameters of
// a search, of the values that begin with prefix alone.
func (s *server) apiFacet(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	prefix := values["prefix"]
	delete(values, "prefix")
	if prefix, err = (parameter{Name: "prefix"}).check(prefix); err != nil {
		return nil, err
	}
	values.Set("facets", r.PathValue("field"))
	values.Set("limit", "0")
	a, err := s.readParams(values)
	if err != nil {
		return nil, err
	}
	if len(prefix) > 0 && len(a.query.Facets) > 0 {
		a.query.Facets[0].Prefix = prefix[0]
	}
	result, err := s.search(r.Context(), a.query)
	if err != nil {
		return nil, err
	}
	if len(result.Facets) != 1 {
		return nil, errNoPage
	}
	return wireFacet(result.Facets[0], a.query.Count), nil
}

// apiArticle answers GET /api/v1/articles/{id}.
func (s *server) apiArticle(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	if err := unknown(values, nil); err != nil {
		return nil, err
	}
	a, err := s.Searcher.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return wireArticle(a), nil
}

// queryValues reads the parameters in the address. What net/url would drop in
// silence is an error.
func queryValues(r *http.Request) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return values, bad("", search.Say("the address cannot be read: %v", err), search.Say("Write %% as %%25, & as %%26, ; as %%3B and + as %%2B."))
	}
	return values, nil
}
