package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// patience is the longest that one browser test may take. It is no measure of
// anything: a test that waits for what never comes must end.
const patience = 60 * time.Second

// startBrowser starts a Chromium that can reach nothing but this machine. It
// skips the test where there is none, unless DATELINE_BROWSER=1 demands one.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	found := slices.ContainsFunc([]string{"chromium", "chromium-browser", "google-chrome", "chrome"}, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	})
	if !found && os.Getenv("DATELINE_BROWSER") == "1" {
		t.Fatal("there is no Chromium, and DATELINE_BROWSER=1")
	}
	if !found {
		t.Skip("there is no Chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	browser, quit := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		_ = chromedp.Cancel(browser)
		quit()
		stop()
	})
	if err := chromedp.Do(browser, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	return browser
}

// tab is a browser tab with what went wrong in it.
type tab struct {
	*testing.T
	ctx context.Context
	url string

	mu     sync.Mutex
	faults []string // console errors and violations of the policy
}

// newTab opens a tab on a server with the handler. Whatever the pages write to
// the console fails the test at its end.
func newTab(t *testing.T, browser context.Context, h http.Handler) *tab {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	timed, cancelTime := context.WithTimeout(browser, patience)
	ctx, cancel := chromedp.NewContext(timed)
	w := &tab{T: t, ctx: ctx, url: server.URL}
	messages := chromedp.Console(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for m, err := range messages {
			if err != nil {
				return
			}
			if strings.Contains(m.Text, "status of 4") {
				continue // pages of errors have the status of errors
			}
			w.mu.Lock()
			w.faults = append(w.faults, fmt.Sprintf("%s: %s (%s)", m.Type, m.Text, m.URL))
			w.mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		cancel()
		cancelTime()
		<-done
		for _, f := range w.faults {
			t.Errorf("the console says %s", f)
		}
	})
	return w
}

func (w *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	w.Helper()
	if err := chromedp.Do(w.ctx, steps...); err != nil {
		w.Fatal(err)
	}
}

func (w *tab) open(path string) {
	w.Helper()
	w.do(chromedp.Navigate(w.url + path))
}

// is waits until an expression of the page is true.
func (w *tab) is(expression string) {
	w.Helper()
	_, err := chromedp.Run(w.ctx, chromedp.Poll[bool](expression))
	for gone(err) {
		_, err = chromedp.Run(w.ctx, chromedp.Poll[bool](expression))
	}
	if err != nil {
		state, _ := chromedp.Run(w.ctx, chromedp.Evaluate[string](`location.href + " " + document.activeElement.outerHTML.slice(0, 120) + "\n" + document.querySelector("main").innerText.slice(0, 300)`))
		w.Fatalf("waiting for %s: %v\nat %s", expression, err, state)
	}
}

// gone reports whether a page went while it was asked: the browser has several
// words for it (context destroyed, promise collected, target navigated) and one
// code, that of a server error of JSON-RPC. A page that has only begun to come
// has no elements yet.
func gone(err error) bool {
	return err != nil && (strings.Contains(err.Error(), "-32000") || strings.Contains(err.Error(), "properties of null"))
}

// leads waits until a click has led to an address with the wanted part.
func (w *tab) leads(click, want string) {
	w.Helper()
	for {
		address, err := chromedp.Run(w.ctx, chromedp.Location())
		switch {
		case err != nil && !gone(err):
			w.Fatalf("%s leads to no address with %s: %v", click, want, err)
		case err == nil && strings.Contains(address, want):
			return
		}
	}
}

func eval[T any](w *tab, expression string) T {
	w.Helper()
	v, err := chromedp.Run(w.ctx, chromedp.Evaluate[T](expression))
	for gone(err) {
		v, err = chromedp.Run(w.ctx, chromedp.Evaluate[T](expression))
	}
	if err != nil {
		w.Fatalf("%s: %v", expression, err)
	}
	return v
}

func (w *tab) dark(on bool) {
	w.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, params); err != nil {
		w.Fatal(err)
	}
}

// countIs waits until the page shows a number of articles.
func (w *tab) countIs(text string) {
	w.Helper()
	w.is(fmt.Sprintf(`!!document.getElementById("count") && document.getElementById("count").innerText.startsWith(%q)`, text))
}

func TestBrowser(t *testing.T) {
	browser := startBrowser(t)
	t.Run("search", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		w.open("/")
		w.do(chromedp.SendKeys(chromedp.CSS("#q"), "talks"+kb.Enter))
		w.countIs("3 articles")
		w.is(`location.pathname + location.search === "/search?q=talks"`)
		w.is(`document.querySelectorAll("mark").length > 0`)
	})
	t.Run("facets", func(t *testing.T) { browserFacets(newTab(t, browser, fixture())) })
	t.Run("histogram", func(t *testing.T) {
		w := newTab(t, browser, fixture())
		w.open("/search")
		w.countIs("9 articles")
		w.do(chromedp.Click(chromedp.CSS(".chart svg a:last-of-type")))
		w.countIs("5 articles")
		w.is(`location.search === "?from=2026-01-01&to=2026-01-31"`)
	})
	t.Run("keyboard", func(t *testing.T) { browserKeyboard(newTab(t, browser, fixture())) })
	t.Run("without script", func(t *testing.T) { browserNoScript(newTab(t, browser, fixture())) })
	t.Run("phone", func(t *testing.T) {
		w := newTab(t, browser, fixture(func(c *Config) {
			everyState(c)
			c.Progress = func() Progress { return Progress{Running: true, Done: 1, Total: 5000} }
		}))
		w.do(chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile))
		for _, path := range everyPage() {
			w.open(path)
			if wide := eval[int](w, `document.documentElement.scrollWidth`); wide > 360 {
				w.Errorf("%s is %d pixels wide", path, wide)
			}
			if strings.HasPrefix(path, "/help") {
				w.is(`[...document.querySelectorAll(".scroll")].every((e) => e.scrollWidth <= e.clientWidth)`)
			}
			narrow := `[...document.querySelectorAll("th, td")].filter((e) => e.checkVisibility() && !e.closest(".stack thead") && e.innerText.length > 8 && e.clientWidth < 48).map((e) => e.innerText.slice(0, 40))`
			if cells := eval[[]string](w, narrow); len(cells) > 0 {
				w.Errorf("%s breaks the words of %q", path, cells)
			}
		}
	})
	t.Run("hostile", func(t *testing.T) { browserHostile(t, browser) })
	t.Run("accessible", func(t *testing.T) { browserAccessible(newTab(t, browser, fixture(everyState))) })
}

// Ticking a value narrows the search in place; back and forward undo and redo
// it; other things ticked stay.
func browserFacets(w *tab) {
	ukraine, abuDhabi := boxID("actor", "Ukraine"), boxID("location", "United Arab Emirates")
	w.open("/search?q=talks")
	w.countIs("3 articles")
	eval[bool](w, `window.untouched = true`)
	w.do(chromedp.Click(chromedp.CSS("#" + ukraine)))
	w.countIs("2 articles")
	w.is(`location.search === "?q=talks&actor=Ukraine"`)
	w.is(fmt.Sprintf(`document.activeElement.id === %q && document.activeElement.checked`, ukraine))
	w.is(`document.getElementById("live").textContent.startsWith("2 articles")`)
	w.do(chromedp.Click(chromedp.CSS("#" + abuDhabi)))
	w.countIs("1 article")
	if !eval[bool](w, `window.untouched === true`) {
		w.Error("the page was loaded anew")
	}
	w.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	w.countIs("2 articles")
	w.is(`location.search === "?q=talks&actor=Ukraine"`)
	w.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	w.countIs("3 articles")
	w.do(chromedp.Evaluate[chromedp.Void](`history.forward()`))
	w.countIs("2 articles")
	w.do(chromedp.Click(chromedp.CSS(".chips a")))
	w.countIs("3 articles")
	w.is(`location.search === "?q=talks"`)
	// a place inside a ticked country narrows to the place, and can be widened again
	w.open("/search?location=Ukraine")
	w.countIs("3 articles")
	w.do(chromedp.Click(chromedp.CSS("#" + boxID("location", "Ukraine/Kharkiv"))))
	w.countIs("2 articles")
	w.is(`location.search === "?location=Ukraine%2FKharkiv"`)
	w.do(chromedp.Click(chromedp.CSS("#" + boxID("location", "Ukraine"))))
	w.countIs("3 articles")
	w.is(`location.search === "?location=Ukraine"`)
}

// Everything can be reached and done with the keyboard, and is seen to be.
func browserKeyboard(w *tab) {
	w.open("/search")
	w.do(chromedp.KeyEvent(kb.Tab))
	w.is(`document.activeElement.className === "skip" && document.activeElement.getBoundingClientRect().left >= 0`)
	w.do(chromedp.KeyEvent(kb.Enter))
	w.is(`document.activeElement.id === "content"`)
	w.open("/search")
	tabTo(w, `document.activeElement.id === "q"`)
	w.do(chromedp.KeyEvent("talks" + kb.Enter))
	w.countIs("3 articles")
	tabTo(w, fmt.Sprintf(`document.activeElement.id === %q`, boxID("actor", "Ukraine")))
	if eval[string](w, `getComputedStyle(document.activeElement).outlineStyle`) == "none" {
		w.Error("the focus is not visible")
	}
	w.do(chromedp.KeyEvent(" "))
	w.countIs("2 articles")
	tabTo(w, `document.activeElement.id === "from"`)
	w.do(chromedp.KeyEvent("2026" + kb.Enter))
	w.countIs("1 article")
	tabTo(w, `document.activeElement.matches(".hit h3 a")`)
	w.do(chromedp.KeyEvent(kb.Enter))
	w.is(`location.pathname === "/articles/a1"`)
}

// tabTo presses the tabulator until a condition holds.
func tabTo(w *tab, condition string) {
	w.Helper()
	const most = 120 // elements of a page that take the focus
	for range most {
		w.do(chromedp.KeyEvent(kb.Tab))
		if eval[bool](w, condition) {
			return
		}
	}
	w.Fatalf("the keyboard does not reach %s", condition)
}

// Without script the same form is sent with a button.
func browserNoScript(w *tab) {
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		w.Fatal(err)
	}
	w.open("/")
	w.do(chromedp.SendKeys(chromedp.CSS("#q"), "talks"+kb.Enter), chromedp.WaitVisible(chromedp.CSS("#count")))
	w.do(chromedp.Click(chromedp.CSS("#"+boxID("actor", "Ukraine"))), chromedp.Click(chromedp.CSS(".apply button")),
		chromedp.WaitVisible(chromedp.CSS(".chips")))
	if text, err := chromedp.Run(w.ctx, chromedp.Text(chromedp.CSS("#count"))); err != nil || !strings.HasPrefix(text, "2 articles") {
		w.Errorf("%q %v", text, err)
	}
	if address, err := chromedp.Run(w.ctx, chromedp.Location()); err != nil || !strings.Contains(address, "q=talks") || !strings.Contains(address, "actor=Ukraine") {
		w.Errorf("at %s %v", address, err)
	}
	w.do(chromedp.Click(chromedp.CSS(".chips a")), chromedp.WaitNotPresent(chromedp.CSS(".chips")))
	w.do(chromedp.Click(chromedp.CSS(".hit h3 a")), chromedp.WaitVisible(chromedp.CSS(".report")))
}

// Nothing of a hostile article runs, loads, or even runs into the policy.
func browserHostile(t *testing.T, browser context.Context) {
	var articles []*index.Article
	for i, bad := range hostile() {
		articles = append(articles, &index.Article{
			ID: fmt.Sprintf("h%d", i), Title: bad, Body: "talks " + bad, URL: "javascript:document.ran=1", Source: bad, Language: bad, Actors: []string{bad}, Locations: []string{bad},
			Mentions: []index.Mention{{Field: "actor", Value: bad, Start: 0, End: 5, Text: "talks", Rule: bad}},
		})
	}
	w := newTab(t, browser, fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(articles, search.NoNames{}) }))
	hooks := `window.ran = []; for (const f of ["alert", "confirm", "prompt", "open"]) window[f] = () => window.ran.push(f);
		document.addEventListener("securitypolicyviolation", (e) => window.ran.push(e.violatedDirective + " " + e.blockedURI));`
	if _, err := chromedp.Call(w.ctx, protocol.AddScriptToEvaluateOnNewDocument, protocol.AddScriptToEvaluateOnNewDocumentParams{Source: hooks}); err != nil {
		t.Fatal(err)
	}
	paths := []string{"/", "/search?limit=100", "/search?limit=100&q=talks&facets=actor,location,source,language"}
	for _, a := range articles {
		paths = append(paths, "/articles/"+a.ID)
	}
	for _, path := range paths {
		w.open(path)
		if ran := eval[[]string](w, `window.ran`); len(ran) > 0 {
			t.Errorf("%s: %q", path, ran)
		}
		outside := `performance.getEntriesByType("resource").map((e) => e.name).filter((n) => !n.startsWith(location.origin + "/"))`
		if names := eval[[]string](w, outside); len(names) > 0 {
			t.Errorf("%s asks for %q", path, names)
		}
	}
}

// browserAccessible holds every page, light and dark, to the checks of
// accessibility.js: those of WCAG 2.2 AA that a program can decide on.
func browserAccessible(w *tab) {
	checks, err := os.ReadFile("testdata/accessibility.js")
	if err != nil {
		w.Fatal(err)
	}
	for _, dark := range []bool{false, true} {
		w.dark(dark)
		for _, path := range everyPage() {
			w.open(path)
			eval[bool](w, `document.querySelectorAll("details").forEach((d) => { d.open = true; }), true`)
			for _, fault := range eval[[]string](w, string(checks)) {
				w.Errorf("%s (dark %v): %s", path, dark, fault)
			}
		}
	}
}
