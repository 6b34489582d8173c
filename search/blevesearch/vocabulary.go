package blevesearch

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// vocabulary is the words of a Text field of a segment with the articles that
// have each, deleted ones included, to find those that are one edit from
// another: words that begin and are as long alike stand together, and to compare
// the few thousands among which the edit leads takes a fifth of the time that an
// automaton takes through the dictionary.
type vocabulary map[wordGroup]*wordList

// wordGroup is the words that begin with one letter and have so many.
type wordGroup struct {
	first   rune
	letters int
}

type wordList struct {
	text   strings.Builder // one word behind the other
	ends   []uint32
	counts []uint32
	wide   bool // a letter takes more than a byte
}

func (v vocabulary) bytes() int {
	n := 0
	for _, list := range v {
		n += list.text.Len() + 4*len(list.ends) + 4*len(list.counts)
	}
	return n
}

// vocabulary returns the vocabulary of a Text field.
func (p *part) vocabulary(field string) (vocabulary, error) {
	made, err := p.columns.get(p.column(field+"\x00vocabulary"), func() (column, error) { return p.makeVocabulary(field) })
	if err != nil {
		return nil, err
	}
	return made.(vocabulary), nil
}

func (p *part) makeVocabulary(field string) (vocabulary, error) {
	dictionary, err := p.dictionary(field)
	if err != nil {
		return nil, err
	}
	v := vocabulary{}
	terms := dictionary.AutomatonIterator(nil, []byte(" "), nil) // stems and acronyms come before the blank
	for {
		entry, err := terms.Next()
		if err != nil {
			return nil, fmt.Errorf("reading the terms of %s: %w", field, err)
		}
		if entry == nil {
			return v, nil
		}
		v.add(entry.Term, entry.Count)
	}
}

func (v vocabulary) add(word string, count uint64) {
	group := groupOf(word)
	list := v[group]
	if list == nil {
		list = &wordList{}
		v[group] = list
	}
	list.text.WriteString(word)
	list.ends = append(list.ends, uint32(list.text.Len()))
	list.counts = append(list.counts, uint32(count))
	list.wide = list.wide || len(word) > group.letters
}

func groupOf(word string) wordGroup {
	first, _ := utf8.DecodeRuneInString(word)
	return wordGroup{first, utf8.RuneCountInString(word)}
}

// near calls visit with each word that begins as the given one and is at most an
// edit from it, see oneEdit. It returns how many words it looked at.
func (v vocabulary) near(word string, visit func(other string, count int)) int {
	group, looked := groupOf(word), 0
	for _, letters := range []int{group.letters - 1, group.letters, group.letters + 1} {
		list := v[wordGroup{group.first, letters}]
		if list == nil {
			continue
		}
		most := editLetters // bytes in which two words differ
		if list.wide || len(word) > group.letters {
			most *= utf8.UTFMax
		}
		text, start := list.text.String(), uint32(0)
		for i, end := range list.ends {
			if other := text[start:end]; oneEdit(word, other, most) {
				visit(other, int(list.counts[i]))
			}
			start = end
		}
		looked += len(list.ends)
	}
	return looked
}

// editLetters is in how many letters words one edit apart differ at the most:
// those that are swapped.
const editLetters = 2

// oneEdit reports whether two words are equal but for one letter that is put in,
// left out or another, or two neighbours that are swapped: bytes that are equal
// at both ends, and between them most bytes or fewer.
func oneEdit(a, b string, most int) bool {
	shorter, longer := min(len(a), len(b)), max(len(a), len(b))
	begin, end := 0, 0 // bytes that are equal at both ends
	for begin < shorter && a[begin] == b[begin] {
		begin++
	}
	for begin > 0 && (inside(a, begin) || inside(b, begin)) {
		begin--
	}
	for end < shorter-begin && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	if longer-begin-end > most {
		return false
	}
	for end > 0 && inside(a, len(a)-end) {
		end--
	}
	x, y := a[begin:len(a)-end], b[begin:len(b)-end]
	n, m := utf8.RuneCountInString(x), utf8.RuneCountInString(y)
	if n == editLetters && m == editLetters {
		_, first := utf8.DecodeRuneInString(x)
		return x[first:]+x[:first] == y
	}
	return n <= 1 && m <= 1
}

// inside reports whether a letter goes on at an offset.
func inside(word string, at int) bool { return at < len(word) && !utf8.RuneStart(word[at]) }
