package gazetteer

import (
	_ "embed"
	"strings"
)

//go:embed data/given-names.txt
var givenNames string

// readGiven returns the given names of the embedded list, folded.
func readGiven() map[string]bool {
	names := make(map[string]bool, strings.Count(givenNames, "\n"))
	for name := range strings.Lines(givenNames) {
		names[strings.TrimSuffix(name, "\n")] = true
	}
	return names
}

// GivenName reports whether a folded word is a given name in its base form.
func (g *Gazetteer) GivenName(word string) bool { return g.given[word] }
