package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/rs/zerolog"

	"dateline/index"
	"dateline/search"
)

// problem is an error as clients see it: a problem document of RFC 9457.
type problem struct {
	Type       string   `json:"type"` // where the code is described, on this server
	Title      string   `json:"title"`
	Status     int      `json:"status"`
	Detail     string   `json:"detail"`
	Code       string   `json:"code"`
	Pos        *int     `json:"pos"`  // byte offset in q, null when not of q
	Hint       string   `json:"hint"` // what to do about it, "" when nothing can be said
	Candidates []string `json:"candidates,omitempty"`

	detail, hint search.Message // Detail and Hint for people, in whatever language
}

// Errors of the HTTP layer itself.
var (
	errNoPage    = errors.New("there is nothing at this address")
	errHost      = errors.New("this server does not answer to that host name")
	errHead      = errors.New("the address and the headers are longer than 16 KiB")
	errMediaType = errors.New("the body must be application/json")
	errBodySize  = errors.New("the body is longer than 64 KiB")
	errMethod    = errors.New("the method is not possible here")
	errPanic     = errors.New("the handler panicked")
	errSearched  = errors.New("the search took too long")
)

// methodError is a request with a method that its path does not have.
type methodError struct{ method, allow string }

// Error names the method and those that are possible.
func (e methodError) Error() string {
	return e.message().String()
}

func (e methodError) message() search.Message {
	return search.Say("%s is not possible here, only %s", e.method, e.allow)
}

// Is makes it an errMethod.
func (e methodError) Is(target error) bool { return target == errMethod }

// kind is one row of the table of errors.
type kind struct {
	is     error // nil for a *search.Error
	code   string
	status int
	title  string
	hint   string
	retry  int // seconds for Retry-After, 0 for none
}

// kinds is the table that turns errors into answers. What is not in it is an
// internal error, of which clients learn nothing but that it happened.
func kinds() []kind {
	return []kind{
		{code: string(search.CodeSyntax), status: http.StatusBadRequest, title: "The query cannot be read"},
		{code: string(search.CodeLimit), status: http.StatusBadRequest, title: "The query is too large"},
		{code: string(search.CodeParameter), status: http.StatusBadRequest, title: "A parameter has a value that it cannot have"},
		{code: string(search.CodeUnknown), status: http.StatusBadRequest, title: "A parameter or field does not exist"},
		{code: string(search.CodeAmbiguous), status: http.StatusBadRequest, title: "A name has several meanings"},
		{code: string(search.CodeCursor), status: http.StatusBadRequest, title: "The cursor is not of this search"},
		{is: search.ErrNotFound, code: "not_found", status: http.StatusNotFound, title: "No such article", hint: "It may have been deleted, or its id may be incomplete."},
		{is: index.ErrNotFound, code: "not_found", status: http.StatusNotFound, title: "No such article", hint: "It may have been deleted, or its id may be incomplete."},
		{is: errNoPage, code: "no_such_address", status: http.StatusNotFound, title: "Nothing here", hint: "The addresses of dateline are listed at /help."},
		{is: errMethod, code: "method", status: http.StatusMethodNotAllowed, title: "Method not allowed"},
		{is: errHost, code: "host", status: http.StatusForbidden, title: "Unknown host name", hint: "Start dateline with --host NAME to have it answer to NAME."},
		{is: errBodySize, code: "body_size", status: http.StatusRequestEntityTooLarge, title: "The body is too large"},
		{is: errMediaType, code: "media_type", status: http.StatusUnsupportedMediaType, title: "Unsupported media type", hint: "Send Content-Type: application/json."},
		{is: errHead, code: "head_size", status: http.StatusRequestHeaderFieldsTooLarge, title: "The request head is too large", hint: "Long queries can be sent as the body of POST " + pathAPISearch + "."},
		{is: search.ErrBusy, code: "busy", status: http.StatusServiceUnavailable, title: "Busy", hint: "Try again in a moment.", retry: 1},
		{is: search.ErrClosed, code: "not_ready", status: http.StatusServiceUnavailable, title: "Not ready", hint: "The index is being opened. Try again in a few seconds.", retry: 5},
		{is: context.Canceled, code: "canceled", status: http.StatusServiceUnavailable, title: "The request was given up"},
		{is: errSearched, code: "deadline", status: http.StatusServiceUnavailable, title: "The search took too long", hint: "Ask for less: fewer words, fewer facets, a range of dates.", retry: 5},
	}
}

// internal is the answer to errors that are not in the table.
func internal() kind {
	return kind{code: "internal", status: http.StatusInternalServerError, title: "Internal error"}
}

// kindOf returns the row of the table for an error.
func kindOf(err error) kind {
	var mistake *search.Error
	isMistake := errors.As(err, &mistake)
	for _, k := range kinds() {
		if isMistake && k.code == string(mistake.Code) || k.is != nil && errors.Is(err, k.is) {
			return k
		}
	}
	return internal()
}

// problemOf describes an error for clients.
func problemOf(err error, requestID string) problem {
	k := kindOf(err)
	p := problem{Type: pathHelp + "#problem-" + k.code, Title: k.title, Status: k.status, Code: k.code}
	if k.code == internal().code {
		return p.saying(search.Say("the server made a mistake"), search.Say("The log of the server has the cause under request %s.", requestID))
	}
	var mistake *search.Error
	if errors.As(err, &mistake) {
		p = p.saying(mistake.DetailMessage, mistake.HintMessage)
		p.Detail, p.Hint, p.Candidates = mistake.Detail, mistake.Hint, mistake.Candidates
		if mistake.Pos >= 0 {
			p.Pos = &mistake.Pos
		}
		return p
	}
	detail := search.Message{Format: k.is.Error()}
	var method methodError
	if errors.As(err, &method) {
		detail = method.message()
	}
	p = p.saying(detail, search.Message{Format: k.hint})
	p.Detail = err.Error() // with where it happened
	return p
}

// saying returns the problem with its texts.
func (p problem) saying(detail, hint search.Message) problem {
	p.Detail, p.Hint, p.detail, p.hint = detail.String(), hint.String(), detail, hint
	return p
}

// refuse returns a handler that answers every request with an error.
func (s *server) refuse(reason func(*http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, reason(r)) })
}

// fail answers a request with an error: a problem document under /api and for
// probes, a page elsewhere.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := s.prepareFailure(w, r, err)
	if wantsPage(r) {
		s.writePage(w, r, p.Status, s.fault(r, p, err))
		return
	}
	writeJSON(w, r, p.Status, typeProblem, p)
}

// prepareFailure logs what clients are not told and sets the headers of an
// error.
func (s *server) prepareFailure(w http.ResponseWriter, r *http.Request, err error) problem {
	k := kindOf(err)
	if k.code == internal().code {
		zerolog.Ctx(r.Context()).Error().Err(err).Str("path", r.URL.Path).Msg("request failed")
	}
	if k.retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(k.retry))
	}
	var method methodError
	if errors.As(err, &method) {
		w.Header().Set("Allow", method.allow)
	}
	if k.status == http.StatusRequestEntityTooLarge {
		w.Header().Set("Connection", "close") // the rest of the body is not worth reading
	}
	return problemOf(err, w.Header().Get(headerRequestID))
}

// wantsPage reports whether a request is for people.
func wantsPage(r *http.Request) bool {
	forPrograms := []string{"/healthz", "/readyz", pathMetrics, pathAtom, pathJSONFeed, pathOpenSearch, pathOpenSuggest}
	return !strings.HasPrefix(r.URL.Path+"/", pathAPI) && !slices.Contains(forPrograms, r.URL.Path)
}

// searchError tells a deadline of ours apart from a client that went away, and
// from what failed before the deadline had a say.
func searchError(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) && errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %w", errSearched, err)
	}
	return err
}
