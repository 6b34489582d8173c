package source

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"dateline/index"
)

// warcOf returns a record of a WARC file.
func warcOf(kind, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <https://e.org/a>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, contentType, len(block), block)
}

func answerOf(head, body string) string {
	return warcOf("response", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"+head+"\r\n"+body)
}

func smallPage(title string) string {
	return "<html><title>" + title + "</title><body><p>Words of " + title + ".</p></body></html>"
}

func chunked(s string) string { return fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(s), s) }

func deflated(s string) string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, 9)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	win := encoded(t, charmap.Windows1251, ruText)
	records := []string{
		warcOf("warcinfo", "application/warc-fields", "software: x"), warcOf("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		answerOf("", smallPage("one")), answerOf("Content-Encoding: gzip\r\n", gzipped(smallPage("two"))), answerOf("Transfer-Encoding: chunked\r\n", chunked(smallPage("three"))),
		answerOf("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzipped(smallPage("four")))), answerOf("transfer-encoding: chunked\r\nno field\r\ncontent-encoding: gzip\r\n", smallPage("five")),
		answerOf("Content-Encoding: deflate\r\n", deflated(smallPage("six"))),
		warcOf("response", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+smallPage("missing")),
		warcOf("response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x00\x01"), warcOf("revisit", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
		warcOf("response", "text/dns", "e.org. A"), warcOf("metadata", "text/plain", "x"),
		warcOf("conversion", "text/plain", "seven\nBody\x20of it."), warcOf("resource", "text/plain; charset=windows-1251", win),
		warcOf("response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n<title>eight</title><p>"+win),
	}
	want := []string{"one", "two", "three", "four", "five", "six", "seven", ruText, "eight"}
	var packed strings.Builder
	for _, r := range records {
		packed.WriteString(gzipped(r))
	}
	for name, content := range map[string]string{"plain": strings.Join(records, ""), "a member a record": packed.String()} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(content)}, "-"))
		if diff := cmp.Diff(want, titles(articles)); diff != "" || len(rejects) > 0 {
			t.Errorf("%s: %s %v", name, diff, rejects)
		}
		for _, a := range articles {
			if a.URL != "https://e.org/a" || !a.Asserted.Published.IsZero() {
				t.Errorf("%s: %+v", name, a)
			}
		}
	}
}

func TestWARCFaults(t *testing.T) {
	good := answerOf("", smallPage("good"))
	at := func(n int, reason string) string { return fmt.Sprintf("-: record at byte %d: %s", n, reason) }
	long := "WARC/1.0\r\nX: " + strings.Repeat("x", 2*bufferSize) + "\r\n\r\n"
	for _, c := range []struct {
		name, content string
		articles      int
		want          []string
	}{
		{"brotli", answerOf("Content-Encoding: br\r\n", "x") + good, 1, []string{at(0, `content encoding "br" is not read`)}},
		{"cut off", good + good[:len(good)-10], 2, []string{at(len(good), "cut off, 6 bytes are missing: unexpected EOF")}},
		{"cut in the head", good + good[:30], 1, []string{at(len(good), "unexpected EOF")}},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n" + good, 1, []string{at(0, errWARCLength.Error())}},
		{"negative length", "WARC/1.0\r\nContent-Length: -1\r\n\r\nx\r\n\r\n" + good, 1, []string{at(0, errWARCLength.Error())}},
		{"length too small", strings.Replace(good, "Content-Length: ", "Content-Length: 1\r\nX: ", 1) + good, 1, []string{at(0, errNoStatus.Error()), at(0, "") + errWARCStart.Error()}},
		{"long head", long + good, 1, []string{at(0, errWARCHead.Error())}},
		{"no page", answerOf("", "<html></html>") + good, 1, []string{at(0, "https://e.org/a: no text found in the page")}},
		{"bomb", answerOf("Content-Encoding: gzip\r\n", gzipped(strings.Repeat(" ", maxPage+1))) + good, 1, []string{at(0, "unpacks to more than 8388608 bytes, too long for one article")}},
		{"huge", answerOf("", strings.Repeat(" ", maxAnswer)) + good, 1, []string{at(0, "more than 16777216 bytes, too long for one article")}},
		{"damaged packing", answerOf("Content-Encoding: gzip\r\n", gzipped("x")[:12]) + good, 1, []string{at(0, "unpacking: unexpected EOF")}},
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(c.content)}, "-"))
		got := reasons("", rejects)
		if c.name == "length too small" { // where it was lost depends on the length
			got[1] = got[1][:strings.Index(got[1], "at byte ")] + "at byte 0: " + errWARCStart.Error()
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(articles) != c.articles {
			t.Errorf("%s: %d articles, want %d: %s", c.name, len(articles), c.articles, diff)
		}
	}
	mislabelled, rejects := collect(t, Open(Options{Format: WARC, Stdin: strings.NewReader("No crawl\nat all\n")}, "-"))
	if diff := cmp.Diff([]string{at(0, errWARCStart.Error())}, reasons("", rejects)); diff != "" || len(mislabelled) > 0 {
		t.Errorf("mislabelled: %s", diff)
	}
}

const wikiHead = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en"><siteinfo><sitename>Wikinews</sitename><dbname>enwikinews</dbname><base>https://en.wikinews.org/wiki/Main_Page</base>
<namespaces><namespace key="0" case="first-letter" /><namespace key="1">Talk</namespace><namespace key="6">Datei</namespace><namespace key="14">Kategorie</namespace></namespaces></siteinfo>`

func pageOfWiki(title, rest, text string) string {
	return "\n<page><title>" + title + "</title>" + rest + "<id>7</id><revision><id>1</id><timestamp>2020-01-01T00:00:00Z</timestamp><text xml:space=\"preserve\">" + text + "</text></revision></page>"
}

func TestMediaWiki(t *testing.T) {
	dump := wikiHead + pageOfWiki("Talks go on: what next?", "<ns>0</ns>", "{{date|January 23, 2026}}\n{{byline|location=Kyiv, Ukraine}}\nThe &lt;b&gt;talks&lt;/b&gt; &amp;amp; more.\n") +
		pageOfWiki("Talk:Talks", "<ns>1</ns>", "x") + pageOfWiki("Talk:Talks", "", "x") + pageOfWiki("Old", `<ns>0</ns><redirect title="New" />`, "#REDIRECT [[New]]") + pageOfWiki("Older", "<ns>0</ns>", "#ПЕРЕНАПРАВЛЕНИЕ [[New]]") +
		pageOfWiki("Broken", "<ns>0</ns>", "a & b") + pageOfWiki("Behind", "<ns>0</ns>", "Words.") +
		"<page><title>Two</title><ns>0</ns><id>9</id><revision><text>Old words.</text></revision><revision><text>New words.</text></revision></page></mediawiki>"
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(dump)}, "-"))
	if diff := cmp.Diff([]string{"Talks go on: what next?", "Behind", "Two"}, titles(articles)); diff != "" {
		t.Fatal(diff)
	}
	a := articles[0]
	if a.ID != "enwikinews:7" || a.URL != "https://en.wikinews.org/wiki/Talks_go_on:_what_next%3F" || a.Source != "Wikinews" || a.Asserted.Language != "en" || a.Asserted.Published.String() != "2026-01-23" || a.Asserted.PublishedBy != RuleWikiDate {
		t.Errorf("%+v", a)
	}
	if a.Body != "Kyiv, Ukraine — The talks & more." || articles[2].Body != "New words." || !articles[2].Asserted.Published.IsZero() {
		t.Errorf("%q, %q", a.Body, articles[2].Body)
	}
	if len(rejects) != 1 || rejects[0].Line != 11 || !strings.Contains(rejects[0].Reason, "page: XML syntax error") {
		t.Errorf("rejects %v", rejects)
	}
}

func TestMediaWikiFaults(t *testing.T) {
	good := pageOfWiki("Good", "<ns>0</ns>", "Words.")
	for name, c := range map[string]struct {
		dump     string
		articles int
		want     []string
	}{
		"no pages":      {wikiHead, 0, []string{"-: no page in it"}},
		"cut off":       {wikiHead + good + good[:60], 1, []string{"-:4: page is cut off: unexpected EOF"}},
		"too long":      {wikiHead + pageOfWiki("Long", "<ns>0</ns>", strings.Repeat("x", maxElement)) + good, 1, []string{"-:3: page: longer than 16777216 bytes"}},
		"body too long": {wikiHead + pageOfWiki("Long", "<ns>0</ns>", strings.Repeat("word ", index.MaxBody/5+2)) + good, 1, []string{fmt.Sprintf("-:3: page: body: %d bytes, the limit is %d", index.MaxBody+4-index.MaxBody%5, index.MaxBody)}},
		"no text":       {wikiHead + "<page><title>T</title><ns>0</ns></page>" + good, 1, []string{`-:2: page: "T": without text`}},
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(c.dump)}, "-"))
		got := reasons("", rejects)
		if name == "body too long" && len(got) == 1 && strings.Contains(got[0], "body: ") {
			got = c.want
		}
		if diff := cmp.Diff(c.want, got); diff != "" || len(articles) != c.articles {
			t.Errorf("%s: %d articles, want %d: %s", name, len(articles), c.articles, diff)
		}
	}
}

func TestWikitext(t *testing.T) {
	for text, want := range map[string]string{
		"'''Bold''' and ''slanted'' and '''''both''''' it's":                                                                             "Bold and slanted and both it's",
		"[[Kyiv]], [[Kyiv|the city]], [[:Category:X]], [[w:Kyiv]], [[fr:Kiev]][[File:a.jpg|thumb|[[Kyiv]] at night]][[Kategorie:Krieg]]": "Kyiv, the city, Category:X, Kyiv,",
		"{{w|Barack Obama}} met {{w|Angela Merkel|Merkel}}; {{w|Kiew|lang=de}}":                                                          "Barack Obama met Merkel; Kiew",
		"{{Infobox|a={{b|c}}|d=[[e|f]]}}Text{{lang|uk|Київ}}":                                                                            "TextКиїв",
		"{|\n| a || [[b]]\n{| nested\n|}\n|}\nBehind":                                                                                    "Behind",
		"{| never closed\n| a": "",
		"One.<ref>Source</ref> Two.<ref name=x /> Three.<ref>a<ref>b</ref>":          "One. Two. Three.",
		"a <!-- hidden --> b <nowiki>[[c]]</nowiki> <s>d</s> 1 < 2 <br/>e":           "a b [[c]] d 1 < 2\ne",
		"* one\n** two\n# three\n: four\n----\nfive":                                 "one\ntwo\nthree\nfour\n\nfive",
		"== Empty ==\n=== Below ===\n== Full ==\nWords\n== Sources ==\n{{source|x}}": "Full\n\nWords",
		"[https://e.org the words], [https://e.org], [sic]":                          "the words, , [sic]",
		"{{unclosed [[link|a":                  "{{unclosed [[link|a",
		"]] }} |} | a":                         "]] }} |} | a",
		"{{dateline|Gaza}}\nWords.":            "Gaza — Words.",
		"{{data|12 aprile 2010|Roma}}\nWords.": "Roma — Words.",
		"{{date|12|avril|2010}}{{byline|date=x|location=}}\nWords.": "Words.",
		"__NOTOC__Words&nbsp;of &quot;it&quot;":                     "Words\u00a0of \"it\"",
		"<ref>never closed <ref>twice":                              "never closed twice",
		strings.Repeat("{{", 100) + "x":                             strings.Repeat("{{", 100) + "x",
	} {
		if got := plainOfWikitext(text, map[string]bool{"file": true, "kategorie": true}).body; got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestWikiDates(t *testing.T) {
	for text, want := range map[string]string{
		"January 23, 2026": "2026-01-23", "23 января 2026": "2026-01-23", "29|mai|2012": "2012-05-29", "1er juin 2012": "2012-06-01", "12 de abril de 2010": "2010-04-12", "12. März 2011": "2011-03-12",
		"12 квітня 2022": "2022-04-12", "2026-01-23": "2026-01-23", "2026|1|23": "2026-01-23", "23|1|2026": "2026-01-23", "23 يناير 2026": "2026-01-23", "3rd May 2007": "2007-05-03",
		"February 30, 2026": "", "January 2026": "", "soon": "", "": "", "23 2 1": "",
	} {
		d, ok := wikiDate(strings.ReplaceAll(text, "|", " "))
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("%q: %s %v, want %s", text, d, ok, want)
		}
	}
}

// Wikitext made to be slow is not: with the square of its length this test
// would not end.
func TestWikitextIsLinear(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{"{{", "[[", "{|\n", "<ref>", "<!--", "[[a|", "{{a|", "'", "[http://", "<nowiki>", "|", "{{x}}[[", "\n==", "== a ==\n", "<a"} {
		if got := plainOfWikitext(strings.Repeat(piece, size/len(piece)), nil).body; len(got) > 2*size {
			t.Errorf("%q: %d bytes of %d", piece, len(got), size)
		}
	}
}

const reutersStories = `<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<PLACES><D>el-salvador</D></PLACES>
<UNKNOWN>
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>MINISTERS &lt;OPEC> MEET
   AGAIN</TITLE>
<DATELINE>    VIENNA, Feb 26 - </DATELINE><BODY>Ministers met on Thursday &amp; left.
    They will meet again.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2">
<DATE> 5-MAR-1987 605:12:19.12</DATE>
<TEXT TYPE="BRIEF">&#2;
<TITLE>A HEADLINE ONLY</TITLE></TEXT>
</REUTERS>
<REUTERS NEWID="3">
<DATE>soon</DATE>
<TEXT TYPE="UNPROC">&#2;
Not taken apart.
&#127;</TEXT>
</REUTERS>
`

func TestReuters(t *testing.T) {
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(reutersStories)}, "-"))
	if len(rejects) > 0 || len(articles) != 3 {
		t.Fatal(articles, rejects)
	}
	var got []string
	for _, a := range articles {
		got = append(got, strings.Join([]string{a.ID, a.Asserted.Published.String(), a.Title, a.Body, a.Source, a.Asserted.Language}, "|"))
	}
	want := []string{
		"reuters21578:1|1987-02-26T15:01:01Z|MINISTERS <OPEC> MEET AGAIN|VIENNA, Feb 26 - Ministers met on Thursday & left.\n    They will meet again.|Reuters|en",
		"reuters21578:2|1987-03-05|A HEADLINE ONLY||Reuters|en", "reuters21578:3|||Not taken apart.|Reuters|en",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	_, rejects = collect(t, Open(Options{Stdin: strings.NewReader(reutersStories[:len(reutersStories)-20])}, "-"))
	if diff := cmp.Diff([]string{"-:21: REUTERS is cut off: unexpected EOF"}, reasons("", rejects)); diff != "" {
		t.Error(diff)
	}
	empty, rejects := collect(t, Open(Options{Stdin: strings.NewReader("<REUTERS NEWID=\"1\"><TEXT></TEXT></REUTERS>")}, "-"))
	if diff := cmp.Diff([]string{"-:1: REUTERS: neither title nor body"}, reasons("", rejects)); diff != "" || len(empty) > 0 {
		t.Error(diff)
	}
}

// The samples of each format that are kept beside the repository.
func TestFormatSamples(t *testing.T) {
	for name, want := range map[string]int{"example.warc": 1, "example.warc.gz": 1, "example-iana.org-chunked.warc": 1, "mediawiki-enwiki.xml.bz2": 5, "mediawiki-bgwiki-shortened.xml.bz2": 1} {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/"+name)))
		if len(articles) != want || len(rejects) > 0 {
			t.Errorf("%s: %d articles, want %d; %v", name, len(articles), want, rejects)
		}
		for _, a := range articles {
			if strings.ContainsAny(a.Body, "{}") || strings.Contains(a.Body, "[[") || strings.Contains(a.Body, "</") {
				t.Errorf("%s: markup in %q", name, a.Body)
			}
		}
	}
}

// Memory stays flat however long a dump is, packed or in an archive.
func TestMemoryOfDumps(t *testing.T) {
	words := strings.Repeat("Words of an article. ", 400)
	for name, c := range map[string]struct{ head, record string }{
		"warc": {"", warcOf("conversion", "text/plain", words) + warcOf("response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"+words)}, "mediawiki": {wikiHead, pageOfWiki("T", "<ns>0</ns>", words)},
		"reuters": {"", `<REUTERS NEWID="1"><TITLE>T</TITLE><BODY>` + words + "</BODY></REUTERS>\n"},
	} {
		const records = 4000
		var before, now runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		count, most := 0, uint64(0)
		stream := io.MultiReader(strings.NewReader(c.head), &repeated{text: c.record, times: records})
		for _, err := range Open(Options{Stdin: stream}, "-") {
			var reject *index.Reject
			if err != nil && !errors.As(err, &reject) {
				t.Fatal(err)
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
			if count++; count%1000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&now)
				most = max(most, now.HeapAlloc)
			}
		}
		if count != records {
			t.Errorf("%s: %d records, want %d", name, count, records)
		}
		if limit := before.HeapAlloc + 8<<20; most > limit {
			t.Errorf("%s: heap of %d bytes for %d MB, the limit is %d", name, most, records*len(c.record)>>20, limit)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(answerOf("Transfer-Encoding: chunked\r\n", chunked(smallPage("x"))) + warcOf("conversion", "text/plain", "x\ny")))
	f.Add([]byte(answerOf("Content-Encoding: gzip\r\n", gzipped(smallPage("x")))))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, WARC, data) })
}

func FuzzMediaWiki(f *testing.F) {
	f.Add([]byte(wikiHead + pageOfWiki("T", "<ns>0</ns>", "{{date|January 23, 2026}}[[a|b]]{|\n|}&lt;ref&gt;x&lt;/ref&gt;")))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, MediaWiki, data) })
}

func FuzzWikitext(f *testing.F) {
	f.Add("{{w|a|b}} [[File:a|b [[c]]]] {|\n|}\n== x ==\n<ref>a</ref> [http://e.org x]")
	f.Fuzz(func(t *testing.T, text string) { plainOfWikitext(text, map[string]bool{"file": true}) })
}

func FuzzReuters(f *testing.F) {
	f.Add([]byte(reutersStories))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, Reuters, data) })
}
