package web

import (
	"os"
	"testing"
	"time"

	"dateline/index"
	"dateline/search/searchtest"
)

// dispatches is one dispatch in four copies and an article that stands alone.
func dispatches() []*index.Article {
	body := "GENEVA, Jan 23 (Agency) - Envoys opened talks on a ceasefire on Friday, mediators said.\n\nThree rounds are planned."
	at := func(day int) index.Date { return index.NewDay(2026, time.January, day) }
	return []*index.Article{
		{ID: "r1", Title: "Envoys open talks", Body: body, Source: "Agency", Credit: "Agency", Language: "en", Published: at(23), Actors: []string{"Ukraine"}, Locations: []string{"Switzerland"}, Story: "r1"},
		{ID: "r2", Title: "Talks open in Geneva", Body: body + " The Post", Source: "Post", Credit: "Agency", Language: "en", Published: at(24), Actors: []string{"Ukraine"}, Locations: []string{"Switzerland"}, Story: "r1"},
		{ID: "r3", Title: "<b>Talks</b> open", Body: "Envoys opened talks on a truce on Friday, <i>mediators</i> said.", Source: "Echo", Credit: "Agency", Language: "en", Published: at(25), Story: "r1"},
		{ID: "r4", Body: body, Language: "en", Story: "r1"},
		{ID: "t1", Title: "Grain talks", Body: "Talks on grain stalled.", Source: "Post", Language: "en", Published: at(22), Actors: []string{"Russia"}},
	}
}

// TestStoryScripts runs the request scripts on stories.
func TestStoryScripts(t *testing.T) {
	const file = "testdata/stories/stories.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	h := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(dispatches(), names()) })
	runScript(t, h, file, string(data))
}
