package web

import (
	"math"
	"time"

	"dateline/index"
	"dateline/search"
)

// The types of this file are the JSON of GET /api/v1/search, see design,
// section 5. Lists are never null; dates and the dateline are null when not
// known.

type resultJSON struct {
	Query    string          `json:"query"`
	Total    countJSON       `json:"total"`
	TookMS   float64         `json:"took_ms"`
	Hits     []hitJSON       `json:"hits"`
	Facets   map[string]any  `json:"facets"` // by field: dateFacetJSON or valueFacetJSON
	Expanded []expansionJSON `json:"expanded"`
	Notes    []string        `json:"notes"`
	Next     *string         `json:"next"` // null on the last page

	DidYouMean string             `json:"did_you_mean,omitempty"` // where little was found and this finds more
	AlsoTry    []alternativeJSON  `json:"also_try,omitempty"`     // the query with a name in another script, where that finds something
	Clauses    []clauseJSON       `json:"clauses,omitempty"`      // where nothing was found
	PhasesMS   map[string]float64 `json:"phases_ms,omitempty"`    // with explain=true
}

// alternativeJSON is another text for a query.
type alternativeJSON struct {
	Query    string `json:"query"`
	Articles int    `json:"articles"`
}

// clauseJSON is a part of a query that found nothing.
type clauseJSON struct {
	Text    string    `json:"text"`
	Alone   countJSON `json:"alone"`
	Without countJSON `json:"without"` // what the other parts find
}

// explanationJSON tells how a score comes about.
type explanationJSON struct {
	Text  string            `json:"text"`
	Score float64           `json:"score"`
	Parts []explanationJSON `json:"parts,omitempty"`
}

type countJSON struct {
	Articles int `json:"articles"`
	Stories  int `json:"stories"`
}

// bucketCountJSON is the count of a bucket, of its sources with count=sources
// alone.
type bucketCountJSON struct {
	countJSON
	Sources     *int `json:"sources,omitempty"`
	Independent *int `json:"independent_sources,omitempty"`
}

type hitJSON struct {
	ID          string        `json:"id"`
	Title       string        `json:"title"`
	URL         string        `json:"url"`
	Source      string        `json:"source"`
	Language    string        `json:"language"`
	Published   *string       `json:"published"`
	EventDate   *string       `json:"event_date"`
	DateSuspect bool          `json:"date_suspect,omitempty"`
	Dateline    *datelineJSON `json:"dateline"`
	Actors      []string      `json:"actors"`
	Locations   []string      `json:"locations"`
	Types       []string      `json:"types"`
	Killed      *killedJSON   `json:"killed,omitempty"` // of the record of an event
	Event       *eventJSON    `json:"event,omitempty"`
	Score       float64       `json:"score"`
	Story       string        `json:"story"`
	storyFactsJSON
	Matching int           `json:"matching"` // articles of the story that the query finds
	Snippets []snippetJSON `json:"snippets"`
	Body     *string       `json:"body,omitempty"` // with fields=body

	Explain *explanationJSON `json:"explain,omitempty"` // with explain=true
}

type datelineJSON struct {
	Location string  `json:"location"`
	Date     *string `json:"date"`
	Credit   string  `json:"credit"`
}

type snippetJSON struct {
	Field string `json:"field"`
	HTML  string `json:"html"` // escaped text with <mark>
}

type expansionJSON struct {
	Term     string   `json:"term"`
	Articles int      `json:"articles"`
	As       []string `json:"as"`
	Counts   []int    `json:"counts"` // articles that have each of As
}

type dateFacetJSON struct {
	Interval string           `json:"interval"`
	Buckets  []dateBucketJSON `json:"buckets"`
	facetTailJSON
}

type valueFacetJSON struct {
	Buckets []any `json:"buckets"`
	facetTailJSON
}

type facetTailJSON struct {
	Distinct int  `json:"distinct"`
	Missing  int  `json:"missing"`
	Without  int  `json:"missing_stories"` // stories with an article that has no value
	More     bool `json:"more"`
}

type dateBucketJSON struct {
	Value string `json:"value"`
	From  string `json:"from"`
	To    string `json:"to"`
	bucketCountJSON
}

type valueBucketJSON struct {
	Value string `json:"value"`
	bucketCountJSON
	Selected bool `json:"selected"`
}

type actorBucketJSON struct {
	Value string `json:"value"`
	Kind  string `json:"kind"`
	bucketCountJSON
	Selected bool `json:"selected"`
}

type pathBucketJSON struct {
	Value  string `json:"value"`
	Label  string `json:"label"`
	Parent string `json:"parent"`
	bucketCountJSON
	Selected bool `json:"selected"`
}

// wireResult returns an answer in the form of the API.
func wireResult(a asked, r *search.Result, advice search.Advice) resultJSON {
	out := resultJSON{
		Query: a.query.Text, Total: countJSON(r.Total), TookMS: milliseconds(r.Took),
		Hits: make([]hitJSON, len(r.Hits)), Facets: map[string]any{}, Expanded: []expansionJSON{}, Notes: notesJSON(r.Notes),
	}
	for i, h := range r.Hits {
		out.Hits[i] = wireHit(h, a.body)
	}
	for _, f := range r.Facets {
		out.Facets[f.Field] = wireFacet(f, a.query.Count)
	}
	for _, e := range r.Expanded {
		out.Expanded = append(out.Expanded, wireExpansion(e))
	}
	if r.Next != "" {
		out.Next = &r.Next
	}
	out.DidYouMean = advice.DidYouMean
	for _, other := range advice.AlsoTry {
		out.AlsoTry = append(out.AlsoTry, alternativeJSON{other.Text, other.Articles})
	}
	for _, c := range advice.Clauses {
		out.Clauses = append(out.Clauses, clauseJSON{c.Text, countJSON(c.Alone), countJSON(c.Without)})
	}
	for _, phase := range r.Phases {
		if out.PhasesMS == nil {
			out.PhasesMS = map[string]float64{}
		}
		out.PhasesMS[phase.Name] = milliseconds(phase.Took)
	}
	return out
}

func wireExplanation(e search.Explanation) explanationJSON {
	out := explanationJSON{Text: e.Text, Score: e.Score}
	for _, part := range e.Parts {
		out.Parts = append(out.Parts, wireExplanation(part))
	}
	return out
}

func wireExpansion(e search.Expansion) expansionJSON {
	out := expansionJSON{Term: e.Term, Articles: e.Articles, As: []string{}, Counts: []int{}}
	for _, s := range e.As {
		out.As, out.Counts = append(out.As, s.Text), append(out.Counts, s.Articles)
	}
	return out
}

func milliseconds(d time.Duration) float64 {
	return math.Round(float64(d)/float64(time.Microsecond)) / 1000
}

// list returns a list that is not null in JSON.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// notesJSON writes notes, which programs get in English.
func notesJSON(notes []search.Message) []string {
	texts := make([]string, len(notes))
	for i, note := range notes {
		texts[i] = note.String()
	}
	return texts
}

func wireHit(h search.Hit, body bool) hitJSON {
	a := h.Article
	out := hitJSON{
		ID: a.ID, Title: a.Title, URL: a.URL, Source: a.Source, Language: a.Language,
		Published: instantOrNull(a.Published), EventDate: dayOrNull(a.EventDate), DateSuspect: a.DateSuspect || a.EventSuspect,
		Dateline: wireDateline(a.Dateline), Actors: list(a.Actors), Locations: list(a.Locations), Types: list(a.Types),
		Killed: wireKilled(a), Event: wireEvent(a),
		Score: h.Score, Story: h.Story, storyFactsJSON: wireStoryFacts(h.StoryFacts), Matching: h.Matching, Snippets: []snippetJSON{},
	}
	for _, s := range h.Snippets {
		out.Snippets = append(out.Snippets, snippetJSON{Field: s.Field, HTML: string(marked(s.Text, s.Marks))})
	}
	if body {
		out.Body = &a.Body
	}
	if h.Explain != nil {
		explained := wireExplanation(*h.Explain)
		out.Explain = &explained
	}
	return out
}

// instantOrNull writes a date as RFC 3339; what is known to the day, month or
// year only as the first instant of it.
func instantOrNull(d index.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.Time.UTC().Format(time.RFC3339)
	return &s
}

// dayOrNull writes a date as far as it is known, to the day at the most.
func dayOrNull(d index.Date) *string {
	if d.IsZero() {
		return nil
	}
	if d.Precision == index.Instant {
		d.Precision = index.Day
	}
	s := d.String()
	return &s
}

func wireDateline(d *index.Dateline) *datelineJSON {
	if d == nil {
		return nil
	}
	return &datelineJSON{Location: d.Location, Date: dayOrNull(d.Date), Credit: d.Credit}
}

func wireCount(b search.Bucket, by search.CountBy) bucketCountJSON {
	out := bucketCountJSON{countJSON: countJSON(b.Count)}
	if by == search.CountSources {
		out.Sources, out.Independent = &b.Sources.All, &b.Sources.Independent
	}
	return out
}

func wireFacet(f search.Facet, by search.CountBy) any {
	tail := facetTailJSON{Distinct: f.Distinct, Missing: f.Missing.Articles, Without: f.Missing.Stories, More: f.More}
	field, _ := index.FieldNamed(f.Field)
	if field.Kind == index.Dates {
		buckets := make([]dateBucketJSON, len(f.Buckets))
		for i, b := range f.Buckets {
			buckets[i] = dateBucketJSON{Value: b.Value, From: b.From.String(), To: b.To.String(), bucketCountJSON: wireCount(b, by)}
		}
		return dateFacetJSON{Interval: string(f.Interval), Buckets: buckets, facetTailJSON: tail}
	}
	buckets := make([]any, len(f.Buckets))
	for i, b := range f.Buckets {
		switch {
		case field.Kind == index.Path:
			buckets[i] = pathBucketJSON{Value: b.Value, Label: b.Label, Parent: b.Parent, bucketCountJSON: wireCount(b, by), Selected: b.Selected}
		case f.Field == index.FieldActor:
			buckets[i] = actorBucketJSON{Value: b.Value, Kind: b.Kind, bucketCountJSON: wireCount(b, by), Selected: b.Selected}
		default:
			buckets[i] = valueBucketJSON{Value: b.Value, bucketCountJSON: wireCount(b, by), Selected: b.Selected}
		}
	}
	return valueFacetJSON{Buckets: buckets, facetTailJSON: tail}
}
