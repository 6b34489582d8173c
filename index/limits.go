package index

import (
	"cmp"
	"fmt"
	"math"
	"unicode/utf8"
)

// Limits on one article. What exceeds one is rejected with a reason, never cut.
const (
	MaxTitle  = 64 << 10 // bytes: no headline is longer, only a broken record
	MaxBody   = 4 << 20  // bytes: the longest real texts (inquiry reports) have 2 MB
	MaxID     = 512      // bytes: ids go into URLs and keys
	MaxURL    = 4 << 10  // bytes: what browsers and proxies still carry
	MaxValue  = 256      // bytes of an actor, location, source, type: facet values are names
	MaxValues = 1000     // values a field: more is a mistake of the export
)

// Limits are the limits on one article that an operator can change. Zero stands
// for the default.
type Limits struct {
	Title int // bytes, default [MaxTitle]
	Body  int // bytes, default [MaxBody]
}

// OrDefault returns the limits with their defaults.
func (l Limits) OrDefault() Limits {
	return Limits{Title: cmp.Or(l.Title, MaxTitle), Body: cmp.Or(l.Body, MaxBody)}
}

// Check reports a title or a body that is too long.
func (l Limits) Check(a *Article) error {
	l = l.OrDefault()
	if len(a.Title) > l.Title {
		return tooLong("title", a.Title, l.Title)
	}
	if len(a.Body) > l.Body {
		return tooLong("body", a.Body, l.Body)
	}
	return nil
}

func tooLong(name, value string, limit int) error {
	return fmt.Errorf("%s: %d bytes, the limit is %d", name, len(value), limit)
}

// Check reports the first fault of what a record says of itself: a limit that
// it exceeds, text that is not UTF-8, or no text at all. For the length of
// title and body see [Limits].
func (a *Article) Check() error {
	if a.ID == "" {
		return fmt.Errorf("id: none")
	}
	if a.Title == "" && a.Body == "" {
		return fmt.Errorf("neither title nor body")
	}
	for _, f := range []struct {
		name, value string
		limit       int
	}{
		{"id", a.ID, MaxID}, {"title", a.Title, math.MaxInt}, {"body", a.Body, math.MaxInt}, {"url", a.URL, MaxURL},
		{"source", a.Source, MaxValue}, {"type", a.Type, MaxValue}, {"language", a.Asserted.Language, MaxValue},
		{"published_by", a.Asserted.PublishedBy, MaxValue},
	} {
		if err := checkText(f.name, f.value, f.limit); err != nil {
			return err
		}
	}
	if err := checkValues("actors", a.Asserted.Actors); err != nil {
		return err
	}
	if err := checkValues("locations", a.Asserted.Locations); err != nil || a.Event == nil {
		return err
	}
	return a.Event.check()
}

func checkText(name, value string, limit int) error {
	if len(value) > limit {
		return tooLong(name, value, limit)
	}
	if !utf8.ValidString(value) {
		return fmt.Errorf("%s: not UTF-8", name)
	}
	return nil
}

func checkValues(name string, values []string) error {
	if len(values) > MaxValues {
		return fmt.Errorf("%s: %d values, the limit is %d", name, len(values), MaxValues)
	}
	for _, v := range values {
		if err := checkText(name, v, MaxValue); err != nil {
			return err
		}
	}
	return nil
}
