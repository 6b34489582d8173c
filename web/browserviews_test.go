package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// The map, the article, the evidence and the comparison in a browser, with and
// without script, wide and narrow.
func TestBrowserViews(t *testing.T) {
	browser := startBrowser(t)
	t.Run("map", func(t *testing.T) { browserMap(newTab(t, browser, fixture())) })
	t.Run("map with the keyboard", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		w.open("/map")
		w.countIs("9 articles")
		tabTo(w, `document.activeElement.getAttribute("aria-label") === "Ukraine: 3 articles"`)
		w.do(chromedp.KeyEvent(kb.Enter))
		w.countIs("3 articles")
		w.is(`location.search === "?location=Ukraine" && document.querySelectorAll(".map .dot").length > 0`)
	})
	t.Run("map without script", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
			t.Fatal(err)
		}
		w.open("/map?location=Ukraine")
		w.do(chromedp.Click(chromedp.CSS("#map-in")), chromedp.WaitVisible(chromedp.CSS(".map svg")))
		if address, err := chromedp.Run(w.ctx, chromedp.Location()); err != nil || !strings.Contains(address, "view=") {
			t.Errorf("at %s %v", address, err)
		}
		w.do(chromedp.Click(chromedp.CSS(".map-lists .ranking a")), chromedp.WaitVisible(chromedp.CSS(".chips")))
	})
	t.Run("article", func(t *testing.T) { browserArticle(newTab(t, browser, fixture())) })
	t.Run("evidence", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		w.open("/search?q=talks")
		w.do(chromedp.Click(chromedp.CSS(`a.proof[aria-label$="Ukraine"]`)), chromedp.WaitVisible(chromedp.CSS(".evidence")))
		w.do(chromedp.Click(chromedp.CSS(".evidence blockquote a")), chromedp.WaitVisible(chromedp.CSS(".report")))
		w.is(`location.hash !== "" && !!document.querySelector(":target") && document.querySelector(":target").textContent === "Ukraine"`)
	})
	t.Run("compare", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		w.open("/compare?q=talks")
		w.do(chromedp.SendKeys(chromedp.CSS("#q2"), "ceasefire"+kb.Enter), chromedp.WaitVisible(chromedp.CSS(".pair-counts")))
		w.is(`document.querySelectorAll(".pair-chart .bar.b").length > 0 && document.querySelectorAll(".apart table").length === 2`)
	})
	t.Run("names on the map", func(t *testing.T) { browserNames(newTab(t, browser, fixture(neighbours))) })
	t.Run("other media", func(t *testing.T) { browserMedia(newTab(t, browser, fixture(everyState))) })
	for _, width := range []int64{360, 1280} {
		t.Run(fmt.Sprintf("%d pixels", width), func(t *testing.T) { browserWidth(newTab(t, browser, fixture()), width) })
	}
}

// The map moves in place, and a drag is no click.
func browserMap(w *tab) {
	w.open("/map?location=Ukraine")
	w.countIs("3 articles")
	eval[bool](w, `window.untouched = true`)
	before := eval[string](w, `document.getElementById("map").dataset.view`)
	w.do(chromedp.Click(chromedp.CSS("#map-in")))
	w.is(fmt.Sprintf(`document.getElementById("map").dataset.view !== %q && document.activeElement.id === "map-in"`, before))
	w.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	w.is(fmt.Sprintf(`document.getElementById("map").dataset.view === %q`, before))
	drag := `(() => {
		const svg = document.querySelector(".map > svg");
		const box = svg.getBoundingClientRect();
		const at = (type, x) => svg.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: box.left + x, clientY: box.top + 50, button: 0, pointerType: "mouse" }));
		at("pointerdown", 200); at("pointermove", 120); at("pointerup", 120);
		return true;
	})()`
	eval[bool](w, drag)
	w.is(fmt.Sprintf(`document.getElementById("map").dataset.view !== %q && location.search.includes("view=")`, before))
	w.countIs("3 articles")
	if !eval[bool](w, `window.untouched === true`) {
		w.Error("the page was loaded anew")
	}
	w.do(chromedp.Click(chromedp.CSS(".map-moves .circle")))
	w.is(`location.search.includes("near=") && !!document.querySelector(".map .near")`)
}

// neighbours is the configuration of an archive of places that lie close
// together.
func neighbours(c *Config) {
	lons := map[string]float64{"Ukraine/Donetsk/Bakhmut": 38, "Ukraine/Luhansk/Luhansk": 39.317}
	var articles []*index.Article
	for path := range lons {
		articles = append(articles, &index.Article{ID: path, Title: path, Locations: []string{path}})
	}
	c.Searcher = searchtest.NewMemory(articles, search.NoNames{})
	c.Locate = func(path string) (Spot, bool) {
		lon, ok := lons[path]
		return Spot{48.58, lon, index.PrecisionPlace}, ok
	}
}

// No name on the map runs into another.
func browserNames(w *tab) {
	w.do(chromedp.EmulateViewport(1280, 900))
	w.open("/map?location=Ukraine")
	overlaps := `(() => { const boxes = [...document.querySelectorAll(".map > svg text")].map((e) => e.getBoundingClientRect());
		return boxes.length + ":" + boxes.filter((a, i) => boxes.some((b, j) => i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length; })()`
	if got := eval[string](w, overlaps); got != "1:0" {
		w.Errorf("names and overlaps %s, want one name of the two that do not fit", got)
	}
}

// browserMedia looks at what is printed, at forced colours and at an empty field
// from right to left.
func browserMedia(w *tab) {
	media := func(p emulation.SetEmulatedMediaParams) {
		w.Helper()
		if _, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, p); err != nil {
			w.Fatal(err)
		}
	}
	media(emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	for _, path := range []string{"/search?q=kharkiv&actor=Ukraine", "/articles/a1", "/compare?q=talks&q2=ceasefire"} {
		w.open(path)
		if printed := eval[[]string](w, `[...document.querySelectorAll("button, input, summary, .x, nav a, footer a")].filter((e) => e.checkVisibility() && !e.closest(".copies[open]")).map((e) => e.outerHTML.slice(0, 80))`); len(printed) > 0 {
			w.Errorf("%s prints what can only be clicked: %q", path, printed)
		}
		w.is(`getComputedStyle(document.body).color === "rgb(0, 0, 0)" && getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)"`)
	}
	media(emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
	w.open("/map?view=48,31,4")
	w.is(`(() => { const area = document.querySelector(".map > svg .area"); const fills = ["", "s1", "s2", "s3", "s4", "s5"].map((s) => { area.setAttribute("class", "area " + s); return getComputedStyle(area).fill; }); return new Set(fills).size === 6; })()`)
	w.open("/compare?q=talks&q2=ceasefire")
	w.is(`getComputedStyle(document.querySelector(".key.a")).backgroundColor !== getComputedStyle(document.querySelector(".key.b")).backgroundColor`)
	w.open("/map?lang=ar")
	w.is(`getComputedStyle(document.getElementById("q")).direction === "rtl"`)
}

// The rule behind a mark shows on focus, goes with Escape, and a kind of mark
// can be switched off.
func browserArticle(w *tab) {
	w.open("/articles/a1")
	tabTo(w, `document.activeElement.matches(".text .m-actor")`)
	shown := `getComputedStyle(document.getElementById(document.activeElement.getAttribute("aria-describedby"))).display !== "none"`
	w.is(shown)
	w.is(`document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent.includes("rule: gazetteer")`)
	w.do(chromedp.KeyEvent(kb.Escape))
	w.is("!(" + shown + ")")
	w.do(chromedp.Click(chromedp.CSS("#show-actor")))
	w.is(`getComputedStyle(document.querySelector(".text .m-actor")).textDecorationLine === "none" && document.querySelector(".text .m-actor").tabIndex === -1`)
	w.is(`getComputedStyle(document.querySelector(".text .m-location")).textDecorationLine === "underline"`)
	w.is(`document.querySelectorAll(".small.map .dot").length === 2`)
	w.open("/articles/a3")
	w.is(`getComputedStyle(document.querySelector(".report h1")).direction === "rtl" && document.querySelector(".text").lang === "ar"`)
}

// browserWidth looks at every view at one width: nothing is wider than the page
// and no name on the map is cut.
func browserWidth(w *tab, width int64) {
	if width < 500 {
		w.do(chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile))
	} else {
		w.do(chromedp.EmulateViewport(width, 900))
	}
	for _, path := range []string{"/map", "/map?location=Ukraine", "/map?near=50,36,100km", "/articles/a1", "/articles/a3", "/evidence?field=actor&value=Ukraine", "/compare?q=talks&q2=ceasefire", "/map?location=Ukraine&lang=ar", "/compare?q=talks&q2=ceasefire&lang=uk", "/articles/a1?lang=ar"} {
		w.open(path)
		if wide := eval[int](w, `document.documentElement.scrollWidth`); wide > int(width) {
			w.Errorf("%s is %d pixels wide", path, wide)
		}
		cut := `[...document.querySelectorAll(".map > svg text")].filter((e) => {
			const text = e.getBoundingClientRect(), svg = e.closest("svg").getBoundingClientRect();
			return text.width && (text.left < svg.left || text.right > svg.right);
		}).map((e) => e.textContent)`
		if names := eval[[]string](w, cut); len(names) > 0 && width > 500 {
			w.Errorf("%s cuts %q", path, names)
		}
	}
}
