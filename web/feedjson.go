package web

import (
	"cmp"
	"net/http"
	"time"

	"dateline/search"
)

// The types of this file are a JSON Feed (https://www.jsonfeed.org/version/1.1/).

type jsonFeed struct {
	Version string         `json:"version"`
	Title   string         `json:"title"`
	Home    string         `json:"home_page_url"`
	Self    string         `json:"feed_url"`
	Next    string         `json:"next_url,omitempty"`
	Items   []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID        string           `json:"id"`
	URL       string           `json:"url"`
	External  string           `json:"external_url,omitempty"`
	Title     string           `json:"title"`
	Text      string           `json:"content_text"`
	Summary   string           `json:"summary,omitempty"`
	Published string           `json:"date_published,omitempty"`
	Authors   []jsonFeedAuthor `json:"authors,omitempty"`
	Tags      []string         `json:"tags,omitempty"`
	Language  string           `json:"language,omitempty"`
}

type jsonFeedAuthor struct {
	Name string `json:"name"`
}

// jsonFeed answers /feed.json.
func (s *server) jsonFeed(r *http.Request) (string, []byte, error) {
	f, err := s.readFeed(r, pathJSONFeed)
	if err != nil {
		return "", nil, err
	}
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title + " · dateline", Home: f.page, Self: f.self, Next: f.next, Items: []jsonFeedItem{}}
	for _, h := range f.hits {
		out.Items = append(out.Items, f.jsonItem(h))
	}
	body, err := encodeJSON(out)
	return typeJSONFeed, body, err
}

func (f *feed) jsonItem(h search.Hit) jsonFeedItem {
	a := h.Article
	item := jsonFeedItem{
		ID: "urn:uuid:" + nameUUID("article", a.ID), URL: f.origin + articleLink(pathArticle, a.ID), Title: beginning(headline(a)),
		Summary: entrySummary(h), Tags: entryTags(a), Language: a.Language,
	}
	item.Text = cmp.Or(item.Summary, item.Title) // an item must have a text
	if f.body {
		item.Text = a.Body
	}
	if !a.Published.IsZero() && !a.DateSuspect {
		item.Published = a.Published.Time.UTC().Format(time.RFC3339)
	}
	if a.Source != "" {
		item.Authors = []jsonFeedAuthor{{a.Source}}
	}
	if link := sourceLink(a); link != nil {
		item.External = link.Href
	}
	return item
}
