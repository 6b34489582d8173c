package enrich

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
)

// The names in a dateline: of places, and of what they lie in.

// name reads the name of a place: up to five words with capitals, and small
// ones such as "de" between them. In a hint the last may be an abbreviation
// (Calif.).
func (s *datelineScanner) name(hint bool) (index.Span, bool) {
	s.blanks()
	start, end := s.pos, s.pos
	for at, words := s.pos, 0; at < s.limit && words < longestNameWords; words++ {
		stop := s.nameWord(at)
		if stop == at || !s.inName(at, stop, words, hint) || words > 0 && s.isSign(start, at, stop) {
			break
		}
		if capitalised(s.text[at:stop]) {
			end = stop
		}
		if strings.HasPrefix(s.text[stop:], ".") && (hint || stop-at <= 3 && s.letterBehind(stop+1)) {
			stop++
			end = stop
		}
		at = s.lineBlanks(stop)
	}
	if end == start || end-start > longestName || !hint && isSmallWord(s.text[start:end]) {
		return index.Span{}, false
	}
	s.pos = end
	return index.Span{Start: start, End: end}, true
}

// isSmallWord reports whether the word is an article or preposition, which is no
// name by itself.
func isSmallWord(word string) bool {
	word = strings.ToLower(word)
	return nameWords[word] || openingWords[word]
}

// isSign reports whether the word from at to stop, behind a name that begins at
// start, is an agency that signs it: "Kyiv, Ukraine CNN —". In capitals it would
// not show.
func (s *datelineScanner) isSign(start, at, stop int) bool {
	word := s.text[at:stop]
	return inCapitals(word) && !inCapitals(s.text[start:at]) && isAgency(word)
}

// inName reports whether the word from at to stop can be part of a name that
// has some words already.
func (s *datelineScanner) inName(at, stop, words int, hint bool) bool {
	word := strings.ToLower(s.text[at:stop])
	if words > 0 && word == arabicOn {
		return false
	}
	if !capitalised(s.text[at:stop]) {
		return (words > 0 || hint) && nameWords[word]
	}
	return (words > 0 || !openingWords[word]) && !s.isCalendar(at, words)
}

// arabicOn stands before the day: القاهرة في 12 أبريل.
const arabicOn = "في"

// longestNameWords is how many words the name of a place has at the most.
const longestNameWords = 5

// lineBlanks returns the offset behind blanks and a single line break.
func (s *datelineScanner) lineBlanks(at int) int {
	next := *s
	next.pos = at
	next.blanks()
	return next.pos
}

// nameWord returns the end of the word of a name that begins at offset at.
func (s *datelineScanner) nameWord(at int) int {
	end := at
	for end < s.limit {
		r, size := utf8.DecodeRuneInString(s.text[end:])
		inner := end > at && (r == '-' || r == '\'' || r == '’' || r == 'ʼ' || r == '‑' || r == '.' && s.initials(at, end)) && s.letterAt(end+size)
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !inner {
			break
		}
		end += size
	}
	return end
}

// initials reports whether the full stop at end parts initials: D.C.
func (s *datelineScanner) initials(at, end int) bool {
	return end-strings.LastIndexByte(s.text[at:end], '.')-at <= 2
}

func (s *datelineScanner) letterAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[min(i, len(s.text)):])
	return unicode.IsLetter(r)
}

// letterBehind reports whether a letter follows after blanks: "St. Paul".
func (s *datelineScanner) letterBehind(i int) bool {
	return s.letterAt(i + len(s.text[i:]) - len(strings.TrimLeft(s.text[i:], " ")))
}

// isCalendar reports whether the word at an offset begins a date rather than
// going on with a name, of which there are some words already: Janeiro and
// Domingo are in the calendar too.
func (s *datelineScanner) isCalendar(at, words int) bool {
	i := wordAt(s.words, at)
	if i >= len(s.words) || s.words[i].Start != at {
		return false
	}
	entry := calendar[s.words[i].Folded]
	if entry == nil {
		return false
	}
	for _, e := range entry.words {
		if e.second == "" && (e.month != 0 || e.weekday != 0) {
			day, _ := dayNumber(s.wordOr(i + 1))
			return day > 0 && s.gap(i) != "," || words == 0 && !e.short
		}
	}
	return false
}

func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLower(r)
}

var (
	// nameWords are the small words inside names of places and agencies.
	nameWords = map[string]bool{
		"de": true, "la": true, "las": true, "los": true, "le": true, "les": true, "el": true, "al": true, "da": true, "do": true, "dos": true, "das": true,
		"du": true, "des": true, "of": true, "the": true, "and": true, "sur": true, "am": true, "an": true, "der": true, "den": true, "di": true, "del": true, "y": true, "e": true, "et": true,
	}
	// openingWords begin sentences, never the name of a place.
	openingWords = map[string]bool{
		"on": true, "in": true, "em": true, "por": true, "par": true, "das": true, "die": true, "o": true, "os": true, "as": true, "at": true, "by": true, "from": true, "since": true, "until": true, "after": true, "before": true, "during": true, "between": true,
		"when": true, "it": true, "he": true, "she": true, "they": true, "this": true, "that": true, "these": true, "but": true, "if": true, "a": true,
		"en": true, "depuis": true, "desde": true, "seit": true, "im": true, "am": true, "nach": true, "après": true, "dans": true, "au": true,
		"в": true, "во": true, "с": true, "на": true, "у": true, "з": true, "після": true, "после": true, "по": true, "от": true, "від": true, "до": true,
		"في": true, "من": true, "منذ": true, "بعد": true, "قبل": true, "يوم": true,
	}
)
