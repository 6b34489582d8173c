// Package web is the HTTP layer of dateline: it turns requests into queries for
// a search.Searcher, and the answers into pages for people and JSON for
// programs. It has no route that writes, keeps no session and asks nothing of
// other hosts.
package web

import (
	"cmp"
	"net/http"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"dateline/search"
	"dateline/web/outline"
)

// DefaultDeadline is the time that one search may take, see design, section 7.
const DefaultDeadline = 5 * time.Second

// Config says what the HTTP layer serves and how. Only Searcher is required.
type Config struct {
	Searcher search.Searcher
	Log      zerolog.Logger
	Now      func() time.Time // time.Now when nil

	// History tells what has changed in the archive; nil while it is not open.
	History func() History
	// Progress describes the ingest that is running; nil when none ever does.
	Progress func() Progress
	// Ready returns nil when searches can be answered, else what is missing,
	// for /readyz; nil when the Searcher alone knows.
	Ready func() error

	// Loopback says that the server listens on a loopback address. Requests
	// must then name a loopback host, or one of Hosts: otherwise any page in
	// the user's browser could read the archive by DNS rebinding.
	Loopback bool
	// Hosts are further names that requests may bear. When they are empty and
	// Loopback is false, any name will do.
	Hosts []string

	// Locate returns where a location lies, if that is known; nil knows nothing.
	Locate func(path string) (Spot, bool)

	Demo     bool          // the articles are the demonstration corpus
	Version  string        // of dateline, for /about
	Notice   string        // licences and attribution, plain text, for /about
	Deadline time.Duration // of one search; DefaultDeadline when 0
	Limits   search.Limits // of the text of a query
}

// Progress describes an ingest. The zero Progress says that none runs.
type Progress struct {
	Running  bool
	Done     int // articles read
	Total    int // articles to read, 0 when not known
	Rejected int // records that were not taken
}

// server answers requests. It is read-only after New.
type server struct {
	Config
	params    []parameter
	assets    assets
	templates templates
	locales   locales
	atlas     func() (*outline.Atlas, error) // outlines for maps, decoded when first asked for
	metrics   *metrics
}

// New returns the handler of every route, with all middleware around it. It
// panics when an embedded template is broken.
func New(cfg Config) http.Handler {
	s := newServer(cfg)
	return s.middleware(s.routes())
}

func newServer(cfg Config) *server {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Progress == nil {
		cfg.Progress = func() Progress { return Progress{} }
	}
	if cfg.History == nil {
		cfg.History = func() History { return nil }
	}
	if cfg.Ready == nil {
		cfg.Ready = func() error { return nil }
	}
	if cfg.Locate == nil {
		cfg.Locate = func(string) (Spot, bool) { return Spot{}, false }
	}
	cfg.Deadline = cmp.Or(cfg.Deadline, DefaultDeadline)
	counts := newMetrics()
	cfg.Searcher = measured{cfg.Searcher, counts}
	s := &server{Config: cfg, params: parameters(), assets: loadAssets(), locales: loadLocales(), metrics: counts, atlas: sync.OnceValues(outline.Load)}
	s.templates = parseTemplates(s.locales)
	return s
}
