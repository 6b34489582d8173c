package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

// The pieces of a dateline between its names and dates.

// blanks skips blanks, but not the end of a paragraph.
func (s *datelineScanner) blanks() {
	for s.pos < s.limit {
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		if !unicode.IsSpace(r) && !directionMark(r) || strings.HasPrefix(s.text[s.pos:], "\n\n") {
			return
		}
		s.pos += size
	}
}

// directionMark reports whether r is one of the invisible marks that editors
// put between Arabic and Latin.
func directionMark(r rune) bool { return r == 0x200e || r == 0x200f || r == 0x061c }

// peek reports whether sign stands next, after blanks.
func (s datelineScanner) peek(sign string) bool { return s.skip(sign) }

// skip skips blanks and a sign, if it stands there; else nothing.
func (s *datelineScanner) skip(sign string) bool {
	next := *s
	next.blanks()
	if next.pos >= s.limit || !strings.HasPrefix(s.text[next.pos:], sign) {
		return false
	}
	s.pos = next.pos + len(sign)
	return true
}

func (s *datelineScanner) comma() bool { return s.skip(",") || s.skip("،") || s.skip(";") }

func (s *datelineScanner) colon() bool { return s.skip(":") }

// dash skips the dash that ends a dateline: one to three hyphens that touch
// no word on both sides, or a longer dash; a stop may stand before
// it, as in the style of EFE.
func (s *datelineScanner) dash() bool {
	next := *s
	next.skip(".")
	next.blanks()
	if next.pos >= s.limit {
		return false
	}
	rest := s.text[next.pos:]
	hyphens := len(rest) - len(strings.TrimLeft(rest, "-"))
	long := len(rest) - len(strings.TrimLeft(rest, "–—―−"))
	switch {
	case s.joinsWords(next.pos, max(long, hyphens)):
		return false
	case long > 0:
		s.pos = next.pos + long
	case hyphens > 0 && hyphens <= 3 && (strings.ContainsAny(s.text[next.pos-1:next.pos], " \n).]/,") || strings.HasPrefix(rest[hyphens:], " ")):
		s.pos = next.pos + hyphens
	default:
		return false
	}
	return true
}

// joinsWords reports whether the dash of some bytes at an offset is part of a
// compound: U.S.-led, Birmingham–Shuttlesworth. Newspapers put long ones right
// between place and text: KABUL—.
func (s *datelineScanner) joinsWords(at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(s.text[:at], "."))
	return unicode.IsLetter(before) && s.letterAt(at+size) && !strings.HasPrefix(s.text[at:], "—") && !isArabic(s.text[at+size:])
}

// ownLine reports whether nothing else stands on the line.
func (s *datelineScanner) ownLine() bool {
	rest := s.text[s.pos:]
	return strings.TrimSpace(rest[:lineLength(rest)]) == "" && len(rest) > 0
}

// inBrackets returns the span between the brackets that stand next. One text
// in a thousand opens with a square bracket what it closes with a round one.
func (s *datelineScanner) inBrackets() (index.Span, bool) {
	next, closing := *s, ")"
	if !next.skip("(") {
		if closing = ")]"; !next.skip("[") {
			return index.Span{}, false
		}
	}
	end := strings.IndexAny(s.text[next.pos:min(len(s.text), next.pos+longestCredit)], closing)
	if end <= 0 {
		return index.Span{}, false
	}
	return index.Span{Start: next.pos, End: next.pos + end}, true
}

// bracketedCredit reads "(Reuters)".
func (s *datelineScanner) bracketedCredit() bool {
	inside, ok := s.inBrackets()
	if !ok {
		return false
	}
	s.form.credit = strings.TrimSpace(s.text[inside.Start:inside.End])
	s.pos = inside.End + 1
	return true
}

// strokedCredit reads "/ТАСС/".
func (s *datelineScanner) strokedCredit() bool {
	next := *s
	next.skip(".")
	if !next.skip("/") {
		return false
	}
	end := strings.IndexByte(s.text[next.pos:min(len(s.text), next.pos+longestCredit)], '/')
	if end <= 0 {
		return false
	}
	s.form.credit = strings.TrimSpace(s.text[next.pos : next.pos+end])
	s.pos = next.pos + end + 1
	s.skip(".")
	s.correspondent(next.pos)
	return true
}

// correspondent parts "Корр. ТАСС Иван Иванов", the credit that begins at an
// offset, into the agency and its author.
func (s *datelineScanner) correspondent(at int) {
	signed := *s
	signed.pos = at
	if !signed.skip("Корр.") && !signed.skip("корр.") || !signed.agency() {
		return
	}
	s.form.credit = signed.form.credit
	if name, ok := signed.name(false); ok && name.End < s.pos {
		s.form.author = name
	}
}

// agency reads the name of an agency that is known, the longest there is.
func (s *datelineScanner) agency() bool {
	next := *s
	next.blanks()
	i := wordAt(s.words, next.pos)
	if i >= len(s.words) || s.words[i].Start != next.pos || !agencyOpenings[s.words[i].Folded] {
		return false
	}
	end := 0
	for at, words := next.pos, 0; at < s.limit && words < longestAgency; words++ {
		stop := s.nameWord(at)
		if stop == at {
			break
		}
		if isAgency(s.text[next.pos:stop]) {
			end = stop
		}
		at = s.lineBlanks(stop)
	}
	if end == 0 {
		return false
	}
	s.form.credit, s.pos = s.text[next.pos:end], end
	return true
}

// bareCredit reads the agency of "LONDON, Jan 23 Reuters -", which must have a
// dash behind it. In Arabic it need not (دمشق-سانا).
func (s *datelineScanner) bareCredit() bool {
	next := *s
	next.skip("م") // behind a year of the common era
	next.skip("-")
	if !next.agency() {
		return false
	}
	if after := next; !after.dash() && !isArabic(next.form.credit) {
		return false
	}
	*s = next
	return true
}

func isArabic(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Arabic, first)
}

// dashCredit reads the agency that Arab newspapers put between dashes: بغداد -
// واع -. The second may be missing.
func (s *datelineScanner) dashCredit() {
	next := *s
	if !next.agency() {
		return
	}
	if next.dash() || isArabic(next.form.credit) {
		next.form.style = stylePlaceCredit
		*s = next
	}
}

// townSign skips the sign for a town before its name: м. Київ, г. Москва.
func (s *datelineScanner) townSign() {
	if !s.skip("м.") {
		s.skip("г.")
	}
}

// longestHijri is the length in bytes of a date of the Islamic calendar, as it
// stands before that of ours.
const longestHijri = 80

// hijri skips a date of the Islamic calendar, up to the word that says which of
// ours it is: 12 رمضان 1445 هـ الموافق 22 مارس 2024.
func (s *datelineScanner) hijri() {
	rest := s.text[s.pos:min(len(s.text), s.pos+longestHijri)]
	if i := strings.Index(rest, "الموافق"); i >= 0 && !strings.Contains(rest[:i], "\n") {
		s.pos += i + len("الموافق")
		s.blanks()
	}
}

// beginsText reports whether what stands next can be the begin of a report: a
// capital, a quote, a letter of a script without case, or a line of its own.
func (s *datelineScanner) beginsText() bool {
	rest := s.text[s.pos:]
	return beginsSentence(" "+rest[:min(len(rest), longestNote)]) && (len(rest) == 0 || !s.letterAt(s.pos))
}

// commaCredit reads the ", IRNA" of "Tehran, Jan 23, IRNA –", which must have
// a dash behind it.
func (s *datelineScanner) commaCredit() bool {
	next := *s
	if !next.comma() {
		return false
	}
	name, ok := next.name(false)
	if !ok {
		return false
	}
	if after := next; !after.dash() {
		return false
	}
	s.form.credit, s.pos = s.text[name.Start:name.End], next.pos
	return true
}

// creditBehind reads the agency that Russian and Ukrainian datelines name
// last, closed by a full stop: "- РИА Новости.". All its words have capitals.
func (s *datelineScanner) creditBehind() {
	next := *s
	name, ok := next.name(false)
	if !ok || !s.cyrillicOrLatinCredit(name) {
		return
	}
	if strings.HasPrefix(s.text[name.End:], ".") && s.letterAt(name.End+1) {
		name.End = s.nameWord(name.End + 1) // INTERFAX.RU
		next.pos = name.End
	}
	credit := s.text[name.Start:name.End]
	var author index.Span
	if signed := next; signed.comma() {
		if author, ok = signed.name(false); ok {
			next = signed // РИА Новости, Иван Иванов.
		}
	}
	if after := next; !after.skip(".") && !after.dash() {
		return
	}
	next.skip(".")
	s.form.credit, s.form.author, s.pos, s.form.end = credit, author, next.pos, next.pos
}

// cyrillicOrLatinCredit reports whether a name behind the date can be a credit:
// the date was Cyrillic, and the name has no small word.
func (s *datelineScanner) cyrillicOrLatinCredit(name index.Span) bool {
	first, _ := utf8.DecodeRuneInString(s.text[s.form.places[0].Start:])
	if !unicode.Is(unicode.Cyrillic, first) {
		return false
	}
	words := strings.Fields(s.text[name.Start:name.End])
	for _, w := range words {
		if !capitalised(w) {
			return false
		}
	}
	return len(words) <= 3
}

// looksLikeCredit reports whether what stands in brackets before a dash is an
// agency: a few words that begin with capitals, or one short word (dpa).
func looksLikeCredit(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '-' })
	if len(words) == 0 || len(words) > 5 || strings.ContainsAny(s, "0123456789") {
		return false
	}
	if len(words) == 1 {
		return utf8.RuneCountInString(s) <= 24
	}
	for _, w := range words {
		if !capitalised(w) && !nameWords[w] {
			return false
		}
	}
	return true
}
