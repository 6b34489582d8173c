package source

import (
	"strings"
	"testing"
)

func BenchmarkReaders(b *testing.B) {
	body := strings.Repeat("Some words of the body. ", 50)
	for _, c := range []struct {
		format     Format
		head, unit string
	}{
		{JSON, "[", "{\"id\":\"x\",\n\"title\":\"A title\",\"date\":\"Fri, 23 Jan 2026 10:15:00 GMT\",\"text\":\"" + body + "\"},\n"},
		{CSV, "title,date,text\n", "A title,\"Fri, 23 Jan 2026 10:15:00 GMT\",\"" + body + "\"\n"},
		{Feed, "<rss><channel>", "<item><title>A title</title><pubDate>Fri, 23 Jan 2026 10:15:00 GMT</pubDate><description>&lt;p>" + body + "&lt;/p></description></item>\n"},
		{Mbox, "", "From x\nFrom: a@e.org\nSubject: A title\nDate: Fri, 23 Jan 2026 10:15:00 GMT\n\n" + body + "\n\n"},
	} {
		b.Run(string(c.format), func(b *testing.B) {
			b.SetBytes(int64(len(c.unit)) * 1000)
			for b.Loop() {
				count := 0
				for a := range Open(Options{Format: c.format, Stdin: &repeated{text: c.head + c.unit, times: 1, tail: c.unit, tails: 999}}, "-") {
					if a != nil {
						count++
					}
				}
				if count != 1000 {
					b.Fatal(count)
				}
			}
		})
	}
}
