package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"dateline/index"
	"dateline/search"
)

// day writes a date as a reader says it: 23 January 2026, January 2026, 2026;
// an instant with its time.
func (l *locale) day(d index.Date) string {
	t := d.Time.UTC()
	day, month, year := l.digits(t.Day()), int(t.Month()), l.digits(t.Year())
	switch d.Precision {
	case index.Year:
		return year
	case index.Month:
		return l.T("date.month", l.month("months", month), year)
	case index.Day:
		return l.T("date.day", day, l.month("months.of", month), year)
	case index.Instant:
		return l.T("date.time", l.T("date.day", day, l.month("months.of", month), year), t.Format("15:04"))
	}
	return ""
}

// shortDay writes a date in the narrow form of a dateline: 23 Jan 2026.
func (l *locale) shortDay(d index.Date) string {
	t := d.Time.UTC()
	switch d.Precision {
	case index.Month:
		return l.month("months.short", int(t.Month())) + " " + l.digits(t.Year())
	case index.Day, index.Instant:
		return l.digits(t.Day()) + " " + l.month("months.short", int(t.Month())) + " " + l.digits(t.Year())
	}
	return l.day(d)
}

// month returns the name of a month out of a list of all of them.
func (l *locale) month(list string, month int) string { return strings.Fields(l.T(list))[month-1] }

// span writes a range of days, open where an end is not known.
func (l *locale) span(from, to index.Date) string {
	switch {
	case from.IsZero():
		return l.T("range.until", l.day(to))
	case to.IsZero():
		return l.T("range.since", l.day(from))
	case from == to:
		return l.day(from)
	}
	return l.T("range.both", l.day(from), l.day(to))
}

// count writes the number of hits: stories first where they are fewer.
func (l *locale) count(c search.Count) string {
	articles := l.T("count.articles", c.Articles)
	if c.Stories < c.Articles {
		return l.T("count.folded", l.T("count.stories", c.Stories), articles)
	}
	return articles
}

// language returns the name of a language (ISO 639-1), or its code.
func (l *locale) language(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if name := display.Languages(l.tag).Name(tag); name != "" {
		return name
	}
	return code
}

// value returns a filter value as a reader says it.
func (l *locale) value(field, value string) string {
	f, _ := index.FieldNamed(field)
	switch {
	case field == index.FieldLanguage:
		return l.language(value)
	case field == index.FieldType && l.has("type."+value):
		return l.T("type." + value)
	case f.Kind == index.Path:
		return strings.ReplaceAll(value, "/", " / ")
	}
	return value
}

// field returns the name of a field on the page.
func (l *locale) field(name string) string {
	if l.has("field." + name) {
		return l.T("field." + name)
	}
	return name
}

// help returns the line of the help page on something in a table, or what the
// table itself says of it in English.
func (l *locale) help(table, name, english string) string {
	if key := "help." + table + "." + name; l.has(key) {
		return l.T(key)
	}
	return english
}

// problem returns the title of an error by its code, or what the table of errors
// says of it in English.
func (l *locale) problem(code, english string) string {
	if l.has("problem." + code) {
		return l.T("problem." + code)
	}
	return english
}

// kind returns the kind of an actor as a reader says it.
func (l *locale) kind(kind string) string {
	if l.has("kind." + kind) {
		return l.T("kind." + kind)
	}
	return kind
}

// sources writes the number of sources, and of origins where they are fewer.
func (l *locale) sources(s search.Sources) string {
	if s.Independent < s.All {
		return l.T("count.independent", s.Independent, l.T("count.sources", s.All))
	}
	return l.T("count.sources", s.All)
}

// bucketCount returns the count of a bucket in short, what it is ordered by
// first, and in words.
func (l *locale) bucketCount(b search.Bucket, by search.CountBy) (short, says string) {
	short, says = l.number(b.Count.Articles), l.count(b.Count)
	switch {
	case by == search.CountSources:
		return l.number(b.Sources.All) + " (" + short + ")", l.sources(b.Sources) + ", " + says
	case by == search.CountStories && b.Count.Stories < b.Count.Articles:
		return l.number(b.Count.Stories) + " (" + short + ")", says
	}
	return short, says
}

// beginning returns the first words of a text, for articles without a title.
func beginning(s string) string {
	const most = 90 // bytes: one line
	s = strings.Join(strings.Fields(s[:min(len(s), 4*most)]), " ")
	if len(s) <= most {
		return strings.ToValidUTF8(s, "")
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	if i := strings.LastIndexFunc(s[:cut], unicode.IsSpace); i > 0 {
		cut = i
	}
	return s[:cut] + "…"
}

// headline returns the title of an article, or what stands for it.
func headline(a *index.Article) string {
	if strings.TrimSpace(a.Title) != "" {
		return a.Title
	}
	if s := beginning(a.Body); s != "" {
		return s
	}
	return a.ID
}
