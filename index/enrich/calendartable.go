package enrich

import (
	"strings"
	"time"

	"dateline/index/text"
)

// tongue is a set of the languages whose dates are read, a bit for each.
type tongue uint16

// Languages whose dates are read.
const (
	english tongue = 1 << iota
	french
	spanish
	portuguese
	german
	russian
	ukrainian
	arabic
	italian
	dutch
	polish
	turkish
	anyTongue tongue = 1<<iota - 1
)

// tongues are the languages by ISO 639-1 code.
var tongues = map[string]tongue{
	"en": english, "fr": french, "es": spanish, "pt": portuguese, "de": german, "ru": russian, "uk": ukrainian, "ar": arabic,
	"it": italian, "nl": dutch, "pl": polish, "tr": turkish,
}

// calendarWord is what a folded word can mean in a date.
type calendarWord struct {
	month    time.Month // 0 for none
	weekday  int        // 1 Monday to 7 Sunday, as in ISO 8601; 0 for none
	season   season     // 0 for none
	relative int        // days from the day of writing, notRelative for none
	of       tongue     // the languages that use it so
	short    bool       // an abbreviation, or a word with other meanings: only beside a day
	second   string     // what the next word must be, "" for anything
}

const notRelative = 99

// months lists the names of the twelve months of a language, each with its
// cases and spellings; those behind a stroke are abbreviations.
type monthNames struct {
	of    tongue
	names [12]string
}

var monthTable = []monthNames{
	{english, [12]string{"january / jan", "february / feb", "march / mar", "april / apr", "may", "june / jun", "july / jul", "august / aug", "september / sept sep", "october / oct", "november / nov", "december / dec"}},
	{french, [12]string{"janvier / janv jan", "février / fév févr", "mars", "avril / avr", "mai", "juin", "juillet / juil", "août", "septembre / sept", "octobre / oct", "novembre / nov", "décembre / déc"}},
	{spanish, [12]string{"enero / ene", "febrero / feb", "marzo / mar", "abril / abr", "mayo / may", "junio / jun", "julio / jul", "agosto / ago", "septiembre setiembre / sep sept", "octubre / oct", "noviembre / nov", "diciembre / dic"}},
	{portuguese, [12]string{"janeiro / jan", "fevereiro / fev", "março / mar", "abril / abr", "maio / mai", "junho / jun", "julho / jul", "agosto / ago", "setembro / set", "outubro / out", "novembro / nov", "dezembro / dez"}},
	{german, [12]string{"januar jänner / jan jän", "februar / feb", "märz / mär mrz", "april / apr", "mai", "juni / jun", "juli / jul", "august / aug", "september / sep sept", "oktober / okt", "november / nov", "dezember / dez"}},
	{russian, [12]string{"январь января январе январю / янв", "февраль февраля феврале февралю / фев февр", "март марта марте марту / мар", "апрель апреля апреле апрелю / апр", "май мая мае маю", "июнь июня июне июню / июн", "июль июля июле июлю / июл", "август августа августе августу / авг", "сентябрь сентября сентябре сентябрю / сен сент", "октябрь октября октябре октябрю / окт", "ноябрь ноября ноябре ноябрю / ноя нояб", "декабрь декабря декабре декабрю / дек"}},
	{ukrainian, [12]string{"січень січня січні січнем / січ", "лютий лютого лютому / лют", "березень березня березні березнем / бер", "квітень квітня квітні квітнем / квіт", "травень травня травні травнем / трав", "червень червня червні червнем / черв", "липень липня липні липнем / лип", "серпень серпня серпні серпнем / серп", "вересень вересня вересні вереснем / вер", "жовтень жовтня жовтні жовтнем / жовт", "листопад листопада листопаді листопадом / лист", "грудень грудня грудні груднем / груд"}},
	{arabic, [12]string{"يناير جانفي", "فبراير فيفري / شباط", "مارس / آذار", "أبريل إبريل ابريل أفريل / نيسان", "مايو / أيار ماي", "يونيو يونيه جوان / حزيران", "يوليو يوليه جويلية / تموز", "أغسطس / آب أوت", "سبتمبر / أيلول", "أكتوبر", "نوفمبر", "ديسمبر"}},
	{italian, [12]string{"gennaio / gen", "febbraio / feb", "marzo / mar", "aprile / apr", "maggio / mag", "giugno / giu", "luglio / lug", "agosto / ago", "settembre / set", "ottobre / ott", "novembre / nov", "dicembre / dic"}},
	{dutch, [12]string{"januari / jan", "februari / feb", "maart / mrt", "april / apr", "mei", "juni / jun", "juli / jul", "augustus / aug", "september / sep sept", "oktober / okt", "november / nov", "december / dec"}},
	{polish, [12]string{"stycznia styczniu styczeń", "lutego lutym luty", "marca marcu marzec", "kwietnia kwietniu kwiecień", "maja maju maj", "czerwca czerwcu czerwiec", "lipca lipcu lipiec", "sierpnia sierpniu sierpień", "września wrześniu wrzesień", "października październiku październik", "listopada listopadzie listopad", "grudnia grudniu grudzień"}},
	{turkish, [12]string{"ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"}},
}

// twoWordMonths are the months of the Levant and Iraq whose names are a pair.
var twoWordMonths = []struct {
	first, second string
	month         time.Month
}{
	{"كانون", "الثاني", time.January}, {"تشرين", "الأول", time.October}, {"تشرين", "الثاني", time.November}, {"كانون", "الأول", time.December},
}

// weekdayTable lists the days of the week of a language from Monday. In
// Russian and Ukrainian it is the case that follows "on" (в пятницу).
var weekdayTable = []struct {
	of   tongue
	days [7]string
}{
	{english, [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
	{french, [7]string{"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}},
	{spanish, [7]string{"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"}},
	{portuguese, [7]string{"segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"}},
	{german, [7]string{"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"}},
	{russian, [7]string{"понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"}},
	{ukrainian, [7]string{"понеділок", "вівторок", "середу", "четвер", "п'ятницю", "суботу", "неділю"}},
	{arabic, [7]string{"الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"}},
	{italian, [7]string{"lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"}},
}

// relativeTable are words for a day that is counted from the day of writing.
// German morgen and Spanish mañana also mean morning and are left out.
var relativeTable = []struct {
	of                         tongue
	yesterday, today, tomorrow string
}{
	{english, "yesterday", "today tonight", "tomorrow"},
	{french, "hier", "aujourd'hui", "demain"},
	{spanish, "ayer anoche", "hoy", ""},
	{portuguese, "ontem", "hoje", "amanhã"},
	{german, "gestern", "heute", ""},
	{russian, "вчера", "сегодня", "завтра"},
	{ukrainian, "вчора учора", "сьогодні", "завтра"},
	{arabic, "أمس", "", "غدا"},
	{italian, "ieri", "oggi", "domani"},
}

// calendarEntry is all that can begin with a folded word; a word may mean one
// thing in one language and another in the next.
type calendarEntry struct {
	words   []calendarWord
	phrases []phrase // the longest first
	number  int      // its value, where it is the word for a small number
}

// calendar has all of the above, and seasons and phrases, by folded word.
var calendar = newCalendar()

func newCalendar() map[string]*calendarEntry {
	c := make(map[string]*calendarEntry)
	for _, m := range monthTable {
		for i, names := range m.names {
			full, short, _ := strings.Cut(names, "/")
			addCalendar(c, full, calendarWord{month: time.Month(i + 1), of: m.of})
			addCalendar(c, short, calendarWord{month: time.Month(i + 1), of: m.of, short: true})
		}
	}
	for _, m := range twoWordMonths {
		addCalendar(c, m.first, calendarWord{month: m.month, of: arabic, second: text.Fold(m.second)})
	}
	for _, w := range weekdayTable {
		for i, names := range w.days {
			addCalendar(c, names, calendarWord{weekday: i + 1, of: w.of})
		}
	}
	for _, r := range relativeTable {
		addCalendar(c, r.yesterday, calendarWord{relative: -1, of: r.of})
		addCalendar(c, r.today, calendarWord{of: r.of})
		addCalendar(c, r.tomorrow, calendarWord{relative: 1, of: r.of})
	}
	addSeasons(c)
	addPhrases(c)
	for i, names := range numberWords {
		for name := range strings.FieldsSeq(names) {
			entryOf(c, text.Fold(name)).number = i + 1
		}
	}
	return c
}

// entryOf returns the entry of a folded word, which it adds if it is new.
func entryOf(c map[string]*calendarEntry, word string) *calendarEntry {
	if c[word] == nil {
		c[word] = new(calendarEntry)
	}
	return c[word]
}

// addCalendar notes what each of the names means. Languages that mean the same
// share an entry.
func addCalendar(c map[string]*calendarEntry, names string, w calendarWord) {
	if w.month != 0 || w.weekday != 0 || w.season != 0 {
		w.relative = notRelative
	}
	for name := range strings.FieldsSeq(names) {
		name, second, paired := strings.Cut(name, "-")
		if paired {
			w.second = second
		}
		entry := entryOf(c, text.Fold(name))
		if !shareCalendar(entry.words, w) {
			entry.words = append(entry.words, w)
		}
	}
}

func shareCalendar(entries []calendarWord, w calendarWord) bool {
	for i, e := range entries {
		if e.month == w.month && e.weekday == w.weekday && e.season == w.season && e.relative == w.relative && e.second == w.second && e.short == w.short {
			entries[i].of |= w.of
			return true
		}
	}
	return false
}

// dateWords are the small words inside dates, folded: what may stand between
// day and month or month and year, what joins two days, and what follows a
// year.
var (
	ofWords    = wordSet("of de del d do di dell e")
	joinWords  = wordSet("and to et au y al a e und bis and і й та до и по на إلى و en tot oraz ve")
	yearWords  = wordSet("року рік році роки років роках р рр года году год годы годов годах г гг roku r")
	yearBefore = wordSet("in since until during early late mid en depuis desde em seit im у в з від до с от к عام سنة العام بعام لعام في منذ dal nel w od do " +
		"année an début fin mi año ano finales principios mediados fines anfang ende mitte jahr jahre jahres " +
		"початку початок кінця кінці кінець наприкінці середині середини начале начала начало конце конца конец середине середины")
	// clockWords are behind a number of hours and minutes.
	clockWords = wordSet("gmt utc hours hrs local h")
	// weakBefore are before many numbers; they are before a year when nothing is
	// counted behind it.
	weakBefore = wordSet("by from of before after through between")
)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[text.Fold(w)] = true
	}
	return set
}
