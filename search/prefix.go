package search

import (
	"slices"
	"strings"

	"dateline/index"
	"dateline/index/text"
)

// Begins reports whether one of the words of name begins with prefix, folded;
// of several words the last is a beginning and those before it stand in front
// of it. Nothing begins with a prefix that holds no word.
func Begins(name, prefix string) bool {
	typed := text.Words(prefix)
	words := text.Words(name)
	last := len(typed) - 1
	for i := 0; last >= 0 && i+last < len(words); i++ {
		whole := slices.EqualFunc(words[i:i+last], typed[:last], func(a, b text.Word) bool { return a.Folded == b.Folded })
		if whole && strings.HasPrefix(words[i+last].Folded, typed[last].Folded) {
			return true
		}
	}
	return false
}

// ValueBegins reports whether the label of a value, or another name of the same
// thing, begins with prefix as [Begins] says.
func ValueBegins(field index.Field, value, prefix string, names Names) bool {
	label := value
	if field.Kind == index.Path {
		label = index.LocationName(value)
	}
	return Begins(label, prefix) || slices.ContainsFunc(names.Spellings(field.Name, value), func(name string) bool { return Begins(name, prefix) })
}
