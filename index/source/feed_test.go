package source

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

// shown writes an article for a comparison: what readers fill, a field a line.
func shown(a *index.Article) string {
	id := a.ID
	if len(id) == 2+2*hashedIDBytes && id[1] == '-' {
		id = id[:1]
	}
	return strings.Join([]string{id, a.Title, a.Body, a.URL, a.Source, a.Asserted.Language, a.Asserted.Published.String()}, " | ")
}

func allShown(articles []*index.Article) (all []string) {
	for _, a := range articles {
		all = append(all, shown(a))
	}
	return all
}

func TestFeeds(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"RSS 2.0", `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Desk &amp; Co</title><link>https://e.org/</link><language>uk-UA</language><image><title>Logo</title></image>
<item><title>A &amp;amp; B <![CDATA[<b>now</b>]]></title><link>/1</link><description>Short.</description><content:encoded><![CDATA[<p>One &ndash; two.</p><p>Three.</p>]]></content:encoded><pubDate>Fri, 23 Jan 2026 10:15:00 +0200</pubDate><guid isPermaLink="false">77</guid></item>
<item><media:title>no</media:title><title>b</title><guid>https://e.org/2?utm_source=rss</guid><dc:date>2026-01-23</dc:date><dc:language>en</dc:language><source url="https://o.org/rss">Other</source></item>
<item><title>c</title><guid isPermaLink="false">tag:e.org,2026:3</guid></item></channel></rss>`,
			[]string{"u | A & B now | One – two.\n\nThree. | https://e.org/1 | Desk & Co | uk | 2026-01-23T08:15:00Z", "u | b |  | https://e.org/2?utm_source=rss | Other | en | 2026-01-23", "tag:e.org,2026:3 | c |  |  | Desk & Co | uk | "}},
		{"RSS 0.91 in windows-1251, with an open ampersand", "<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<rss version=\"0.91\"><channel><title>x</title><item><title>\xca\xe8\xbf\xe2 & Kyiv</title><link>http://e.org/1?a=1&b=2</link></item></channel></rss>",
			[]string{"u | Київ & Kyiv |  | http://e.org/1?a=1&b=2 | x |  | "}},
		{"a declared charset that is not used", "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<rss><channel><item><title>Київ</title></item></channel></rss>", []string{"t | Київ |  |  |  |  | "}},
		{"UTF-16", utf16le("<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><title>Київ</title></item></channel></rss>"), []string{"t | Київ |  |  |  |  | "}},
		{"UTF-16 without letters beyond ASCII", utf16le("<?xml version=\"1.0\" encoding=\"UTF-16LE\"?><rss><channel><item><title>Kyiv</title></item></channel></rss>"), []string{"t | Kyiv |  |  |  |  | "}},
		{"control characters", "<rss><channel><item><title>a\x0bb\x01</title></item></channel></rss>", []string{"t | a b |  |  |  |  | "}},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Feed</title><link>http://e.org/</link><items><rdf:Seq><rdf:li rdf:resource="http://e.org/1"/></rdf:Seq></items></channel>
<item rdf:about="http://e.org/1"><title>a</title><description>d</description><prism:publicationDate>2026-01-23</prism:publicationDate><prism:publicationName>Journal</prism:publicationName></item></rdf:RDF>`,
			[]string{"u | a | d | http://e.org/1 | Journal |  | 2026-01-23"}},
		{"Atom 1.0", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://e.org/x/" xml:lang="fr"><title type="html">Le &lt;i&gt;Fil&lt;/i&gt;</title><link rel="self" href="http://e.org/atom"/><updated>2026-02-01T00:00:00Z</updated>
<entry><title type="text">1 &lt; 2</title><link rel="edit" href="/edit"/><link href="1.html"/><id>tag:e.org,2026:1</id><updated>2026-01-24T00:00:00Z</updated><published>2026-01-23T00:00:00Z</published><summary>s</summary><content type="xhtml" xml:lang="en"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b>.</p><p>Two.</p></div></content></entry>
<entry><title>b</title><id>http://e.org/b</id><updated>2026-01-24T00:00:00Z</updated><content type="html">&lt;p&gt;x&lt;/p&gt;</content><content type="image/png">iVBORw0KGgoAAAANSUhEUgAA</content><source><title>Origin</title></source></entry></feed>`,
			[]string{"tag:e.org,2026:1 | 1 < 2 | One bold.\n\nTwo. | http://e.org/x/1.html | Le Fil | fr | 2026-01-23T00:00:00Z", "u | b | x | http://e.org/b | Origin | fr | 2026-01-24T00:00:00Z"}},
	} {
		articles, rejects := readAll(t, Options{}, c.text)
		if diff := cmp.Diff(c.want, allShown(articles)); diff != "" || len(rejects) > 0 {
			t.Errorf("%s: %s %v", c.name, diff, rejects)
		}
	}
}

func TestXMLRejects(t *testing.T) {
	item := "<item><title>a</title></item>\n"
	deep := strings.Repeat("<b>", maxXMLDepth+1) + strings.Repeat("</b>", maxXMLDepth+1)
	for _, c := range []struct {
		name, text string
		titles     []string
		want       []string
	}{
		{"cut off", "<rss>\n<channel>\n" + item + "<item><title>b</ti", []string{"a"}, []string{"-:4: not XML: cut off"}},
		{"cut off between items", "<rss>\n<channel>\n" + item, []string{"a"}, []string{"-:4: not XML: cut off"}},
		{"no items", "<rss><channel><title>x</title></channel></rss>", nil, []string{"-: a feed without items"}},
		{"broken markup", "<rss><channel>\n" + item + "<item <</item>" + item, []string{"a"}, []string{"-:3: not XML: expected attribute name in element"}},
		{"a date of two days", "<rss><channel>\n<item><title>x</title><pubDate>03/04/2026</pubDate></item>\n" + item + "</channel></rss>", []string{"a"}, []string{`-:2: pubDate: reading "03/04/2026": can be a day of two months: want the year first, as in 2026-01-23`}},
		{"an empty item", "<rss><channel>\n<item></item>\n" + item + "</channel></rss>", []string{"a"}, []string{"-:2: neither title nor body"}},
		{"nested too deep", "<rss><channel>\n<item>" + deep + "</item>\n" + item + "</channel></rss>", []string{"a"}, []string{"-:2: XML nested more than 256 deep"}},
		{"nested without end", "<rss><channel>\n<item>" + strings.Repeat("<b>", 10_000), nil, []string{"-:2: XML nested more than 256 deep"}},
		{"nested outside items", "<rss>" + strings.Repeat("<channel>", 1000), nil, []string{"-:1: XML nested more than 256 deep"}},
		{"too many elements", "<rss><channel>\n<item>" + strings.Repeat("<b/>", maxXMLNodes+1) + "</item>\n" + item + "</channel></rss>", []string{"a"}, []string{"-:2: more than 200000 elements in one record"}},
		{"too long", "<rss><channel>\n" + item + "<item><title>" + strings.Repeat("x", maxRecord) + "</title></item>", []string{"a"}, []string{"-:3: record is longer than 16777216 bytes"}},
		{"a tag that is too long", "<rss><channel>\n" + item + "<item " + strings.Repeat("a='' ", maxTag/5+1) + "></item></channel></rss>", []string{"a"}, []string{"-:3: not XML: a tag is longer than 1048576 bytes"}},
		{"a long text", "<rss><channel>\n<item><title>a</title><description><![CDATA[" + strings.Repeat("x", 2<<20) + "]]></description></item></channel></rss>", []string{"a"}, nil},
		{"entities that multiply", "<!DOCTYPE rss [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><channel><item><title>&b;</title></item></channel></rss>", []string{"&b;"}, nil},
		{"another file", "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>x&a;</title></item></channel></rss>", []string{"x&a;"}, nil},
		{"bytes that are no text", "<rss><channel>\n<item><title>Z\xfcrich</title></item></channel></rss>", nil, []string{"-:2: not XML: invalid UTF-8"}},
		{"a charset that nobody knows", "<?xml version=\"1.0\" encoding=\"klingon\"?><rss><channel>" + item + "</channel></rss>", nil, []string{`-:1: xml: opening charset "klingon": unsupported charset: "klingon"`}},
	} {
		articles, rejects := readAll(t, Options{Format: Feed}, c.text)
		if diff := cmp.Diff(c.titles, titles(articles)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if diff := cmp.Diff(c.want, rejects); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestXMLIsRecognised(t *testing.T) {
	for head, want := range map[string]string{
		"<!-- x -->\n<rss version='2.0'>":                                 "feed",
		"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>":      "feed",
		"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>": "feed",
		"<rdf:RDF xmlns:rdf='x'>":                                         "feed",
		"<?xml version='1.0' encoding='klingon'?><urlset>":                "sitemap",
		"<?xml version='1.0'?><nitf>":                                     "nitf",
		"<newsMessage>":                                                   "newsml",
		"<newsItem guid='1'":                                              "text", // cut off
		"<sitemapindex>":                                                  "a sitemap index: it lists sitemaps, which have the articles",
		"<?xml version='1.0'?><NewsML>":                                   "NewsML 1 is not read, only NewsML-G2",
		"<?xml version='1.0'?><kml>":                                      `XML with the root "kml" is not read`,
		"<rumour> has it":                                                 "text",
		"<3 hearts":                                                       "text",
	} {
		f, err := Detect("a.txt", []byte(head))
		got := string(f)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %s, want %s", head, got, want)
		}
	}
}

func TestSitemaps(t *testing.T) {
	entry := func(n int, title string) string {
		return fmt.Sprintf("<url><loc>http://e.org/%d</loc><news:news><news:publication><news:name>Times</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-01-23T10:00+00:00</news:publication_date><news:title>%s</news:title></news:news></url>\n", n, title)
	}
	head := "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>\n"
	articles, rejects := readAll(t, Options{}, head+entry(1, "A &amp; B")+"<url><loc>http://e.org/x</loc></url>"+entry(2, "b")+"</urlset>")
	if diff := cmp.Diff([]string{"u | A & B |  | http://e.org/1 | Times | en | 2026-01-23T10:00:00Z", "u | b |  | http://e.org/2 | Times | en | 2026-01-23T10:00:00Z"}, allShown(articles)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"-: 1 addresses without a title"}, rejects); diff != "" {
		t.Error(diff)
	}
	_, rejects = readAll(t, Options{}, head+"<url><loc>http://e.org/x</loc></url><url><loc>http://e.org/y</loc></url></urlset>")
	if diff := cmp.Diff([]string{"-: a sitemap without titles: it has addresses only"}, rejects); diff != "" {
		t.Error(diff)
	}
}

// Memory stays flat however long a feed is.
func TestFeedMemoryIsFlat(t *testing.T) {
	item := "<item><title>" + strings.Repeat("t", 100) + "</title><description>" + strings.Repeat("b ", 200) + "</description></item>\n"
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	count, most := 0, uint64(0)
	for _, err := range Open(Options{Format: Feed, Stdin: &repeated{text: "<rss><channel>", times: 1, tail: item, tails: 40_000}}, "-") {
		if err != nil {
			break // the feed is not closed
		}
		if count++; count%10_000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
	}
	if limit := before.HeapAlloc + 8<<20; count != 40_000 || most > limit {
		t.Errorf("%d items, heap of %d bytes, the limit is %d", count, most, limit)
	}
}

func TestSampleFeeds(t *testing.T) {
	for name, want := range map[string][]string{
		"rss20.xml":       {"u | First item title | Watch out for nasty tricks | http://example.org/item/1 | Sample Feed | en | 2002-09-05T00:00:01Z"},
		"rss20-dc.xml":    {"1983@example.org | First of all | Americans are fat. Smokers are stupid. People who don't speak Perl are irrelevant. | http://example.org/archives/2002/09/04.html#first_of_all | Sample Feed | en | 2002-09-04T18:54:20Z"},
		"rss10.rdf":       {"u | First of all | Ian Hickson: Americans are fat. Smokers are stupid. People who don't speak Perl are irrelevant. | http://example.org/archives/2002/09/04.html#first_of_all | Sample Feed | en | 2004-05-30T20:23:54Z"},
		"rss10-prism.rdf": {"u | First of all | Americans are fat. Smokers are stupid. People who don't speak Perl are irrelevant. | http://example.org/archives/2002/09/04.html#first_of_all | Sample Feed |  | "},
		"atom10.xml":      {"tag:feedparser.org,2005-11-09:-docs-examples-atom10.xml:3-9df25b3a | First entry title | Watch out for nasty tricks | http://example.org/entry/3 | Sample Feed | en | 2005-11-09T00:23:47Z"},
		"atom03.xml":      {"tag:feedparser.org,2004-04-20:-docs-examples-atom03.xml:3-339714c4 | First entry title | Watch out for nasty tricks | http://example.org/entry/3 | Sample Feed | en | 2004-04-20T00:23:47Z"},
		"sitemap-news.xml": {"u | Companies A, B in Merger Talks |  | http://www.example.org/business/article55.html | The Example Times | en | 2008-12-23",
			"u | Test empty news attributes |  | http://www.example.org/empty_news_name.html |  | en | 2025-05-27"},
	} {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/"+name)))
		if diff := cmp.Diff(want, allShown(articles)); diff != "" || len(rejects) > 0 {
			t.Errorf("%s: %s %v", name, diff, rejects)
		}
	}
	for name, want := range map[string]int{"rss20-crawlercommons.rss": 4, "sitemap-news-shinpaideshou.xml": 3} {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/"+name)))
		if len(articles) != want || len(rejects) > 0 {
			t.Errorf("%s: %d articles, want %d; %v", name, len(articles), want, rejects)
		}
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{"<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>x</title><item><title>&lt;b>a</title><link>/x</link><description>&amp;lt;p&gt;</description><pubDate>Fri, 23 Jan 2026</pubDate></item></channel></rss>",
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://e.org'><entry><title type='html'>x</title><link href='?'/><content type='xhtml'><div><pre> x</pre><br/></div></content></entry></feed>",
		"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item rdf:about='http://e.org'><title>a</title></item>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkReader(t, Feed, data)
		checkReader(t, Sitemap, data)
	})
}
