package enrich

import (
	"strings"
	"time"

	"dateline/index"
	"dateline/index/text"
)

// season is a quarter of the year as people name it, that of the northern half
// of the world.
type season uint8

// Seasons in the order in which they begin in a year.
const (
	noSeason season = iota
	spring
	summer
	autumn
	winter
)

// seasonNames are what seasons are called in the value of a mention.
var seasonNames = [...]string{spring: "spring", summer: "summer", autumn: "autumn", winter: "winter"}

// begins returns the first day of the season that begins in a year.
func (s season) begins(year int) index.Date { return index.NewDay(year, time.Month(3*int(s)), 1) }

// seasonTable lists the seasons of a language, each with its cases.
var seasonTable = []struct {
	of      tongue
	seasons [4]string // from spring
}{
	{english, [4]string{"spring", "summer", "autumn fall", "winter"}},
	{french, [4]string{"printemps", "été", "automne", "hiver"}},
	{spanish, [4]string{"primavera", "verano", "otoño", "invierno"}},
	{portuguese, [4]string{"primavera", "verão", "outono", "inverno"}},
	{german, [4]string{"frühjahr frühling", "sommer sommers", "herbst", "winter"}},
	{russian, [4]string{"весна весной весны весну весне", "лето летом лета лету", "осень осенью осени", "зима зимой зимы зиму зиме"}},
	{ukrainian, [4]string{"весна навесні весни весну весною", "літо влітку улітку літа літку", "осінь восени осені осінню", "зима взимку узимку зими зиму зимою"}},
	{arabic, [4]string{"ربيع الربيع", "صيف الصيف", "خريف الخريف", "شتاء الشتاء"}},
	{italian, [4]string{"primavera", "estate", "autunno", "inverno"}},
}

// bareSeasons say "in spring" in one word, which no other meaning has.
var bareSeasons = wordSet("весной летом осенью зимой навесні влітку улітку восени взимку узимку")

func addSeasons(c map[string]*calendarEntry) {
	for _, t := range seasonTable {
		for i, names := range t.seasons {
			addCalendar(c, names, calendarWord{season: season(i + 1), of: t.of})
		}
	}
}

// seasonFirst reads a season with its year: "summer of 2014", "зима 1941/42",
// which is of the year that is named first.
func (r *dateReader) seasonFirst(dst []dateParts, i int, e calendarWord) []dateParts {
	p := dateParts{season: e.season, form: formSeason, start: r.words[i].Start, end: r.words[i].End, next: i + 1}
	r.finishYear(&p)
	switch {
	case p.year != 0:
		if second, _, ok := r.otherYear(p.next-1, p.year); ok && r.words[p.next-1].End == p.end {
			p.end, p.next = second.end, second.next
		}
	case r.loose || !bareSeasons[r.words[i].Folded]:
		return dst
	}
	return append(dst, p)
}

// seasonWords returns the folded names of a season in a language.
func seasonWords(of tongue, s season) []string {
	var found []string
	for _, t := range seasonTable {
		if t.of == of {
			for name := range strings.FieldsSeq(t.seasons[s-1]) {
				found = append(found, text.Fold(name))
			}
		}
	}
	return found
}
