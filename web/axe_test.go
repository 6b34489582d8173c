package web

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/search"
	"dateline/search/searchtest"
)

// axeFile names the environment variable with the path of axe.min.js, of the
// npm package axe-core. It is under the MPL, and no part of dateline.
const axeFile = "DATELINE_AXE"

// violation is what axe-core finds wrong with a page.
type violation struct{ ID, Impact, Help, Target string }

// rightToLeft are addresses that together show every template in a language
// that is written from right to left.
func rightToLeft() []string {
	return []string{
		"/?lang=ar", "/search?q=talks&lang=ar", "/search?q=zzz+yyy&actor=Ukraine&lang=ar", "/search?q=%22x&lang=ar", "/articles/a1?lang=ar", "/stories/r1?a=r1&b=r2&lang=ar",
		"/map?location=Ukraine&lang=ar", "/evidence?field=actor&value=Ukraine&lang=ar", "/compare?q=talks&q2=ceasefire&lang=ar", "/help?lang=ar", "/about?lang=ar",
	}
}

// widths are those at which pages are held to axe-core, each with how the page
// is looked at. On a phone that is in the dark, on a desk in light and then for
// the colours in the dark: no colour depends on the width.
func widths() map[int64][]look {
	return map[int64][]look{360: {{dark: true, options: everyRule}}, 1280: {{options: everyRule}, {dark: true, options: contrastRule}}}
}

type look struct {
	dark    bool
	options string
}

// TestAxe holds every page, on a phone and a desk, in light and dark, and from
// right to left, to axe-core: no serious or critical violation.
func TestAxe(t *testing.T) {
	axe := readAxe(t)
	browser := startBrowser(t)
	paths := append(everyPage(), "/help?lang=uk", "/search?q=talks&density=compact")
	paths = append(paths, rightToLeft()...)
	for width, looks := range widths() {
		for part := range slices.Chunk(paths, 15) { // a tab has [patience] for all that it opens
			w := newTab(t, browser, fixture(everyState))
			w.do(chromedp.EmulateViewport(width, 900))
			for _, path := range part {
				w.open(path)
				w.holds(axe, looks, fmt.Sprintf("%s at %d", path, width))
			}
		}
	}
}

// TestAxeStates holds what shows only after a key or a click, and the pages of
// an empty archive, to axe-core.
func TestAxeStates(t *testing.T) {
	axe := readAxe(t)
	browser := startBrowser(t)
	for width, looks := range widths() {
		w := newTab(t, browser, fixture())
		w.do(chromedp.EmulateViewport(width, 900))
		w.open("/search?q=talks")
		w.keys("?")
		w.holds(axe, looks, "the list of keys")
		w.open("/")
		w.do(chromedp.Focus(chromedp.CSS("#q")))
		w.keys("talks Ukr")
		w.is(suggested)
		w.keys(kb.ArrowDown)
		w.holds(axe, looks, "the suggestions")
		w.open("/search?q=talks")
		w.do(chromedp.Click(chromedp.CSS("#languages summary")))
		w.holds(axe, looks, "the list of languages")
		w.open("/search?q=talks")
		openView(w)
		w.holds(axe, looks, "what the toolbar folds")
		empty := newTab(t, browser, fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(nil, search.NoNames{}) }))
		empty.do(chromedp.EmulateViewport(width, 900))
		for _, path := range []string{"/", "/search?q=talks&lang=ar", "/map", "/compare?q=talks&q2=x"} {
			empty.open(path)
			empty.holds(axe, looks, "the first run at "+path)
		}
	}
}

// A button without a name and pale text are found, or the checks find nothing.
func TestAxeFinds(t *testing.T) {
	axe := readAxe(t)
	w := newTab(t, startBrowser(t), fixture())
	w.open("/search?q=talks")
	eval[bool](w, `document.getElementById("content").append(document.createElement("button")), document.getElementById("count").style.setProperty("color", "#ddd"), true`)
	for _, id := range []string{"button-name", "color-contrast"} {
		if found := w.violations(axe, everyRule); !slices.ContainsFunc(found, func(v violation) bool { return v.ID == id }) {
			t.Errorf("%s is not found: %v", id, found)
		}
	}
}

func readAxe(t *testing.T) string {
	t.Helper()
	if os.Getenv(axeFile) == "" {
		t.Skipf("%s does not name axe.min.js (npm pack axe-core)", axeFile)
	}
	axe, err := os.ReadFile(os.Getenv(axeFile))
	if err != nil {
		t.Fatal(err)
	}
	return string(axe)
}

// Options of axe-core: what it looks at.
const (
	everyRule    = `resultTypes: ["violations"]`
	contrastRule = everyRule + `, runOnly: ["color-contrast"]`
)

// violations runs axe-core on the page in view, everything unfolded.
func (w *tab) violations(axe, options string) []violation {
	w.Helper()
	eval[bool](w, `window.axe || (() => { `+axe+` })(); document.querySelectorAll("details:not(#languages)").forEach((d) => { d.open = true; }); window.found = null;
		axe.run(document, { `+options+` }).then((r) => { window.found = JSON.stringify(r.violations.flatMap((v) => v.nodes.map((n) => (
			{ ID: v.id, Impact: v.impact, Help: v.help, Target: n.html.slice(0, 160) })))); }), true`)
	w.is(`!!window.found`)
	var all []violation
	if err := json.Unmarshal([]byte(eval[string](w, `window.found`)), &all); err != nil {
		w.Fatal(err)
	}
	return all
}

// holds fails the test where the page in view has a serious or critical
// violation.
func (w *tab) holds(axe string, looks []look, what string) {
	w.Helper()
	for _, l := range looks {
		w.dark(l.dark)
		for _, v := range w.violations(axe, l.options) {
			if v.Impact == "serious" || v.Impact == "critical" {
				w.Errorf("%s (dark %v): %s (%s): %s: %s", what, l.dark, v.ID, v.Impact, v.Help, v.Target)
			}
		}
	}
}
