package web

import (
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/rs/zerolog"
)

// Content security policies, see notes on reliability, section 5. Pages run
// only our own files; documents run nothing at all.
const (
	policyPage = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
		"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
	policyData = "default-src 'none'; frame-ancestors 'none'; sandbox"
)

// minCompressed is the size in bytes from which compressing an answer pays:
// below it everything fits into one packet anyway.
const minCompressed = 1024

const headerRequestID = "X-Request-Id"

// middleware wraps the routes in what every request goes through, the outermost
// first: log, headers, compression, recovery from panics, refusal of what is
// too large or for another host.
func (s *server) middleware(next http.Handler) http.Handler {
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(minCompressed))
	if err != nil {
		panic(fmt.Sprintf("web: compression options are wrong: %v", err))
	}
	return s.logged(headers(compress(s.recovered(s.guarded(next)))))
}

// headers sets what every answer bears, errors included.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policyPage)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "private, no-cache")
		next.ServeHTTP(w, r)
	})
}

// logged gives the request an id and writes one line about it when it is done:
// never the text of a query, which can betray an investigation.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.Now()
		id := requestID(r)
		w.Header().Set(headerRequestID, id)
		log := s.Log.With().Str("request_id", id).Logger()
		counted := &tally{ResponseWriter: w}
		defer func() {
			line := log.Info()
			if counted.status >= http.StatusInternalServerError {
				line = log.Warn()
			}
			line.Str("method", r.Method).Str("path", r.URL.Path).Int("status", counted.status).
				Int64("bytes", counted.bytes).Dur("duration", s.Now().Sub(start)).Msg("request")
			log.Debug().Str("query", r.URL.RawQuery).Msg("request")
		}()
		next.ServeHTTP(counted, r.WithContext(log.WithContext(r.Context())))
	})
}

// requestID returns the id that a proxy gave the request, or a new one. Ids of
// an unusual form are not believed: they go into logs.
func requestID(r *http.Request) string {
	const maxID = 64
	id := r.Header.Get(headerRequestID)
	usual := func(c rune) bool {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("-_.", c)
	}
	if id != "" && len(id) <= maxID && strings.IndexFunc(id, func(c rune) bool { return !usual(c) }) < 0 {
		return id
	}
	return rand.Text()
}

// tally is a ResponseWriter that remembers the status and counts the bytes.
type tally struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader remembers the status.
func (t *tally) WriteHeader(status int) {
	if t.status == 0 && status >= http.StatusOK {
		t.status = status
	}
	t.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (t *tally) Write(b []byte) (int, error) {
	if t.status == 0 {
		t.status = http.StatusOK
	}
	n, err := t.ResponseWriter.Write(b)
	t.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (t *tally) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// recovered turns a panic into a 500 that says nothing of its cause; the cause
// is in the log. An answer that has begun can only be broken off.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := &tally{ResponseWriter: w}
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause != http.ErrAbortHandler {
				zerolog.Ctx(r.Context()).Error().Str("panic", fmt.Sprint(cause)).Bytes("stack", debug.Stack()).Msg("handler panicked")
			}
			if cause == http.ErrAbortHandler || begun.status != 0 {
				panic(http.ErrAbortHandler)
			}
			s.fail(w, r, errPanic)
		}()
		next.ServeHTTP(begun, r)
	})
}

// guarded refuses requests whose head is too large, or that were meant for
// another host.
func (s *server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case headSize(r) > maxHead:
			s.fail(w, r, errHead)
		case !s.knowsHost(r.Host):
			s.fail(w, r, errHost)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// headSize returns the bytes of request line and headers as HTTP/1.1 writes them.
func headSize(r *http.Request) int {
	size := len(r.Method) + len(r.RequestURI) + len("  HTTP/1.1\r\n") + len("Host: \r\n") + len(r.Host)
	for name, values := range r.Header {
		for _, v := range values {
			size += len(name) + len(": \r\n") + len(v)
		}
	}
	return size
}

func (s *server) knowsHost(hostport string) bool {
	if !s.Loopback && len(s.Hosts) == 0 {
		return true
	}
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsLoopback() {
		return true
	}
	return slices.ContainsFunc(s.Hosts, func(name string) bool { return strings.EqualFold(name, host) })
}
