package text

import "testing"

func TestStemCompound(t *testing.T) {
	for _, tt := range []struct {
		language, s string
		like        string // the word that has the same stem; "" for no compound
	}{
		{"en", "cease-fire", "ceasefire"},
		{"en", "Air-Strikes", "airstrike"},
		{"en", "cease\u2011fires", "ceasefire"},
		{"en", "cease fire", ""},
		{"en", "cease - fire", ""},
		{"en", "cease–fire", ""},
		{"en", "COVID-19", "COVID19"},
		{"en", "F-16s", "F16s"},
		{"en", "12-15", ""},
		{"ru", "пресс-конференции", "прессконференция"},
		{"", "cease-fire", ""},
	} {
		words := Words(tt.s)
		got := StemCompound(tt.language, tt.s, words[0], words[1])
		want := ""
		if tt.like != "" {
			want = Stem(tt.language, tt.like)
		}
		if got != want {
			t.Errorf("%q in %q is indexed as %q, want %q", tt.s, tt.language, got, want)
		}
	}
}

func TestAcronym(t *testing.T) {
	for word, want := range map[string]string{
		"US": "\x03us", "U.S.": "\x03us", "U.S": "\x03us", "us": "", "Us": "", "WHO": "\x03who", "W.H.O.": "\x03who", "who": "",
		"NATO": "", "UN": "\x03un", "un": "", "U": "", "": "", "US1": "", "...": "",
	} {
		if got := Acronym(word); got != want {
			t.Errorf("Acronym(%q) = %q, want %q", word, got, want)
		}
	}
}
