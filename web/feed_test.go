package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// readAtom asks for a feed and reads it with what RFC 4287 wants of it.
func readAtom(t *testing.T, h http.Handler, target, host string) atomFeed {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	r.Host = host
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, r)
	var f atomFeed
	if err := xml.Unmarshal(rec.Body.Bytes(), &f); err != nil {
		t.Fatalf("%s: %v\n%s", target, err, rec.Body)
	}
	seen := map[string]bool{f.ID: true}
	for _, e := range f.Entries {
		if seen[e.ID] || e.Title == "" || e.Links[0].Rel != "alternate" || !strings.HasPrefix(e.Links[0].Href, "http://"+host+"/articles/") {
			t.Errorf("%s: entry %+v", target, e)
		}
		seen[e.ID] = true
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Updated > f.Updated {
			t.Errorf("%s: updated %s, the feed %s: %v", target, e.Updated, f.Updated, err)
		}
	}
	return f
}

// Ids stay what they are, whatever the host is called, the page and the text of
// a title.
func TestFeedIDs(t *testing.T) {
	one := readAtom(t, fixture(), "/feed.atom?q=talks&actor=Ukraine", "one.example")
	two := readAtom(t, fixture(), "/feed.atom?actor=Ukraine&q=talks&facets=", "two.example:99")
	other := readAtom(t, fixture(), "/feed.atom?q=talks", "one.example")
	if one.ID != two.ID || one.ID == other.ID || len(one.Entries) != 2 || one.Entries[0].ID != two.Entries[0].ID || one.Entries[1].ID != two.Entries[1].ID {
		t.Errorf("ids are %s, %s, %s", one.ID, two.ID, other.ID)
	}
	if id := nameUUID("a", "b"); id[14] != '8' || !strings.ContainsRune("89ab", rune(id[19])) || id == nameUUID("ab") || len(id) != 36 {
		t.Errorf("uuid is %s", id)
	}
}

// Feeds of hostile articles are valid, and carry no address that runs a script.
func TestHostileFeed(t *testing.T) {
	hostile := []string{"]]><script>alert(1)</script>", "\x00\x01\x08\x0b\x1f", "\xff\xfe", "&amp;&lt;", "\ufffe\uffff", "<!--", "\u202e txt", "a \"quoted\" & <b>title</b>", "\r\n\t"}
	var articles []*index.Article
	for i, text := range hostile {
		articles = append(articles, &index.Article{ID: "x" + string(rune('a'+i)), Title: "T " + text, Body: "B " + text, URL: "javascript:alert(1)", Source: text, Actors: []string{text}, Language: text, Published: index.NewDay(1066, 1, 1), DateSuspect: true})
	}
	h := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(articles, search.NoNames{}) })
	f := readAtom(t, h, "/feed.atom?fields=body", "a.example")
	if len(f.Entries) != len(hostile) || f.Updated != "1970-01-01T00:00:00Z" {
		t.Errorf("%d entries, updated %s", len(f.Entries), f.Updated)
	}
	var j jsonFeed
	if err := json.Unmarshal(get(t, h, "/feed.json?fields=body").Body.Bytes(), &j); err != nil || len(j.Items) != len(hostile) {
		t.Errorf("%d items: %v", len(j.Items), err)
	}
	for _, target := range []string{"/feed.atom", "/feed.json"} {
		if body := get(t, h, target).Body.String(); strings.Contains(body, "javascript:") || target == "/feed.atom" && strings.Contains(body, "<script>") {
			t.Errorf("%s: %s", target, body)
		}
	}
}

// What did not change is not sent again; what did has another tag.
func TestFeedNotModified(t *testing.T) {
	h := fixture()
	for _, target := range []string{"/feed.atom?q=talks", "/feed.json", "/opensearch.xml"} {
		rec := get(t, h, target)
		r := httptest.NewRequest(http.MethodGet, target, nil)
		r.Header.Set("If-None-Match", rec.Header().Get("ETag"))
		again := httptest.NewRecorder()
		h.ServeHTTP(again, r)
		if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: %d", target, again.Code)
		}
	}
	fewer := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(corpus()[1:], names()) })
	if get(t, h, "/feed.json").Header().Get("ETag") == get(t, fewer, "/feed.json").Header().Get("ETag") {
		t.Error("a feed of other articles has the same tag")
	}
}
