package web

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

//go:embed messages/*.json
var messageFiles embed.FS

// locale writes what pages say in one language of the interface: its messages,
// numbers and dates. The API answers in English whatever the language.
type locale struct {
	Code string // ISO 639-1, the value of the parameter lang
	Name string // of the language, in itself
	Dir  string // of the writing: ltr or rtl

	tag      language.Tag
	printer  *message.Printer
	messages map[string]phrase
	formats  map[string]string // by that in English, see say; none in English
}

// phrase is a message in its plural forms (CLDR), or in one form under "other".
// {0}, {1} ... stand for its arguments; the first decides on the form.
type phrase map[string]string

// UnmarshalJSON reads a string, or an object of plural forms.
func (p *phrase) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		*p = phrase{pluralOther: one}
		return nil
	}
	return json.Unmarshal(data, (*map[string]string)(p))
}

// paramLang is the parameter of every page that chooses the language of the
// interface. The filter "language" is another thing: that of articles.
const paramLang = "lang"

// pluralOther is the form of every language that has no other.
const pluralOther = "other"

// pluralForms are the names of the plural forms in CLDR.
func pluralForms() map[plural.Form]string {
	return map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: pluralOther}
}

// locales are the languages of the interface, the first being the one for
// readers of none of them.
type locales []*locale

// loadLocales reads the embedded catalogues.
func loadLocales() locales {
	all := locales{
		{Code: "en", Name: "English", Dir: "ltr"}, {Code: "uk", Name: "Українська", Dir: "ltr"}, {Code: "ru", Name: "Русский", Dir: "ltr"},
		{Code: "ar", Name: "العربية", Dir: "rtl"}, {Code: "fr", Name: "Français", Dir: "ltr"}, {Code: "es", Name: "Español", Dir: "ltr"},
	}
	for _, l := range all {
		mustRead(l.Code, &l.messages)
		if l != all[0] {
			mustRead("formats."+l.Code, &l.formats)
		}
		if l.Dir == "rtl" {
			isolateArguments(l.formats)
		}
		l.tag = language.MustParse(l.Code)
		l.printer = message.NewPrinter(l.tag)
	}
	return all
}

// mustRead reads an embedded catalogue.
func mustRead(name string, into any) {
	data, err := messageFiles.ReadFile("messages/" + name + ".json")
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		panic(fmt.Sprintf("web: reading the messages of %s: %v", name, err))
	}
}

// langCodes returns the values that the parameter lang can have.
func langCodes() []string { return []string{"en", "uk", "ru", "ar", "fr", "es"} }

// named returns a language by its code, nil when there is none.
func (all locales) named(code string) *locale {
	for _, l := range all {
		if l.Code == code {
			return l
		}
	}
	return nil
}

// of returns the language for a request: the one that its parameter names, else
// the one that its reader likes best.
func (all locales) of(r *http.Request) *locale {
	if l := all.named(chosenLang(r)); l != nil {
		return l
	}
	var tags []language.Tag
	for _, l := range all {
		tags = append(tags, l.tag)
	}
	_, at := language.MatchStrings(language.NewMatcher(tags), r.Header.Get("Accept-Language"))
	return all[at]
}

// chosenLang returns the value of the parameter lang, "" without one.
func chosenLang(r *http.Request) string {
	values, _ := queryValues(r) // a mistake in other parameters is for the page to report
	return values.Get(paramLang)
}

// T returns a message. Numbers among the arguments are written in the way of
// the language. A key without a message comes back as it is: a test keeps that
// from happening.
func (l *locale) T(key string, args ...any) string {
	forms, ok := l.messages[key]
	if !ok {
		return key
	}
	form := pluralOther
	if len(args) > 0 {
		if n, isInt := args[0].(int); isInt {
			form = l.plural(n)
		}
	}
	return l.fill(cmp.Or(forms[form], forms[pluralOther]), args)
}

func (l *locale) fill(text string, args []any) string {
	for i, arg := range args {
		if n, isInt := arg.(int); isInt {
			arg = l.number(n)
		}
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(arg))
	}
	return text
}

// has reports whether there is a message of a key that data makes up.
func (l *locale) has(key string) bool {
	_, ok := l.messages[key]
	return ok
}

// plural returns the name of the form for a number of things.
func (l *locale) plural(n int) string {
	const modulo = 10_000_000 // plural rules look no further
	return pluralForms()[plural.Cardinal.MatchPlural(l.tag, max(n, -n)%modulo, 0, 0, 0, 0)]
}

// number writes a count with its thousands parted.
func (l *locale) number(n int) string { return l.printer.Sprint(number.Decimal(n)) }

// digits writes a number as years are written.
func (l *locale) digits(n int) string {
	return l.printer.Sprint(number.Decimal(n, number.NoSeparator()))
}
