package source

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"dateline/index"
)

// Codes of the codebook of ACLED (Armed Conflict Location & Event Data). The
// kinds of actor are numbers in exports from before 2023 and words since.
var (
	acledKinds = map[string]string{"1": "State forces", "2": "Rebel group", "3": "Political militia", "4": "Identity militia",
		"5": "Rioters", "6": "Protesters", "7": "Civilians", "8": "External/Other forces"}
	acledWhen  = map[string]string{"1": index.WithinDay, "2": index.WithinWeek, "3": index.WithinMonth}
	acledWhere = map[string]string{"1": index.AtPlace, "2": index.AtVicinity, "3": index.AtRegion}
)

var (
	errDeletedEvents = errors.New("a list of deleted events of ACLED: it has no events to read")

	acledPeriod = regexp.MustCompile(`\s*\((?:\d{4})?-(?:\d{4})?\)`)
	acledState  = regexp.MustCompile(`^(?:Military Forces|Police Forces|Government) of (?:the )?([^(]+)`)
	acledShort  = regexp.MustCompile(`^[A-Z0-9-]{2,12}: `)
	// People that ACLED names by what they do: they are no actor by name.
	acledNobody = regexp.MustCompile(`^(?:Protesters|Rioters|Civilians|Unidentified)\b`)
)

// isACLED recognises the header of an export, of any year.
func isACLED(cells []string) (bool, error) {
	if haveColumns(cells, "event_id_cnty", "deleted_timestamp") {
		return false, errDeletedEvents
	}
	return haveColumns(cells, "event_id_cnty", "event_date", "event_type"), nil
}

func readACLED(in *input, yield yield) bool {
	head, err := in.head()
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	if isJSON(head) {
		return eventList{key: "data", marker: "event_id_cnty", make: lookupMaker(acledArticle)}.read(in, yield)
	}
	return readEventTable(in, yield, acledArticle)
}

func acledArticle(c lookup) (*index.Article, error) {
	var r eventRecord
	r.id("acled", c("event_id_cnty"))
	r.a.Source, r.a.Asserted.Language = "ACLED", "en"
	r.a.Type = c("event_type")
	r.e.Types = distinct([]string{c("sub_event_type")})
	r.e.Killed.Best = r.deaths("fatalities", c("fatalities"))
	day, err := dayOf(c("event_date"))
	r.fail("event_date", err)
	r.dates(day, day)
	r.e.DatePrecision = wordOf(acledWhen, c("time_precision"))
	r.publishedByEvent()
	for _, n := range []string{"1", "2"} {
		acledSide(&r, c("inter"+n), append([]string{c("actor" + n)}, listOf(c("assoc_actor_"+n), ";")...))
	}
	precision := wordOf(acledWhere, c("geo_precision"))
	r.point(c("latitude"), c("longitude"), precision)
	place := c("location")
	if precision == index.AtRegion {
		place = "" // the town is only that from which the region is ruled
	}
	r.location(c("country"), c("admin1"), place)
	r.e.Sources = listOf(c("source"), ";")
	what := c("sub_event_type", "event_type")
	if place == "" {
		place = c("admin1")
	}
	r.title(what, place, c("country"))
	r.body(c("notes"))
	return r.article()
}

func acledSide(r *eventRecord, kind string, actors []string) {
	if _, err := strconv.Atoi(kind); err == nil {
		kind = acledKinds[kind]
	}
	var plain []string
	for _, a := range actors {
		plain = append(plain, strings.TrimSpace(acledPeriod.ReplaceAllString(a, "")))
		if name := acledActor(a); !acledPeople[kind] || !brackets.MatchString(name) {
			r.actor(name)
		}
	}
	r.side(kind, plain...)
}

// acledPeople are the kinds of side whose actors are groups of people, as
// Teachers (Sudan), where the brackets name the country.
var acledPeople = map[string]bool{"Protesters": true, "Rioters": true, "Civilians": true}

// acledActor returns the name of an actor for the facet: of the forces of a
// state the state, of RSF: Rapid Support Forces the full name, "" for nobody in
// particular.
func acledActor(name string) string {
	if acledNobody.MatchString(name) {
		return ""
	}
	if m := acledState.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return acledShort.ReplaceAllString(acledPeriod.ReplaceAllString(name, ""), "")
}
