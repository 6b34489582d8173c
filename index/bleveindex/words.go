package bleveindex

import (
	"strings"

	"dateline/index/text"

	bleve "github.com/blevesearch/bleve_index_api"
)

// textField analyses the values of a Text field: one after the other, with
// positions that go on.
func (z *Analyzer) textField(name string, values []string, language string) field {
	f := field{name: name, options: bleve.IndexField | bleve.IncludeTermVectors}
	o := occurrences{long: z.long[:0]}
	r := running{language: language}
	if text.HasStemmer(language) {
		r.stems = z.stems.of(language)
	}
	for _, value := range values {
		z.words = text.AppendWords(z.words[:0], value)
		o.expect(len(z.words))
		r.text, r.words = value, z.words
		for i := range z.words {
			f.length++
			r.add(&o, i, f.length)
		}
	}
	o.finish()
	f.terms = o.terms
	clear(o.long)
	z.long = o.long[:0]
	return f
}

// running is running text that is being indexed.
type running struct {
	text     string
	words    []text.Word
	language string
	stems    map[string]string // nil where there is no stemmer
}

// add adds the terms of the word with number i.
func (r *running) add(o *occurrences, i, position int) {
	w := r.words[i]
	o.add(w.Folded, position)
	written := r.text[w.Start:w.End]
	if acronym := text.Acronym(written); acronym != "" {
		o.add(acronym, position)
	}
	if r.stems == nil {
		return
	}
	if stem := stemOf(r.stems, r.language, written, w.Folded); stem != "" {
		o.add(stem, position)
	}
	if i == 0 {
		return
	}
	if stem := text.StemCompound(r.language, r.text, r.words[i-1], w); stem != "" {
		o.add(stem, position)
	}
}

// maxCachedStems bounds the cache of a language: it holds the words that make
// up nearly all running text, in about 3 MB.
const maxCachedStems = 1 << 15

// stemCache maps language and word, as written, to the stem that is indexed
// beside its form. Stemming costs
// more than all other analysis, and most words of a text were seen before.
type stemCache map[string]map[string]string

func (c stemCache) of(language string) map[string]string {
	stems, ok := c[language]
	if !ok {
		stems = map[string]string{}
		c[language] = stems
	}
	return stems
}

func stemOf(stems map[string]string, language, word, folded string) string {
	stem, ok := stems[word]
	if ok {
		return stem
	}
	stem = text.StemBeside(language, word, folded)
	if len(word) > text.MaxWord {
		return stem
	}
	if len(stems) >= maxCachedStems {
		clear(stems)
	}
	stems[strings.Clone(word)] = stem // word itself would keep its whole text in memory
	return stem
}
