package search

import (
	"slices"
	"strings"

	"dateline/index/text"
)

// word adds to a word its other spellings, if it is a name.
func (p *preparer) word(w Word) Expr {
	group := Variants{Typed: w.Text, Of: w}
	for _, words := range p.spellings(w.Text) {
		group.As = append(group.As, inField(w.Field, words, 0))
	}
	return orAlone(group)
}

// phrase adds to a phrase what it is with the names in it in their other
// spellings: near Kiev for near Kyiv. Words that may stand apart are replaced
// one by one only.
func (p *preparer) phrase(f Phrase) Expr {
	group := joined(f)
	for _, words := range combine(p.readings(f)) {
		if !slices.Equal(words, f.Words) && len(group.As) < MaxListed {
			group.As = append(group.As, inField(f.Field, words, f.Within))
		}
	}
	return orAlone(group)
}

// joined returns a phrase, and in it, if it was typed with a hyphen, the one
// word that it may be written as: ceasefire for cease-fire. That finds texts
// with the hyphen, too, see [text.StemCompound]; where they count twice, it is
// for writing it as typed.
func joined(f Phrase) Variants {
	group := Variants{Typed: strings.Join(f.Words, " "), Of: f}
	if !f.Hyphens {
		return group
	}
	group.Typed = strings.Join(f.Words, "-")
	if len(f.Words) == 2 {
		group.As = []Expr{Word{Field: f.Field, Text: strings.Join(f.Words, "")}}
	}
	return group
}

// maxNameWords is how many words of a phrase are looked up as one name: nearly
// no name has more.
const maxNameWords = 6

// readings cuts a phrase into names, the longest first, and the words between,
// and returns for each piece the sequences of words that it can be written as,
// the one of the phrase first.
func (p *preparer) readings(f Phrase) [][][]string {
	longest := maxNameWords
	if f.Within > 0 {
		longest = 1
	}
	var pieces [][][]string
	for at := 0; at < len(f.Words); {
		piece, n := [][]string{f.Words[at : at+1]}, 1
		for size := min(longest, len(f.Words)-at); size > 0; size-- {
			name := f.Words[at : at+size]
			spelt := p.spellings(strings.Join(name, " "))
			if f.Within > 0 {
				spelt = slices.DeleteFunc(spelt, func(words []string) bool { return len(words) > 1 })
			}
			if len(spelt) > 0 {
				piece, n = append([][]string{name}, spelt...), size
				break
			}
		}
		pieces = append(pieces, piece)
		at += n
	}
	return pieces
}

// combine returns the phrases that take one reading of each piece, MaxListed
// and one at the most: those that differ least from the first reading come
// first.
func combine(pieces [][][]string) [][]string {
	phrases := [][]string{nil}
	for _, piece := range pieces {
		var longer [][]string
		for _, reading := range piece {
			for _, phrase := range phrases {
				longer = append(longer, slices.Concat(phrase, reading))
			}
		}
		phrases = longer[:min(len(longer), MaxListed+1)]
	}
	return phrases
}

// spellings returns the other spellings of a name as words, MaxListed at the
// most.
func (p *preparer) spellings(name string) [][]string {
	var all [][]string
	seen := map[string]bool{text.Key(name): true}
	for _, v := range p.names.Variants(name) {
		words, key := text.Words(v), text.Key(v)
		if len(words) == 0 || seen[key] || len(all) == MaxListed {
			continue
		}
		seen[key] = true
		spelt := make([]string, len(words))
		for i, w := range words {
			spelt[i] = v[w.Start:w.End]
		}
		all = append(all, spelt)
	}
	return all
}

func inField(field string, words []string, within int) Expr {
	if len(words) == 1 {
		return Word{Field: field, Text: words[0]}
	}
	return Phrase{Field: field, Words: words, Within: within}
}

// orAlone returns the typed form of a group that has no other.
func orAlone(group Variants) Expr {
	if len(group.As) == 0 {
		return group.Of
	}
	return group
}
