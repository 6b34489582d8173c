package enrich

import (
	"unicode"
	"unicode/utf8"
)

// farLetter is the first letter behind the alphabets that reporting is nearly
// all in: Latin, Greek, Cyrillic, Hebrew, Arabic.
const farLetter = 0x700

// smallLetters are the small forms of the characters below farLetter, 0 of what
// is no letter; a stands for all from a to z.
var smallLetters = func() (small [farLetter]rune) {
	for r := range rune(farLetter) {
		switch {
		case !unicode.IsLetter(r):
		case r < utf8.RuneSelf:
			small[r] = 'a'
		case unicode.ToLower(r) < farLetter:
			small[r] = unicode.ToLower(r)
		default:
			small[r] = r
		}
	}
	return small
}()

// letterCount counts letters in their small form.
type letterCount struct {
	near [farLetter]int
	far  map[rune]int
}

func (c *letterCount) reset() {
	clear(c.near[:])
	clear(c.far)
}

func (c *letterCount) add(s string) {
	for _, r := range s {
		switch {
		case r < farLetter:
			c.near[smallLetters[r]]++
		case unicode.IsLetter(r):
			c.addFar(unicode.ToLower(r))
		}
	}
}

func (c *letterCount) addFar(r rune) {
	if r < farLetter {
		c.near[smallLetters[r]]++
		return
	}
	if c.far == nil {
		c.far = make(map[rune]int)
	}
	c.far[r]++
}

// each calls visit with every letter that was counted.
func (c *letterCount) each(visit func(r rune, n int)) {
	for r, n := range c.near {
		if n > 0 && r > 0 {
			visit(rune(r), n)
		}
	}
	for r, n := range c.far {
		visit(r, n)
	}
}
