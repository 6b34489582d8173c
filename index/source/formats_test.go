package source

import (
	"strings"
	"testing"
)

// samples are small files of the formats that have a grammar.
var samples = map[Format]string{
	JSONL:   "{\"title\":\"a\",\"body\":\"b\"}\n{\"title\":\"c\"}\n",
	JSON:    "[\n{\"title\":\"a\",\"body\":\"b\"},\n{\"title\":\"c\"}\n]",
	CSV:     "title,body\na,\"b\nb\"\nc,\n",
	Feed:    "<?xml version='1.0'?><rss><channel><title>x</title><item><title>a</title><description>b</description></item><item><title>c</title></item></channel></rss>",
	Sitemap: "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>http://e.org/1</loc><news:news><news:title>a</news:title></news:news></url></urlset>",
	NITF:    nitfText,
	NewsML:  strings.TrimSpace(newsItem("urn:x:1", "<headline>a</headline>", "<inlineData>b</inlineData>")),
	Mail:    mailWith("Content-Type: multipart/mixed; boundary=b", "--b\n\nbegin\n--b--"),
	Mbox:    "From x\n" + mailWith("Content-Type: multipart/mixed; boundary=b", "--b\n\nbegin\n--b--"),
}

func TestSamplesAreRecognised(t *testing.T) {
	for format, text := range samples {
		if got, err := Detect("x", []byte(text)); got != format || err != nil {
			t.Errorf("%s: taken for %s, %v", format, got, err)
		}
		if articles, rejects := readAll(t, Options{}, text); len(articles) == 0 || len(rejects) > 0 {
			t.Errorf("%s: %d articles, %v", format, len(articles), rejects)
		}
	}
}

// A file that is cut off anywhere says so, when its format shows where it
// ends, and never loses what is whole before the cut without a word.
func TestCutOff(t *testing.T) {
	for _, format := range []Format{JSON, Feed, Sitemap, NITF, NewsML, Mail} {
		text := samples[format]
		for cut := 1; cut < len(text)-len("--"); cut++ {
			_, rejects := readAll(t, Options{Format: format}, text[:cut])
			inHeader := format == Mail && cut <= strings.Index(text, "--b")
			if len(rejects) == 0 && !inHeader {
				t.Errorf("%s cut at byte %d: no reject", format, cut)
			}
		}
	}
}

// A file that is read in a format that it does not have ends with a reject
// that names it.
func TestMislabelled(t *testing.T) {
	for _, format := range []Format{JSONL, JSON, CSV, Feed, Sitemap, NITF, NewsML, Mail, Mbox} {
		for other, text := range samples {
			_, rejects := readAll(t, Options{Format: format}, text)
			same := format == other || format == JSON && other == JSONL || format == NewsML && other == NITF
			if (len(rejects) == 0) != same {
				t.Errorf("%s read as %s: %d rejects", other, format, len(rejects))
			}
		}
		for _, text := range []string{"\x00\x01\x02", "prose, and more\nof it", "\xff\xfe\xff", strings.Repeat("{", 5000), strings.Repeat("<", 5000), strings.Repeat("\"", 5001)} {
			if articles, rejects := readAll(t, Options{Format: format}, text); len(articles) > 0 || len(rejects) == 0 {
				t.Errorf("%.10q read as %s: %v %v", text, format, titles(articles), rejects)
			}
		}
	}
}
