package gazetteer

import (
	"strings"

	"dateline/index/text"
)

// Match is a name found in a text.
type Match struct {
	Start, End  int    // byte offsets into the text
	First, Last int    // the words of the text from First up to, not including, Last
	Prefix      string // Arabic letters written together with the name: "و" and, "ب" in, "ل" to
	g           *Gazetteer
	senses      []uint32
}

// Len returns the number of things that the name can mean, at least one.
func (m *Match) Len() int { return len(m.senses) }

// Sense returns one of the things that the name can mean; the most prominent
// come first.
func (m *Match) Sense(i int) Sense { return m.g.sense(m.senses[i]) }

// Scan appends to dst the names that stand in s, whose words (all or a run of
// them) are given: in order, the longest at each point, none overlapping. Case
// is not looked at: the uses of a sense say what the caller should look at.
func (g *Gazetteer) Scan(dst []Match, s string, words []text.Word) []Match {
	for i := 0; i < len(words); {
		m, ok := g.at(s, words, i)
		if !ok {
			i++
			continue
		}
		i = m.Last
		if len(m.senses) > 0 {
			dst = append(dst, m)
		}
	}
	return dst
}

// at returns the longest name that starts at a word.
func (g *Gazetteer) at(s string, words []text.Word, i int) (Match, bool) {
	word := words[i].Folded
	if key, last := g.longest(words, i, word); key != noKey {
		return g.match(words, i, last, key), true
	}
	if word[0] < arabicLead || word[0] > arabicLeadEnd {
		return Match{}, false
	}
	for _, p := range arabicPrefixes {
		bare, ok := strings.CutPrefix(word, p.letters)
		if !ok || len(bare) < minBareArabic {
			continue
		}
		key, last := g.longest(words, i, p.article+bare)
		if key == noKey {
			continue
		}
		m := g.match(words, i, last, key)
		m.Prefix = p.stands
		if p.article == "" && strings.HasPrefix(s[m.Start:], p.letters) {
			m.Start += len(p.letters)
		}
		return m, true
	}
	return Match{}, false
}

func (g *Gazetteer) match(words []text.Word, first, last, key int) Match {
	return Match{
		Start: words[first].Start, End: words[last-1].End, First: first, Last: last,
		g: g, senses: g.senses[g.first[key]:g.first[key+1]],
	}
}

// longest follows the words from i on, the first of them in the given form, and
// returns the key of the longest name and the number of the word behind it.
func (g *Gazetteer) longest(words []text.Word, i int, form string) (key, last int) {
	key, last = noKey, i
	node := follow(rootNode, hashWord(form))
	for {
		found, more := g.keys.find(node)
		i++
		if found != noKey {
			key, last = found, i
		}
		if !more || i == len(words) {
			return key, last
		}
		node = follow(node, hashWord(words[i].Folded))
	}
}

// An Arabic word is written together with the particles and, then, in, for,
// like, and with the article. The longer sets come first.
var arabicPrefixes = []struct {
	letters string // as written (folded)
	article string // what of the article the letters have swallowed
	stands  string // the particles alone
}{
	{"ولل", "ال", "ول"}, {"فلل", "ال", "فل"}, {"لل", "ال", "ل"},
	{"وب", "", "وب"}, {"ول", "", "ول"}, {"فب", "", "فب"}, {"فل", "", "فل"}, {"وك", "", "وك"},
	{"و", "", "و"}, {"ف", "", "ف"}, {"ب", "", "ب"}, {"ل", "", "ل"}, {"ك", "", "ك"},
}

const (
	arabicLead, arabicLeadEnd = 0xd8, 0xdb // first bytes of Arabic letters in UTF-8 (U+0600 to U+06FF)
	minBareArabic             = 6          // bytes, three letters: less would be found inside ordinary words
)
