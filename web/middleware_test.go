package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"dateline/search"
)

// Failures of the engine become the answers of the table of errors, and tell
// nothing of their cause.
func TestFailures(t *testing.T) {
	tests := []struct {
		name   string
		engine failing
		status int
		code   string
		retry  string
	}{
		{"busy", failing{err: search.ErrBusy}, 503, "busy", "1"},
		{"wrapped", failing{err: fmt.Errorf("searching: %w", search.ErrBusy)}, 503, "busy", "1"},
		{"closed", failing{err: search.ErrClosed}, 503, "not_ready", "5"},
		{"slow", failing{wait: true}, 503, "deadline", "5"},
		{"broken", failing{err: errors.New("secret cause")}, 500, "internal", ""},
		{"panic", failing{panic: true}, 500, "internal", ""},
		{"mistake", failing{err: &search.Error{Code: search.CodeAmbiguous, Detail: "actor \"x\" has several meanings", Param: "actor", Pos: -1, Candidates: []string{"y", "z"}}}, 400, "ambiguous_value", ""},
	}
	for _, test := range tests {
		var log bytes.Buffer
		h := fixture(func(c *Config) {
			c.Searcher, c.Deadline, c.Log = test.engine, time.Millisecond, zerolog.New(&log)
		})
		for _, target := range []string{"/api/v1/search", "/search"} {
			rec := get(t, h, target)
			if rec.Code != test.status || rec.Header().Get("Retry-After") != test.retry {
				t.Errorf("%s %s: %d, Retry-After %q", test.name, target, rec.Code, rec.Header().Get("Retry-After"))
			}
			if strings.Contains(rec.Body.String(), "secret") {
				t.Errorf("%s %s: the cause is told: %s", test.name, target, rec.Body)
			}
			checkHeaders(t, test.name+" "+target, rec.Header())
		}
		var p problem
		rec := get(t, h, "/api/v1/search")
		if err := json.Unmarshal(rec.Body.Bytes(), &p); err != nil || p.Code != test.code || p.Status != test.status || rec.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %v %+v %s", test.name, err, p, rec.Header().Get("Content-Type"))
		}
		if test.code == "internal" && (!strings.Contains(log.String(), "secret") || !strings.Contains(p.Hint, rec.Header().Get("X-Request-Id"))) {
			t.Errorf("%s: cause not in the log %s or id not in the hint %q", test.name, log.String(), p.Hint)
		}
	}
}

// Every code that a query can fail with has its row.
func TestKinds(t *testing.T) {
	for _, code := range []search.Code{search.CodeSyntax, search.CodeLimit, search.CodeParameter, search.CodeUnknown, search.CodeAmbiguous, search.CodeCursor} {
		if k := kindOf(&search.Error{Code: code}); k.status != http.StatusBadRequest || k.code != string(code) {
			t.Errorf("%s: %+v", code, k)
		}
	}
	if k := kindOf(io.ErrUnexpectedEOF); k.status != http.StatusInternalServerError {
		t.Errorf("an unknown error is %+v", k)
	}
}

func checkHeaders(t *testing.T, what string, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if h.Get(name) != want {
			t.Errorf("%s: %s is %q", what, name, h.Get(name))
		}
	}
	if !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'; ") || h.Get("Cache-Control") == "" || h.Get("X-Request-Id") == "" || h.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%s: %v", what, h)
	}
}

func TestHeadersEverywhere(t *testing.T) {
	h := fixture()
	for _, target := range []string{"/", "/search", "/articles/a1", "/help", "/about", "/nowhere", "/healthz", "/readyz", "/api/v1/search", "/api/v1/search?x=1", "/api/nothing", newServer(Config{}).assets.url("style.css")} {
		rec := get(t, h, target)
		checkHeaders(t, target, rec.Header())
		isPage := strings.HasPrefix(rec.Header().Get("Content-Type"), "text/")
		if csp := rec.Header().Get("Content-Security-Policy"); isPage != (csp == policyPage) || !isPage && csp != policyData {
			t.Errorf("%s: policy %q for %s", target, csp, rec.Header().Get("Content-Type"))
		}
	}
}

// The log has what operators need, and never what was searched for.
func TestLog(t *testing.T) {
	var log bytes.Buffer
	h := fixture(func(c *Config) { c.Log = zerolog.New(&log).Level(zerolog.InfoLevel) })
	r := httptest.NewRequest(http.MethodGet, "/search?q=secretword&actor=Ukraine", nil)
	r.Header.Set("X-Request-Id", "proxy-42")
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	var line struct {
		Level, Method, Path, Message string
		Status, Bytes                int
		Duration                     *float64
		RequestID                    string `json:"request_id"`
	}
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("%v: %s", err, log.String())
	}
	if line.Level != "info" || line.Method != "GET" || line.Path != "/search" || line.Status != 200 || line.Bytes != rec.Body.Len() || line.Duration == nil || line.RequestID != "proxy-42" {
		t.Errorf("logged %s", log.String())
	}
	if strings.Contains(log.String(), "secretword") || strings.Contains(log.String(), "Ukraine") {
		t.Errorf("the query is in the log: %s", log.String())
	}
	for _, id := range []string{"", "a b", "x\ny", strings.Repeat("x", 65), "<b>"} {
		r.Header.Set("X-Request-Id", id)
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if got := rec.Header().Get("X-Request-Id"); got == id || len(got) < 16 {
			t.Errorf("request id %q for %q", got, id)
		}
	}
}

func TestHosts(t *testing.T) {
	tests := []struct {
		loopback bool
		hosts    []string
		host     string
		status   int
	}{
		{true, nil, "localhost:8080", 200}, {true, nil, "127.0.0.1:8080", 200}, {true, nil, "127.9.9.9", 200}, {true, nil, "[::1]:8080", 200},
		{true, nil, "LOCALHOST", 200}, {true, nil, "localhost.", 200}, {true, nil, "search.localhost:1", 200},
		{true, nil, "evil.example", 403}, {true, nil, "localhost.evil.example", 403}, {true, nil, "192.168.0.1", 403}, {true, nil, "", 403}, {true, nil, "127.0.0.1.evil.example", 403},
		{true, []string{"desk.example"}, "Desk.example:80", 200}, {true, []string{"desk.example"}, "evil.example", 403},
		{false, nil, "evil.example", 200}, {false, []string{"desk.example"}, "evil.example", 403}, {false, []string{"desk.example"}, "desk.example", 200},
	}
	for _, test := range tests {
		h := fixture(func(c *Config) { c.Loopback, c.Hosts = test.loopback, test.hosts })
		for _, target := range []string{"/", "/api/v1/search"} {
			r := httptest.NewRequest(http.MethodGet, target, nil)
			r.Host = test.host
			rec := httptest.NewRecorder()
			h.ServeHTTP(rec, r)
			if rec.Code != test.status {
				t.Errorf("loopback %v, hosts %q, Host %q: %d, want %d", test.loopback, test.hosts, test.host, rec.Code, test.status)
			}
		}
	}
}

func TestHeadSize(t *testing.T) {
	h := fixture()
	r := httptest.NewRequest(http.MethodGet, "/api/v1/search", nil)
	r.Header.Set("X-Fill", "")
	room := maxHead - headSize(r)
	for fill, want := range map[int]int{room: 200, room + 1: 431} {
		r.Header.Set("X-Fill", strings.Repeat("x", fill))
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if rec.Code != want {
			t.Errorf("a head of %d bytes: %d", headSize(r), rec.Code)
		}
	}
}

func TestBodySize(t *testing.T) {
	h := fixture()
	body := `{"q": "talks"}`
	for size, want := range map[int]int{maxBody: 200, maxBody + 1: 413} {
		r := httptest.NewRequest(http.MethodPost, "/api/v1/search", strings.NewReader(body+strings.Repeat(" ", size-len(body))))
		r.Header.Set("Content-Type", "application/json")
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, r)
		if rec.Code != want || (want == 413) != (rec.Header().Get("Connection") == "close") {
			t.Errorf("a body of %d bytes: %d %v", size, rec.Code, rec.Header())
		}
	}
}

func TestCompression(t *testing.T) {
	h := fixture()
	plain := get(t, h, "/search?q=talks")
	r := httptest.NewRequest(http.MethodGet, "/search?q=talks", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	if rec.Header().Get("Content-Encoding") != "gzip" || rec.Header().Get("ETag") != plain.Header().Get("ETag") {
		t.Fatalf("headers %v", rec.Header())
	}
	z, err := gzip.NewReader(rec.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(unpacked, plain.Body.Bytes()) {
		t.Errorf("unpacked %d bytes of %d: %v", len(unpacked), plain.Body.Len(), err)
	}
}

// An answer that did not change is not sent again. How long the search took
// does not count as a change.
func TestNotModified(t *testing.T) {
	h := fixture()
	for _, target := range []string{"/api/v1/search?q=talks", "/search?q=talks", "/articles/a1", newServer(Config{}).assets.url("app.js")} {
		tag := get(t, h, target).Header().Get("ETag")
		for header, want := range map[string]int{tag: 304, `"x", ` + tag: 304, "*": 304, strings.TrimPrefix(tag, "W/"): 304, `W/"other"`: 200} {
			r := httptest.NewRequest(http.MethodGet, target, nil)
			r.Header.Set("If-None-Match", header)
			rec := httptest.NewRecorder()
			h.ServeHTTP(rec, r)
			if rec.Code != want || want == 304 && rec.Body.Len() > 0 || rec.Header().Get("ETag") != tag {
				t.Errorf("%s with %s: %d, %d bytes, %s", target, header, rec.Code, rec.Body.Len(), rec.Header().Get("ETag"))
			}
		}
	}
	one := []byte(`{"query":"a \"took_ms\":1","total":{},"took_ms":1.5,"hits":[]}`)
	two := []byte(`{"query":"a \"took_ms\":1","total":{},"took_ms":22,"hits":[]}`)
	three := []byte(`{"query":"a \"took_ms\":2","total":{},"took_ms":1.5,"hits":[]}`)
	if etag(one) != etag(two) || etag(one) == etag(three) {
		t.Error("the tag is not one of the content without the time")
	}
}

func TestIndexing(t *testing.T) {
	running := Progress{Running: true, Done: 1234, Total: 5000, Rejected: 2}
	h := fixture(func(c *Config) { c.Progress = func() Progress { return running }; c.Demo = true })
	runScript(t, h, "indexing", `
GET /search?q=talks
body contains indexing: 1,234 of 5,000
body contains demonstration articles, written for dateline

GET /
body contains indexing: 1,234 of 5,000

GET /api/v1/search?q=talks
json .notes == ["indexing: 1,234 of 5,000"]

GET /readyz
json .indexing == {"done":1234,"rejected":2,"total":5000}
`)
	running.Total = 0
	if got := get(t, h, "/").Body.String(); !strings.Contains(got, "indexing: 1,234.") {
		t.Error("an ingest of unknown length is not shown")
	}
	notReady := fixture(func(c *Config) { c.Ready = func() error { return errors.New("the index is being opened") } })
	runScript(t, notReady, "not ready", `
GET /readyz
code == 503
header Retry-After == 5
json .ready == false
json .reason == "the index is being opened"

GET /healthz
code == 200
`)
	runScript(t, fixture(func(c *Config) { c.Searcher = failing{} }), "behind", `
GET /readyz
code == 503
json .articles == 7
json .ready == false
`)
}
