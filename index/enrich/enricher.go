// Package enrich derives from the text of an article what its record does not
// say: language, dateline, dates, places and actors, each as a mention with
// the span of text that proves it and the rule that found it. What the record
// does say is kept, and marked as asserted.
package enrich

import (
	"math"
	"sync"
	"time"

	"dateline/index"
	"dateline/index/gazetteer"
)

// Version is the version of the steps: an article whose Enrichment is another
// has values that the steps of today might not derive. Raise it whenever a
// step, a table of words or the gazetteer changes what is found.
const Version = 5

// Enricher derives values from articles. Any number of goroutines may use it.
type Enricher struct {
	gazetteer *gazetteer.Gazetteer
	now       func() time.Time
	drafts    sync.Pool // of *draft, for their buffers
}

// Version returns the version of the steps together with what users have added
// to the gazetteer: [Version] when that is nothing. It says whether an article
// would be enriched to the same values today.
func (e *Enricher) Version() int {
	if e.gazetteer == nil || e.gazetteer.Digest() == 0 {
		return Version
	}
	return (e.gazetteer.Digest() ^ Version*versionStep) & math.MaxInt32
}

// versionStep spreads the version over the bits of a digest: the golden ratio of
// 2^31, odd.
const versionStep = 0x4f1bbcdd

// New returns an enricher that knows the names of g. The time that now returns
// is used for one thing only: to tell dates that cannot be right.
func New(g *gazetteer.Gazetteer, now func() time.Time) *Enricher {
	e := &Enricher{gazetteer: g, now: now}
	e.drafts.New = func() any { return new(draft) }
	return e
}

// steps returns what is done to an article, in this order: each step reads what
// those before it have found.
func steps() []func(*draft) {
	return []func(*draft){
		(*draft).clean,         // what is not part of the report is left out of all that follows
		(*draft).language,      // tells how to read dates and names
		(*draft).dateline,      // place, date and credit; the text begins behind it
		(*draft).credit,        // the agency that the text is from
		(*draft).findDates,     // dates that the text names, as far as they say themselves
		(*draft).published,     // the day from which the others are counted
		(*draft).resolveDates,  // those that need it
		(*draft).event,         // the one of them that the article is about
		(*draft).readNames,     // names of actors and places, and the countries they speak for
		(*draft).actors,        // who acts
		(*draft).organisations, // bodies that no list has
		(*draft).places,        // where
		(*draft).markDateline,  // place, date and credit, now that places are known
		(*draft).mainLocation,  // where what it is about has happened
		(*draft).eventTypes,    // what happened
		(*draft).keepAsserted,  // type, actors and locations of the record itself
	}
}

// Enrich replaces all derived values of a by what the steps find in its
// record. The same record gives the same values, whenever and however often it
// is enriched; only the suspects depend on the present year.
func (e *Enricher) Enrich(a *index.Article) {
	d := e.drafts.Get().(*draft)
	*a = *a.Record()
	d.begin(a, e.gazetteer, e.now())
	d.split()
	for _, step := range steps() {
		step(d)
	}
	d.finish()
	a.Enrichment = e.Version()
	d.article = nil // so that the pool does not hold on to it
	e.drafts.Put(d)
}

// Asserted replaces all derived values of a by what its record says of itself,
// without a look at the text: for curated data, and for measurements.
func Asserted(a *index.Article, now time.Time) {
	*a = *a.Record()
	d := new(draft)
	d.begin(a, nil, now)
	d.assertLanguage()
	d.assertPublished()
	d.assertEvent()
	d.keepAsserted()
	d.finish()
}
