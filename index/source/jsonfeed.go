package source

import (
	"bytes"
	"strings"

	"dateline/index"
)

// feedOfJSON returns what a JSON Feed (versions 1.0 and 1.1) says of all its
// items, or nil for other objects; text is the object up to the list of items.
func feedOfJSON(text []byte) *record {
	text = append(bytes.TrimRight(bytes.Clone(text), " \t\r\n,"), '}')
	members, err := membersOf(text)
	if err != nil {
		return nil
	}
	isFeed := false
	var r record
	for _, m := range members {
		value := stringOf(m.value)
		switch string(m.key) {
		case `"version"`:
			isFeed = isFeed || strings.Contains(value, "jsonfeed.org/version")
		case `"feed_url"`, `"home_page_url"`:
			isFeed = true
		case `"title"`:
			r.a.Source = nameOf(value)
		case `"language"`:
			r.a.Asserted.Language = languageCode(value)
		}
	}
	if !isFeed {
		return nil
	}
	return &r
}

// stringOf returns the text of a JSON string, "" for another value.
func stringOf(value []byte) string {
	if value[0] != '"' {
		return ""
	}
	s, err := text(value)
	if err != nil {
		return ""
	}
	return s
}

// completeFrom adds what a feed says of all its items to one of them.
func (r *record) completeFrom(feed *record) {
	if r.a.Source == "" {
		r.a.Source = feed.a.Source
	}
	if r.a.Asserted.Language == "" {
		r.a.Asserted.Language = feed.a.Asserted.Language
	}
	r.settleID()
}

// settleID makes an id that is an address an address: the article has the same
// id then wherever its address is met. An id that tells an item from the
// others of its feed only is left out where there is an address.
func (r *record) settleID() {
	address := webAddress(r.a.ID)
	if r.a.URL == "" {
		r.a.URL = address
	}
	if address != "" || r.a.URL != "" && !isGlobal(r.a.ID) {
		r.a.ID = ""
	}
}

// isGlobal reports whether an id of an item tells it from those of all other
// feeds: it has a scheme, a host, or the length of a UUID. RSS wants no more
// than a difference inside the feed.
func isGlobal(id string) bool {
	return strings.ContainsAny(id, ":@") || len(id) >= len("123e4567e89b12d3a456426614174000")
}

// nameOf returns the name of a source from a title of a feed, which can be
// longer than a name may be.
func nameOf(title string) string {
	title = lineOfHTML(strings.ToValidUTF8(title, " "))
	if len(title) > index.MaxValue {
		title = strings.ToValidUTF8(title[:index.MaxValue], "")
	}
	return title
}
