package source

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

const simpleMail = "From: \"Aid Desk, North\" <desk@example.org>\r\nTo: list@example.org\r\nSubject: =?utf-8?q?Aid_reaches_=D0=9A=D0=B8=D1=97=D0=B2?=\r\n =?utf-8?q?_at_last?=\r\nDate: Fri, 23 Jan 2026 10:15:00 +0200 (EET)\r\nMessage-ID: <20260123.1@example.org>\r\nArchived-At: <https://lists.example.org/1>\r\nContent-Language: uk, en\r\n\r\nTrucks arrived.\r\n\r\nMore follow.\r\n"

func TestMail(t *testing.T) {
	articles, rejects := readAll(t, Options{}, simpleMail)
	published, _ := index.ParseDate("2026-01-23T08:15:00Z")
	want := []*index.Article{{ID: "20260123.1@example.org", Title: "Aid reaches Київ at last", Body: "Trucks arrived.\n\nMore follow.", URL: "https://lists.example.org/1", Source: "Aid Desk, North",
		Asserted: index.Asserted{Language: "uk", Published: published}}}
	if diff := cmp.Diff(want, articles); diff != "" || len(rejects) > 0 {
		t.Error(diff, rejects)
	}
}

// mailWith is a message with a header for its content.
func mailWith(header, body string) string {
	return "From: a@e.org\nSubject: s\nDate: 23 Jan 2026 10:15:00 GMT\n" + header + "\n\n" + body
}

func TestMailBodies(t *testing.T) {
	koi8 := "\xeb\xc9\xc5\xd7"
	many := "--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n"
	for _, c := range []struct{ name, mail, want string }{
		{"bare", mailWith("X: y", "a\nb"), "a\nb"},
		{"quoted-printable", mailWith("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", "Z=C3=BCrich is=\n here"), "Zürich is here"},
		{"base64", mailWith("Content-Transfer-Encoding: base64", base64.StdEncoding.EncodeToString([]byte("Zürich"))[:6]+" \n"+base64.StdEncoding.EncodeToString([]byte("Zürich"))[6:]), "Zürich"},
		{"charset", mailWith("Content-Type: text/plain; charset=koi8-r", koi8), "Киев"},
		{"charset that is not used", mailWith("Content-Type: text/plain; charset=iso-8859-1", "Zürich"), "Zürich"},
		{"HTML alone", mailWith("Content-Type: text/html; charset=utf-8", "<p>One &amp; two.</p><p>Three.</p><script>x</script>"), "One & two.\n\nThree."},
		{"alternatives", mailWith("Content-Type: multipart/alternative; boundary=b", many), "plain"},
		{"alternatives, HTML first", mailWith("Content-Type: multipart/alternative; boundary=b", "--b\nContent-Type: text/html\n\n<p>html</p>\n--b\nContent-Type: text/plain\n\nplain\n--b--\n"), "plain"},
		{"empty alternative", mailWith("Content-Type: multipart/alternative; boundary=b", "--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n"), "html"},
		{"attachments", mailWith("Content-Type: multipart/mixed; boundary=c", "preamble\n--c\nContent-Type: multipart/alternative; boundary=b\n\n"+many+"\n--c\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nno\n--c\nContent-Type: application/pdf\n\nno\n--c\n\nfooter\n--c--\n"), "plain\n\nfooter"},
		{"flowed", mailWith("Content-Type: text/plain; format=flowed", "One \nline.\n\n From here\n-- \nme"), "One line.\n\nFrom here\n-- \nme"},
		{"content type that is none", mailWith("Content-Type: ;", "a"), "a"},
		{"character set that is not known, not needed", mailWith("Content-Type: text/plain; charset=klingon", "Київ"), "Київ"},
	} {
		articles, rejects := readAll(t, Options{Format: Mail}, c.mail)
		if len(articles) != 1 || articles[0].Body != c.want {
			t.Errorf("%s: %q %v, want %q", c.name, bodies(articles), rejects, c.want)
		}
	}
}

func bodies(articles []*index.Article) (all []string) {
	for _, a := range articles {
		all = append(all, a.Body)
	}
	return all
}

func TestMailRejects(t *testing.T) {
	deep := ""
	for i := range maxPartDepth + 1 {
		deep += fmt.Sprintf("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i, i+1)
	}
	for _, c := range []struct{ name, mail, want string }{
		{"no header", "\n\ntext", "-:1: not a message: malformed header line: text"},
		{"cut off", mailWith("Content-Type: multipart/mixed; boundary=b", "--b\n\nbegin"), "-:1: the message is cut off: its last part has no end"},
		{"no boundary", mailWith("Content-Type: multipart/mixed", "x"), "-:1: a message of several parts without a boundary between them"},
		{"boundary that is not there", mailWith("Content-Type: multipart/mixed; boundary=b", "x"), "-:1: the message is cut off: its last part has no end"},
		{"unknown bytes", mailWith("Content-Type: text/plain; charset=klingon", "Z\xfcrich"), "-:1: not UTF-8 at byte 1 of the text, " + errFewLetters.Error()},
		{"deep", mailWith("Content-Type: multipart/mixed; boundary=b0", deep), "-:1: parts of the message are nested more than 20 deep"},
		{"many parts", mailWith("Content-Type: multipart/mixed; boundary=b", strings.Repeat("--b\n\nx\n", maxParts+1)+"--b--"), "-:1: more than 2000 parts in a message"},
		{"ambiguous date", "From: a@e.org\nDate: 03/04/2026\n\nx", `-:1: date: reading "03/04/2026": can be a day of two months: want the year first, as in 2026-01-23`},
	} {
		articles, rejects := readAll(t, Options{Format: Mail}, c.mail)
		if len(articles) > 0 || len(rejects) != 1 || rejects[0] != c.want {
			t.Errorf("%s: %v %q, want %q", c.name, titles(articles), rejects, c.want)
		}
	}
}

func TestSenders(t *testing.T) {
	for from, want := range map[string]string{
		"desk@e.org":                        "desk@e.org",
		"Desk <desk@e.org>":                 "Desk",
		"=?koi8-r?B?68nF1w==?= <k@e.org>":   "Киев",
		"Desk at example dot org":           "Desk at example dot org",
		"\"Desk\" <broken":                  "Desk",
		"A <a@e.org>, B <b@e.org>":          "A",
		"Ministry of <Something> <m@e.org>": "Ministry of",
	} {
		articles, rejects := readAll(t, Options{Format: Mail}, "From: "+from+"\n\nx")
		if len(articles) != 1 || articles[0].Source != want {
			t.Errorf("%q: %+v %v, want %q", from, articles, rejects, want)
		}
	}
}

func TestMbox(t *testing.T) {
	box := "From desk@example.org Fri Jan 23 10:15:00 2026\n" + mailWith("Message-ID: <1@e>", "One.\n>From the north.\nFrom the south.\n\n") +
		"From x\n" + mailWith("Message-ID: <2@e>", "Two.\n>>From quoted\n") + "\nFrom bad\nno header\n\n" +
		"From y\n" + mailWith("Message-ID: <3@e>", "Three.")
	articles, rejects := readAll(t, Options{}, box)
	if diff := cmp.Diff([]string{"One.\nFrom the north.\nFrom the south.", "Two.\n>From quoted", "Three."}, bodies(articles)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"-:20: not a message: malformed header line: no header"}, rejects); diff != "" {
		t.Error(diff)
	}
	articles, rejects = readAll(t, Options{Format: Mbox}, strings.Replace(box, "From desk", "Subject: x\n\nFrom desk", 1))
	if len(articles) != 3 || len(rejects) != 2 || !strings.Contains(rejects[0], "-:1: not a mailbox") {
		t.Error(titles(articles), rejects)
	}
	_, rejects = readAll(t, Options{Format: Mbox}, "From x\nSubject: s\n\n"+strings.Repeat(strings.Repeat("y", 1<<20)+"\n", maxMail>>20)+"\nFrom y\nSubject: t\n\nz")
	if diff := cmp.Diff([]string{"-:1: " + errMailTooLong.Error()}, rejects); diff != "" {
		t.Error(diff)
	}
}

func TestMailIsRecognised(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"a", simpleMail, "mail"},
		{"a.txt", "Received: from x\n\tby y\nReturn-Path: <a@e.org>\nX-Spam: no", "mail"},
		{"a.txt", "From x@e.org Fri Jan 23 10:15:00 2026\nFrom: x\nDate: y\nSubject: z\n\nb", "mbox"},
		{"a.txt", "From: the north\nTo: the south\n\nA poem.", "text"},
		{"a.txt", "From the north\nSubject: war\n\nText", "text"},
		{"a.txt", "Subject: war\n\nText", "text"},
		{"a.eml", "X-Odd: yes\n\nText", "mail"},
		{"a.mbox", "From x\nX-Odd: yes\n\nText", "mbox"},
	} {
		f, err := Detect(c.name, []byte(c.head))
		if string(f) != c.want || err != nil {
			t.Errorf("%s %q: %s, %v; want %s", c.name, c.head, f, err, c.want)
		}
	}
}

func FuzzMail(f *testing.F) {
	for _, s := range []string{simpleMail, mailWith("Content-Type: multipart/alternative; boundary=\"b\"", "--b\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: quoted-printable\n\n<p>=EB\n--b\n\nx\n--b--"), mailWith("Content-Type: text/plain; format=flowed; delsp=yes\nContent-Transfer-Encoding: base64", "eA==")} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkReader(t, Mail, data)
		checkReader(t, Mbox, append([]byte("From x\n"), data...))
	})
}
