package text

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestTransliterate(t *testing.T) {
	for word, want := range map[string]string{
		"Залужний": "zaluzhnyi", "Згорани": "zghorany", "Єнакієве": "yenakiieve", "Щербухи": "shcherbukhy", "Ґалаґан": "galagan", // from the resolution, or by it
		"Юрій": "yurii", "Яготин": "yahotyn", "Знам’янка": "znamianka",
		"Шойгу": "shoygu", "Герасимов": "gerasimov", "Елец": "yelets", "Подъезд": "podezd", "Объём": "obem", "Чистый": "chistyy",
		"Zaluzhnyi": "залужний", "Syrskyi": "сирський", "Yurii": "юрій", "Gerasimov": "герасимов", "Yelets": "елец", "Shoygu": "шойгу", "Chistyy": "чистый",
		"حسن": "hsn", "سالم": "salm", "كريم": "krim", "Salim": "سالم", "Hasan": "حسن", "Karim": "كريم", "Mahmoud": "محمود",
	} {
		if got := Transliterate(word); !slices.Contains(got, want) {
			t.Errorf("%s is written %v, not %s", word, got, want)
		}
	}
	for _, word := range []string{"", "U.S.", "12", "a1", "Київ2", "停火", "Łódź", "миp"} {
		if got := Transliterate(word); len(got) != 0 {
			t.Errorf("%q is written %v", word, got)
		}
	}
}

func FuzzTransliterate(f *testing.F) {
	for _, word := range []string{"Залужний", "Mohammed", "محمد", "aeiouaeiouaeiou"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got := Transliterate(word)
		if len(got) > maxTransliterations {
			t.Errorf("%q is written in %d ways", word, len(got))
		}
		for _, s := range got {
			if s == "" || utf8.ValidString(word) && !utf8.ValidString(s) {
				t.Errorf("%q is written %q", word, s)
			}
		}
	})
}
