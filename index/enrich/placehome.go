package enrich

import (
	"strings"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// A paper speaks of where it is read: dublinexaminer.ie is of a Dublin, and of
// Ireland.

// shortestHome is the length in bytes of the shortest name of a place that is
// looked for in the address of a source: less stands in it by accident.
const shortestHome = 5

// home notes the country and the region that the address of the source speaks
// for, and keeps the address for names that stand in it.
func (d *draft) home() {
	r := &d.names
	r.host = hostOf(d.article.URL, d.article.Source)
	if r.host == "" {
		return
	}
	if iso := domainCountry(r.host); iso != "" {
		r.countries[iso] += weightHome
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(r.host, "www."), "the"), ".")
	for n := len(name); n >= shortestHome; n-- {
		if d.homeAmong(d.gazetteer.Places(name[:n])) {
			return
		}
	}
}

// What the address of the source says for its country, and for a region.
const (
	weightHome       = 1.0
	weightHomeRegion = 0.5
)

// homeAmong lets the places of a name speak for their regions, each for its
// part of the people of all.
func (d *draft) homeAmong(places []*gazetteer.Place) bool {
	people := 0
	for _, p := range places {
		people += p.Population
	}
	if people == 0 {
		return false
	}
	v := &d.names.votes
	for _, p := range places {
		if region := regionPath(p); region != "" {
			weight := weightHomeRegion * float64(p.Population) / float64(people)
			v.regions[region] += weight
		}
	}
	return true
}

// hostOf returns the host of an address, or a source that is one.
func hostOf(url, source string) string {
	host := source
	if _, rest, ok := strings.Cut(url, "://"); ok {
		host = rest
	}
	if i := strings.IndexAny(host, "/?#:"); i >= 0 {
		host = host[:i]
	}
	if !strings.Contains(host, ".") || strings.ContainsAny(host, " ,@") || len(host) > longestHost || !utf8.ValidString(host) {
		return ""
	}
	return strings.ToLower(host)
}

// longestHost is the length of the longest host name (RFC 1035).
const longestHost = 253

// domainCountry returns the country of a top-level domain, "" for one that is
// sold to everybody.
func domainCountry(host string) string {
	top := host[strings.LastIndexByte(host, '.')+1:]
	switch {
	case len(top) != 2 || strings.Contains(soldDomains, top) || strings.Trim(top, "abcdefghijklmnopqrstuvwxyz") != "":
		return ""
	case top == "uk":
		return "GB"
	}
	return strings.ToUpper(top)
}

// soldDomains are those of countries that are used for other things.
const soldDomains = "tv me io co ai fm la ly to cc ws am is eu su nu tk ml ga cf gq st vc sh gg im"

// inHost reports whether the name of a place stands in the address of the
// source: it is read there.
func (r *reading) inHost(s *sighting) bool {
	if r.host == "" {
		return false
	}
	words := r.passages[s.passage].words[s.First:s.Last]
	name := words[0].Folded
	for _, w := range words[1:] {
		name += w.Folded
	}
	return len(name) >= shortestHome && strings.Contains(r.host, name)
}
