package source

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"dateline/index"
)

// gkgColumns are the columns of GKG 2.1, in their order: files have no header.
const gkgColumns = "gkgrecordid,date,sourcecollectionidentifier,sourcecommonname,documentidentifier,counts,v2counts,themes,v2themes," +
	"locations,v2locations,persons,v2persons,organizations,v2organizations,v2tone,dates,gcam,sharingimage,relatedimages," +
	"socialimageembeds,socialvideoembeds,quotations,allnames,amounts,translationinfo,extras"

// gkgNames bounds the names of one kind that a title made of names has.
const gkgNames = 3

var (
	gkgTitle    = regexp.MustCompile(`(?s)<PAGE_TITLE>(.*?)</PAGE_TITLE>`)
	gkgLanguage = regexp.MustCompile(`srclc:([a-z]{2,3})`)
)

// readGKG reads the Global Knowledge Graph of GDELT: an article a row, without
// its text, but with the names that a program found in it.
func readGKG(in *input, yield yield) bool {
	places := placesOf(strings.Split(gkgColumns, ","))
	return readTabs(in, yield, func(cells int) map[string]int {
		if cells != len(places) {
			return nil
		}
		return places
	}, gkgArticle)
}

func gkgArticle(c lookup) (*index.Article, error) {
	var r eventRecord
	r.id("gdelt", c("gkgrecordid"))
	published, err := parseDate(c("date"))
	r.fail("DATE", err)
	r.a.Asserted.Published = published
	r.a.Source, r.a.URL = c("sourcecommonname"), webAddress(c("documentidentifier"))
	r.a.Asserted.Language = "en"
	if m := gkgLanguage.FindStringSubmatch(c("translationinfo")); m != nil {
		r.a.Asserted.Language = languageCode(m[1])
	}
	people, groups := gkgList(c("persons")), gkgList(c("organizations"))
	for _, name := range append(slices.Clone(people), groups...) {
		r.actor(name)
	}
	places := gkgPlaces(&r, c("locations"))
	for count := range strings.SplitSeq(c("counts"), ";") {
		kind, _, _ := strings.Cut(count, "#")
		r.e.Types = distinct(append(r.e.Types, firstUpper(strings.ToLower(strings.ReplaceAll(kind, "_", " ")))))
	}
	r.a.Title = gkgHeadline(c, [][]string{people, groups, places})
	r.body(labelled("People", strings.Join(people, "; ")), labelled("Organisations", strings.Join(groups, "; ")), labelled("Places", strings.Join(places, "; ")))
	return r.article()
}

// gkgList reads a list of names in small letters.
func gkgList(cell string) []string {
	names := listOf(cell, ";")
	for i, name := range names {
		names[i] = properName(name)
	}
	return distinct(names)
}

// gkgPlaces adds the locations and returns their names.
func gkgPlaces(r *eventRecord, cell string) []string {
	var names []string
	for item := range strings.SplitSeq(cell, ";") {
		parts := strings.Split(item, "#")
		if len(parts) < 4 || gdeltKinds[parts[0]] == "" || len(r.a.Asserted.Locations) == index.MaxValues {
			continue
		}
		country, region, place := gdeltPlace{kind: parts[0], name: parts[1], country: parts[2], division: parts[3]}.levels()
		r.location(country, region, place)
		names = append(names, parts[1])
	}
	return distinct(names)
}

// gkgHeadline returns the title of the page, else the headline that its
// address ends in, else a line of the names.
func gkgHeadline(c lookup, names [][]string) string {
	if m := gkgTitle.FindStringSubmatch(c("extras")); m != nil {
		if title := oneLine(html.UnescapeString(m[1])); title != "" {
			return title
		}
	}
	if slug := slugOf(c("documentidentifier")); slug != "" {
		return firstUpper(slug)
	}
	var parts []string
	for _, some := range names {
		parts = append(parts, some[:min(len(some), gkgNames)]...)
	}
	if len(parts) == 0 {
		return c("sourcecommonname") + ": " + c("documentidentifier")
	}
	return c("sourcecommonname") + ": " + strings.Join(parts, "; ")
}
