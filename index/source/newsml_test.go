package source

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

const nitfText = `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en"><head><title>t</title><docdata><doc-id regsrc="Desk" id-string="42"/><date.issue norm="20260123T101500+0200"/><doc.copyright holder="Desk Ltd"/></docdata><pubdata name="The Paper" date.publication="20260124" ex-ref="https://e.org/42"/></head>
<body><body.head><hedline><hl1>Talks
  open</hl1><hl2>Under</hl2></hedline><byline>By <person>A. Writer</person>, <byttl>Reporter</byttl></byline><distributor>Desk Wire</distributor><dateline><location>KYIV</location>, Jan. 23</dateline><abstract><p>Short.</p></abstract></body.head>
<body.content><p>One <em>bold</em>
  word.</p><media media-type="image"><media-caption>A picture</media-caption></media><block><p>Two.</p><ul><li>a</li><li>b</li></ul></block></body.content><body.end><tagline>-- end</tagline></body.end></body></nitf>`

func TestNITF(t *testing.T) {
	articles, rejects := readAll(t, Options{}, "<?xml version='1.0'?>\n"+nitfText)
	want := []string{"Desk:42 | Talks open | By A. Writer, Reporter\n\nDesk Wire\n\nKYIV, Jan. 23 - One bold word.\n\nTwo.\n\na\n\nb\n\n-- end | https://e.org/42 | Desk Wire | en | 2026-01-23T08:15:00Z"}
	if diff := cmp.Diff(want, allShown(articles)); diff != "" || len(rejects) > 0 {
		t.Error(diff, rejects)
	}
	for text, want := range map[string]string{
		"<nitf><body><body.head/></body></nitf>":                                 "-:1: neither title nor body",
		"<nitf><head><docdata><date.issue norm='soon'/></docdata></head></nitf>": `-:1: reading "soon": ` + index.ErrDate.Error(),
		"<nitf><body>\n<body.content><p>x":                                       "-:2: not XML: cut off",
		"<html><body>x</body></html>":                                            "-: no nitf element in it",
	} {
		_, rejects := readAll(t, Options{Format: NITF}, text)
		if diff := cmp.Diff([]string{want}, rejects); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

// newsItem is an item of NewsML-G2 with some content.
func newsItem(guid, meta, content string) string {
	return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="` + guid + `" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="web:desk.example.org"/><versionCreated>2026-01-24T00:00:00Z</versionCreated></itemMeta><contentMeta>` + meta + `</contentMeta><contentSet>` + content + "</contentSet></newsItem>\n"
}

func TestNewsML(t *testing.T) {
	message := "<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header><sent>2026</sent></header><itemSet>\n" +
		"<packageItem guid='p'><itemRef residref='x'/></packageItem>\n" +
		newsItem("urn:newsml:e.org:1", `<contentCreated>2026-01-23T10:00:00+02:00</contentCreated><infoSource><name>Agency</name></infoSource><subject type="cpnat:geoArea"><name>Mali</name></subject><subject type="cpnat:organisation"><name>UN</name></subject><headline>Head</headline><by>By B.</by><dateline>BAMAKO, Jan 23 (Agency) -</dateline><creditline>(Agency)</creditline>`,
			`<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>`) +
		newsItem("urn:newsml:e.org:2", "<language tag='fr'/>", `<inlineXML contenttype="application/nitf+xml">`+nitfText+`</inlineXML>`) +
		newsItem("urn:newsml:e.org:3", "<headline>Plain</headline>", `<remoteContent href="x.jpg"/><inlineData contenttype="text/html">&lt;p&gt;a&lt;p&gt;b</inlineData>`) +
		newsItem("urn:newsml:e.org:4", "<headline>Only</headline><description>Described.</description>", "") +
		strings.Replace(newsItem("5", "<headline>Killed</headline>", ""), "<versionCreated>", "<pubStatus qcode='stat:canceled'/><versionCreated>", 1) +
		newsItem("6", "", "") + "</itemSet></newsMessage>"
	articles, rejects := readAll(t, Options{}, message)
	want := []string{
		"urn:newsml:e.org:1 | Head | By B.\n\nBAMAKO, Jan 23 (Agency) - One.\n\nTwo.\n\n(Agency) |  | desk.example.org | en | 2026-01-23T08:00:00Z",
		"urn:newsml:e.org:2 | Talks open | By A. Writer, Reporter\n\nDesk Wire\n\nKYIV, Jan. 23 - One bold word.\n\nTwo.\n\na\n\nb\n\n-- end |  | desk.example.org | fr | 2026-01-24T00:00:00Z",
		"urn:newsml:e.org:3 | Plain | a\n\nb |  | desk.example.org | en | 2026-01-24T00:00:00Z",
		"urn:newsml:e.org:4 | Only | Described. |  | desk.example.org | en | 2026-01-24T00:00:00Z",
	}
	if diff := cmp.Diff(want, allShown(articles)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"-:2: a packageItem: it lists other items and has no text", "-:11: withdrawn by its publisher", "-:12: newsItem of class ninat:text without a text"}, rejects); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Mali"}, articles[0].Asserted.Locations); diff != "" {
		t.Error(diff)
	}
	_, rejects = readAll(t, Options{}, "<?xml version='1.0'?><contentMeta><dateline>x</dateline></contentMeta>")
	if diff := cmp.Diff([]string{"-: no newsItem in it"}, rejects); diff != "" {
		t.Error(diff)
	}
}

func TestNinjs(t *testing.T) {
	nitf, err := json.Marshal(nitfText)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"1.x", `{"uri":"urn:x:1","type":"text","versioncreated":"2026-01-23T10:00:00Z","headline":"Head","body_text":"One.","byline":"B","language":"en-GB","copyrightholder":"Desk","place":[{"name":"Mali"}]}`,
			"urn:x:1 | Head | One. |  | Desk | en | 2026-01-23T10:00:00Z"},
		{"2.x", `{"uri":"https://e.org/1","versionCreated":"2026-01-24T10:00:00Z","firstCreated":"2026-01-23T10:00:00Z","title":"label","headlines":[{"role":"print","value":"no"},{"role":"main","value":"Head"}],"bodies":[{"role":"text","contentType":"text/plain","value":"One. Two."},{"contentType":"text/html","value":"<p>One.</p><p>Two.</p>"}],"infosources":[{"name":"Agency"}],"copyrightHolder":"Desk"}`,
			"u | Head | One.\n\nTwo. | https://e.org/1 | Agency |  | 2026-01-23T10:00:00Z"},
		{"3.0 with NITF", `{"uri":"urn:x:3","standard":{"name":"ninjs","version":"3.0"},"title":"T","bodies":[{"role":"nitf","value":` + string(nitf) + `}]}`,
			"urn:x:3 | T | By A. Writer, Reporter\n\nDesk Wire\n\nKYIV, Jan. 23 - One bold word.\n\nTwo.\n\na\n\nb\n\n-- end |  |  |  | "},
		{"an event", `{"uri":"urn:x:4","type":"event","versionCreated":"2026-01-23T10:00:00Z","title":"Talks","descriptions":[{"value":"They meet."}],"eventDetails":{"dates":{"expectedStartDate":"2026-03-16"}}}`,
			"urn:x:4 | Talks | They meet. |  |  |  | 2026-01-23T10:00:00Z"},
	} {
		for _, text := range []string{c.text, "[" + c.text + "]"} {
			articles, rejects := readAll(t, Options{}, text)
			if diff := cmp.Diff([]string{c.want}, allShown(articles)); diff != "" || len(rejects) > 0 {
				t.Errorf("%s: %s %v", c.name, diff, rejects)
			}
		}
	}
	for text, want := range map[string]string{
		`{"uri":"urn:x:1","versioncreated":"x","headline":"h"}`:                `-:1: reading "x": ` + index.ErrDate.Error(),
		`{"uri":"urn:x:1","versioncreated":"2026","headline":["h"]}`:           "-:1: ninjs: json: cannot unmarshal array into Go struct field ninjs.Headline of type string",
		`{"uri":"urn:x:1","versioncreated":"2026","pubstatus":"canceled"}`:     "-:1: withdrawn by its publisher",
		`{"uri":"urn:x:1","versioncreated":"2026","body_nitf":"<nitf><body>"}`: "-:1: the NITF in it: not XML: cut off",
	} {
		_, rejects := readAll(t, Options{}, text)
		if diff := cmp.Diff([]string{want}, rejects); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestSampleNews(t *testing.T) {
	for name, want := range map[string]string{
		"nitf.xml":                    "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.",
		"newsml-g2-text.xml":          `Fed to halt QE to avert "bubble"`,
		"newsml-g2-nitf-inline.xml":   "Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05p.m.",
		"newsml-g2-with-nitf.xml":     "Preview: Arizona Diamondbacks (29-23) at Philadelphia Phillies (26-24), 7:05 p.m.",
		"ninjs-3.0-nitf-body.json":    "Anti-doping measures at the 'Tour Down Under' will be the toughest ever",
		"ninjs-3.0-simple-event.json": "Tackling Doping in Sport Conference",
		"ninjs-3.0-simple-text.json":  "Captain of wrecked cruise ship on trial in Italy",
	} {
		articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/"+name)))
		if len(articles) != 1 || len(rejects) > 0 || articles[0].Title != want || articles[0].Body == "" {
			t.Errorf("%s: %v %v", name, titles(articles), rejects)
		}
	}
	articles, rejects := collect(t, Open(Options{}, sharedData(t, "formats/newsml-g2-newsmessage.xml")))
	if len(articles) != 0 || len(rejects) != 5 {
		t.Error(articles, rejects)
	}
}

func FuzzNewsML(f *testing.F) {
	f.Add([]byte(nitfText))
	f.Add([]byte(newsItem("1", "<headline>x</headline><dateline>y</dateline>", "<inlineData>z</inlineData>")))
	f.Add([]byte(newsItem("1", "<by>x</by>", "<inlineXML><html><body><table><tr><td>a</td><td>b</td></tr></table></body></html></inlineXML>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		checkReader(t, NITF, data)
		checkReader(t, NewsML, data)
	})
}

func FuzzNinjs(f *testing.F) {
	f.Add([]byte(`{"uri":"http://e.org/1","versionCreated":"2026","headlines":[{"value":"x"}],"bodies":[{"contentType":"text/html","value":"<p>x"},{"role":"nitf","value":"<nitf><body><body.content><p>x</p></body.content></body></nitf>"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { checkReader(t, JSONL, data) })
}
