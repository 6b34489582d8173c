package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/index"
	"dateline/search"
)

// asked is what the parameters of a search say, read and checked. The page and
// the API read the same parameters; link.go writes them again.
type asked struct {
	query     search.Query      // normalised
	loc       *locale           // of the page, nil in the API
	dateField string            // the Dates field of from and to: index.FieldDate or index.FieldEvent
	body      bool              // fields=body: hits come with their full text
	any       bool              // match=any: any of the words
	compact   bool              // density=compact: hits without their text
	find      map[string]string // FIELD.find: facet values that begin so, by field
}

// parameter is one row of the table of parameters.
type parameter struct {
	Name    string
	Help    string
	Repeat  bool // can be given more than once
	list    bool // commas part its values
	keepNil bool // its empty value says something
	limit   int  // bytes of a value
	read    func(d *draft, values []string) error
}

// draft collects parameters until all are read.
type draft struct {
	asked
	some, not map[string][]string // values by field
	all       map[string]bool     // fields of which every value is wanted
	from, to  index.Date
	facets    []string
	size      int
	interval  search.Interval
	parser    search.Parser
}

// defaultFacets are counted when nothing else is asked for.
func defaultFacets() []string {
	return []string{index.FieldDate, index.FieldActor, index.FieldLocation}
}

// defaultHits returns what is a hit and what buckets are ordered by at a path
// when nothing is said: people read stories, programs take articles.
func defaultHits(path string) (search.Collapse, search.CountBy) {
	switch path {
	case pathSearch, pathMap, pathCompare, pathEvidence:
		return search.CollapseStory, search.CountStories
	}
	return search.CollapseNone, search.CountArticles
}

// Limits on the length of values, in bytes.
const (
	maxText   = 1 << 20 // of q: its own limit gives the better error, this one keeps off what no limit can mean
	maxCursor = 2 << 10 // cursors are ours: sort keys, an id, and some bytes a word
	maxList   = 256     // of facets and fields: the names of all are shorter
)

// parameters returns the table of parameters, in the order of the help page.
func parameters() []parameter {
	table := []parameter{{Name: "q", Help: "text of the query, in the language above; empty finds everything", limit: maxText, read: readText}}
	for _, f := range filterFields {
		table = append(table, filterParameters(f)...)
	}
	return append(table, []parameter{
		{Name: "from", Help: "first day, as 2026, 2026-01 or 2026-01-23", read: readFrom},
		{Name: "to", Help: "last day, inclusive, as 2026, 2026-01 or 2026-01-23", read: readTo},
		{Name: "date.field", Help: "which date from and to mean: date (of publication, the default) or event", read: readDateField},
		{Name: "sort", Help: "relevance (default with q), newest (default without) or oldest", read: readSort},
		{Name: "limit", Help: "hits a page, 0 to 100 (default 10)", read: readLimit},
		{Name: "cursor", Help: "next of the page before", limit: maxCursor, read: readCursor},
		{Name: "facets", Help: "comma list of facets to count (default date,actor,location); empty counts none", list: true, keepNil: true, limit: maxList, read: readFacets},
		{Name: "facet.size", Help: "values a facet, 1 to 1000 (default 10)", read: readFacetSize},
		{Name: "interval", Help: "width of date buckets: auto (default), day, week, month or year", read: readInterval},
		{Name: "variants", Help: "off matches names only as written", read: readVariants},
		{Name: "fields", Help: "body adds the full text to every hit of the API", list: true, limit: maxList, read: readFields},
		{Name: "match", Help: "all (default): every word must match; any: the more and the rarer the words that match, the better", read: readMatch},
		{Name: "collapse", Help: "story: near copies are one hit (default on the page); none: every article is a hit (default of the API)", read: readCollapse},
		{Name: "count", Help: "what facet values are ordered by: articles (default of the API), stories (default on the page) or sources, which are counted then", read: readCount},
		{Name: "explain", Help: "true: how each score comes about, and the time of each phase", read: readExplain},
		{Name: "density", Help: "full (default) or compact: the page shows hits without their text", read: readDensity},
		{Name: paramLang, Help: "language of the page: " + strings.Join(langCodes(), ", ") + "; the API answers in English", read: readLang},
		{Name: "near", Help: "a place or a point and a radius, as Bakhmut,50km or 48.59,38.00,50km: articles that name a place in it", read: readNear},
	}...)
}

// filterFields are the fields of the Schema that are filtered by value.
var filterFields = slices.DeleteFunc(index.Schema(), func(f index.Field) bool {
	return !f.Facet || f.Kind != index.Keyword && f.Kind != index.Path
})

// filterParameters returns the parameters of one field: its values, how they
// combine, and what is excluded.
func filterParameters(f index.Field) []parameter {
	return []parameter{
		{Name: f.Name, Help: f.Help, Repeat: true, read: func(d *draft, values []string) error {
			d.some[f.Name] = values
			return nil
		}},
		{Name: f.Name + ".op", Help: "any (default) or all of the values of " + f.Name, read: func(d *draft, values []string) error {
			d.all[f.Name] = values[0] == "all"
			return oneOf(f.Name+".op", values[0], "any", "all")
		}},
		{Name: f.Name + ".not", Help: "excludes a value of " + f.Name, Repeat: true, read: func(d *draft, values []string) error {
			d.not[f.Name] = values
			return nil
		}},
		{Name: f.Name + ".find", Help: "counts only the values of " + f.Name + " that begin so", read: func(d *draft, values []string) error {
			d.find[f.Name] = values[0]
			return nil
		}},
	}
}

// readParams reads the parameters of a search by the API. Its errors are
// *search.Error and name the parameter.
func (s *server) readParams(values url.Values) (asked, error) {
	return s.readFor(pathAPISearch, values)
}

// readFor reads the parameters of a search at a path, which has defaults of its
// own.
func (s *server) readFor(path string, values url.Values) (asked, error) {
	d := &draft{asked: asked{find: map[string]string{}}, some: map[string][]string{}, not: map[string][]string{}, all: map[string]bool{}, facets: defaultFacets(), parser: search.Parser{Limits: s.Limits, Now: s.Now}}
	d.query.Variants = true
	d.query.Collapse, d.query.Count = defaultHits(path)
	d.query.Page.Limit = search.DefaultLimit
	d.dateField = index.FieldDate
	names := make([]string, len(s.params))
	for i, p := range s.params {
		names[i] = p.Name
	}
	if err := unknown(values, names); err != nil {
		return asked{}, err
	}
	for _, p := range s.params {
		given, ok := values[p.Name]
		if !ok {
			continue
		}
		given, err := p.check(given)
		if err != nil {
			return asked{}, err
		}
		if len(given) == 0 {
			continue
		}
		if err := p.read(d, given); err != nil {
			return asked{}, err
		}
	}
	d.finish()
	if err := d.query.Normalize(); err != nil {
		return asked{}, err
	}
	return d.asked, nil
}

// unknown returns an error for the first parameter, by name, that is not among
// the names.
func unknown(values url.Values, names []string) error {
	var strange []string
	for name := range values {
		if !slices.Contains(names, name) {
			strange = append(strange, name)
		}
	}
	if len(strange) == 0 {
		return nil
	}
	name := shown(slices.Min(strange))
	hint := search.Say("The parameters are listed at %s.", pathHelp)
	if near := search.Nearest(name, names); near != "" {
		hint = search.Say("Did you mean %s? %s", near, hint)
	}
	return search.NewError(search.CodeUnknown, name, search.Say("there is no parameter %q", name), hint)
}

// shown returns a name that a client sent in a form and length fit for an
// answer.
func shown(name string) string {
	const most = 64 // bytes: the longest parameter has 12
	name = strings.ToValidUTF8(name, "\uFFFD")
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "") + "…"
	}
	return name
}

// check applies what holds for every parameter and returns the values that say
// something: forms send empty ones for fields left blank.
func (p parameter) check(values []string) ([]string, error) {
	limit := p.limit
	if limit == 0 {
		limit = search.MaxValueBytes
	}
	for _, v := range values {
		if !utf8.ValidString(v) {
			return nil, bad(p.Name, search.Say("the value of %s is not valid UTF-8", p.Name), search.Message{})
		}
		if len(v) > limit {
			return nil, search.NewError(search.CodeLimit, p.Name, search.Say("the value of %s has %d bytes, %d are allowed", p.Name, len(v), limit), search.Message{})
		}
	}
	if !p.Repeat && len(values) > 1 {
		return nil, bad(p.Name, search.Say("%s is given %d times, it can be given once", p.Name, len(values)), search.Message{})
	}
	if p.keepNil {
		return values, nil
	}
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" }), nil
}

// finish makes the query of what was read.
func (d *draft) finish() {
	if d.any {
		d.query.AskAny()
	}
	for _, f := range filterFields {
		mode := search.Any
		if d.all[f.Name] {
			mode = search.All
		}
		if values := d.some[f.Name]; len(values) > 0 {
			d.query.Where = append(d.query.Where, search.Filter{Field: f.Name, Values: values, Mode: mode})
		}
		if values := d.not[f.Name]; len(values) > 0 {
			d.query.Where = append(d.query.Where, search.Filter{Field: f.Name, Values: values, Not: true})
		}
	}
	if !d.from.IsZero() || !d.to.IsZero() {
		d.query.Where = append(d.query.Where, search.Filter{Field: d.dateField, From: d.from, To: d.to})
	}
	for _, name := range d.facets {
		d.query.Facets = append(d.query.Facets, search.FacetRequest{Field: name, Size: d.size, Interval: d.interval, Prefix: d.find[name]})
	}
}

func readText(d *draft, values []string) error {
	match, err := d.parser.Parse(values[0])
	d.query.Text, d.query.Match = values[0], match
	return err
}

func readFrom(d *draft, values []string) (err error) {
	d.from, err = readDate("from", values[0])
	return err
}

func readTo(d *draft, values []string) (err error) {
	d.to, err = readDate("to", values[0])
	return err
}

func readDate(name, value string) (index.Date, error) {
	date, err := index.ParseDate(strings.TrimSpace(value))
	if err != nil || date.Precision == index.Instant {
		return index.Date{}, bad(name, search.Say("%s is %q, which is not a date", name, value), search.Say("Write dates as 2026, 2026-01 or 2026-01-23."))
	}
	return date, nil
}

func readDateField(d *draft, values []string) error {
	d.dateField = values[0]
	return oneOf("date.field", values[0], index.FieldDate, index.FieldEvent)
}

func readMatch(d *draft, values []string) error {
	d.any = values[0] == "any"
	return oneOf("match", values[0], "all", "any")
}

func readDensity(d *draft, values []string) error {
	d.compact = values[0] == "compact"
	return oneOf("density", values[0], "full", "compact")
}

func readLang(_ *draft, values []string) error {
	return oneOf(paramLang, values[0], langCodes()...)
}

func readNear(d *draft, values []string) (err error) {
	d.query.Near, err = search.ParseNear(values[0])
	return err
}

func readCollapse(d *draft, values []string) error {
	d.query.Collapse = search.Collapse(values[0])
	return oneOf("collapse", values[0], string(search.CollapseStory), string(search.CollapseNone))
}

func readCount(d *draft, values []string) error {
	d.query.Count = search.CountBy(values[0])
	return oneOf("count", values[0], string(search.CountArticles), string(search.CountStories), string(search.CountSources))
}

func readExplain(d *draft, values []string) error {
	d.query.Explain = values[0] == "true"
	return oneOf("explain", values[0], "true", "false")
}

func readSort(d *draft, values []string) error {
	d.query.Sort = search.Sort(values[0])
	return nil
}

func readLimit(d *draft, values []string) (err error) {
	d.query.Page.Limit, err = readNumber("limit", values[0], 0, search.MaxLimit)
	return err
}

func readFacetSize(d *draft, values []string) (err error) {
	d.size, err = readNumber("facet.size", values[0], 1, search.MaxFacetSize)
	return err
}

func readNumber(name, value string, least, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		return 0, bad(name, search.Say("%s is %q, it must be a number from %d to %d", name, value, least, most), search.Message{})
	}
	return n, nil
}

func readCursor(d *draft, values []string) error {
	d.query.Page.Cursor = values[0]
	return nil
}

func readFacets(d *draft, values []string) error {
	d.facets = nil
	for name := range strings.SplitSeq(values[0], ",") {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(d.facets, name) {
			d.facets = append(d.facets, name)
		}
	}
	return nil
}

func readInterval(d *draft, values []string) error {
	d.interval = search.Interval(values[0])
	all := []string{string(search.IntervalAuto), string(search.IntervalDay), string(search.IntervalWeek), string(search.IntervalMonth), string(search.IntervalYear)}
	return oneOf("interval", values[0], all...)
}

func readVariants(d *draft, values []string) error {
	d.query.Variants = values[0] == "on"
	return oneOf("variants", values[0], "on", "off")
}

func readFields(d *draft, values []string) error {
	for name := range strings.SplitSeq(values[0], ",") {
		if err := oneOf("fields", strings.TrimSpace(name), index.FieldBody); err != nil {
			return err
		}
	}
	d.body = true
	return nil
}

func oneOf(name, value string, values ...string) error {
	if slices.Contains(values, value) {
		return nil
	}
	hint := search.Say("Use %s.", strings.Join(values, ", "))
	if near := search.Nearest(value, values); near != "" {
		hint = search.Say("Did you mean %s? %s", near, hint)
	}
	return bad(name, search.Say("%s is %q, which it cannot be", name, value), hint)
}

func bad(param string, detail, hint search.Message) error {
	return search.NewError(search.CodeParameter, param, detail, hint)
}

// badCall returns a mistake that no page can meet, only a call of the API: it
// is in English alone.
func badCall(param, detail, hint string) error {
	return &search.Error{Code: search.CodeParameter, Detail: detail, Hint: hint, Param: param, Pos: -1}
}
