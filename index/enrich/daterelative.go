package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

const daysOfWeek = 7

// weekdayOf returns the day of the week of a date, 1 for Monday to 7 for
// Sunday.
func weekdayOf(d index.Date) int { return (int(d.Time.Weekday())+6)%daysOfWeek + 1 }

// onWeekday returns the day that a text written on ref means by the name of a
// day of the week: ref itself, or the last such day before it; the next one
// where the words around speak of what is to come. Where they only look ahead
// ("until Friday") it may be either, so that it is left alone.
func (t *textDate) onWeekday(ref index.Date) index.Date {
	if !t.announced() {
		return index.Date{}
	}
	ago := (weekdayOf(ref) - t.weekday + daysOfWeek) % daysOfWeek
	switch look := t.outlook(); {
	case look == lookEither || look == lookAhead && ago == 0 && !comingWords[t.word(-1)]:
		return index.Date{}
	case look == lookAhead:
		return index.DayOf(ref.DayNumber() + daysOfWeek - ago)
	}
	if ago == 0 && (lastWords[t.word(-1)] || lastWords[t.word(1)]) {
		ago = daysOfWeek
	}
	return index.DayOf(ref.DayNumber() - ago)
}

// word returns the folded word n words from the first of the date, "" where
// there is none.
func (t *textDate) word(n int) string {
	i := t.at + n
	if i < 0 || i >= len(t.words) {
		return ""
	}
	return t.words[i].Folded
}

// announced reports whether the name of a day of the week stands as one: in
// Russian, Ukrainian and Arabic the names mean other things too, and need the
// word that goes before a day.
func (t *textDate) announced() bool {
	first, _ := utf8.DecodeRuneInString(t.text[t.start:])
	if unicode.In(first, unicode.Cyrillic, unicode.Arabic) {
		return onWords[t.word(-1)]
	}
	return true
}

// How many words before and behind a day are looked at for a sign that the
// text looks ahead.
const (
	aheadBefore = 6
	aheadBehind = 4
)

// outlook is where the words around a date look from the day of writing.
type outlook uint8

const (
	lookBack   outlook = iota // to what happened
	lookEither                // there or ahead
	lookAhead                 // to what is to come
)

// outlook tells where the words around the date look. "Said on Friday" looks
// back, whatever was said.
func (t *textDate) outlook() outlook {
	if lastWords[t.word(-1)] {
		return lookBack
	}
	for n := -1; n >= -2; n-- {
		if saidWords[t.word(n)] {
			return lookBack
		}
	}
	look := lookBack
	start, end := sentenceAround(t.text, t.start)
	for n := -aheadBefore; n <= aheadBehind; n++ {
		i := t.at + n
		if i < 0 || i >= len(t.words) || t.words[i].Start < start || t.words[i].Start >= end {
			continue
		}
		switch word := t.words[i].Folded; {
		case comingWords[word]:
			return lookAhead
		case futureWords[word] || n < 0 && limitWords[word]:
			look = lookEither
		}
	}
	return look
}

// quoted reports whether the date stands inside quotation marks, as far as its
// own line shows, and those before it that were wrapped to a width.
func (t *textDate) quoted() bool {
	before := t.text[max(0, t.start-longestSentence):t.start]
	from := strings.LastIndexByte(before, '\n') + 1
	for from > 1 {
		previous := strings.LastIndexByte(before[:from-1], '\n') + 1
		if endsSentence(before[previous : from-1]) {
			break
		}
		from = previous
	}
	line := before[from:]
	opened := strings.Count(line, "“") + strings.Count(line, "«") - strings.Count(line, "”") - strings.Count(line, "»")
	return opened > 0 || strings.Count(line, `"`)%2 == 1
}

// leadLength is the length in bytes that a lead has at the most, where a text
// shows no paragraphs.
const leadLength = 700

// inLead reports whether the date stands in the title or the first paragraph
// of the report, which says what happened.
func (t *textDate) inLead() bool {
	if t.in == index.InTitle {
		return true
	}
	from := t.words[0].Start
	return t.start-from < leadLength && !strings.Contains(t.text[from:t.start], "\n\n")
}

var (
	onWords   = wordSet("в во у يوم مساء صباح فجر ليل أمس اليوم минулу минулий минулого прошлую прошлый минувшую минувший минувшее минулу следующий следующую наступний наступну цей цю цього эту этот")
	lastWords = wordSet("last past dernier pasado pasada última último passada passado letzten vergangenen минулу минулий минулого прошлую прошлый الماضي")
	saidWords = wordSet("said announced reported told stated says met held killed signed struck a dit annoncé dijo anunció disse anunciou sagte заявил заявила сообщил сообщила заявив заявила повідомив повідомила قال قالت أعلن أعلنت")
	// limitWords look ahead to a date that they stand before.
	limitWords = wordSet("until by jusqu hasta até bis до حتى")
	// comingWords speak of what is to come; futureWords of that too, or of what
	// was to come at the time of which the text tells.
	comingWords = wordSet("will shall next coming upcoming scheduled sera seront prochain prochaine será serán próximo próxima serão wird werden nächsten kommenden " +
		"будет будут пройдет состоится состоятся следующий следующую буде будуть відбудеться відбудуться наступний наступну سوف المقبل المقبلة القادم القادمة")
	futureWords = wordSet("will shall next due scheduled planned plans expected would coming upcoming tomorrow " +
		"sera seront prochain prochaine doit doivent devrait devraient prévu prévue " +
		"será serán próximo próxima debe deben deberá previsto prevista serão deve devem próximo " +
		"wird werden soll sollen kommenden nächsten " +
		"будет будут пройдет состоится состоятся следующий следующую запланирован запланирована запланированы ожидается " +
		"буде будуть відбудеться відбудуться наступний наступну запланований запланована заплановані очікується " +
		"سوف المقبل المقبلة القادم القادمة المقرر")
)
