package text

import (
	"testing"

	"pgregory.net/rapid"
)

// TestFoldCyrillic compares the short way of folding with the one for every
// script.
func TestFoldCyrillic(t *testing.T) {
	letters := []rune("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐўЎѣ\u0301'a")
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.SampledFrom(letters), 1, 12).Draw(t, "letters"))
		if got, want := Fold(s), foldAny(s); !isASCII(s) && got != want {
			t.Fatalf("%q folds to %q, want %q", s, got, want)
		}
	})
	for _, r := range letters {
		if s := string(r); !isASCII(s) && Fold(s) != foldAny(s) {
			t.Errorf("%q folds to %q, want %q", s, Fold(s), foldAny(s))
		}
	}
}
