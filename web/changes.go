package web

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strconv"

	"dateline/index"
	"dateline/search"
)

// History is the sequence of changes of an archive.
type History interface {
	// Seq returns the sequence number of the last change.
	Seq() uint64
	// Changes returns the changes after the one with the given number, of every
	// article the last one.
	Changes(since uint64) iter.Seq2[index.Change, error]
}

// Limits of a page of changes.
const (
	defaultChanges = 100
	maxChanges     = 1000
	maxChangeBytes = 8 << 20 // of the texts in a page: the one that goes beyond is the last
)

// changesJSON is the answer of GET /api/v1/changes.
type changesJSON struct {
	Changes []changeJSON `json:"changes"`
	Next    uint64       `json:"next"` // since of the next page
	More    bool         `json:"more"` // changes follow that are already there
	Seq     uint64       `json:"seq"`  // of the last change of the archive
}

type changeJSON struct {
	Seq     uint64       `json:"seq"`
	ID      string       `json:"id"`
	Change  string       `json:"change"` // stored or deleted
	Article *articleJSON `json:"article,omitempty"`
}

// changesQuery is what the parameters of a page of changes say.
type changesQuery struct {
	since uint64
	limit int
	full  bool // fields=body: with the articles
}

// apiChanges answers GET /api/v1/changes: what has changed in the archive since
// a sequence number. Who follows next until more is false has every article as
// it is then, and nothing twice but what has changed again.
func (s *server) apiChanges(r *http.Request) (any, error) {
	q, err := readChanges(r)
	if err != nil {
		return nil, err
	}
	history := s.History()
	if history == nil {
		return nil, search.ErrClosed
	}
	last := history.Seq()
	if q.since > last {
		return nil, badCall("since", fmt.Sprintf("since is %d, the last change has the number %d", q.since, last), "If the archive was put back to an older state, begin again with since=0.")
	}
	return changesSince(r.Context(), history, q)
}

func changesSince(ctx context.Context, history History, q changesQuery) (changesJSON, error) {
	out := changesJSON{Changes: []changeJSON{}, Next: q.since, Seq: history.Seq()}
	size := 0
	for c, err := range history.Changes(q.since) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		if err != nil && c.Seq == 0 {
			return out, fmt.Errorf("reading changes: %w", err)
		}
		if (len(out.Changes) >= q.limit || size > maxChangeBytes) && c.Seq != out.Next { // changes of one number stay together
			out.More = true
			return out, nil
		}
		out.Next = c.Seq
		out.Seq = max(out.Seq, c.Seq)
		if err != nil {
			continue // a damaged article keeps nobody from the others; verify names it
		}
		if q.full && c.Article != nil {
			size += len(c.Article.Title) + len(c.Article.Body)
		}
		out.Changes = append(out.Changes, wireChange(c, q.full))
	}
	return out, nil
}

func wireChange(c index.Change, full bool) changeJSON {
	out := changeJSON{Seq: c.Seq, ID: c.ID, Change: "stored"}
	switch {
	case c.Article == nil:
		out.Change = "deleted"
	case full:
		a := wireArticle(c.Article)
		out.Article = &a
	}
	return out
}

func readChanges(r *http.Request) (changesQuery, error) {
	q := changesQuery{limit: defaultChanges}
	values, err := queryValues(r)
	if err != nil {
		return q, err
	}
	if err := unknown(values, []string{"since", "limit", "fields"}); err != nil {
		return q, err
	}
	given := map[string]string{}
	for name := range values {
		checked, err := (parameter{Name: name}).check(values[name])
		if err != nil {
			return q, err
		}
		if len(checked) > 0 {
			given[name] = checked[0]
		}
	}
	if since, ok := given["since"]; ok {
		if q.since, err = strconv.ParseUint(since, 10, 63); err != nil {
			return q, badCall("since", fmt.Sprintf("since is %q, it must be a number of a change", shown(since)), "Begin with 0, and go on with next.")
		}
	}
	if limit, ok := given["limit"]; ok {
		if q.limit, err = readNumber("limit", limit, 1, maxChanges); err != nil {
			return q, err
		}
	}
	if fields, ok := given["fields"]; ok {
		q.full = true
		return q, oneOf("fields", fields, index.FieldBody)
	}
	return q, nil
}
