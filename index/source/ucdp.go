package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"dateline/index"
)

// ucdpColumns are the columns of the events of the Uppsala Conflict Data
// Program (GED), in their order: some of its monthly files have no header.
const ucdpColumns = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name," +
	"dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources," +
	"source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2," +
	"latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end," +
	"deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"

// Codes of the GED codebook.
var (
	ucdpTypes = map[string]string{"1": "State-based conflict", "2": "Non-state conflict", "3": "One-sided violence"}
	ucdpWhere = map[string]string{"1": index.AtPlace, "2": index.AtVicinity, "3": index.AtDistrict, "4": index.AtRegion,
		"5": index.AtArea, "6": index.AtCountry, "7": index.AtArea}
	ucdpWhen = map[string]string{"1": index.WithinDay, "2": index.WithinDays, "3": index.WithinWeek, "4": index.WithinMonth, "5": index.WithinMore}
)

// isUCDP recognises the header of any version of GED, or a row of it.
func isUCDP(cells []string) bool {
	return haveColumns(cells, "id", "type_of_violence", "side_a", "date_start") || isUCDPRow(cells)
}

// isUCDPRow recognises a row where there is no header.
func isUCDPRow(cells []string) bool {
	names := strings.Split(ucdpColumns, ",")
	if len(cells) != len(names) {
		return false
	}
	r := lookIn(placesOf(names), cells)
	_, start := dayOf(r("date_start"))
	_, end := dayOf(r("date_end"))
	return ucdpTypes[r("type_of_violence")] != "" && start == nil && end == nil
}

func readUCDP(in *input, yield yield) bool {
	head, err := in.head()
	if err != nil {
		return yield(nil, in.reject(0, 0, err))
	}
	if isJSON(head) {
		return eventList{key: "Result", marker: "type_of_violence", make: lookupMaker(ucdpArticle)}.read(in, yield)
	}
	if isUCDPRow(firstRow(head)) {
		return newTable(in, delimiterOf(head), strings.Split(ucdpColumns, ",")).events(in, yield, ucdpArticle)
	}
	return readEventTable(in, yield, ucdpArticle)
}

func ucdpArticle(c lookup) (*index.Article, error) {
	var r eventRecord
	r.id("ucdp", c("id"))
	r.a.Source, r.a.Asserted.Language = "UCDP", "en"
	r.a.Type = wordOf(ucdpTypes, c("type_of_violence"))
	r.e.Killed = index.Killed{Best: r.deaths("best", c("best", "best_est")), Low: r.deaths("low", c("low", "low_est")), High: r.deaths("high", c("high", "high_est"))}
	for _, side := range []string{c("side_a"), c("side_b")} {
		r.side("", side)
		r.actor(ucdpActor(side))
	}
	first, err := dayOf(c("date_start"))
	r.fail("date_start", err)
	last, err := dayOf(c("date_end"))
	r.fail("date_end", err)
	r.dates(first, last)
	r.e.DatePrecision = wordOf(ucdpWhen, c("date_prec"))
	where := ucdpPlace(&r, c)
	headlines, days := ucdpReports(c)
	r.e.Sources = listOf(c("source_office"), ";")
	r.publishedBy(append(days, listOf(c("source_date"), ";")...))
	r.title(r.a.Type, where, ucdpCountry(c("country")))
	r.body(append([]string{labelled("Conflict", c("conflict_name")), labelled("Where", c("where_description", "where_coordinates")), labelled("Reported by", c("source_original"))}, headlines...)...)
	return r.article()
}

// ucdpPlace sets coordinates and location, and returns the place for the title.
func ucdpPlace(r *eventRecord, c lookup) string {
	precision := wordOf(ucdpWhere, c("where_prec"))
	r.point(c("latitude"), c("longitude"), precision)
	country, region, place := ucdpCountry(c("country")), placeName(c("adm_1")), placeName(c("where_coordinates"))
	switch {
	case strings.TrimSuffix(c("where_prec"), ".0") == "7": // a sea or the air: the country is only that of the conflict
		return c("where_coordinates")
	case precision == index.AtPlace || precision == index.AtVicinity:
		r.location(country, region, place)
		return place
	case precision == index.AtRegion && region == "":
		r.location(country, place)
		return place
	}
	r.location(country, region)
	return region
}

// ucdpActor returns the name of a side for the facet, "" when it is nobody in
// particular.
func ucdpActor(side string) string {
	if strings.EqualFold(side, "civilians") {
		return ""
	}
	if state, ok := strings.CutPrefix(side, "Government of "); ok {
		return ucdpCountry(state)
	}
	return side
}

var (
	brackets   = regexp.MustCompile(`\s*\([^)]*\)$`)
	placeWords = regexp.MustCompile(`(?i)\s+(village|town|city|district|province|region|state|county|township|governorate|oblast|department|municipality|division|prefecture|area|camp|island|republic|territory)$`)
)

// ucdpCountry returns the name of a country without the older one behind it,
// as in Myanmar (Burma), and without what is before the usual one.
func ucdpCountry(name string) string {
	switch name = brackets.ReplaceAllString(name, ""); name {
	case "Macedonia, FYR":
		return "North Macedonia"
	case "Kingdom of eSwatini":
		return "Eswatini"
	}
	return name
}

// placeName returns the name of a place without the word for what it is: UCDP
// writes Ragga town, Mandalay region.
func placeName(name string) string {
	if short := placeWords.ReplaceAllString(name, ""); short != "" {
		return short
	}
	return name
}

func labelled(label, text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return label + ": " + text
}

var (
	ucdpReport = regexp.MustCompile(`^(.*?),\s*(\d{4}-\d\d-\d\d),\s*(.*)$`)
	anyDay     = regexp.MustCompile(`\b(?:19|20)\d\d-\d\d-\d\d\b`)
)

// ucdpReports returns the headlines of the reports that a row names, and the
// days that stand with them. Since 2013 the reports are a list, each with its
// outlet, day and headline; before, they are written freely, and stay so.
func ucdpReports(c lookup) (headlines, days []string) {
	cell := c("source_article")
	if !strings.HasPrefix(cell, `"`) {
		return []string{cell}, anyDay.FindAllString(cell, -1)
	}
	for _, report := range strings.Split(strings.Trim(cell, `"`), `";"`) {
		if m := ucdpReport.FindStringSubmatch(report); m != nil {
			days, report = append(days, m[2]), m[3]
		}
		if report = strings.TrimSpace(report); !slices.Contains(headlines, report) {
			headlines = append(headlines, report)
		}
	}
	return headlines, days
}

// publishedBy dates the record by the first report of the event: the earliest
// day that a report bears, but for those before the event, which cannot be
// about it.
func (r *eventRecord) publishedBy(days []string) {
	r.publishedByEvent()
	var earliest index.Date
	for _, day := range days {
		d, err := index.ParseDate(day)
		if err == nil && d.DayNumber() >= r.a.Asserted.EventDate.DayNumber() && (earliest.IsZero() || d.DayNumber() < earliest.DayNumber()) {
			earliest = d
		}
	}
	if !earliest.IsZero() {
		r.a.Asserted.Published, r.a.Asserted.PublishedBy = earliest, ""
	}
}

// isJSON reports whether a text begins as an object or a list.
func isJSON(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}
