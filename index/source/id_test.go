package source

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/index"
)

// Ids are kept in archives and links: these must never change.
func TestIDs(t *testing.T) {
	published, _ := index.ParseDate("2026-01-23")
	for _, c := range []struct {
		a    index.Article
		want string
	}{
		{index.Article{ID: "ucdp:12345", URL: "https://e.org"}, "ucdp:12345"},
		{index.Article{ID: "state:a_b-c.d~e!$&'()*+,;=@"}, "state:a_b-c.d~e!$&'()*+,;=@"},
		{index.Article{ID: "a/b c"}, "a-b-c-af3de131"},
		{index.Article{ID: "Київ"}, "-----daf240ee"},
		{index.Article{ID: ".."}, "..-ef9ba28d"},
		{index.Article{URL: "https://e.org/1"}, "u-6bf98d066d06da5ee8a6823bc25e7122"},
		{index.Article{Title: "t", Body: "b", Asserted: index.Asserted{Published: published}}, "t-e32dd05331a92bb2de75db6434fee84c"},
	} {
		if got := idOf(&c.a); got != c.want {
			t.Errorf("%+v: %q, want %q", c.a, got, c.want)
		}
	}
}

func TestCanonicalURL(t *testing.T) {
	for raw, want := range map[string]string{
		"https://e.org/a?b=1":                              "https://e.org/a?b=1",
		"HTTPS://E.org:443/a?utm_source=x&b=1&UTM_y=2#top": "https://e.org/a?b=1",
		"http://e.org:80":                                  "http://e.org/",
		"http://e.org:8080/A?":                             "http://e.org:8080/A",
		"https://e.org:80/":                                "https://e.org:80/",
		"not an address":                                   "not an address",
		"https://e.org/%zz":                                "https://e.org/%zz",
	} {
		if got := canonicalURL(raw); got != want {
			t.Errorf("%s: %s, want %s", raw, got, want)
		}
	}
}

// Ids are safe in a path, keep the limit, and different ones stay different.
func TestSafeIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.StringN(1, -1, index.MaxID).Draw(t, "id")
		other := rapid.StringN(1, -1, index.MaxID).Draw(t, "other")
		got := safeID(id)
		if len(got) > index.MaxID || got == "" || strings.Trim(got, urlSafe) != "" || strings.Trim(got, ".") == "" {
			t.Errorf("%q: %q", id, got)
		}
		if safeID(got) != got {
			t.Errorf("%q: not stable", got)
		}
		if id != other && safeID(other) == got {
			t.Errorf("%q and %q: %q", id, other, got)
		}
	})
}
