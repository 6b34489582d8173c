package blevesearch

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

	"dateline/index/text"
	"dateline/search"
)

// remembered is what was worked out last of words of a language: texts and
// queries repeat their words, and stemming one takes longer than to look it up. A
// word takes the place of the one that was in its slot. Safe for concurrent use.
type remembered[V any] struct {
	work  func(language, word string) V
	seed  maphash.Seed
	slots []atomic.Pointer[workedOut[V]]
}

type workedOut[V any] struct {
	language, word string
	value          V
}

// Slots for the words of texts, for those of queries, and for names: some 2, 1
// and 1 MB when all are taken.
const (
	stemSlots = 1 << 14
	formSlots = 1 << 12
	nameSlots = 1 << 10
)

// newStems returns what text.Stem does.
func newStems() *remembered[string] { return remember(stemSlots, text.Stem) }

// newForms returns what text.Forms does in one language.
func newForms() *remembered[[]text.Form] { return remember(formSlots, formsIn) }

func formsIn(language, word string) []text.Form { return text.Forms(word, []string{language}) }

func remember[V any](slots int, work func(language, word string) V) *remembered[V] {
	return &remembered[V]{work: work, seed: maphash.MakeSeed(), slots: make([]atomic.Pointer[workedOut[V]], slots)}
}

// of returns what is worked out of a word of a language. It must not be changed.
func (r *remembered[V]) of(language, word string) V {
	slot := &r.slots[(maphash.String(r.seed, word)+maphash.String(r.seed, language))%uint64(len(r.slots))]
	if known := slot.Load(); known != nil && known.word == word && known.language == language {
		return known.value
	}
	if len(word) > text.MaxWord {
		return r.work(language, word) // data, that seldom comes again
	}
	word = strings.Clone(word) // not to keep the text that it is part of
	made := &workedOut[V]{language, word, r.work(language, word)}
	slot.Store(made)
	return made.value
}

// rememberedNames are Names that remember the variants of those asked for last.
type rememberedNames struct {
	search.Names
	variants *remembered[[]string]
}

func rememberNames(names search.Names) search.Names {
	return rememberedNames{names, remember(nameSlots, func(_, name string) []string { return names.Variants(name) })}
}

// Variants returns what the Names do. It must not be changed.
func (n rememberedNames) Variants(name string) []string { return n.variants.of("", name) }

// formsOf returns what text.Forms does.
func formsOf(r *remembered[[]text.Form], word string, languages []string) []text.Form {
	forms := r.of("", word)
	for _, language := range languages {
		forms = append(forms[:len(forms):len(forms)], r.of(language, word)[1:]...)
	}
	return forms
}
