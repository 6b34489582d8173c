package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// packedFile is a file of an archive that a test makes.
type packedFile struct {
	name, text string
	mode       fs.FileMode
}

func zipOf(t testing.TB, members ...packedFile) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		if m.mode != 0 {
			h.SetMode(m.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarOf(t testing.TB, headers ...tar.Header) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range headers {
		text := h.Linkname
		if h.Typeflag != tar.TypeReg {
			text = ""
		} else {
			h.Linkname = ""
		}
		h.Size, h.Mode = int64(len(text)), 0o644
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	w.Close()
	return b.String()
}

// file returns the header of a regular file whose text tarOf finds in Linkname.
func file(name, text string) tar.Header {
	return tar.Header{Typeflag: tar.TypeReg, Name: name, Linkname: text}
}

const twoLines = "{\"title\":\"one\"}\n{\"title\":\"two\"}\n"

// The same files in either archive, as a file and as a stream, packed or not.
func TestArchives(t *testing.T) {
	dir := t.TempDir()
	zipped := zipOf(t, packedFile{name: "a/"}, packedFile{name: "a/news.jsonl", text: twoLines}, packedFile{name: ".hidden", text: "x"}, packedFile{name: "__MACOSX/a", text: "x"},
		packedFile{name: "../up.txt", text: "three"}, packedFile{name: "p.txt.gz", text: gzipped("four")}, packedFile{name: "void.txt"}, packedFile{name: "e\x1b[31m\x7f.bin", text: "\x00"})
	tarred := tarOf(t, tar.Header{Typeflag: tar.TypeDir, Name: "a/"}, file("a/news.jsonl", twoLines), file(".hidden", "x"), file("__MACOSX/a", "x"),
		file("../up.txt", "three"), file("p.txt.gz", gzipped("four")), file("void.txt", ""), file("e\x1b[31m\x7f.bin", "\x00"))
	for name, content := range map[string]string{"a.zip": zipped, "a.tar": tarred, "a.tar.gz": gzipped(tarred), "a.tzst": zstded(tarred), "no-name": zipped} {
		path := write(t, dir, name, content)
		want := []string{name + "/void.txt: empty file", name + "/e?[31m?.bin: binary file"}
		articles, rejects := collect(t, Open(Options{}, path))
		if diff := cmp.Diff([]string{"one", "two", "three", "four"}, titles(articles)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(want, reasons(dir, rejects)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		streamed, _ := collect(t, Open(Options{Stdin: strings.NewReader(content)}, "-"))
		if diff := cmp.Diff(articles, streamed); diff != "" {
			t.Errorf("%s as a stream: %s", name, diff)
		}
	}
}

func TestArchivesStopWhenAsked(t *testing.T) {
	for _, content := range []string{zipOf(t, packedFile{name: "a", text: "x"}, packedFile{name: "b"}, packedFile{name: "c", text: "x"}), tarOf(t, file("a", "x"), file("b", ""), file("c", "x"))} {
		for stop := 1; stop <= 3; stop++ {
			count := 0
			for range Open(Options{Stdin: strings.NewReader(content)}, "-") {
				if count++; count == stop {
					break
				}
			}
			if count != stop {
				t.Errorf("%d results, want %d", count, stop)
			}
		}
	}
}

// What a file of an archive may not be; the files beside it are read.
func TestArchiveMembersThatAreNotRead(t *testing.T) {
	inner := zipOf(t, packedFile{name: "x.txt", text: "x"})
	innerTar := tarOf(t, file("x.txt", "x"))
	encrypted := []byte(zipOf(t, packedFile{name: "secret.txt", text: "x"}))
	encrypted[6] |= flagEncrypted                                                        // of the local header
	encrypted[bytes.Index(encrypted, []byte("PK\x01\x02"))+8] |= flagEncrypted           // of the list
	strange := []byte(zipOf(t, packedFile{name: "strange.txt", text: "x"}))              // of method 99
	strange[8], strange[bytes.Index(strange, []byte("PK\x01\x02"))+10] = 99, 99          // in both places
	damaged := []byte(zipOf(t, packedFile{name: "a.txt", text: strings.Repeat("a", 9)})) // its sum is wrong
	damaged[bytes.Index(damaged, []byte("PK\x01\x02"))+16] ^= 1
	for _, c := range []struct {
		name, content string
		want          []string
	}{
		{"links", tarOf(t, tar.Header{Typeflag: tar.TypeSymlink, Name: "s", Linkname: "/etc/passwd"}, tar.Header{Typeflag: tar.TypeLink, Name: "h", Linkname: "x"}, file("ok.txt", "fine")),
			[]string{"-/s: a link in an archive is not followed", "-/h: a link in an archive is not followed"}},
		{"devices", tarOf(t, tar.Header{Typeflag: tar.TypeChar, Name: "c"}, tar.Header{Typeflag: tar.TypeBlock, Name: "b"}, tar.Header{Typeflag: tar.TypeFifo, Name: "f"}, file("ok.txt", "fine")),
			[]string{"-/c: a device, not a file", "-/b: a device, not a file", "-/f: a named pipe, not a file"}},
		{"absolute in tar", tarOf(t, file("/etc/x.txt", "x"), file("ok.txt", "fine")), []string{"-//etc/x.txt: an absolute name in an archive"}},
		{"absolute in zip", zipOf(t, packedFile{name: "/x.txt", text: "x"}, packedFile{name: `C:\x.txt`, text: "x"}, packedFile{name: "ok.txt", text: "fine"}),
			[]string{"-//x.txt: an absolute name in an archive", `-/C:\x.txt: an absolute name in an archive`}},
		{"link in zip", zipOf(t, packedFile{name: "s", text: "/etc/passwd", mode: fs.ModeSymlink | 0o777}, packedFile{name: "ok.txt", text: "fine"}), []string{"-/s: a link in an archive is not followed"}},
		{"zip in zip", zipOf(t, packedFile{name: "in.zip", text: inner}, packedFile{name: "ok.txt", text: "fine"}), []string{"-/in.zip: an archive inside an archive is not read"}},
		{"tar.gz in zip", zipOf(t, packedFile{name: "in.tgz", text: gzipped(innerTar)}, packedFile{name: "ok.txt", text: "fine"}), []string{"-/in.tgz: an archive inside an archive is not read"}},
		{"zip in tar", tarOf(t, file("in.zip", inner), file("ok.txt", "fine")), []string{"-/in.zip: an archive inside an archive is not read"}},
		{"tar in tar", tarOf(t, file("in.tar", innerTar), file("ok.txt", "fine")), []string{"-/in.tar: an archive inside an archive is not read"}},
		{"packed twice in zip", zipOf(t, packedFile{name: "in.gz", text: gzipped(gzipped("x"))}, packedFile{name: "ok.txt", text: "fine"}), []string{"-/in.gz: packed twice: only one layer is unpacked"}},
		{"encrypted", string(encrypted), []string{"-/secret.txt: encrypted"}},
		{"method", string(strange), []string{"-/strange.txt: compressed by method 99, which is not read"}},
		{"damaged", string(damaged), []string{"-/a.txt: reading: unpacking: zip: checksum error"}},
		{"packed zip", gzipped(inner), []string{"-: a zip archive that is packed once more is not read"}},
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(c.content)}, "-"))
		if diff := cmp.Diff(c.want, reasons("", rejects)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if strings.Contains(c.content, "ok.txt") && (len(articles) != 1 || articles[0].Title != "fine") {
			t.Errorf("%s: %d articles, want the one beside it", c.name, len(articles))
		}
	}
}

// readWithLimits reads content as standard input under limits of its own.
func readWithLimits(t *testing.T, l limits, content string) (int, []string) {
	t.Helper()
	var rejects []index.Reject
	count := 0
	w := newWalk(Options{Stdin: strings.NewReader(content)}, osTree(), func(a *index.Article, err error) bool {
		if a != nil {
			count++
			return true
		}
		rejects = append(rejects, *err.(*index.Reject))
		return true
	})
	w.limits = l
	w.path(stdin)
	return count, reasons("", rejects)
}

// Every limit is kept to the last, and the next is one too many.
func TestArchiveLimits(t *testing.T) {
	zipped := zipOf(t, packedFile{name: "a", text: "12345"}, packedFile{name: "b", text: "12345"})
	tarred := tarOf(t, file("a", "12345"), file("b", "12345"))
	blanks := "x" + strings.Repeat(" ", 1000)
	bomb := zipOf(t, packedFile{name: "a", text: blanks})
	packed := int64(bytes.Index([]byte(bomb), []byte("PK\x07\x08")) - len("a") - 30)
	shared := zipOf(t, packedFile{name: "a", text: blanks}, packedFile{name: "b", text: blanks}, packedFile{name: "c", text: "x"})
	for _, c := range []struct {
		name, content string
		change        func(*limits)
		articles      int
		want          []string
	}{
		{"files", zipped, func(l *limits) { l.entries = 2 }, 2, nil},
		{"one file more", zipped, func(l *limits) { l.entries = 1 }, 0, []string{"-: zip archive: archive of more than 1 files"}},
		{"files of tar", tarred, func(l *limits) { l.entries = 2 }, 2, nil},
		{"one more of tar", tarred, func(l *limits) { l.entries = 1 }, 1, []string{"-: archive of more than 1 files"}},
		{"bytes of a file", zipped, func(l *limits) { l.entry = 5 }, 2, nil},
		{"one byte more", zipped, func(l *limits) { l.entry = 4 }, 0, []string{"-/a: file of 5 bytes in an archive, the limit is 4", "-/b: file of 5 bytes in an archive, the limit is 4"}},
		{"bytes of tar", tarred, func(l *limits) { l.entry = 5 }, 2, nil},
		{"one byte more of tar", tarred, func(l *limits) { l.entry = 4 }, 0, []string{"-/a: file of 5 bytes in an archive, the limit is 4", "-/b: file of 5 bytes in an archive, the limit is 4"}},
		{"a stream", zipped, func(l *limits) { l.spool = int64(len(zipped)) }, 2, nil},
		{"a longer stream", zipped, func(l *limits) { l.spool = int64(len(zipped)) - 1 }, 0, []string{fmt.Sprintf("-: a zip archive from a stream has more than %d bytes: name the file", len(zipped)-1)}},
		{"ratio up to a size", bomb, func(l *limits) { l.ratio = ratio{1, 1001} }, 1, nil},
		{"ratio", bomb, func(l *limits) { l.ratio = ratio{1001/packed + 1, 1000} }, 1, nil},
		{"less ratio", bomb, func(l *limits) { l.ratio = ratio{1001 / packed, 1000} }, 0, []string{"-/a: " + errRatio.Error()}},
		{"ratio of all", shared, func(l *limits) { l.ratio = ratio{3, 1001} }, 2, []string{"-: " + errRatio.Error() + ": the rest is not read"}},
	} {
		l := usualLimits()
		c.change(&l)
		articles, got := readWithLimits(t, l, c.content)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], "reading: ", "")
		}
		if diff := cmp.Diff(c.want, got); diff != "" || articles != c.articles {
			t.Errorf("%s: %d articles, want %d: %s", c.name, articles, c.articles, diff)
		}
	}
}

// A list of files that would fill the memory is not read to its end.
func TestLongDirectory(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range maxDirectory/60_000 + 1 {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("%060000d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	_, rejects := collect(t, Open(Options{Stdin: &b}, "-"))
	if diff := cmp.Diff([]string{"-: zip archive: " + errDirectory.Error()}, reasons("", rejects)); diff != "" {
		t.Error(diff)
	}
}

func TestTruncatedArchives(t *testing.T) {
	zipped, tarred := zipOf(t, packedFile{name: "a", text: "x"}), tarOf(t, file("a", "one"), file("b", strings.Repeat("two ", 300)))
	for _, c := range []struct{ content, want string }{
		{zipped[:len(zipped)-1], "-: zip archive: zip: not a valid zip file"},
		{tarred[:1030], "-: tar archive, file 2, before byte 1030: unexpected EOF"},
		{tarred[:1600], "-/b: reading: unpacking: unexpected EOF"},
		{tarred[:1024] + strings.Repeat("x", 512), "-: tar archive, file 2, before byte 1536: archive/tar: invalid tar header"},
	} {
		_, rejects := collect(t, Open(Options{Stdin: strings.NewReader(c.content)}, "-"))
		if len(rejects) == 0 || rejects[0].Error() != c.want {
			t.Errorf("got %v, want %s", reasons("", rejects), c.want)
		}
	}
}

// Documents that are zip archives inside are known by name.
func TestDocumentsAreNotArchives(t *testing.T) {
	for name, want := range map[string]string{
		"xl/workbook.xml": "-: an Excel workbook is not read: save it as CSV", "META-INF/container.xml": "-: an EPUB book is not read: save it as text or HTML",
		"META-INF/MANIFEST.MF": "-: a Java archive is not read", "content.xml": "-: an OpenDocument file is not read: save it as DOCX or text",
		"[Content_Types].xml": "-: an Office Open XML file of this kind is not read",
	} {
		content := zipOf(t, packedFile{name: "mimetype", text: "x"}, packedFile{name: "a.txt", text: "no article"}, packedFile{name: name, text: "x"})
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(content)}, "-"))
		if diff := cmp.Diff([]string{want}, reasons("", rejects)); diff != "" || len(articles) > 0 {
			t.Errorf("%s: %d articles, %s", name, len(articles), diff)
		}
	}
}

func docxOf(t testing.TB, body, core string) string {
	return zipOf(t, packedFile{name: "[Content_Types].xml"}, packedFile{name: docxBody, text: body}, packedFile{name: docxCore, text: core})
}

const (
	docxPage = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>KYIV, Jan. 23 - The </w:t></w:r><w:r><w:t xml:space="preserve">talks &amp; </w:t><w:tab/><w:t>more</w:t></w:r></w:p>` +
		`<w:p><w:r><w:delText>struck out</w:delText></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>Second.</w:t></w:r><mc:Fallback><w:t>Second again.</w:t></mc:Fallback></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
	docxTitle = `<cp:coreProperties xmlns:dc="d"><dc:title>Situation
 report</dc:title><dc:language>en-GB</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>`
)

func TestDOCX(t *testing.T) {
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(docxOf(t, docxPage, docxTitle))}, "-"))
	if len(articles) != 1 || len(rejects) != 0 {
		t.Fatal(articles, rejects)
	}
	a := articles[0]
	if a.Title != "Situation  report" || a.Body != "KYIV, Jan. 23 - The talks &  more\n\nSecond.\n\ncell" || a.Asserted.Language != "en" || !a.Asserted.Published.IsZero() {
		t.Errorf("%+v", a)
	}
	untitled, _ := collect(t, Open(Options{Stdin: strings.NewReader(docxOf(t, docxPage, ""))}, "-"))
	if len(untitled) != 1 || untitled[0].Title != "KYIV, Jan. 23 - The talks &  more" || untitled[0].Body != "Second.\n\ncell" {
		t.Errorf("%+v", untitled)
	}
	for body, want := range map[string]string{
		"":                                     "-: Word document: neither title nor body",
		docxPage[:300]:                         "-: Word document: word/document.xml, byte 300: XML syntax error on line 1: unexpected EOF",
		"<w:t>a & b</w:t>":                     "-: Word document: word/document.xml, byte 8: XML syntax error on line 1: invalid character entity & (no semicolon)",
		strings.Repeat("<w:p>", maxDocxDeep+1): "-: Word document: word/document.xml, byte 1005: elements nested more than 200 deep",
	} {
		_, rejects := collect(t, Open(Options{Stdin: strings.NewReader(docxOf(t, body, ""))}, "-"))
		if diff := cmp.Diff([]string{want}, reasons("", rejects)); diff != "" {
			t.Error(diff)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(zipOf(f, packedFile{name: "a.txt", text: "x\ny"}, packedFile{name: "b.jsonl", text: twoLines})))
	f.Add([]byte(tarOf(f, file("a.txt", "x"), file("../b.jsonl.gz", gzipped(twoLines)))))
	f.Add([]byte(docxOf(f, docxPage, docxTitle)))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, Auto, data) })
}

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(docxPage), []byte(docxTitle))
	f.Add([]byte("&\x80"), []byte{}) // what is wrong with it is no UTF-8 either
	f.Fuzz(func(t *testing.T, body, core []byte) {
		checkReader(t, Auto, []byte(docxOf(t, string(body), string(core))))
	})
}
