package enrich

import (
	"strings"

	"dateline/index"
)

// Styles of a dateline, which are the rules of its mention: the parts in their
// order, with what parts them.
const (
	stylePlaceDate   = "place, date"
	stylePlaceCredit = "place (credit)"
	stylePlace       = "place"
	styleStops       = "place. date. credit."
	styleBrackets    = "(place, date)"
	styleDate        = "date"
	styleDatePlace   = "date, place"
	styleCredit      = "(credit)"
	styleCreditFirst = "credit"
)

// Lengths in bytes beyond which something is no part of a dateline.
const (
	longestDateline = 240
	longestName     = 64
	longestCredit   = 64
)

// datelineForm is a dateline as it is written.
type datelineForm struct {
	style  string
	places []index.Span // where it was filed from; several when it names two desks
	hints  []index.Span // the country or state behind the first place
	where  index.Span   // all of that, as written
	date   dateParts    // zero when there is none, or "NO DATE"
	dated  bool         // has a date, or says that it has none
	credit string
	author index.Span // who is named behind the credit
	weak   bool       // nothing but a full stop parts it from the text
	start  int
	end    int // behind the dash
}

// datelineScanner reads a dateline from the begin of a line. It is a value: a
// form that does not fit is tried on a copy and thrown away.
type datelineScanner struct {
	dateReader
	pos   int // offset of what is read next
	limit int // no dateline reaches beyond
	form  datelineForm
}

// scan reads the dateline that begins at pos, in whichever style it is.
func (s datelineScanner) scan() (datelineForm, bool) {
	s.form.start = s.pos
	for _, style := range []func(datelineScanner) (datelineForm, bool){
		datelineScanner.brackets, datelineScanner.creditFirst, datelineScanner.dateFirst, datelineScanner.placeFirst, datelineScanner.smallPlace,
	} {
		if form, ok := style(s); ok {
			return form, true
		}
	}
	return datelineForm{}, false
}

// brackets reads "(Geneva, January 23, 2026) –", "(Reuters) -". An agency or a
// place with a full date needs no dash.
func (s datelineScanner) brackets() (datelineForm, bool) {
	inside, ok := s.inBrackets()
	if !ok {
		return s.form, false
	}
	behind := s
	behind.pos = inside.End + 1
	dash := behind.dash()
	s.pos = inside.Start
	s.form.style = styleBrackets
	if s.placeList() {
		s.comma()
	}
	if s.day() && s.pos == inside.End {
		s.form.end = behind.pos
		return s.form, dash || len(s.form.places) > 0 && s.form.date.complete()
	}
	s.form = datelineForm{style: styleCredit, start: s.form.start, end: behind.pos, where: inside, credit: s.text[inside.Start:inside.End]}
	return s.form, isAgency(s.form.credit) || dash && looksLikeCredit(s.form.credit)
}

// creditFirst reads "AFP - ", "/ТАСС/. ", "РИА Новости, 23 янв.": nothing but
// agencies that are known.
func (s datelineScanner) creditFirst() (datelineForm, bool) {
	s.form.style = styleCreditFirst
	if s.strokedCredit() {
		s.form.end = s.pos
		return s.form, isAgency(s.form.credit)
	}
	if !s.agency() {
		return s.form, false
	}
	ended := false
	if dated := s; dated.comma() && dated.day() {
		s = dated
		ended = s.skip(".")
	}
	ended = s.dash() || ended || s.colon()
	s.form.end = s.pos
	return s.form, ended && s.beginsText()
}

// dateFirst reads "22 mai 2012. -", "Oct 26 (Reuters) —" and "23 января, Минск
// /БЕЛТА/.": the year, the credit or the place must be there, for a sentence may
// begin with a day.
func (s datelineScanner) dateFirst() (datelineForm, bool) {
	s.form.style = styleDate
	if !s.day() {
		return s.form, false
	}
	if placed := s; placed.comma() && placed.placeList() {
		if credited := placed.bracketedCredit() || placed.strokedCredit(); credited || placed.dash() && placed.beginsText() {
			placed.dash()
			placed.form.style, placed.form.end = styleDatePlace, placed.pos
			return placed.form, true
		}
	}
	sure := s.bracketedCredit() || s.form.date.complete()
	ended := s.dash()
	s.form.end = s.pos
	return s.form, ended && sure
}

// placeFirst reads all that begins with a place.
func (s datelineScanner) placeFirst() (datelineForm, bool) {
	s.townSign()
	if !s.placeList() {
		return s.form, false
	}
	if form, ok := s.stops(); ok {
		return form, true
	}
	s.form.style = stylePlaceDate
	s.country()
	for !s.day() && len(s.form.hints) < 3 {
		if s.signedDay() || !s.comma() || s.day() || s.signedDay() || s.agency() {
			break
		}
		hint, ok := s.name(true)
		if !ok {
			return s.form, false
		}
		s.form.hints = append(s.form.hints, hint)
		s.form.where.End = s.pos
	}
	if s.form.dated {
		return s.afterDate()
	}
	return s.undated()
}

// signedDay reads the day behind a colon or a dash: ISLAMABAD: Jan 23, KANSAS
// CITY, Mo. - March 13.
func (s *datelineScanner) signedDay() bool {
	next := *s
	if !next.colon() && !next.dash() || !next.day() {
		return false
	}
	*s = next
	return true
}

// afterDate reads what follows place and date: the credit, in one of several
// ways, and the dash. Behind a credit in brackets the dash may be missing.
func (s datelineScanner) afterDate() (datelineForm, bool) {
	stopped := s.skip(".")
	credited := s.bracketedCredit() || s.strokedCredit() || s.commaCredit() || s.bareCredit()
	s.skip(".")
	if trailing := s; trailing.skip(",") && trailing.dash() {
		s.skip(",") // CHICAGO, March 4, -
	}
	ended := s.dash() || s.colon() || credited && s.text[s.pos-1] != ','
	if ended && !credited {
		s.creditBehind()
	}
	if !ended && s.partedDate() {
		ended = s.ownLine() && (s.form.date.year != 0 || inCapitals(s.text[s.form.places[0].Start:s.form.places[0].End]))
		if !ended && stopped {
			ended, s.form.weak = s.beginsText(), true
		}
	}
	s.form.end = s.pos
	return s.form, ended
}

// partedDate reports whether a comma stands between the place and the date.
func (s *datelineScanner) partedDate() bool {
	from, to := s.form.where.End, s.form.date.start
	return from < to && strings.ContainsAny(s.text[from:to], ",،;")
}

// undated reads "KYIV, Ukraine (AP) —", "Berlin (dpa) -" and "KABUL —". As
// sentences can begin so too, see [draft.plausible].
func (s datelineScanner) undated() (datelineForm, bool) {
	s.form.style = stylePlace
	if s.form.credit != "" || s.bracketedCredit() || s.bareCredit() {
		s.form.style = stylePlaceCredit
	}
	ok := s.dash() || s.colon()
	switch {
	case ok && s.form.credit == "":
		s.dashCredit()
	case !ok && isAgency(s.form.credit):
		ok, s.form.weak = s.beginsText(), true // Lviv, Ukraine (CNN)
	}
	s.form.end = s.pos
	return s.form, ok && (s.form.credit == "" || looksLikeCredit(s.form.credit))
}

// smallPlace reads "la paz, march 4 -", keyed without capitals: the place must be
// known.
func (s datelineScanner) smallPlace() (datelineForm, bool) {
	s.form.style, s.form.weak = stylePlaceDate, true
	comma := strings.IndexByte(s.text[s.pos:min(s.limit, s.pos+longestName)], ',')
	if comma <= 0 || strings.ContainsAny(s.text[s.pos:s.pos+comma], "\n.:;()") {
		return s.form, false
	}
	s.form.where = index.Span{Start: s.pos, End: s.pos + comma}
	s.form.places = []index.Span{s.form.where}
	s.pos += comma + len(",")
	ok := s.day() && s.dash()
	s.form.end = s.pos
	return s.form, ok
}

// stops reads "Київ. 12 квітня. УНІАН.", where full stops part the parts.
func (s datelineScanner) stops() (datelineForm, bool) {
	s.form.style = styleStops
	if !s.skip(".") || !s.day() || s.form.date.day == 0 {
		return s.form, false
	}
	if !s.skip(".") && !s.skip(",") {
		return s.form, false
	}
	s.form.end = s.pos
	s.creditBehind()
	s.dash()
	s.form.end = max(s.form.end, s.pos)
	s.form.weak = s.form.credit == ""
	return s.form, true
}

// placeList reads the place, or several parted by strokes: ABU DHABI/KYIV.
func (s *datelineScanner) placeList() bool {
	for {
		place, ok := s.name(false)
		if !ok {
			return false
		}
		s.form.places = append(s.form.places, place)
		s.form.where = index.Span{Start: s.form.places[0].Start, End: place.End}
		next := *s
		if !next.skip("/") || s.strokeOpens() {
			return true
		}
		if next.day(); next.form.dated {
			s.skip("/") // بغداد/ 23 كانون الثاني
			return true
		}
		*s = next
	}
}

// strokeOpens reports whether the stroke that stands next opens a credit: Минск
// /БЕЛТА/.
func (s *datelineScanner) strokeOpens() bool {
	rest := strings.TrimLeft(s.text[s.pos:s.limit], " ")
	return len(rest) < s.limit-s.pos && len(rest) > 1 && rest[1] != ' '
}

// country reads the country in brackets behind a place, "MOSCOW (USSR),", but
// not a credit or a date in that position.
func (s *datelineScanner) country() {
	inside, ok := s.inBrackets()
	if !ok {
		return
	}
	next := *s
	next.pos = inside.Start
	if next.day() {
		*s = next // GENEVA (23 January 2026) –
		s.skip(")")
		return
	}
	next.pos = inside.End + 1
	if behind := next; behind.day() || next.peek(",") || next.peek("،") {
		s.pos, s.form.where.End = next.pos, next.pos
		s.form.hints = append(s.form.hints, inside)
	}
}

// day reads a date: at least a day and a month, or "NO DATE".
func (s *datelineScanner) day() bool {
	if s.form.dated {
		return true
	}
	s.blanks()
	s.hijri()
	i := wordAt(s.words, s.pos)
	if i < len(s.words) && s.words[i].Start == s.pos && articleBeforeDay[s.words[i].Folded] {
		i++
	} else if i < len(s.words) && s.words[i].Start != s.pos {
		return false
	}
	if i >= len(s.words) || s.pos >= s.limit {
		return false
	}
	if s.words[i].Folded == "no" && s.wordOr(i+1) == "date" {
		s.form.dated, s.pos = true, s.words[i+1].End
		return true
	}
	found := s.read(nil, i)
	if len(found) == 1 && s.weekday(found[0]) {
		s.form.dated, s.form.date, s.pos = true, found[0], found[0].end
		return true
	}
	if len(found) != 1 || found[0].day == 0 || found[0].month == 0 || found[0].end > s.limit {
		return false
	}
	s.form.dated, s.form.date, s.pos = true, found[0], found[0].end
	return true
}

// weekday reports whether the name of a day of the week stands for the date, as it
// does behind a place and before a credit, MOSCOW, Monday (Reuters) -, or the dash
// when the place is in capitals.
func (s *datelineScanner) weekday(day dateParts) bool {
	if day.form != formWeekday || day.end > s.limit || len(s.form.places) == 0 {
		return false
	}
	next, place := *s, s.form.places[0]
	next.pos = day.end
	return next.bracketedCredit() || next.strokedCredit() || inCapitals(s.text[place.Start:place.End]) && next.dash()
}

// articleBeforeDay are the words before the day in "Paris, le 12 mars".
var articleBeforeDay = map[string]bool{"le": true, "el": true, "den": true, "am": true, "dnia": true, "في": true, "يوم": true}
