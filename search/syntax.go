package search

import (
	"fmt"
	"strings"

	"dateline/index"
)

// Form is a form of the query language with an example that can be run. The
// help page and docs/query-language.md are made from the table of forms.
type Form struct {
	Example string
	Means   string
}

// Forms returns the forms of the query language.
func Forms() []Form {
	return []Form{
		{"ceasefire talks", "both words, in any of their forms; case and accents do not matter; names in all their spellings"},
		{`"peace plan"`, "the words one behind the other"},
		{"drone OR uav", "either word; AND, OR and NOT are written in capitals, in small letters they are words"},
		{"talks -Istanbul", "without a word, a \"phrase\" or a (group); NOT Istanbul says the same"},
		{"(drone OR missile) Kharkiv", "parentheses group; AND binds tighter than OR"},
		{`="Kiev"`, "exactly this spelling: no other form of the word, no other spelling of the name"},
		{"attack*", fmt.Sprintf("words that begin so, from %d letters", MinPrefix)},
		{"zelenskiy~", "words that differ in one letter; zelenskiy~2 in two. The first letter stays"},
		{`"drone strike"~5`, "the words at most 5 words apart, in any order"},
		{"title:ceasefire", "in the headline only; title:(ceasefire OR truce) for several words"},
		{`actor:"United States"`, "articles that name an actor, whatever it is called in them; actor:Putin,Trump for either"},
		{"location:Ukraine", "articles that name a place; a country covers all places in it"},
		{`type:"air strike"`, "articles that report a type of event, by any of its names"},
		{"language:uk", "articles in a language, by its ISO 639-1 code"},
		{"date:2026-01", "published on a day, in a month or in a year"},
		{"date:2026-01-20..2026-01-31", "published in a range of days, both included; date:>=2026-01-20 for an open one"},
		{"date:7d", "published in the last seven days, today included; also 2w, 3m, 1y"},
		{"event:2025", "about what happened on a date"},
		{"killed:>=10", "records of events with so many deaths; also killed:10..50, killed:<5, killed:3"},
	}
}

// Manual returns the manual of the query language in Markdown.
func Manual() string {
	var b strings.Builder
	b.WriteString("# The query language\n\nThe same in the search box, in the parameter `q` of the endpoint and on the command line. This page is made from the tables that the\nparser reads (`go test ./search -run Manual -update`).\n\n| write | to find |\n|---|---|\n")
	for _, f := range Forms() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(f.Example, "|", `\|`), f.Means)
	}
	b.WriteString("\n## Fields\n\nA field stands in front of a colon and its value directly behind it, in quotes if it has blanks.\n\n| field | holds |\n|---|---|\n")
	for _, f := range index.Schema() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", f.Name, f.Help)
	}
	fmt.Fprintf(&b, `
## How it is read

* Words that stand side by side must all occur, in the title or in the text. With the parameter %[1]smatch=any%[1]s articles with some of them are
  found, too: the more words and the rarer, the higher. Words that every sentence has, as "the" and "of", are then left out, and a note says which,
  unless the question has no others or writes them in capitals (WHO).
* A word finds its inflected forms in the languages that have a stemmer, and a name its other spellings: Kyiv finds Kiev and Київ, also
  inside a phrase. The answer lists under %[1]sexpanded%[1]s what was looked for, with the number of articles of each spelling.
  %[1]svariants=off%[1]s looks for names as written only.
* "at most n words apart" counts positions: the words of %[1]s"drone strike"~1%[1]s stand side by side. Of more than two words the first and the
  last stand as far apart as n allows plus one for each further word.
* Quotes of all kinds (“ ” „ « »), full-width punctuation, line breaks and direction marks are read as their plain kind. A dash is NOT only
  directly before what it excludes.
* What cannot be read is an error with its position and a hint; nothing is ignored in silence.

## Limits

%[2]d bytes, %[3]d words, parentheses nested %[4]d deep (flags of %[1]sdateline serve%[1]s change these); words of %[5]d bytes; a prefix or a fuzzy word stands for
the %[6]d commonest words that fit, and the answer says when there were more; fuzzy words of at most %[7]d letters; words at most %[8]d apart.
`, "`", MaxQueryBytes, MaxTerms, MaxDepth, MaxTermBytes, MaxExpansion, MaxFuzzy, MaxWithin)
	return b.String()
}
