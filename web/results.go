package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline/index"
	"dateline/search"
)

// resultsPage is the page /search.
type resultsPage struct {
	frame
	Count    string // "41 articles"
	Chips    []chip
	Clear    string // address without any filter
	Expanded []expansionView
	Notes    []string

	DidYouMean *anchor  // another text, which finds more
	AlsoTry    []anchor // the query with a name in another script
	Chart      *histogram
	Sorts      []choice
	Stories    storySwitches
	Sizes      []choice
	Densities  []choice
	Hits       []hitView
	Compact    bool   // hits come without their text
	First      string // address of the first page, "" on it
	More       string // address of the next page, "" on the last
	Filters    []facetView
	Dates      dateForm
	Countable  []anchor // facets that are not counted yet
	Empty      *emptyView
	JSON       string // address of the same search in the API
	Map        string // address of the same search on the map
	Compare    string // address of its comparison with another
	Curl       string // command line of it
}

// choice is a link of several of which one is taken.
type choice struct {
	anchor
	Taken bool
}

// dateForm is the range of dates as a form.
type dateForm struct {
	From, To string
	Fields   []option
}

// option is a row of a list to choose from; the default has no value, so that
// it does not clutter the address.
type option struct {
	Value, Label string
	Taken        bool
}

// emptyView helps when nothing was found.
type emptyView struct {
	Query    string
	Archive  bool     // there is no article at all
	Any      *anchor  // any of the words instead of all
	Drop     []anchor // the search without one of its filters
	Clauses  []clauseView
	Examples []anchor
}

// clauseView is a part of a query that found nothing: what it finds alone, and
// the others without it.
type clauseView struct {
	Text           string
	Alone, Without anchor
}

// results answers /search.
func (s *server) results(r *http.Request) (page, error) {
	values, err := queryValues(r)
	if err != nil {
		return page{}, err
	}
	a, err := s.readFor(pathSearch, values)
	if err != nil {
		return page{}, err
	}
	a.loc = s.locales.of(r)
	if narrow, changed := a.narrowed(); changed {
		return page{}, redirect{to: narrow.link(pathSearch)}
	}
	query := pageQuery(a)
	result, err := s.search(r.Context(), query)
	if err != nil {
		return page{}, err
	}
	view := s.newResultsPage(r, a.understood(result), result)
	view.Notes = a.loc.notes(ownNotes(result, a.query, query))
	if err := s.nameThePeak(r.Context(), a, view.Chart); err != nil {
		return page{}, err
	}
	view.Curl = "curl -s '" + origin(r) + view.JSON + "'"
	advice, err := search.Advise(r.Context(), s.Searcher, a.query, result)
	if err != nil {
		return page{}, err
	}
	for _, other := range advice.AlsoTry {
		view.AlsoTry = append(view.AlsoTry, anchor{Href: a.withText(other.Text).link(pathSearch), Text: other.Text})
	}
	if advice.DidYouMean != "" {
		view.DidYouMean = &anchor{Href: a.withText(advice.DidYouMean).link(pathSearch), Text: advice.DidYouMean}
	}
	if result.Total.Articles == 0 {
		status, err := s.Searcher.Status(r.Context())
		if err != nil {
			return page{}, err
		}
		view.Empty = s.newEmptyView(a, status)
		view.Empty.Clauses = clauseViews(a, advice)
	}
	return page{template: "results", data: view}, nil
}

func clauseViews(a asked, advice search.Advice) []clauseView {
	var views []clauseView
	for i, c := range advice.Clauses {
		var rest []string
		for j, other := range advice.Clauses {
			if j != i {
				rest = append(rest, other.Text)
			}
		}
		views = append(views, clauseView{
			Text:    c.Text,
			Alone:   anchor{Href: a.withText(c.Text).link(pathSearch), Text: a.loc.count(c.Alone)},
			Without: anchor{Href: a.withText(strings.Join(rest, " ")).link(pathSearch), Text: a.loc.count(c.Without)},
		})
	}
	return views
}

// pageQuery returns what the page asks the engine for: the query with its date
// facet on the field that is looked at and as fine as the range needs, and, where
// no facets are asked for, with those of all fields.
func pageQuery(a asked) search.Query {
	q := a.query
	q.Facets = slices.Clone(q.Facets)
	if slices.Equal(a.facetNames(), defaultFacets()) {
		q.Facets[0].Field = a.dateField
		for _, f := range filterFields {
			if !slices.Contains(defaultFacets(), f.Name) {
				q.Facets = append(q.Facets, search.FacetRequest{Field: f.Name, Size: q.Facets[0].Size, Prefix: a.find[f.Name]})
			}
		}
	}
	return a.datesFor(q)
}

// ownNotes returns the notes of an answer but for those on an interval that
// the page itself has chosen.
func ownNotes(r *search.Result, asked, sent search.Query) []search.Message {
	notes := slices.Clone(r.Notes)
	for i, f := range r.Facets {
		if i >= len(asked.Facets) || sent.Facets[i].Interval == asked.Facets[i].Interval || len(f.Buckets) == 0 {
			continue
		}
		_, note := search.ChooseInterval(sent.Facets[i].Interval, f.Buckets[0].From.DayNumber(), f.Buckets[len(f.Buckets)-1].To.DayNumber())
		notes = slices.DeleteFunc(notes, func(n search.Message) bool { return n.String() == note.String() })
	}
	return notes
}

// origin returns scheme and host as the client wrote them.
func origin(r *http.Request) string {
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	return scheme + (&url.URL{Host: r.Host}).Host
}

func (s *server) newResultsPage(request *http.Request, a asked, r *search.Result) resultsPage {
	view := resultsPage{
		frame: s.frame(request, resultsTitle(a)), Count: a.loc.count(r.Total), Chips: chips(a, pathSearch),
		Clear: a.unfiltered().link(pathSearch), JSON: a.dense(false).link(pathAPISearch), Map: a.first().dense(false).link(pathMap), Compare: a.first().dense(false).link(pathCompare),
		Expanded: expansions(a, r),
	}
	view.Query, view.Kind, view.Compact = a.query.Text, kindResults, a.compact
	view.Feeds = a.feedLinks()
	for _, h := range r.Hits {
		view.Hits = append(view.Hits, newHitView(a, h, pathSearch))
	}
	for _, f := range r.Facets {
		if field, _ := index.FieldNamed(f.Field); field.Kind == index.Dates {
			if view.Chart == nil {
				view.Chart = newHistogram(a, f, pathSearch)
			}
			continue
		}
		view.Filters = append(view.Filters, newFacetView(a, f, pathSearch))
	}
	view.Sorts, view.Sizes, view.Densities = sorts(a), sizes(a), densities(a)
	view.Stories = newStorySwitches(a)
	view.Dates = newDateForm(a)
	view.Countable = countable(a, view.Filters)
	if a.query.Page.Cursor != "" {
		view.First = a.first().link(pathSearch)
	}
	if r.Next != "" {
		view.More = a.after(r.Next).link(pathSearch)
	}
	view.Hidden = hiddenFields(a.first().values(pathSearch), view.shows)
	return view
}

// shows reports whether the form of the page shows a parameter itself.
func (v resultsPage) shows(name, value string) bool {
	switch name {
	case "q", "from", "to", "date.field":
		return true
	}
	for _, f := range v.Filters {
		if name == f.Name+".find" && f.Finds {
			return true
		}
		if name == f.Name+".op" && f.Modes {
			return true
		}
		if name == f.Name && hasBox(f.Boxes, value) {
			return true
		}
	}
	return false
}

func hasBox(boxes []box, value string) bool {
	return slices.ContainsFunc(boxes, func(b box) bool {
		return b.Value == value && b.Widen == "" || hasBox(b.Children, value)
	})
}

func resultsTitle(a asked) string {
	if q := strings.TrimSpace(a.query.Text); q != "" {
		return q
	}
	if len(a.query.Where) > 0 && len(a.query.Where[0].Values) > 0 {
		return strings.Join(a.query.Where[0].Values, ", ")
	}
	return a.loc.T("results.all")
}

func sorts(a asked) []choice {
	var all []choice
	for _, by := range []search.Sort{search.Relevance, search.Newest, search.Oldest} {
		if by == search.Relevance && a.query.Match == nil {
			continue // nothing to be relevant to
		}
		all = append(all, choice{anchor: anchor{Href: a.sorted(by).link(pathSearch), Text: a.loc.T("sort." + string(by))}, Taken: a.query.Sort == by})
	}
	return all
}

// pageSizes are the numbers of hits a page that are offered.
func pageSizes() []int { return []int{search.DefaultLimit, 25, 50} }

func sizes(a asked) []choice {
	var all []choice
	for _, n := range pageSizes() {
		all = append(all, choice{anchor: anchor{Href: a.paged(n).link(pathSearch), Text: a.loc.number(n)}, Taken: a.query.Page.Limit == n})
	}
	return all
}

func densities(a asked) []choice {
	return []choice{
		{anchor: anchor{Href: a.dense(false).link(pathSearch), Text: a.loc.T("view.full")}, Taken: !a.compact},
		{anchor: anchor{Href: a.dense(true).link(pathSearch), Text: a.loc.T("view.compact")}, Taken: a.compact},
	}
}

func newDateForm(a asked) dateForm {
	from, to := a.dates()
	return dateForm{From: from.String(), To: to.String(), Fields: []option{
		{Label: a.loc.field(index.FieldDate), Taken: a.dateField == index.FieldDate},
		{Value: index.FieldEvent, Label: a.loc.field(index.FieldEvent), Taken: a.dateField == index.FieldEvent},
	}}
}

// countable lists the facets of values that the page does not count yet.
func countable(a asked, shown []facetView) []anchor {
	var links []anchor
	for _, f := range filterFields {
		if !slices.ContainsFunc(shown, func(v facetView) bool { return v.Name == f.Name }) {
			links = append(links, anchor{Href: a.counting(f.Name).link(pathSearch), Text: a.loc.field(f.Name)})
		}
	}
	return links
}

func (s *server) newEmptyView(a asked, status search.Status) *emptyView {
	view := &emptyView{Query: strings.TrimSpace(a.query.Text), Archive: status.Articles == 0, Examples: s.examples(nil)}
	if anyOf, ok := a.anyOf(); ok {
		view.Any = &anchor{Href: anyOf.link(pathSearch), Text: a.loc.T("empty.any")}
	}
	for _, c := range chips(a, pathSearch) {
		text := c.Label + ": " + c.Value
		if c.Not {
			text = c.Label + " " + a.loc.T("chips.not") + ": " + c.Value
		}
		view.Drop = append(view.Drop, anchor{Href: c.Href, Text: text})
	}
	return view
}
