package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"testing"
)

// maxPageBytes is what the search page may weigh, compressed: HTML, style and
// script together come over a slow 3G line (400 kbit/s) in a little over a
// second.
const maxPageBytes = 60 << 10

func TestPageWeight(t *testing.T) {
	h := fixture(func(c *Config) { c.Demo = true })
	page := get(t, h, "/search?q=talks&limit=50").Body.Bytes()
	weight := zipped(t, page)
	for _, file := range []string{"style.css", "app.js", "icon.svg"} {
		weight += zipped(t, get(t, h, newServer(Config{}).assets.url(file)).Body.Bytes())
	}
	if weight > maxPageBytes {
		t.Errorf("the search page weighs %d bytes, %d are allowed", weight, maxPageBytes)
	}
	t.Logf("%d bytes of %d", weight, maxPageBytes)
}

func zipped(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// The pages of an empty archive, of a language, and of every size of a list are
// pages like others.
func TestPageStates(t *testing.T) {
	h := fixture()
	for _, target := range []string{"/search?density=compact&limit=25", "/search?q=kyiv", "/search?actor.find=Uk", "/search?q=talks&lang=ar", "/help?lang=uk", "/about?lang=fr"} {
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, target, nil))
		if rec.Code != http.StatusOK {
			t.Errorf("%s: %d", target, rec.Code)
		}
		checkPage(t, target, rec.Body.Bytes())
	}
}
