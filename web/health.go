package web

import "net/http"

// healthz answers that the process answers, whatever the state of the index.
func (s *server) healthz(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, r, http.StatusOK, typeJSON, map[string]string{"status": "ok"})
}

// readyJSON is the JSON of /readyz.
type readyJSON struct {
	Ready      bool          `json:"ready"`
	Reason     string        `json:"reason,omitempty"` // why not
	Articles   int           `json:"articles"`
	Generation string        `json:"generation"`
	Indexing   *indexingJSON `json:"indexing"` // null when no ingest runs
}

type indexingJSON struct {
	Done     int `json:"done"`
	Total    int `json:"total"` // 0 when not known
	Rejected int `json:"rejected"`
}

// readyz answers whether searches are answered from everything that the
// archive holds, 503 when not.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	ready := s.readiness(r)
	status := http.StatusOK
	if !ready.Ready {
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "5")
	}
	writeJSON(w, r, status, typeJSON, ready)
}

func (s *server) readiness(r *http.Request) readyJSON {
	var ready readyJSON
	if p := s.Progress(); p.Running {
		ready.Indexing = &indexingJSON{Done: p.Done, Total: p.Total, Rejected: p.Rejected}
	}
	if err := s.Ready(); err != nil {
		ready.Reason = err.Error()
		return ready
	}
	status, err := s.Searcher.Status(r.Context())
	if err != nil {
		ready.Reason = problemOf(err, "").Detail
		return ready
	}
	ready.Articles, ready.Generation, ready.Ready = status.Articles, status.Generation, status.Ready
	if !ready.Ready {
		ready.Reason = "the index does not yet hold everything that the archive holds"
	}
	return ready
}
