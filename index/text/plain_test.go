package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// slowBorders is AppendBorders without a short way for plain words.
func slowBorders(s string) []Word {
	var all []Word
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !startsWord(r) {
			i += size
			continue
		}
		w := Word{Start: i}
		if unspaced(r) {
			w.End = skipMarks(s, i+size)
			i = w.End
		} else {
			w.End, i = wordEnd(s, i)
		}
		if w.Folded = w.fold(s); w.Folded != "" {
			all = append(all, w)
		}
	}
	return all
}

// pieces are what decides where a word ends, and some words.
var pieces = strings.Split("a|B|s|S|l|qu|U.S|.|,|'|’|`|ʼ|´| |  |\n|-|1|20|a.b|é|́|\u00ad|\u200f|停|ก|Київ|و|\xff|ĳ|٣|talks|Ukraine|(|)|\x00", "|")

func TestPlainWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200_000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		if diff := cmp.Diff(slowBorders(s), Words(s)); diff != "" {
			t.Fatalf("words of %q (-slow +fast):\n%s", s, diff)
		}
	}
}
