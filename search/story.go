package search

import (
	"time"

	"dateline/index"
	"dateline/index/text"
)

// Sources counts who published articles.
type Sources struct {
	All int // distinct sources; an article whose source is not known counts for none

	// Independent counts origins, see [index.Article.Origin]: fifty sources that
	// reprint one agency, and say so, are one.
	Independent int
}

// StoryFacts say what is known of a whole story, whatever a query asks for.
type StoryFacts struct {
	Copies  int // articles of the story
	Sources Sources
	First   time.Time // day or instant of the earliest known publication, zero when none is known
	Last    time.Time // of the latest
}

// Copy is an article of a story in brief.
type Copy struct {
	ID        string
	Source    string
	Published time.Time // zero when not known
}

// Story is a set of near copies.
type Story struct {
	ID string
	StoryFacts
	Articles []*index.Article // in order of time, undated ones last, then by id; at most [MaxStoryArticles]
}

// HasSources reports whether a story of so many sources meets a filter of
// [index.FieldSources] or [index.FieldOrigins].
func (f Filter) HasSources(s Sources) bool {
	n := s.All
	if f.Field == index.FieldOrigins {
		n = s.Independent
	}
	return (!f.Least.Known || n >= f.Least.Value) && (!f.Most.Known || n <= f.Most.Value)
}

// Role says what an article is in its story.
type Role string

// Roles. Where no credit says so, an article has none: who prints first has not
// always written.
const (
	RoleOriginal Role = "original" // its source is the agency that it is credited to
	RoleReprint  Role = "reprint"  // it is credited to another than its source
)

// RoleOf returns what the credit of an article makes it.
func RoleOf(a *index.Article) Role {
	switch {
	case a.Credit == "" || a.Source == "":
		return ""
	case text.Key(a.Credit) == text.Key(a.Source):
		return RoleOriginal
	}
	return RoleReprint
}
