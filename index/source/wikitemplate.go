package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"dateline/index"
)

// template returns what a template shows, nothing for most: boxes, notes and
// icons are no text of an article. Those of Wikinews that say when and where a
// report was filed are kept as such.
func (p *wikiParser) template(parts []string) string {
	name := strings.ToLower(strings.TrimSpace(strings.ReplaceAll(parts[0], "_", " ")))
	values, named := argumentsOf(parts[1:])
	switch name {
	case "date", "datum", "fecha", "data", "дата", "تاريخ", "tarih", "päiväys", "ημερομηνία":
		p.setDate(strings.Join(values, " "))
		if place := lastOf(values); len(values) > 1 && !strings.ContainsAny(place, "0123456789") && monthOf(strings.ToLower(place)) == 0 {
			p.setDateline(place)
		}
		return ""
	case "byline", "dateline", "location", "lieu", "ort", "lugar", "local", "luogo", "miejsce", "место", "місце":
		p.setDate(named["date"])
		p.setDateline(firstOf(append([]string{named["location"], named["place"]}, values...)))
		return ""
	case "w", "wp", "wikipedia", "lang", "nowrap", "nobr", "small", "big", "flagcountry", "flag", "foreign", "transl":
		return lastOf(values)
	case "abbr", "tooltip", "as of", "formatnum:":
		return firstOf(values)
	case "convert":
		return strings.Join(values[:min(2, len(values))], " ")
	case "ndash", "mdash", "snd", "spaced ndash", "–", "—":
		return " — "
	case "!":
		return "|"
	}
	if strings.HasPrefix(name, "lang-") {
		return lastOf(values)
	}
	return ""
}

// argumentsOf parts the arguments of a template into those by place and those
// by name.
func argumentsOf(parts []string) (values []string, named map[string]string) {
	named = map[string]string{}
	for _, part := range parts {
		name, value, found := strings.Cut(part, "=")
		name = strings.ToLower(strings.TrimSpace(name))
		switch {
		case !found:
			values = append(values, part)
		case strings.Trim(name, "0123456789") == "" && name != "":
			values = append(values, value)
		default:
			named[name] = strings.TrimSpace(value)
		}
	}
	return values, named
}

func firstOf(values []string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}

func lastOf(values []string) string {
	for i := len(values) - 1; i >= 0; i-- {
		if strings.TrimSpace(values[i]) != "" {
			return values[i]
		}
	}
	return ""
}

func (p *wikiParser) setDateline(place string) {
	if p.dateline == "" {
		p.dateline = strings.TrimSpace(place)
	}
}

func (p *wikiParser) setDate(s string) {
	if d, ok := wikiDate(s); ok && p.published.IsZero() {
		p.published = d
	}
}

// monthNames are the months as dates of Wikinews have them: English, French,
// Spanish, Portuguese, Italian, German, Polish, Russian, Ukrainian, Turkish,
// Arabic in both ways.
var monthNames = [12]string{
	"january janvier enero janeiro gennaio januar stycznia января січня ocak يناير كانون_الثاني",
	"february février febrero fevereiro febbraio februar lutego февраля лютого şubat فبراير شباط",
	"march mars marzo março märz marca марта березня mart مارس آذار",
	"april avril abril aprile kwietnia апреля квітня nisan أبريل نيسان",
	"may mai mayo maio maggio maja мая травня mayıs مايو أيار",
	"june juin junio junho giugno juni czerwca июня червня haziran يونيو حزيران",
	"july juillet julio julho luglio juli lipca июля липня temmuz يوليو تموز",
	"august août agosto sierpnia августа серпня ağustos أغسطس آب",
	"september septembre septiembre setembro settembre września сентября вересня eylül سبتمبر أيلول",
	"october octobre octubre outubro ottobre oktober października октября жовтня ekim أكتوبر تشرين_الأول",
	"november novembre noviembre novembro listopada ноября листопада kasım نوفمبر تشرين_الثاني",
	"december décembre diciembre dezembro dicembre dezember grudnia декабря грудня aralık ديسمبر كانون_الأول",
}

// wikiDate reads a day in words, in any order of day, month and year, or in
// the form of ISO 8601.
func wikiDate(s string) (index.Date, bool) {
	if d, err := index.ParseDate(strings.TrimSpace(s)); err == nil && d.Precision >= index.Day {
		return d, true
	}
	year, month := 0, 0
	var numbers []int // of day, and of month where it is no word, in the order of the year
	for word := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
		number, err := strconv.Atoi(strings.TrimRight(word, "stndrhºer"))
		switch {
		case err != nil:
			month = max(month, monthOf(word))
		case number > 31:
			year = number
		case year > 0:
			numbers = append(numbers, number)
		default:
			numbers = append([]int{number}, numbers...)
		}
	}
	if month > 0 {
		numbers = append([]int{month}, numbers...)
	}
	if len(numbers) != 2 || year < index.FirstYear {
		return index.Date{}, false
	}
	d, err := index.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, numbers[0], numbers[1]))
	return d, err == nil
}

func monthOf(word string) int {
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			if name == word {
				return i + 1
			}
		}
	}
	return 0
}
