package enrich

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/index"
	"dateline/index/text"
)

// How much of a text is read to tell its language. A few hundred words tell it
// as surely as all of them.
const (
	languageWords = 400
	languageBytes = 6000
)

// What a language must score before it is named, and by how much it must lead
// the next. Scores are in thousandths of a function word, as whole numbers so
// that they do not depend on the order of adding.
const (
	wordWeight     = 1000
	endingWeight   = 300 // of a long word: other languages have words that happen to end so
	letterPresent  = 300 // a letter that a language has, shared among all that have it
	letterForeign  = 300 // a letter that it lacks, taken off
	leastScore     = 600
	leastLead      = 300
	leastWordShare = 20 // of the score, a word read
	leastLeadShare = 20 // the lead must be this part of the score of the best
)

// Rules by which a language is named.
const (
	ruleScript        = "script"
	ruleFunctionWords = "function words"
)

// language names the language of the text by its script, where one language
// alone uses that, else by letters and by words that only grammar needs. It
// names none when unsure.
func (d *draft) language() {
	if d.assertLanguage() {
		return
	}
	sample := d.sample()
	script := mainScript(sample.letters)
	name, rule := scriptLanguages[script], ruleScript
	if candidates, ok := contested[script]; ok {
		name, rule = candidates.judge(sample), ruleFunctionWords
	}
	if name == "" {
		return
	}
	d.article.Language = name
	in, from, to := d.openingWords()
	d.add(index.FieldLanguage, name, from, to, in, rule)
}

// languageSample is what of a text is weighed. Words that begin with a capital
// may be names, which are spelled as their owners do: they show neither the
// endings nor the letters of the language around them.
type languageSample struct {
	words   []string // folded
	long    []string // those of them that are no names and long enough to show an ending
	letters *letterCount
	special *letterCount // in words that are no names
}

// sample takes words and letters from the title and the head of the body.
func (d *draft) sample() *languageSample {
	s := &d.sampled
	s.reset()
	for _, w := range d.title {
		s.take(w, d.article.Title[w.Start:w.End])
	}
	for _, w := range d.body {
		if len(s.words) >= languageWords || w.Start > languageBytes {
			break
		}
		if !d.inBoilerplate(w.Start) {
			s.take(w, d.article.Body[w.Start:w.End])
		}
	}
	return s
}

// reset empties the sample, and keeps its buffers.
func (s *languageSample) reset() {
	if s.letters == nil {
		s.letters, s.special = new(letterCount), new(letterCount)
	}
	s.letters.reset()
	s.special.reset()
	s.words, s.long = s.words[:0], s.long[:0]
}

// longWord is the length in bytes from which a word shows an ending.
const longWord = 5

func (s *languageSample) take(w text.Word, written string) {
	s.words = append(s.words, w.Folded)
	s.letters.add(written)
	first, _ := utf8.DecodeRuneInString(written)
	if unicode.IsUpper(first) {
		return
	}
	s.special.add(written)
	if len(w.Folded) >= longWord {
		s.long = append(s.long, w.Folded)
	}
}

// scriptShare is the part of all letters that the main script must have: a
// Russian text may be full of Latin names, but not half of it.
const scriptShare = 0.6

// mainScript returns the name of the script that most letters belong to, ""
// when none clearly does. Han, Kana and Hangul are told apart by what Japanese
// and Korean mix in.
func mainScript(letters *letterCount) string {
	counts := make(map[string]int)
	total := 0
	letters.each(func(r rune, n int) {
		counts[scriptOf(r)] += n
		total += n
	})
	switch {
	case total == 0:
		return ""
	case share(counts["Kana"], counts["Kana"]+counts["Han"]) > kanaShare && share(counts["Kana"]+counts["Han"], total) > scriptShare:
		return "Kana"
	case share(counts["Hangul"], counts["Hangul"]+counts["Han"]) > kanaShare && share(counts["Hangul"]+counts["Han"], total) > scriptShare:
		return "Hangul"
	}
	for script, n := range counts {
		if share(n, total) > scriptShare {
			return script
		}
	}
	return ""
}

// kanaShare is more Kana (or Hangul) than a Chinese text quotes, and less than
// any Japanese (Korean) one needs for its grammar.
const kanaShare = 0.15

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func scriptOf(r rune) string {
	if r < utf8.RuneSelf {
		return "Latin"
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

// judge returns the language that the sample speaks for, "" when it speaks for
// none or for two alike.
func (c *candidates) judge(s *languageSample) string {
	scores := c.score(s)
	best, second := 0, -1
	for i := range scores {
		switch {
		case scores[i] > scores[best]:
			best, second = i, best
		case i != best && (second < 0 || scores[i] > scores[second]):
			second = i
		}
	}
	top, lead := scores[best], scores[best]-scores[second]
	if top < leastScore || top < leastWordShare*len(s.words) || lead < leastLead || lead < top/leastLeadShare {
		return ""
	}
	return c.names[best]
}

// score weighs the sample for each of the candidates. A word that several of
// them use is shared among them.
func (c *candidates) score(s *languageSample) []int {
	scores := make([]int, len(c.names))
	for _, w := range s.words {
		credit(scores, c.words[w], wordWeight)
	}
	for _, w := range s.long {
		three, two := ending(w, 3), ending(w, 2)
		credit(scores, c.endings[three], endingWeight)
		credit(scores, c.endings[two], endingWeight)
	}
	s.letters.each(func(r rune, n int) { credit(scores, c.letters[r], letterPresent*n) })
	s.special.each(func(r rune, n int) {
		users := c.letters[r]
		for i := range scores {
			if len(users) > 0 && !slices.Contains(users, uint8(i)) {
				scores[i] -= letterForeign * n
			}
		}
	})
	return scores
}

// credit shares a weight among the languages that use a word or an ending.
func credit(scores []int, users []uint8, weight int) {
	for _, i := range users {
		scores[i] += weight / len(users)
	}
}

// ending returns the last n letters of a word.
func ending(word string, n int) string {
	i := len(word)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(word[:i])
		i -= size
	}
	return word[i:]
}

// openingLength is the number of words that a language mention shows.
const openingLength = 30

// openingWords returns the stretch that stands for the whole in the mention of
// the language: the first words of the body's first line, or of the title
// where there is no body.
func (d *draft) openingWords() (in string, start, end int) {
	words, s, in := d.body, d.article.Body, index.InBody
	if len(words) == 0 {
		words, s, in = d.title, d.article.Title, index.InTitle
	}
	start, end = words[0].Start, words[0].End
	for i := 1; i < min(len(words), openingLength) && !parted(s[end:words[i].Start]); i++ {
		end = words[i].End
	}
	return in, start, end
}

// parted reports whether the gap between two words holds the end of a line.
func parted(gap string) bool {
	for i := 0; i < len(gap); i++ {
		if gap[i] == '\n' {
			return true
		}
	}
	return false
}
