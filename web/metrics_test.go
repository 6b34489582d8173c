package web

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"dateline/search"
)

// samples reads /metrics, line by line as the format says.
func samples(t *testing.T, h http.Handler) map[string]float64 {
	t.Helper()
	rec := get(t, h, "/metrics")
	if got := rec.Header().Get("Content-Type"); rec.Code != http.StatusOK || got != "text/plain; version=0.0.4; charset=utf-8" {
		t.Fatalf("%d %s", rec.Code, got)
	}
	line := regexp.MustCompile(`^([a-z_]+(?:\{[a-z_]+="(?:[^"\\]|\\.)*"(?:,[a-z_]+="(?:[^"\\]|\\.)*")*\})?) ([0-9.e+-]+)$`)
	all, declared := map[string]float64{}, map[string]bool{}
	for s := bufio.NewScanner(rec.Body); s.Scan(); {
		if name, ok := strings.CutPrefix(s.Text(), "# TYPE "); ok {
			name, _, _ = strings.Cut(name, " ")
			if declared[name] {
				t.Errorf("%s is declared twice", name)
			}
			declared[name] = true
		}
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		m := line.FindStringSubmatch(s.Text())
		if m == nil {
			t.Fatalf("not a sample: %q", s.Text())
		}
		value, err := strconv.ParseFloat(m[2], 64)
		if _, twice := all[m[1]]; twice || err != nil {
			t.Errorf("%q comes twice, or is no number: %v", m[1], err)
		}
		all[m[1]] = value
	}
	return all
}

func TestMetrics(t *testing.T) {
	h := fixture(func(c *Config) { c.Version = "v\"1\"\\\n" })
	for _, target := range []string{"/api/v1/search?q=talks", "/api/v1/search?q=ceasefire", "/api/v1/search?limit=x", "/articles/a1", "/articles/a2", "/articles/no", "/nowhere?a=1", "/elsewhere"} {
		get(t, h, target)
	}
	post := httptest.NewRequest(http.MethodPost, "/about", nil)
	h.ServeHTTP(httptest.NewRecorder(), post)
	got := samples(t, h)
	for name, want := range map[string]float64{
		`dateline_requests_total{route="/api/v1/search",status="200"}`: 2,
		`dateline_requests_total{route="/api/v1/search",status="400"}`: 1,
		`dateline_requests_total{route="/articles/{id}",status="200"}`: 2,
		`dateline_requests_total{route="/articles/{id}",status="404"}`: 1,
		`dateline_requests_total{route="other",status="404"}`:          2,
		`dateline_requests_total{route="other",status="405"}`:          1,
		`dateline_search_duration_seconds_bucket{le="+Inf"}`:           got["dateline_search_duration_seconds_count"],
		"dateline_articles":                         9,
		"dateline_searches_in_flight":               0,
		"dateline_searches_refused_total":           0,
		`dateline_index_info{generation="memory"}`:  1,
		`dateline_build_info{version="v\"1\"\\\n"}`: 1,
	} {
		if got[name] != want {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
	if got["dateline_search_duration_seconds_count"] < 2 {
		t.Errorf("%v searches", got["dateline_search_duration_seconds_count"])
	}
}

func TestMetricsRefused(t *testing.T) {
	h := fixture(func(c *Config) { c.Searcher = failing{err: search.ErrBusy} })
	get(t, h, "/api/v1/search")
	get(t, h, "/api/v1/export")
	got := samples(t, h)
	if got["dateline_searches_refused_total"] != 2 || got["dateline_search_duration_seconds_count"] != 0 {
		t.Errorf("%v", got)
	}
}

// A time stands in the bucket of the first bound that is not below it.
func TestSearchHistogram(t *testing.T) {
	m := newMetrics()
	for _, took := range []time.Duration{0, time.Millisecond, time.Millisecond + 1, 5 * time.Second, time.Minute} {
		m.searched(took)
	}
	var out exposition
	m.write(&out)
	for _, want := range []string{`{le="0.0005"} 1`, `{le="0.001"} 2`, `{le="0.0025"} 3`, `{le="5"} 4`, `{le="+Inf"} 5`, "_count 5\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is missing in %s", want, out.String())
		}
	}
}
