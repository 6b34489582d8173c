package source

import (
	"errors"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// A character set of one byte a character is recognised by the letters that it
// makes of the bytes above ASCII: each pair of character set and language is
// scored by how likely its text is, by the frequencies of letters and by what
// stands beside them. The best must fit, and must be better than every one that
// gives another text.

const (
	minFit   = -5.6 // logarithm of likelihood a letter; text in its own character set has -2 to -4.5
	minHigh  = 2    // bytes above ASCII: one letter could be any
	lastSign = 0x9f // up to here the windows sets have quotation marks and dashes, of which one will do

	// How much better the best must be than one that gives another text: by
	// this for each byte that is another character in it, up to the first.
	minMargin  = 12.0
	marginEach = 3.0
)

// Likelihoods, as logarithms, of what is no letter of the language, and of
// letters in a place where they seldom stand.
const (
	likelySign   = -4.0 // a quotation mark, dash or other sign of written text
	likelyLetter = -7.5 // a letter of another language
	likelyOther  = -9.0 // a frame, a control character, an undefined byte
	capital      = -2.5
	capitalIn    = -5.0 // behind a small letter: the halves of KOI8 and windows-1251 are the other way round
	alone        = -3.0 // a letter of another script without one beside it, or beside an ASCII one
	aloneLatin   = -1.5 // an accented letter beside none
	besideAccent = -2.0 // two accented letters side by side
)

var (
	errFewLetters = errors.New("and too few other letters to tell the character set by")
	errNoCharset  = errors.New("and in no character set that is known here")
	errManyFit    = errors.New("and in more than one character set readable")
)

// signs stand in written text beside letters.
const signs = "«»„“”‘’‚–—…№§°€\u00a0\u00ad،؛؟ًٌٍَُِّْ¿¡ºª·•"

// share is a group of letters of nearly the same frequency.
type share struct {
	thousandths float64 // of all letters above ASCII, each
	letters     string
}

// alphabet has the letters of a language that are not ASCII.
type alphabet struct {
	latin  bool
	shares []share
}

func russian() alphabet {
	return alphabet{false, []share{{100, "о"}, {82, "еаи"}, {60, "нтс"}, {45, "рвл"}, {31, "кмдп"}, {20, "уяыь"}, {15, "гзбч"}, {10, "йхжш"}, {5, "юцщэ"}, {2, "фё"}, {0.4, "ъ"}}}
}

func ukrainian() alphabet {
	return alphabet{false, []share{{92, "оан"}, {58, "иіетв"}, {42, "рсл"}, {33, "кудмп"}, {19, "язьбг"}, {12, "йчх"}, {8, "цжшюїє"}, {4, "щф"}, {0.3, "ґ"}}}
}

func arabic() alphabet {
	return alphabet{false, []share{{134, "ال"}, {85, "ي"}, {62, "ومن"}, {50, "رتب"}, {32, "ةعدسفهك"}, {20, "أقحج"}, {10, "شصطخىذ"}, {6, "زثضغإئ"}, {3, "ءآظؤ"}}}
}

func french() alphabet {
	return alphabet{true, []share{{650, "é"}, {120, "èà"}, {25, "êç"}, {12, "îôâûù"}, {4, "ïëœü"}}}
}

func spanish() alphabet {
	return alphabet{true, []share{{270, "óí"}, {180, "áé"}, {90, "ñ"}, {40, "ú"}, {5, "ü"}}}
}

func german() alphabet {
	return alphabet{true, []share{{370, "ü"}, {290, "ä"}, {170, "ö"}, {120, "ß"}, {5, "é"}}}
}

func portuguese() alphabet {
	return alphabet{true, []share{{190, "ãç"}, {110, "éíá"}, {70, "óê"}, {40, "õâú"}, {15, "àô"}}}
}

func polish() alphabet {
	return alphabet{true, []share{{230, "ł"}, {170, "ę"}, {140, "ó"}, {120, "ą"}, {100, "żś"}, {60, "ć"}, {30, "ńź"}}}
}

func turkish() alphabet {
	return alphabet{true, []share{{400, "ı"}, {150, "üş"}, {100, "çğ"}, {75, "ö"}, {20, "İ"}, {4, "âî"}}}
}

// candidate is a character set with the languages that are written in it.
type candidate struct {
	name      string
	encoding  encoding.Encoding
	table     *charmap.Charmap
	alphabets []alphabet
}

// candidates returns the character sets that are recognised. Where two give
// the same text the first is taken.
func candidates() []candidate {
	cyrillic := []alphabet{russian(), ukrainian()}
	western := []alphabet{french(), spanish(), german(), portuguese()}
	all := []candidate{
		{name: "windows-1251", table: charmap.Windows1251, alphabets: cyrillic},
		{name: "koi8-u", table: charmap.KOI8U, alphabets: cyrillic},
		{name: "koi8-r", table: charmap.KOI8R, alphabets: cyrillic[:1]},
		{name: "iso-8859-5", table: charmap.ISO8859_5, alphabets: cyrillic},
		{name: "ibm866", table: charmap.CodePage866, alphabets: cyrillic},
		{name: "windows-1256", table: charmap.Windows1256, alphabets: []alphabet{arabic()}},
		{name: "iso-8859-6", table: charmap.ISO8859_6, alphabets: []alphabet{arabic()}},
		{name: "windows-1252", table: charmap.Windows1252, alphabets: western},
		{name: "iso-8859-15", table: charmap.ISO8859_15, alphabets: western},
		{name: "windows-1250", table: charmap.Windows1250, alphabets: []alphabet{polish()}},
		{name: "iso-8859-2", table: charmap.ISO8859_2, alphabets: []alphabet{polish()}},
		{name: "windows-1254", table: charmap.Windows1254, alphabets: []alphabet{turkish()}},
	}
	for i := range all {
		all[i].encoding = all[i].table
	}
	return all
}

// detectCharset returns the character set of a text that is not UTF-8, or says
// why it cannot be told.
func detectCharset(sample []byte) (candidate, error) {
	high := highBytes(sample)
	if len(high) == 0 || len(high) < minHigh && high[0] > lastSign {
		return candidate{}, errFewLetters
	}
	all := candidates()
	scores := make([]float64, len(all))
	best := 0
	for i, c := range all {
		if scores[i] = c.score(sample); scores[i] > scores[best] {
			best = i
		}
	}
	if scores[best]/float64(len(high)) < minFit {
		return candidate{}, errNoCharset
	}
	for i, c := range all {
		differ := all[best].differences(c, high)
		if differ > 0 && scores[best]-scores[i] < min(minMargin, marginEach*float64(differ)) {
			return candidate{}, errManyFit
		}
	}
	return all[best], nil
}

func highBytes(sample []byte) []byte {
	var high []byte
	for _, c := range sample {
		if c >= 0x80 {
			high = append(high, c)
		}
	}
	return high
}

// differences returns how many bytes are other characters in another set.
func (c candidate) differences(other candidate, sample []byte) int {
	var differ [256]bool
	for i := range differ {
		differ[i] = c.table.DecodeByte(byte(i)) != other.table.DecodeByte(byte(i))
	}
	n := 0
	for _, b := range sample {
		if differ[b] {
			n++
		}
	}
	return n
}

// score returns the likelihood of a sample in the language that fits best.
func (c candidate) score(sample []byte) float64 {
	best := math.Inf(-1)
	for _, a := range c.alphabets {
		best = max(best, a.model(c.table).score(sample))
	}
	return best
}

// model is an alphabet in a character set: what each byte is.
type model struct {
	latin  bool
	likely [256]float64 // of a byte where nothing speaks against it
	letter [256]bool
	lower  [256]bool
	upper  [256]bool
}

func (a alphabet) model(table *charmap.Charmap) *model {
	known := map[rune]float64{}
	for _, s := range a.shares {
		for _, r := range s.letters {
			known[r] = math.Log(s.thousandths / 1000)
		}
	}
	m := &model{latin: a.latin}
	for i := range m.likely {
		r := table.DecodeByte(byte(i))
		m.letter[i], m.lower[i], m.upper[i] = unicode.IsLetter(r), unicode.IsLower(r), unicode.IsUpper(r)
		m.likely[i] = likelihood(known, r)
	}
	return m
}

func likelihood(known map[rune]float64, r rune) float64 {
	if l, ok := known[r]; ok {
		return l
	}
	l, ok := known[unicode.ToLower(r)]
	switch {
	case ok:
		return l + capital
	case unicode.IsLetter(r):
		return likelyLetter
	case strings.ContainsRune(signs, r):
		return likelySign
	}
	return likelyOther
}

func (m *model) score(sample []byte) float64 {
	sum := 0.0
	for i, c := range sample {
		if c < 0x80 {
			continue
		}
		before, behind := byte(' '), byte(' ')
		if i > 0 {
			before = sample[i-1]
		}
		if i+1 < len(sample) {
			behind = sample[i+1]
		}
		sum += m.likely[c]
		if m.letter[c] {
			sum += m.beside(before, c, behind)
		}
	}
	return sum
}

// beside weighs the neighbours of a letter.
func (m *model) beside(before, c, behind byte) float64 {
	ascii := isASCIILetter(before) || isASCIILetter(behind)
	accented := before >= 0x80 && m.letter[before] || behind >= 0x80 && m.letter[behind]
	sum := 0.0
	if m.upper[c] && m.lower[before] {
		sum = capitalIn
	}
	switch {
	case m.latin && accented:
		sum += besideAccent
	case m.latin && !ascii:
		sum += aloneLatin
	case !m.latin && (ascii || !accented):
		sum += alone
	}
	return sum
}

func isASCIILetter(r byte) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
