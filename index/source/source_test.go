package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"dateline/index"
	"dateline/testdata"
)

// collect returns the articles and rejects of a sequence; any other error
// fails the test.
func collect(t *testing.T, seq iter.Seq2[*index.Article, error]) (articles []*index.Article, rejects []index.Reject) {
	t.Helper()
	for a, err := range seq {
		var reject *index.Reject
		switch {
		case errors.As(err, &reject):
			rejects = append(rejects, *reject)
		case err != nil:
			t.Fatal(err)
		default:
			articles = append(articles, a)
		}
	}
	return articles, rejects
}

func titles(articles []*index.Article) []string {
	var all []string
	for _, a := range articles {
		all = append(all, a.Title)
	}
	return all
}

// reasons returns file, line and reason of rejects, the files relative to dir.
func reasons(dir string, rejects []index.Reject) []string {
	var all []string
	for _, r := range rejects {
		r.File = strings.TrimPrefix(filepath.ToSlash(r.File), filepath.ToSlash(dir)+"/")
		all = append(all, r.Error())
	}
	return all
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func gzipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func zstded(s string) string {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	defer z.Close()
	return string(z.EncodeAll([]byte(s), nil))
}

func TestFolderIsReadInOrderOfPaths(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "ä.txt", "B.txt", ".hidden.txt", ".git/config", "a/.DS_Store"} {
		write(t, dir, name, name)
	}
	articles, rejects := collect(t, Open(Options{}, dir))
	if diff := cmp.Diff([]string{"B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ä.txt"}, titles(articles)); diff != "" {
		t.Error(diff)
	}
	if len(rejects) > 0 {
		t.Errorf("rejects: %v", rejects)
	}
	hidden, _ := collect(t, Open(Options{}, filepath.Join(dir, ".hidden.txt"), filepath.Join(dir, "b.txt")))
	if diff := cmp.Diff([]string{".hidden.txt", "b.txt"}, titles(hidden)); diff != "" {
		t.Errorf("a hidden file that is named: %s", diff)
	}
}

// The folder of the issue: everything that can be wrong with a file.
func TestFolderOfFaults(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "good.jsonl", "{\"title\":\"one\"}\n\n{\"title\":\"two\"}\r\n{\"title\": \"cut o\n{\"title\":\"three\"}")
	write(t, dir, "binary", "\x7fELF\x00\x01\x02")
	write(t, dir, "empty.txt", "")
	write(t, dir, "empty.json", "")
	write(t, dir, "blank.txt", " \n\t\n")
	write(t, dir, "latin.txt", "Zürich\nZ\xfcrich")
	write(t, dir, "latin.jsonl", "{\"title\":\"Z\xfcrich\"}\n{\"title\":\"Basel\"}")
	write(t, dir, "long.jsonl", `{"title":"before"}`+"\n"+`{"title":"`+strings.Repeat("x", 50<<20)+`"}`+"\n"+`{"title":"behind"}`)
	write(t, dir, "long.txt", strings.Repeat("x", 50<<20))
	write(t, dir, "paper.pdf", "%PDF-1.7\n")
	write(t, dir, "many.zip", "PK\x03\x04....")
	write(t, dir, "table.csv", "a,b\n1,2\n")
	write(t, dir, "feed.xml", `<?xml version="1.0"?><rss></rss>`)
	write(t, dir, "list.json", "[{\"title\":\"list\"}]")
	write(t, dir, "wide.json", "{\n  \"title\": \"wide\"\n}\n")
	write(t, dir, "twice.gz", gzipped(gzipped("x")))
	write(t, dir, "torn.jsonl.gz", gzipped(strings.Repeat("{\"title\":\"packed\"}\n", 3))[:20])
	for link, target := range map[string]string{"loop": ".", "one": "two", "two": "one", "nowhere": "missing", "same.txt": "ok.txt"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	write(t, dir, "ok.txt", "fine")
	want := []string{
		"binary: binary file",
		"blank.txt: nothing but blanks",
		"empty.json: empty file",
		"empty.txt: empty file",
		"feed.xml: a feed without items",
		"good.jsonl:4: not JSON: invalid character '\\n' in string literal (at byte 17 of the record)",
		"latin.jsonl:1: not UTF-8 at byte 11 of the record",
		"latin.txt:2: not UTF-8 at byte 9 of the file, and in no other character set either",
		"long.jsonl:2: line is longer than 16777216 bytes",
		"long.txt: more than 5308416 bytes, too long for one article",
		"loop: symbolic link to a folder is not followed",
		"many.zip: zip archive: zip: not a valid zip file",
		"nowhere: symbolic link: does not exist",
		"one: symbolic link: links point at each other in a circle",
		"paper.pdf: PDF is not read: pdftotext FILE - gives its text",
		"table.csv:1: no column is a title or a body: there are a, b; --map title=COLUMN says which it is",
		"torn.jsonl.gz:1: reading: unpacking: unexpected EOF",
		"twice.gz: packed twice: only one layer is unpacked",
		"two: symbolic link: links point at each other in a circle",
	}
	articles, rejects := collect(t, Open(Options{}, dir))
	got := reasons(dir, rejects)
	for i, g := range got { // the end of a line is not part of it
		if strings.HasPrefix(g, "good.jsonl:4") {
			got[i] = want[5]
			if !strings.Contains(g, "cut off at byte 16") {
				t.Errorf("truncated line: %s", g)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"one", "two", "three", "Basel", "list", "before", "behind", "fine", "fine", "wide"}, titles(articles)); diff != "" {
		t.Error(diff)
	}
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root can read everything")
	}
	dir := t.TempDir()
	path := write(t, dir, "secret.txt", "x")
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, rejects := collect(t, Open(Options{}, dir))
	if diff := cmp.Diff([]string{"secret.txt: permission denied"}, reasons(dir, rejects)); diff != "" {
		t.Error(diff)
	}
}

func TestFoldersWithoutEnd(t *testing.T) {
	dir := t.TempDir()
	deep := dir
	for range maxFolderDepth + 1 {
		deep = filepath.Join(deep, "d")
	}
	write(t, deep, "lost.txt", "lost")
	write(t, filepath.Dir(deep), "found.txt", "found")
	articles, rejects := collect(t, Open(Options{}, dir))
	if diff := cmp.Diff([]string{"found"}, titles(articles)); diff != "" {
		t.Error(diff)
	}
	if len(rejects) != 1 || !strings.Contains(rejects[0].Reason, "levels deep") {
		t.Errorf("rejects: %v", rejects)
	}
}

func TestMissingPathStopsBeforeReading(t *testing.T) {
	there := write(t, t.TempDir(), "a.txt", "a")
	count := 0
	for a, err := range Open(Options{}, there, there+"-not") {
		count++
		var reject *index.Reject
		if a != nil || !errors.Is(err, fs.ErrNotExist) || errors.As(err, &reject) {
			t.Errorf("got %v, %v", a, err)
		}
	}
	if count != 1 {
		t.Errorf("%d results, want the error alone", count)
	}
}

func TestDataDirectoryIsLeftOut(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "dateline-data/archive.db", "\x00\x00")
	write(t, dir, "a.txt", "a")
	articles, rejects := collect(t, Open(Options{DataDir: filepath.Join(dir, "dateline-data")}, dir))
	if len(articles) != 1 || len(rejects) != 0 {
		t.Errorf("%d articles, rejects %v", len(articles), rejects)
	}
}

func TestStandardInput(t *testing.T) {
	articles, _ := collect(t, Open(Options{Stdin: strings.NewReader("Title\n\nBody")}, "-"))
	if len(articles) != 1 || articles[0].Body != "Body" {
		t.Errorf("got %v", articles)
	}
	_, rejects := collect(t, Open(Options{}, "-"))
	if diff := cmp.Diff([]string{"-: there is no standard input"}, reasons("", rejects)); diff != "" {
		t.Error(diff)
	}
}

// A record of a slow stream is read when its line is there, not when a buffer
// is full.
func TestSlowStream(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	w.WriteString("{\"title\":\"first\"}\n")
	for a, err := range Open(Options{Stdin: r}, "-") {
		if err != nil {
			t.Fatal(err)
		}
		if a.Title == "first" {
			w.WriteString("{\"title\":\"second\"}\n")
			continue
		}
		w.Close()
	}
}

func TestFormatIsForced(t *testing.T) {
	path := write(t, t.TempDir(), "a.jsonl", "{\"title\":\"x\"}")
	articles, _ := collect(t, Open(Options{Format: Text}, path))
	if diff := cmp.Diff([]string{`{"title":"x"}`}, titles(articles)); diff != "" {
		t.Error(diff)
	}
	if _, err := ParseFormat("docx"); err == nil || !strings.Contains(err.Error(), "auto, jsonl, json, csv, feed, sitemap, nitf, newsml, mail, mbox, markdown, html, text") {
		t.Errorf("got %v, want an error with the formats", err)
	}
}

func TestPackedFiles(t *testing.T) {
	lines := "{\"title\":\"one\"}\n{\"title\":\"two\"}\n"
	for name, content := range map[string]string{
		"plain": lines, "gzip": gzipped(lines), "zstd": zstded(lines), "gzip members": gzipped(lines[:16]) + gzipped(lines[16:]),
		"bzip2":           bzip2ed,
		"skippable frame": "\x50\x2a\x4d\x18\x01\x00\x00\x00x" + zstded(lines), "utf-8 mark": "\xef\xbb\xbf" + lines,
		"utf-16": utf16le(lines), "packed mark": gzipped("\xef\xbb\xbf" + lines),
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(content)}, "-"))
		if diff := cmp.Diff([]string{"one", "two"}, titles(articles)); diff != "" || len(rejects) > 0 {
			t.Errorf("%s: %s %v", name, diff, rejects)
		}
	}
}

// bzip2ed has the two lines of TestPackedFiles: the library only reads bzip2.
const bzip2ed = "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\x3b\xda\xe4\x0b\x00\x00\x0e\x59\x80\x00\x10\x10\x00\x00\x10\x02\x25\x84\x8a\x20\x00\x21\x2a\x69\xb4\x8c\x9e\xa1\x03\x40\xd0\x62\x13\x23\x27\x85\x99\xe0\xa7\x5a\x64\x26\x6c\xf8\xbb\x92\x29\xc2\x84\x81\xde\xd7\x20\x58"

func TestDamagedBzip2(t *testing.T) {
	for cut, want := range map[int]string{len(bzip2ed) - 1: "unexpected EOF", 12: "unexpected EOF"} {
		_, rejects := collect(t, Open(Options{Stdin: strings.NewReader(bzip2ed[:cut])}, "-"))
		if len(rejects) != 1 || !strings.Contains(rejects[0].Reason, want) {
			t.Errorf("cut at %d: %v, want %s", cut, rejects, want)
		}
	}
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader("BZh is how bzip2 begins")}, "-"))
	if len(articles) != 1 || len(rejects) > 0 {
		t.Errorf("text: %v, %v", articles, rejects)
	}
}

func utf16le(s string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

// A file that unpacks to far more than its size ends with a reject, and what
// stood before is kept.
func TestBombs(t *testing.T) {
	line := "{\"title\":\"x\"}\n"
	blanks := strings.Repeat(" ", 1<<20)
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write([]byte(line))
	for range ratioFrom>>20 + 10 {
		z.Write([]byte(blanks))
		z.Write([]byte("\n"))
	}
	z.Close()
	articles, rejects := collect(t, Open(Options{Stdin: &bomb}, "-"))
	if len(articles) != 1 || len(rejects) != 1 || !strings.Contains(rejects[0].Reason, errRatio.Error()) {
		t.Errorf("%d articles, rejects %v", len(articles), rejects)
	}
}

func TestEmbeddedFiles(t *testing.T) {
	fsys := fstest.MapFS{"b/two.md": {Data: []byte("# two")}, "a.txt": {Data: []byte("one")}, "void.txt": {}}
	articles, rejects := collect(t, OpenFS(fsys, Options{}))
	if diff := cmp.Diff([]string{"one", "two"}, titles(articles)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"void.txt: empty file"}, reasons("", rejects)); diff != "" {
		t.Error(diff)
	}
}

func TestDemonstrationCorpus(t *testing.T) {
	articles, rejects := collect(t, OpenFS(testdata.Corpus, Options{}))
	if len(rejects) > 0 {
		t.Errorf("rejects: %v", rejects)
	}
	for _, a := range articles {
		if !strings.HasPrefix(a.ID, "demo-") || a.Title == "" || a.Body == "" || a.Asserted.Language == "" || strings.Contains(a.Body, "facts:") {
			t.Errorf("%s: incomplete: %+v", a.ID, a)
		}
	}
	if len(articles) < 5 {
		t.Errorf("only %d articles", len(articles))
	}
}

func TestStopsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.jsonl", strings.Repeat("{\"title\":\"x\"}\nbad\n", 10))
	write(t, dir, "b.txt", "b")
	for stop := 1; stop <= 21; stop++ {
		count := 0
		for range Open(Options{}, dir) {
			if count++; count == stop {
				break
			}
		}
		if count != stop {
			t.Errorf("%d results, want %d", count, stop)
		}
	}
}

func TestSize(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", "12345")
	write(t, dir, "d/b.txt", "123")
	read := 0
	files, size := Size(Options{}, dir, "-")
	collect(t, Open(Options{OnRead: func(n int) { read += n }}, dir))
	if files != 2 || size != 8 || read != 8 {
		t.Errorf("%d files, %d bytes, %d read; want 2, 8, 8", files, size, read)
	}
}

// Memory stays flat however long a file is.
func TestMemoryIsFlat(t *testing.T) {
	const records = 300_000
	line := `{"id":"x","title":"` + strings.Repeat("t", 100) + `","body":"` + strings.Repeat("b ", 200) + `"}` + "\n"
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	count, most := 0, uint64(0)
	for _, err := range Open(Options{Stdin: &repeated{text: line, times: records}}, "-") {
		if err != nil {
			t.Fatal(err)
		}
		if count++; count%50_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
	if count != records {
		t.Errorf("%d records, want %d", count, records)
	}
	if limit := before.HeapAlloc + 8<<20; most > limit {
		t.Errorf("heap of %d bytes, the limit is %d", most, limit)
	}
}

// repeated is a reader of a text many times over, and of another behind it.
type repeated struct {
	text  string
	times int
	at    int
	tail  string
	tails int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && r.times > 0 {
		c := copy(p[n:], r.text[r.at:])
		n += c
		if r.at += c; r.at == len(r.text) {
			r.at = 0
			r.times--
		}
		if r.times == 0 {
			r.text, r.times, r.tails = r.tail, r.tails, 0
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
