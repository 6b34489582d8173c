package web

import (
	"cmp"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"dateline/index"
	"dateline/search"
)

// Parameters of the evidence for a value, beside those of a search.
const (
	paramField = "field"
	paramValue = "value"
)

// sentencesShown is the number of sentences of one article: an article that
// names its subject in every line would fill the page.
const sentencesShown = 5

// asking is a request for the evidence of a value.
type asking struct {
	asked
	field, value string
}

// proof is a sentence with what it proves.
type proof struct {
	In       string     // index.InBody or index.InTitle
	Span     index.Span // of the sentence in title or body
	Mentions []index.Mention
}

// proofs returns the sentences of an article that prove a value, in order, the
// title first.
func proofs(a *index.Article, field, value string) []proof {
	f, _ := index.FieldNamed(field)
	var found []index.Mention
	for _, m := range a.Mentions {
		text := textOf(a, m.In)
		sound := m.In != index.InRecord && m.Start >= 0 && m.Start < m.End && m.End <= len(text) && onRune(text, m.Start) && onRune(text, m.End)
		if m.Field == field && sound && (m.Value == value || f.Kind == index.Path && index.LocationWithin(m.Value, value)) {
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, func(a, b index.Mention) int {
		return cmp.Or(-cmp.Compare(a.In, b.In), cmp.Compare(a.Start, b.Start))
	})
	var all []proof
	for _, m := range found {
		if n := len(all); n > 0 && all[n-1].In == m.In && m.End <= all[n-1].Span.End {
			all[n-1].Mentions = append(all[n-1].Mentions, m)
			continue
		}
		span := index.Span{End: len(a.Title)}
		if m.In == index.InBody {
			span = sentenceAround(a.Body, index.Span{Start: m.Start, End: m.End})
		}
		all = append(all, proof{In: m.In, Span: span, Mentions: []index.Mention{m}})
	}
	return all
}

func textOf(a *index.Article, in string) string {
	if in == index.InTitle {
		return a.Title
	}
	return a.Body
}

// asserted returns what the record of an article wrote for a value that it
// brings itself, and whether it does.
func asserted(a *index.Article, field, value string) (string, bool) {
	f, _ := index.FieldNamed(field)
	for _, m := range a.Mentions {
		if m.Field == field && m.In == index.InRecord && (m.Value == value || f.Kind == index.Path && index.LocationWithin(m.Value, value)) {
			return cmp.Or(m.As, m.Value), true
		}
	}
	return "", false
}

// mentionID is the element of the article page in which a mention begins.
func mentionID(m index.Mention) string {
	if m.In == index.InTitle {
		return "t" + strconv.Itoa(m.Start)
	}
	return "b" + strconv.Itoa(m.Start)
}

// readAsking reads the parameters of a search, and the field and value that are
// asked about. The search is restricted to the value in the way that its facet
// counts it: instead of what is selected in the field, or with it where all of
// the values are wanted.
func (s *server) readAsking(r *http.Request) (asking, *search.Result, error) {
	values, err := queryValues(r)
	if err != nil {
		return asking{}, nil, err
	}
	of := map[string]string{}
	for _, name := range []string{paramField, paramValue} {
		given, err := (parameter{Name: name}).check(values[name])
		if err != nil {
			return asking{}, nil, err
		}
		if len(given) == 0 {
			return asking{}, nil, bad(name, search.Say("there is no %s", name), search.Say("Name a field and a value, as field=actor&value=Ukraine."))
		}
		of[name] = given[0]
		delete(values, name)
	}
	if err := oneOf(paramField, of[paramField], fieldNames(filterFields)...); err != nil {
		return asking{}, nil, err
	}
	a, err := s.readFor(r.URL.Path, values)
	if err != nil {
		return asking{}, nil, err
	}
	return s.askFor(r, asking{asked: a, field: of[paramField], value: of[paramValue]})
}

func (s *server) askFor(r *http.Request, a asking) (asking, *search.Result, error) {
	restricted := a.proving(a.field, a.value)
	q := restricted.query
	q.Facets = nil
	if err := q.Normalize(); err != nil {
		return asking{}, nil, err
	}
	result, err := s.search(r.Context(), q)
	if err != nil {
		return asking{}, nil, err
	}
	for _, f := range result.Where {
		if f.Field == a.field && !f.Not && len(f.Values) == 1 {
			a.value = f.Values[0] // as the engine understood it
		}
	}
	return a, result, nil
}

// proving returns the search restricted to a value as its facet counts it.
func (a asked) proving(field, value string) asked {
	cursor := a.query.Page.Cursor
	if values, mode := a.selected(field); mode == search.All {
		a = a.without(field)
		a.query.Where = append(a.query.Where, search.Filter{Field: field, Values: append(slices.Clone(values), value), Mode: search.All})
	} else {
		a = a.with(field, value)
	}
	a.query.Page.Cursor = cursor
	return a
}

// evidenceLink returns the address of the evidence for a value.
func evidenceLink(a asked, path, field, value string) string {
	v := a.values(path)
	v.Set(paramField, field)
	v.Set(paramValue, value)
	return (&url.URL{Path: path, RawQuery: v.Encode()}).String()
}

// evidencePage is the page /evidence: the sentences that prove a value.
type evidencePage struct {
	frame
	Label    string // of the field
	Value    string
	Count    string
	Chips    []chip
	Notes    []string
	Articles []provedArticle
	First    string
	More     string
	Hits     string // address of the articles as a search
	JSON     string
}

type provedArticle struct {
	Href      string
	Headline  string
	Lang      string
	Line      dispatch
	Source    string
	Sentences []sentenceView
	More      string // "3 more sentences"
	Asserted  string // what the record wrote, "" when it brings no value
	Nothing   bool   // no sentence proves the value
}

type sentenceView struct {
	Href  string
	Text  template.HTML
	Rules []string
}

// evidence answers /evidence.
func (s *server) evidence(r *http.Request) (page, error) {
	a, result, err := s.readAsking(r)
	if err != nil {
		return page{}, err
	}
	a.loc = s.locales.of(r)
	label := a.loc.value(a.field, a.value)
	p := evidencePage{
		frame: s.frame(r, a.loc.T("evidence.title", label)), Label: a.loc.field(a.field), Value: label, Count: a.loc.count(result.Total),
		Chips: chips(a.asked, pathSearch), Notes: a.loc.notes(result.Notes), Hits: a.with(a.field, a.value).link(pathSearch),
		JSON: evidenceLink(a.asked, pathAPIEvidence, a.field, a.value),
	}
	p.Query = a.query.Text
	p.Hidden = hiddenFields(a.first().values(pathSearch), func(name, _ string) bool { return name == "q" })
	for _, h := range result.Hits {
		p.Articles = append(p.Articles, newProvedArticle(a, h.Article))
	}
	if a.query.Page.Cursor != "" {
		p.First = evidenceLink(a.first(), pathEvidence, a.field, a.value)
	}
	if result.Next != "" {
		p.More = evidenceLink(a.after(result.Next), pathEvidence, a.field, a.value)
	}
	return page{template: "evidence", data: p}, nil
}

func newProvedArticle(a asking, article *index.Article) provedArticle {
	href := articleLink(pathArticle, article.ID)
	out := provedArticle{Href: href, Headline: headline(article), Lang: article.Language, Line: newDispatch(a.loc, article), Source: article.Source}
	all := proofs(article, a.field, a.value)
	for _, p := range all[:min(sentencesShown, len(all))] {
		text, marks := p.shown(article)
		view := sentenceView{Href: href + "#" + mentionID(p.Mentions[0]), Text: marked(text, marks)}
		for _, m := range p.Mentions {
			if says := a.loc.reason(m); !slices.Contains(view.Rules, says) {
				view.Rules = append(view.Rules, says)
			}
		}
		out.Sentences = append(out.Sentences, view)
	}
	if more := len(all) - sentencesShown; more > 0 {
		out.More = a.loc.T("evidence.sentences", more)
	}
	as, brought := asserted(article, a.field, a.value)
	if brought {
		out.Asserted = as
	}
	out.Nothing = len(all) == 0 && !brought
	return out
}

// shown returns the sentence with its marks.
func (p proof) shown(a *index.Article) (string, []index.Span) {
	text := textOf(a, p.In)[p.Span.Start:p.Span.End]
	var marks []index.Span
	for _, m := range p.Mentions {
		marks = append(marks, index.Span{Start: m.Start - p.Span.Start, End: min(len(text), m.End-p.Span.Start)})
	}
	return text, marks
}
