package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"dateline/search"
)

// metrics counts what /metrics tells. The text format of Prometheus is a page to
// write; its client library would bring a dozen modules for that.
type metrics struct {
	mu       sync.Mutex
	requests map[answered]int
	searches histogramOf

	inFlight atomic.Int64
	refused  atomic.Int64
}

// answered is what requests are counted by. Routes are those of the table, so
// that nobody outside can make more of them.
type answered struct {
	route  string
	status int
}

// searchBounds are the upper bounds of the histogram of searches, in seconds:
// from a look into a column to the deadline.
func searchBounds() []float64 {
	return []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
}

// histogramOf counts times.
type histogramOf struct {
	counts []int // by number of searchBounds, each its own; longer ones in the last
	sum    float64
}

func newMetrics() *metrics {
	return &metrics{requests: map[answered]int{}, searches: histogramOf{counts: make([]int, len(searchBounds())+1)}}
}

// counted counts the requests to a route by their status.
func (m *metrics) counted(route string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := &tally{ResponseWriter: w}
		defer func() {
			status := cmp.Or(answer.status, http.StatusInternalServerError) // it panicked
			m.mu.Lock()
			defer m.mu.Unlock()
			m.requests[answered{route, status}]++
		}()
		next.ServeHTTP(answer, r)
	})
}

func (m *metrics) searched(took time.Duration) {
	at, _ := slices.BinarySearch(searchBounds(), took.Seconds())
	m.mu.Lock()
	defer m.mu.Unlock()
	m.searches.counts[at]++
	m.searches.sum += took.Seconds()
}

// measured is a Searcher whose searches are counted.
type measured struct {
	search.Searcher
	*metrics
}

// Search answers a query and takes its time; that of a search that was refused
// or has failed does not count.
func (m measured) Search(ctx context.Context, q search.Query) (*search.Result, error) {
	m.inFlight.Add(1)
	defer m.inFlight.Add(-1)
	start := time.Now()
	result, err := m.Searcher.Search(ctx, q)
	switch {
	case err == nil:
		m.searched(time.Since(start))
	case errors.Is(err, search.ErrBusy):
		m.refused.Add(1)
	}
	return result, err
}

// Export counts an export that was refused.
func (m measured) Export(ctx context.Context, q search.Query, to search.Sink) (int, error) {
	gone, err := m.Searcher.Export(ctx, q, to)
	if errors.Is(err, search.ErrBusy) {
		m.refused.Add(1)
	}
	return gone, err
}

// metricsText answers /metrics in the text format of Prometheus, version 0.0.4.
func (s *server) metricsText(w http.ResponseWriter, r *http.Request) {
	if err := noParameters(r); err != nil {
		s.fail(w, r, err)
		return
	}
	var out exposition
	s.metrics.write(&out)
	if s.Ready() == nil {
		if status, err := s.Searcher.Status(r.Context()); err == nil {
			out.one("dateline_articles", "gauge", "Articles that can be found.", "", float64(status.Articles))
			out.one("dateline_index_info", "gauge", "Name of the generation of the index.", label("generation", status.Generation), 1)
		}
	}
	if history := s.History(); history != nil {
		out.one("dateline_archive_change", "gauge", "Number of the last change of the archive.", "", float64(history.Seq()))
	}
	out.one("dateline_build_info", "gauge", "Version of dateline.", label("version", s.Version), 1)
	w.Header().Set("Content-Security-Policy", policyData)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(out.Len()))
	_, _ = w.Write([]byte(out.String())) // a client that went away misses nothing
}

// write writes what was counted.
func (m *metrics) write(out *exposition) {
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := make([]answered, 0, len(m.requests))
	for key := range m.requests {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b answered) int {
		return cmp.Or(strings.Compare(a.route, b.route), cmp.Compare(a.status, b.status))
	})
	out.head("dateline_requests_total", "counter", "Requests by route and status.")
	for _, key := range keys {
		out.sample("dateline_requests_total", label("route", key.route)+","+label("status", strconv.Itoa(key.status)), float64(m.requests[key]))
	}
	const name = "dateline_search_duration_seconds"
	out.head(name, "histogram", "Time of the searches that were answered.")
	total := 0
	for i, n := range m.searches.counts {
		total += n
		bound := "+Inf"
		if i < len(searchBounds()) {
			bound = strconv.FormatFloat(searchBounds()[i], 'g', -1, 64)
		}
		out.sample(name+"_bucket", label("le", bound), float64(total))
	}
	out.sample(name+"_sum", "", m.searches.sum)
	out.sample(name+"_count", "", float64(total))
	out.one("dateline_searches_in_flight", "gauge", "Searches that run or wait.", "", float64(m.inFlight.Load()))
	out.one("dateline_searches_refused_total", "counter", "Searches and exports refused because too many ran.", "", float64(m.refused.Load()))
}

// exposition is a text in the format of Prometheus.
type exposition struct{ strings.Builder }

func (e *exposition) head(name, kind, help string) {
	fmt.Fprintf(e, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func (e *exposition) sample(name, labels string, value float64) {
	if labels != "" {
		labels = "{" + labels + "}"
	}
	fmt.Fprintf(e, "%s%s %s\n", name, labels, strconv.FormatFloat(value, 'g', -1, 64))
}

func (e *exposition) one(name, kind, help, labels string, value float64) {
	e.head(name, kind, help)
	e.sample(name, labels, value)
}

// label writes a label with its value escaped.
func label(name, value string) string {
	return name + `="` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(value) + `"`
}
