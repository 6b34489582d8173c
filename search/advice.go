package search

import (
	"context"
	"slices"
	"unicode/utf8"

	"dateline/index/text"
)

// Advice helps on with a search that found little.
type Advice struct {
	AlsoTry []Alternative // the query with a name in another script

	DidYouMean string   // another text for the query, which finds more; "" for none
	Clauses    []Clause // of a search that found nothing: its words, phrases and conditions
}

// Clause is one of the conditions that a query joins.
type Clause struct {
	Text    string
	Alone   Count // what it finds without the others, under the same filters
	Without Count // what the others find without it
}

// Limits of advice: each clause and each word costs some searches without hits
// or facets.
const (
	fewHits    = 3 // articles from which no advice is needed
	maxClauses = 8 // of a query that are looked at
)

// Advise looks for a way out of a search that found nothing or nearly nothing,
// by further searches; of one that found enough it says nothing, but for names
// that can be written in another script.
func Advise(ctx context.Context, s Searcher, q Query, r *Result) (Advice, error) {
	also, err := AlsoTry(ctx, s, q, r)
	if err != nil || r.Total.Articles > fewHits || q.Match == nil || q.Page.Cursor != "" {
		return Advice{AlsoTry: also}, err
	}
	a := adviser{ctx: ctx, searcher: s, query: q, found: r.Total.Articles}
	advice := Advice{AlsoTry: also, DidYouMean: a.correct()}
	if r.Total.Articles == 0 {
		advice.Clauses = a.clauses()
	}
	return advice, a.err
}

// adviser asks further searches; after an error it asks no more.
type adviser struct {
	ctx      context.Context
	searcher Searcher
	query    Query
	found    int // articles that the query finds
	err      error
}

// ask answers a condition under the filters of the query.
func (a *adviser) ask(e Expr) *Result {
	if a.err != nil {
		return &Result{}
	}
	q := a.query
	q.Match, q.Facets, q.Page, q.Explain = e, nil, Page{}, false
	r, err := a.searcher.Search(a.ctx, q)
	if err != nil {
		a.err = err
		return &Result{}
	}
	return r
}

// clauses counts each part of a conjunction alone and left out.
func (a *adviser) clauses() []Clause {
	parts, ok := a.query.Match.(And)
	if !ok || len(parts) > maxClauses {
		return nil
	}
	var all []Clause
	for i, part := range parts {
		rest := andOf(slices.Delete(slices.Clone(parts), i, i+1))
		all = append(all, Clause{Text: Format(part), Alone: a.ask(part).Total, Without: a.ask(rest).Total})
	}
	return all
}

// correct returns the query with words that hardly occur replaced by like ones
// that do, when that finds more articles.
func (a *adviser) correct() string {
	corrected := a.replace(a.query.Match, new(int))
	if a.err != nil || corrected == nil || a.ask(corrected).Total.Articles <= a.found {
		return ""
	}
	return Format(corrected)
}

// replace returns a condition with its rare words replaced, nil when there is
// nothing to replace.
func (a *adviser) replace(e Expr, words *int) Expr {
	switch e := e.(type) {
	case And:
		parts, changed := a.replaceAll(e, words)
		if changed {
			return And(parts)
		}
	case Or:
		parts, changed := a.replaceAll(e, words)
		if changed {
			return Or(parts)
		}
	case Word:
		if *words++; *words <= maxClauses && !e.Exact {
			return a.likeWord(e)
		}
	}
	return nil
}

func (a *adviser) replaceAll(parts []Expr, words *int) ([]Expr, bool) {
	out, changed := slices.Clone(parts), false
	for i, part := range parts {
		if other := a.replace(part, words); other != nil {
			out[i], changed = other, true
		}
	}
	return out, changed
}

// likeWord returns the commonest word of the corpus that is one edit from a word
// that hardly occurs, or else two from one that never does; nil when there is
// none. A word that occurs is seldom two edits from what was meant, and looking
// so far is dear.
func (a *adviser) likeWord(w Word) Expr {
	letters := utf8.RuneCountInString(text.Fold(w.Text))
	if letters < MinPrefix || letters > MaxFuzzy {
		return nil
	}
	own := a.found
	if a.query.Match != Expr(w) {
		own = a.ask(w).Total.Articles
	}
	if own > fewHits {
		return nil
	}
	far := 1
	if own == 0 {
		far = MaxEdits
	}
	for edits := 1; edits <= far && edits < letters-MinPrefix+1; edits++ {
		for _, x := range a.ask(Fuzzy{Field: w.Field, Text: w.Text, Edits: edits}).Expanded {
			for _, as := range x.As {
				if as.Articles > own && text.Fold(as.Text) != text.Fold(w.Text) {
					return Word{Field: w.Field, Text: as.Text}
				}
			}
		}
	}
	return nil
}
