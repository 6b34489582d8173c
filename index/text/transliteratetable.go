package text

// The tables of this file follow published systems of romanisation.
//
// Russian: BGN/PCGN 1947. Ukrainian: the national system of 2010, Resolution 55
// of the Cabinet of Ministers of Ukraine of 27 January 2010 (BGN/PCGN 2019).
// Arabic: BGN/PCGN 1956, without the marks that the press leaves out. To Latin
// they are as published, but for apostrophes and marks; backwards they give the
// letter that is commonest for a sequence.

var russianToLatin = []spelling{
	{from: "е", to: "e", first: "ye", vowel: "ye"}, {from: "ё", to: "e", first: "ye", vowel: "ye"},
	{from: "а", to: "a"}, {from: "б", to: "b"}, {from: "в", to: "v"}, {from: "г", to: "g"}, {from: "д", to: "d"}, {from: "ж", to: "zh"}, {from: "з", to: "z"},
	{from: "и", to: "i"}, {from: "й", to: "y"}, {from: "к", to: "k"}, {from: "л", to: "l"}, {from: "м", to: "m"}, {from: "н", to: "n"}, {from: "о", to: "o"},
	{from: "п", to: "p"}, {from: "р", to: "r"}, {from: "с", to: "s"}, {from: "т", to: "t"}, {from: "у", to: "u"}, {from: "ф", to: "f"}, {from: "х", to: "kh"},
	{from: "ц", to: "ts"}, {from: "ч", to: "ch"}, {from: "ш", to: "sh"}, {from: "щ", to: "shch"}, {from: "ъ"}, {from: "ы", to: "y"}, {from: "ь"},
	{from: "э", to: "e"}, {from: "ю", to: "yu"}, {from: "я", to: "ya"},
}

var ukrainianToLatin = []spelling{
	{from: "зг", to: "zgh"},
	{from: "є", to: "ie", first: "ye"}, {from: "ї", to: "i", first: "yi"}, {from: "й", to: "i", first: "y"}, {from: "ю", to: "iu", first: "yu"}, {from: "я", to: "ia", first: "ya"},
	{from: "а", to: "a"}, {from: "б", to: "b"}, {from: "в", to: "v"}, {from: "г", to: "h"}, {from: "ґ", to: "g"}, {from: "д", to: "d"}, {from: "е", to: "e"},
	{from: "ж", to: "zh"}, {from: "з", to: "z"}, {from: "и", to: "y"}, {from: "і", to: "i"}, {from: "к", to: "k"}, {from: "л", to: "l"}, {from: "м", to: "m"},
	{from: "н", to: "n"}, {from: "о", to: "o"}, {from: "п", to: "p"}, {from: "р", to: "r"}, {from: "с", to: "s"}, {from: "т", to: "t"}, {from: "у", to: "u"},
	{from: "ф", to: "f"}, {from: "х", to: "kh"}, {from: "ц", to: "ts"}, {from: "ч", to: "ch"}, {from: "ш", to: "sh"}, {from: "щ", to: "shch"},
	{from: "ь"}, {from: "'"}, {from: "’"},
}

var latinToUkrainian = []spelling{
	{from: "tskyi", to: "цький"}, {from: "skyi", to: "ський"}, {from: "shch", to: "щ"}, {from: "zgh", to: "зг"},
	{from: "zh", to: "ж"}, {from: "kh", to: "х"}, {from: "ts", to: "ц"}, {from: "ch", to: "ч"}, {from: "sh", to: "ш"},
	{from: "ye", to: "иє", first: "є"}, {from: "yi", to: "ий", first: "ї"}, {from: "yu", to: "ию", first: "ю"}, {from: "ya", to: "ия", first: "я"},
	{from: "ie", to: "є"}, {from: "iu", to: "ю"}, {from: "ia", to: "я"}, {from: "i", to: "і", vowel: "й"}, {from: "y", to: "и", first: "й"},
	{from: "a", to: "а"}, {from: "b", to: "б"}, {from: "v", to: "в"}, {from: "h", to: "г"}, {from: "g", to: "ґ"}, {from: "d", to: "д"}, {from: "e", to: "е"},
	{from: "z", to: "з"}, {from: "k", to: "к"}, {from: "l", to: "л"}, {from: "m", to: "м"}, {from: "n", to: "н"}, {from: "o", to: "о"}, {from: "p", to: "п"},
	{from: "r", to: "р"}, {from: "s", to: "с"}, {from: "t", to: "т"}, {from: "u", to: "у"}, {from: "f", to: "ф"},
}

var latinToRussian = []spelling{
	{from: "shch", to: "щ"}, {from: "zh", to: "ж"}, {from: "kh", to: "х"}, {from: "ts", to: "ц"}, {from: "ch", to: "ч"}, {from: "sh", to: "ш"},
	{from: "yy", to: "ый"}, {from: "iy", to: "ий"}, {from: "ye", to: "ье", first: "е", vowel: "е"}, {from: "yo", to: "ё"}, {from: "yu", to: "ю"}, {from: "ya", to: "я"},
	{from: "y", to: "ы", vowel: "й"}, {from: "e", to: "е", first: "э"},
	{from: "a", to: "а"}, {from: "b", to: "б"}, {from: "v", to: "в"}, {from: "g", to: "г"}, {from: "d", to: "д"}, {from: "z", to: "з"}, {from: "i", to: "и"},
	{from: "k", to: "к"}, {from: "l", to: "л"}, {from: "m", to: "м"}, {from: "n", to: "н"}, {from: "o", to: "о"}, {from: "p", to: "п"}, {from: "r", to: "р"},
	{from: "s", to: "с"}, {from: "t", to: "т"}, {from: "u", to: "у"}, {from: "f", to: "ф"},
}

var arabicToLatin = []spelling{
	{from: "ا", to: "a"}, {from: "أ", to: "a"}, {from: "إ", to: "i"}, {from: "آ", to: "a"}, {from: "ب", to: "b"}, {from: "ت", to: "t"}, {from: "ث", to: "th"}, {from: "ج", to: "j"},
	{from: "ح", to: "h"}, {from: "خ", to: "kh"}, {from: "د", to: "d"}, {from: "ذ", to: "dh"}, {from: "ر", to: "r"}, {from: "ز", to: "z"}, {from: "س", to: "s"}, {from: "ش", to: "sh"},
	{from: "ص", to: "s"}, {from: "ض", to: "d"}, {from: "ط", to: "t"}, {from: "ظ", to: "z"}, {from: "ع"}, {from: "غ", to: "gh"}, {from: "ف", to: "f"}, {from: "ق", to: "q"},
	{from: "ك", to: "k"}, {from: "ل", to: "l"}, {from: "م", to: "m"}, {from: "ن", to: "n"}, {from: "ه", to: "h"}, {from: "و", to: "u", first: "w", vowel: "w"},
	{from: "ي", to: "i", first: "y", vowel: "y"}, {from: "ة", to: "ah"}, {from: "ى", to: "a"}, {from: "ء"}, {from: "ئ"}, {from: "ؤ"},
}

// ways is a rule with several ways to write the same letters.
type ways struct {
	from  string
	to    []string
	first []string // at the beginning of a word
}

var latinToArabic = []ways{
	{from: "kh", to: []string{"خ"}}, {from: "sh", to: []string{"ش"}}, {from: "th", to: []string{"ث"}}, {from: "dh", to: []string{"ذ"}}, {from: "gh", to: []string{"غ"}},
	{from: "aa", to: []string{"ا"}}, {from: "ou", to: []string{"و"}}, {from: "ee", to: []string{"ي"}}, {from: "ah" + endMark, to: []string{"ة", "اه"}}, {from: endMark, to: []string{""}},
	{from: "a", to: []string{"ا", ""}, first: []string{"ا"}}, {from: "i", to: []string{"ي", ""}, first: []string{"ا"}}, {from: "e", to: []string{"", "ي"}, first: []string{"ا"}},
	{from: "o", to: []string{"و", ""}, first: []string{"ا"}}, {from: "u", to: []string{"و", ""}, first: []string{"ا"}},
	{from: "bb", to: []string{"ب"}}, {from: "mm", to: []string{"م"}}, {from: "ss", to: []string{"س"}}, {from: "nn", to: []string{"ن"}}, {from: "ll", to: []string{"ل"}},
	{from: "b", to: []string{"ب"}}, {from: "t", to: []string{"ت", "ط"}}, {from: "j", to: []string{"ج"}}, {from: "h", to: []string{"ح", "ه"}}, {from: "d", to: []string{"د", "ض"}},
	{from: "r", to: []string{"ر"}}, {from: "z", to: []string{"ز"}}, {from: "s", to: []string{"س", "ص"}}, {from: "f", to: []string{"ف"}}, {from: "q", to: []string{"ق"}},
	{from: "k", to: []string{"ك"}}, {from: "g", to: []string{"ج"}}, {from: "l", to: []string{"ل"}}, {from: "m", to: []string{"م"}}, {from: "n", to: []string{"ن"}},
	{from: "w", to: []string{"و"}}, {from: "y", to: []string{"ي"}}, {from: "'", to: []string{"", "ع"}}, {from: "’", to: []string{"", "ع"}},
}
