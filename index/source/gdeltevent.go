package source

import (
	"strings"

	"dateline/index"
)

// Columns of the events of GDELT, in their order: files have no header. Those
// of version 1.0 have no code for second-level divisions, and before 2013 no
// address.
const (
	gdeltActor = "Code,Name,CountryCode,KnownGroupCode,EthnicCode,Religion1Code,Religion2Code,Type1Code,Type2Code,Type3Code"
	gdeltGeo1  = "Geo_Type,Geo_FullName,Geo_CountryCode,Geo_ADM1Code,Geo_Lat,Geo_Long,Geo_FeatureID"
	gdeltGeo2  = "Geo_Type,Geo_FullName,Geo_CountryCode,Geo_ADM1Code,Geo_ADM2Code,Geo_Lat,Geo_Long,Geo_FeatureID"
)

// gdeltColumns returns the names of the columns of an event of so many cells,
// nil when no version has so many.
func gdeltColumns(cells int) []string {
	const both = 61 // of version 2.0
	geo := gdeltGeo1
	switch cells {
	case both:
		geo = gdeltGeo2
	case both - 3, both - 4:
	default:
		return nil
	}
	names := strings.Split("globaleventid,sqldate,monthyear,year,fractiondate", ",")
	add := func(prefix, list string) {
		for name := range strings.SplitSeq(strings.ToLower(list), ",") {
			names = append(names, prefix+name)
		}
	}
	add("actor1", gdeltActor)
	add("actor2", gdeltActor)
	add("", "IsRootEvent,EventCode,EventBaseCode,EventRootCode,QuadClass,GoldsteinScale,NumMentions,NumSources,NumArticles,AvgTone")
	add("actor1", geo)
	add("actor2", geo)
	add("action", geo)
	add("", "DATEADDED,SOURCEURL")
	return names[:cells]
}

// readGDELT reads events of GDELT 1.0 and 2.0. A file can hold rows of both
// widths of 1.0: the address came with 2013.
func readGDELT(in *input, yield yield) bool {
	head, err := in.head()
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	if !gdeltEventStart.Match(firstLine(head)) {
		return readEventTable(in, yield, gdeltArticle)
	}
	known := map[int]map[string]int{}
	return readTabs(in, yield, func(cells int) map[string]int {
		if _, ok := known[cells]; !ok && gdeltColumns(cells) != nil {
			known[cells] = placesOf(gdeltColumns(cells))
		}
		return known[cells]
	}, gdeltArticle)
}

func gdeltArticle(c lookup) (*index.Article, error) {
	var r eventRecord
	r.id("gdelt", c("globaleventid"))
	r.a.Source, r.a.Asserted.Language = "GDELT", "en"
	var fine string
	r.a.Type, fine = cameoEvent(c("eventcode"))
	r.e.Types = distinct([]string{fine})
	day, err := dayOf(c("sqldate"))
	r.fail("SQLDATE", err)
	r.dates(day, day)
	r.e.DatePrecision = index.WithinDay
	r.a.Asserted.Published, err = parseDate(c("dateadded"))
	r.fail("DATEADDED", err)
	r.a.URL = webAddress(c("sourceurl"))
	if r.a.URL != "" {
		r.e.Sources = distinct([]string{hostOf(r.a.URL)})
	}
	gdeltSide(&r, c, "actor1")
	gdeltSide(&r, c, "actor2")
	where := gdeltPlace{kind: c("actiongeo_type"), name: c("actiongeo_fullname"), division: c("actiongeo_adm1code"), country: c("actiongeo_countrycode")}
	var country, region, place string
	if precision := gdeltKinds[where.kind]; precision != "" {
		country, region, place = where.levels()
		r.location(country, region, place)
		r.point(c("actiongeo_lat"), c("actiongeo_long"), precision)
	}
	what := fine
	if what == "" {
		what = r.a.Type
	}
	if place == "" {
		place = region
	}
	r.title(what, place, country)
	r.body(firstUpper(slugOf(r.a.URL)))
	return r.article()
}

// gdeltSide adds an actor of the event as a side. For the facet, those who act
// for a state are the state; those with another role and no name of a group
// are nobody in particular.
func gdeltSide(r *eventRecord, c lookup, actor string) {
	name, role, country := c(actor+"name"), c(actor+"type1code"), countryOfActor(c(actor+"countrycode"))
	if name == "" {
		return
	}
	shown := properName(name)
	switch {
	case country != "" && actsForState(role):
		r.actor(country)
	case c(actor+"knowngroupcode") != "":
		r.actor(shown)
	}
	r.side(cameoRoles[role], shown)
}
