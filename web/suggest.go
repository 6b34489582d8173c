package web

import (
	"net/http"
	"strings"

	"dateline/search"
)

// suggestionsJSON is the answer of GET /api/v1/suggest.
type suggestionsJSON struct {
	Query       string           `json:"query"`
	Suggestions []suggestionJSON `json:"suggestions"`
}

type suggestionJSON struct {
	Field    string `json:"field"` // "" of a word
	Value    string `json:"value"`
	Label    string `json:"label"`
	Kind     string `json:"kind,omitempty"` // of an actor
	Articles int    `json:"articles"`
}

// apiSuggest answers GET /api/v1/suggest: names and words that begin with q.
func (s *server) apiSuggest(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	if err := unknown(values, []string{"q", "limit"}); err != nil {
		return nil, err
	}
	q, err := (parameter{Name: "q"}).check(values["q"])
	if err != nil {
		return nil, err
	}
	limit, err := readFew(values["limit"])
	if err != nil {
		return nil, err
	}
	answer := suggestionsJSON{Suggestions: []suggestionJSON{}}
	if len(q) == 0 || strings.TrimSpace(q[0]) == "" {
		return answer, nil
	}
	answer.Query = q[0]
	found, err := s.Searcher.Suggest(r.Context(), q[0], limit)
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		answer.Suggestions = append(answer.Suggestions, suggestionJSON{Field: f.Field, Value: f.Value, Label: f.Label, Kind: f.Kind, Articles: f.Articles})
	}
	return answer, nil
}

// readFew reads the limit of a short list, given at most once.
func readFew(given []string) (int, error) {
	given, err := (parameter{Name: "limit"}).check(given)
	if err != nil || len(given) == 0 {
		return search.DefaultLimit, err
	}
	return readNumber("limit", given[0], 1, search.MaxSuggestions)
}
