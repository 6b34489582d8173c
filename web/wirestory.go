package web

import (
	"net/http"
	"time"

	"dateline/index"
	"dateline/search"
)

// storyFactsJSON is what is known of a whole story, whatever the query finds.
type storyFactsJSON struct {
	Copies      int     `json:"copies"` // articles of the story, this one included
	Sources     int     `json:"sources"`
	Independent int     `json:"independent_sources"`
	FirstSeen   *string `json:"first_seen"`
	LastSeen    *string `json:"last_seen"`
}

// storyJSON is the JSON of GET /api/v1/stories/{id}.
type storyJSON struct {
	ID             string  `json:"id"`
	Representative *string `json:"representative"` // id of the article that stands for the story, null when it is gone
	storyFactsJSON
	Articles []copyJSON `json:"articles"` // in order of time
	More     bool       `json:"more"`     // there are more than are listed
}

// copyJSON is an article of a story.
type copyJSON struct {
	ID        string        `json:"id"`
	Title     string        `json:"title"`
	URL       string        `json:"url"`
	Source    string        `json:"source"`
	Credit    string        `json:"credit"`
	Origin    string        `json:"origin"` // the credit, or else the source
	Role      string        `json:"role"`   // original, reprint, or "" where no credit says so
	Language  string        `json:"language"`
	Published *string       `json:"published"`
	Dateline  *datelineJSON `json:"dateline"`
}

// apiStory answers GET /api/v1/stories/{id}, by the id of any of its articles.
func (s *server) apiStory(r *http.Request) (any, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	if err := unknown(values, nil); err != nil {
		return nil, err
	}
	story, err := s.Searcher.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return wireStory(story), nil
}

func wireStory(story *search.Story) storyJSON {
	out := storyJSON{ID: story.ID, storyFactsJSON: wireStoryFacts(story.StoryFacts), Articles: make([]copyJSON, len(story.Articles)), More: len(story.Articles) < story.Copies}
	if a := representative(story); a != nil {
		out.Representative = &a.ID
	}
	for i, a := range story.Articles {
		out.Articles[i] = copyJSON{
			ID: a.ID, Title: a.Title, URL: a.URL, Source: a.Source, Credit: a.Credit, Origin: a.Origin(), Role: string(search.RoleOf(a)),
			Language: a.Language, Published: instantOrNull(a.Published), Dateline: wireDateline(a.Dateline),
		}
	}
	return out
}

// representative returns the article that a story has its id from, nil when it
// is gone.
func representative(story *search.Story) *index.Article {
	for _, a := range story.Articles {
		if a.ID == story.ID {
			return a
		}
	}
	return nil
}

func wireStoryFacts(f search.StoryFacts) storyFactsJSON {
	return storyFactsJSON{Copies: f.Copies, Sources: f.Sources.All, Independent: f.Sources.Independent, FirstSeen: timeOrNull(f.First), LastSeen: timeOrNull(f.Last)}
}

// timeOrNull writes a moment as RFC 3339.
func timeOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339)
	return &s
}
