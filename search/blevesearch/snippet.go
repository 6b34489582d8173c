package blevesearch

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/search"
)

const (
	ellipsis = "…"

	// snippetBudget is the text of a snippet without an ellipsis and a blank
	// at both ends.
	snippetBudget = search.MaxSnippetBytes - 2*len(ellipsis+" ")

	// maxSnippets is the number of passages of the body: two let a reader see
	// words that stand far apart, more is reading the article.
	maxSnippets = 2
)

// snippets returns the passages of the body that show best why the article is a
// hit, or its beginning when nothing in it matches, and behind them the title
// with its matches marked, when it has any.
func (f *finder) snippets(a *index.Article) []search.Snippet {
	r := f.reader(a.Language)
	words := f.words(a)
	body := &bodyText{text: a.Body, words: words.body, stretches: report(a), leaves: f.leaves}
	for _, m := range r.matches(index.FieldBody, a.Body, body.words) {
		if body.stretch(m) >= 0 {
			body.found = append(body.found, m)
		}
	}
	shown := body.snippets()
	if found := r.matches(index.FieldTitle, a.Title, words.title); len(found) > 0 {
		shown = append(shown, search.Snippet{Field: index.FieldTitle, Text: a.Title, Marks: marks(found, 0, len(a.Title), 0)})
	}
	return shown
}

func (f *finder) words(a *index.Article) articleWords {
	if f.kept == nil {
		return wordsOf(a)
	}
	return f.kept.words(a)
}

// bodyText is a body while passages are chosen from it.
type bodyText struct {
	text      string
	words     []border
	stretches []index.Span // the parts of the text that may be shown, in order
	found     []match      // inside these, in order
	leaves    int          // of the query
}

// stretch returns the number of the stretch that a match lies in, or -1.
func (b *bodyText) stretch(m match) int {
	i := sort.Search(len(b.stretches), func(i int) bool { return b.stretches[i].End >= m.end })
	if i == len(b.stretches) || b.stretches[i].Start > m.start {
		return -1
	}
	return i
}

func (b *bodyText) snippets() []search.Snippet {
	var shown []search.Snippet
	seen := make([]bool, b.leaves) // leaves that a passage shows
	var taken []index.Span
	for range maxSnippets {
		core, ok := b.densest(seen, taken)
		if !ok {
			break
		}
		span := b.widen(core, b.stretches[b.stretch(core)])
		taken = append(taken, span)
		for _, m := range b.found {
			if span.Start <= m.start && m.end <= span.End {
				seen[m.leaf] = true
			}
		}
		seen[core.leaf] = true
		shown = append(shown, b.cut(span))
	}
	if len(shown) > 0 {
		return shown
	}
	return b.beginning()
}

// densest returns the stretch of text, from one match to another, that shows
// the most leaves not seen before, and of these the one with the most matches;
// none when all is seen. It returns it as a match of the first leaf.
func (b *bodyText) densest(seen []bool, taken []index.Span) (match, bool) {
	best, bestNew, bestAll := match{}, 0, 0
	within := make([]int, b.leaves) // by leaf: matches between first and last
	last, fresh := 0, 0             // found[first:last] is looked at
	for first, m := range b.found {
		for last < len(b.found) && (last <= first || b.fits(m, b.found[last])) {
			leaf := b.found[last].leaf
			if within[leaf]++; within[leaf] == 1 && !seen[leaf] {
				fresh++
			}
			last++
		}
		core := match{m.start, m.end, m.leaf}
		for _, other := range b.found[first:last] {
			core.end = max(core.end, other.end)
		}
		if (fresh > bestNew || fresh == bestNew && fresh > 0 && last-first > bestAll) && !overlaps(core, taken) {
			best, bestNew, bestAll = core, fresh, last-first
		}
		if within[m.leaf]--; within[m.leaf] == 0 && !seen[m.leaf] {
			fresh--
		}
	}
	return best, bestNew > 0
}

// fits reports whether two matches can be shown in one passage.
func (b *bodyText) fits(first, last match) bool {
	return last.end-first.start <= snippetBudget && b.stretch(first) == b.stretch(last)
}

func overlaps(m match, taken []index.Span) bool {
	return slices.ContainsFunc(taken, func(t index.Span) bool { return m.start < t.End && t.Start < m.end })
}

// widen adds words around a core while they fit: before it up to a third of
// what is left, then behind it, then before it again.
func (b *bodyText) widen(core match, within index.Span) index.Span {
	span := index.Span{Start: core.start, End: core.end}
	if span.End-span.Start > snippetBudget {
		span.End = runeStart(b.text, span.Start+snippetBudget)
		return span
	}
	left := (snippetBudget - (span.End - span.Start)) / 3
	b.growBack(&span, within, span.End-span.Start+left)
	b.growOn(&span, within)
	b.growBack(&span, within, snippetBudget)
	return span
}

// growBack takes in words before the span while it is not longer than most,
// with the quote or bracket that opens before the first.
func (b *bodyText) growBack(span *index.Span, within index.Span, most int) {
	i := sort.Search(len(b.words), func(i int) bool { return int(b.words[i].start) >= span.Start })
	for i--; i >= 0 && int(b.words[i].start) >= within.Start && span.End-int(b.words[i].start) <= most; i-- {
		span.Start = int(b.words[i].start)
	}
	for span.Start > within.Start && span.End-span.Start < most {
		r, size := utf8.DecodeLastRuneInString(b.text[:span.Start])
		if !unicode.In(r, unicode.Ps, unicode.Pi) && r != '"' || span.End-span.Start+size > most {
			return
		}
		span.Start -= size
	}
}

// growOn takes in words behind the span while it fits, with the punctuation
// that follows the last.
func (b *bodyText) growOn(span *index.Span, within index.Span) {
	i := sort.Search(len(b.words), func(i int) bool { return int(b.words[i].start) >= span.End })
	for ; i < len(b.words) && int(b.words[i].end) <= within.End && int(b.words[i].end)-span.Start <= snippetBudget; i++ {
		span.End = int(b.words[i].end)
	}
	for span.End < within.End {
		r, size := utf8.DecodeRuneInString(b.text[span.End:])
		if !unicode.IsPunct(r) || span.End+size-span.Start > snippetBudget {
			return
		}
		span.End += size
	}
}

// cut makes a snippet of a span, with an ellipsis where it leaves text out.
func (b *bodyText) cut(span index.Span) search.Snippet {
	i := sort.Search(len(b.stretches), func(i int) bool { return b.stretches[i].End >= span.End })
	before, behind := "", ""
	if strings.TrimSpace(b.text[b.stretches[i].Start:span.Start]) != "" {
		before = ellipsis + " "
	}
	if strings.TrimSpace(b.text[span.End:b.stretches[i].End]) != "" {
		behind = " " + ellipsis
	}
	return search.Snippet{
		Field: index.FieldBody,
		Text:  before + b.text[span.Start:span.End] + behind,
		Marks: marks(b.found, span.Start, span.End, len(before)),
	}
}

// beginning returns the first words that may be shown, or nothing when there
// are none.
func (b *bodyText) beginning() []search.Snippet {
	for _, within := range b.stretches {
		i := sort.Search(len(b.words), func(i int) bool { return int(b.words[i].start) >= within.Start })
		if i == len(b.words) || int(b.words[i].end) > within.End {
			continue
		}
		return []search.Snippet{b.cut(b.widen(match{start: int(b.words[i].start), end: int(b.words[i].end)}, within))}
	}
	return nil
}

// marks returns the matches that lie between two offsets, as offsets from the
// first plus shift, those that touch made one.
func marks(found []match, from, to, shift int) []index.Span {
	var spans []index.Span
	for _, m := range found {
		start, end := max(m.start, from), min(m.end, to)
		if start >= end {
			continue
		}
		span := index.Span{Start: start - from + shift, End: end - from + shift}
		if last := len(spans) - 1; last >= 0 && span.Start < spans[last].End {
			spans[last].End = max(spans[last].End, span.End)
			continue
		}
		spans = append(spans, span)
	}
	return spans
}

// runeStart returns the last offset up to i at which a character begins.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
