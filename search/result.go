package search

import (
	"context"
	"time"

	"dateline/index"
	"dateline/index/text"
)

// Searcher answers queries. An engine is a type that implements it and passes
// the scripts of package searchtest.
type Searcher interface {
	// Search answers a normalised query. Its errors are those of this package
	// ([Error]), or of the engine.
	Search(ctx context.Context, q Query) (*Result, error)
	Exporter
	// Article returns the article with the given id, or [ErrNotFound].
	Article(ctx context.Context, id string) (*index.Article, error)
	// Story returns the story that an article belongs to, or [ErrNotFound].
	Story(ctx context.Context, id string) (*Story, error)
	// Suggest returns at most limit names and words of the articles that begin
	// with prefix, see [Suggest] for their order and [Begins] for what begins.
	Suggest(ctx context.Context, prefix string, limit int) ([]Suggestion, error)
	// Status describes what can be searched at this moment.
	Status(ctx context.Context) (Status, error)
}

// Status describes the state of an engine.
type Status struct {
	Articles   int    // that a search can find
	Generation string // name of the live index
	Ready      bool   // the index holds everything that the archive holds
}

// Count counts articles and stories. A story counts when at least one of the
// articles that are counted is of it, and once, however many are.
type Count struct {
	Articles int
	Stories  int
}

// Result is the answer to a Query. Every count is exact.
type Result struct {
	Total    Count
	Where    []Filter // the filters as they were understood: names resolved to values
	Hits     []Hit
	Facets   []Facet // in the order asked for
	Expanded []Expansion
	Notes    []Message    // what a reader must know to read the answer right
	Next     string       // cursor of the next page, "" on the last
	Scripts  text.Scripts // in which the words of all articles are written, 0 when not known
	Phases   []Phase      // of a query with Explain
	Took     time.Duration
}

// Hit is an article that a query found, or with [CollapseStory] a story, shown
// by the article of it that comes first in the order of the search.
type Hit struct {
	Article  *index.Article // of other answers, too: not to be changed
	Score    float64        // BM25; 0 where order is not by relevance
	Snippets []Snippet
	Explain  *Explanation // of a query with Explain, in order of relevance
	Story    string
	Matching int // articles of the story that the query finds, this one included
	StoryFacts
	Others []Copy // other articles of the story in order of time, at most [MaxOthers]
}

// Snippet is a passage of a field that shows why the article is a hit.
type Snippet struct {
	Field string
	Text  string
	Marks []index.Span // the matches, as offsets into Text, in order
}

// Facet counts the values of one field.
//
// A facet whose selection is of mode Any is counted under the query and every
// selection but its own; one of mode All under all selections, itself
// included. Exclusions always apply.
type Facet struct {
	Field    string
	Interval Interval // of a date facet: the one taken
	Buckets  []Bucket
	Distinct int   // values that could be listed: of a location facet the countries and what lies directly in a selected value
	Missing  Count // articles counted that have no value
	More     bool  // values exist beyond the buckets
}

// Bucket is one value of a facet with its count.
type Bucket struct {
	Value    string
	Label    string     // how a reader says it: the last level of a path
	Kind     string     // kind of an actor, where known
	Parent   string     // path above, of a location that has one
	From, To index.Date // first and last day of a date bucket
	Count    Count
	Sources  Sources // of a query with [CountSources]
	Selected bool
}

// Expansion tells which other words a name, a prefix or a fuzzy word of the
// query was looked for as.
type Expansion struct {
	Term     string     // as typed
	Articles int        // that have Term as it is, whatever else the query asks; 0 of a prefix or a fuzzy word
	As       []Spelling // most articles first, at most [MaxListed]
}

// Spelling is a word or a name with the number of articles that have it,
// whatever else the query asks.
type Spelling struct {
	Text     string
	Articles int
}
