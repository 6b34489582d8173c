package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"dateline/index"
	"dateline/search"
)

// feedLimit is how many articles a feed has unless limit says otherwise: what
// readers fetch by the hour holds an hour's news.
const feedLimit = 20

// feed is a search as a feed, whatever the format.
type feed struct {
	id      string // stable: of the search, whatever the host is called
	title   string
	page    string // address of the search for people
	self    string
	next    string // of the next page of the feed (RFC 5005), "" on the last
	origin  string
	body    bool // entries have the full text
	updated time.Time
	hits    []search.Hit
}

// fileFunc answers a request with a file of a media type.
type fileFunc func(*http.Request) (mediaType string, body []byte, err error)

// file wraps a fileFunc: deadline, errors, ETag. There is no Last-Modified: an
// old article that is added today changes a feed and has no date of today.
func (s *server) file(f fileFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Deadline)
		defer cancel()
		mediaType, body, err := f(r.WithContext(ctx))
		if err != nil {
			s.fail(w, r, searchError(ctx, err))
			return
		}
		w.Header().Set("Content-Security-Policy", policyData)
		writeBody(w, r, http.StatusOK, mediaType, body)
	})
}

// readFeed searches with the parameters of a search; those that are not given
// have the defaults of a feed: newest first, some more articles than on a page.
func (s *server) readFeed(r *http.Request, path string) (*feed, error) {
	values, err := queryValues(r)
	if err != nil {
		return nil, err
	}
	self := origin(r) + path
	if r.URL.RawQuery != "" {
		self += "?" + values.Encode()
	}
	for name, value := range map[string]string{"sort": string(search.Newest), "limit": strconv.Itoa(feedLimit)} {
		if values.Get(name) == "" {
			values.Set(name, value)
		}
	}
	a, err := s.readParams(values)
	if err != nil {
		return nil, err
	}
	a.loc = s.locales[0] // one feed is the same for all its readers
	q := a.query
	q.Facets, q.Explain = nil, false
	result, err := s.search(r.Context(), q)
	if err != nil {
		return nil, err
	}
	named := a.first().values(path)
	named.Del("facets") // nothing is counted
	f := &feed{id: nameUUID(path, named.Encode()), title: resultsTitle(a), self: self, origin: origin(r), body: a.body, hits: result.Hits}
	f.page = f.origin + a.first().plain(pathSearch).link(pathSearch)
	if result.Next != "" {
		f.next = f.origin + a.after(result.Next).link(path)
	}
	for _, h := range f.hits {
		if at := changed(h.Article); at.After(f.updated) {
			f.updated = at
		}
	}
	if f.updated.IsZero() {
		f.updated = time.Unix(0, 0).UTC()
	}
	return f, nil
}

// plain returns a search with what is shown at a path by default.
func (a asked) plain(path string) asked {
	a = a.usual()
	a.query.Collapse, a.query.Count = defaultHits(path)
	a.body, a.query.Explain = false, false
	return a
}

// changed returns when an article was published, or else when what it is about
// happened, or 1970 where neither is known: feeds must have a date.
func changed(a *index.Article) time.Time {
	switch {
	case !a.Published.IsZero() && !a.DateSuspect:
		return a.Published.Time.UTC()
	case !a.EventDate.IsZero() && !a.EventSuspect:
		return a.EventDate.Time.UTC()
	}
	return time.Unix(0, 0).UTC()
}

// nameUUID returns a UUID that is made of names: version 8 of RFC 9562, of their
// SHA-256.
func nameUUID(names ...string) string {
	h := sha256.New()
	for _, name := range names {
		h.Write([]byte(name))
		h.Write([]byte{0})
	}
	b := h.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x80 // version
	b[8] = b[8]&0x3f | 0x80 // variant
	x := hex.EncodeToString(b)
	return x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}

// entrySummary returns a passage of an article as plain text.
func entrySummary(h search.Hit) string {
	for _, s := range h.Snippets {
		if s.Field == index.FieldBody {
			return s.Text
		}
	}
	return ""
}

// entryTags returns what an article is about.
func entryTags(a *index.Article) []string {
	types, _ := index.FieldNamed(index.FieldType)
	return append(append(append([]string{}, types.Values(a)...), a.Actors...), a.Locations...)
}

// feedLinks returns the addresses of the feeds of a search.
func (a asked) feedLinks() []feedLink {
	a = a.first().plain(pathAtom)
	a.query.Facets = nil
	v := a.values(pathAtom)
	for _, name := range []string{"facets", "sort"} {
		v.Del(name)
	}
	return feedLinks(v)
}

// feedLink is a feed in the head of a page.
type feedLink struct{ Href, Type, Name string }

func feedLinks(v url.Values) []feedLink {
	query := ""
	if len(v) > 0 {
		query = "?" + v.Encode()
	}
	return []feedLink{
		{pathAtom + query, "application/atom+xml", "Atom"},
		{pathJSONFeed + query, "application/feed+json", "JSON Feed"},
	}
}
