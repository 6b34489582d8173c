package web

import (
	"bufio"
	"cmp"
	"context"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var screenshots = flag.Bool("screenshots", false, "write the pictures in docs anew, of the demonstration corpus")

// picture is a screenshot in docs.
type picture struct {
	name          string
	path          string
	width, height int64
	dark          bool
}

func pictures() []picture {
	return []picture{
		{"search", "/search?q=ceasefire+Kyiv&actor=Ukraine&lang=en", 1280, 1000, false},
		{"search-dark", "/search?q=drone&location=Ukraine&lang=en", 1280, 1000, true},
		{"search-phone", "/search?q=ceasefire&actor=Ukraine&lang=en", 360, 740, false},
		{"search-arabic", "/search?q=" + "%D9%88%D9%82%D9%81+%D8%A5%D8%B7%D9%84%D8%A7%D9%82+%D8%A7%D9%84%D9%86%D8%A7%D8%B1&lang=ar", 1280, 1000, false},
		{"home", "/?lang=en", 1280, 900, false},
	}
}

// TestScreenshots makes the pictures in docs, with -screenshots:
//
//	go test ./web -run Screenshots -screenshots
func TestScreenshots(t *testing.T) {
	if !*screenshots {
		t.Skip("pictures are made with -screenshots")
	}
	base := serveDemo(t)
	browser := startBrowser(t)
	for _, p := range pictures() {
		file := filepath.Join("..", "docs", p.name+".png")
		if err := os.WriteFile(file, shoot(t, browser, base, p), 0o644); err != nil {
			t.Fatal(err)
		}
		shrink(t, file)
	}
}

// serveDemo starts dateline over the demonstration corpus and returns its
// address.
func serveDemo(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "dateline")
	if out, err := exec.Command("go", "build", "-o", binary, "../cmd/dateline").CombinedOutput(); err != nil {
		t.Fatalf("building dateline: %v\n%s", err, out)
	}
	server := exec.Command(binary, "serve", "--demo", "--addr", "127.0.0.1:0")
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	server.Stderr = server.Stdout
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGTERM)
		_ = server.Wait()
	})
	address, lines := "", bufio.NewScanner(out)
	for lines.Scan() {
		if m := regexp.MustCompile(`http://[0-9.:]+`).FindString(lines.Text()); m != "" {
			address = m
		}
		if regexp.MustCompile(`^read \d+`).MatchString(lines.Text()) {
			break // everything can be searched
		}
	}
	go func() {
		for lines.Scan() { // what it still says is not wanted
		}
	}()
	if address == "" {
		t.Fatal("dateline does not say where it is")
	}
	return address
}

func shoot(t *testing.T, browser context.Context, base string, p picture) []byte {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	w := &tab{T: t, ctx: ctx, url: base}
	w.dark(p.dark)
	metrics := emulation.SetDeviceMetricsOverrideParams{Width: p.width, Height: p.height, DeviceScaleFactor: 1, Mobile: p.width < 500}
	if _, err := chromedp.Call(w.ctx, emulation.SetDeviceMetricsOverride, metrics); err != nil {
		t.Fatal(err)
	}
	w.open(p.path)
	shot, err := chromedp.Call(w.ctx, protocol.CaptureScreenshot, protocol.CaptureScreenshotParams{})
	if err != nil {
		t.Fatal(err)
	}
	return shot.Data
}

// shrink writes a picture again with its 256 commonest colours: a page has few,
// the rest are edges of letters.
func shrink(t *testing.T, file string) {
	t.Helper()
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	full, err := png.Decode(in)
	in.Close()
	if err != nil {
		t.Fatal(err)
	}
	counts := map[color.Color]int{}
	for y := range full.Bounds().Dy() {
		for x := range full.Bounds().Dx() {
			counts[full.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b color.Color) int { return cmp.Compare(counts[b], counts[a]) })
	small := image.NewPaletted(full.Bounds(), colours[:min(len(colours), 256)])
	draw.Draw(small, small.Bounds(), full, full.Bounds().Min, draw.Src)
	out, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(out, small); err != nil {
		t.Fatal(err)
	}
}
