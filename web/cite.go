package web

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dateline/index"
)

// citation is an article as a reference in one format.
type citation struct{ Name, Text string }

// citations writes an article as a reference for people, for BibTeX and for
// programs that read RIS.
func (s *server) citations(l *locale, a *index.Article) []citation {
	today := index.DayOf(int(s.Now().UTC().Unix() / int64(24*time.Hour/time.Second)))
	return []citation{
		{l.T("cite.plain"), plainCitation(l, a, today)},
		{"BibTeX", bibtex(a, today)},
		{"RIS", ris(a)},
	}
}

// plainCitation is source, title, date and address in one line.
func plainCitation(l *locale, a *index.Article, today index.Date) string {
	parts := []string{}
	for _, p := range []string{a.Source, "“" + oneLine(headline(a)) + "”", l.day(a.Published)} {
		if p = oneLine(p); p != "" {
			parts = append(parts, p)
		}
	}
	text := strings.Join(parts, ", ") + "."
	if sourceLink(a) != nil {
		text += " " + l.T("cite.accessed", oneLine(a.URL), l.day(today))
	}
	return text
}

// bibtex is an entry of BibTeX of the type misc, which every style has.
func bibtex(a *index.Article, today index.Date) string {
	sum := sha256.Sum256([]byte(a.ID))
	key := strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return -1
	}, a.Source)
	year := ""
	if !a.Published.IsZero() {
		year = strconv.Itoa(a.Published.Time.Year())
	}
	var b strings.Builder
	b.WriteString("@misc{" + key + year + hex.EncodeToString(sum[:3]))
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	field("author", braced(latex(a.Source))) // an outlet is no person with a first name
	field("title", braced(latex(headline(a))))
	field("year", year)
	if a.Published.Precision >= index.Month {
		field("month", strconv.Itoa(int(a.Published.Time.Month())))
	}
	if a.Published.Precision >= index.Day {
		field("day", strconv.Itoa(a.Published.Time.UTC().Day()))
	}
	if sourceLink(a) != nil {
		field("url", urlInLatex(a.URL))
		field("urldate", today.String())
	}
	field("language", latex(a.Language))
	return b.String() + "\n}"
}

func braced(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// latex escapes what LaTeX would take for a command.
func latex(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(oneLine(s))
}

// urlInLatex escapes what would end the field or begin a comment; packages for
// addresses take the rest as it is.
func urlInLatex(s string) string {
	return strings.NewReplacer("{", `\%7B`, "}", `\%7D`, `\`, `\%5C`, "%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`, "~", `\%7E`, "$", `\%24`, "^", `\%5E`).Replace(oneLine(s))
}

// ris is a record of the format of Research Information Systems. A line holds
// one value, so that nothing in it can begin another.
func ris(a *index.Article) string {
	lines := []string{"TY  - NEWS"}
	add := func(tag, value string) {
		if value = oneLine(value); value != "" {
			lines = append(lines, tag+"  - "+value)
		}
	}
	add("TI", headline(a))
	add("T2", a.Source)
	if !a.Published.IsZero() {
		t := a.Published.Time.UTC()
		add("PY", t.Format("2006"))
		layouts := map[index.Precision]string{index.Year: "2006///", index.Month: "2006/01//", index.Day: "2006/01/02/", index.Instant: "2006/01/02/"}
		add("DA", t.Format(layouts[a.Published.Precision]))
	}
	add("LA", a.Language)
	if sourceLink(a) != nil {
		add("UR", a.URL)
	}
	add("ID", a.ID)
	return strings.Join(append(lines, "ER  - "), "\n")
}

// oneLine replaces white space and controls by single blanks.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
