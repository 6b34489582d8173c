package web

import (
	"encoding/json"
	"flag"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var (
	paint    = flag.Bool("paint", false, "measure how soon pages are painted over a slow line")
	paintURL = flag.String("paint-url", "", "a server to measure instead of one with the demonstration corpus")
)

// paints is what a browser tells of one page, in milliseconds from the request.
type paints struct{ Response, Interactive, First, Largest float64 }

// TestPaint measures the largest contentful paint under the profile "Slow 3G" of
// browsers (400 kbit/s, 400 ms each way) and a processor four times slower, with
// an empty cache:
//
//	go test ./web -run TestPaint -paint -v
func TestPaint(t *testing.T) {
	if !*paint {
		t.Skip("paints are measured with -paint")
	}
	base := *paintURL
	if base == "" {
		base = serveDemo(t)
	}
	browser := startBrowser(t)
	for _, path := range []string{"/", "/search?q=ceasefire", "/search?q=ceasefire&limit=50", "/help"} {
		for _, slow := range []bool{true, false} {
			var runs []paints
			for range 5 {
				ctx, cancel := chromedp.NewContext(browser)
				w := &tab{T: t, ctx: ctx, url: base}
				runs = append(runs, w.paints(path, slow))
				cancel()
			}
			slices.SortFunc(runs, func(a, b paints) int { return int(a.Largest - b.Largest) })
			t.Logf("%-30s slow %-5v response %.0f interactive %.0f first paint %.0f largest %.0f ms (median of 5)", path, slow, runs[2].Response, runs[2].Interactive, runs[2].First, runs[2].Largest)
		}
	}
}

// paints opens a page and reads what its browser measured.
func (w *tab) paints(path string, slow bool) paints {
	w.Helper()
	const kilobits, milliseconds, slower = 400, 400, 4
	if _, err := chromedp.Call(w.ctx, network.Enable, network.EnableParams{}); err != nil {
		w.Fatal(err)
	}
	if _, err := chromedp.Call(w.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		w.Fatal(err)
	}
	if slow {
		line := &network.Conditions{Latency: milliseconds, DownloadThroughput: kilobits * 1000 / 8, UploadThroughput: kilobits * 1000 / 8}
		if _, err := chromedp.Call(w.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{line}}); err != nil {
			w.Fatal(err)
		}
		if _, err := chromedp.Call(w.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower}); err != nil {
			w.Fatal(err)
		}
	}
	observe := `new PerformanceObserver((list) => { for (const e of list.getEntries()) window.largest = e.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });`
	if _, err := chromedp.Call(w.ctx, protocol.AddScriptToEvaluateOnNewDocument, protocol.AddScriptToEvaluateOnNewDocumentParams{Source: observe}); err != nil {
		w.Fatal(err)
	}
	w.open(path)
	w.is(`document.readyState === "complete" && window.largest > 0`)
	told := eval[string](w, `(() => { const n = performance.getEntriesByType("navigation")[0]; const p = performance.getEntriesByName("first-contentful-paint")[0];
		return JSON.stringify({ Response: n.responseStart, Interactive: n.domInteractive, First: p.startTime, Largest: window.largest }); })()`)
	var p paints
	if err := json.Unmarshal([]byte(told), &p); err != nil {
		w.Fatal(err)
	}
	return p
}
