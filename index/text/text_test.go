package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Ceasefire talks, Geneva.", "ceasefire talks geneva"},
		{"Ukraine's U.S.-backed plan", "ukraine us backed plan"},
		{"the U.S. said", "the us said"},
		{"l'Ukraine et qu’il", "l ukraine et qu il"},
		{"Sana'a Sanaa Куп'янськ Купʼянськ", "sanaa sanaa купянськ купянськ"},
		{"12,000 people, 3.5 km", "12000 people 3.5 km"},
		{"négociation Négociation", "negociation negociation"},
		{"Київ Зеленський ёлка Ґонґадзе", "київ зеленський елка гонгадзе"},
		{"أبوظبي مُحَادَثات كـــييف", "ابوظبي محادثات كييف"},
		{"停火 talks", "停 火 talks"},
		{"co\u00adoperation zero\u200bwidth", "cooperation zerowidth"},
		{"M23 F-16", "m23 f 16"},
		{"٢٠٢٦", "2026"},
		{"bad \xff\xfe bytes", "bad bytes"},
		{"Nov.2 a.m.", "nov 2 am"},
		{"Straße Ørsted Łódź İstanbul", "strasse orsted lodz istanbul"},
	}
	for _, tt := range tests {
		if got := Key(tt.in); got != tt.want {
			t.Errorf("Key(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWordsSpan(t *testing.T) {
	const s = "Ukraine’s U.S. l’Iran"
	var got []string
	for _, w := range Words(s) {
		got = append(got, s[w.Start:w.End])
	}
	if diff := cmp.Diff([]string{"Ukraine", "U.S.", "l", "Iran"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestStem(t *testing.T) {
	same := []struct{ language, a, b string }{
		{"en", "talks", "talking"}, {"en", "Negotiations", "negotiation"}, {"fr", "négociations", "négociation"},
		{"es", "negociación", "negociaciones"}, {"ru", "переговоры", "переговорах"}, {"uk", "переговори", "переговорів"},
		{"uk", "області", "область"}, {"de", "Verhandlungen", "Verhandlung"},
	}
	for _, tt := range same {
		if a, b := Stem(tt.language, tt.a), Stem(tt.language, tt.b); a != b || a == "" {
			t.Errorf("%s: stem %q = %q, stem %q = %q, want the same", tt.language, tt.a, a, tt.b, b)
		}
	}
	if got := Stem("zz", "talks"); got != "" {
		t.Errorf("Stem of an unknown language = %q", got)
	}
}

// TestStemKeepsInitial holds every stemmer to what KeepsInitial says of it.
func TestStemKeepsInitial(t *testing.T) {
	words := strings.Fields("talks dying early Ärger übergibt Öl échange État ñandú переговорах ёлка їжею українських Yılmaz İstanbul ışık âge øer åbner és őket ceasefire's çalışır")
	for language := range stemmers {
		for _, w := range words {
			stem, folded := strings.TrimPrefix(Stem(language, w), stemMark+language+":"), Fold(w)
			a, _ := utf8.DecodeRuneInString(stem)
			b, _ := utf8.DecodeRuneInString(folded)
			if stem != "" && a != b && KeepsInitial(language) {
				t.Errorf("%s: the stem of %q is %q", language, w, stem)
			}
		}
	}
}

func FuzzStemKeepsInitial(f *testing.F) {
	for language := range stemmers {
		f.Add(language, "talking Öl переговорах їжею İstanbul øer")
	}
	f.Fuzz(func(t *testing.T, language, s string) {
		if !KeepsInitial(language) {
			return
		}
		for _, w := range Words(s) {
			stem := strings.TrimPrefix(Stem(language, s[w.Start:w.End]), stemMark+language+":")
			a, _ := utf8.DecodeRuneInString(stem)
			b, _ := utf8.DecodeRuneInString(w.Folded)
			if stem != "" && a != b {
				t.Fatalf("%s: the stem of %q is %q, its form %q", language, s[w.Start:w.End], stem, w.Folded)
			}
			if word := s[w.Start:w.End]; isASCII(word) && stem != "" && len(word) < ShortestWith(language, stemTerm(language, stem)) {
				t.Fatalf("%s: the stem of %q is %q", language, word, stem)
			}
		}
	})
}

func FuzzWords(f *testing.F) {
	f.Add("Ukraine’s U.S. l’Iran 12,000 停火 Київ")
	f.Add("a.b.c.'s\u200d\u0301")
	f.Add("0\u037a ﹰ")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, w := range Words(s) {
			if w.Start < last || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("word %+v of %q overlaps or is out of range", w, s)
			}
			if len(w.Folded) > MaxWord || strings.ContainsAny(w.Folded, " \x02") {
				t.Fatalf("folded %q", w.Folded)
			}
			if utf8.ValidString(s) && Fold(w.Folded) != w.Folded {
				t.Fatalf("Fold(%q) = %q: not idempotent", w.Folded, Fold(w.Folded))
			}
			last = w.End
		}
	})
}

func BenchmarkWords(b *testing.B) {
	s := strings.Repeat("Negotiators from Ukraine, Russia, and the United States convened in Abu Dhabi on January 23, 2026. ", 100)
	b.SetBytes(int64(len(s)))
	var buf []Word
	for b.Loop() {
		buf = AppendWords(buf[:0], s)
	}
}

// FuzzBorders holds words without their forms to those with them, and both to
// those that are found the long way.
func FuzzBorders(f *testing.F) {
	f.Add("The U.S. and Sana’a’s l'Ukraine — 12,000 \u00ad\u0301 ёлка 停火 Ⓐ ﬁre")
	f.Fuzz(func(t *testing.T, s string) {
		words, borders := Words(s), AppendBorders(nil, s)
		if !slices.Equal(words, slowBorders(s)) {
			t.Fatalf("words of %q are %+v, want %+v", s, words, slowBorders(s))
		}
		if len(words) != len(borders) {
			t.Fatalf("%d words, %d borders", len(words), len(borders))
		}
		for i, w := range borders {
			if got := (Word{w.Start, w.End, w.FoldedIn(s)}); got != words[i] || got.Folded == "" {
				t.Fatalf("%+v, want %+v", got, words[i])
			}
			if first, _ := utf8.DecodeRuneInString(words[i].Folded); s[w.Start] < utf8.RuneSelf && first != unicode.ToLower(rune(s[w.Start])) {
				t.Fatalf("%q is folded to %q: a reader trusts the first letter", s[w.Start:w.End], words[i].Folded)
			}
		}
	})
}
