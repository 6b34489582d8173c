package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dateline/index"
)

// A sentence ends where one ends, in several scripts, and not at an
// abbreviation.
func TestSentenceAround(t *testing.T) {
	for _, test := range []struct{ text, words, want string }{
		{"One came. Two met in Kyiv on Friday. Three left.", "Kyiv", "Two met in Kyiv on Friday."},
		{"KYIV, Jan. 23 (Demo) - Talks began. More follows.", "Talks", "KYIV, Jan. 23 (Demo) - Talks began."},
		{"He met Gen. Burhan in Port Sudan. It rained.", "Burhan", "He met Gen. Burhan in Port Sudan."},
		{"First line\nSecond line with Kyiv\nThird", "Kyiv", "Second line with Kyiv"},
		{"Він приїхав. Чи був він у Києві? Так.", "Києві", "Чи був він у Києві?"},
		{"وصل الوفد. هل زار كييف؟ نعم.", "كييف", "هل زار كييف؟"},
		{"代表团到达。他们访问了基辅。然后离开。", "基辅", "他们访问了基辅。"},
		{"It cost 3.5 million in Kyiv today. Next.", "Kyiv", "It cost 3.5 million in Kyiv today."},
		{"Kyiv", "Kyiv", "Kyiv"},
	} {
		at := strings.Index(test.text, test.words)
		span := sentenceAround(test.text, index.Span{Start: at, End: at + len(test.words)})
		if got := test.text[span.Start:span.End]; got != test.want {
			t.Errorf("%q in %q, want %q", got, test.text, test.want)
		}
	}
}

// Whatever the text, a sentence holds what it proves, has a bound, and cuts no
// letter.
func TestSentenceBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.StringOfN(rapid.RuneFrom([]rune("aЖ我 .\n?؟é ")), 0, 500, -1).Draw(t, "before")
		words := rapid.StringOfN(rapid.RuneFrom([]rune("abЖ我. ")), 1, 9, -1).Draw(t, "words")
		after := rapid.StringOfN(rapid.RuneFrom([]rune("aЖ我 .\n?؟é ")), 0, 500, -1).Draw(t, "after")
		text := before + words + after
		span := sentenceAround(text, index.Span{Start: len(before), End: len(before) + len(words)})
		if span.Start > len(before) || span.End < len(before)+len(words) || span.End-span.Start > len(words)+2*sentenceSide {
			t.Fatalf("%v around %d to %d", span, len(before), len(before)+len(words))
		}
		if !utf8.ValidString(text[span.Start:span.End]) {
			t.Fatalf("%q is cut in a letter", text[span.Start:span.End])
		}
	})
}

// Mentions whose span is wrong prove nothing and break nothing.
func TestFaultyMentions(t *testing.T) {
	a := &index.Article{ID: "x", Title: "Київ", Body: "Київ стоїть.", Mentions: []index.Mention{
		{Field: "actor", Value: "V", Start: -1, End: 4}, {Field: "actor", Value: "V", Start: 1, End: 4}, {Field: "actor", Value: "V", Start: 5, End: 99},
		{Field: "actor", Value: "V", Start: 4, End: 4}, {Field: "actor", Value: "V", Start: 0, End: 8, In: index.InTitle}, {Field: "actor", Value: "W", Start: 0, End: 8},
	}}
	got := proofs(a, "actor", "V")
	if len(got) != 1 || got[0].In != index.InTitle {
		t.Errorf("%+v", got)
	}
}
