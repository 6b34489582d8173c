package text

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
)

// ukrainianEndings are inflectional endings, longest first: of nouns and
// adjectives by case and number, of verbs by person and tense. They follow the
// declension tables of any school grammar; no derivational suffix is taken off,
// so that українська and українських keep -ськ- alike. TestUkrainianForms
// measures them.
var ukrainianEndings = []string{
	"ювати", "увати", "ується", "ються", "уються", "ають", "яють", "ував", "ював",
	"ями", "ами", "ові", "еві", "єві", "ого", "ому", "ими", "ії", "ією", "ію", "ія", "ій", "іях", "іям", "іями",
	"ої", "ою", "ею", "єю", "их", "им", "ім", "ах", "ях", "ам", "ям", "ом", "ем", "єм", "ів", "їв", "ей", "ий", "ій",
	"ати", "яти", "ити", "іти", "ав", "яв", "ив", "ла", "ло", "ли", "ать", "ять", "ить", "ють", "уть",
	"а", "я", "у", "ю", "і", "ї", "е", "є", "и", "о", "ь", "й",
}

// minUkrainianStem is the number of letters that an ending must leave: less
// would join unrelated short words.
const minUkrainianStem = 3

// stemUkrainian takes the longest known ending off a Ukrainian word. It is a
// light stemmer in the sense of Savoy, "Light stemming approaches for the
// French, Portuguese, German and Hungarian languages" (2006): inflection only.
func stemUkrainian(env *snowballstem.Env) bool {
	word := env.Current()
	longest := ""
	for _, ending := range ukrainianEndings {
		rest, ok := strings.CutSuffix(word, ending)
		if ok && len(ending) > len(longest) && utf8.RuneCountInString(rest) >= minUkrainianStem {
			longest = ending
		}
	}
	if longest == "" {
		return false
	}
	env.SetCurrent(strings.TrimSuffix(word, longest))
	return true
}
