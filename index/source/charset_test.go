package source

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/google/go-cmp/cmp"

	"dateline/index"
)

const (
	ruText = "Переговоры в Абу-Даби продолжились в пятницу, сообщили участники. «Стороны говорили о пленных»."
	ukText = "Переговори в Абу-Дабі тривали й у п'ятницю, повідомили учасники. Сторони говорили про обмін полоненими, її умови та ґарантії."
	arText = "استمرت المحادثات في أبو ظبي يوم الجمعة، وقال المشاركون إن الجانبين تحدثا عن الأسرى ووقف إطلاق النار."
	frText = "Les négociations ont repris à Genève : les délégués ont évoqué le cessez-le-feu, les prisonniers et la sécurité des régions où l'armée s'était repliée."
	plText = "Rozmowy w Genewie trwały także w piątek. Strony mówiły o jeńcach, zawieszeniu broni oraz bezpieczeństwie ludności, która może wrócić."
	deText = "Die Gespräche in Zürich wurden am Freitag fortgeführt; über Gefangene und die Waffenruhe fänden weitere Treffen in größerer Runde statt."
)

func encoded(t testing.TB, enc encoding.Encoding, text string) string {
	t.Helper()
	s, err := encoding.ReplaceUnsupported(enc.NewEncoder()).String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A text is read in whatever character set it is.
func TestCharacterSetsOfText(t *testing.T) {
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"windows-1251", charmap.Windows1251, ruText}, {"koi8-r", charmap.KOI8R, strings.NewReplacer("«", "", "»", "").Replace(ruText)},
		{"iso-8859-5", charmap.ISO8859_5, strings.NewReplacer("«", "", "»", "").Replace(ruText)}, {"windows-1251 uk", charmap.Windows1251, ukText}, {"koi8-u", charmap.KOI8U, ukText},
		{"windows-1256", charmap.Windows1256, arText}, {"iso-8859-6", charmap.ISO8859_6, arText}, {"windows-1252", charmap.Windows1252, frText},
		{"windows-1250", charmap.Windows1250, plText}, {"iso-8859-2", charmap.ISO8859_2, plText}, {"windows-1252 de", charmap.Windows1252, deText},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), ruText}, {"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), arText},
		{"utf-16le with mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "x " + ruText}, {"utf-16be ascii", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "Talks go on in Geneva"},
		{"utf-8", encoding.Nop, ukText},
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(encoded(t, c.enc, "Title\n\n"+c.text))}, "-"))
		if len(articles) != 1 || len(rejects) > 0 || articles[0].Title != "Title" || articles[0].Body != c.text {
			t.Errorf("%s: %v %v", c.name, articles, rejects)
		}
	}
}

// What cannot be told is rejected, and what is broken here and there is read
// with a note.
func TestBytesInDoubt(t *testing.T) {
	win := encoded(t, charmap.Windows1251, strings.Repeat(ruText, 2))
	for _, c := range []struct {
		name, text string
		body       string // that it ends in
		want       []string
	}{
		{"broken UTF-8", ukText + "\xff end", ". end", nil},
		{"broken UTF-8 told", "T\n\n" + ukText + " \xd0\xd0 end \xff", "ґарантії.    end", []string{"-: bytes that are not valid utf-8: 3, blanks stand for them"}},
		{"undefined in windows-1251", "T\n\n" + win + "\x98 x", ".  x", []string{"-: bytes that are not valid windows-1251: 1, blanks stand for them"}},
		{"a few letters", "T\n\nZ\xfcrich", "", []string{"-:3: not UTF-8 at byte 4 of the file, " + errFewLetters.Error()}},
		{"mixed", "T\n\n" + ruText + win, "", []string{"-:3: not UTF-8 at byte 178 of the file, " + errMixed.Error()}},
		{"no language", "T\n\n" + strings.Repeat("\x80\x9d\xc1\x8f\xa0\x81 ", 99), "", []string{"-:3: not UTF-8 at byte 3 of the file, " + errNoCharset.Error()}},
		{"one surrogate", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "T\n\nab") + "\x00\xd8c\x00", "ab c", []string{"-: bytes that are not valid utf-16: 1, blanks stand for them"}},
	} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(c.text)}, "-"))
		if c.want == nil {
			continue
		}
		if diff := cmp.Diff(c.want, reasons("", rejects)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if (c.body == "") != (len(articles) == 0) || len(articles) > 0 && !strings.HasSuffix(articles[0].Body, c.body) {
			t.Errorf("%s: %+v", c.name, articles)
		}
	}
}

// JSON Lines are in UTF-8, unless all of the file shows another character set.
func TestJSONLinesInOtherCharacterSets(t *testing.T) {
	line := fmt.Sprintf("{\"title\":%q}\n", ruText)
	articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(encoded(t, charmap.Windows1251, line+line))}, "-"))
	if len(articles) != 2 || len(rejects) > 0 || articles[1].Title != ruText {
		t.Errorf("windows-1251: %v, %v", articles, rejects)
	}
	articles, rejects = collect(t, Open(Options{Stdin: strings.NewReader(line + encoded(t, charmap.Windows1251, line) + line)}, "-"))
	if len(articles) != 2 || len(rejects) != 1 || rejects[0].Error() != "-:2: not UTF-8 at byte 10 of the record" {
		t.Errorf("one line: %v, %v", articles, rejects)
	}
}

// An XML document says what it is in; a single name is not enough to tell.
func TestDeclaredInXML(t *testing.T) {
	page := pageOfWiki("Zürich", "<ns>0</ns>", "Words.")
	for declared, want := range map[string]string{`<?xml version="1.0" encoding="windows-1250"?>`: "Zürich", "": ""} {
		articles, rejects := collect(t, Open(Options{Stdin: strings.NewReader(declared + wikiHead + encoded(t, charmap.Windows1250, page))}, "-"))
		if (want == "") != (len(rejects) == 1) || want != "" && (len(articles) != 1 || articles[0].Title != want) {
			t.Errorf("%s: %v %v", declared, articles, rejects)
		}
	}
}

// The reader gives the same whatever the sizes in which it is read, and only
// UTF-8.
func TestCharsetReaderInPieces(t *testing.T) {
	text := "x" + strings.Repeat(ukText+"\n", 800)
	broken := strings.ReplaceAll(text, "ї", "\xd1 ")
	for name, data := range map[string]string{"utf-8": text, "broken": broken, "windows-1251": encoded(t, charmap.Windows1251, text)} {
		want := text
		if name == "broken" {
			want = strings.ReplaceAll(text, "ї", "  ")
		}
		for _, size := range []int{4, 5, 7, 4096} {
			in, err := openInput("x", iotestReader{strings.NewReader(data), size}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(iotest.OneByteReader(&utf8Reader{in: in.r, doubt: &in.doubt}))
			if err != nil || string(got) != want {
				t.Errorf("%s by %d: %d bytes, want %d: %v", name, size, len(got), len(want), err)
			}
		}
	}
}

// iotestReader reads a few bytes at a time.
type iotestReader struct {
	r    io.Reader
	size int
}

func (r iotestReader) Read(p []byte) (int, error) { return r.r.Read(p[:min(len(p), r.size)]) }

// How often the character set of real texts is told, printed with -v. None may
// be told wrongly, and a thousand bytes must do.
func TestCharacterSetsAreTold(t *testing.T) {
	arabic, russian := []encoding.Encoding{charmap.Windows1256, charmap.ISO8859_6}, []encoding.Encoding{charmap.Windows1251, charmap.KOI8R, charmap.KOI8U, charmap.ISO8859_5, charmap.CodePage866}
	western := []encoding.Encoding{charmap.Windows1252, charmap.ISO8859_15}
	for _, set := range []struct {
		file, language string
		encodings      []encoding.Encoding
	}{
		{"news/kremlin-ru.jsonl.zst", "", russian}, {"news/wikinews-ar.jsonl.zst", "", arabic}, {"news/wikinews-fr.jsonl.zst", "", western}, {"dates/wikiwarsua.articles.jsonl.zst", "", []encoding.Encoding{charmap.Windows1251, charmap.KOI8U}},
		{"news/wikipedia-in-the-news.jsonl.zst", "pl", []encoding.Encoding{charmap.Windows1250, charmap.ISO8859_2}}, {"news/wikipedia-in-the-news.jsonl.zst", "pt", western},
		{"news/kremlin-en.jsonl.zst", "", western},
	} {
		articles, _ := collect(t, Open(Options{}, sharedData(t, set.file)))
		articles = slices.DeleteFunc(articles, func(a *index.Article) bool { return set.language != "" && a.Asserted.Language != set.language })
		for _, enc := range set.encodings {
			for _, size := range []int{200, 1000, 10_000} {
				told, wrong, short, plain := tellAll(t, articles, enc, size)
				t.Logf("%-36s %2s %-16v %5d bytes: %5d told, %d wrong, %d not told, %d plain ASCII", set.file, set.language, enc, size, told, wrong, short, plain)
				if wrong > 0 {
					t.Errorf("%s %v %d: %d wrong", set.file, enc, size, wrong)
				}
			}
		}
	}
}

// tellAll cuts texts into pieces and counts those whose character set is told.
func tellAll(t *testing.T, articles []*index.Article, enc encoding.Encoding, size int) (told, wrong, short, plain int) {
	var all bytes.Buffer
	for _, a := range articles {
		all.WriteString(encoded(t, enc, a.Body))
		all.WriteByte('\n')
	}
	for all.Len() >= size && told+wrong+short < 60 {
		piece := all.Next(size)
		if !slices.ContainsFunc(piece, func(c byte) bool { return c >= 0x80 }) {
			plain++
			continue
		}
		want, _ := enc.NewDecoder().Bytes(piece)
		found, err := detectCharset(piece)
		switch {
		case err != nil:
			short++
		case decodedBy(found, piece) == string(want):
			told++
		default:
			wrong++
			if wrong < 3 {
				t.Logf("%s for %v: %.200s", found.name, enc, decodedBy(found, piece))
			}
		}
	}
	return told, wrong, short, plain
}

func decodedBy(c candidate, piece []byte) string {
	var b strings.Builder
	for _, char := range piece {
		b.WriteRune(c.table.DecodeByte(char))
	}
	return b.String()
}

func FuzzCharset(f *testing.F) {
	f.Add([]byte(ruText))
	f.Add([]byte(encoded(f, charmap.KOI8U, ukText)))
	f.Add([]byte(encoded(f, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), ruText)))
	f.Add([]byte(ukText + "\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := openInput("x", bytes.NewReader(data), nil)
		if err != nil {
			return
		}
		in.decode("windows-1250")
		text, _ := io.ReadAll(in.r)
		if invalidUTF8(text) >= 0 {
			t.Errorf("%q: not UTF-8", text)
		}
	})
}
