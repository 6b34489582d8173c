package web

import (
	"net/http"
	"strings"

	"github.com/gorilla/mux"
)

// Paths that code beside the table refers to.
const (
	pathHome     = "/"
	pathSearch   = "/search"
	pathArticle  = "/articles/"
	pathStory    = "/stories/"
	pathHelp     = "/help"
	pathAbout    = "/about"
	pathMap      = "/map"
	pathCompare  = "/compare"
	pathEvidence = "/evidence"
	pathStatic   = "/static/"
	pathAPI      = "/api/"

	pathAPICompare  = pathAPI + "v1/compare"
	pathAPIEvidence = pathAPI + "v1/evidence"
	pathAPIMap      = pathAPI + "v1/map"

	pathMetrics     = "/metrics"
	pathAtom        = "/feed.atom"
	pathJSONFeed    = "/feed.json"
	pathOpenSearch  = "/opensearch.xml"
	pathOpenSuggest = "/opensearch/suggest"

	pathAPISearch  = pathAPI + "v1/search"
	pathAPIArticle = pathAPI + "v1/articles/"
	pathAPIStory   = pathAPI + "v1/stories/"
	pathAPIFacet   = pathAPI + "v1/facets/"
	pathAPISuggest = pathAPI + "v1/suggest"
	pathAPIChanges = pathAPI + "v1/changes"

	pathAPIDescription = pathAPI + "openapi.json"

	pathAPIExport = pathAPI + "v1/export"
)

// route is a row of the table of addresses.
type route struct {
	methods string // parted by blanks
	path    string
	handler http.Handler
}

// table returns every address of dateline.
func (s *server) table() []route {
	return []route{
		{"GET HEAD", pathHome, s.page(s.home)},
		{"GET HEAD", pathSearch, s.page(s.results)},
		{"GET HEAD", pathArticle + "{id}", s.page(s.article)},
		{"GET HEAD", pathMap, s.page(s.mapped)},
		{"GET HEAD", pathCompare, s.page(s.comparison)},
		{"GET HEAD", pathEvidence, s.page(s.evidence)},
		{"GET HEAD", pathStory + "{id}", s.page(s.story)},
		{"GET HEAD", pathHelp, s.page(s.help)},
		{"GET HEAD", pathAbout, s.page(s.about)},
		{"GET HEAD", pathStatic + "{name}", http.HandlerFunc(s.asset)},

		{"GET HEAD", pathAPISearch, s.api(s.apiSearch)},
		{"POST", pathAPISearch, s.api(s.apiSearchBody)},
		{"GET HEAD", pathAPIArticle + "{id}", s.api(s.apiArticle)},
		{"GET HEAD", pathAPIMap, s.api(s.apiMap)},
		{"GET HEAD", pathAPICompare, s.api(s.apiCompare)},
		{"GET HEAD", pathAPIEvidence, s.api(s.apiEvidence)},
		{"GET HEAD", pathAPIStory + "{id}", s.api(s.apiStory)},
		{"GET HEAD", pathAPISuggest, s.api(s.apiSuggest)},
		{"GET HEAD", pathAPIFacet + "{field}", s.api(s.apiFacet)},
		{"GET HEAD", pathAPIArticle + "{id}/similar", s.api(s.apiSimilar)},
		{"GET HEAD", pathAPIChanges, s.api(s.apiChanges)},
		{"GET HEAD", pathAPIDescription, s.api(s.apiDescription)},
		{"GET HEAD", pathAPIExport, http.HandlerFunc(s.export)},

		{"GET HEAD", pathAtom, s.file(s.atom)},
		{"GET HEAD", pathJSONFeed, s.file(s.jsonFeed)},
		{"GET HEAD", pathOpenSearch, s.file(s.openSearch)},
		{"GET HEAD", pathOpenSuggest, s.file(s.openSuggest)},

		{"GET HEAD", "/healthz", http.HandlerFunc(s.healthz)},
		{"GET HEAD", pathMetrics, http.HandlerFunc(s.metricsText)},
		{"GET HEAD", "/readyz", http.HandlerFunc(s.readyz)},
	}
}

// routes returns the router. It is the only function that knows gorilla/mux.
func (s *server) routes() http.Handler {
	router := mux.NewRouter().SkipClean(true)
	for _, r := range s.table() {
		router.Handle(r.path, withPathValues(s.metrics.counted(r.path, r.handler))).Methods(strings.Fields(r.methods)...)
	}
	router.NotFoundHandler = s.metrics.counted("other", s.refuse(func(*http.Request) error { return errNoPage }))
	router.MethodNotAllowedHandler = s.metrics.counted("other", s.refuse(func(r *http.Request) error {
		return methodError{method: r.Method, allow: allowed(router, r)}
	}))
	return router
}

// withPathValues hands the variables of the path on in the way of net/http.
func withPathValues(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range mux.Vars(r) {
			r.SetPathValue(name, value)
		}
		next.ServeHTTP(w, r)
	})
}

// allowed returns the methods that the path of a request has, for Allow.
func allowed(router *mux.Router, r *http.Request) string {
	var methods []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
		other := r.Clone(r.Context())
		other.Method = method
		var match mux.RouteMatch
		if router.Match(other, &match) && match.MatchErr == nil {
			methods = append(methods, method)
		}
	}
	return strings.Join(methods, ", ")
}
