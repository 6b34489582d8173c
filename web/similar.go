package web

import (
	"net/http"

	"dateline/search"
)

// similarJSON is the answer of GET /api/v1/articles/{id}/similar.
type similarJSON struct {
	ID    string    `json:"id"`
	Terms []string  `json:"terms"` // the words by which they were found, the most telling first
	Hits  []hitJSON `json:"hits"`
}

// apiSimilar answers GET /api/v1/articles/{id}/similar: articles that are like
// one.
func (s *server) apiSimilar(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	if err := unknown(values, []string{"limit"}); err != nil {
		return nil, err
	}
	limit, err := readFew(values["limit"])
	if err != nil {
		return nil, err
	}
	a, err := s.Searcher.Article(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	found, err := search.Like(r.Context(), s.Searcher, a, limit)
	if err != nil {
		return nil, err
	}
	out := similarJSON{ID: a.ID, Terms: list(found.Terms), Hits: []hitJSON{}}
	for _, h := range found.Hits {
		out.Hits = append(out.Hits, wireHit(h, false))
	}
	return out, nil
}
