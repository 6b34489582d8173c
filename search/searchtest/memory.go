// Package searchtest holds any search.Searcher to what dateline promises: text
// scripts of queries and their exact answers, random corpora and queries, and a
// brute-force Searcher that is slow and obvious, against which engines are
// compared.
package searchtest

import (
	"cmp"
	"context"
	"encoding/base64"
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/text"
	"dateline/search"
)

// Memory is a Searcher over articles in memory that reads every article for
// every query. It is the judge of other engines, not an engine: nothing in it
// is fast.
type Memory struct {
	articles []*index.Article // by id
	names    search.Names
	words    map[string]map[string][]word // by article id and Text field
}

// word is a word of a text with its index terms: its folded form, its stem, that
// the form itself where it is its own stem, that of the compound that it ends, and
// its form as an acronym.
type word struct{ folded, stem, own, compound, acronym string }

var _ search.Searcher = (*Memory)(nil)

// NewMemory returns a Searcher over the articles. Of several with one id the
// last counts.
func NewMemory(articles []*index.Article, names search.Names) *Memory {
	m := &Memory{names: names, words: map[string]map[string][]word{}}
	byID := map[string]*index.Article{}
	for _, a := range articles {
		byID[a.ID] = a
	}
	for id, a := range byID {
		m.articles = append(m.articles, a)
		m.words[id] = map[string][]word{}
		for _, f := range textFields() {
			m.words[id][f.Name] = wordsOf(a, f)
		}
	}
	slices.SortFunc(m.articles, func(a, b *index.Article) int { return cmp.Compare(a.ID, b.ID) })
	return m
}

func textFields() []index.Field {
	return slices.DeleteFunc(index.Schema(), func(f index.Field) bool { return f.Kind != index.Text })
}

func wordsOf(a *index.Article, f index.Field) []word {
	var words []word
	for _, value := range f.Values(a) {
		found := text.Words(value)
		for i, w := range found {
			one := word{folded: w.Folded, stem: text.Stem(a.Language, value[w.Start:w.End]), own: text.OwnStem(a.Language, w.Folded), acronym: text.Acronym(value[w.Start:w.End])}
			if i > 0 {
				one.compound = text.StemCompound(a.Language, value, found[i-1], w)
			}
			words = append(words, one)
		}
	}
	return words
}

// Article returns the article with the given id.
func (m *Memory) Article(_ context.Context, id string) (*index.Article, error) {
	for _, a := range m.articles {
		if a.ID == id {
			return a, nil
		}
	}
	return nil, search.ErrNotFound
}

// Suggest looks at every value and every word.
func (m *Memory) Suggest(_ context.Context, prefix string, limit int) ([]search.Suggestion, error) {
	var names, words []search.Suggestion
	if len(text.Words(prefix)) == 0 {
		return nil, nil
	}
	for _, name := range search.SuggestFields() {
		field, _ := index.FieldNamed(name)
		facet := m.valueFacet(search.FacetRequest{Field: name, Size: len(m.articles) * 100, Prefix: prefix}, field, search.Query{}, m.articles)
		for _, b := range facet.Buckets {
			names = append(names, search.Suggestion{Field: name, Value: b.Value, Label: b.Label, Kind: b.Kind, Articles: b.Count.Articles})
		}
	}
	if typed := text.Words(prefix); len(typed) == 1 && len([]rune(typed[0].Folded)) >= search.MinSuggest {
		group := m.standsFor(prefix, index.FieldBody, func(folded string) bool { return strings.HasPrefix(folded, typed[0].Folded) })
		for _, as := range group.As {
			word := as.(search.Word).Text
			articles := scorer{m: m}.spellings(search.Variants{As: []search.Expr{as}})
			words = append(words, search.Suggestion{Value: word, Label: word, Articles: articles[0]})
		}
	}
	return search.Suggest(names, words, limit), nil
}

// Status counts the articles.
func (m *Memory) Status(context.Context) (search.Status, error) {
	return search.Status{Articles: len(m.articles), Generation: "memory", Ready: true}, nil
}

// Search reads every article.
func (m *Memory) Search(_ context.Context, q search.Query) (*search.Result, error) {
	prepared, err := search.Prepare(q, m.names, m.has)
	if err != nil {
		return nil, err
	}
	q = prepared.Query
	score := scorer{m: m, known: map[string]int{}}
	matched := map[*index.Article]float64{}
	for _, a := range m.articles {
		if s, ok := score.match(a, q.Match); ok {
			matched[a] = s + score.pairs(a, q.Match)
		}
	}
	var hits []search.Hit
	for _, a := range m.articles {
		if s, ok := matched[a]; ok && m.passes(a, q.Where, "") {
			hits = append(hits, m.hit(a, s))
		}
	}
	order(hits, q.Sort)
	total := countHits(hits)
	matching(hits)
	if q.Collapse == search.CollapseStory {
		hits = firstOfEach(hits)
	}
	result := &search.Result{Total: total, Where: q.Where, Expanded: search.Expansions(m.expand(q.Match), score.spellings), Notes: prepared.Notes}
	for _, request := range q.Facets {
		facet, note := m.facet(request, q, matched)
		result.Facets = append(result.Facets, facet)
		if note.Format != "" {
			result.Notes = append(result.Notes, note)
		}
	}
	result.Hits, result.Next, err = page(hits, q.Page)
	for i := range result.Hits {
		result.Hits[i].Snippets = m.snippets(result.Hits[i].Article, q.Match)
	}
	return result, err
}

func (m *Memory) has(field, value string) bool {
	f, _ := index.FieldNamed(field)
	return slices.ContainsFunc(m.articles, func(a *index.Article) bool { return hasValue(a, f, value) })
}

func hasValue(a *index.Article, f index.Field, value string) bool {
	if value == search.None {
		return len(f.Values(a)) == 0
	}
	return slices.ContainsFunc(f.Values(a), func(v string) bool {
		return v == value || f.Kind == index.Path && index.LocationWithin(v, value)
	})
}

// order sorts hits as the query asks, ties by id.
func order(hits []search.Hit, by search.Sort) {
	slices.SortStableFunc(hits, func(a, b search.Hit) int {
		if by == search.Relevance {
			return cmp.Compare(b.Score, a.Score)
		}
		return byDate(a.Article, b.Article, by)
	})
	if by != search.Relevance {
		for i := range hits {
			hits[i].Score = 0
		}
	}
}

func byDate(a, b *index.Article, by search.Sort) int {
	f, _ := index.FieldNamed(index.FieldDate)
	da, db := f.Date(a), f.Date(b)
	switch {
	case da.IsZero() || db.IsZero():
		return cmp.Compare(boolInt(da.IsZero()), boolInt(db.IsZero()))
	case by == search.Oldest:
		return cmp.Compare(da.Time.Unix(), db.Time.Unix())
	}
	return cmp.Compare(db.Time.Unix(), da.Time.Unix())
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// page cuts a page from all hits. Its cursor is the id of the last hit shown.
func page(hits []search.Hit, p search.Page) ([]search.Hit, string, error) {
	if p.Cursor != "" {
		id, err := base64.RawURLEncoding.DecodeString(p.Cursor)
		i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Article.ID == string(id) })
		if err != nil || i < 0 {
			return nil, "", search.NewError(search.CodeCursor, "cursor", search.Say("the cursor belongs to another query"), search.Message{})
		}
		hits = hits[i+1:]
	}
	if len(hits) <= p.Limit || p.Limit == 0 {
		return hits[:min(len(hits), p.Limit)], "", nil
	}
	hits = hits[:p.Limit]
	return hits, base64.RawURLEncoding.EncodeToString([]byte(hits[len(hits)-1].Article.ID)), nil
}

// snippets returns the beginning of the body, or a stretch around its first
// word that matches.
func (m *Memory) snippets(a *index.Article, e search.Expr) []search.Snippet {
	words := text.Words(a.Body)
	if len(words) == 0 {
		return nil
	}
	first, marks := 0, []index.Span(nil)
	for i, w := range words {
		if m.begins(a, i, e) {
			first, marks = i, []index.Span{{Start: 0, End: w.End - w.Start}}
			break
		}
	}
	last := first
	for last+1 < len(words) && words[last+1].End-words[first].Start <= search.MaxSnippetBytes {
		last++
	}
	return []search.Snippet{{Field: index.FieldBody, Text: a.Body[words[first].Start:words[last].End], Marks: marks}}
}

// begins reports whether something that the condition looks for begins with
// the word of a body that has the given number.
func (m *Memory) begins(a *index.Article, number int, e search.Expr) bool {
	part := func(part search.Expr) bool { return m.begins(a, number, part) }
	switch e := e.(type) {
	case search.And:
		return slices.ContainsFunc(e, part)
	case search.Or:
		return slices.ContainsFunc(e, part)
	case search.Variants:
		return part(e.Of) || slices.ContainsFunc(e.As, part)
	case search.Word:
		return m.stands(a, number, e.Field, []string{e.Text})
	case search.Phrase:
		return m.stands(a, number, e.Field, e.Words)
	}
	return false
}

// stands reports whether the words stand one behind the other in a body.
func (m *Memory) stands(a *index.Article, number int, field string, typed []string) bool {
	words := m.words[a.ID][index.FieldBody][number:]
	if field != "" && field != index.FieldBody || len(typed) > len(words) {
		return false
	}
	for i := range typed {
		if !words[i].is(a.Language, typed[i]) {
			return false
		}
	}
	return true
}

// is reports whether the word of a text in a language matches a query word.
func (w word) is(language, typed string) bool {
	stem := text.Stem(language, typed)
	return w.folded == text.Fold(typed) || w.stems(stem)
}

// stems reports whether the word of a text has a stem.
func (w word) stems(stem string) bool {
	return stem != "" && (w.stem == stem || w.own == stem || w.compound == stem)
}

// isExactly reports whether the word of a text has the form of a query word.
func (w word) isExactly(typed string) bool {
	if acronym := text.Acronym(typed); acronym != "" {
		return w.acronym == acronym
	}
	return w.folded == text.Fold(typed)
}
