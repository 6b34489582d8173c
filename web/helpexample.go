package web

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/search"
)

// syntaxRows lists the forms of the query language, each with an example that
// finds something in the loaded articles: its own, or one made of them.
func (s *server) syntaxRows(ctx context.Context, l *locale) ([]syntaxRow, error) {
	made, err := s.madeExamples(ctx)
	if err != nil {
		return nil, err
	}
	var rows []syntaxRow
	for _, f := range search.Forms() {
		link := func(q string) string { return homeSearch().usual().withText(q).link(pathSearch) }
		row := syntaxRow{Example: f.Example, Means: l.help("form", f.Example, f.Means), Href: link(f.Example)}
		for _, q := range append([]string{f.Example}, made[f.Example]...) {
			n, err := s.finds(ctx, q)
			if err != nil {
				return nil, err
			}
			if n.Articles > 0 {
				row.Here, row.Count = &anchor{Href: link(q), Text: q}, l.count(n)
				break
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// finds counts what a query text finds; one that cannot be read finds nothing.
func (s *server) finds(ctx context.Context, text string) (search.Count, error) {
	match, err := search.Parser{Limits: s.Limits, Now: s.Now}.Parse(text)
	if err != nil {
		return search.Count{}, nil // a name of these articles that the language has no form for
	}
	q := search.Query{Text: text, Match: match, Variants: true}
	if err := q.Normalize(); err != nil {
		return search.Count{}, nil
	}
	q.Page.Limit = 0
	result, err := s.Searcher.Search(ctx, q)
	if err != nil {
		return search.Count{}, err
	}
	return result.Total, nil
}

// madeExamples makes examples of every form, by the example of the form, out of
// the newest articles and the most frequent values.
func (s *server) madeExamples(ctx context.Context) (map[string][]string, error) {
	a := homeSearch()
	a.query.Facets = append(a.query.Facets, search.FacetRequest{Field: index.FieldType, Size: 1}, search.FacetRequest{Field: index.FieldLanguage, Size: 1})
	result, err := s.Searcher.Search(ctx, a.query)
	if err != nil {
		return nil, err
	}
	made := map[string][]string{}
	for _, h := range result.Hits {
		for form, example := range wordExamples(titleWords(headline(h.Article))) {
			made[form] = append(made[form], example)
		}
		if d := h.Article.EventDate; !d.IsZero() {
			made["event:2025"] = append(made["event:2025"], "event:"+d.Time.Format("2006"))
		}
		if d := h.Article.Published; !d.IsZero() {
			month, day := d.Time.Format("2006-01"), index.DayOf(d.DayNumber()).String()
			made["date:2026-01"] = append(made["date:2026-01"], "date:"+month)
			made["date:2026-01-20..2026-01-31"] = append(made["date:2026-01-20..2026-01-31"], "date:"+month+".."+day, "date:<="+day)
		}
	}
	for _, f := range result.Facets {
		forms := map[string]string{index.FieldActor: `actor:"United States"`, index.FieldLocation: "location:Ukraine", index.FieldType: `type:"air strike"`, index.FieldLanguage: "language:uk"}
		if form := forms[f.Field]; form != "" && len(f.Buckets) > 0 {
			made[form] = append(made[form], f.Field+`:"`+strings.ReplaceAll(f.Buckets[0].Value, `"`, "")+`"`)
		}
	}
	return made, nil
}

// titleWords returns the words of a headline that examples can be made of.
func titleWords(title string) []string {
	return strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

// wordExamples makes examples of the words of a headline, by the example of
// their form; none of a headline that is too short.
func wordExamples(words []string) map[string]string {
	const longWord = 5 // letters of a word that says something
	long := -1
	for i, w := range words {
		if utf8.RuneCountInString(w) >= longWord && (i+1 < len(words)) {
			long = i
			break
		}
	}
	if long < 0 {
		return nil
	}
	first, second, last := words[long], words[long+1], words[len(words)-1]
	begins := string([]rune(first)[:longWord-1])
	return map[string]string{
		"ceasefire talks": first + " " + last, `"peace plan"`: `"` + first + " " + second + `"`, "drone OR uav": first + " OR " + last, "talks -Istanbul": first + " -" + begins + "zz",
		"(drone OR missile) Kharkiv": "(" + first + " OR " + second + ") " + last, `="Kiev"`: `="` + first + `"`, "attack*": begins + "*", "zelenskiy~": first + "~",
		`"drone strike"~5`: `"` + first + " " + last + `"~5`, "title:ceasefire": "title:" + first,
	}
}
