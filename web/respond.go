package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"hash/maphash"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-json"
	"github.com/rs/zerolog"
)

// Media types of answers.
const (
	typeJSON    = "application/json; charset=utf-8"
	typeProblem = "application/problem+json"
	typeHTML    = "text/html; charset=utf-8"

	typeAtom        = "application/atom+xml"
	typeJSONFeed    = "application/feed+json; charset=utf-8"
	typeOpenSearch  = "application/opensearchdescription+xml"
	typeSuggestions = "application/x-suggestions+json"
)

// apiFunc answers a request with a value that becomes JSON.
type apiFunc func(*http.Request) (any, error)

// pageFunc answers a request with a page.
type pageFunc func(*http.Request) (page, error)

// redirect is the error of a page that has another address.
type redirect struct{ to string }

// Error names the address.
func (r redirect) Error() string { return "the page is at " + r.to }

// api wraps an apiFunc: deadline, errors, JSON.
func (s *server) api(f apiFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Deadline)
		defer cancel()
		answer, err := f(r.WithContext(ctx))
		if err != nil {
			s.fail(w, r, searchError(ctx, err))
			return
		}
		writeJSON(w, r, http.StatusOK, typeJSON, answer)
	})
}

// page wraps a pageFunc: deadline, errors, HTML.
func (s *server) page(f pageFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Deadline)
		defer cancel()
		p, err := page{}, error(nil)
		if lang := chosenLang(r); lang != "" {
			err = oneOf(paramLang, lang, langCodes()...)
		}
		if err == nil {
			p, err = f(r.WithContext(ctx))
		}
		if moved, ok := err.(redirect); ok {
			http.Redirect(w, r, inLanguage(moved.to, chosenLang(r)), http.StatusSeeOther)
			return
		}
		if err != nil {
			s.fail(w, r, searchError(ctx, err))
			return
		}
		s.writePage(w, r, http.StatusOK, p)
	})
}

// writeJSON writes a value as JSON, under the policy for documents that run
// nothing.
func writeJSON(w http.ResponseWriter, r *http.Request, status int, mediaType string, v any) {
	buffer := spareBodies.Get().(*bytes.Buffer)
	defer spareBodies.Put(buffer)
	buffer.Reset()
	err := writeJSONTo(buffer, v)
	body := buffer.Bytes()
	if err != nil {
		zerolog.Ctx(r.Context()).Error().Err(err).Msg("writing JSON")
		status, mediaType = http.StatusInternalServerError, typeProblem
		body = []byte(`{"type":"about:blank","title":"Internal error","status":500,"detail":"the server made a mistake","code":"internal","pos":null,"hint":""}` + "\n")
	}
	w.Header().Set("Content-Security-Policy", policyData)
	writeBody(w, r, status, mediaType, body)
}

// spareBodies are buffers that no answer is written in.
var spareBodies = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// writeJSONTo writes an answer. <mark> stays readable: the media type and
// nosniff keep it from being taken for HTML.
func writeJSONTo(body *bytes.Buffer, v any) error {
	e := json.NewEncoder(body)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// encodeJSON returns an answer as JSON, see writeJSONTo.
func encodeJSON(v any) ([]byte, error) {
	var body bytes.Buffer
	err := writeJSONTo(&body, v)
	return body.Bytes(), err
}

// writeBody writes an answer that is complete. A successful one bears an ETag
// of its content: weak, because compression changes the bytes but not what
// they say. A client that has it gets 304.
func writeBody(w http.ResponseWriter, r *http.Request, status int, mediaType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	if status == http.StatusOK && r.Method != http.MethodPost {
		tag := etag(body)
		h.Set("ETag", tag)
		if matches(r.Header.Get("If-None-Match"), tag) {
			h.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if _, err := w.Write(body); err != nil {
		zerolog.Ctx(r.Context()).Debug().Err(err).Msg("client went away")
	}
}

// etagSeeds make two hashes of a body that have nothing to do with each other.
// They are new at every start: a client then asks once more.
var etagSeeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

// etag returns the weak ETag of a body, 128 bits: no two answers of one address
// share them by chance, and who does not know the seeds cannot make them. The
// time that a search took is no part of what it answers and is left out. Quotes
// inside JSON strings are escaped, so the first tookName is the field.
func etag(body []byte) string {
	before, after, found := bytes.Cut(body, []byte(tookName))
	if found {
		after = after[max(0, bytes.IndexByte(after, ',')):]
	}
	var sum []byte
	for _, seed := range etagSeeds {
		var h maphash.Hash
		h.SetSeed(seed)
		h.Write(before)
		h.Write(after)
		sum = h.Sum(sum)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum) + `"`
}

const tookName = `,"took_ms":`

// matches reports whether an If-None-Match header names the tag, compared
// weakly (RFC 9110, section 13.1.2).
func matches(header, tag string) bool {
	opaque := strings.TrimPrefix(tag, "W/")
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == opaque {
			return true
		}
	}
	return false
}
