package web

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"dateline/search"
	"dateline/search/searchtest"
)

// axeFile names the environment variable with the path of axe.min.js, of the
// npm package axe-core. It is under the MPL, and no part of dateline.
const axeFile = "DATELINE_AXE"

// violation is what axe-core finds wrong with a page.
type violation struct{ ID, Impact, Help, Target string }

// TestAxe holds every page, in light and dark, on a phone and a desk, and from
// right to left, to axe-core: no serious or critical violation.
func TestAxe(t *testing.T) {
	if os.Getenv(axeFile) == "" {
		t.Skipf("%s does not name axe.min.js (npm pack axe-core)", axeFile)
	}
	axe, err := os.ReadFile(os.Getenv(axeFile))
	if err != nil {
		t.Fatal(err)
	}
	browser := startBrowser(t)
	paths := append(everyPage(), "/search?q=talks&lang=ar", "/help?lang=uk", "/search?q=talks&density=compact")
	for _, width := range []int64{1280, 360} {
		for part := range slices.Chunk(paths, len(paths)/3+1) {
			w := newTab(t, browser, fixture(func(c *Config) { c.Demo = true }))
			w.do(chromedp.EmulateViewport(width, 900))
			w.dark(width == 360)
			for _, path := range part {
				w.open(path)
				axeSays(w, string(axe), path)
			}
		}
	}
	w := newTab(t, browser, fixture())
	w.open("/search?q=talks")
	w.keys("?")
	axeSays(w, string(axe), "the list of keys")
	w.open("/search?q=talks")
	eval[bool](w, `document.getElementById("content").append(document.createElement("button")), true`)
	if found := violations(w, string(axe)); !slices.ContainsFunc(found, func(v violation) bool { return v.ID == "button-name" }) {
		t.Errorf("a button without a name is not found: %v", found)
	}
	empty := newTab(t, browser, fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(nil, search.NoNames{}) }))
	empty.open("/")
	axeSays(empty, string(axe), "the first run")
}

// violations runs axe-core on the page in view.
func violations(w *tab, axe string) []violation {
	w.Helper()
	eval[bool](w, axe+`; document.querySelectorAll("details").forEach((d) => { d.open = d.id !== "languages"; }); window.found = null;
		axe.run(document, { resultTypes: ["violations"] }).then((r) => { window.found = JSON.stringify(r.violations.flatMap((v) => v.nodes.map((n) => (
			{ ID: v.id, Impact: v.impact, Help: v.help, Target: n.html.slice(0, 160) })))); }), true`)
	w.is(`!!window.found`)
	var all []violation
	if err := json.Unmarshal([]byte(eval[string](w, `window.found`)), &all); err != nil {
		w.Fatal(err)
	}
	return all
}

func axeSays(w *tab, axe, what string) {
	w.Helper()
	for _, v := range violations(w, axe) {
		if v.Impact == "serious" || v.Impact == "critical" {
			w.Errorf("%s: %s (%s): %s: %s", what, v.ID, v.Impact, v.Help, v.Target)
		}
	}
}
