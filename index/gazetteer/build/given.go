package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"dateline/index/text"
)

// Bounds on what is taken for a given name.
const (
	givenWeight    = 2 // bearers in the lists of people, those of Wikidata and of Congress counted twice
	givenSpellings = 3 // in another script
	givenShare     = 5 // a spelling is taken up to this much rarer than the commonest
)

// given writes the given names of the people in the lists of actors, in Latin
// letters and as Wikidata spells them in Russian, Arabic and Hebrew, together
// with those of our own table.
func (b *book) given(out string) error {
	names := map[string]bool{}
	latin, err := b.latinGiven()
	if err != nil {
		return err
	}
	for name := range latin {
		names[name] = true
	}
	for _, language := range []string{"ru", "ar", "he"} {
		if err := b.spellGiven(language, latin, names); err != nil {
			return err
		}
	}
	err = readLines(b.tables+"/given.txt", func(line string) error {
		if strings.HasPrefix(line, "#") {
			return nil
		}
		for name := range strings.FieldsSeq(line) {
			names[text.Fold(name)] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	sorted := make([]string, 0, len(names))
	for name := range names {
		sorted = append(sorted, name)
	}
	slices.Sort(sorted)
	for _, name := range sorted {
		buf.WriteString(name + "\n")
	}
	return os.WriteFile(filepath.Clean(out), buf.Bytes(), 0o644)
}

// latinGiven counts how often a word comes first in the names of people, and
// how often behind.
func (b *book) latinGiven() (map[string]bool, error) {
	first, other := map[string]int{}, map[string]int{}
	err := readLines(b.data+"/actors/actors.jsonl.zst", func(line string) error {
		var r struct{ Name, Kind, Source string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return err
		}
		words := text.Words(r.Name)
		if r.Kind != "person" || len(words) < 2 {
			return nil
		}
		weight := 2
		if strings.HasPrefix(r.Source, "phoenix") {
			weight = 1
		}
		first[words[0].Folded] += weight
		for _, w := range words[1:] {
			other[w.Folded]++
		}
		return nil
	})
	delete(first, "islamic") // of parties that the lists call people
	latin := map[string]bool{}
	for name, n := range first {
		if n >= givenWeight && n*2 > other[name] && len(name) > 2 && !b.ordinary[name] && !strings.ContainsFunc(name, unicode.IsDigit) {
			latin[name] = true
		}
	}
	return latin, err
}

// spellGiven adds the spellings of given names in another script.
func (b *book) spellGiven(language string, latin, names map[string]bool) error {
	return readLines(b.data+"/names/transliteration-en-"+language+".jsonl.gz", func(line string) error {
		var r map[string]json.RawMessage
		var en string
		var spelt []string
		var counts []int
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return err
		}
		for field, into := range map[string]any{"en": &en, language: &spelt, "counts": &counts} {
			if err := json.Unmarshal(r[field], into); err != nil {
				return err
			}
		}
		if !latin[text.Fold(en)] {
			return nil
		}
		for i, s := range spelt[:min(len(spelt), givenSpellings)] {
			if counts[i]*givenShare >= counts[0] && len([]rune(s)) > 2 && len(text.Words(s)) == 1 && !b.ordinary[text.Fold(s)] {
				names[text.Fold(s)] = true
			}
		}
		return nil
	})
}
