package search

import (
	"strings"
	"testing"

	"dateline/index/text"
)

// TestFunctionWords holds the list to the form in which it is looked up.
func TestFunctionWords(t *testing.T) {
	for _, w := range strings.Fields(functionWords) {
		if text.Fold(w) != w {
			t.Errorf("%q is folded to %q", w, text.Fold(w))
		}
	}
}
