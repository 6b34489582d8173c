package enrich

import (
	"unicode"
	"unicode/utf8"

	"dateline/index/gazetteer"
)

// letterForm is how the letters of a name are written.
type letterForm uint8

const (
	caseless     letterForm = iota // the script has no capitals
	smallFirst                     // ukrainian
	capitalFirst                   // Ukraine, McGuinness
	allCapitals                    // UKRAINE, RSF
)

func formOf(s string) letterForm {
	form := caseless
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		lower := unicode.IsLower(r)
		switch {
		case !lower && !unicode.IsUpper(r):
		case form == caseless && lower:
			return smallFirst
		case form == caseless:
			form = allCapitals
		case lower:
			return capitalFirst
		}
	}
	return form
}

// allows reports whether a name of the given use can be written in this form.
func (f letterForm) allows(use gazetteer.Use) bool {
	switch {
	case use&gazetteer.Capitals != 0:
		return f == allCapitals
	case f == smallFirst:
		return use&gazetteer.Lower != 0
	}
	return true
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
