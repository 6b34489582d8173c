// Package search defines what can be asked of dateline and what it answers:
// Query, Expr, Filter, Facet, Result and the Searcher interface, the parser of
// the query language and the rules that turn names into values. It knows no
// search engine and no transport.
package search

import (
	"dateline/index"
)

// Query is one search. A Query that has passed [Query.Normalize] is complete
// and within the limits; every later stage trusts it.
type Query struct {
	Text     string // the query as typed, for the answer to repeat
	Match    Expr   // what the text must say; nil matches every article
	Where    []Filter
	Facets   []FacetRequest
	Sort     Sort
	Page     Page
	Collapse Collapse
	Count    CountBy
	Near     *Near     // nil for everywhere
	Variants bool      // names match in all their spellings
	Notes    []Message // on how the text was read, for the answer to repeat
	Explain  bool      // hits come with the explanation of their score, the result with its phases
}

// Mode says how several values of one filter combine.
type Mode uint8

// Modes of a filter.
const (
	Any Mode = iota // the article has at least one of the values
	All             // the article has every value
)

// None is the value of a filter that articles meet which have no value in its
// field.
const None = "none"

// Filter restricts a search to articles with given values of one field. A
// Keyword or Path field uses Values; a Dates field uses From and To, either of
// which may be the unknown date for an open end, both inclusive; a Numbers field
// likewise uses Least and Most.
//
// A filter with Not excludes articles that have any of the values.
type Filter struct {
	Field       string
	Values      []string
	From, To    index.Date
	Least, Most index.Number
	Mode        Mode
	Not         bool
}

// FacetRequest asks for the counts of one field.
type FacetRequest struct {
	Field    string
	Size     int      // buckets at the most, of fields that are not dates
	Interval Interval // of date fields
	Prefix   string   // only values that begin so, see ValueBegins; of a Path field on all levels
	Every    bool     // every value that counts, whatever Size says; of a Path field on all levels
}

// Interval is the width of the buckets of a date facet.
type Interval string

// Intervals. Auto takes the finest that gives at most [MaxAutoBuckets] buckets.
const (
	IntervalAuto  Interval = "auto"
	IntervalDay   Interval = "day"
	IntervalWeek  Interval = "week" // ISO 8601: from Monday
	IntervalMonth Interval = "month"
	IntervalYear  Interval = "year"
)

// Sort is the order of hits. Ties are broken by id, ascending.
type Sort string

// Orders. Articles without a date come last in Newest and in Oldest.
const (
	Relevance Sort = "relevance"
	Newest    Sort = "newest"
	Oldest    Sort = "oldest"
)

// Collapse says what a hit is.
type Collapse string

// Kinds of hit. Of a story that is folded into one hit the article is shown that
// comes first in the order of the search.
const (
	CollapseNone  Collapse = "none"  // every article is a hit
	CollapseStory Collapse = "story" // every story with a matching article is a hit
)

// CountBy says what the buckets of a facet of values are ordered by. Buckets of
// dates are in time order whatever is counted.
type CountBy string

// What buckets are ordered by. Articles and stories of a bucket are always
// counted, its sources only when buckets are ordered by them: they cost a look
// at every hit.
const (
	CountArticles CountBy = "articles"
	CountStories  CountBy = "stories"
	CountSources  CountBy = "sources"
)

// Page says which hits of a search to return.
type Page struct {
	Limit  int
	Cursor string // Next of the page before; "" for the first page
}
