package web

import (
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/index"
	"dateline/search"
	"dateline/search/searchtest"
)

// Errors, notes and rules are in the language of the page, and only what is to
// be typed is as it is typed.
func TestWordsOfThePage(t *testing.T) {
	const fields = "title, body, actor, location, source, language, type, dateline, credit, story, sources, sources.independent, date, event, killed, killed.low, killed.high"
	long := strings.Repeat("x ", 1500)
	article := index.Article{ID: "words", Title: "Talks", Body: "Talks in Kharkiv.", Locations: []string{"Ukraine/Kharkiv"}, Mentions: []index.Mention{
		{Field: index.FieldLocation, Value: "Ukraine/Kharkiv", Start: 9, End: 16, Text: "Kharkiv", In: index.InBody, Rule: "region", Confidence: 0.9},
	}}
	h := fixture(func(c *Config) { c.Searcher = searchtest.NewMemory(append(corpus(), &article), names()) })
	search := func(q string) string { return "/search?q=" + url.QueryEscape(q) }
	proof := "/evidence?field=location&value=" + url.QueryEscape("Ukraine/Kharkiv")
	for lang, pages := range map[string]map[string][]string{
		"en": {
			search(`"peace`):          {"A closing quote is missing.", `Put " at the end of the phrase.`},
			search("acter:Putin"):     {`There is no field "acter".`, "Did you mean actor:? The fields are " + fields + "."},
			search("date:2026-13"):    {"“2026-13” is not a date.", "a range is 2026-01..2026-03"},
			search("talks NOT"):       {"NOT needs something behind it.", "behind NOT."},
			search(long):              {"The query has 3000 bytes, 2048 are allowed."},
			search("type:Batle"):      {`no article has the type "Batle"; did you mean "Battle"?`},
			"/search?colour=red":      {`There is no parameter "colour".`, "The parameters are listed at /help."},
			"/articles/words":         {"Location: Ukraine / Kharkiv (rule: region, right in about 90 of 100 cases)"},
			"/articles/none":          {"No article has this id.", "It may have been deleted"},
			proof:                     {"rule: region, right in about 90 of 100 cases"},
			"/compare?q=a&q2=acter:x": {`In the second search: there is no field "acter".`},
		},
		"uk": {
			search(`"peace`):          {"Бракує закривних лапок.", `Поставте " у кінці фрази.`},
			search("acter:Putin"):     {`Поля "acter" немає.`, "Можливо, ви мали на увазі actor:? Є такі поля: " + fields + "."},
			search("date:2026-13"):    {"«2026-13» — не дата.", "проміжок — 2026-01..2026-03"},
			search("talks NOT"):       {"За NOT має щось стояти."},
			search(long):              {"Запит задовгий (байтів: 3\u00a0000), дозволено щонайбільше 2\u00a0048."},
			search("type:Batle"):      {`жодна стаття не містить значення "Batle" у полі type; можливо, ви мали на увазі "Battle"?`},
			"/search?colour=red":      {`Параметра "colour" немає.`, "на сторінці /help."},
			"/articles/words":         {`lang="uk" dir="auto"><span>Місце: Ukraine / Kharkiv (правило: регіон, правильне приблизно у 90 випадках зі 100)`},
			"/articles/none":          {"Статті з цим ідентифікатором немає."},
			proof:                     {"правило: регіон"},
			"/compare?q=a&q2=acter:x": {`У другому пошуку: поля "acter" немає.`},
		},
		"ru": {
			search(`"peace`):       {"Не хватает закрывающих кавычек."},
			search("acter:Putin"):  {`Поля "acter" нет.`, "Возможно, вы имели в виду actor:?"},
			search("date:2026-13"): {"«2026-13» — не дата."},
			search("talks NOT"):    {"За NOT должно что-то стоять."},
			search(long):           {"Запрос слишком длинный (байтов: 3\u00a0000)"},
			search("type:Batle"):   {`ни одна статья не содержит значения "Batle" в поле type; возможно, вы имели в виду "Battle"?`},
			"/articles/words":      {"Место: Ukraine / Kharkiv (правило: регион, верно примерно в 90 случаях из 100)"},
		},
		"ar": {
			search(`"peace`):       {"تنقص علامة الاقتباس الختامية.", "ضع \u2066\"\u2069 في آخر العبارة."},
			search("acter:Putin"):  {"لا وجود لحقل باسم \u2068\"acter\"\u2069.", "هل تقصد \u2068actor:\u2069؟", "\u2068" + fields + "\u2069"},
			search("date:2026-13"): {"«\u20682026-13\u2069» ليس تاريخًا.", "\u20662026-01..2026-03\u2069"},
			search("talks NOT"):    {"يجب أن يأتي شيء بعد \u2066NOT\u2069."},
			search(long):           {"حجم الاستعلام بالبايت \u2068٣٬٠٠٠\u2069، والمسموح به \u2068٢٬٠٤٨\u2069."},
			search("type:Batle"):   {"لا مقال فيه القيمة \u2068\"Batle\"\u2069 في الحقل \u2068type\u2069؛ هل تقصد \u2068\"Battle\"\u2069؟"},
			"/articles/words":      {"المكان: \u2068Ukraine / Kharkiv\u2069 (القاعدة: \u2068إقليم\u2069، تصح في نحو ٩٠ من كل ١٠٠ حالة)"},
		},
		"fr": {
			search(`"peace`):       {"Il manque un guillemet fermant."},
			search("acter:Putin"):  {`Il n’y a pas de champ "acter".`, "Vouliez-vous dire actor: ?"},
			search("date:2026-13"): {"« 2026-13 » n’est pas une date."},
			search("talks NOT"):    {"NOT doit être suivi de quelque chose."},
			search(long):           {"La requête a 3\u00a0000 octets, maximum permis : 2\u00a0048."},
			search("type:Batle"):   {`aucun article n’a la valeur "Batle" dans le champ type ; vouliez-vous dire "Battle" ?`},
			"/articles/words":      {"Lieu : Ukraine / Kharkiv (règle : région, juste dans environ 90 cas sur 100)"},
		},
		"es": {
			search(`"peace`):       {"Faltan las comillas de cierre."},
			search("acter:Putin"):  {`No existe el campo "acter".`, "¿Quiso decir actor:?"},
			search("date:2026-13"): {"«2026-13» no es una fecha."},
			search("talks NOT"):    {"NOT debe ir seguido de algo."},
			search(long):           {"La consulta tiene 3.000 bytes, máximo permitido: 2.048."},
			search("type:Batle"):   {`ningún artículo tiene el valor "Batle" en el campo type; ¿quiso decir "Battle"?`},
			"/articles/words":      {"Lugar: Ukraine / Kharkiv (regla: región, acierta en unos 90 de cada 100 casos)"},
		},
	} {
		for target, parts := range pages {
			joint := "?"
			if strings.Contains(target, "?") {
				joint = "&"
			}
			body := html.UnescapeString(get(t, h, target+joint+paramLang+"="+lang).Body.String())
			for _, part := range parts {
				if !strings.Contains(body, part) {
					t.Errorf("%s of %.60s does not say %q", lang, target, part)
				}
			}
		}
	}
}

// Programs read English, whatever the language.
func TestWordsOfTheAPI(t *testing.T) {
	for target, part := range map[string]string{
		"/api/v1/search?lang=uk&q=acter:Putin": `"detail":"there is no field \"acter\""`,
		"/api/v1/search?lang=ar&q=type:Batle":  `"notes":["no article has the type \"Batle\"; did you mean \"Battle\"?"]`,
		"/api/v1/articles/none":                `"hint":"It may have been deleted, or its id may be incomplete."`,
	} {
		body := strings.NewReplacer(": ", ":", "\n", "", "  ", "").Replace(get(t, fixture(), target).Body.String())
		if !strings.Contains(body, strings.ReplaceAll(part, ": ", ":")) {
			t.Errorf("%s does not say %s: %s", target, part, body)
		}
	}
}

// Whatever the engine says that no catalogue has is said in English.
func TestWordsWithoutTranslation(t *testing.T) {
	uk := loadLocales().named("uk")
	if got := uk.say(search.Message{Format: "nothing is %s", Args: []any{search.Say("a")}}); got != "nothing is a" {
		t.Error(got)
	}
	err := &search.Error{Code: search.CodeSyntax, Detail: "words of an engine", Hint: "Mend it.", Pos: -1}
	s := newServer(Config{Searcher: searchtest.NewMemory(corpus(), names())})
	r, _ := http.NewRequest(http.MethodGet, "/search?lang=uk", nil)
	view := s.fault(r, problemOf(err, ""), err).data.(faultPage)
	if view.Detail != "Words of an engine." || view.Hint != "Mend it." {
		t.Errorf("%q, %q", view.Detail, view.Hint)
	}
}
