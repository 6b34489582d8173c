package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestBrowserPage drives each part of the search page at the width of a phone
// and of a desk.
func TestBrowserPage(t *testing.T) {
	browser := startBrowser(t)
	for name, drive := range map[string]func(*tab){
		"suggestions": browserSuggestions, "spellings": browserSpellings, "exclude": browserExclude, "find": browserFind, "range": browserRange,
		"keys": browserKeys, "language": browserLanguage, "view": browserView, "links without script": browserLinks,
	} {
		for _, width := range []int64{360, 1280} {
			t.Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) {
				w := newTab(t, browser, fixture())
				w.do(chromedp.EmulateViewport(width, 900))
				w.watch()
				drive(w)
				w.clean()
			})
		}
	}
}

// watch collects, on every page that is opened, violations of the policy.
func (w *tab) watch() {
	w.Helper()
	hooks := `window.ran = []; document.addEventListener("securitypolicyviolation", (e) => window.ran.push(e.violatedDirective + " " + e.blockedURI));`
	if _, err := chromedp.Call(w.ctx, protocol.AddScriptToEvaluateOnNewDocument, protocol.AddScriptToEvaluateOnNewDocumentParams{Source: hooks}); err != nil {
		w.Fatal(err)
	}
}

// clean fails the test when the page in view ran into the policy, asked another
// host or is wider than the window.
func (w *tab) clean() {
	w.Helper()
	if ran := eval[[]string](w, `window.ran || []`); len(ran) > 0 {
		w.Errorf("against the policy: %q", ran)
	}
	if names := eval[[]string](w, `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => !n.startsWith(location.origin + "/"))`); len(names) > 0 {
		w.Errorf("asked for %q", names)
	}
	if eval[bool](w, `document.documentElement.scrollWidth > innerWidth`) {
		w.Errorf("%s is wider than the window", eval[string](w, `location.href`))
	}
}

// script turns the scripts of pages on or off.
func (w *tab) script(on bool) {
	w.Helper()
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		w.Fatal(err)
	}
}

// keys presses keys one after the other.
func (w *tab) keys(keys ...string) {
	w.Helper()
	for _, k := range keys {
		w.do(chromedp.KeyEvent(k))
	}
}

const suggested = `!document.getElementById("suggestions").hidden`

// The box is a combobox: arrows choose, the screen reader is told, Enter takes,
// Escape closes.
func browserSuggestions(w *tab) {
	w.open("/")
	w.do(chromedp.Focus(chromedp.CSS("#q")))
	w.keys("talks Ukr")
	w.is(suggested + ` && document.querySelectorAll("#suggestions [role=option]").length > 0`)
	w.is(`document.getElementById("q").getAttribute("role") === "combobox" && document.getElementById("q").getAttribute("aria-expanded") === "true"`)
	w.is(`document.getElementById("live").textContent.startsWith("Suggestions: ")`)
	w.keys(kb.ArrowDown)
	w.is(`document.getElementById(document.getElementById("q").getAttribute("aria-activedescendant")).getAttribute("aria-selected") === "true"`)
	w.keys(kb.Escape)
	w.is(`document.getElementById("suggestions").hidden && document.getElementById("q").value === "talks Ukr"`)
	w.keys(kb.ArrowDown)
	w.is(suggested)
	w.keys(kb.ArrowDown, kb.Enter)
	w.is(`document.getElementById("q") && document.getElementById("q").value === 'talks actor:"Ukraine" '`)
	w.keys(kb.Enter)
	w.countIs("2 articles")
}

// A spelling is taken out with a click, and back brings it in again.
func browserSpellings(w *tab) {
	w.open("/search?q=kharkiv")
	w.is(`document.querySelector(".reading").textContent.includes("Kharkov")`)
	w.open(`/search?q=` + `(%3D%22kharkiv%22+OR+%3D%22kyiv%22)`)
	w.countIs("3 articles")
	w.do(chromedp.Click(chromedp.CSS("a.spelling")))
	w.countIs("2 articles")
	w.is(`document.getElementById("q").value === '="kharkiv"'`)
	eval[bool](w, `history.back(), true`)
	w.countIs("3 articles")
}

// A value is excluded with a click, shown as a chip, and taken back.
func browserExclude(w *tab) {
	w.open("/search?q=talks")
	w.countIs("3 articles")
	w.do(chromedp.Click(chromedp.CSS(`a.exclude[aria-label="Exclude Ukraine"]`)))
	w.countIs("1 article")
	w.is(`location.search === "?actor.not=Ukraine&q=talks" && !!document.querySelector(".chips .not")`)
	w.do(chromedp.Click(chromedp.CSS(".chips .not")))
	w.countIs("3 articles")
}

// Values are looked for inside a facet, and what is typed stays.
func browserFind(w *tab) {
	w.open("/search?facet.size=1")
	w.countIs("9 articles")
	w.do(chromedp.Focus(chromedp.CSS("#find-actor")))
	w.keys("Su")
	w.is(`[...document.querySelectorAll("#facet-actor .name")].map((n) => n.textContent.trim()).join() === "Sudan"`)
	w.is(`document.activeElement.id === "find-actor" && document.activeElement.value === "Su"`)
	w.is(`location.search.includes("actor.find=Su")`)
}

// A range of dates is drawn with the mouse or set with the keyboard; the dates
// to count by are switched; zooming out leads back.
func browserRange(w *tab) {
	w.open("/search?interval=year")
	w.countIs("9 articles")
	at := eval[[]float64](w, `(() => { const b = document.querySelector("#chart svg").getBoundingClientRect(); const n = document.querySelectorAll("#chart svg a").length;
		return [b.left + b.width * 0.5 / n, b.left + b.width * 1.5 / n, b.top + b.height / 2]; })()`)
	w.do(chromedp.MouseEvent("mousePressed", at[0], at[2], chromedp.ButtonLeft), chromedp.MouseEvent("mouseMoved", at[1], at[2], chromedp.ButtonLeft),
		chromedp.MouseEvent("mouseReleased", at[1], at[2], chromedp.ButtonLeft))
	w.is(`location.search.includes("from=2023-01-01") && location.search.includes("to=2024-12-31")`)
	w.countIs("2 articles")
	w.do(chromedp.Click(chromedp.CSS("#zoom-out")))
	w.countIs("9 articles")
	w.open("/search?interval=year")
	w.do(chromedp.Focus(chromedp.CSS("#range-from")))
	w.keys(kb.ArrowRight)
	w.is(`document.getElementById("range-from").getAttribute("aria-valuetext") === "2024"`)
	w.is(`location.search.includes("from=2024-01-01")`)
	w.is(`document.activeElement.id === "range-from"`)
	w.do(chromedp.Click(chromedp.CSS(`#chart .group a[href*="date.field=event"]`)))
	w.is(`location.search.includes("date.field=event") && location.search.includes("from=2024-01-01")`)
	w.is(`document.querySelector(".chart figcaption a").getAttribute("href").startsWith("/articles/")`)
}

// Keys lead to the box, through the hits, into an article, and to their list.
func browserKeys(w *tab) {
	w.open("/search?q=talks")
	w.countIs("3 articles")
	w.keys("j")
	first := eval[string](w, `document.activeElement.href`)
	w.keys("j")
	w.is(fmt.Sprintf(`document.activeElement.matches(".hit h3 a") && document.activeElement.href !== %q`, first))
	w.keys("k")
	w.is(fmt.Sprintf(`document.activeElement.href === %q`, first))
	w.keys("?")
	w.is(`document.getElementById("keys").open`)
	w.keys(kb.Escape)
	w.is(`!document.getElementById("keys").open`)
	w.keys("/")
	w.is(`document.activeElement.id === "q"`)
	w.keys("jk/?")
	w.is(`document.getElementById("q").value.endsWith("jk/?")`)
	w.open("/search?q=talks")
	w.keys("j", kb.Enter)
	w.is(`location.pathname.startsWith("/articles/")`)
}

// Another language is chosen by the switch and kept from page to page; Arabic
// runs from right to left.
func browserLanguage(w *tab) {
	w.open("/search?q=talks")
	w.do(chromedp.Click(chromedp.CSS("#languages summary")), chromedp.Click(chromedp.CSS(`#languages a[hreflang="ar"]`)))
	w.is(`document.documentElement && document.documentElement.dir === "rtl" && location.search.includes("lang=ar")`)
	w.countIs("٣ مقالات")
	w.do(chromedp.Click(chromedp.CSS("#" + boxID("actor", "Ukraine"))))
	w.countIs("مقالان")
	w.is(`location.search.includes("lang=ar") && document.documentElement.lang === "ar"`)
	w.clean()
	w.do(chromedp.Click(chromedp.CSS(".hit h3 a")))
	w.is(`location.pathname.startsWith("/articles/") && document.documentElement.lang === "ar"`)
}

// How much a page shows is chosen with links, and kept in the address.
func browserView(w *tab) {
	w.open("/search?q=talks")
	w.is(`document.querySelectorAll(".snippet").length > 0`)
	openView(w)
	w.do(chromedp.Click(chromedp.CSS(`.toolbar a[href*="density=compact"]`)))
	w.is(`location.search.includes("density=compact") && document.querySelectorAll(".snippet").length === 0`)
	openView(w)
	w.do(chromedp.Click(chromedp.CSS(`.toolbar a[href*="limit=25"]`)))
	w.is(`location.search.includes("limit=25") && location.search.includes("density=compact")`)
	eval[bool](w, `history.back(), true`)
	w.is(`!location.search.includes("limit=25")`)
}

// openView unfolds what the toolbar of a phone folds.
func openView(w *tab) {
	w.Helper()
	if eval[bool](w, `innerWidth < 640`) {
		w.do(chromedp.Click(chromedp.CSS(".view-open")), chromedp.WaitVisible(chromedp.CSS("#view")))
	}
}

// The toolbar of the search page takes two lines of a phone at the most, and
// what it folds is nowhere cut.
func TestBrowserToolbar(t *testing.T) {
	w := newTab(t, startBrowser(t), fixture(everyState))
	w.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile))
	for _, code := range langCodes() {
		w.open("/search?q=talks&lang=" + code)
		lines := `new Set([...document.querySelectorAll(".toolbar > nav a, .view-open")].map((e) => Math.round(e.getBoundingClientRect().bottom / 12))).size`
		if n := eval[int](w, lines); n > 2 {
			w.Errorf("the toolbar takes %d lines in %s", n, code)
		}
		openView(w)
		out := `[...document.querySelectorAll("#view a")].filter((e) => { const r = e.getBoundingClientRect(); return r.left < 0 || r.right > innerWidth || r.bottom > innerHeight; }).length`
		if n := eval[int](w, out); n > 0 {
			w.Errorf("%d choices are cut in %s", n, code)
		}
	}
}

// Without script every one of these is a link or a form.
func browserLinks(w *tab) {
	w.script(false)
	w.open("/search?facet.size=1")
	for _, step := range []struct{ click, then string }{
		{"a.exclude", "actor.not="}, {".chips .not", "/search"}, {"#zoom-in", "from="}, {"#chart svg a", "to="}, {`.toolbar a[href*="compact"]`, "density=compact"}, {`#languages summary`, ""}, {`#languages a[hreflang="uk"]`, "lang=uk"},
	} {
		if strings.HasPrefix(step.click, ".toolbar") {
			openView(w)
		}
		w.do(chromedp.Click(chromedp.CSS(step.click)))
		w.leads(step.click, step.then)
	}
	w.open("/search?facet.size=1")
	w.do(chromedp.SendKeys(chromedp.CSS("#find-actor"), "Su"+kb.Enter), chromedp.WaitVisible(chromedp.CSS("#"+boxID("actor", "Sudan"))))
}
