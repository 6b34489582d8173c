package main

import (
	"io/fs"
	"strings"
	"testing"

	"dateline/testdata"
)

// The demonstration corpus keeps what it promises: its size, its languages, its
// form, and a place where the facts of every article can be checked.
func TestCorpus(t *testing.T) {
	ids, languages, talks := map[string]string{}, map[string]int{}, 0
	err := fs.WalkDir(testdata.Corpus, "corpus", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(testdata.Corpus, path)
		if err != nil {
			return err
		}
		_, rest, ok := strings.Cut(string(data), "---\n")
		head, body, closed := strings.Cut(rest, "---\n")
		if !ok || !closed {
			t.Errorf("%s: no front matter", path)
			return nil
		}
		for _, key := range []string{"id", "title", "language", "source", "facts"} {
			if value(head, key) == "" {
				t.Errorf("%s: no %s", path, key)
			}
		}
		id := value(head, "id")
		if other, twice := ids[id]; twice {
			t.Errorf("%s: id %s is also that of %s", path, id, other)
		}
		ids[id] = path
		languages[value(head, "language")]++
		if strings.Contains(path, "/ukraine/2026-01-") {
			talks++
		}
		if n := len(strings.Fields(body)); n < 70 || n > 320 {
			t.Errorf("%s: %d words", path, n)
		}
		for _, agency := range []string{"(Reuters)", "(AFP)", "(AP)", "(TASS)", "УНІАН", "РИА Новости"} {
			if strings.Contains(body, agency) {
				t.Errorf("%s: seems to be written by %s", path, agency)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(ids) < 120 || talks < 20 {
		t.Errorf("%d articles, %d of January 2026, want 120 and 20", len(ids), talks)
	}
	for _, language := range []string{"en", "uk", "ru", "ar", "fr", "es"} {
		if languages[language] < 5 {
			t.Errorf("%d articles in %s", languages[language], language)
		}
	}
}

// value returns the value of a key in front matter.
func value(head, key string) string {
	for line := range strings.Lines(head) {
		if v, ok := strings.CutPrefix(line, key+": "); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}
