package web

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
	"dateline/search"
)

// expansionView tells in which spellings a name was looked for as well: some at
// once, the rest on demand.
type expansionView struct {
	Term     string
	Articles string
	Some     []spellingView
	Rest     []spellingView
	Literal  string // address with names only as written, "" where each is
}

// spellingView is a spelling with its number of articles; Href leads to the
// search without it, "" where the query cannot say that.
type spellingView struct {
	Text, Count string
	Href        string
}

// spellingsShown is the number of spellings that are listed at once: they fill
// a line.
const spellingsShown = 6

// expansions lists what a search was read as: names with their spellings, and
// choices of exact words, which are what is left of a name when a spelling was
// taken out.
func expansions(a asked, r *search.Result) []expansionView {
	var all []expansionView
	for _, e := range r.Expanded {
		v := expansionView{Term: e.Term, Literal: a.literal().link(pathSearch)}
		if e.Articles > 0 {
			v.Articles = a.loc.number(e.Articles)
		}
		var views []spellingView
		for i, s := range e.As {
			view := spellingView{Text: s.Text, Count: a.loc.number(s.Articles)}
			if q, ok := withoutSpelling(a.query.Text, e, i); ok {
				view.Href = a.withText(q).link(pathSearch)
			}
			views = append(views, view)
		}
		some := 0
		for some < min(len(views), spellingsShown) && e.As[some].Articles > 0 {
			some++
		}
		v.Some, v.Rest = views[:some], views[some:]
		all = append(all, v)
	}
	return append(all, exactChoices(a)...)
}

// withoutSpelling writes a query that looks for a name in all of its spellings
// but one: kyiv without Київ is (="kyiv" OR ="Kiev"), and "talks in kyiv" is
// (="talks in kyiv" OR ="talks in Kiev"). It reports false where that cannot be
// said: the term is no name, or stands behind a field, a minus or before a
// distance. Spellings that no article has are left out.
func withoutSpelling(q string, e search.Expansion, drop int) (string, bool) {
	if strings.ContainsAny(e.Term, `*~"`) || e.As[drop].Articles == 0 {
		return "", false
	}
	from, to, ok := termIn(q, e.Term)
	if !ok {
		return "", false
	}
	words := []string{e.Term}
	for i, s := range e.As {
		if i != drop && s.Articles > 0 {
			words = append(words, s.Text)
		}
	}
	changed := q[:from] + anyExactly(words) + q[to:]
	_, err := search.Parse(changed)
	return changed, err == nil
}

// termIn returns where a term stands in a query by itself, as a word or as a
// whole phrase with its quotes.
func termIn(q, term string) (from, to int, ok bool) {
	if !strings.Contains(term, " ") {
		if from, ok = bareTerm(q, term); ok {
			return from, from + len(term), true
		}
	}
	for _, at := range inQuotes.FindAllStringSubmatchIndex(q, -1) {
		if isEdge(before(q, at[0])) && isEdge(after(q, at[1])) && phraseOf(q[at[2]:at[3]]) == term {
			return at[0], at[1], true
		}
	}
	return 0, 0, false
}

// inQuotes matches a phrase in one of the kinds of quotes that a query can have.
var inQuotes = regexp.MustCompile(`["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]`)

// phraseOf returns the words of a phrase as a term has them.
func phraseOf(inside string) string {
	var words []string
	for _, w := range text.Words(inside) {
		words = append(words, inside[w.Start:w.End])
	}
	return strings.Join(words, " ")
}

func before(q string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(q[:at])
	return r
}

func after(q string, at int) rune {
	r, _ := utf8.DecodeRuneInString(q[at:])
	return r
}

// isEdge reports whether a term ends at a rune: a blank, a parenthesis, or the
// end of the query.
func isEdge(r rune) bool {
	return r == utf8.RuneError || unicode.IsSpace(r) || r == '(' || r == ')'
}

// bareTerm returns where a term stands in a query by itself: between blanks or
// parentheses, and outside of quotes.
func bareTerm(q, term string) (int, bool) {
	for at := 0; ; {
		i := strings.Index(q[at:], term)
		if i < 0 || term == "" {
			return 0, false
		}
		from := at + i
		if isEdge(before(q, from)) && isEdge(after(q, from+len(term))) && strings.Count(q[:from], `"`)%2 == 0 {
			return from, true
		}
		at = from + len(term)
	}
}

// exactChoice matches a group of exact words: (="a" OR ="b").
var exactChoice = regexp.MustCompile(`\(="[^"]+"(?: OR ="[^"]+")+\)|="[^"]+"`)

// exactChoices lists the groups of exact words in a query, each word with the search
// without it.
func exactChoices(a asked) []expansionView {
	var all []expansionView
	for _, at := range exactChoice.FindAllStringIndex(a.query.Text, -1) {
		words := strings.Split(strings.Trim(a.query.Text[at[0]:at[1]], "()"), " OR ")
		if len(words) < 2 {
			continue
		}
		for i := range words {
			words[i] = strings.Trim(words[i], `="`)
		}
		v := expansionView{Term: words[0]}
		for i, w := range words[1:] {
			rest := append(append([]string{}, words[:i+1]...), words[i+2:]...)
			q := a.query.Text[:at[0]] + anyExactly(rest) + a.query.Text[at[1]:]
			v.Some = append(v.Some, spellingView{Text: w, Href: a.withText(q).link(pathSearch)})
		}
		all = append(all, v)
	}
	return all
}

// anyExactly writes a choice of exact words.
func anyExactly(words []string) string {
	text := `="` + strings.Join(words, `" OR ="`) + `"`
	if len(words) > 1 {
		return "(" + text + ")"
	}
	return text
}
