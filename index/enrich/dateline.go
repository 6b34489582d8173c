package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/gazetteer"
)

// dateline reads the dateline at the head of the body: where and when the
// report was filed, by which agency, and where its text begins.
func (d *draft) dateline() {
	form, ok := d.readDateline()
	if !ok {
		return
	}
	d.line, d.start = form, d.textBegin(form.end)
	d.article.Dateline = &index.Dateline{Credit: form.credit}
	if d.undecided() {
		if d.head.End == 0 {
			d.head.Start = form.places[0].Start
		}
		d.head.End = form.places[0].End // the steps that find places read it
	} else {
		d.fileFrom(0)
	}
	for i := 1; i < len(form.places); i++ {
		d.fileFrom(i)
	}
	if form.author.Start < form.author.End {
		d.addByline(form.author.Start, form.author.End, ruleDateline)
	}
}

// fileFrom takes the place that the dateline names at the given number for what
// it is likely to be.
func (d *draft) fileFrom(i int) {
	if i >= len(d.line.places) {
		return
	}
	place := d.line.places[i]
	path := d.filedFrom(d.article.Body[place.Start:place.End], d.line.hints)
	if i == 0 {
		d.article.Dateline.Location = path
	}
	if path != "" {
		d.add(index.FieldLocation, path, place.Start, place.End, index.InBody, ruleDateline)
	}
}

// markDateline adds the dateline as a mention, when the steps that find places have
// seen the text: what they take its place for is where it was filed, if the name
// alone does not say it.
func (d *draft) markDateline() {
	line, form := d.article.Dateline, d.line
	if line == nil {
		return
	}
	if d.undecided() {
		if line.Location = d.placeAt(form.places[0]); line.Location == "" {
			d.fileFrom(0)
		}
	}
	d.add(index.FieldDateline, line.Location, form.start, form.end, index.InBody, form.style)
	if len(form.places) > 0 {
		d.mentions[len(d.mentions)-1].As = d.article.Body[form.where.Start:form.where.End]
	}
}

// headLines is how many lines of the head are looked at: a byline or a line of
// the page may stand before the dateline.
const headLines = 3

// longestHeadLine is the length in bytes of the longest line that can stand
// before a dateline.
const longestHeadLine = 120

// readDateline reads the first dateline that begins one of the first lines.
func (d *draft) readDateline() (datelineForm, bool) {
	body := d.article.Body
	if at := d.behindTitle(); at > 0 {
		if form, ok := d.scanDateline(d.lineBegin(at)); ok {
			d.head.End = at
			return form, true
		}
	}
	for at, n := 0, 0; at < len(body) && n < headLines; {
		begin, end := at, at+lineLength(body[at:])
		at = end + 1
		line := strings.TrimSpace(body[begin:end])
		if line == "" || d.inBoilerplate(begin+strings.Index(body[begin:end], line)) {
			continue
		}
		if form, ok := d.scanDateline(d.lineBegin(begin)); ok {
			return form, true
		}
		if len(line) > longestHeadLine {
			break
		}
		n++
	}
	return datelineForm{}, false
}

// behindTitle returns the offset behind the title, where the body begins with it
// and goes on in the same line, as texts taken from pages do; else 0.
func (d *draft) behindTitle() int {
	n := len(d.title)
	if n < shortestTitle || n >= len(d.body) {
		return 0
	}
	for i, w := range d.title {
		if d.body[i].Folded != w.Folded {
			return 0
		}
	}
	rest := d.article.Body[d.body[n-1].End:d.body[n].Start]
	if strings.Contains(rest, "\n") {
		return 0
	}
	return d.body[n-1].End + len(rest) - len(strings.TrimLeft(rest, " .!?\"'”’»"))
}

// shortestTitle is how many words a title has at the least to be known again
// at the begin of the body.
const shortestTitle = 3

// lineBegin returns the offset of what a line begins with, past blanks, stars
// and what monitoring services put in square brackets: "[Text]".
func (d *draft) lineBegin(at int) int {
	body := d.article.Body
	for {
		rest := strings.TrimLeftFunc(body[at:], func(r rune) bool {
			return unicode.IsSpace(r) || directionMark(r) || strings.ContainsRune("*_>#•\ufeff", r)
		})
		at = len(body) - len(rest)
		end := bracketNote(rest)
		if end == 0 {
			return at
		}
		at += end
	}
}

// longestNote is the length in bytes of the longest note in square brackets.
const longestNote = 120

// bracketNote returns the length of the note in square brackets that s begins
// with, 0 if there is none.
func bracketNote(s string) int {
	if !strings.HasPrefix(s, "[") {
		return 0
	}
	end := strings.IndexByte(s[:min(len(s), longestNote)], ']')
	if end < 0 {
		return 0
	}
	return end + 1
}

// textBegin returns where the report begins behind a dateline that ends at the
// given offset: past the blanks and the notes of a monitoring service.
func (d *draft) textBegin(end int) int {
	begin := d.lineBegin(end)
	if begin >= len(d.article.Body) {
		return end
	}
	return begin
}

// scanDateline reads the dateline that begins at an offset of the body.
func (d *draft) scanDateline(at int) (datelineForm, bool) {
	s := datelineScanner{pos: at, limit: min(len(d.article.Body), at+longestDateline)}
	s.dateReader = dateReader{text: d.article.Body, words: d.body, of: anyTongue, loose: true, pivot: d.now.UTC().Year() + 1}
	form, ok := s.scan()
	if ok && !isAgency(form.credit) {
		d.placeForCredit(&form)
	}
	return form, ok && form.start < form.end && d.plausible(form)
}

// placeForCredit corrects a form that has taken a place in brackets for the
// credit: "(Geneva) –", "KHARTOUM (Sudan) –".
func (d *draft) placeForCredit(form *datelineForm) {
	switch {
	case form.style == styleCredit && d.filedFrom(form.credit, nil) != "":
		form.style, form.credit, form.places = styleBrackets, "", []index.Span{form.where}
	case form.style == stylePlaceCredit && d.gazetteer != nil && len(d.hinted(form.credit)) > 0:
		end := form.where.End + strings.Index(d.article.Body[form.where.End:form.end], form.credit)
		form.hints = append(form.hints, index.Span{Start: end, End: end + len(form.credit)})
		form.style, form.credit, form.where.End = stylePlace, "", end+len(form.credit)+len(")")
	}
}

// plausible reports whether what was read is a dateline. With a date and a dash
// it is; without, its place must be known, and if it is not signed either, stand
// in capitals or before a dash that no second one follows. A place in capitals
// that is signed need not be known, unless the whole text is in capitals.
func (d *draft) plausible(form datelineForm) bool {
	if len(form.places) == 0 || form.dated && !form.weak {
		return true
	}
	body := d.article.Body
	place := body[form.places[0].Start:form.places[0].End]
	capitals := inCapitals(place)
	if form.style == stylePlaceCredit && !form.weak && (isAgency(form.credit) || capitals && !inCapitals(body[form.end:min(len(body), form.end+longestDateline)])) {
		return true
	}
	path := d.filedFrom(place, form.hints)
	if path == "" {
		return false
	}
	if form.style != stylePlace {
		return true
	}
	return capitals && len(place) >= shortestPlace || d.isCity(path) && d.dashOpensText(form.end)
}

// shortestPlace is the length in bytes of the shortest name that is a dateline in
// capitals alone: UN, US and USA are none.
const shortestPlace = 4

// isCity reports whether a path is that of a place, not a country or region:
// "Sudan - the war" is a headline.
func (d *draft) isCity(path string) bool {
	p, ok := d.gazetteer.PlaceAt(path)
	return ok && p.Kind == gazetteer.Locality
}

// dashOpensText reports whether the dash that ends at an offset opens a report,
// and does not belong to a pair of dashes around a remark.
func (d *draft) dashOpensText(end int) bool {
	body := d.article.Body
	sentence := body[end:sentenceEnd(body, end)]
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(sentence, " \"“«"))
	before := body[:end]
	dashed := strings.HasSuffix(before, "-") || strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—")
	return dashed && unicode.IsLetter(first) && !unicode.IsLower(first) && !strings.Contains(sentence, " - ") && !strings.ContainsAny(sentence, "–—")
}
