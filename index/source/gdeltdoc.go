package source

import (
	"encoding/json"
	"fmt"
	"strings"

	"dateline/index"
)

// docArticle is an article in the answers of GDELT's DOC interface
// (mode=ArtList).
type docArticle struct {
	URL           string `json:"url"`
	Title         string `json:"title"`
	SeenDate      string `json:"seendate"`
	Domain        string `json:"domain"`
	Language      string `json:"language"`      // in English
	SourceCountry string `json:"sourcecountry"` // of the outlet, not of what is reported: left out
}

// readArtList reads articles without text: headline, address, and when GDELT
// saw them.
func readArtList(in *input, yield yield) bool {
	return eventList{key: "articles", marker: "seendate", make: artListArticle}.read(in, yield)
}

func artListArticle(text []byte, _ map[string]string) (*index.Article, error) {
	if err := checkJSON(text); err != nil {
		return nil, err
	}
	var d docArticle
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, err
	}
	seen, err := parseDate(d.SeenDate)
	if err != nil {
		return nil, fmt.Errorf("seendate: %w", err)
	}
	var r record
	r.a.Title, r.a.URL, r.a.Source = oneLine(d.Title), webAddress(d.URL), oneLine(d.Domain)
	r.a.Asserted.Language = languageNamed(d.Language)
	r.a.Asserted.Published = seen
	return r.article()
}

// languageNamed returns the code of a language by its English name, or "".
func languageNamed(name string) string {
	return languageNames[strings.ToLower(strings.TrimSpace(name))]
}

// languageNames are the languages that GDELT reads, by their English names.
var languageNames = map[string]string{
	"afrikaans": "af", "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "basque": "eu", "belarusian": "be", "bengali": "bn", "bosnian": "bs",
	"bulgarian": "bg", "burmese": "my", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "estonian": "et",
	"filipino": "fil", "finnish": "fi", "french": "fr", "galician": "gl", "georgian": "ka", "german": "de", "greek": "el", "gujarati": "gu", "hausa": "ha", "hebrew": "he", "hindi": "hi",
	"hungarian": "hu", "icelandic": "is", "indonesian": "id", "italian": "it", "japanese": "ja", "kannada": "kn", "kazakh": "kk", "khmer": "km", "korean": "ko", "kurdish": "ku", "kyrgyz": "ky",
	"lao": "lo", "latvian": "lv", "lithuanian": "lt", "macedonian": "mk", "malay": "ms", "malayalam": "ml", "marathi": "mr", "mongolian": "mn", "nepali": "ne", "norwegian": "no",
	"pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa", "romanian": "ro", "russian": "ru", "serbian": "sr", "sinhala": "si", "slovak": "sk",
	"slovenian": "sl", "somali": "so", "spanish": "es", "swahili": "sw", "swedish": "sv", "tajik": "tg", "tamil": "ta", "telugu": "te", "thai": "th", "tibetan": "bo", "turkish": "tr",
	"turkmen": "tk", "ukrainian": "uk", "urdu": "ur", "uzbek": "uz", "vietnamese": "vi",
}
