package web

import (
	"net/http"
	"strings"

	"dateline/index"
	"dateline/search"
)

// homePage is the page /.
type homePage struct {
	frame
	Articles  string // "1,234 articles"
	Empty     bool   // the archive holds no article yet
	Examples  []anchor
	Chart     *histogram
	Actors    []countedLink
	Locations []countedLink
	Newest    []hitView
	All       string // address of all articles
}

// countedLink is a link with the number of articles behind it.
type countedLink struct {
	anchor
	Kind  string
	Count string // short: a number
	Says  string // long: "41 articles"
}

// Sizes of the lists of the home page.
const (
	homeNewest = 5
	homeFacet  = 12
)

// home answers /.
func (s *server) home(r *http.Request) (page, error) {
	if values, err := queryValues(r); err != nil {
		return page{}, err
	} else if values.Del(paramLang); len(values) > 0 {
		return page{}, redirect{to: pathSearch + "?" + values.Encode()}
	}
	a := homeSearch()
	a.loc = s.locales.of(r)
	result, err := s.search(r.Context(), a.query)
	if err != nil {
		return page{}, err
	}
	view := homePage{frame: s.frame(r, ""), Articles: a.loc.count(result.Total), Empty: result.Total.Articles == 0, All: pathSearch}
	view.Home = true
	view.Examples = s.examples(result.Facets)
	for _, f := range result.Facets {
		switch f.Field {
		case index.FieldDate:
			view.Chart = newHistogram(a.usual(), f, pathSearch)
			if err := s.nameThePeak(r.Context(), a, view.Chart); err != nil {
				return page{}, err
			}
		case index.FieldActor:
			view.Actors = countedLinks(a, f)
		case index.FieldLocation:
			view.Locations = countedLinks(a, f)
		}
	}
	for _, h := range result.Hits {
		view.Newest = append(view.Newest, newHitView(a.usual(), h, pathSearch))
	}
	return page{template: "home", data: view}, nil
}

// homeSearch returns the search for everything that the home page shows.
func homeSearch() asked {
	a := asked{dateField: index.FieldDate, query: search.Query{Collapse: search.CollapseStory, Count: search.CountStories, Sort: search.Newest, Variants: true, Page: search.Page{Limit: homeNewest}}}
	for _, name := range defaultFacets() {
		a.query.Facets = append(a.query.Facets, search.FacetRequest{Field: name, Size: homeFacet, Interval: search.IntervalAuto})
	}
	return a
}

// usual returns the search with the page sizes that are usual on /search.
func (a asked) usual() asked {
	a.query.Page.Limit = search.DefaultLimit
	return a.sized(search.DefaultFacet)
}

func countedLinks(a asked, f search.Facet) []countedLink {
	var links []countedLink
	for _, b := range f.Buckets {
		short, says := a.loc.bucketCount(b, a.query.Count)
		links = append(links, countedLink{
			anchor: anchor{Href: homeSearch().usual().with(f.Field, b.Value).link(pathSearch), Text: a.loc.value(f.Field, b.Label)},
			Kind:   a.loc.kind(b.Kind), Count: short, Says: says,
		})
	}
	return links
}

// examples returns searches to try: fixed ones for the demonstration corpus,
// else made of what is most frequent in the facets.
func (s *server) examples(facets []search.Facet) []anchor {
	queries := demoExamples()
	if !s.Demo {
		queries = facetExamples(facets)
	}
	var links []anchor
	for _, q := range queries {
		links = append(links, anchor{Href: homeSearch().usual().withText(q).link(pathSearch), Text: q})
	}
	return links
}

// demoExamples are queries that find something in the demonstration corpus.
func demoExamples() []string {
	return []string{"ceasefire talks", `"prisoner exchange" OR "exchange of prisoners"`, `Zelensky location:"United Arab Emirates"`, "drone -Kyiv", "date:2026-01 language:uk"}
}

// facetExamples makes queries of the most frequent values.
func facetExamples(facets []search.Facet) []string {
	first := func(name string) string {
		for _, f := range facets {
			if f.Field == name && len(f.Buckets) > 0 && !strings.Contains(f.Buckets[0].Value, `"`) {
				return name + `:"` + f.Buckets[0].Value + `"`
			}
		}
		return ""
	}
	actor, location := first(index.FieldActor), first(index.FieldLocation)
	queries := []string{"ceasefire OR truce", `"peace talks"`}
	if actor != "" {
		queries = append(queries, actor)
	}
	if location != "" {
		queries = append(queries, strings.TrimSpace(actor+" "+location))
	}
	return queries
}
